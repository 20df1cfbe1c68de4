"""The superior as a subject or an object: who supervises the post, whom it has above it.

"The Head of X supervises the incumbent", "X, to whom the incumbent reports", "the incumbent has
the Head of X for a superior": the verb is not one of reporting, and the post stands elsewhere.
"""

from __future__ import annotations

import re

from rolegraph.ingest.cues import may_say
from rolegraph.ingest.facts.own_post import subject_is_post, title_key
from rolegraph.ingest.facts.pair import Pair
from rolegraph.ingest.facts.phrases import Title, negated, says
from rolegraph.ingest.facts.titles import titles_of
from rolegraph.ingest.facts.units import title_at
from rolegraph.ingest.text import Span

__all__ = ["Above", "said_of_superiors", "who_is_above"]

#: A superior's title, and whether the line is a functional one.
Above = tuple[Title, bool]

#: Verbs of supervising before a post, and what may stand between a subject and its second verb.
_SUPERVISES = {
    "en": re.compile(r"\b(?:directly\s+)?(?:supervises|manages|line[- ]manages)\s+(?=the\s)"),
    "fr": re.compile(r"\b(?:encadre|supervise)\s+(?:directement\s+)?(?=(?:la|le|la/le)\s|l['’])"),
}
_SAME_SUBJECT = re.compile(
    r"(?:(?!\b(?:who|which|whose|qui|dont|lequel|laquelle)\b)[^.;])*?(?:\b(?:and|et)\s+)|\s*"
)


def who_is_above(sentence: Span, pair: Pair, table: dict[str, str]) -> Above | None:
    """The superior as the subject: "The Head of X supervises the incumbent".

    The post may also stand there by its title: "… and supervises the Technician".
    """
    pattern = table.get("supervises", "(?!)")
    if says(sentence, pattern):
        for title in (title_at(sentence, pair, reported=True), *titles_of(sentence, pair)):
            rest = sentence.text.string[title.span.end : sentence.end] if title else ""
            if title and re.match(pattern, _with_incumbent(rest, sentence.lang, pair), re.I):
                return title, bool(re.search(table["functional"], rest, re.I))
        return None
    held = _has_as_superior(sentence, pair, table)
    if held:
        return held
    verb = _SUPERVISES[sentence.lang]
    match = verb.search(sentence.quote) if may_say(sentence, verb.pattern) else None
    title = title_at(sentence, pair) if match else None
    if title is None:
        return None
    half = pair.get(sentence.lang)
    ahead = sentence.quote[title.span.end - sentence.start : match.start()] if match else "?"
    said = title_at(sentence.part(match.end(), len(sentence.quote)), pair) if match else None
    if said is None or half is None or half.title is None or not _SAME_SUBJECT.fullmatch(ahead):
        return None
    own = title_key(half.title.value)
    if title_key(said.value) != own or title_key(title.value) == own:
        return None
    return title, False


def _with_incumbent(rest: str, lang: str, pair: Pair) -> str:
    """Words in which the post's own title reads "incumbent", which the form's tables know."""
    half = pair.get(lang)
    if half is None or half.title is None:
        return rest
    own = re.split(r"[,(]|\s[–—-]\s", half.title.value)[0].strip()
    said = re.sub(rf"\b{re.escape(own)}\b", "incumbent" if lang == "en" else "titulaire", rest)
    if lang == "en" and own.split()[0] in {"Head", "Chief", "Director", "Manager"}:
        said = re.sub(rf"\bthe {own.split()[0]}\b(?!,|\s+of)", "the incumbent", said)
    return said


#: "has the T for a superior", « a la/le T pour supérieur(e) »; "as direct chief X has the T".
_HAS = {
    "en": re.compile(r"\b(?:has|have)\s+(?=the\s)"),
    "fr": re.compile(r"\ba\s+(?=(?:la|le|la/le|le/la)\s|l['’])"),
}
_AS_SUPERIOR = {
    "en": (
        r"(?:for|as)\s+(?:an?\s+|(?:his|her|its|their)\s+)?(?:direct\s+|line\s+)?"
        r"(?:superior|chief|boss|manager|supervisor)\b"
    ),
    "fr": r"pour\s+(?:supérieur|chef|patron|responsable\s+hiérarchique|n\+1)",
}
_AS_FIRST = {
    "en": re.compile(rf"\s*{_AS_SUPERIOR['en']},?\s+", re.IGNORECASE),
    "fr": re.compile(
        rf"\s*{_AS_SUPERIOR['fr']}\S*\s+(?:hiérarchique\s+|direct\S*\s+)?,?\s*", re.IGNORECASE
    ),
}


def said_of_superiors(lang: str, table: dict[str, str]) -> tuple[str, ...]:
    """The patterns of which a stretch must say one to name a superior so."""
    return table.get("supervises", "(?!)"), _SUPERVISES[lang].pattern, _AS_SUPERIOR[lang]


def _has_as_superior(sentence: Span, pair: Pair, table: dict[str, str]) -> Above | None:
    """The superior as an object: "The incumbent has the Head of X for a superior"."""
    if not says(sentence, _AS_SUPERIOR[sentence.lang]):
        return None
    lang = sentence.lang
    for match in _HAS[lang].finditer(sentence.quote):
        title = title_at(sentence.part(match.end(), len(sentence.quote)), pair, reported=True)
        if title is None:
            continue
        before = sentence.quote[: match.start()]
        first = _AS_FIRST[lang].match(before)
        after = sentence.text.string[title.span.end : sentence.end]
        ahead = before[first.end() if first else 0 :]
        if not first and not re.match(rf"\s*{_AS_SUPERIOR[lang]}", after, re.I):
            continue
        if not negated(before) and subject_is_post(ahead, lang, "summary", pair, table):
            return title, bool(re.search(table["functional"], after, re.I))
    return None
