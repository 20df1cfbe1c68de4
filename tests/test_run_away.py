"""No text makes the reader run away: time grows with the text, whatever stands in it.

Nothing here is an absolute time: a text, or a string for one pattern, is compared with one of a
quarter of its size in the same run. What is quadratic takes sixteen times as long.
"""

from __future__ import annotations

import inspect
import itertools
import pkgutil
import re
import string
import sys
import time
from collections.abc import Callable, Iterator
from functools import partial
from importlib import import_module
from typing import Any

import pytest
from made_notices import made

import rolegraph.ingest
from rolegraph.errors import RolegraphError
from rolegraph.ingest import decode, records
from rolegraph.ingest.facts.listed_units import MOST_UNITS
from rolegraph.ingest.forms import forms
from rolegraph.ingest.text import LONGEST_SENTENCE, WIDEST_GAP

#: Four times the text may take so many times as long.
MOST_GROWTH = 9.0
#: A pattern looks into sentences alone, which have a limit: quadratic is enough.
MOST_GROWTH_OF_A_PATTERN = 24.0
#: What takes less is not measured: seconds for the larger text, and for a pattern.
TOO_LITTLE, TOO_LITTLE_FOR_A_PATTERN = 0.15, 0.006
NOTICE = made("nato-is", 3).text


def spent(act: Callable[[], object]) -> float:
    """Seconds of one processor, the least of three times."""
    found = []
    for _ in range(3):
        begin = time.process_time()
        act()
        found.append(time.process_time() - begin)
    return min(found)


def in_notice(text: str, heading: str = "SUMMARY") -> str:
    """A notice whose section has that text in it."""
    at = NOTICE.index("\n", NOTICE.index(heading)) + 1
    return f"{NOTICE[:at]}\n{text}\n\n{NOTICE[at:]}"


def read(text: str) -> list[dict[str, Any]]:
    """The records of a text; none if it is no notice."""
    try:
        return records(decode(text.encode(), "n.txt"))
    except RolegraphError:
        return []


def name(k: int) -> str:
    """Another capitalised word for each number."""
    letters = ""
    while k >= 0:
        letters, k = string.ascii_lowercase[k % 26] + letters, k // 26 - 1
    return f"Q{letters}"


#: Texts: something that is said again and again, or of another unit each time.
TEXTS: dict[str, Callable[[int], str]] = {
    "capital letters": lambda k: "A. ",
    "parentheses": lambda k: "( a ",
    "articles": lambda k: "the of the ",
    "kinds": lambda k: "Section Section ",
    "dashes": lambda k: "- - ",
    "of the": lambda k: "de la ",
    "heads": lambda k: "Head of Head of ",
    "reports": lambda k: "reports to the Head of ",
    "incumbents": lambda k: "The incumbent reports to the Head. ",
    "reports in French": lambda k: "relève de la Section ",
    "parties": lambda k: "in coordination with the ",
    "former names": lambda k: "formerly the ",
    "acronyms": lambda k: f"the {name(k).upper()}, ",
    "units": lambda k: f"the {name(k)} Section ({name(k).upper()}S), ",
    "sentences on units": lambda k: f"The {name(k)} Section works. ",
    "sentences on units in French": lambda k: f"La Section {name(k)} travaille. ",
    "parts": lambda k: f"The {name(k)} Section is part of the {name(k + 1)} Division. ",
    "leaders": lambda k: f"The {name(k)} Section is led by the Head of {name(k)}. ",
    "posts": lambda k: f"The Head, {name(k)} reports to the Head of {name(k + 1)} Section. ",
    "officers": lambda k: f"The Head, {name(k)} manages the Officer ({name(k)}). ",
    "kinds that mean one": lambda k: "The Section helps. ",
    "numbers": lambda k: f"at least {k} years of {name(k)} experience. ",
    "lines of one word": lambda k: f"{name(k)}\n",
    "items": lambda k: f"- {name(k)} skills;\n",
    "labels": lambda k: f"Grade: G{k}\n",
}


_PARAGRAPH = 7_000


def text_of(part: Callable[[int], str], size: int, width: int) -> str:
    """So many characters, in lines of a width, in paragraphs that are no longer than is read."""
    parts, length = [], 0
    for k in itertools.count():
        if length >= size:
            break
        parts.append(part(k))
        length += len(parts[-1])
    whole = "".join(parts)
    if "\n" in whole:
        return whole
    paragraphs = (whole[k : k + _PARAGRAPH] for k in range(0, len(whole), _PARAGRAPH))
    return ".\n\n".join(
        "\n".join(one[k : k + width] for k in range(0, len(one), width)) for one in paragraphs
    )


@pytest.mark.parametrize("width", [80, 7_900])
@pytest.mark.parametrize("what", TEXTS)
def test_time_grows_with_the_text(what: str, width: int) -> None:
    read(NOTICE)
    small, large = (in_notice(text_of(TEXTS[what], size, width)) for size in (12_000, 48_000))
    taken = spent(lambda: read(large))
    if taken > TOO_LITTLE:
        assert taken < MOST_GROWTH * spent(lambda: read(small))


