"""What a careful reader found in a notice, in any of three shapes.

* the shape of ``rolegraph extract`` itself: correct by hand what it printed, and keep it;
* a notice labelled line by line, bilingual (keys ``en``, ``fr``, ``units`` with ``name_en``);
* a flat one (keys ``duty_location``, ``direct_report_posts``, ``reports_to`` as it is written).

A field that a shape does not have is not scored.
"""

from __future__ import annotations

import json
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from rolegraph.errors import RolegraphError, UnreadableSource
from rolegraph.scoring.facts import even, facts_of

__all__ = ["Gold", "read_gold"]


@dataclass(frozen=True)
class Gold:
    """The truth about one notice.

    Attributes:
        stem: the name of its file without the ending; the notice's file has the same.
        notice_id: its number, where it has one.
        facts: by field the values there are; a field that is missing is not scored.
        as_written: by field a sentence that holds the value, instead of the value itself.
        names: names that are right though the field does not ask for them.
    """

    stem: str
    notice_id: str | None
    facts: dict[str, list[str]]
    as_written: dict[str, str]
    names: frozenset[str]


def read_gold(folder: Path) -> list[Gold]:
    """The truth in a folder's ``*.json``, sub-folders included; other JSON is passed over.

    Raises:
        UnreadableSource: the folder is missing, a file is no JSON, or of no known shape.
        RolegraphError: nothing in it is the truth about a notice.
    """
    if not folder.is_dir():
        raise UnreadableSource(folder, "no such folder")
    found = []
    for path in sorted(folder.rglob("*.json")):
        try:
            data = json.loads(path.read_text(encoding="utf-8"))
        except (ValueError, OSError):
            raise UnreadableSource(path, "is no JSON") from None
        for one in data if isinstance(data, list) else [data]:
            try:
                made = _gold(path.stem, one) if isinstance(one, dict) else None
            except ValueError as error:
                raise UnreadableSource(path, str(error)) from None
            if made:
                found.append(made)
    if not found:
        raise RolegraphError(f"{folder}: no labelled notice in it")
    return found


def _gold(stem: str, data: dict[str, Any]) -> Gold | None:
    if "evidence" in data and "posts_mentioned" in data:
        own = {field: [value for value, _ in facts] for field, facts in facts_of(data).items()}
        return Gold(stem, data.get("notice_id"), own, {}, frozenset())
    if "advertised_post" in data:
        return _line_by_line(stem, data)
    if "duty_location" in data:
        return _flat(stem, data)
    return None


def _value(leaf: Any) -> Any:
    return leaf.get("value") if isinstance(leaf, dict) else leaf


def _evened(values: Iterable[Any]) -> list[str]:
    return [even(value) for value in values if value not in (None, "")]


def _line_by_line(stem: str, data: dict[str, Any]) -> Gold:
    header = [data[lang] for lang in ("en", "fr") if data.get(lang)]
    facts: dict[str, list[str]] = {"notice_id": _evened([_value(data["notice_id"]["en"])])}
    for field in ("title", "location", "body", "schedule"):
        facts[field] = _evened(_value(half.get(field)) for half in header)
    first = header[0]
    facts["deadline"] = _evened([_value(first["deadline"])])
    facts["salary"] = _evened([_value(first["salary_amount"]), _value(first["currency"])])
    grades = dict.fromkeys(_value(first[key]) for key in ("grade_low", "grade_high"))
    facts["grade"] = _evened(f"G{grade}" for grade in grades if grade)
    facts["clearance"] = _evened([_value(first["clearance"])])
    facts["reports_to"] = _evened(_value(data["reports_to"].get(lang)) for lang in ("en", "fr"))
    for field in ("direct_reports", "indirect_reports"):
        facts[field] = _evened([_value(data[field]["number"])])
    facts["competencies"] = [
        even(f"{even(one[f'name_{lang}'])}: {even(one[f'level_{lang}'] or '')}")
        for one in data["competencies"]
        for lang in ("en", "fr")
        if one.get(f"name_{lang}")
    ]
    facts["requirements"] = [
        f"{one['kind']}: {even(one[f'text_{lang}'])}"
        for one in data["requirements"]
        for lang in ("en", "fr")
        if one.get(f"text_{lang}")
    ]
    facts["languages"] = [
        even(f"{'one' if one['which'] == 'one' else 'other'} {one['level']}")
        for requirement in data["requirements"]
        for one in requirement.get("languages", ())
        if one["level"]
    ]
    facts["accountabilities"] = _evened(
        one[f"heading_{lang}"] for one in data["accountabilities"] for lang in ("en", "fr")
    )
    contract = data["contract"]
    keys = {"years": "duration_years", "renewal_years": "renewal_years",
            "maximum_years": "max_service_years"}  # fmt: skip
    facts["contract"] = [
        even(f"{ours} {_value(contract[theirs]['en'])}")
        for ours, theirs in keys.items()
        if contract.get(theirs) and _value(contract[theirs]["en"]) is not None
    ]
    return Gold(stem, str(_value(data["notice_id"]["en"])), facts, {}, frozenset())


def _flat(stem: str, data: dict[str, Any]) -> Gold:
    units = data["units"]
    facts = {
        "notice_id": _evened([data["notice_id"]]),
        "title": _evened([data["title"]]),
        "body": _evened([data["body"]]),
        "grade": _evened([data["grade"]]),
        "location": _evened([data["duty_location"]]),
        "deadline": _evened([data["deadline"]]),
        "clearance": _evened([data["clearance"]]),
        "units": _evened(unit["name"] for unit in units),
        "part_of": [
            f"{even(unit['name'])} < {even(unit['part_of'])}" for unit in units if unit["part_of"]
        ],
        "direct_report_posts": _evened(data["direct_report_posts"]),
        "competencies": [
            even(f"{even(one['name'])}: {even(one['level'] or '')}") for one in data["competencies"]
        ],
    }
    written = [data["reports_to"], data["supervision_as_written"]]
    said = " ".join(words for words in written if words)
    if said:
        facts["reports_to"] = [even(said)]
    names = _evened([data["body"], data["body_acronym"], *(u["acronym"] for u in units)])
    return Gold(stem, data["notice_id"], facts, {"reports_to": even(said)}, frozenset(names))
