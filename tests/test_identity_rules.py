"""Each rule by which mentions of posts are one, on small notices; and where they stay apart."""

from __future__ import annotations

import json
import re
from pathlib import Path
from typing import Any

import pytest
from notices import english, source

from rolegraph.ingest import records as read
from rolegraph.ingest.facts_to_identities import resolve
from rolegraph.ingest.identities.model import Identities

OFFICE = "The Charts Division (CD) draws charts."
DIRECTOR = "The incumbent reports to the Director of the Charts Division."
HEAD = "The incumbent reports to the Head of the {} Section."


def notice(number: str, title: str, year: int, *said: str, section: str = "", **parts: str) -> str:
    """A notice of the Charts Division, or of a section of it; ``said`` of other posts."""
    summary = OFFICE
    if section:
        summary += f" Within the Charts Division, the {section} Section keeps watch."
    relations = " ".join((HEAD.format(section) if section else DIRECTOR, *said))
    values = {"summary": summary, "relations": relations, **parts}
    text = english(number=number, title=title, **values)
    return text.replace("14-June-2026", f"14-June-{year}")


def found(*texts: str) -> Identities:
    return resolve([record for text in texts for record in read(source(text))])


def post(identities: Identities, number: str, title: str) -> str:
    """The identity of what a notice calls ``title``."""
    for one in identities.notices:
        for local in one.posts:
            titles = {t for counts in local.titles.values() for t in counts}
            if one.number == number and title in titles:
                return identities.post_of[local].iri
    raise AssertionError(f"{number} names no {title}")


def same(identities: Identities, *mentions: tuple[str, str]) -> bool:
    return len({post(identities, *mention) for mention in mentions}) == 1


def rules(identities: Identities) -> set[str]:
    return {link.rule for link in identities.links}


def asked(identities: Identities) -> set[str]:
    return {reason for question in identities.questions for reason, _ in question.reasons}


@pytest.mark.parametrize(
    "behind",
    [
        "in the Maps Section",
        "of the Maps Section",
        "in the Maps Section of the Charts Division",
        "of the Maps Section of the Charts Division (CD)",
    ],
)
def test_units_behind_a_title_are_its_place(behind: str) -> None:
    own = notice("310001", "Ink Technician", 2022, section="Maps")
    other = notice("310002", "Clerk", 2023, f"The incumbent assists the Ink Technician {behind}.",
                   section="Tides")  # fmt: skip
    identities = found(own, other)
    (title,) = (
        t for n in identities.notices if n.number == "310002"
        for local in n.posts for counts in local.titles.values() for t in counts
        if t.startswith("Ink Technician")
    )  # fmt: skip
    assert same(identities, ("310001", "Ink Technician"), ("310002", title))


def test_head_of_section_is_of_the_section_described() -> None:
    own = notice("310001", "Head of the Maps Section", 2022)
    assists = "The incumbent assists the Pilot in the Tides Section."
    below = notice("310002", "Clerk", 2023, assists, section="Maps")
    below = below.replace("Head of the Maps Section", "Head of Section")
    identities = found(own, below)
    assert same(identities, ("310001", "Head of the Maps Section"), ("310002", "Head of Section"))


def test_head_of_section_is_nobody_where_two_sections_are_described() -> None:
    own = notice("310001", "Head of the Maps Section", 2022)
    summary = f"{OFFICE} The Maps Section and the Tides Section are part of the Charts Division."
    below = notice("310002", "Clerk", 2023, summary=summary,
                   relations="The incumbent reports to the Head of Section.")  # fmt: skip
    identities = found(own, below)
    mentions = ("310001", "Head of the Maps Section"), ("310002", "Head of Section")
    assert not same(identities, *mentions)


def test_a_head_is_known_by_the_only_unit_of_its_subject() -> None:
    own = notice("310001", "Head of the Maps Section", 2022)
    maps = notice("310003", "Clerk", 2022, section="Maps")
    other = notice("310002", "Pilot", 2023, "The incumbent assists the Head, Maps.",
                   section="Tides")  # fmt: skip
    identities = found(own, maps, other)
    assert same(identities, ("310001", "Head of the Maps Section"), ("310002", "Head, Maps"))
    assert "only-unit-of-subject" in rules(identities)


COMMON = [
    notice("310001", "Staff Officer", 2021, section="Maps"),
    notice("310002", "Staff Officer", 2021, section="Tides"),
]
ASSISTS = "The incumbent assists the Staff Officer."


