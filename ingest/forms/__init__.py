"""Tables of labels, headings and words, one per notice form.

A form is data: one TOML file. It says how it is recognised, its labels and headings per
language, its patterns of values, and where its prose differs; what it leaves out it takes from
the form it ``extends``. A new form needs no code; see :mod:`rolegraph.ingest.forms.table` for
what is allowed in one.
"""

from __future__ import annotations

from functools import cache
from importlib.resources import files
from pathlib import Path

from rolegraph.errors import FormError
from rolegraph.ingest.forms.table import Form, parse

__all__ = ["Form", "forms", "own_form"]


@cache
def forms() -> tuple[Form, ...]:
    """All forms that are shipped; the one for any text, ``generic``, is the last.

    >>> [form.name for form in forms()][0], [form.name for form in forms()][-1]
    ('nato-is', 'generic')
    """
    texts = {
        entry.name.removesuffix(".toml"): entry.read_text(encoding="utf-8")
        for entry in files(__name__).iterdir()
        if entry.name.endswith(".toml")
    }
    made: dict[str, Form] = {}

    def make(name: str) -> Form:
        if name not in made:
            made[name] = parse(texts[name.replace("-", "_")], f"{name}.toml", make)
        return made[name]

    listed = [make(name.replace("_", "-")) for name in texts]
    return tuple(sorted(listed, key=lambda form: (form.name == "generic", form.rank, form.name)))


def own_form(path: str | Path) -> Form:
    """A form of the user's own.

    Raises:
        FormError: the file is missing or not a form; the error says which line and what is
            allowed there.
    """
    try:
        text = Path(path).read_text(encoding="utf-8")
    except OSError as error:
        raise FormError(path, None, error.strerror or "cannot be read") from None
    except UnicodeDecodeError:
        raise FormError(path, None, "is not UTF-8 text") from None
    shipped = {form.name: form for form in forms()}

    def base(name: str) -> Form:
        if name not in shipped:
            raise FormError(path, None, f"extends {name!r}; {', '.join(shipped)} are allowed")
        return shipped[name]

    return parse(text, str(path), base)
