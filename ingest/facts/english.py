"""Names of units in English prose.

English writes names with capitals, so a name is the capitalised run around a kind word
("Digital, Multimedia and Brand Section", "Office of Strategic Affairs").
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from itertools import pairwise

from rolegraph.ingest.facts.marks import naming
from rolegraph.ingest.facts.phrases import (
    Token,
    UnitName,
    acronym_after,
    is_acronym,
    last_before,
    listed_alone,
    tokens,
)
from rolegraph.ingest.facts.words import Words
from rolegraph.ingest.text import Span
from rolegraph.ingest.text_to_sections import fold

__all__ = ["JOINERS", "OCCUPATIONS", "POSSESSIVE", "possessive", "unit_names"]

JOINERS = frozenset({"and", "of", "for", "&"})
#: Kinds that a name can open with: "Office of X", "Division of X".
_LEADING_KINDS = frozenset(
    {"department", "office", "division", "directorate", "section", "branch", "committee"}
)
#: Kind words that stand inside names of other kinds, and before "for" too.
_INSIDE_TOO = frozenset(["Service", "Centre", "Center"])
#: Words before "Office for X" that say of which area it is.
_OF_AN_AREA = frozenset(
    ["regional", "subregional", "country", "national", "central", "executive", "liaison", "federal"]
)
#: Roles whose nouns stand before other nouns too: "Pilot Phase", "Printer Room".
OCCUPATIONS = frozenset(
    {"scientist", "physician", "craft", "scholar", "teacher", "seafarer", "notary", "guard"}
    | {"strategist"}
)
_INSIDE_NAMES = {None, "interpreter", "translator", *OCCUPATIONS}
POSSESSIVE = re.compile(r"[’']s?$")
#: Kind words that stand for a unit inside a title too: "Payments Section Clerk".
_OFFICES = frozenset(
    ["section", "unit", "team", "branch", "division", "directorate", "office", "department", "cell"]
)


def unit_names(span: Span, words: Words) -> Iterator[UnitName]:
    """Names of units in ``span``, in order; kind words without a name of their own are none."""
    marked = naming(span, words)
    found = tokens(span) if marked else ()
    taken = -1
    for token in marked:
        i = bisect_left(found, token)
        kind = words.kind(token.word.split("'")[0].split("’")[0]) or _kind_of_two(found, i, words)
        if kind is None or i <= taken:
            continue
        bare = fold(POSSESSIVE.sub("", token.word))
        if not token.capitalised and bare not in words.lower_case_kinds:
            continue
        if _goes_on(found, i) or _inside_longer(found, i, words):
            continue
        last, first = (scan(span, found, i, kind, words) for scan in (_kind_last, _kind_first))
        name = _both_ways(last, first, span) if last and first else last or first
        if name is None and bare in words.alone and listed_alone(found, i, taken, {"the", "a"}):
            name = UnitName(span.between(token.start, token.end), kind)
        if name and fold(name.span.quote) not in words.never:
            taken = last_before(found, name.span.end)
            yield name


def _kind_of_two(found: Sequence[Token], i: int, words: Words) -> str | None:
    """The kind that a word and the one before it name: "Task Force"."""
    if not i or fold(found[i].word) not in words.second_kind_words:
        return None
    return words.kind(f"{found[i - 1].word} {found[i].word}")


def _both_ways(last: UnitName, first: UnitName, span: Span) -> UnitName:
    """ "ABC Office of Resources", "Regional Office for X": a name on both sides of its kind word.

    Only an acronym or such a word can stand before it; else the kind word ends the first name.
    """
    before = last.span.quote.split()[:-1]
    after = span.text.string[last.span.end : last.span.end + 5]
    united = before[-2:] == ["United", "Nations"]
    wide = (united or (len(before) == 1 and fold(before[0]) in _OF_AN_AREA)) and after == " for "
    if first.weak or not (wide or all(map(is_acronym, before))) or last.acronym:
        return last
    whole = last.span.until(first.span)
    return UnitName(whole, first.kind, first.acronym, last.owner)


def _goes_on(found: Sequence[Token], i: int) -> bool:
    """Whether a word that is a kind only at the end of a name stands inside one.

    "Youth Service and Learning" and "Service Corps" name no service.
    """
    if found[i].word not in _INSIDE_TOO or i + 1 >= len(found):
        return False
    after = found[i + 1 : i + 3]
    return after[0].capitalised or (
        after[0].word in {"and", "&"} and len(after) > 1 and after[1].capitalised
    )


def _inside_longer(found: Sequence[Token], i: int, words: Words) -> bool:
    """Whether capitals go on to another kind word: "Fixed Wing Team", "Legal Registry Unit".

    Or to a role that is of a trade, not of a unit's head: "Laboratory Technician".
    """
    if POSSESSIVE.search(found[i].word):
        return False  # "the Ships Directorate's Pilot Section"
    small = fold(found[i].word) not in _OFFICES
    for before, token in pairwise(found[i : i + 5]):
        if not token.capitalised or token.start != before.end + 1:
            return False
        if words.role(token.word):
            return small and words.role(token.word) not in {"head", "leader", "director"}
        if words.kind(token.word):
            return not is_acronym(before.word)
    return False


def _kind_last(
    span: Span, found: Sequence[Token], i: int, kind: str, words: Words
) -> UnitName | None:
    """ "X and Y Section": the capitalised run before the kind word."""
    first, owner, j, joined = i, None, i - 1, False
    inside = _acronym_inside(found, i)
    if inside is not None:
        j = i - 4
    last = j
    while j >= 0:
        word = found[j].word
        whose_is = bool(POSSESSIVE.search(word)) and found[j].capitalised
        if whose_is and j == i - 1 and word.endswith(("s'", "s’")) and not is_acronym(word):
            first = j  # "the Survivors' Unit"
        elif whose_is and first == j + 1:
            owner = found[j]
            break
        if found[j].capitalised:
            opens = j == 0 or found[j - 1].word in {".", ":", ";"}
            if words.role(word) not in _INSIDE_NAMES or (opens and word in words.openers):
                break
            first = j
        elif word == "and" and kind in {"body", "external"} and is_acronym(found[j + 1].word):
            break  # "the European Union and NATO Strategic Commands" are two
        elif (
            word == "and"
            and j > 1
            and found[j - 2].capitalised
            and words.kind(found[j - 1].word)
            and found[j - 1].word not in _INSIDE_TOO
        ):
            break  # "the Deck Branch and Radio Branch" are two
        elif (word in JOINERS and j > 0 and found[j - 1].capitalised) or (
            word == "to" and j > 1 and _names_matter(found, j)
        ):
            joined = True
        elif not (word == "," and joined and j > 0 and found[j - 1].capitalised) or words.kind(
            found[j - 1].word
        ):
            break
        j -= 1
    modifiers = [t for t in found[first:i] if t.capitalised]
    if _kind_of_two(found, i, words) and words.kind(found[i].word) is None:
        modifiers = modifiers[:-1]
    if not modifiers or not found[last].capitalised:
        return None  # "Divisional and Section objectives" joins adjectives, it names nothing
    if found[first].word in words.openers and not _is_noun(found, first):
        return None
    lower = not found[i].capitalised
    if lower and kind == "team" and (len(modifiers) < 2 or is_acronym(modifiers[-1].word)):
        return None
    if lower and kind != "team" and not all(is_acronym(t.word) for t in modifiers):
        return None
    end = found[i].end - len(possessive(found[i].word))
    if kind == "body" and end == found[i].end:
        end = _body_goes_on(found, i, words)
    name = span.between(found[first].start, end)
    whose = None
    if owner:
        whose = span.between(owner.start, owner.end - len(possessive(owner.word)))
    acronym = acronym_after(name)
    if inside is not None:
        acronym = span.between(inside.start, inside.end)
    return UnitName(name, kind, acronym, whose)


def _names_matter(found: Sequence[Token], j: int) -> bool:
    """Whether "to" joins two nouns of a name: "the Notices to Mariners Section"."""
    before, ahead = found[j - 1], found[j - 2]
    plural = before.capitalised and before.word.endswith(("s", "nce", "ion", "ort"))
    return plural and ahead.word.lower() in {"the", "a", "our", "its", "and"}


def _is_noun(found: Sequence[Token], first: int) -> bool:
    """Whether a word that can open a sentence is part of a name: "the Support Division"."""
    return first > 0 and found[first - 1].word.lower() in {"the", "its", "our", "their", "of"}


def _body_goes_on(found: Sequence[Token], i: int, words: Words) -> int:
    """Where the name of a body ends: "Allied Command Transformation" ends after its kind word."""
    end, j = found[i].end, i + 1
    while j < len(found) and found[j].capitalised and found[j].start == end + 1:
        if words.role(found[j].word) or words.kind(found[j].word) or is_acronym(found[j].word):
            return found[i].end
        end, j = found[j].end, j + 1
    return end


def _acronym_inside(found: Sequence[Token], i: int) -> Token | None:
    """The acronym printed between a name and its kind word: "X and Y (XY) Division"."""
    if i < 4 or (found[i - 3].word, found[i - 1].word) != ("(", ")"):
        return None
    return found[i - 2] if is_acronym(found[i - 2].word) else None


def _kind_first(
    span: Span, found: Sequence[Token], i: int, kind: str, words: Words
) -> UnitName | None:
    """ "Office of X and Y": the capitalised run after the kind word and "of"."""
    if not found[i].capitalised or i + 1 >= len(found):
        return None
    if kind not in _LEADING_KINDS and not (
        found[i].word in _INSIDE_TOO and found[i + 1].word in {"of", "for"}
    ):
        return None
    weak = found[i + 1].word not in {"of", "for"}
    j = i + 1 if weak else i + 2
    if not weak and j < len(found) and found[j].word.lower() == "the":
        j += 1
    start, last = j, None
    while j < len(found):
        if found[j].capitalised:
            last = j
        elif not _joins(found, j):
            break
        j += 1
    if last is None:
        return None
    run = [t for t in found[start : last + 1] if t.capitalised]
    end = found[last].end - len(possessive(found[last].word))
    name = span.between(found[i].start, end)
    acronym = acronym_after(name)
    if weak and (len(run) < 2 or words.kind(found[last].word)):
        return None
    if len(run) == 1 and is_acronym(run[0].word) and acronym is None:
        return None
    return UnitName(name, kind, acronym, weak=weak)


def _joins(found: Sequence[Token], j: int) -> bool:
    """Whether the token at ``j`` stands between two words of one name."""
    if j + 1 >= len(found):
        return False
    after = found[j + 1]
    if found[j].word in JOINERS:
        if after.word.lower() == "the" and found[j].word in {"of", "for"} and j + 2 < len(found):
            return found[j + 2].capitalised
        return after.capitalised
    if found[j].word == "the":
        return found[j - 1].word in {"of", "for", "to"} and after.capitalised
    if found[j].word == ",":
        rest = [t.word for t in found[j + 1 : j + 6]]
        return (
            after.capitalised
            and "and" in rest
            and all(w[0].isupper() or w in {"and", ","} for w in rest[: rest.index("and") + 1])
        )
    return False


def possessive(word: str) -> str:
    match = POSSESSIVE.search(word)
    return match.group() if match else ""
