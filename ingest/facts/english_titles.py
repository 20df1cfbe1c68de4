"""Titles of posts in English prose: capitalised runs with a role noun."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise

from rolegraph.ingest.facts.english import JOINERS, OCCUPATIONS, POSSESSIVE, possessive, unit_names
from rolegraph.ingest.facts.phrases import (
    OF_SOMETHING,
    Title,
    Token,
    acronym_after,
    is_acronym,
    last_before,
    tokens,
)
from rolegraph.ingest.facts.words import Words
from rolegraph.ingest.text import Span
from rolegraph.ingest.text_to_sections import fold

__all__ = ["title_at"]

_ARTICLE = re.compile(r"\s*(?:the|an?|its|their|our|his|her)\b\s*", re.IGNORECASE)
#: A military rank by NATO's codes, which some notices print after a title.
_RANK_CODE = re.compile(r"O[FR]-?\d")


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
    if owner is None:
        return None
    if owner:  # "the Stores Section's Coordinator"
        span, found = span.between(found[owner].start, span.end), found[owner:]
    last = _title_end(found, words)
    if last is None or not any(words.may_hold_role(token[2]) for token in found[: last + 1]):
        return None
    last = last if reported else _without_place(found, last, words)
    last = _whole_unit(span, found, last, words)
    end = found[last].end - len(possessive(found[last].word))
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


def _owner(found: Sequence[Token], words: Words) -> int | None:
    """Index of the token after a unit or a body that has the post: "the ABC's", "the Section's".

    None where it is somebody else's: "the Ministry's Director".
    """
    for j, token in enumerate(found[:_LONGEST_OWNER]):
        if not token.capitalised:
            break
        bare = POSSESSIVE.sub("", token.word)
        if token.word.endswith(("'s", "’s")):
            if words.kind(bare) or is_acronym(bare):
                return j + 1
            return 0 if words.role(bare) else None
    return 0


_LONGEST_OWNER = 6


def _without_place(found: Sequence[Token], last: int, words: Words) -> int:
    """Index of the last token without the unit that somebody sits in: "Rigger of the Unit".

    Whoever leads a unit, or advises it, has it in the title.
    """
    kind = words.kind(found[last].word)
    for j in range(1, last):
        if found[j].word == "of" and found[j + 1].word == "the" and kind and kind != "body":
            role = _role(" ".join(t.word for t in found[:j]), words)
            head = any(
                words.role(t.word) in OF_SOMETHING or t.word == "Executive" for t in found[:j]
            )
            alone = j + 2 == last and "Executive" not in {t.word for t in found[:j]}
            return j - 1 if role and role not in OF_SOMETHING and (alone or not head) else last
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
        if not (found[k].capitalised or word in JOINERS or (word == "," and k > j + 1)):
            return None
    return None


def _role(value: str, words: Words) -> str | None:
    """The role of a title's head noun: the last one before "of", "to", "for" or a comma."""
    head = re.split(r",|\s(?:of|to|for|in)\s|\(", value, maxsplit=1)[0].strip()
    parts = re.split(r"[\s/]+", head)
    pairs = [f"{a} {b}" for a, b in pairwise(parts)]
    roles = [
        role
        for part in [*parts, *pairs]
        if (role := words.role(part)) and (role not in OCCUPATIONS or head.endswith(part))
    ]
    if parts[-1] in _NO_POSTS and not words.role(parts[-1]):
        return None  # "Guard Force", "Officer Course"
    others = [role for role in roles if role not in {"deputy", "secretary"}]
    return others[-1] if others else (roles[-1] if roles else None)


#: Nouns after a role noun that make the whole no post.
_NO_POSTS = frozenset(
    {"Force", "Corps", "School", "Course", "Guide", "Manual", "Handbook", "Certificate", "Licence"}
    | {"Training", "Programme", "Project", "Network", "Exam", "Examination", "Award", "Pool"}
)


def _is_deputy(value: str) -> bool:
    return bool(re.match(r"(?:\w+\s+)?(?:Deputy|Assistant (?=[A-Z]))", value))
