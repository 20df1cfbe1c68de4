"""Files become text, text becomes halves, fields, sections and blocks."""

from __future__ import annotations

import pytest
from notices import english, french

from rolegraph.errors import NotANotice, UnreadableSource
from rolegraph.ingest import decode, records
from rolegraph.ingest.blocks import blocks
from rolegraph.ingest.forms import forms
from rolegraph.ingest.text import Text
from rolegraph.ingest.text_to_sections import Half, halves


def printings(text: str) -> list[Half]:
    return halves(Text(text), forms()[0])


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "cp1252"])
def test_common_encodings_give_the_same_text(encoding: str) -> None:
    text = english() + french()
    assert decode(text.replace("\n", "\r\n").encode(encoding), "n.txt").text.string == text


@pytest.mark.parametrize(
    ("data", "reason"),
    [
        (b"", "is empty"),
        (b" \n\t\r\n", "is empty"),
        (bytes(range(256)) * 4, "is binary"),
        (b"\xff\xfea", "broken UTF-16"),
    ],
)
def test_what_is_no_text_is_refused_in_one_line(data: bytes, reason: str) -> None:
    with pytest.raises(UnreadableSource, match=reason) as caught:
        decode(data, "notice.txt")
    assert str(caught.value).startswith("notice.txt: ")
    assert "\n" not in str(caught.value)


def test_text_that_is_no_notice_is_refused() -> None:
    with pytest.raises(NotANotice, match="no vacancy notice"):
        records(decode(b"Dear all,\n\nGrade: excellent.\n", "mail.txt"))


def test_the_two_printings_are_found_with_their_fields() -> None:
    first, second = printings(english() + "\n" + french())
    assert (first.lang, second.lang) == ("en", "fr")
    assert first.title is not None and first.title.value == "Chart Keeper"
    assert second.number is not None and second.number.value == "310001"
    assert first.fields["grade"].value == "NATO Grade G11"
    assert second.fields["clearance"].value == "NS"
    assert list(first.sections) == ["summary", "accountabilities", "interrelationships"]


@pytest.mark.parametrize(
    ("line", "title", "number"),
    [
        ("Chart Keeper (310001)", "Chart Keeper", "310001"),
        ("Chart Keeper – 310001", "Chart Keeper", "310001"),
        ("Chart Keeper– 310001", "Chart Keeper", "310001"),
        ("Chart Keeper - 310001", "Chart Keeper", "310001"),
        ("Keeper (Charts) – 310001", "Keeper (Charts)", "310001"),
        ("Keeper, Charts & Maps-310001", "Keeper, Charts & Maps", "310001"),
    ],
)
def test_titles_in_every_style(line: str, title: str, number: str) -> None:
    (half,) = printings(english().replace("Chart Keeper (310001)", line, 1))
    assert half.title is not None and half.title.value == title
    assert half.number is not None and half.number.value == number


@pytest.mark.parametrize(
    "change",
    [
        ("Primary Location:", "Primary Location :"),
        ("Primary Location:", "PRIMARY LOCATION:\u00a0"),
        ("Primary Location: Portugal-Lisbon", "Primary Location:\n\nPortugal-Lisbon"),
        ("Primary Location:", "Primary\u00a0Location"),
    ],
)
def test_labels_in_every_style(change: tuple[str, str]) -> None:
    (half,) = printings(english().replace(*change))
    assert half.fields["location"].value == "Portugal-Lisbon"


@pytest.mark.parametrize(
    "heading", ["1.SUMMARY", "1.     SUMMARY", "SUMMARY:", "1. Summary", "SUMMARY"]
)
def test_headings_in_every_style(heading: str) -> None:
    (half,) = printings(english().replace("1. SUMMARY", heading))
    assert "Charts Division" in half.sections["summary"].body.quote


def test_a_missing_section_is_missing() -> None:
    (half,) = printings(english().replace("1. SUMMARY", ""))
    assert "summary" not in half.sections


def test_page_breaks_do_not_end_items_or_long_sentences() -> None:
    long = "Keep every chart of the northern harbours in good order together with the"
    text = f"Planning\n\n{long}\n\nHarbour Masters.\n\n- one item\n\nthat goes on;\n- two"
    found = [(b.item, b.span.value) for b in blocks(Text(text).span(0, len(text), "en"))]
    assert found == [
        (False, "Planning"),
        (False, f"{long} Harbour Masters."),
        (True, "one item that goes on;"),
        (True, "two"),
    ]


def test_two_notices_in_one_file_are_two() -> None:
    text = english() + french() + english(number="310002", title="Map Keeper")
    assert [h.lang for h in printings(text)] == ["en", "fr", "en"]


@pytest.mark.parametrize(
    ("written", "amount", "currency"),
    [("6.854,04 €, tax free", 6854.04, "EUR"), ("US$ 5,100.20", 5100.20, "USD"),
     ("5,100.20", 5100.20, None), ("5,100.20 (EUR) Monthly", 5100.20, "EUR")],
)  # fmt: skip
def test_salaries_as_they_are_written(written: str, amount: float, currency: str | None) -> None:
    text = english().replace("5,100.20 (EUR) Monthly", written)
    (record,) = records(decode(text.encode(), "n.txt"))
    assert (record["salary"]["amount"], record["salary"]["currency"]) == (amount, currency)
