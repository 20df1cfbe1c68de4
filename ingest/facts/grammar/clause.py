"""A clause while it is read: its phrases, what they refer back to, and what was read so far."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace

from rolegraph.ingest.facts.grammar.clauses import Phrase
from rolegraph.ingest.facts.phrases import Title
from rolegraph.ingest.facts.units import Ref

__all__ = [
    "FOREIGN",
    "Clause",
    "Cut",
    "Lead",
    "Part",
    "Said",
    "Topic",
    "resolved",
    "without_denied",
]

#: Kinds of units that are not part of the structure of the body itself.
FOREIGN = frozenset({"body", "committee", "external"})


#: Verbs that a comma and no "which" stands before: their subject is not what is named last.
_FINITE = {
    "en": re.compile(
        r"(?:is|are|has|have|comprises|consists|includes|contains|brings|groups|counts|numbers"
        r"|encompasses|houses|hosts|belongs?|forms?|comes?|falls?|sits?|lies)\b"
    ),
    "fr": re.compile(
        r"(?:est|sont|a|ont|comprend|compte|regroupe|reunit|rassemble|coiffe|chapeaute|inclut"
        r"|comporte|englobe|contient|possede|abrite|dispose|se|fait|font|appartient|releve|depend)\b"
    ),
}
#: Which phrases fall away once a frame has said what it says; None where it says nothing.
Cut = tuple[int, int] | None


@dataclass(frozen=True)
class Part:
    """ "child is part of parent"."""

    child: Ref
    parent: Ref


@dataclass(frozen=True)
class Lead:
    """A post leads a unit; no title where it is the advertised one."""

    unit: Ref
    title: Title | None


Said = Part | Lead


@dataclass(frozen=True)
class Topic:
    """What a sentence may refer back to: the last sentence's subject, and the unit named last."""

    unit: Ref | None = None
    last: Ref | None = None
    title: Title | None = None
    named: tuple[Ref, ...] = ()
    """The units that the sentence named: what "both", "they" and "the former" mean in the next."""
    series: Ref | None = None
    """The unit of which one part of several was named: "one of the three sections of the A"."""


class Clause:
    """The phrases of a sentence, as they shrink, and what was read from them."""

    def __init__(self, words: list[Phrase], topic: Topic, lang: str) -> None:
        self.words, self.topic, self.lang = words, topic, lang
        self.said: list[Said] = []
        self.series = topic.series
        subject = re.match(r"(?:[pI]U,)?[xc]?,?(U)", self.letters)
        self.subject = self.words[subject.start(1)].ref if subject else None

    @property
    def letters(self) -> str:
        return "".join(word.letter for word in self.words)

    def units(self, start: int, end: int) -> list[Ref]:
        return [w.ref for w in self.words[start:end] if w.letter == "U" and w.ref]

    def title(self, at: int) -> Title | None:
        """The post at a place; None for the advertised one."""
        return self.words[at].title

    def says(self, at: int) -> str:
        return self.words[at].said

    def part(self, children: list[Ref], parent: Ref | None) -> None:
        if parent is None or parent.unit.kind in FOREIGN:
            return
        for child in children:
            if child.unit is not parent.unit:
                self.said.append(Part(child, parent))

    def lead(self, unit: Ref | None, at: int) -> None:
        title = self.title(at)
        if title is not None and title.deputy and title.role == "head":
            return  # "the Deputy Head runs the Branch": somebody else heads it
        if unit is not None and unit.unit.kind not in FOREIGN:
            self.said.append(Lead(unit, title))

    def anchored(self, at: int) -> bool:
        """Whether what begins at ``at`` can be a finite verb's subject."""
        return at == 0 or self.letters[at - 1] in ",;:cRxtn.="

    def cut_off(self, between: str, verb: int) -> bool:
        """Whether a comma parts a finite verb from the unit before it, which ended an aside."""
        finite = _FINITE[self.lang].match(self.says(verb))
        return between.startswith(",") and "R" not in between and finite is not None

    def end_of(self, between: str, end: int) -> int:
        """Where an aside ends that a comma opens: after the comma that closes it before a verb."""
        closes = between.startswith(",") and re.match(r",[HBIF=]", self.letters[end:])
        return end + 1 if closes else end

    def back(self) -> Ref | None:
        """What "its" and "it" mean: this sentence's subject, else the topic."""
        return self.subject or self.topic.unit


