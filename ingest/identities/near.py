"""Threads whose titles are nearly the same: an abbreviation, a slip of the pen, another word."""

from __future__ import annotations

from collections.abc import Iterator
from difflib import SequenceMatcher
from itertools import combinations, product

from rolegraph.ingest.identities.compare import (
    Verdict,
    compare,
    days_between,
    grades_differ,
    likeness,
)
from rolegraph.ingest.identities.model import first_evidenced
from rolegraph.ingest.identities.threads import Thread, Threads
from rolegraph.ingest.identities.words import is_abbreviation, rank

__all__ = ["judge_near_titles"]

#: Words of at least so many letters that agree to this part are one, misspelt.
_LONG_WORD, _MISSPELT = 7, 0.9
#: Part of the work that two notices must share before a person is asked.
_ALIKE = 0.6
_YEAR = 300


def judge_near_titles(found: Threads) -> None:
    """Join what only an abbreviation or a slip tells apart, and ask about one other word."""
    for listed in list(found.of_office.values()):
        for first, second, verdict in _near(listed):
            if first in listed and second in listed:
                _act(first, second, verdict, listed, found)


def _act(
    first: Thread, second: Thread, verdict: Verdict, listed: list[Thread], found: Threads
) -> None:
    if verdict.outcome == "ask":
        found.ask(first, second.adverts[0], verdict)
        return
    rivals = [
        thread
        for a, b, other in _near(listed)
        if other.outcome == "same" and second in (a, b)
        for thread in (a, b)
        if thread not in (first, second)
    ]
    if not rivals and found.join(first, second.members[0], verdict):
        found.absorb(first, second)


def _near(listed: list[Thread]) -> Iterator[tuple[Thread, Thread, Verdict]]:
    ordered = sorted(listed, key=_order)
    for first, second in combinations(ordered, 2):
        if first.place is not None and second.place is not None and first.place != second.place:
            continue
        verdict = _verdict(first, second)
        if verdict is not None:
            yield first, second, verdict


def _order(thread: Thread) -> tuple[object, ...]:
    return (
        not thread.adverts,
        min(first_evidenced(m.notice) for m in thread.members),
        min(m.post.local_key for m in thread.members),
    )


def _verdict(first: Thread, second: Thread) -> Verdict | None:
    for lang in ("en", "fr"):
        for one in _titles(first, lang):
            for other in _titles(second, lang):
                changed = _one_word(one, other, lang)
                if changed is not None:
                    differ = rank(one, lang) != rank(other, lang)
                    return _judge(first, second, *changed, ranks_differ=differ)
    return _only_french(first, second)


def _titles(thread: Thread, lang: str) -> set[tuple[str, ...]]:
    return {tuple(core.split()) for language, core in thread.cores if language == lang}


def _one_word(one: tuple[str, ...], other: tuple[str, ...], lang: str) -> tuple[str, str] | None:
    """The word that one title has where the other has another; nothing of titles less alike."""
    mine, theirs = set(one) - set(other), set(other) - set(one)
    if {len(mine), len(theirs)} not in ({1}, {0, 1}) or not set(one) & set(other):
        return None
    left, right = next(iter(mine), ""), next(iter(theirs), "")
    return left, right


def _judge(
    first: Thread, second: Thread, left: str, right: str, *, ranks_differ: bool
) -> Verdict | None:
    short, long = sorted((left, right), key=len)
    detail = " / ".join(word or "-" for word in (left, right))
    slip = (
        len(short) >= _LONG_WORD
        and short[0] == long[0]
        and SequenceMatcher(None, short, long).ratio() >= _MISSPELT
    )
    cut = bool(short) and is_abbreviation(short, long)
    if cut or (slip and not ranks_differ):
        if first.adverts and second.adverts:
            verdict = compare(first.adverts[-1], second.adverts[0], placed=first.place is not None)
            if verdict.outcome != "same":
                return None
        rule = "misspelt-title" if slip else "abbreviated-title"
        return Verdict("same", rule, 0.88, detail)
    return _ask_about_word(first, second, detail)


def _ask_about_word(first: Thread, second: Thread, detail: str) -> Verdict | None:
    """Two notices of one grade that describe the same work under nearly the same title.

    A title of another rank is asked about too: a coordinator may have become an adviser.
    """
    if not first.adverts or not second.adverts:
        return None
    one, other = first.adverts[-1], second.adverts[0]
    gap = days_between(one.notice, other.notice)
    if grades_differ(one.notice, other.notice):
        return None
    alike = max(
        likeness(a.notice, b.notice) for a, b in product(first.adverts, second.adverts)
    )  # a notice in one language is like none in the other
    if alike < _ALIKE:
        return None
    if gap is not None and gap < _YEAR // 5:
        return None  # two posts of one kind, advertised side by side
    return Verdict("ask", "ask-one-word", 0.6, detail)


def _only_french(first: Thread, second: Thread) -> Verdict | None:
    """One French title for two English ones, in the same place and of the same grade."""
    if not first.adverts or not second.adverts or first.place != second.place:
        return None
    if not (_titles(first, "fr") & _titles(second, "fr")) or not (
        _titles(first, "en") and _titles(second, "en")
    ):
        return None
    return _ask_about_word(first, second, "fr")
