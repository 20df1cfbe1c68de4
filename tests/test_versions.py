"""Files over time: read once, corrected, in two languages one by one, in any order."""

from __future__ import annotations

import itertools
from pathlib import Path

import notices
import pytest

from rolegraph import RoleGraph


def dump(folder: Path) -> bytes:
    return RoleGraph.open(folder).export(None, "nquads")


def test_unchanged_files_are_not_read_again(tmp_path: Path) -> None:
    path = notices.write(tmp_path, "a.txt", notices.english())
    RoleGraph.build(path, tmp_path / "g")
    report = RoleGraph.build(path, tmp_path / "g").report
    assert report is not None
    assert (report.read, report.unchanged, report.changed) == ((), 1, False)
    notices.write(tmp_path, "a.txt", notices.english(grade="G13"))
    report = RoleGraph.build(path, tmp_path / "g").report
    assert report is not None and (report.unchanged, report.changed) == (0, True)


def test_a_corrected_notice_keeps_the_hash_of_what_it_replaced(tmp_path: Path) -> None:
    path = notices.write(tmp_path, "a.txt", notices.english(grade="G11"))
    RoleGraph.build(path, tmp_path / "g")
    notices.write(tmp_path, "a.txt", notices.english(grade="G13"))
    graph = RoleGraph.build(path, tmp_path / "g")
    found = graph.sparql("SELECT ?hash { ?n a rg:VacancyNotice ; rg:replaces/rg:sha256 ?hash }")
    assert len(found.rows) == 1  # type: ignore[union-attr]
    assert [row["grade"] for row in graph.ask("posts").dicts() if row["grade"]] == ["G13"]


def test_a_number_that_was_corrected_leaves_no_second_notice(tmp_path: Path) -> None:
    path = notices.write(tmp_path, "a.txt", notices.english(number="310001"))
    RoleGraph.build(path, tmp_path / "g")
    notices.write(tmp_path, "a.txt", notices.english(number="310002"))
    report = RoleGraph.build(path, tmp_path / "g").report
    assert report is not None and report.notices == ("310002",)


@pytest.mark.parametrize("order", list(itertools.permutations(("old", "new", "other"))))
def test_two_versions_in_any_order_give_one_graph(tmp_path: Path, order: tuple[str, ...]) -> None:
    texts = {
        "old": notices.english(grade="G11"),
        "new": notices.english(grade="G13").replace("14-June-2026", "14-July-2026"),
        "other": notices.english(number="310002", title="Sheet Keeper"),
    }
    whole = tmp_path / "whole"
    whole.mkdir()
    for name, text in texts.items():
        notices.write(whole, f"{name}.txt", text)
    RoleGraph.build(whole, tmp_path / "at-once")
    for name in order:
        RoleGraph.build(whole / f"{name}.txt", tmp_path / "one-by-one")
    assert dump(tmp_path / "one-by-one") == dump(tmp_path / "at-once")


@pytest.mark.parametrize("order", [("en", "fr"), ("fr", "en")])
def test_english_today_and_french_tomorrow_are_one_notice(
    tmp_path: Path, order: tuple[str, ...]
) -> None:
    both = tmp_path / "both"
    both.mkdir()
    notices.write(both, "en.txt", notices.english())
    notices.write(both, "fr.txt", notices.french())
    RoleGraph.build(both, tmp_path / "at-once")
    for lang in order:
        RoleGraph.build(both / f"{lang}.txt", tmp_path / "one-by-one")
    assert dump(tmp_path / "one-by-one") == dump(tmp_path / "at-once")


def test_a_half_whose_other_file_is_gone_is_told(tmp_path: Path) -> None:
    english = notices.write(tmp_path, "en.txt", notices.english())
    RoleGraph.build(english, tmp_path / "g")
    english.unlink()
    french = notices.write(tmp_path, "fr.txt", notices.french())
    report = RoleGraph.build(french, tmp_path / "g").report
    assert report is not None
    assert any("given apart" in line for line in report.left_open)
