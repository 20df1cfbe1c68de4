"""Whether a title in prose names a post of the organisation.

"the Director" alone names nobody new, "the Office of the Commissioner" is a unit, and the
director of another body is none of the organisation's posts.
"""

from __future__ import annotations

import re

from rolegraph.ingest.facts.french_titles import BOTH_ARTICLES
from rolegraph.ingest.facts.own_post import of_other_rank, title_key
from rolegraph.ingest.facts.pair import Pair
from rolegraph.ingest.facts.phrases import Title
from rolegraph.ingest.facts.units import unit_names
from rolegraph.ingest.text import Span
from rolegraph.ingest.text_to_sections import fold

__all__ = ["names_post"]

#: Roles that alone name no post: "the Director" is one named before, or nobody knows which.
_TOO_GENERAL = frozenset(
    {"head", "director", "manager", "officer", "deputy", "assistant", "secretary", "adviser"}
    | {"president", "leader", "supervisor", "coordinator", "specialist", "analyst", "engineer"}
    | {"technician", "trainee", "guard", "public_servant", "consultant", "representative", "post"}
)


def names_post(title: Title, bare: list[tuple[Title, str, int]], pair: Pair) -> bool:
    """Whether a title names a post: in several words, or in one that no longer title has."""
    if _is_of_other_body(title, pair):
        return False
    if len(title.value.split()) > 1 or (title.span.lang == "fr" and "-" in title.value):
        return True
    if any(name.span.covers(title.span) for name in unit_names(_around(title), pair)):
        return False  # "the Office of the Commissioner" is a unit
    lang, word = title.span.lang, fold(title.value)
    inclusive = lang == "fr" and _is_inclusive(title)
    if lang == "fr" and not inclusive:
        return False  # « Cabinet de la commissaire »
    if title.role in _TOO_GENERAL and not (inclusive and title.role in {"post", "public_servant"}):
        return False
    if any(word in re.split(r"[\s,/]+", fold(own.value)) for own in _own_titles(lang, pair)):
        return False
    longer = [t.value for t, _, _ in bare if t.span.lang == lang and " " in t.value]
    return all(
        word not in re.split(r"[\s,/]+", fold(other)) or of_other_rank(title_key(other), word)
        for other in longer
    )


#: Bodies whose posts are not the organisation's own; alone ("of the Agency") they are the own one.
_BODIES = {
    "en": re.compile(
        r"\b(?:of|at|to)\s+(?:the\s+)?((?:[A-Z][\w-]+\s+)+(?:Union|Nations|Parliament|Republic|"
        r"Kingdom|University|Ministry|Government|Bank|Embassy|Navy|Army|Agency|Authority|Company|"
        r"Federation|Association|Foundation))\b|\b(of\s+(?:each|every)\b)"
    ),
    "fr": re.compile(
        r"\b(?:de\s+l['’]|du\s+|de\s+la\s+|des\s+)((?:Union|Nations|Parlement|République|Royaume|"
        r"[Uu]niversité|[Mm]inistère|[Gg]ouvernement|Banque|[Aa]mbassade|Agence|Autorité|Société|"
        r"Fédération|Association|Fondation)\s+(?:de\s+la\s+|de\s+l['’]|du\s+|de\s+)?[\w-]+)"
        r"|\b(de\s+chaque)\b"
    ),
}
_AROUND = 40


def _is_of_other_body(title: Title, pair: Pair) -> bool:
    """Whether a post is another organisation's: "the Director of the European Sea Agency"."""
    lang, span = title.span.lang, title.span
    said = span.text.string[span.start : span.end + _AROUND]
    match = _BODIES[lang].search(said)
    if match is None or not re.match(r"\s*$|\s*\S*$", said[len(span.quote) : match.start()]):
        return False
    half = pair.get(lang)
    body = half.fields.get("body") if half else None
    return match[1] is None or body is None or fold(match[1]) not in fold(body.value)


def _own_titles(lang: str, pair: Pair) -> list[Span]:
    """The titles that the notice advertises, in one language."""
    half, other = pair.get(lang), pair.others.get(lang)
    return [title for title in (half and half.title, other) if title]


def _is_inclusive(title: Title) -> bool:
    """Whether a French title is given in both genders, by its own form or its articles."""
    string, start = title.span.text.string, title.span.start
    return (
        re.search(r"[(·/]", title.value) is not None
        or re.search(rf"(?:{BOTH_ARTICLES.pattern})$", string[max(0, start - 20) : start], re.I)
        is not None
    )


def _around(title: Title) -> Span:
    """The line of a title."""
    string, span = title.span.text.string, title.span
    start = string.rfind("\n", 0, span.start) + 1
    end = string.find("\n", span.end)
    return span.text.span(start, end if end >= 0 else len(string), span.lang)
