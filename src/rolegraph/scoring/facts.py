"""A record as facts that can be compared: per field a list of plain strings with their pointers."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from typing import Any

from rolegraph.ingest.text_to_sections import fold

__all__ = ["FIELDS", "Fact", "even", "facts_of"]

Record = dict[str, Any]
#: A comparable value and the JSON Pointer it was read at.
Fact = tuple[str, str]
#: A field, its value as it was read, and its pointer.
_Read = tuple[str, Any, str]
_Reader = Callable[[str, Any], Iterator[_Read]]

#: The fields that are scored, in the order they are shown.
FIELDS = (
    "notice_id", "title", "body", "location", "schedule", "deadline", "salary", "grade",
    "clearance", "reports_to", "functional_superior", "direct_reports", "indirect_reports",
    "direct_report_posts", "units", "part_of", "led_by", "posts", "competencies",
    "requirements", "languages", "experience", "accountabilities", "contract",
)  # fmt: skip
_ARTICLE = re.compile(r"^(?:(?:the|la/du|la/au|la/le|le/la|la|le)\s+|l'\s*)(?=\w)")
#: Kinds of units that are not part of the structure of the body itself.
_NOT_OWN = frozenset({"body", "external", "committee"})
_OWN_ACRONYM = re.compile(r"\s*\([A-Z][A-Z&/-]+\)(?=$|\s)")
_QUOTES = str.maketrans("“”„«»", '"""""')
_INNER_ARTICLE = re.compile(r"(/| ou )(?:de la |de l'|du |au |la |le |l')")


def even(value: Any) -> str:
    """A value as it is compared: case, accents, white space, articles and end marks gone.

    >>> even(" The Head of  Maps; "), even("la/le chef"), even("Laboratory"), even(3)
    ('head of maps', 'chef', 'laboratory', '3')
    """
    said = fold(str(value)).translate(_QUOTES)
    words = _ARTICLE.sub("", said.strip(" ;.:-–*"))
    return _INNER_ARTICLE.sub(r"\1", words)


def facts_of(record: Record) -> dict[str, list[Fact]]:
    """The facts of a record by field; a field without any has an empty list.

    What a record has no key for is left out of the answer, what is null has no facts.

    Raises:
        ValueError: a key holds something of another shape than ``rolegraph extract`` prints.
    """
    found: dict[str, list[Fact]] = {}
    for key, (fields, read) in _READERS.items():
        if key not in record:
            continue
        for field in fields:
            found.setdefault(field, [])
        try:
            for field, value, pointer in read(key, record[key]) if record[key] else ():
                if value not in (None, ""):
                    found[field].append((even(value), pointer))
        except (TypeError, KeyError, AttributeError):
            raise ValueError(f"{key!r} has another shape than 'rolegraph extract' prints") from None
    return {field: found[field] for field in FIELDS if field in found}


def _plain(key: str, value: Any) -> Iterator[_Read]:
    yield _OWN_NAMES.get(key, key), value, f"/{key}"


def _text(key: str, value: Any) -> Iterator[_Read]:
    return _bilingual(key, value, f"/{key}")


def _parts(*names: str) -> _Reader:
    def read(key: str, value: Any) -> Iterator[_Read]:
        for name in names:
            yield key, value.get(name), f"/{key}/{name}"

    return read


def _superior(key: str, value: Any) -> Iterator[_Read]:
    return _titles(key, value["title"], f"/{key}/title")


def _titles(field: str, value: Any, pointer: str) -> Iterator[_Read]:
    """Titles without the acronym that some print after them or in them: it is the same title."""
    for name, title, at in _bilingual(field, value, pointer):
        yield name, _OWN_ACRONYM.sub("", title), at


def _units(key: str, value: Any) -> Iterator[_Read]:
    for i, unit in enumerate(value):
        if not unit.get("named", True) or unit.get("function") or unit["kind"] in _NOT_OWN:
            continue
        pointer = f"/{key}/{i}"
        yield from _bilingual("units", unit["name"], f"{pointer}/name")
        for lang in ("en", "fr"):
            parent = unit["part_of"]["name"][lang] if unit.get("part_of") else None
            name = unit["name"][lang]
            if parent and name:
                yield "part_of", f"{even(name)} < {even(parent)}", f"{pointer}/part_of/name/{lang}"
        if unit.get("led_by"):
            yield from _titles("led_by", unit["led_by"]["title"], f"{pointer}/led_by/title")


def _posts(key: str, value: Any) -> Iterator[_Read]:
    for i, post in enumerate(value):
        listed = post.get("relation") == "direct_report"
        field = "direct_report_posts" if listed else "posts"
        yield from _titles(field, post["title"], f"/{key}/{i}/title")


def _competencies(key: str, value: Any) -> Iterator[_Read]:
    for i, one in enumerate(value):
        for lang in ("en", "fr"):
            name, level = one["name"][lang], (one.get("level") or {}).get(lang)
            if name:
                yield key, f"{even(name)}: {even(level or '')}", f"/{key}/{i}/name/{lang}"


def _requirements(key: str, value: Any) -> Iterator[_Read]:
    for i, one in enumerate(value):
        for lang in ("en", "fr"):
            if one["text"][lang]:
                words = f"{one['necessity']}: {even(one['text'][lang])}"
                yield key, words, f"/{key}/{i}/text/{lang}"


def _languages(key: str, value: Any) -> Iterator[_Read]:
    for i, one in enumerate(value):
        yield "languages", f"{one['of']} {one['level']}", f"/{key}/{i}/level"


def _accountabilities(key: str, value: Any) -> Iterator[_Read]:
    for i, one in enumerate(value):
        yield from _bilingual(key, one["area"], f"/{key}/{i}/area")


def _contract(key: str, value: Any) -> Iterator[_Read]:
    for name in ("years", "renewal_years", "maximum_years"):
        if value.get(name) is not None:
            yield key, f"{name} {value[name]}", f"/{key}/{name}"


def _bilingual(field: str, value: Any, pointer: str) -> Iterator[_Read]:
    for lang in ("en", "fr"):
        if value and value.get(lang):
            yield field, value[lang], f"{pointer}/{lang}"


#: Fields that are called otherwise than the key they are read from.
_OWN_NAMES = {"experience_min_years": "experience"}
#: By key of a record, the fields it gives and how they are read.
_READERS: dict[str, tuple[tuple[str, ...], _Reader]] = {
    **{key: ((key,), _plain) for key in ("notice_id", "deadline", "clearance")},
    **{key: ((key,), _text) for key in ("title", "body", "location", "schedule")},
    "salary": (("salary",), _parts("amount", "currency")),
    "grade": (("grade",), _parts("entry", "top")),
    **{key: ((key,), _superior) for key in ("reports_to", "functional_superior")},
    **{key: ((key,), _parts("count")) for key in ("direct_reports", "indirect_reports")},
    "units": (("units", "part_of", "led_by"), _units),
    "posts_mentioned": (("direct_report_posts", "posts"), _posts),
    "competencies": (("competencies",), _competencies),
    "requirements": (("requirements",), _requirements),
    "languages_required": (("languages",), _languages),
    "experience_min_years": (("experience",), _plain),
    "accountabilities": (("accountabilities",), _accountabilities),
    "contract": (("contract",), _contract),
}
