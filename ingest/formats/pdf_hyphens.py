"""Whether the hyphen at a line's end is the word's own ("time-bound") or the line's ("mo-del").

What the document itself says comes first: the word whole or with its hyphen elsewhere, and how
often its lines end in hyphens at all: a text that is not hyphenated has but its own. Then what
is known of compounds in English and French.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable
from itertools import pairwise

from rolegraph.ingest.formats.pdf_page import HYPHEN, Line

__all__ = ["Hyphens", "cut_pairs"]

#: Of lines that their width has cut, so many end in hyphens where words are divided.
_HYPHENATED = 0.05
#: So few lines say nothing of that.
_FEW_LINES = 12
_AT_END = re.compile(rf"([\w'’.-]*[^\W\d_]['’)]?)[-{HYPHEN}]$")
#: What hyphens of are always its own.
_ADDRESS = re.compile(r"://|@|www\.|/.*\.\w")
_ELIDED = re.compile(r"\w{1,2}['’](?=\w)|qu['’](?=\w)", re.IGNORECASE)
_WORD = re.compile(r"[^\W\d_]+(?:['’-][^\W\d_]+)*")
#: What a hyphen follows as a rule, unless the ending of a word comes behind it ("high-ly").
_FIRST_WORDS = """
non self cross well long short full half high low vice sous decision fact evidence result
results risk cost user goal data policy information war peace civil politico consensus award
demi avant arrière sans porte haut bas moyen quasi socio peut
"""
_FIRST = frozenset(_FIRST_WORDS.split())
_ENDING = re.compile(
    r"(?:ly|er|ers|est|ed|ing|ings|s|ment|ments|age|ages|y|ish|ness|less|ful|al|en|ens|th|ty"
    r"|eur|eurs|ement|crire|ons|ez|tion|tions|light|lights|land|lands|work|wide|ward|wards)"
)
#: What a hyphen precedes as a rule.
_SECOND_WORDS = """
based related oriented sensitive making building sharing driven specific quality ranking scale
range standing cutting setting solving funded friendly effective efficient aware minded focused
facing defined established organised organized informed balanced appointed elect critical
relevant compliant centric centred centered intensive certified neutral term level même mêmes là
général générale généraux générales directeur directrice président présidente secrétaire terme
ensemble
"""
_SECOND = frozenset(_SECOND_WORDS.split())
#: What a hyphen precedes where the word before it is one by itself.
_SECOND_OF_WORDS_WORDS = """
time wide led free date general chief year day month hour week person way tier up out ready held
known section paid bound being tested total major majeur rated keeping reporting chef comité
"""
_SECOND_OF_WORDS = frozenset(_SECOND_OF_WORDS_WORDS.split())
#: Words in the middle of a compound: "up-to-date", "state-of-the-art", "c'est-à-dire".
_INSIDE_WORDS = """
to of the in and by on up at a de du la le les et à en sur au aux d l
"""
_INSIDE = frozenset(_INSIDE_WORDS.split())


class Hyphens:
    """What a document says of its words and hyphens."""

    def __init__(self, lines: Iterable[Line], cut: Iterable[tuple[Line, Line]]) -> None:
        self._whole: Counter[str] = Counter()
        self._stems: set[str] = set()
        divided = False
        for line in lines:
            words = _WORD.findall(line.words.lower())
            words = words[1:] if divided else words  # the other half of a word
            divided = line.words[-1:] in ("-", HYPHEN)
            words = words[:-1] if divided else words
            words += [word[elided.end() :] for word in words if (elided := _ELIDED.match(word))]
            self._whole.update(words)
            self._stems.update(word[:length] for word in words for length in range(6, len(word)))
        pairs = [(a.words, b.words) for a, b in cut]
        ends = [pair for pair in pairs if _AT_END.search(pair[0])]
        self._marked = any(a.endswith(HYPHEN) for a, _ in ends)
        self._often = (
            len(pairs) < _FEW_LINES
            or len(ends) >= _HYPHENATED * len(pairs)
            or any(self._is_known_whole(*pair) for pair in ends)
        )

    def _is_known_whole(self, before: str, after: str) -> bool:
        """Whether a word that a line's end divides stands whole elsewhere."""
        end, begin = _AT_END.search(before), _WORD.match(after)
        return bool(end and begin and self._whole[(end[1] + begin[0]).lower()])

    def is_the_lines(self, before: str, after: str) -> bool:
        """Whether the hyphen that ``before`` ends in is there for the line's sake.

        ``after`` is the line below.
        """
        end, begin = _AT_END.search(before), _WORD.match(after)
        if end is None or begin is None:
            return False
        if before.endswith(HYPHEN):
            return True
        first, second = _ELIDED.sub("", end[1]), begin[0]
        if _ADDRESS.search(before.rsplit(" ", 1)[-1]):
            return False
        whole = self._whole[(first + second).lower()]
        compound = self._whole[f"{first}-{second}".lower()]
        if whole or compound:
            return whole > compound
        if len(first) > 1 and first.isupper() and second.islower():
            return False  # nobody divides an acronym
        if not second[:1].islower() and not (first.isupper() and second.isupper()):
            return False
        return self._is_divided(first.lower(), second.split("-")[0].lower())

    def _is_divided(self, first: str, second: str) -> bool:
        if self._marked:
            return False
        *others, first = first.split("-")
        if others and first in _INSIDE:
            return False
        whole = first + second
        stem = whole[: max(len(first) + 2, len(whole) - 3)]
        if len(stem) > 5 and stem in self._stems:
            return True
        if second in _SECOND or (first in _FIRST and not _ENDING.fullmatch(second)):
            return False
        known = len(first) > 2 and self._whole[first] > 0
        if known and (second, first[-1]) == ("led", "l"):
            return True
        if known and second in _SECOND_OF_WORDS:
            return False
        return self._often


def cut_pairs(lines: list[Line]) -> list[tuple[Line, Line]]:
    """Lines that reach the end of their column, each with the one that follows."""
    return [
        (a, b)
        for a, b in pairwise(lines)
        if a.part == b.part and a.right > a.begin + 0.8 * (a.edge - a.begin)
    ]
