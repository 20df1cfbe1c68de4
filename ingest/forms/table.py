"""What may stand in a form's file, and a form as it is used."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Any

from rolegraph.errors import FormError

__all__ = ["FIELDS", "SECTIONS", "Form", "parse"]

LANGUAGES = ("en", "fr")
#: Header fields a label can stand for. ``unit.KIND`` is a unit the post is in, large before
#: small; ``supervisor`` is the title of the superior.
FIELDS = (
    "title", "number", "body", "location", "schedule", "deadline", "salary", "grade", "clearance",
    "supervisor", "description", "direct_reports", "indirect_reports", "contract",
)  # fmt: skip
UNIT_KINDS = (
    "division", "directorate", "office", "branch", "section", "unit", "team", "committee",
    "body", "external", "department",
)  # fmt: skip
SECTIONS = (
    "summary", "qualifications", "essential", "desirable", "accountabilities",
    "interrelationships", "competencies", "contract", "application", "additional", "other",
)  # fmt: skip
_TOP = {"name": str, "title": str, "extends": str, "languages": list, "rank": int}
_RECOGNISED = {"labels": int, "signs": list, "title": str, "headings": str}
_TITLES = ("line", "label", "none")
_HEADINGS = ("marked", "any")
_LANGUAGE_TABLES = (
    "header", "sections", "unit_kinds", "units", "reporting", "relations", "parties", "teams",
    "periods", "report_counts", "contract", "accountabilities", "requirements",
    "requirement_kinds", "listed_reports", "two_posts",
    "renamed", "conditions", "prose",
)  # fmt: skip
_SHARED_TABLES = ("roles", "topics", "competencies", "values", "recognised")
#: The end of a key whose pattern is added to the one that the extended form has.
_TOO = "_too"
#: Tables whose values are regular expressions.
_PATTERNS = (
    "reporting", "relations", "periods", "report_counts", "contract", "accountabilities",
    "requirements", "requirement_kinds", "listed_reports", "two_posts", "renamed",
    "conditions", "prose", "values",
)  # fmt: skip


@dataclass(frozen=True, eq=False)
class Form:
    """One notice form: its name, its languages in order, and its tables.

    Attributes:
        labels: least header labels in one language that make a header; 0 needs none.
        title_from: ``line`` (above the header), ``label`` or ``none``.
        any_heading: a heading counts though it is neither numbered, in capitals nor marked.
        rank: of two forms that fit equally well the one with the lower rank is chosen.
    """

    name: str
    title: str
    languages: tuple[str, ...]
    labels: int
    signs: tuple[re.Pattern[str], ...]
    title_from: str
    any_heading: bool
    rank: int
    tables: dict[str, Any]

    def table(self, lang: str, name: str) -> dict[str, Any]:
        """The table ``[lang.name]``; empty where the form has none.

        >>> from rolegraph.ingest.forms import forms
        >>> forms()[0].table("en", "header")["grade"][0]
        'Grade'
        """
        found: dict[str, Any] = self.tables.get(lang, {}).get(name, {})
        return found

    def shared_table(self, name: str) -> dict[str, Any]:
        """The table ``[name]`` that holds for all languages; empty where the form has none."""
        found: dict[str, Any] = self.tables.get(name, {})
        return found


def parse(text: str, source: str, base: Callable[[str], Form]) -> Form:
    """The form in ``text``; ``base`` gives the form that it extends.

    Raises:
        FormError: it is no TOML, or holds what a form does not have.
    """
    try:
        tables = tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        at = re.search(r"line (\d+)", str(error))
        words = re.sub(r"\s*\(at .*\)", "", str(error))
        raise FormError(source, int(at[1]) if at else None, words) from None
    for path, problem in _problems(tables):
        raise FormError(source, _line(text, path), problem)
    extended = base(tables["extends"]) if "extends" in tables else None
    recognised = tables.get("recognised", {})
    merged = _merged(extended.tables if extended else {}, tables)
    return Form(
        name=tables["name"],
        title=tables.get("title", tables["name"]),
        languages=tuple(tables.get("languages", extended.languages if extended else LANGUAGES)),
        labels=recognised.get("labels", 3),
        signs=tuple(re.compile(sign) for sign in recognised.get("signs", ())),
        title_from=recognised.get("title", "line"),
        any_heading=recognised.get("headings", "marked") == "any",
        rank=tables.get("rank", 50),
        tables=merged,
    )


def _merged(base: dict[str, Any], own: dict[str, Any]) -> dict[str, Any]:
    """The tables of the form that is extended, each replaced or completed by the form's own.

    Header labels and sections are replaced whole; in other tables single entries are.
    """
    merged = dict(base)
    for name, table in own.items():
        if name in LANGUAGES:
            there = dict(merged.get(name, {}))
            for key, value in table.items():
                whole = key in {"header", "sections"}
                there[key] = value if whole else _completed(there.get(key, {}), value)
            merged[name] = there
        elif name in _SHARED_TABLES:
            merged[name] = {**merged.get(name, {}), **table}
    return merged


def _completed(base: dict[str, Any], own: dict[str, Any]) -> dict[str, Any]:
    """A table with a form's own entries; a pattern ``KEY_too`` is one more alternative of KEY."""
    made = {**base, **{key: value for key, value in own.items() if not key.endswith(_TOO)}}
    for key, value in own.items():
        bare = key.removesuffix(_TOO)
        if bare != key:
            made[bare] = f"{made[bare]}|{value}" if bare in made else value
    return made


