"""Names of units and titles of posts in English prose.

English writes names with capitals, so a name is the capitalised run around a kind word
("Digital, Multimedia and Brand Section", "Office of Strategic Affairs") or role noun.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise

from rolegraph.ingest.facts.phrases import (
    Title,
    Token,
    UnitName,
    acronym_after,
    is_acronym,
    last_before,
    tokens,
)
from rolegraph.ingest.facts.words import Words
from rolegraph.ingest.text import Span
from rolegraph.ingest.text_to_sections import fold

__all__ = ["title_at", "unit_names"]

_JOINERS = frozenset({"and", "of", "for", "&"})
_ARTICLE = re.compile(r"\s*(?:the|an?|its|their|our|his|her)\b\s*", re.IGNORECASE)
#: Kinds that a name can open with: "Office of X", "Division of X".
_LEADING_KINDS = frozenset(
    {"department", "office", "division", "directorate", "section", "branch", "committee"}
)
#: A military rank by NATO's codes, which some notices print after a title.
_RANK_CODE = re.compile(r"O[FR]-?\d")
_POSSESSIVE = re.compile(r"[’']s?$")


def unit_names(span: Span, words: Words) -> Iterator[UnitName]:
    """Names of units in ``span``, in order; kind words without a name of their own are none."""
    found = tokens(span)
    taken = -1
    for i, token in enumerate(found):
        kind = words.kind(token.word.split("'")[0].split("’")[0]) or _kind_of_two(found, i, words)
        if kind is None or i <= taken:
            continue
        bare = fold(_POSSESSIVE.sub("", token.word))
        if not token.capitalised and bare not in words.lower_case_kinds:
            continue
        if _goes_on(found, i):
            continue
        last, first = (scan(span, found, i, kind, words) for scan in (_kind_last, _kind_first))
        name = _both_ways(last, first, span) if last and first else last or first
        if name and fold(name.span.quote) not in words.never:
            taken = last_before(found, name.span.end)
            yield name


def _kind_of_two(found: Sequence[Token], i: int, words: Words) -> str | None:
    """The kind that a word and the one before it name: "Task Force"."""
    if not i or fold(found[i].word) not in words.second_kind_words:
        return None
    return words.kind(f"{found[i - 1].word} {found[i].word}")


def _both_ways(last: UnitName, first: UnitName, span: Span) -> UnitName:
    """ "ABC Office of Resources": a name on both sides of its kind word.

    Only an acronym can stand before such a name; else the kind word ends the first name.
    """
    before = last.span.quote.split()[:-1]
    if first.weak or not all(map(is_acronym, before)) or last.acronym:
        return last
    whole = last.span.until(first.span)
    return UnitName(whole, first.kind, first.acronym, last.owner)


def _goes_on(found: Sequence[Token], i: int) -> bool:
    """Whether a word that is a kind only at the end of a name stands inside one.

    "Youth Service and Learning" and "Service Corps" name no service.
    """
    if found[i].word not in {"Service", "Centre", "Center"} or i + 1 >= len(found):
        return False
    after = found[i + 1 : i + 3]
    return after[0].capitalised or (
        after[0].word in {"and", "&"} and len(after) > 1 and after[1].capitalised
    )


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
        if _POSSESSIVE.search(word) and found[j].capitalised and first == j + 1:
            owner = found[j]
            break
        if found[j].capitalised:
            opens = j == 0 or found[j - 1].word in {".", ":", ";"}
            if words.role(word) or (opens and word in words.openers):
                break
            first = j
        elif word == "and" and kind in {"body", "external"} and is_acronym(found[j + 1].word):
            break  # "the European Union and NATO Strategic Commands" are two
        elif word in _JOINERS and j > 0 and found[j - 1].capitalised:
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
    end = found[i].end - len(_possessive(found[i].word))
    if kind == "body" and end == found[i].end:
        end = _body_goes_on(found, i, words)
    name = span.between(found[first].start, end)
    whose = None
    if owner:
        whose = span.between(owner.start, owner.end - len(_possessive(owner.word)))
    acronym = acronym_after(name)
    if inside is not None:
        acronym = span.between(inside.start, inside.end)
    return UnitName(name, kind, acronym, whose)


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
    if kind not in _LEADING_KINDS or not found[i].capitalised or i + 1 >= len(found):
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
    end = found[last].end - len(_possessive(found[last].word))
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
    if found[j].word in _JOINERS:
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


def _possessive(word: str) -> str:
    match = _POSSESSIVE.search(word)
    return match.group() if match else ""


def title_at(span: Span, words: Words, reported: bool = False) -> Title | None:
    """The title of a post that ``span`` opens with, after an article; nothing if it is no post.

    A title is a capitalised run with a role noun: "Head, Data and Maps", "Deputy Director of the
    ABC", "Assistant to the Legal Adviser". A plural ("officers") is no post. Of somebody who is
    ``reported`` to, the unit they sit in is part of the title.
    """
    article = _ARTICLE.match(span.quote)
    span = span.part(article.end() if article else 0, len(span.quote))
    found = tokens(span)
    owner = _owner(found, words)
    if owner:  # "the Stores Section's Coordinator"
        span, found = span.between(found[owner].start, span.end), found[owner:]
    last = _title_end(found, words)
    if last is None:
        return None
    last = last if reported else _without_place(found, last, words)
    last = _whole_unit(span, found, last, words)
    end = found[last].end - len(_possessive(found[last].word))
    title = span.between(span.start, end)
    if last > 2 and (found[last].word, found[last - 2].word) == (")", "("):
        before = span.between(span.start, found[last - 3].end)
        if is_acronym(found[last - 1].word) and not _abbreviates(found[last - 1].word, before):
            title = before  # "the Office of the Legal Adviser (OLA)"
    value = title.value
    role = _role(value, words)
    if role is None:
        return None
    inside = re.search(r"\(([A-Z][A-Z&/-]+)\)(?:$|(?=\s+of\b))", title.quote)
    acronym = title.group(inside, 1) if inside else acronym_after(title)
    if acronym and not _abbreviates(acronym.quote, title):
        acronym = None
    return Title(title, value, role, _is_deputy(value), acronym)


def _owner(found: Sequence[Token], words: Words) -> int:
    """Index of the token after a unit or a body that has the post: "the ABC's", "the Section's"."""
    for j, token in enumerate(found[:_LONGEST_OWNER]):
        if not token.capitalised:
            break
        bare = _POSSESSIVE.sub("", token.word)
        if token.word.endswith(("'s", "’s")):
            return j + 1 if words.kind(bare) or is_acronym(bare) else 0
    return 0


_LONGEST_OWNER = 6
#: Roles whose holders lead or represent something, so that what it is belongs to their title.
_OF_SOMETHING = frozenset(
    {"head", "director", "director_general", "manager", "leader", "commander", "president"}
    | {"secretary_general", "secretary", "deputy", "assistant", "representative", "supervisor"}
    | {"controller", "treasurer", "registrar", "commissioner", "spokesperson", "adviser"}
)


def _without_place(found: Sequence[Token], last: int, words: Words) -> int:
    """Index of the last token without the unit that somebody sits in: "Rigger of the Unit".

    Whoever leads a unit, or advises it, has it in the title.
    """
    kind = words.kind(found[last].word)
    for j in range(1, last):
        if found[j].word == "of" and found[j + 1].word == "the" and kind and kind != "body":
            role = _role(" ".join(t.word for t in found[:j]), words)
            head = any(
                words.role(t.word) in _OF_SOMETHING or t.word == "Executive" for t in found[:j]
            )
            return j - 1 if role and role not in _OF_SOMETHING and not head else last
    return last


def _whole_unit(span: Span, found: Sequence[Token], last: int, words: Words) -> int:
    """Index of the last token once a unit's name that the title breaks off in is in it whole.

    "Head, Fisheries, Reeds and Wetlands Section" goes on after its second comma.
    """
    if last + 1 >= len(found) or found[last + 1].word not in {",", "and", "&"}:
        return last
    for name in unit_names(span, words):
        inside = name.span.start <= found[last].start < name.span.end
        if inside and words.role(found[0].word):
            return last_before(found, name.span.end)
    return last


def _abbreviates(acronym: str, name: Span) -> bool:
    """Whether the letters of an acronym stand in a name, in order: XO in "Executive Officer"."""
    letters = iter(fold(name.quote))
    return all(letter in letters for letter in fold(acronym) if letter.isalnum())


def _title_end(found: Sequence[Token], words: Words) -> int | None:
    if not found:
        return None
    first = found[0]
    if not first.capitalised and not (
        words.role(first.word) and len(found) > 2 and found[1].word == "of"
    ):
        return None
    last, j = 0, 1
    while j < len(found):
        word, before = found[j].word, found[j - 1].word
        if found[j].capitalised:
            last = j
        elif before in {"of", "the"} and words.kind(word) and found[j - 1].start > found[last].end:
            return j  # "Head of section", "the head of the unit"
        elif word == "(" and j + 2 < len(found) and found[j + 2].word == ")":
            if not found[j + 1].capitalised and not words.role(before):
                break
            last = j = j + 2
        elif word == "(" and (close := _closes_subject(found, j)) is not None:
            last = j = close
        elif word == ",":
            after = found[j + 1] if j + 1 < len(found) else None
            role = words.role(before.split("/")[-1]) or (
                j > 1 and words.role(f"{found[j - 2].word} {before}")
            )
            if not (after and after.capitalised and role):
                break
        elif word in {"-", "–", "—"}:
            after = found[j + 1] if j + 1 < len(found) else None
            if after is None or not after.capitalised or _RANK_CODE.fullmatch(after.word):
                break
        elif word == "and":
            if not (j + 1 < len(found) and found[j + 1].capitalised) or words.role(
                found[j + 1].word
            ):
                break
            if j == 1 and is_acronym(found[j + 1].word):
                break  # "the Director and ABC": two parties
        elif word in {"of", "for", "to", "&", "in"}:
            after_j = j + 2 if j + 1 < len(found) and found[j + 1].word == "the" else j + 1
            if not (
                after_j < len(found)
                and (
                    found[after_j].capitalised or (word == "of" and words.kind(found[after_j].word))
                )
            ):
                break
        elif word != "the" or before not in {"of", "for", "to"}:
            break
        j += 1
    return last


def _closes_subject(found: Sequence[Token], j: int) -> int | None:
    """Index of the parenthesis that closes a subject in capitals: "Officer (Data and Maps)"."""
    for k in range(j + 1, min(j + 8, len(found))):
        word = found[k].word
        if word == ")":
            return k
        if not (found[k].capitalised or word in _JOINERS or (word == "," and k > j + 1)):
            return None
    return None


def _role(value: str, words: Words) -> str | None:
    """The role of a title's head noun: the last one before "of", "to", "for" or a comma."""
    head = re.split(r",|\b(?:of|to|for|in)\b|\(", value, maxsplit=1)[0].strip()
    parts = re.split(r"[\s/]+", head)
    pairs = [f"{a} {b}" for a, b in pairwise(parts)]
    roles = [
        role
        for part in [*parts, *pairs]
        if (role := words.role(part)) and (role not in _ONLY_LAST or head.endswith(part))
    ]
    if parts[-1] in _NO_POSTS and not words.role(parts[-1]):
        return None  # "Guard Force", "Officer Course"
    others = [role for role in roles if role not in {"deputy", "secretary"}]
    return others[-1] if others else (roles[-1] if roles else None)


#: Roles whose nouns stand before other nouns too: "Pilot Phase", "Printer Room".
_ONLY_LAST = frozenset(
    {"scientist", "physician", "craft", "scholar", "teacher", "seafarer", "notary", "guard"}
    | {"strategist"}
)
#: Nouns after a role noun that make the whole no post.
_NO_POSTS = frozenset(
    {"Force", "Corps", "School", "Course", "Guide", "Manual", "Handbook", "Certificate", "Licence"}
    | {"Training", "Programme", "Project", "Network", "Exam", "Examination", "Award", "Pool"}
)


def _is_deputy(value: str) -> bool:
    return bool(re.match(r"(?:\w+\s+)?(?:Deputy|Assistant (?!to\b))", value))
