"""Cues and marks spare searches and change nothing: what has none says nothing."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from conftest import EXAMPLES
from made_notices import FORMS, made
from noise import HEAVY, noisy

from rolegraph.ingest import decode, records
from rolegraph.ingest.cues import cues, may_say
from rolegraph.ingest.facts.words import Words
from rolegraph.ingest.forms import forms
from rolegraph.ingest.text import Text, fold

CORPUS = Path(__file__).resolve().parent / "corpus"
PROSE = ("reporting", "relations", "parties", "teams", "renamed")


def texts() -> list[str]:
    """Notices of every form, as they are and with typing errors."""
    found = [path.read_text("utf-8") for path in sorted(EXAMPLES.glob("*.txt"))]
    found += [path.read_text("utf-8") for path in sorted(CORPUS.rglob("*.txt"))]
    found += [made(form, seed).text for form in FORMS for seed in range(3)]
    return found + [noisy(text, HEAVY, k) for k, text in enumerate(found[::7])]


def patterns() -> Iterator[tuple[str, str, bool]]:
    """Language and pattern of each entry of a table, and whether it is for folded text."""
    for form in forms():
        for lang in form.languages:
            for name, table in form.tables.get(lang, {}).items():
                for pattern in table.values():
                    if isinstance(pattern, str):
                        yield lang, pattern, name not in PROSE
        for topic in form.shared_table("topics").values():
            yield from ((lang, pattern, True) for lang, pattern in topic.items())


def test_what_a_pattern_finds_has_a_cue_of_it() -> None:
    sentences = {
        one.quote: None
        for string in texts()
        for line in Text(string).lines("en")
        for one in line.sentences()
    }
    listed = [
        re.compile(pattern, re.IGNORECASE)
        for pattern in {pattern for _, pattern, _ in patterns()}
        if cues(pattern)
    ]
    assert len(listed) > 100
    seen = 0
    for quote in sentences:
        folded, span = fold(quote), Text(quote).span(0, len(quote), "en")
        for pattern in listed:
            if pattern.search(quote) or pattern.search(folded):
                seen += 1
                assert may_say(span, pattern.pattern), (pattern.pattern, quote)
    assert seen > 1000


@pytest.mark.parametrize(
    ("pattern", "found"),
    [
        (r"(?:reports?|reporting)\s+to\b", ("report",)),
        (r"\breport\b|l['’]ex[-–\s]", (" ex ", " report ")),
        (r"rel[eè]v(?:e|ent)", ("relev",)),
        (r"^(?:relève|dépend)\s+(?:de|du)", ("depend", "releve")),
        (r"(?i:Head)s?\s+of", ("head",)),
        (r"ab{2,}c|x+yz", ("ab", "yz")),
        (r"(?:supervis(?:es?|ing)){0,1}", None),
        (r"(?P<a>one)\s+(?P=a)", None),
        (r"\w+(?=\s+manager)", (" manager",)),
        (r"\w+(?!\s+manager)", None),
        (r"[abc]ut|\x41bc", None),
        (r"a(?:b|", None),
    ],
)
def test_cues_of_patterns(pattern: str, found: tuple[str, ...] | None) -> None:
    assert cues(pattern) == found


@pytest.mark.parametrize(
    "string",
    ["Il RELÈVE du chef", "il rele\u0300ve du chef", "il re\u00adlève du chef", "\u017fa relève"],
)
def test_letters_that_are_written_otherwise_hide_no_cue(string: str) -> None:
    assert may_say(Text(string).span(0, len(string), "fr"), "relève")


def read(listed: list[str]) -> list[Any]:
    return [records(decode(text.encode(), "notice.txt")) for text in listed]


def test_without_cues_and_marks_the_records_are_the_same(monkeypatch: pytest.MonkeyPatch) -> None:
    """A reader that looks for a cue that its rule does not need fails here."""
    listed = texts()
    with_cues = read(listed)
    monkeypatch.setattr("rolegraph.ingest.cues.cues", lambda pattern: None)
    for name in ("may_name", "may_hold_role"):
        monkeypatch.setattr(Words, name, property(lambda words: lambda word: True))
    assert read(listed) == with_cues
