"""Answer a question: look up its names, bind its parameters, give plain rows."""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

from rolegraph.errors import BadParameter, RolegraphError, UnknownName
from rolegraph.queries.catalogue import Parameter, Question, question
from rolegraph.queries.name_lookup import find
from rolegraph.store import Iri, Literal, Rows, Store, Term

if TYPE_CHECKING:
    import pandas

__all__ = ["Answer", "Value", "ask", "look_up", "plain_rows"]

Value = str | int | float | bool | None
LANGUAGES = ("en", "fr")


@dataclass(frozen=True)
class Answer:
    """The answer of one question: columns, and rows of plain values in the same order."""

    question: Question | None
    columns: tuple[str, ...]
    rows: tuple[tuple[Value, ...], ...]

    def dicts(self) -> list[dict[str, Value]]:
        """The rows as dictionaries."""
        return [dict(zip(self.columns, row, strict=True)) for row in self.rows]

    def to_pandas(self) -> pandas.DataFrame:
        """The rows as a data frame.

        Raises:
            RolegraphError: pandas is not installed.
        """
        try:
            import pandas
        except ImportError:
            raise RolegraphError("pandas is not installed; 'pip install pandas'") from None
        return pandas.DataFrame(list(self.rows), columns=list(self.columns))


def ask(
    store: Store,
    name: str,
    parameters: Mapping[str, str] | None = None,
    *,
    lang: str = "en",
    names: Store | None = None,
) -> Answer:
    """Answer the question of that name.

    Args:
        parameters: values by parameter name; posts and units by title, acronym, notice number
            or IRI.
        lang: the language of titles and names, ``en`` or ``fr``; where a name is missing in it
            the other language's is given.
        names: where a name is looked up that ``store`` does not know.

    Raises:
        UnknownQuestion, BadParameter, UnknownName, AmbiguousName: in so many words.
    """
    asked = question(name)
    if lang not in LANGUAGES:
        raise BadParameter("lang", f"{lang!r}; en or fr are allowed")
    given = {key.replace("_", "-"): value for key, value in (parameters or {}).items()}
    known = {parameter.name for parameter in asked.parameters}
    for key in given:
        if key not in known:
            allowed = ", ".join(f"--{p}" for p in sorted(known)) or "it takes none"
            raise BadParameter(key, f"unknown to {asked.name!r}; {allowed}")
    bindings = {"lang": json.dumps(lang)}
    for parameter in asked.parameters:
        value = given.get(parameter.name)
        if value is None or not str(value).strip():
            if parameter.required:
                raise BadParameter(
                    parameter.name, f"missing; {asked.name!r} needs it ({parameter.description})"
                )
            continue
        bindings[parameter.name.replace("-", "_")] = _bound((store, names), parameter, str(value))
    result = store.select(asked.sparql, bindings)
    columns = tuple(column.name for column in asked.columns)
    rows = plain_rows(result)
    order = [result.columns.index(column) for column in columns]
    return Answer(asked, columns, tuple(tuple(row[i] for i in order) for row in rows))


def plain_rows(result: Rows) -> list[tuple[Value, ...]]:
    """The rows of a result as plain values."""
    return [tuple(_plain(value) for value in row) for row in result.rows]


def look_up(stores: Iterable[Store | None], kind: str, name: str) -> str:
    """The IRI of what a name means, in the first of the stores that knows it.

    Raises:
        UnknownName: none of them knows it.
        AmbiguousName: it means several things.
    """
    unknown: UnknownName | None = None
    for store in stores:
        if store is None:
            continue
        try:
            return find(store, kind, name)
        except UnknownName as error:
            unknown = error
    assert unknown is not None
    raise unknown


def _bound(stores: tuple[Store | None, ...], parameter: Parameter, value: str) -> str:
    if parameter.kind == "date":
        try:
            day = date.fromisoformat(value)
        except ValueError:
            raise BadParameter(
                parameter.name, f"{value!r} is no date; YYYY-MM-DD is allowed"
            ) from None
        return json.dumps(day.isoformat())
    return f"<{look_up(stores, parameter.kind, value)}>"


def _plain(term: Term) -> Value:
    if term is None:
        return None
    if isinstance(term, Iri):
        return str(term)
    assert isinstance(term, Literal)
    value = term.plain()
    if (term.datatype or "").endswith("#dateTime") and isinstance(value, str):
        return re.sub(r"T00:00:00.*$", "", value)
    return value
