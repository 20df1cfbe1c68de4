"""Sentences as clauses: units, posts, and the classes of the words that stand between them.

"The Works Division, run by the Chief Engineer, has two sections" becomes ``U , B T , H N``: one
letter a phrase, by the tables of :mod:`~rolegraph.ingest.facts.grammar.clause_words`. Articles,
small adjectives and adverbs are dropped.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from rolegraph.ingest.facts.grammar.lexicon import phrases, without_adverbs
from rolegraph.ingest.facts.pair import Pair
from rolegraph.ingest.facts.phrases import Title, is_acronym, tokens
from rolegraph.ingest.facts.titles import titles_in, titles_of
from rolegraph.ingest.facts.units import Ref, title_at, unit_names
from rolegraph.ingest.facts.words import words
from rolegraph.ingest.text import Span, fold

__all__ = ["Phrase", "lex"]

#: Mentions stand in the folded text as characters that no text has.
_FIRST = 0xE000
_MOST = 0x400
_ARTICLE_EN = re.compile(r"\b(?:[Tt]he|[Aa]n?)\s+(?=[A-Z])")
_ELIDED = re.compile(r"^[ldLD]['’]")
_IN_PARENTHESES = re.compile(r"\([^()\ue000-\ue7ff]*\)")
#: Inclusive writing: « de la/du », « à la/au », « du ou de la ».
_TWO_ARTICLES = re.compile(
    r"\b((?:de |qa )?(?:la|le|du|au|l'))(?:/| ou )(?:de |qa )?(?:la|le|du|au|l')(?!\w)"
)
_A_GRAVE = re.compile(r"\b[àÀ]\b")
#: What stands right before a title that is not in apposition.
_DEFINITE = re.compile(r"(?:\b(?:la|le|du|au|the)\s+|[ld]['’]\s*)$", re.IGNORECASE)
#: « a pour responsable la cheffe »: the title begins after the article.
_TO_ARTICLE = re.compile(r"\w+\s+(?:la|le|l['’]|la/le|le/la)(?:\s|(?<=['’]))")
#: English: a run of capitals; what tells before and after it that it is a post that leads.
_CAPITALS = re.compile(
    r"[A-Z][\w'’-]+(?:\s+(?:(?:of|for)\s+(?:the\s+)?|(?:and|&)\s+)?[A-Z][\w'’-]+)*"
)
_LED_BY = re.compile(
    r"\b(?:(?:led|headed|directed|managed|run|overseen|supervised|commanded|governed)(?:\s+up)?\s+by"
    r"|under(?:\s+the\s+(?:\w+\s+)?(?:authority|leadership|direction|responsibility|management|"
    r"command|supervision|control|charge)\s+of)?|(?:rests|lies)\s+with|"
    r"(?:head|chief|leader|helm)\s+(?:is|stands|sits)|in\s+the\s+hands\s+of)\s+$",
    re.IGNORECASE,
)
_WHO_LEADS = re.compile(
    r",?\s+(?:who\s+(?:also\s+)?)?(?:(?:heads|leads|runs|directs|manages|commands)\s+(?:the|this|it)\b"
    r"|is\s+(?:in\s+charge\s+of|(?:at\s+)?the\s+head\s+of)\s|at\s+(?:its|the)\s+(?:head|helm)\b)"
)
_NO_APPOSITION = re.compile(r"\b(?:est|être|en|pour|comme|sont)\s+$", re.IGNORECASE)
_LONGEST_CUE = 60
_ONE = re.compile(
    r"\b(?:an?|une?)\s+(?:(?:small|petite?|new|nouvelle?|nouveau)\s+)?$", re.IGNORECASE
)
#: French: what tells that the person named next leads.
_LED_BY_FR = re.compile(
    r"\b(?:(?:dirig|conduit|pilot|men|command|gér|administr|anim|supervis|encadr|coordonn|chapeaut)"
    r"(?:é?e?s?|e)\s+par|que\s+(?:dirige|conduit|pilote|commande|gère|mène|anime)"
    r"|(?:sous\s+(?:l['’]autorité|la\s+direction|la\s+responsabilité|la\s+conduite|les\s+ordres))"
    r"(?=\s+d)|à\s+(?:sa|la)\s+tête|pour\s+(?:responsable|chef|cheffe)|qu['’]anime)\s+",
    re.IGNORECASE,
)


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
    folded = without_adverbs(folded, sentence.lang)
    return list(_evened(_words(folded, mentions, sentence.lang)))


def _evened(found: Iterator[Phrase]) -> Iterator[Phrase]:
    """Without the two commas that stood around an adverb."""
    held: Phrase | None = None
    for phrase in found:
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
    for piece in re.split(r"([\ue000-\ue7ff])", folded):
        if not piece:
            continue
        if _FIRST <= ord(piece[0]) < _FIRST + _MOST and len(piece) == 1:
            span, ref, title = mentions[ord(piece) - _FIRST]
            article = "the" if _definite(span) else "a" if _indefinite(span) else ""
            yield Phrase("T" if title else "U", article, ref, title)
            continue
        for letter, said in phrases(piece, lang):
            yield Phrase(letter, said)


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


def _indefinite(span: Span) -> bool:
    """Whether "a", or "a small", stands before a name."""
    before = span.text.string[max(0, span.start - _LONGEST_CUE) : span.start]
    return bool(_ONE.search(before))


def _definite(span: Span) -> bool:
    return bool(_DEFINITE.search(span.text.string[max(0, span.start - 8) : span.start]))


def _titles(sentence: Span, pair: Pair) -> Iterator[Title]:
    """Titles of posts in a sentence, at any place where one can begin."""
    quote = sentence.quote
    if sentence.lang != "fr":
        known = {title.span.start: title for title in titles_in(sentence, pair)}
        for match in _ARTICLE_EN.finditer(quote):
            rest = sentence.part(match.end(), len(quote))
            the = match[0][0] in "Tt"
            title = known.get(rest.start) if the else title_at(rest, pair)
            title = title or _leader_of_unknown_trade(match, rest, pair)
            if title:
                yield title
        return
    end = sentence.start - 2
    bare = _bare(sentence, pair) if "," in quote or "(" in quote else ()
    for title in sorted([*_after_articles(sentence, pair), *bare], key=_place):
        if title.span.start > end + 1:  # else a noun inside the title: « ingénieur responsable »
            yield title
            end = title.span.end


def _place(title: Title) -> tuple[int, int]:
    return title.span.start, -title.span.end


def _leader_of_unknown_trade(article: re.Match[str], rest: Span, pair: Pair) -> Title | None:
    """ "run by the Bursar", "the Provost, who heads": a post by what is said of it."""
    named = _CAPITALS.match(rest.quote)
    if named is None:
        return None
    ahead = article.string[max(0, article.start() - _LONGEST_CUE) : article.start()]
    if not _LED_BY.search(ahead) and not _WHO_LEADS.match(rest.quote, named.end()):
        return None
    first = next(iter(unit_names(rest, pair)), None)
    if first and first.span.start < rest.start + named.end():
        return None
    at = rest.group(named)
    last = at.quote.split()[-1]
    if words(pair.form, "en").kind(last) or all(map(is_acronym, at.quote.split())):
        return None
    return Title(at, at.value, "post")


def _after_articles(sentence: Span, pair: Pair) -> Iterator[Title]:
    """French titles after an article; of somebody who leads, also of an unknown trade."""
    yield from titles_of(sentence, pair)
    quote = sentence.quote
    for match in _LED_BY_FR.finditer(quote):
        title = title_at(sentence.part(match.end(), len(quote)), pair, reported=True)
        if title:
            yield title


def _bare(sentence: Span, pair: Pair) -> Iterator[Title]:
    """French titles without an article, in apposition: « la juriste, chef de la Section X »."""
    lookup = words(pair.form, "fr")
    for token in tokens(sentence):
        word = _ELIDED.sub("", token.word)
        if not lookup.may_open_role(word):
            continue
        rest = sentence.between(token.end - len(word), sentence.end)
        ahead = rest.text.string[max(0, rest.start - 8) : rest.start]
        if _NO_APPOSITION.search(ahead) or _definite(rest):
            continue  # « en est responsable », « pour chef »
        if lookup.role_pattern.match(fold(rest.quote[:60])):
            title = title_at(rest, pair)
            if title and " " in title.value and not _TO_ARTICLE.match(rest.quote):
                yield title