def resolved(words: list[Phrase], topic: Topic) -> Iterator[Phrase]:
    """Pronouns become the units they mean; without one they are plain words."""
    subject: Ref | None = None
    last: Ref | None = topic.last
    opening = bool(words) and words[0].letter in "IpwkBA"
    for k, word in enumerate(words):
        opening = opening and word.letter not in ",P"
        if word.letter == "U":
            last = word.ref
            if subject is None and not opening:
                subject = word.ref
            yield word
        elif word.letter == "P" and not _stands_for_unit(words, k):
            yield replace(word, letter="x")
        elif word.letter == "Q":
            named = _distinct(w.ref for w in words[:k] if w.letter == "U") or topic.named
            yield from _all_of(named if len(named) == 2 else (), word)
        elif word.letter == "f":
            last = topic.named[-1] if len(topic.named) == 2 else last
            yield from _all_of(topic.named[:1] if len(topic.named) == 2 else (), word)
        elif word.said in _SEVERAL and [w.letter for w in words[k + 1 : k + 2]] == ["F"]:
            yield from _all_of(topic.named, word)
        elif word.letter in "Py":
            near = word.letter == "y" or word.said.startswith(("celle", "celui"))
            meant = last if near else subject or topic.unit
            if word.letter == "y" and k and words[k - 1].letter == "o":
                meant = (
                    _before_list(words[: k - 1]) or topic.last
                )  # "the A and the B of the latter"
            if not near and k and words[k - 1].letter == "I":
                child = next((w.ref for w in reversed(words[:k]) if w.letter == "U"), None)
                if child is subject:
                    meant = topic.unit  # "the A is part of it": of what was spoken of before
            if meant is None and topic.title and k == 0 and not near:
                yield Phrase("T", word.said, None, topic.title)
            elif meant is None:
                yield replace(word, letter="x")
            else:
                if subject is None:
                    subject = meant
                yield Phrase("U", word.said, meant._replace(how="pronoun"))
        else:
            yield word


_SEVERAL = frozenset({"they", "ils", "elles", "celles-ci", "ceux-ci", "these"})


def _all_of(meant: tuple[Ref, ...], word: Phrase) -> Iterator[Phrase]:
    """The units that a word stands for, as a list of them."""
    for k, ref in enumerate(meant):
        if k:
            yield Phrase("c", "and")
        yield Phrase("U", word.said, ref._replace(how="pronoun"))
    if not meant:
        yield replace(word, letter="x")


def _distinct(refs: Iterable[Ref | None]) -> tuple[Ref, ...]:
    """The references to different units, in order."""
    found: dict[int, Ref] = {}
    for ref in refs:
        if ref is not None:
            found.setdefault(id(ref.unit), ref)
    return tuple(found.values())


def _before_list(words: list[Phrase]) -> Ref | None:
    """The last unit named before the list of units that ends here."""
    k = len(words) - 1
    while k >= 0 and words[k].letter in "Uc":
        k -= 1
    return next((word.ref for word in reversed(words[: k + 1]) if word.letter == "U"), None)


def _stands_for_unit(words: list[Phrase], k: int) -> bool:
    """Whether a pronoun stands where a unit would: at the opening, or at a word of structure."""
    before = words[k - 1].letter if k else ";"
    after = "".join(word.letter for word in words[k + 1 : k + 3])
    opening = re.fullmatch(r"[IpwkBA].*,", "".join(word.letter for word in words[:k]))
    return (
        before in ";ILopB"
        or bool(opening)
        or after[:1] in tuple("HIBFeDm")
        or after in {"=I", "=H", "=B", "nH"}
    )


def without_denied(words: list[Phrase]) -> list[Phrase]:
    """Words of structure that are denied, past, planned or supposed say nothing."""
    found = list(words)
    for k, word in enumerate(words):
        owned = [one.letter for one in words[k + 1 : k + 3]]
        if word.letter == "U" and owned[:1] == ["v"] and owned[1:] not in (["U"], ["N"], ["Z"]):
            found[k] = replace(word, letter="x")  # "the Section's support"
        if word.letter != "n":
            continue
        if word.said in {"neither", "nor", "ni"}:
            found[k:] = [replace(w, letter="x") if w.letter in "HIFB" else w for w in found[k:]]
        for j in range(k + 1, min(k + 3, len(words))):
            if words[j].letter in "HIFBLDemlitJA":
                if words[j].letter == "L" and word.said in {"will", "shall"}:
                    break
                found[j] = replace(words[j], letter="x")
                break
            if words[j].letter not in "x=k":
                break
        before = words[k - 1].letter if k else "x"
        if before in "HIFBL" and word.said in {"pas", "plus", "jamais"}:
            found[k - 1] = replace(words[k - 1], letter="x")
    return found
