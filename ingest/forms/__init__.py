"""Tables of labels, headings and words, one per notice form.

A form is data: ``<name>.toml`` beside this file. Top-level tables are named after the
languages; see ``nato_is.toml`` for what each holds. A new form of the same kind needs a new
table, no code.
"""

from __future__ import annotations

import tomllib
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Any

__all__ = ["Form", "forms"]


@dataclass(frozen=True, eq=False)
class Form:
    """One notice form: its name, its languages in order, and its tables."""

    name: str
    languages: tuple[str, ...]
    _tables: dict[str, Any]

    def table(self, lang: str, name: str) -> dict[str, Any]:
        """The table ``[lang.name]``; empty where the form has none.

        >>> forms()[0].table("en", "header")["grade"]
        ['Grade']
        """
        found: dict[str, Any] = self._tables.get(lang, {}).get(name, {})
        return found

    def shared_table(self, name: str) -> dict[str, Any]:
        """The table ``[name]`` that holds for all languages; empty where the form has none."""
        found: dict[str, Any] = self._tables.get(name, {})
        return found


@cache
def forms() -> tuple[Form, ...]:
    """All forms that are shipped, by name.

    >>> [form.name for form in forms()]
    ['nato-is']
    """
    found = []
    for entry in sorted(files(__name__).iterdir(), key=lambda e: e.name):
        if entry.name.endswith(".toml"):
            tables = tomllib.loads(entry.read_text(encoding="utf-8"))
            found.append(Form(tables.pop("name"), tuple(tables.pop("languages")), tables))
    return tuple(found)
