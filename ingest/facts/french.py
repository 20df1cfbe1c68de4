"""Names of units in French prose.

French names open with the kind word and go on in lower case (« Section Cartes et données
marines »), so where a name ends is told by what cannot be inside it: punctuation, a finite verb,
a pronoun, a preposition other than « de ».
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence

from rolegraph.ingest.facts.french_words import (
    ADJECTIVE,
    ARTICLE_WORDS,
    BEFORE_ARTICLES,
    DETERMINERS,
    JOINING,
    NEW_MEMBER,
    NO_VERBS,
    NOUNS_WITH_TO,
    NOUNS_WITH_WITH,
    OPENS_NEXT,
    PLAIN_ADJECTIVES,
    PLURAL_VERB,
    SINGULAR_VERB,
    TO,
    VERB_GOES_ON,
    VERBS_LIKE_ADJECTIVES,
)
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

__all__ = ["ELIDED", "OF", "articles", "ends_here", "name_end", "unit_names"]

_ARTICLES = re.compile(
    r"\s*(?:(?:de\s+|à\s+)?(?:la|le|les|l['’]|du|des|au|aux|un\(e\)|un|une|d['’]|de)"
    r"(?:\s*(?:[/·]|\bou\b)\s*(?:de\s+|à\s+)?(?:la\b|le\b|l['’]|du\b|au\b|un\b|une\b))?"
    r"(?:(?<=['’])|\s+))+",
    re.IGNORECASE,
)
OF = frozenset({"de", "du", "des", "la", "l'", "l’", "d'", "d’", "le", "les", "la/du", "la/le"})
ELIDED = re.compile(r"^(?:d|l|qu|s|n)['’]", re.IGNORECASE)
#: Kinds of units that others are part of.
_HOLDERS = frozenset(
    {"department", "division", "directorate", "office", "section", "branch", "unit"}
)
#: Longer than this, where a name ends was not understood.
_LONGEST_NAME = 12
_OWN_ACRONYM = re.compile(r"\s*\(\s*\w*[A-Z]{2}")


def articles(span: Span) -> Span:
    """``span`` without the articles and prepositions it opens with (« de la/du », « à l' »)."""
    match = _ARTICLES.match(span.quote)
    return span.part(match.end(), len(span.quote)) if match else span


def unit_names(span: Span, words: Words) -> Iterator[UnitName]:
    """Names of units in ``span``, in order; kind words without a name of their own are none."""
    marked = naming(span, words)
    found = tokens(span) if marked else ()
    taken = -1
    for token in marked:
        i = bisect_left(found, token)
        word = ELIDED.sub("", token.word)
        kind = words.kind(word)
        if kind is None or i <= taken or i + 1 >= len(found):
            continue
        if not word[0].isupper() and not is_acronym(found[i + 1].word):
            continue
        name = _name(span, found, i, kind, words)
        if (
            name is None
            and fold(word) in words.alone
            and listed_alone(found, i, taken, {"la", "le", "un", "une"})
        ):
            name = UnitName(span.between(token.end - len(word), token.end), kind)
        if name:
            taken = last_before(found, name.span.end)
            yield name


def _name(span: Span, found: Sequence[Token], i: int, kind: str, words: Words) -> UnitName | None:
    start = found[i].end - len(ELIDED.sub("", found[i].word))
    if not found[i].word[-1].isalpha() or not _opens_name(found, i, kind):
        return None
    last, owner = name_end(found, i, words, span)
    if last == i or last - i > _LONGEST_NAME:
        return None
    name = span.between(start, found[last].end)
    acronym = acronym_after(name)
    body = [t for t in found[i + 1 : last + 1] if ELIDED.sub("", t.word).lower() not in OF]
    if not body:
        return None
    whose = span.between(owner.start, owner.end) if owner else None
    if whose:
        whose = whose.part(len(whose.quote) - len(ELIDED.sub("", whose.quote)), len(whose.quote))
    return UnitName(name, kind, acronym, whose)


def _opens_name(found: Sequence[Token], i: int, kind: str) -> bool:
    """Whether a name can follow the kind word at ``i``: a capital, « de », or an adjective."""
    after = found[i + 1].word
    if after[0].isupper():
        return True
    if ELIDED.match(after) or after.lower() in OF:
        return True
    if kind in {"body", "committee"}:
        return after[0].isalpha()
    goes_on = found[i + 2].word.lower() if i + 2 < len(found) else "."
    verb = goes_on in ARTICLE_WORDS | {"à", "au", "aux", "que"} or re.match("[ldq]u?['’]", goes_on)
    return (
        (ADJECTIVE.fullmatch(after) is not None or fold(after) in PLAIN_ADJECTIVES)
        and fold(after) not in VERBS_LIKE_ADJECTIVES
        and not verb
    )


def name_end(found: Sequence[Token], i: int, words: Words, span: Span) -> tuple[int, Token | None]:
    """Index of the last token of the name that opens at ``i``, and the owner that follows it.

    An acronym after « de l' », « de la » or « du » is the owner, not part of the name, unless
    the name would be empty without it and its own acronym follows in parentheses.
    """
    last, j = i, i + 1
    while j < len(found):
        word = found[j].word
        folded = fold(word)
        if not word[0].isalnum():
            if word == "," and _list_goes_on(found, j, words):
                j += 1
                continue
            break
        if ends_here(found, j, words):
            break
        if folded == "et":
            after = found[j + 1].word if j + 1 < len(found) else "."
            if fold(after) in TO and any(fold(t.word) in TO for t in found[i:j]):
                j += 2  # « Services au campus et au personnel »
                continue
            if _opens_other(found, j + 1, words):
                break  # « l'Équipe A et de l'Équipe B »
            if (
                not after[0].isalpha()
                or ends_here(found, j + 1, words)
                or fold(after).split("/")[0] in NEW_MEMBER
                or _ends_elided(after, words)
                or after.lower().startswith(("l'", "l’"))
            ):
                break
            j += 1
            continue
        bare = ELIDED.sub("", word)
        if last > i and bare[0].isupper() and words.kind(bare) in _HOLDERS and _after_of(found, j):
            break  # « la Section X de la Division Y »: Y is what X is part of
        if is_acronym(bare) and (found[j - 1].word.lower() in OF or bare != word):
            own = _OWN_ACRONYM.match(span.text.string, found[j].end, span.end)
            if last > i or not own:
                return last, found[j]
        if folded in OF:
            j += 1
            continue
        last = j
        j += 1
    return last, None


def _opens_other(found: Sequence[Token], j: int, words: Words) -> bool:
    """Whether the words at ``j`` are « de l' », « du » and a kind word with a capital."""
    while j < len(found) and fold(found[j].word) in OF:
        j += 1
    bare = ELIDED.sub("", found[j].word) if j < len(found) else ""
    return bool(bare) and bare[0].isupper() and words.kind(bare) is not None


def _after_of(found: Sequence[Token], j: int) -> bool:
    """Whether « de », « du » or « de l' » stands right before the word at ``j``."""
    return fold(found[j - 1].word) in OF or bool(re.match(r"[ld]['’]", found[j].word))


def ends_here(found: Sequence[Token], j: int, words: Words) -> bool:
    """Whether the word at ``j`` cannot be inside a name.

    A word that is a noun as well as a verb (« contrôle ») is a verb only before an article.
    """
    word = found[j].word
    if fold(word) in TO and fold(found[j - 1].word) in NOUNS_WITH_TO:
        return False
    ends = fold(word) in words.ends or _ends_elided(word, words) or fold(word) in OPENS_NEXT
    # « Service Droit appliqué », but « tenir le Centre X informé des heures »
    adjective = word[-1] == "é" and fold(_word(found, j + 1)) not in {"de", "des", "du", "par"}
    if word[0].islower() and ends and not adjective:
        return True
    if word == "dès":
        return True  # its accent tells it from « des »
    article = word in {"la", "le", "les"} or re.match(r"l['’]\w", word)
    if article and j and found[j - 1].word.lower() not in BEFORE_ARTICLES:
        return True  # « la Section Remorqueurs les tire »: a pronoun before its verb
    after = found[j + 1].word.lower() if j + 1 < len(found) else "."
    if fold(word) in words.verbs_before_article and (
        after in ARTICLE_WORDS or fold(after) in VERB_GOES_ON or re.match(r"l['’]", after)
    ):
        return True
    if j and fold(found[j - 1].word) in {"de", "du", "des"}:
        return False  # « la cheffe des achats le dirige »: after « des » stands a noun
    return _is_verb(word, after)


def _word(found: Sequence[Token], j: int) -> str:
    return found[j].word if j < len(found) else "."


def _is_verb(word: str, after: str) -> bool:
    """Whether a word in lower case stands before what only a verb can stand before.

    Inside a name a noun or an adjective is never followed by an article, a possessive or a
    number; « Section Crues avertit les États », « Section Écluses exploite quarante écluses ».
    """
    if not word.islower() or fold(word) in JOINING:
        return False
    if PLURAL_VERB.fullmatch(word) and fold(word) not in NO_VERBS:
        return True
    if SINGULAR_VERB.fullmatch(word) and fold(word) not in NO_VERBS:
        return True
    if fold(after) in OPENS_NEXT or (
        fold(after) == "avec" and fold(word) not in NOUNS_WITH_WITH and word[-1] in "et"
    ):
        return word[-1] in "et"
    if fold(after) == "aux" and word[-1] not in "sx" and fold(word) not in NOUNS_WITH_TO:
        return True
    return (
        fold(after) in DETERMINERS
        or after.isdigit()
        or bool(re.match(r"l['’]\w", after) and not ELIDED.match(word))
    )


def _ends_elided(word: str, words: Words) -> bool:
    match = re.match(r"(\w*qu|s|n|l|d)['’](\w+)", word)
    if not match:
        return False
    return match[1] not in {"l", "d"} or fold(match[2]) in words.ends


def _list_goes_on(found: Sequence[Token], j: int, words: Words) -> bool:
    """Whether the comma at ``j`` is inside a name: « Section Numérique, médias et marque »."""
    for seen, k in enumerate(range(j + 1, min(len(found), j + 8))):
        word = found[k].word
        if fold(word) == "et":
            after = found[k + 1].word if k + 1 < len(found) else "."
            return (
                seen > 0
                and after[0].islower()
                and fold(after) not in words.ends
                and (after.lower() not in OF)
            )
        if not word[0].isalpha() or fold(word) in words.ends or word.lower() in OF:
            return False
        if fold(word) in ARTICLE_WORDS or words.kind(word):
            return False
        if ELIDED.match(word):
            return False
    return False
