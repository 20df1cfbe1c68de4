"""Titles of one post in both printings, told by where they stand.

Two printings say the same paragraph by paragraph. Where a paragraph names equally many posts in
English and in French, each English title has its French one: the one of the same unit, of the
same role, or in the same order. Otherwise only titles of a role that neither has twice are one.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from itertools import permutations

from rolegraph.ingest.facts.own_post import title_key
from rolegraph.ingest.facts.phrases import Title
from rolegraph.ingest.facts.units import Directory

__all__ = ["Place", "Twins", "place_twins"]

#: A title with the section and the paragraph where it stands.
Place = tuple[Title, str, int]
#: For each title (language and key) the title of the same post in the other language.
Twins = dict[tuple[str, str], Title]

_MOST = 5
_LEAST_ALONE = 3.0
#: French roles that stand for several English ones.
_WIDE = {
    "manager": {"head", "officer", "supervisor", "coordinator", "leader", "director"},
    "director": {"manager", "head"},
    "director_general": {"head", "manager", "director"},
    "head": {"leader", "supervisor", "manager", "craft"},
    "officer": {"manager", "adviser", "public_servant"},
    "public_servant": {"officer", "manager", "coordinator", "adviser"},
    "specialist": {"officer", "adviser"},
}


def place_twins(
    places: Iterable[Place],
    known: Iterable[tuple[Title, Title]],
    aligned: dict[str, bool],
    units: Directory,
) -> Twins:
    """The twins that titles in ``places`` have by their place alone.

    Args:
        known: English and French titles that are one post for another reason.
        aligned: by section whether both printings have equally many paragraphs.
    """
    twins: Twins = {}
    paired = {(t.span.lang, title_key(t.value)) for both in known for t in both}
    blocks: dict[tuple[str, int], dict[str, dict[str, Title]]] = {}
    for title, section, block in places:
        at = (section, block if aligned.get(section) else -1)
        named = blocks.setdefault(at, {"en": {}, "fr": {}})[title.span.lang]
        named.setdefault(title_key(title.value), title)
    votes: Counter[tuple[str, str]] = Counter()
    titles: dict[tuple[str, str], tuple[Title, Title]] = {}
    for (_, block), listed in blocks.items():
        english = [t for key, t in listed["en"].items() if ("en", key) not in paired]
        french = [t for key, t in listed["fr"].items() if ("fr", key) not in paired]
        whole = block >= 0 and len(english) == len(french)
        pairs = _in_order(english, french, units) if whole else _alone(english, french, units)
        for en, fr in pairs:
            key = (title_key(en.value), title_key(fr.value))
            votes[key] += 1
            titles.setdefault(key, (en, fr))
    for (en_key, fr_key), _ in votes.most_common():
        en, fr = titles[en_key, fr_key]
        if ("en", en_key) not in twins and ("fr", fr_key) not in twins:
            twins["en", en_key], twins["fr", fr_key] = fr, en
    return twins


def _in_order(
    english: list[Title], french: list[Title], units: Directory
) -> list[tuple[Title, Title]]:
    """Equally many titles: the likeliest way to pair them, in order where all are alike."""
    if not 0 < len(english) <= _MOST:
        return []
    likeness = [[_likeness(en, fr, units) for fr in french] for en in english]
    order = max(
        permutations(range(len(french))),
        key=lambda way: sum(likeness[i][k] + (i == k) / 2 for i, k in enumerate(way)),
    )
    return [(english[i], french[k]) for i, k in enumerate(order) if likeness[i][k] > -2]


def _alone(
    english: list[Title], french: list[Title], units: Directory
) -> list[tuple[Title, Title]]:
    """Titles of which each is the only likely one for the other."""
    found = []
    for en in english:
        likely = [fr for fr in french if _likeness(en, fr, units) >= _LEAST_ALONE]
        if len(likely) == 1:
            back = [e for e in english if _likeness(e, likely[0], units) >= _LEAST_ALONE]
            if len(back) == 1:
                found.append((en, likely[0]))
    return found


def _likeness(en: Title, fr: Title, units: Directory) -> float:
    """How likely an English and a French title are one post's; below nought, they are not."""
    if en.deputy != fr.deputy:
        return -5
    named = [
        {id(ref.unit) for ref in units.refs(title.span) if ref.how != "kind"} for title in (en, fr)
    ]
    placed = 0.0
    if all(named):
        placed = 4 if named[0] & named[1] else -6
    if en.role == fr.role and en.role != "post":
        return placed + 3
    if "post" in (en.role, fr.role) or en.role in _WIDE.get(fr.role, ()):
        return placed + 1
    return placed - 1