Problem = tuple[tuple[str, ...], str]


def _problems(tables: dict[str, Any]) -> Iterator[Problem]:
    """What is wrong, with the keys that lead there."""
    if not isinstance(tables.get("name"), str):
        yield (), 'a form needs a name: name = "my-form"'
    for key, value in tables.items():
        if key in _TOP:
            if not isinstance(value, _TOP[key]):
                yield (key,), f"{key} must be a {_TOP[key].__name__}"
        elif key in LANGUAGES:
            yield from _language_problems(key, value)
        elif key not in _SHARED_TABLES:
            allowed = ", ".join([*_TOP, *LANGUAGES, *_SHARED_TABLES])
            yield (key,), f"{key!r} is not known; {allowed} are allowed"
        elif not isinstance(value, dict):
            yield (key,), f"[{key}] must be a table"
        elif key in _PATTERNS:
            yield from _pattern_problems((key,), value)
    for lang in tables.get("languages", ()):
        if lang not in LANGUAGES:
            yield ("languages",), f"language {lang!r}; {' and '.join(LANGUAGES)} are allowed"
    recognised = tables.get("recognised", {})
    for key, value in recognised.items() if isinstance(recognised, dict) else ():
        yield from _recognised_problems(key, value)


def _recognised_problems(key: str, value: Any) -> Iterator[Problem]:
    choices = {"title": _TITLES, "headings": _HEADINGS}.get(key, ())
    if key not in _RECOGNISED:
        yield ("recognised", key), f"{key!r}; {', '.join(_RECOGNISED)} are allowed"
    elif not isinstance(value, _RECOGNISED[key]):
        yield ("recognised", key), f"{key} must be a {_RECOGNISED[key].__name__}"
    elif choices and value not in choices:
        yield ("recognised", key), f"{value!r}; {', '.join(choices)} are allowed"
    elif key == "signs":
        yield from _pattern_problems(("recognised",), {"signs": value})


def _language_problems(lang: str, table: Any) -> Iterator[Problem]:
    if not isinstance(table, dict):
        yield (lang,), f"[{lang}] must hold tables"
        return
    for name, entries in table.items():
        if name not in _LANGUAGE_TABLES:
            yield (lang, name), f"[{lang}.{name}]; {', '.join(_LANGUAGE_TABLES)} are allowed"
        elif not isinstance(entries, dict):
            yield (lang, name), f"[{lang}.{name}] must be a table"
        elif name in {"header", "sections", "unit_kinds"}:
            yield from _list_problems((lang, name), entries)
        elif name in _PATTERNS:
            yield from _pattern_problems((lang, name), entries)


def _list_problems(path: tuple[str, ...], entries: dict[str, Any]) -> Iterator[Problem]:
    allowed = {
        "header": (*FIELDS, *(f"unit.{kind}" for kind in UNIT_KINDS)),
        "sections": SECTIONS,
        "unit_kinds": UNIT_KINDS,
    }[path[-1]]
    for key, value in entries.items():
        if key not in allowed:
            yield (*path, key), f"{key!r}; {', '.join(allowed)} are allowed"
        elif not isinstance(value, list) or not all(isinstance(v, str) and v for v in value):
            yield (*path, key), f'{key} must be a list of strings: {key} = ["..."]'


def _pattern_problems(path: tuple[str, ...], entries: dict[str, Any]) -> Iterator[Problem]:
    for key, value in entries.items():
        for pattern in value if isinstance(value, list) else [value]:
            if not isinstance(pattern, str):
                yield (*path, key), f"{key} must be a regular expression"
                continue
            try:
                re.compile(pattern)
            except re.error as error:
                yield (*path, key), f"{key} is no regular expression: {error}"


def _line(text: str, path: tuple[str, ...]) -> int | None:
    """The line on which the last of the keys stands."""
    if not path:
        return None
    table = ".".join(path[:-1])
    inside = not table
    for number, line in enumerate(text.split("\n"), 1):
        header = re.match(r"\s*\[([^\]]+)\]", line)
        if header:
            name = header[1].strip()
            if name == ".".join(path):
                return number
            inside = name == table
        elif inside and re.match(rf"\s*[\"']?{re.escape(path[-1])}[\"']?\s*=", line):
            return number
    return None
