"""A notice for two posts whose languages are two files: each post is one, or all stay apart."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from notices import english, french

from rolegraph import RoleGraph
from rolegraph.ingest.mentions import notice_key
from rolegraph.reading import Failure, read_all, read_joined

TWO = "Officer (Budget) and Officer (Travel)"
DEUX = "Administratrice/Administrateur (Budget) et Administratrice/Administrateur (Voyages)"
SAID = {"en": "This notice covers two posts.", "fr": "Cet avis porte sur deux postes."}
Record = dict[str, Any]


def folder_of(folder: Path, en: dict[str, str], fr: dict[str, str]) -> Path:
    """A folder with one file per language."""
    for lang, made, given in (("en", english, en), ("fr", french, fr)):
        text = made(**{"summary": SAID[lang], **given})
        (folder / f"{lang}.txt").write_text(
            text.replace("et (", "et ").replace("and (", "and "), "utf-8"
        )
    return folder


def read(folder: Path) -> list[Record]:
    """What is in a folder, read both ways; every quote stands in its file where it says."""
    found, failed = read_all([folder])
    assert failed == []
    one_by_one = [item for item in read_joined([folder]) if not isinstance(item, Failure)]
    assert one_by_one == found
    for record in found:
        for place in record["evidence"].values():
            file = place.get("file", record["source"]["file"])
            text = (folder / file).read_text(encoding="utf-8")
            assert text[place["start"] : place["end"]] == place["quote"]
    return found


def titles(found: list[Record]) -> list[tuple[str, str]]:
    return [(record["title"]["en"], record["title"]["fr"]) for record in found]


PAIRED = [
    ("Officer (Budget)", "Administratrice/Administrateur (Budget)"),
    ("Officer (Travel)", "Administratrice/Administrateur (Voyages)"),
]
OTHER = ("Assistant (Travel)", "Assistante/Assistant (Voyages)")
CROSSED = "Administratrice/Administrateur (Voyages) et Administratrice/Administrateur (Budget)"


@pytest.mark.parametrize(
    ("en", "fr"),
    [
        ({"title": TWO}, {"title": DEUX}),
        ({"title": TWO, "grade": "G11 and G13"}, {"title": DEUX, "grade": "G11 et G13"}),
        (
            {"title": f"{TWO} (310001 and", "number": "310002"},
            {"title": f"{DEUX} (310001 et", "number": "310002"},
        ),
        (
            {"title": "Officer (Budget) and Assistant (Travel)"},
            {"title": "Assistante/Assistant (Voyages) et Administratrice/Administrateur (Budget)"},
        ),
    ],
    ids=["one number", "two grades", "two numbers", "other order, other roles"],
)
def test_each_post_is_one(en: dict[str, str], fr: dict[str, str], tmp_path: Path) -> None:
    found = read(folder_of(tmp_path, en, fr))
    assert titles(found) == [PAIRED[0], OTHER if "Assistant" in en["title"] else PAIRED[1]]
    assert [record["languages"] for record in found] == [["en", "fr"]] * 2
    assert len({notice_key(record) for record in found}) == 2
    assert all(len(record["sources"]) == 2 for record in found)
    graph = RoleGraph.build(tmp_path)
    assert graph.report is not None
    assert len(graph.report.notices) == 2
    assert not [finding for finding in graph.check() if finding.severity == "violation"]


@pytest.mark.parametrize(
    ("en", "fr"),
    [
        ({"title": TWO, "grade": "G11 and G13"}, {"title": DEUX, "grade": "G13 et G11"}),
        (
            {"title": TWO},
            {"title": CROSSED},
        ),
        ({"title": TWO}, {"title": "Assistante/Assistant (Budget) et Cheffe/Chef (Voyages)"}),
        ({"title": TWO}, {"title": "Administratrice/Administrateur (Finances)", "summary": "Un."}),
        (
            {"title": f"{TWO} (310001 and", "number": "310002"},
            {"title": f"{DEUX} (310002 et", "number": "310001"},
        ),
    ],
    ids=["grades crossed", "subjects crossed", "other roles", "one title", "numbers crossed"],
)  # fmt: skip
def test_what_is_not_sure_stays_apart_and_is_told(
    en: dict[str, str], fr: dict[str, str], tmp_path: Path
) -> None:
    found = read(folder_of(tmp_path, en, fr))
    assert {tuple(record["languages"]) for record in found} == {("en",), ("fr",)}
    assert all("the languages stay apart" in record["warnings"][-1] for record in found)


def test_the_languages_may_come_one_after_the_other(tmp_path: Path) -> None:
    one = folder_of(tmp_path, {"title": TWO}, {"title": DEUX})
    RoleGraph.build(one / "en.txt", tmp_path / "graph")
    graph = RoleGraph.build(one / "fr.txt", tmp_path / "graph")
    assert graph.report is not None
    assert len(graph.report.notices) == 2
    names = {row["post"] for row in graph.ask("posts", lang="fr").dicts()}
    assert {french for _, french in PAIRED} <= names