def test_a_title_of_several_sections_is_one_post_in_each() -> None:
    again = notice("310003", "Staff Officer", 2025, section="Maps")
    identities = found(*COMMON, again)
    assert same(identities, ("310001", "Staff Officer"), ("310003", "Staff Officer"))
    assert not same(identities, ("310002", "Staff Officer"), ("310003", "Staff Officer"))
    assert rules(identities) >= {"readvertised"}


@pytest.mark.parametrize("section", ["Maps", "Tides", "Pilots", ""])
def test_a_title_of_several_sections_without_a_place_stays_apart(section: str) -> None:
    other = notice("310004", "Clerk", 2023, ASSISTS, section=section)
    identities = found(*COMMON, other)
    for number in ("310001", "310002"):
        assert not same(identities, (number, "Staff Officer"), ("310004", "Staff Officer"))


def test_a_title_of_one_post_needs_no_place() -> None:
    other = notice("310004", "Clerk", 2023, ASSISTS, section="Pilots")
    identities = found(COMMON[0], other)
    assert same(identities, ("310001", "Staff Officer"), ("310004", "Staff Officer"))
    assert "same-office-title" in rules(identities)


def test_two_openings_at_one_time_are_asked_about_and_later_ones_too() -> None:
    twins = [
        notice(number, "Staff Officer", 2021, section="Maps") for number in ("310001", "310005")
    ]
    again = notice("310006", "Staff Officer", 2024, section="Maps")
    identities = found(*twins, again)
    numbers = ["310001", "310005", "310006"]
    assert len({post(identities, number, "Staff Officer") for number in numbers}) == 3
    assert asked(identities) == {"ask-two-openings", "ask-several-posts"}


WORK = "Planning. Draw up the yearly tide tables of the northern harbours for all member states."


@pytest.mark.parametrize("title", ["Tides Adviser", "Ports Officer"])
def test_one_other_word_is_asked_about_where_the_work_is_the_same(title: str) -> None:
    first = notice("310001", "Tides Officer", 2021, section="Maps", duties=WORK)
    second = notice("310002", title, 2024, section="Maps", duties=WORK)
    identities = found(first, second)
    assert not same(identities, ("310001", "Tides Officer"), ("310002", title))
    assert asked(identities) == {"ask-one-word"}
    other_work = second.replace(WORK, "Printing. Print the charts on large sheets of paper daily.")
    assert not asked(found(first, other_work))


def test_an_abbreviated_field_in_parentheses_is_no_acronym() -> None:
    first = notice("310001", "Adviser (HR)", 2021, section="Maps")
    second = notice("310002", "Human Resources Adviser", 2024, section="Maps")
    assert same(found(first, second), ("310001", "Adviser (HR)"),
                ("310002", "Human Resources Adviser"))  # fmt: skip


def _named(identities: Identities, known: dict[str, str], mention: str) -> str | None:
    """The identity of a mention of the gold: a number and a name, or a name of a group."""
    if mention in known:
        return known[mention]
    number, _, name = mention.partition(":")
    bare = re.sub(r"\s*\([A-Z0-9]+\)$", "", name).casefold()
    for one in identities.notices:
        if one.number != number:
            continue
        for local in one.posts:
            if any(bare == title.casefold() for c in local.titles.values() for title in c):
                return identities.post_of[local].iri
        for unit in one.units:
            if bare in {n.casefold() for n in unit.names.values()} | {
                (unit.acronym or "").casefold()
            }:
                return identities.unit_of[unit].iri
    return None


def test_the_real_notices_are_merged_as_a_careful_reader_merges_them(
    shared: Path, records: dict[str, dict[str, Any]]
) -> None:
    graph = json.loads((shared / "gold" / "graph.json").read_text(encoding="utf-8"))
    identities = resolve(records.values())
    known: dict[str, str] = {}
    compared = 0
    for rule in graph["merge_rules"]:
        listed = rule.get("must_merge") or rule["must_not_merge"]
        met = [iri for mention in listed if (iri := _named(identities, known, mention))]
        compared += len(met) > 1
        if "must_merge" in rule:
            assert len(set(met)) <= 1, listed
            known.update(dict.fromkeys([rule["as_"]], met[0]) if met else {})
        else:
            assert len(set(met)) == len(met), listed
    assert compared >= 8
