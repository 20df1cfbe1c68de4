"""Whether two notices that advertise the same title advertise the same post."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date
from functools import lru_cache

from rolegraph.ingest.identities.placed import Placed
from rolegraph.ingest.mentions import Mentions
from rolegraph.ingest.text_to_sections import fold

__all__ = ["AT_ONCE", "Verdict", "compare", "days_between", "grades_differ", "likeness"]

#: Fewer days between two closing dates, and a post may be advertised twice at the same time.
AT_ONCE = 60
#: From so many days on a post is readily graded anew.
_YEARS = 300
#: Parts of what two notices say of the work that are the same: much, and nearly all.
_ALIKE, _SAME = 0.45, 0.85
_SHINGLE = 4


@dataclass(frozen=True)
class Verdict:
    """What comes of a comparison: ``same``, ``different`` or ``ask``, by which rule."""

    outcome: str
    rule: str
    confidence: float
    detail: str = ""


def compare(earlier: Placed, later: Placed, *, placed: bool) -> Verdict:
    """Judge two notices of one title in one office.

    Args:
        placed: whether both are known to be of the same section, unit or team.
    """
    gap = days_between(earlier.notice, later.notice)
    grades = grades_differ(earlier.notice, later.notice)
    superior = _same_superior(earlier, later)
    alike = likeness(earlier.notice, later.notice)
    if not placed and superior is False:
        if alike >= _ALIKE and (gap is None or gap >= AT_ONCE):
            return Verdict("ask", "ask-other-superior", 0.5, _superiors(earlier, later))
        return Verdict("different", "other-superior", 0.9)
    if grades:
        sure = placed or superior is True or alike >= _ALIKE
        if sure and gap is not None and gap >= _YEARS:
            return Verdict("same", "regraded", 0.9, grades)
        return Verdict("ask", "ask-other-grade", 0.5, grades)
    if gap is not None and gap < AT_ONCE:
        return Verdict("ask", "ask-two-openings", 0.5, str(gap))
    return Verdict("same", "readvertised", 0.97 if placed or superior else 0.9)


def days_between(first: Mentions, second: Mentions) -> int | None:
    """Days between the closing dates of two notices; None where one has none."""
    if first.date is None or second.date is None:
        return None
    return abs((date.fromisoformat(first.date) - date.fromisoformat(second.date)).days)


def grades_differ(first: Mentions, second: Mentions) -> str:
    """Both grades where they are of one scale and differ: ``"G15 / G17"``; else nothing."""
    one, other = first.record["grade"]["entry"], second.record["grade"]["entry"]
    if not one or not other or one == other:
        return ""
    scale = [re.sub(r"[\d.\s-]", "", grade) for grade in (one, other)]
    return f"{one} / {other}" if scale[0] == scale[1] else ""


def _same_superior(earlier: Placed, later: Placed) -> bool | None:
    one, other = earlier.superior, later.superior
    if one is None or other is None or not one.cores or not other.cores:
        return None
    if one.heads_office and other.heads_office:
        return one.office == other.office  # of an office renamed the heads are called otherwise
    if one.cores & other.cores:
        return one.place == other.place or None in (one.place, other.place)
    languages = {lang for lang, _ in one.cores} & {lang for lang, _ in other.cores}
    return False if languages else None


def _superiors(earlier: Placed, later: Placed) -> str:
    said = []
    for one in (earlier, later):
        title = one.notice.record["reports_to"]["title"]
        said.append(str(title["en"] or title["fr"]))
    return " / ".join(said)


def likeness(first: Mentions, second: Mentions) -> float:
    """Which part of what two notices say of the work is the same, 0 to 1.

    Runs of four words of the accountabilities, in a language that both are printed in, are
    counted; of the notice that says less, the part that the other one says too.
    """
    best = 0.0
    for lang in ("en", "fr"):
        one, other = _shingles(_work(first, lang)), _shingles(_work(second, lang))
        if one and other:
            best = max(best, len(one & other) / min(len(one), len(other)))
    return best


def _work(notice: Mentions, lang: str) -> str:
    return "\n".join(
        str(entry["text"][lang])
        for entry in notice.record["accountabilities"]
        if entry["text"].get(lang)
    )


@lru_cache(maxsize=4096)
def _shingles(text: str) -> frozenset[tuple[str, ...]]:
    words = re.findall(r"\w+", fold(text))
    return frozenset(zip(*(words[k:] for k in range(_SHINGLE)), strict=False))
