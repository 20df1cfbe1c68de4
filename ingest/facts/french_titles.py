"""Titles of posts in French prose.

Inclusive forms (« la directrice/du directeur délégué(e) ») are one title; articles are taken out
of the value, never out of the quote. Where a title ends is told as it is for names of units.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from rolegraph.ingest.facts.french import OF, articles, ends_here, unit_names
from rolegraph.ingest.facts.phrases import Title, Token, acronym_after, tokens
from rolegraph.ingest.facts.words import Words
from rolegraph.ingest.text import Span
from rolegraph.ingest.text_to_sections import fold

__all__ = ["title_at", "title_value"]

_INNER_ARTICLE = re.compile(
    r"(?<=/)\s*(?:de la\s+|de l['’]|à la\s+|à l['’]|du\s+|au\s+|la\s+|le\s+|l['’])",
    re.IGNORECASE,
)


def title_at(span: Span, words: Words) -> Title | None:
    """The title of a post that ``span`` opens with, after articles; nothing if it is no post."""
    span = articles(span)
    role = words.first_role(span.quote)
    if role is None:
        return None
    found = tokens(span)
    end = _title_end(span, found, words)
    title = span.between(span.start, end)
    title = title.strip().strip(",;")
    inside = re.search(r"\(([A-Z][A-Z&/-]+)\)", title.quote)
    acronym = title.group(inside, 1) if inside else acronym_after(title)
    head = " ".join(fold(title.quote).split()[:3])
    deputy = any(mark in head for mark in ("delegue", "adjoint", "suppleant", "vice-"))
    if role == "deputy":
        of_whom = re.search(r"\b(?:à|de|du|d['’])\s*(?=\w)", title.quote)
        if of_whom:
            rest = articles(title.part(of_whom.start(), len(title.quote)))
            role = words.first_role(rest.quote) or role
    return Title(title, title_value(title.quote), role, deputy, acronym)


def _title_end(span: Span, found: Sequence[Token], words: Words) -> int:
    """Where the title ends, an offset of the text."""
    names = list(unit_names(span, words))
    j, subject = 1, False
    last = found[0].end
    while j < len(found):
        word = found[j].word
        inside = next(
            (n for n in names if n.span.start <= found[j].end - 1 and found[j].start < n.span.end),
            None,
        )
        if inside:
            last = inside.owner.end if inside.owner else inside.span.end
            while j < len(found) and found[j].start < last:
                j += 1
            continue
        if word == "(":
            close = next(
                (k for k in range(j, min(j + 7, len(found))) if found[k].word == ")"), None
            )
            if close is None:
                break
            last = found[close].end
            j = close + 1
            continue
        if fold(word) == "a" and words.role(found[j - 1].word) in {"deputy", "assistant"}:
            rest = articles(span.between(found[j].start, span.end))
            if words.first_role(rest.quote):
                while j < len(found) and found[j].start < rest.start:
                    j += 1
                continue
        if word == "en" and j + 1 < len(found) and found[j + 1].word in {"chef", "second"}:
            last = found[j + 1].end
            j += 2
            continue
        if word == "," and _subject_follows(found, j, words):
            subject = True
            j += 1
            continue
        other = _other_gender(span, found, j, words)
        if other is not None:
            while j < len(found) and found[j].start < other.start:
                j += 1
            last = found[j].end
            j += 1
            continue
        if fold(word) == "pour" and _has_portfolio(span, found, j, words):
            j += 1
            continue
        if subject and _closes(found, j):
            last = found[j + 1].end
            break
        if not word[0].isalnum() or ends_here(found, j, words):
            break
        if fold(word) == "et":
            rest = span.between(found[j].end, span.end)
            if words.first_role(rest.quote.lstrip()) is None:
                after = found[j + 1].word if j + 1 < len(found) else "."
                if after.lower() not in {"des", "de", "du"} and not after.lower().startswith("d'"):
                    break
            j += 1
            continue
        if fold(word) not in OF:
            last = found[j].end
        j += 1
    return last


def _has_portfolio(span: Span, found: Sequence[Token], j: int, words: Words) -> bool:
    """Whether « pour » goes on with a title: « secrétaire général(e) adjoint(e) pour les X »."""
    after = found[j + 1].word.lower() if j + 1 < len(found) else "."
    high = words.first_role(span.quote) in {"secretary_general", "director_general"}
    return high and (after in {"la", "le", "les"} or after.startswith(("l'", "l’")))


def _closes(found: Sequence[Token], j: int) -> bool:
    """Whether « au sol » at ``j`` ends a title's subject: « directeur, Équipes au sol »."""
    if fold(found[j].word) not in {"a", "au", "aux", "en"} or j + 1 >= len(found):
        return False
    after = found[j + 2].word if j + 2 < len(found) else "."
    return found[j + 1].word.islower() and not after[0].isalnum()


def _other_gender(span: Span, found: Sequence[Token], j: int, words: Words) -> Span | None:
    """What follows « ou » where it is the same title in the other gender.

    « du directeur général ou de la directrice générale »: one post.
    """
    if fold(found[j].word) != "ou":
        return None
    rest = articles(span.between(found[j].end, span.end).strip())
    role = words.first_role(rest.quote)
    return rest if role is not None and role == words.first_role(span.quote) else None


def _subject_follows(found: Sequence[Token], j: int, words: Words) -> bool:
    """Whether the comma at ``j`` stands between a role and its subject: « chef, Cartes »."""
    before = re.split(r"[/'’]", found[j - 1].word)[-1]
    two = f"{re.split('[/]', found[j - 2].word)[-1]} {before}" if j > 1 else before
    after = found[j + 1] if j + 1 < len(found) else None
    return bool(after and after.capitalised and (words.role(before) or words.role(two)))


def title_value(quote: str) -> str:
    """A title's words without the articles that inclusive writing repeats inside it.

    >>> title_value("directrice/du directeur délégué(e) de l'ABC")
    "directrice/directeur délégué(e) de l'ABC"
    """
    return " ".join(_INNER_ARTICLE.sub("", quote).split())