@pytest.mark.parametrize("character", string.punctuation + "aA1é« \t\u00a0\u200b")
def test_a_line_of_one_character_costs_less_than_a_notice_of_its_size(character: str) -> None:
    size = 1_000_000
    ordinary = spent(lambda: read(NOTICE)) / len(NOTICE) * size
    for line in (character * size, "\n\n".join([character * 100] * (size // 400))):
        begin = time.process_time()
        (record,) = read(in_notice(f"x{line}x"))
        assert time.process_time() - begin < ordinary
        assert record["notice_id"]


def test_what_is_left_out_is_told() -> None:
    long = "The Head of the Maps Section and " * 90
    assert len(long) > LONGEST_SENTENCE
    gap = f"A{' ' * (WIDEST_GAP + 1)}gap."
    many = " ".join(f"The {name(k)} Section works." for k in range(MOST_UNITS + 50))
    parts = (gap, long + "works.", *re.findall(r".{1,900}\. ", many))
    (record,) = read(in_notice("\n\n".join(parts)))
    said = "\n".join(record["warnings"])
    assert f"a gap of more than {WIDEST_GAP}, is no prose; it was not read" in said
    assert f"a sentence of more than {LONGEST_SENTENCE} characters is none" in said
    assert f"more than {MOST_UNITS} are named" in said
    assert len(record["units"]) <= MOST_UNITS


Look = Callable[[str], object]


def patterns() -> Iterator[tuple[str, Look]]:
    """All patterns of the modules that read, and of all forms, and how a text is looked into."""
    for info in pkgutil.walk_packages(rolegraph.ingest.__path__, READERS):
        import_module(info.name)
    modules = [sys.modules[name] for name in sorted(sys.modules) if name.startswith(READERS)]
    sources = "\n".join(inspect.getsource(module) for module in modules)
    for module in modules:
        for named, value in vars(module).items():
            inside = [p for p in among(value) if isinstance(p, re.Pattern)]
            if not inside:
                continue
            # What is only looked for at the beginning of a text does not begin anew at each letter.
            used = set(re.findall(rf"\b{named}(?:\[[^\]]*\])?\.(\w+)\(", sources))
            for pattern in inside:
                if isinstance(pattern.pattern, str):
                    yield pattern.pattern, pattern.match if used <= AT_START else all_of(pattern)
    for form in forms():
        for lang, table in itertools.product(form.languages, TABLES):
            for value in among(form.table(lang, table)):
                if isinstance(value, str):
                    yield value, all_of(re.compile(value, re.IGNORECASE))


def among(value: object) -> Iterator[object]:
    """What stands in dictionaries, lists and tuples."""
    if isinstance(value, dict):
        for inner in value.values():
            yield from among(inner)
    elif isinstance(value, list | tuple):
        for inner in value:
            yield from among(inner)
    else:
        yield value


def all_of(pattern: re.Pattern[str]) -> Look:
    """Looks for a pattern all over a text."""
    return lambda text: list(pattern.finditer(text))


READERS = "rolegraph.ingest."
AT_START = {"match", "fullmatch", "items", "get"}
#: Tables of forms whose values are patterns.
TABLES = (
    "reporting", "conditions", "renamed", "relations", "parties", "teams", "contract",
    "requirements", "requirement_kinds", "accountabilities", "listed_reports", "two_posts",
)  # fmt: skip


def strings(pattern: str, size: int) -> Iterator[str]:
    """Strings of a size that a pattern can go on with for long, though it is not found."""
    bare = re.sub(r"\\[a-zA-Z]|[+*?]", " ", pattern)
    listed = list(dict.fromkeys(re.findall(r"[^\W\d_]{2,}", bare)))[:5]
    pumps = [" ", "\n ", "a", "A ", "1 ", ", ", "(", "( a ", ") ", "- ", "A-B"]
    pumps += [f"{word} " for word in listed]
    for opening, pump in itertools.product(("", *listed[:2]), pumps):
        whole = f"{opening} {pump * size}"[:size]
        whole = re.sub(rf"\s{{{WIDEST_GAP}}}", lambda m: m[0][:-1] + "x", whole)
        yield re.sub(r"\S{60}", lambda m: m[0][:-1] + " ", whole) + "\x01!"


def test_no_pattern_runs_away() -> None:
    found = dict(patterns())
    assert len(found) > 300
    for pattern, look in found.items():
        for small, large in zip(strings(pattern, 250), strings(pattern, 1_000), strict=True):
            begin = time.process_time()
            look(large)
            if time.process_time() - begin < TOO_LITTLE_FOR_A_PATTERN:
                continue
            taken, less = spent(partial(look, large)), spent(partial(look, small))
            most = max(TOO_LITTLE_FOR_A_PATTERN, MOST_GROWTH_OF_A_PATTERN * less)
            assert taken < most, (pattern, large[:80])
