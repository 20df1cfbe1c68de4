"""Scoring against labels: what a label leaves out, what it holds wrongly, and what counts."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from rolegraph.errors import UnreadableSource
from rolegraph.ingest import decode, records
from rolegraph.scoring import Score, read_gold, score
from rolegraph.scoring.facts import FIELDS, even

NOTICE = """Head, Tide Tables Section (448120)

Primary Location: Norway-Bergen
NATO Body: Harbour Pilots Agency (HPA)
Schedule: Full-time
Application Deadline: 14-March-2027
Grade NATO Grade G17

1. SUMMARY

The Tide Tables Section is part of the Legal Depths Office.

4. INTERRELATIONSHIPS

The incumbent reports to the Head of Laboratories.
"""


def label(tmp_path: Path, **changes: Any) -> Path:
    """What is read of the notice, kept as a label with some keys changed."""
    source = decode(NOTICE.encode(), "tides.txt")
    (record,) = records(source)
    told = {**record, **changes}
    path = tmp_path / "tides.json"
    path.write_text(json.dumps(told), encoding="utf-8")
    return path


def scored(folder: Path) -> Score:
    source = decode(NOTICE.encode(), "tides.txt")
    return score([(one, source.text.string) for one in records(source)], read_gold(folder))


def test_what_was_read_scores_in_full_against_itself(tmp_path: Path) -> None:
    label(tmp_path)
    result = scored(tmp_path)
    assert result.misses == []
    assert tuple(result.fields) == FIELDS
    assert result.total.right > 8


def test_null_says_that_there_is_nothing(tmp_path: Path) -> None:
    label(tmp_path, grade=None, direct_reports=None, units=None)
    result = scored(tmp_path)
    assert {(miss.field, miss.found) for miss in result.misses if miss.field == "grade"} == {
        ("grade", "g17")
    }
    assert result.fields["units"].wrong == 2
    assert result.fields["direct_reports"].right == 0


def test_a_key_that_is_not_there_is_not_scored(tmp_path: Path) -> None:
    path = label(tmp_path)
    told = json.loads(path.read_text(encoding="utf-8"))
    del told["grade"], told["units"]
    path.write_text(json.dumps(told), encoding="utf-8")
    result = scored(tmp_path)
    assert result.misses == []
    assert not {"grade", "units", "part_of", "led_by"} & set(result.fields)


@pytest.mark.parametrize(
    ("key", "value"),
    [("grade", "G17"), ("title", "Head"), ("units", [{"name": "Section"}]), ("contract", [3]),
     ("reports_to", {"en": "Head"}), ("posts_mentioned", ["Head"]), ("salary", 5.0)],
)  # fmt: skip
def test_a_label_of_another_shape_is_one_line_that_names_file_and_key(
    tmp_path: Path, key: str, value: Any
) -> None:
    path = label(tmp_path, **{key: value})
    with pytest.raises(UnreadableSource, match=f"'{key}'") as told:
        read_gold(tmp_path)
    assert path.name in str(told.value)
    assert "\n" not in str(told.value)


@pytest.mark.parametrize("name", ["Laboratory", "Legal Office", "Lessons Cell", "Theatre Unit"])
def test_only_whole_words_are_articles(name: str) -> None:
    assert even(name) == name.lower()


def test_articles_do_not_count() -> None:
    assert even("L'Office") == even("the office") == "office"
    assert even("la/le chef") == "chef"
