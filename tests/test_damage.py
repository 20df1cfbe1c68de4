"""Notices that were cut, shuffled, mistyped or never were notices: nothing is made up of them."""

from __future__ import annotations

import json
from typing import Any

from conftest import EXAMPLES
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from notices import english, french, source

from rolegraph.errors import RolegraphError
from rolegraph.ingest import records

LINES = [
    line for path in sorted(EXAMPLES.glob("*.txt")) for line in path.read_text("utf-8").split("\n")
]
WORDS = sorted({word for line in LINES for word in line.split()})
PARTS = (
    "The Works Division comprises the Dykes Section, the Locks Section and the Clay Unit.",
    "Within the Works (WD) Division, the Head, Clay Unit, reports to the Director of Works.",
    "It is led by the Head of Section. Its Toll Team collects tolls.",
    "Au sein de la Division Travaux (DT), la/le chef de l'Unité Argile relève de la/du chef.",
    "Sous l'autorité de la directrice/du directeur, Digues et de l'Unité",
)


def check(text: str) -> list[dict[str, Any]]:
    """Read ``text``: it is refused, or every fact of the records stands where it says."""
    try:
        given_text = source(text)
        found = records(given_text)
    except RolegraphError as error:
        assert "\n" not in str(error)
        return []
    text = given_text.text.string  # places count in the text with its line ends made one
    for record in found:
        json.dumps(record)
        for pointer, place in record["evidence"].items():
            assert text[place["start"] : place["end"]] == place["quote"], pointer
            assert place["line"] == text.count("\n", 0, place["start"]) + 1, pointer
            around = place["sentence"]
            assert text[around["start"] : around["end"]] == around["quote"], pointer
    return found


def test_the_undamaged_notices_are_read() -> None:
    assert len(check("\n".join(LINES))) == 5


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(st.lists(st.sampled_from(LINES), min_size=20, max_size=120))
def test_lines_of_notices_in_any_order(lines: list[str]) -> None:
    check("\n".join(lines))


@settings(max_examples=60, deadline=None)
@given(
    st.lists(
        st.one_of(
            st.sampled_from(PARTS),
            st.lists(st.sampled_from(WORDS), min_size=1, max_size=25).map(" ".join),
            st.text(max_size=60),
        ),
        max_size=6,
    ),
    st.lists(st.one_of(st.sampled_from(PARTS), st.text(max_size=80)), max_size=4),
    st.booleans(),
)
def test_any_words_in_the_sections(summary: list[str], relations: list[str], both: bool) -> None:
    text = english(summary="\n\n".join(summary), relations="\n".join(relations))
    if both:
        text += "\n" + french(summary=" ".join(summary), relations=" ".join(relations))
    check(text)


@settings(max_examples=40, deadline=None)
@given(st.text(max_size=400))
def test_text_that_is_no_notice(text: str) -> None:
    check(text)


@settings(max_examples=40, deadline=None)
@given(st.data())
def test_a_notice_that_was_cut_anywhere(data: st.DataObject) -> None:
    text = english() + "\n" + french()
    begin = data.draw(st.integers(0, len(text)))
    end = data.draw(st.integers(begin, len(text)))
    check(text[:begin] + text[end:])


def test_a_notice_cut_in_half_says_nothing_of_the_missing_half() -> None:
    whole = english(relations="The incumbent reports to the Director of Charts.")
    found = check(whole[: whole.index("4. INTERRELATIONSHIPS")])
    assert [record["reports_to"] for record in found] == [None]
    assert [record["works_with"] for record in found] == [[]]


def test_a_line_without_an_end_is_passed_over_and_said() -> None:
    for piece in ("The Head of ", "Section ", "- ", "(", "d'", "Label: "):
        text = english(summary=piece * 9000, relations="The incumbent reports to the Director.")
        (record,) = check(text)
        assert record["reports_to"]["title"]["en"] == "Director"
        assert any("no prose" in warning for warning in record["warnings"])
