"""Files as offices, browsers and job sites make them: layouts, hyphens, furniture, marks."""

from __future__ import annotations

import io
from collections.abc import Callable

import pytest
from conftest import EXAMPLES
from layouts import LAYOUTS, Halves, lines_of
from reportlab.lib.pagesizes import A4
from reportlab.pdfgen.canvas import Canvas

from rolegraph.ingest import decode, records
from rolegraph.ingest.formats.pdf_hyphens import Hyphens
from rolegraph.ingest.formats.pdf_page import HYPHEN, Line

NOTICE = (EXAMPLES / "421003.txt").read_text(encoding="utf-8")
BEGIN = NOTICE.index("Responsable administrative/Responsable administratif (421003)")
HALVES = (NOTICE[:BEGIN], NOTICE[BEGIN:])
(EXPECTED,) = records(decode(NOTICE.encode(), "421003.txt"))
#: The French title stands at the foot of a column, its labels at the top of the next.
NOT_WHOLE = {"PDF, three columns"}


@pytest.mark.parametrize("name", [name for name in LAYOUTS if name not in NOT_WHOLE])
def test_every_layout_gives_the_facts_of_the_text(name: str) -> None:
    make: Callable[[Halves], bytes] = LAYOUTS[name]
    source = decode(make(HALVES), "421003")
    (record,) = records(source)
    for key in set(EXPECTED) - {"evidence", "source"}:
        assert record[key] == EXPECTED[key], key
    places = record["evidence"].values()
    assert all(source.text.string[p["start"] : p["end"]] == p["quote"] for p in places)


def lines(*said: str) -> list[Line]:
    return [Line(words, 0, 200, 700 - 12 * k, 10, edge=200) for k, words in enumerate(said)]


def joined(before: str, after: str, *others: str, divided: bool = True) -> bool:
    """Whether the hyphen between two lines goes, in a document where words are divided or not."""
    cut = lines(*["a long line of the text", "and one more"] * 10, before, after)
    ends = lines(*["of the experi-", "ence of all"] * 5) if divided else []
    pairs = list(zip([*cut, *ends], [*cut, *ends][1:], strict=False))
    return Hyphens([*cut, *ends, *lines(*others)], pairs).is_the_lines(before, after)


@pytest.mark.parametrize(
    ("before", "after", "goes"),
    [
        ("in a time-", "sensitive situation", False),
        ("le sous-", "directeur général", False),
        ("the Secretary-", "General", False),
        ("La secrétaire-", "générale adjointe", False),
        ("plans for the long-", "term", False),
        ("a highly non-", "committal answer", False),
        ("NATO-", "led operations", False),
        ("state-of-the-", "art tools", False),
        ("c'est-à-", "dire", False),
        ("elle-", "même", False),
        ("see https://example.org/a-", "page.htm", False),
        ("all high-", "ly valued", True),
        ("the organi-", "sation of work", True),
        ("dans l'in-", "formation donnée", True),
        ("MAIN DEPART-", "MENT", True),
        ("with-", "in the team", True),
    ],
)
def test_whose_a_hyphen_is_in_a_text_with_divided_words(
    before: str, after: str, goes: bool
) -> None:
    assert joined(before, after) is goes


def test_what_the_document_says_of_a_word_comes_first() -> None:
    assert not joined("a co-", "operative", "they are co-operative")
    assert joined("a time-", "sensitive", "this is timesensitive", "timesensitive")
    assert joined("the com-", "petences", "its competencies", divided=False)


def test_a_text_without_divided_words_has_only_its_own_hyphens() -> None:
    assert not joined("a cross-", "cutting", divided=False)
    assert not joined("some odd-", "looking thing", divided=False)
    assert joined("some odd-", "looking thing")


def test_a_soft_hyphen_is_always_the_lines() -> None:
    assert joined(f"the long{HYPHEN}", "term", divided=False)


def drawn(draw: Callable[[Canvas], None]) -> str:
    file = io.BytesIO()
    canvas = Canvas(file, pagesize=A4)
    draw(canvas)
    canvas.save()
    return decode(file.getvalue(), "n.pdf").text.string


def test_letters_that_are_spaced_are_words() -> None:
    def draw(canvas: Canvas) -> None:
        text = canvas.beginText(60, 700)
        text.setCharSpace(2.2)
        text.textLine("NOTICE OF VACANCY")
        text.setCharSpace(0)
        text.textLine("V A C A N T  P O S T")
        canvas.drawText(text)

    assert drawn(draw).split("\n")[:2] == ["NOTICE OF VACANCY", "VACANT POST"]


def test_numbers_of_footnotes_are_no_part_of_a_name_and_raised_letters_are() -> None:
    def draw(canvas: Canvas) -> None:
        for height, mark in ((700, "1"), (680, "er")):
            canvas.setFont("Helvetica", 11)
            canvas.drawString(60, height, "the Section" if mark == "1" else "le 1")
            right = 60 + canvas.stringWidth("the Section" if mark == "1" else "le 1")
            canvas.setFont("Helvetica", 6)
            canvas.drawString(right, height + 4, mark)

    assert drawn(draw).split("\n")[:2] == ["the Section", "le 1er"]


def test_bullets_that_are_drawn_and_those_of_symbol_fonts() -> None:
    def draw(canvas: Canvas) -> None:
        for k in range(3):
            canvas.circle(64, 703.5 - 20 * k, 1.6, fill=1)
            canvas.drawString(74, 700 - 20 * k, f"item number {k}")

    assert drawn(draw).count("• item number") == 3


def page_of(rows: list[str], style: str = "") -> str:
    return (
        f"<!DOCTYPE html><html><head><meta charset='utf-8'><style>{style}</style></head>"
        f"<body>{''.join(rows)}</body></html>"
    )


def as_paragraph(line: str) -> str:
    return f"<ul><li>{line[2:]}</li></ul>" if line.startswith("- ") else f"<p>{line}</p>"


def test_a_web_page_with_two_languages_row_by_row() -> None:
    english, french = map(lines_of, HALVES)
    longer = max(len(english), len(french))
    sides = [[*side, *[""] * (longer - len(side))] for side in (english, french)]
    rows = [
        f"<tr><td>{as_paragraph(a)}</td><td>{as_paragraph(b)}</td></tr>"
        for a, b in zip(*sides, strict=True)
    ]
    (record,) = records(decode(page_of(["<table>", *rows, "</table>"]).encode(), "n.html"))
    for key in set(EXPECTED) - {"evidence", "source"}:
        assert record[key] == EXPECTED[key], key


@pytest.mark.parametrize(
    "pair",
    [
        "<dl><dt>{0}</dt><dd>{1}</dd></dl>",
        "<div><h2><span>{0}</span></h2><span>: </span><span>{1}</span></div>",
        '<div><div><span class="field-label">{0}</span></div><div><p>{1}</p></div></div>',
        "<table><tr><td><div>{0}</div></td><td><div><p>{1}</p></div></td></tr></table>",
    ],
)
def test_labels_and_values_in_boxes_are_lines(pair: str) -> None:
    page = page_of([pair.format("Primary Location", "Finland-Oulu")])
    assert decode(page.encode(), "n.html").text.string.strip() == "Primary Location: Finland-Oulu"


def test_what_job_sites_put_around_a_notice_is_left_out() -> None:
    page = page_of(
        [
            "<a href='#'>Apply now</a> <a>Back to search results</a><p>The post.</p>",
            "<footer>&copy; The Careers Portal. Privacy policy.</footer>",
        ]
    )
    assert decode(page.encode(), "n.html").text.string.strip() == "The post."
