"""The headings of a notice: those its form knows, and those that are printed just like them.

A heading that no form knows is no section that is read, but it ends the one before it: what stands
under "6. RELOCATION" is no requirement, though "5. DESIRABLE" came last.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from typing import NamedTuple

from rolegraph.ingest.forms import Form
from rolegraph.ingest.labels import accent_blind
from rolegraph.ingest.text import Span, fold

__all__ = ["heading_key", "headings", "known_headings"]

_NUMBERED = re.compile(r"\s*(\d{1,2})\s*[.)]\s*")
#: A heading of Markdown, or one in bold.
_MARKED = re.compile(r"\s*(?:(#{1,6})\s+(?:\d{1,2}[.)]\s*)?|\*\*(?=\S))")
#: A heading inside a section, with a letter or a bullet before it: "e. Supervisory Duties".
_LETTERED = re.compile(r"\s*(?:[-–•·▪*]\s+)?(?:\(?[a-hA-H][.)]\s+)?(?=\S)")
_LONGEST_HEADING = 90
#: Most words of a heading that no form knows.
_WORDS_OF_A_HEADING = 8
#: Sections that a line of capitals ends; in the others it may be the name of an area.
_ENDED_BY_CAPITALS = frozenset(
    {"qualifications", "essential", "desirable", "contract", "application", "additional", "other"}
    | {"interrelationships"}
)
#: Words that stand in lower case in a heading in which the others are capitalised.
_SMALL = frozenset(
    {"and", "of", "the", "for", "in", "to", "a", "on", "with", "or"}
    | {"et", "de", "du", "des", "la", "le", "les", "l", "d", "en", "au", "aux", "ou", "pour"}
)


class _Style(NamedTuple):
    """How a heading is printed: its number, its level in Markdown, and whether in capitals."""

    number: int
    level: int
    upper: bool


@cache
def known_headings(
    form: Form, lang: str
) -> tuple[dict[str, str], re.Pattern[str], re.Pattern[str]]:
    """Headings by their key, and patterns for "1. SUMMARYText goes on" and "Heading: text"."""
    table = form.table(lang, "sections")
    listed = {heading_key(h): name for name, headings in table.items() for h in headings}
    spelt = sorted((h for headings in table.values() for h in headings), key=len, reverse=True)
    pattern = "|".join(accent_blind(re.escape(h).replace("\\ ", r"\s+")) for h in spelt) or "(?!)"
    glued = re.compile(rf"\s*\d{{1,2}}\s*[.)]\s*({pattern})(?=\w)", re.IGNORECASE)
    run_in = re.compile(rf"(?:\*\*)?({pattern})\s*(?:\*\*)?(:|\.)(?:\*\*)?\s+(?=\S)", re.IGNORECASE)
    return listed, glued, run_in


def heading_key(heading: str) -> str:
    """What makes two spellings of a heading one.

    >>> heading_key("Qualifications & Experience") == heading_key("QUALIFICATIONS AND EXPERIENCE")
    True
    """
    return re.sub(r"\s*(?:&|/)\s*|\s+(?:and|et)\s+", " & ", fold(heading))


def headings(lines: list[Span], header: int, end: int, form: Form) -> Iterator[tuple[str, Span]]:
    """The name of the section that each heading opens, and where the heading stands."""
    known, glued_to, run_in = known_headings(form, lines[0].lang)
    style: _Style | None = None
    of_level: dict[int, str] = {}
    section, previous = "", ""
    quotes = lines[0].text.quotes_of_lines
    for line, quote in zip(lines[header:], quotes[header:], strict=True):
        if line.start >= end:
            break
        if line.start in line.text.no_prose or not quote or quote.isspace():
            previous = ""
            continue
        above, previous = previous, quote
        marked = numbered = None
        if not quote[0].isalpha():
            marked, numbered = _MARKED.match(quote), _NUMBERED.match(quote)
        lead = numbered or marked or (_LETTERED.match(quote) if form.any_heading else None)
        begin = lead.end() if lead else 0
        bare = quote[begin:].strip(" *_\t\u00a0").rstrip(" :.")
        if not (lead or form.any_heading or bare.isupper()):
            continue
        name = known.get(heading_key(bare)) if len(bare) < _LONGEST_HEADING else None
        if name:
            section = name
            style = _style(numbered, marked, bare)
            of_level = {n: of for n, of in of_level.items() if n < style.level}
            of_level[style.level] = name
            yield name, line.strip()
            continue
        glued = glued_to.match(quote) if numbered else None
        name = known.get(heading_key(glued[1])) if glued else None
        if glued and name:
            section = name
            style = _style(numbered, marked, glued[1])
            yield name, line.part(0, glued.end(1)).strip()
            continue
        opens = run_in.match(quote, begin) if form.any_heading and section else None
        name = known.get(heading_key(opens[1])) if opens else None
        if opens and name and (opens[2] == ":" or " " in opens[1]) and opens[1][0].isupper():
            section = name
            yield name, line.part(0, opens.end()).strip()
            continue
        sentence = quote.rstrip(" *_\t\u00a0").endswith((".", ";"))
        if style and not (above or sentence) and _is_like(style, numbered, marked, bare, section):
            style = _style(numbered, marked, bare)
            above_it = [of for level, of in of_level.items() if 0 < level < style.level]
            section = above_it[-1] if above_it else "other"  # under one that is known
            yield section, line.strip()


def _style(numbered: re.Match[str] | None, marked: re.Match[str] | None, bare: str) -> _Style:
    level = len(marked[1] or "") if marked else 0
    return _Style(int(numbered[1]) if numbered else 0, level, bare.isupper())


def _is_like(
    style: _Style,
    numbered: re.Match[str] | None,
    marked: re.Match[str] | None,
    bare: str,
    section: str,
) -> bool:
    """Whether a line that no form knows is a heading like the one before it.

    It has the next number, the same mark or one of a higher level, or it is in capitals as well.
    """
    words = bare.split()
    if not words or len(words) > _WORDS_OF_A_HEADING or re.search(r"[.;,!?\d]", bare):
        return False
    if style.upper and not bare.isupper():
        return False
    if style.number:
        follows = numbered is not None and int(numbered[1]) == style.number + 1
        return follows and all(w[0].isupper() or fold(w) in _SMALL for w in words)
    if style.level:
        return marked is not None and 0 < len(marked[1] or "") <= style.level
    capitals = style.upper and section in _ENDED_BY_CAPITALS and not (numbered or marked)
    return capitals and not bare.endswith(":") and len(bare) > 3
