"""Titles of posts anywhere in a stretch of prose, in the order of the text."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import islice

from rolegraph.ingest.facts.pair import Pair
from rolegraph.ingest.facts.phrases import Title
from rolegraph.ingest.facts.units import title_at
from rolegraph.ingest.facts.words import Words, words
from rolegraph.ingest.text import Span

__all__ = ["titles_in", "titles_of"]

#: So many articles of a paragraph may open a title; a long one of prose has less than half of them.
_MOST_ARTICLES = 150
#: Before a French title: an article in the singular, of one gender or both.
_SINGULAR = re.compile(
    r"(?<![\w'’])(?:(?:(?:de|à)\s+)?(?:la|le|du|au)(?:\s*(?:/|\bou\b)\s*(?:(?:de|à)\s+)?(?:la|le|du|au)\b)?\s+"
    r"|(?:(?:de|à)\s+)?l['’])(?=[a-zà-ÿ])",
    re.IGNORECASE,
)


def titles_of(span: Span, pair: Pair) -> tuple[Title, ...]:
    """Titles after a definite article, by the rules of the language."""
    return _french_titles(span, pair) if span.lang == "fr" else titles_in(span, pair)


def _french_titles(span: Span, pair: Pair) -> tuple[Title, ...]:
    key = ("titles_of", span)
    known: tuple[Title, ...] | None = pair.memo.get(key)
    if known is None:
        known = pair.memo[key] = tuple(_in_french(span, pair))
    return known


def _may_be_title(match: re.Match[str], quote: str, lookup: Words) -> bool:
    """Whether a role may follow an article, or both genders are spoken of; most nouns are none."""
    noun = _NOUN.match(quote, match.end())
    return (
        "/" in match[0]
        or " ou " in match[0]
        or (noun is not None and (noun[1] in {"(", "·", "/", "-"} or lookup.may_open_role(noun[0])))
        or quote.startswith("charg", match.end())
    )


_NOUN = re.compile(r"[^\W\d_]+(?:['’][^\W\d_]+)?(?=(.?))")


def _in_french(span: Span, pair: Pair) -> Iterator[Title]:
    lookup = words(pair.form, "fr")
    quote, end = span.quote, 0
    for match in islice(_SINGULAR.finditer(quote), 2 * _MOST_ARTICLES):
        if match.start() < end:
            continue  # inside the title before: « la directrice/le directeur »
        if not _may_be_title(match, quote, lookup):
            continue
        title = title_at(span.part(match.start(), len(quote)), pair)
        if title and title.span.start == span.start + match.end():
            yield title
            end = title.span.end - span.start


def titles_in(span: Span, pair: Pair) -> tuple[Title, ...]:
    """Titles of posts that stand after a definite article in ``span`` (English)."""
    key = ("titles_in", span)
    known: tuple[Title, ...] | None = pair.memo.get(key)
    if known is None:
        known = pair.memo[key] = tuple(_titles_in(span, pair))
    return known


_THE_NAME = re.compile(
    r"\b[Tt]he\s+(?=[A-Z])|\b(?P<one>[Aa]n?)\s+(?=[A-Z])|(?P<colon>:\s+)(?=[A-Z])"
)
#: A title that says what it is of, so that no two have it.
_CERTAIN = re.compile(r"\w\s(?:of|for)\s(?:the\s)?[A-Z]|\w\s\([A-Z]|\w,\s[A-Z]")


def _titles_in(span: Span, pair: Pair) -> Iterator[Title]:
    quote = span.quote
    for match in islice(_THE_NAME.finditer(quote), _MOST_ARTICLES):
        title = title_at(span.part(match.end(), len(quote)), pair)
        if title is None:
            continue
        if match["one"] and not _CERTAIN.search(title.value):
            continue  # "a Deputy Director" may be any of several
        after = span.text.string[title.span.end : title.span.end + 2]
        if match["colon"] and not (_CERTAIN.search(title.value) and re.match(r"[.;,]|$", after)):
            continue
        yield title
