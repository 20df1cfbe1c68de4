"""Every field of the real notices against what a careful reader found in them."""

from __future__ import annotations

import json
import re
from pathlib import Path
from typing import Any

import pytest

from rolegraph.ingest.file_to_text import decode

NOTICES = ("241614", "250642", "251771", "260531", "260850")
Record = dict[str, Any]


@pytest.fixture(params=NOTICES)
def case(request: pytest.FixtureRequest, shared: Path, records: dict[str, Record]) -> Any:
    """One notice: what was read, and what there is to read."""
    gold = json.loads((shared / "gold" / f"{request.param}.json").read_text(encoding="utf-8"))
    return records[request.param], gold


def value(leaf: Any) -> Any:
    return leaf.get("value") if isinstance(leaf, dict) else leaf


def bare(title: str | None) -> str | None:
    """A title of the gold without the article it keeps."""
    if title is None:
        return None
    return re.sub(r"^(?:the|la/du|la/au|la/le|le/la|la|le|l['’])[\s]*", "", title, flags=re.I)


def even(text: str | None) -> str:
    """Text as it is compared: white space evened, list marks and closing marks gone."""
    return re.sub(r"\s+", " ", text or "").strip(" ;.-")


def test_header(case: Any) -> None:
    record, gold = case
    for lang in ("en", "fr"):
        for field in ("title", "location", "body", "schedule"):
            assert record[field][lang] == value(gold[lang][field]), (field, lang)
    assert record["notice_id"] == value(gold["notice_id"]["en"])
    assert record["deadline"] == value(gold["en"]["deadline"])
    assert record["salary"]["amount"] == value(gold["en"]["salary_amount"])
    assert record["salary"]["currency"] == value(gold["en"]["currency"])
    assert record["salary"]["period"] == "month"
    low, high = value(gold["en"]["grade_low"]), value(gold["en"]["grade_high"])
    top = f"G{high}" if high != low else None
    assert record["grade"] == {"entry": f"G{low}", "top": top}
    assert record["clearance"] == value(gold["en"]["clearance"])


def test_superiors_and_counts(case: Any) -> None:
    record, gold = case
    assert record["reports_to"]["title"]["en"] == bare(value(gold["reports_to"]["en"]))
    assert record["functional_superior"] is None
    for field in ("direct_reports", "indirect_reports"):
        number = value(gold[field]["number"])
        assert record[field]["count"] == number
        assert even(record[field]["declared"]) == even(value(gold[field]["raw_en"]))


def test_competencies(case: Any) -> None:
    record, gold = case
    keys = ("name_en", "level_en", "name_fr", "level_fr")
    expected = [tuple(even(one[key]) for key in keys) for one in gold["competencies"]]
    found = [
        tuple(even(one[part][lang]) for lang in ("en", "fr") for part in ("name", "level"))
        for one in record["competencies"]
    ]
    assert found == expected


def test_requirements(case: Any) -> None:
    record, gold = case
    for lang in ("en", "fr"):
        expected = [(r["kind"], even(r[f"text_{lang}"])) for r in gold["requirements"]]
        found = [(r["necessity"], even(r["text"][lang])) for r in record["requirements"]]
        assert sorted(found) == sorted(expected)


def test_languages_and_experience(case: Any) -> None:
    record, gold = case
    languages = [
        {"of": "one" if one["which"] == "one" else "other", "level": one["level"]}
        for requirement in gold["requirements"]
        for one in requirement.get("languages", ())
        if one["level"]
    ]
    assert record["languages_required"] == languages
    years = {"241614": 7, "250642": 2, "251771": 5, "260531": 5, "260850": 3}
    assert record["experience_min_years"] == years[record["notice_id"]]


def test_accountabilities(case: Any) -> None:
    record, gold = case
    expected = [(even(a["heading_en"]), even(a["heading_fr"])) for a in gold["accountabilities"]]
    found = [(even(a["area"]["en"]), even(a["area"]["fr"])) for a in record["accountabilities"]]
    assert found == expected
    for one, wanted in zip(record["accountabilities"], gold["accountabilities"], strict=True):
        assert even(one["text"]["en"]).startswith(even(wanted["first_words_en"]))


def test_contract(case: Any) -> None:
    record, _ = case
    assert record["contract"] == {"years": 3, "renewal_years": 3, "maximum_years": 6}


def test_disagreements_that_structure_shows(case: Any) -> None:
    record, gold = case
    shown = [d for d in gold["en_fr_disagreements"] if d.get("detectable_from_structure")]
    assert len(record["disagreements"]) >= len(shown)
    assert record["warnings"] == []


def test_evidence(case: Any, shared: Path) -> None:
    """Every quote stands where it is said to, and no name has none."""
    record, _ = case
    file = shared / "notices" / record["source"]["file"]
    text = decode(file.read_bytes(), file.name).text.string
    for pointer, place in record["evidence"].items():
        for one in (place, *place.get("also", ())):
            assert text[one["start"] : one["end"]] == one["quote"], pointer
            assert text.count("\n", 0, one["start"]) + 1 == one["line"], pointer
    for i, unit in enumerate(record["units"]):
        for lang, name in unit["name"].items():
            assert not name or f"/units/{i}/name/{lang}" in record["evidence"]


def test_no_unit_or_post_is_made_up(case: Any, shared: Path) -> None:
    """Every English name read is one that the careful reader has, or one of its parts."""
    record, gold = case
    graph = json.loads((shared / "gold" / "graph.json").read_text(encoding="utf-8"))
    known = json.dumps([gold["units"], gold["posts"], gold["works_with"], graph["units"]])
    folded = re.sub(r"[^a-z]+", " ", re.sub(r"\s*\([^)]*\)", "", known).lower())
    for thing in [*(u["name"] for u in record["units"] if u.get("named", True))]:
        name = thing["en"]
        if name:
            wanted = re.sub(r"[^a-z]+", " ", re.sub(r"\s*\([^)]*\)", "", name).lower()).strip()
            assert wanted in folded, name
