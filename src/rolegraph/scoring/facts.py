"""A record as facts that can be compared: per field a list of plain strings with their pointers."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

from rolegraph.ingest.text_to_sections import fold

__all__ = ["FIELDS", "Fact", "even", "facts_of"]

Record = dict[str, Any]
#: A comparable value and the JSON Pointer it was read at.
Fact = tuple[str, str]

#: The fields that are scored, in the order they are shown.
FIELDS = (
    "notice_id", "title", "body", "location", "schedule", "deadline", "salary", "grade",
    "clearance", "reports_to", "functional_superior", "direct_reports", "indirect_reports",
    "direct_report_posts", "units", "part_of", "led_by", "posts", "competencies",
    "requirements", "languages", "experience", "accountabilities", "contract",
)  # fmt: skip
_ARTICLE = re.compile(r"^(?:the|la/du|la/au|la/le|le/la|la|le|l')\s*(?=\w)")
#: Kinds of units that are not part of the structure of the body itself.
_NOT_OWN = frozenset({"body", "external", "committee"})
_QUOTES = str.maketrans("“”„«»", '"""""')
_INNER_ARTICLE = re.compile(r"/(?:de la |de l'|du |au |la |le |l')")


def even(value: Any) -> str:
    """A value as it is compared: case, accents, white space, articles and end marks gone.

    >>> even(" The Head of  Maps; "), even("la/le chef"), even(3)
    ('head of maps', 'chef', '3')
    """
    said = fold(str(value)).translate(_QUOTES)
    words = _ARTICLE.sub("", said.strip(" ;.:-–*"))
    return _INNER_ARTICLE.sub("/", words)


def facts_of(record: Record) -> dict[str, list[Fact]]:
    """The facts of a record by field; a field without any has an empty list."""
    found: dict[str, list[Fact]] = {field: [] for field in FIELDS}
    for field, value, pointer in _facts(record):
        if value not in (None, ""):
            found[field].append((even(value), pointer))
    return found


def _facts(record: Record) -> Iterator[tuple[str, Any, str]]:
    yield "notice_id", record["notice_id"], "/notice_id"
    for field in ("title", "body", "location", "schedule"):
        yield from _bilingual(field, record[field], f"/{field}")
    yield "deadline", record["deadline"], "/deadline"
    salary = record["salary"] or {}
    yield "salary", salary.get("amount"), "/salary/amount"
    yield "salary", salary.get("currency"), "/salary/currency"
    for key in ("entry", "top"):
        yield "grade", record["grade"][key], f"/grade/{key}"
    yield "clearance", record["clearance"], "/clearance"
    for field in ("reports_to", "functional_superior"):
        if record[field]:
            yield from _bilingual(field, record[field]["title"], f"/{field}/title")
    for field in ("direct_reports", "indirect_reports"):
        yield field, record[field]["count"], f"/{field}/count"
    for i, unit in enumerate(record["units"]):
        if not unit.get("named", True) or unit.get("function") or unit["kind"] in _NOT_OWN:
            continue
        pointer = f"/units/{i}"
        yield from _bilingual("units", unit["name"], f"{pointer}/name")
        for lang in ("en", "fr"):
            parent = unit["part_of"]["name"][lang] if unit["part_of"] else None
            name = unit["name"][lang]
            if parent and name:
                yield "part_of", f"{even(name)} < {even(parent)}", f"{pointer}/part_of/name/{lang}"
        if unit["led_by"]:
            yield from _bilingual("led_by", unit["led_by"]["title"], f"{pointer}/led_by/title")
    for i, post in enumerate(record["posts_mentioned"]):
        listed = post["relation"] == "direct_report"
        field = "direct_report_posts" if listed else "posts"
        yield from _bilingual(field, post["title"], f"/posts_mentioned/{i}/title")
    for i, one in enumerate(record["competencies"]):
        for lang in ("en", "fr"):
            name, level = one["name"][lang], (one["level"] or {}).get(lang)
            if name:
                pointer = f"/competencies/{i}/name/{lang}"
                yield "competencies", f"{even(name)}: {even(level or '')}", pointer
    for i, one in enumerate(record["requirements"]):
        for lang in ("en", "fr"):
            if one["text"][lang]:
                words = f"{one['necessity']}: {even(one['text'][lang])}"
                yield "requirements", words, f"/requirements/{i}/text/{lang}"
    for i, one in enumerate(record["languages_required"]):
        yield "languages", f"{one['of']} {one['level']}", f"/languages_required/{i}/level"
    yield "experience", record["experience_min_years"], "/experience_min_years"
    for i, one in enumerate(record["accountabilities"]):
        yield from _bilingual("accountabilities", one["area"], f"/accountabilities/{i}/area")
    contract = record["contract"] or {}
    for key in ("years", "renewal_years", "maximum_years"):
        if contract.get(key) is not None:
            yield "contract", f"{key} {contract[key]}", f"/contract/{key}"


def _bilingual(field: str, value: Any, pointer: str) -> Iterator[tuple[str, Any, str]]:
    for lang in ("en", "fr"):
        if value and value[lang]:
            yield field, value[lang], f"{pointer}/{lang}"
