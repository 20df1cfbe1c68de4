"""The requirements a notice lists or states, and whether each is essential or desirable.

That is told by a heading ("ESSENTIAL") or, where there is none, by the sentence that opens the
list ("The incumbent must:", "… would be considered an advantage:"). In forms that state their
requirements one by one, it is told by each sentence ("… is required.", "… is desirable.").
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from rolegraph.ingest.blocks import Block
from rolegraph.ingest.facts.pair import Notes, Pair
from rolegraph.ingest.facts.values import years
from rolegraph.ingest.text import Span
from rolegraph.ingest.text_to_sections import fold

__all__ = ["Item", "kind_of", "required_items"]

#: What is left of a requirement at its end.
_END = " .;,"
_NUMBER = re.compile(r"(?:(\d{1,2})|[A-H])[.)]\s+(?=\S)")
#: What a sentence has that is no bare demand, and nouns that make one besides those of its kind.
_SENTENCE = {
    "en": re.compile(
        r"\b(?:is|are|was|were|will|would|shall|must|may|can|has|have|incumbents?|candidates?|"
        r"applicants?)\b"
    ),
    "fr": re.compile(r"\b(?:est|sont|sera|doit|doivent|peut|a|ont|titulaires?|candidate?s?)\b"),
}
_DEMANDS = re.compile(
    r"\b(?:knowledge|ability|skills?|command|familiarity|proficiency|certificate|licen[cs]e|"
    r"training|course|connaissance|aptitude|maitrise|capacite|permis|certificat)\b"
)
#: A heading on experience alone.
_OF_EXPERIENCE = re.compile(
    r"\W*(?:(?:work|professional|relevant|required)\s+)?experience(?:\s+\w+elle)?\W*"
)
#: A conjunction that leads to the last item of a list.
_JOINS = re.compile(r"[;,]\s*(?:and|or|et|ou)\s*$", re.IGNORECASE)


@dataclass(frozen=True)
class Item:
    """One requirement, its necessity, and the heading or sentence that says it."""

    span: Span
    necessity: str
    said: Span
    heading: Span


def kind_of(item: Item, pair: Pair) -> str:
    """Education, experience, language or knowledge: the first kind whose words it has.

    Years of something under a heading on experience are experience.
    """
    span = item.span
    folded = fold(span.value)
    kinds = pair.form.table(span.lang, "requirement_kinds")
    if _OF_EXPERIENCE.fullmatch(fold(item.heading.value)) and years(span.quote):
        return "experience"
    for kind, pattern in kinds.items():
        if re.search(pattern, folded):
            return str(kind)
    return "knowledge"


def required_items(pair: Pair, lang: str, notes: Notes) -> list[Item]:
    """The requirements of one printing, in order."""
    half = pair.get(lang)
    found: list[Item] = []
    for name in ("essential", "desirable") if half else ():
        section = half.sections.get(name) if half else None
        for heading, listed in section.parts if section else ():
            for block in listed:
                found += _under_heading(block, name, heading, pair)
    qualifications = half.sections.get("qualifications") if half else None
    for heading, listed in qualifications.parts if qualifications else ():
        found += _in_qualifications(listed, heading, pair, notes)
    return found


def _unnumbered(block: Block) -> Block:
    """A paragraph with a number or a capital letter before it is an item: "1. A degree;"."""
    numbered = _NUMBER.match(block.span.quote)
    if numbered is None:
        return block
    rest = block.span.part(numbered.end(), len(block.span.quote))
    return Block(rest, numbered[1] is not None)


def _bare(span: Span) -> Span:
    joins = _JOINS.search(span.quote)
    span = span.part(0, joins.start() if joins else len(span.quote))
    return span.part(0, len(span.quote.rstrip(_END)))


def _under_heading(block: Block, name: str, heading: Span, pair: Pair) -> Iterator[Item]:
    """The requirements in a block of a section that is essential or desirable as a whole."""
    block = _unnumbered(block)
    table = pair.form.table(block.span.lang, "requirements")
    said = block.span.quote
    if re.fullmatch(table["subheading"], block.folded.rstrip(" :.")) or said.endswith(":"):
        return
    if re.search(table["no_requirement"], block.folded):
        return
    words = said.split()
    ended = said.endswith((".", ";"))
    if block.item:
        whole = len(words) > 2 or ended
    else:
        told = any(len(word) > 3 and word.islower() for word in words[1:])
        whole = len(words) > 2 and (ended or told) and _may_demand(block, pair)
    if not whole:
        return
    sentences = [block.span] if block.item else list(block.span.sentences())
    for sentence in sentences:
        folded = fold(sentence.value)
        if len(sentences) > 1 and not _is_of_a_kind(folded, pair, sentence.lang):
            continue
        necessity = "desirable" if re.search(table["only_desired"], folded.rstrip(_END)) else name
        yield Item(_bare(sentence), necessity, heading, heading)


def _is_of_a_kind(folded: str, pair: Pair, lang: str) -> bool:
    kinds = pair.form.table(lang, "requirement_kinds").values()
    return any(re.search(pattern, folded) for pattern in kinds)


def _in_qualifications(
    listed: tuple[Block, ...], heading: Span, pair: Pair, notes: Notes
) -> Iterator[Item]:
    """The requirements under a heading that does not say how necessary they are."""
    table = pair.form.table(heading.lang, "requirements")
    necessity: tuple[str, Span] | None = None
    before = ""
    for block in map(_unnumbered, listed):
        folded = block.folded
        if re.fullmatch(table["subheading"], folded.rstrip(" :.")) and not re.search(
            f"{table['essential']}|{table['desirable']}", folded
        ):
            continue
        member = block.item or (necessity is not None and _is_member(block, before))
        demands = [] if member or necessity is None else list(_demands(block, pair))
        if demands and necessity and "states" not in table:
            before = block.span.value
            yield from (Item(_bare(one), *necessity, heading) for one in demands)
            continue
        before = block.span.value
        stated = "states" in table and not before.endswith(":")
        if not member:
            changed = False
            for name in ("desirable", "essential"):
                if re.search(table[name], folded) and not (stated and len(folded.split()) > 3):
                    necessity, changed = (name, block.span), True
                    break
            if changed or not stated:
                continue
        if stated:
            yield from _stated(block, necessity if member else None, heading, table)
        elif necessity is None:
            notes.warn(f"requirements: whether “{block.span.value[:60]}” is essential is not said")
        else:
            yield Item(_bare(block.span), necessity[0], necessity[1], heading)


def _stated(
    block: Block, listed: tuple[str, Span] | None, heading: Span, table: dict[str, str]
) -> Iterator[Item]:
    """The requirements that the sentences of a block state, each with its own necessity.

    A sentence that says both of its parts is divided at its semicolon, or left out.
    """
    for sentence in block.span.sentences():
        clauses = [sentence]
        if _said_of(sentence, table) == "both":
            clauses = [
                sentence.group(part, 0).strip() for part in re.finditer(r"[^;]+", sentence.quote)
            ]
        for clause in clauses:
            necessity = _said_of(clause, table)
            if necessity in {"essential", "desirable"}:
                yield Item(_bare(clause), necessity, clause, heading)
            elif not necessity and listed:
                yield Item(_bare(clause), listed[0], listed[1], heading)


def _said_of(span: Span, table: dict[str, str]) -> str:
    """Whether a sentence says that something is essential, desirable, both or neither."""
    folded = fold(span.value).rstrip(_END)
    desired = re.search(table["desired"], folded)
    states = re.search(table["states"], folded)
    if re.search(table["no_requirement"], folded):
        return ""
    return (
        "both" if desired and states else "desirable" if desired else "essential" if states else ""
    )


def _may_demand(block: Block, pair: Pair) -> bool:
    """Whether a paragraph is no plain statement of something else."""
    lang = block.span.lang
    kind = _is_of_a_kind(block.folded, pair, lang) or _DEMANDS.search(block.folded)
    return bool(kind) or not _SENTENCE[lang].search(block.folded)


def _demands(block: Block, pair: Pair) -> Iterator[Span]:
    """The sentences without a verb that name a degree, experience, a language or a skill."""
    lang = block.span.lang
    table = pair.form.table(lang, "requirements")
    for sentence in block.span.sentences():
        said, folded = sentence.value, fold(sentence.value)
        if said.endswith(":") or not said[0].isupper() or len(said.split()) < 3 or said.isupper():
            continue
        kind = _is_of_a_kind(folded, pair, lang) or _DEMANDS.search(folded)
        if (
            kind
            and not _SENTENCE[lang].search(folded)
            and not re.search(table["no_requirement"], folded)
        ):
            yield sentence


def _is_member(block: Block, before: str) -> bool:
    """Whether a paragraph is an item of a list that is printed without bullets.

    It is if it reads as a member of an enumeration: it opens in lower case or ends with a
    semicolon, or the one ``before`` did and it is the last.
    """
    said = block.span.value
    if said.endswith(":") or said.isupper():
        return False
    goes_on = re.search(r";(?:\s*(?:and|or|et|ou))?$", before) is not None
    return said[0].islower() or said.endswith(";") or (goes_on and said.endswith("."))
