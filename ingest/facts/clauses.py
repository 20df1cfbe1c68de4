"""Sentences as clauses: units, posts, and the classes of the words that stand between them.

"The Works Division, run by the Chief Engineer, has two sections" becomes ``U , B T , H N``: one
letter a phrase, by the tables of :mod:`~rolegraph.ingest.facts.clause_words`. Articles, small
adjectives and adverbs are dropped.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from rolegraph.ingest.facts.clause_words import ADVERBS, lexicon
from rolegraph.ingest.facts.pair import Pair
from rolegraph.ingest.facts.phrases import Title, tokens
from rolegraph.ingest.facts.units import Ref, title_at
from rolegraph.ingest.facts.words import words
from rolegraph.ingest.text import Span, fold

__all__ = ["Phrase", "lex"]

#: Mentions stand in the folded text as characters that no text has.
_FIRST = 0xE000
_MOST = 0x400
_ARTICLE_EN = re.compile(r"\b(?:[Tt]he|[Aa]n?)\s+(?=[A-Z])")
_ELIDED = re.compile(r"^[ldLD]['’]")
_IN_PARENTHESES = re.compile(r"\([^()\ue000-\ue7ff]*\)")
_ADVERB = {lang: re.compile(rf"(?<!\w)(?:{said})(?!\w)\s?") for lang, said in ADVERBS.items()}
#: Inclusive writing: « de la/du », « à la/au », « du ou de la ».
_TWO_ARTICLES = re.compile(
    r"\b((?:de |qa )?(?:la|le|du|au|l'))(?:/| ou )(?:de |qa )?(?:la|le|du|au|l')(?!\w)"
)
_A_GRAVE = re.compile(r"\b[àÀ]\b")
#: What stands right before a title that is not in apposition.
_DEFINITE = re.compile(r"(?:\b(?:la|le|du|au|the)\s+|[ld]['’]\s*)$", re.IGNORECASE)
#: « a pour responsable la cheffe »: the title begins after the article.
_TO_ARTICLE = re.compile(r"\w+\s+(?:la|le|l['’]|la/le|le/la)(?:\s|(?<=['’]))")
_PUNCTUATION = {"–": ",", "—": ",", "-": ",", "(": ",", ")": ","}


@dataclass(frozen=True)
class Phrase:
    """One phrase of a clause: its class, and the unit or the post where it is one."""

    letter: str
    said: str = ""
    ref: Ref | None = None
    title: Title | None = None


def lex(sentence: Span, refs: list[Ref], pair: Pair) -> list[Phrase]:
    """The phrases of a sentence, in order; ``refs`` are the units it mentions."""
    mentions = _mentions(sentence, refs, pair)[:_MOST]
    string, at, pieces = sentence.text.string, sentence.start, []
    for k, (span, _, _) in enumerate(mentions):
        pieces += [string[at : span.start], f" {chr(_FIRST + k)} "]
        at = span.end
    pieces.append(string[at : sentence.end])
    joined = "".join(pieces)
    if sentence.lang == "fr":  # « à » is no « a » once accents are gone
        joined = _A_GRAVE.sub("qa", joined)
    folded = _IN_PARENTHESES.sub(" ", fold(joined))
    folded = _TWO_ARTICLES.sub(r"\1", folded)
    folded = _ADVERB[sentence.lang].sub("", folded)
    return list(_evened(_words(folded, mentions, sentence.lang)))


def _evened(phrases: Iterator[Phrase]) -> Iterator[Phrase]:
    """Without the two commas that stood around an adverb."""
    held: Phrase | None = None
    for phrase in phrases:
        if phrase.letter == "," and held:
            held = None
            continue
        if held:
            yield held
        held = phrase if phrase.letter == "," else None
        if not held:
            yield phrase
    if held:
        yield held


def _words(
    folded: str, mentions: list[tuple[Span, Ref | None, Title | None]], lang: str
) -> Iterator[Phrase]:
    pattern = lexicon(lang)
    for piece in re.split(r"([\ue000-\ue7ff])", folded):
        if not piece:
            continue
        if _FIRST <= ord(piece[0]) < _FIRST + _MOST and len(piece) == 1:
            span, ref, title = mentions[ord(piece) - _FIRST]
            article = "the" if _definite(span) else ""
            yield Phrase("T" if title else "U", article, ref, title)
            continue
        for match in pattern.finditer(piece):
            letter, said = (match.lastgroup or "x")[:-1].split("_")[0], match.group()
            if letter == "a":
                continue
            if letter == "q":
                yield Phrase(_PUNCTUATION.get(said, said), said)
            else:
                yield Phrase("=" if letter == "eq" else letter, said)


def _mentions(
    sentence: Span, refs: list[Ref], pair: Pair
) -> list[tuple[Span, Ref | None, Title | None]]:
    """Units and posts in the order of the text; a post's title that names a unit is a post."""
    found: list[tuple[Span, Ref | None, Title | None]] = []
    end = sentence.start
    titles = [
        title
        for title in _titles(sentence, pair)
        if not any(
            ref.how == "name"
            and ref.span.start <= title.span.start < ref.span.end
            and (ref.span.start < title.span.start or ref.span.covers(title.span))
            for ref in refs
        )
    ]
    for title in titles:
        if title.span.start >= end:
            inside = [r for r in refs if title.span.covers(r.span)]
            found.append((title.span, inside[0] if len(inside) == 1 else None, title))
            end = title.span.end
    for ref in refs:
        if not any(span.start < ref.span.end and ref.span.start < span.end for span, _, _ in found):
            found.append((ref.span, ref, None))
    return sorted(found, key=lambda entry: entry[0].start)


def _definite(span: Span) -> bool:
    return bool(_DEFINITE.search(span.text.string[max(0, span.start - 8) : span.start]))


def _titles(sentence: Span, pair: Pair) -> Iterator[Title]:
    """Titles of posts in a sentence, at any place where one can begin."""
    quote = sentence.quote
    if sentence.lang != "fr":
        for match in _ARTICLE_EN.finditer(quote):
            title = title_at(sentence.part(match.end(), len(quote)), pair)
            if title:
                yield title
        return
    lookup = words(pair.form, "fr")
    for token in tokens(sentence):
        word = _ELIDED.sub("", token.word)
        if not lookup.may_open_role(word):
            continue
        rest = sentence.between(token.end - len(word), sentence.end)
        if lookup.role_pattern.match(fold(rest.quote[:60])):
            title = title_at(rest, pair)
            bare = title and " " not in title.value and not _definite(rest)
            if title and not bare and not _TO_ARTICLE.match(rest.quote):
                yield title
