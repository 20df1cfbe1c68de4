"""What the frames of the clause grammar say of who leads, once they are found."""

from __future__ import annotations

import re

from rolegraph.ingest.facts.grammar.clause import Clause, Cut

__all__ = [
    "covers",
    "head_apposed",
    "its_head",
    "its_leader",
    "leads",
    "leads_it",
    "led",
    "led_by_subject",
    "led_each",
    "led_first",
    "led_under",
]


def led(c: Clause, m: re.Match[str]) -> Cut:
    if c.cut_off(m[2], m.end(2)):
        return None
    finite = re.match(r"(?:is|are|est|sont|has|a|ont)\b", c.says(m.end(2)))
    if m[2] == "" and finite and not c.anchored(m.start()):
        return None
    led = c.units(*m.span(1))
    for unit in led if re.match(r"(?:are|sont)\b", c.says(m.end(2))) else led[-1:]:
        c.lead(unit, m.start(3))
    return m.end(1), c.end_of(m[2], m.end())


def led_each(c: Clause, m: re.Match[str]) -> Cut:
    """ "The A and the B are led by the T and the V": as many of both, in their order."""
    led = c.units(*m.span(1))
    titles = [k for k in range(*m.span(3)) if c.words[k].letter in "TW"]
    if len(led) == len(titles) and len(led) > 1:
        for unit, at in zip(led, titles, strict=True):
            c.lead(unit, at)
        return m.end(1), m.end()
    if len(led) > 1:
        return m.end(1), m.end()  # whom each of several leads is not told
    return None


def led_under(c: Clause, m: re.Match[str]) -> Cut:
    return led(c, m) if c.says(m.start(2) + len(m[2])).endswith("under") else None


def led_first(c: Clause, m: re.Match[str]) -> Cut:
    c.lead(c.units(*m.span(2))[0], m.start(1))
    return m.start(), m.start(2)


def its_head(c: Clause, m: re.Match[str]) -> Cut:
    said = c.says(m.start(1) - 1)
    back = c.subject if m.start() else c.topic.unit
    if not re.search(r"\b(?:its|sa|son)\b|^at |direction en est", said):
        return None
    c.lead(back, m.start(1))
    return m.span()


def led_by_subject(c: Clause, m: re.Match[str]) -> Cut:
    """ "which the T leads", "the head of the U is the T", "direction of the U rests with the T"."""
    c.lead(c.units(*m.span(1))[0], m.start(2))
    return m.end(1), m.end()


def its_leader(c: Clause, m: re.Match[str]) -> Cut:
    """ "Its head, the T, signs them"."""
    c.lead(c.topic.unit, m.start(1))
    return m.span()


def leads(c: Clause, m: re.Match[str]) -> Cut:
    c.lead(c.units(*m.span(2))[0], m.start(1))
    return m.end(1), m.end(2)


def covers(c: Clause, m: re.Match[str]) -> Cut:
    """« chapeaute », « coiffe »: said of posts as well as of units."""
    return leads(c, m) if re.match(r"chapeaut|coiff", c.says(m.start(2) - 1)) else None


def leads_it(c: Clause, m: re.Match[str]) -> Cut:
    back = c.back()
    before = c.units(0, m.start())
    c.lead(before[-1] if before and c.subject is None else back, m.start(1))
    return m.end(1), m.end()


def head_apposed(c: Clause, m: re.Match[str]) -> Cut:
    second = c.words[m.start(2)]
    said = second.title.value.split(" ")[0].lower() if second.title else ""
    if (
        second.ref
        and second.title
        and said in {"responsable", "chef", "cheffe"}
        and not second.said
    ):
        c.lead(second.ref, m.start(1))
        return m.end(1), m.end(2)
    return None
