"""Posts that a notice mentions besides the advertised one, and how they relate.

A relation is read where its words (the form's ``relations`` table) stand right before a post's
title or a unit's name, and only when the subject is known: the advertised post, or another post
that the sentence opens with.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from rolegraph.ingest.facts import french
from rolegraph.ingest.facts.named import names_post
from rolegraph.ingest.facts.own_post import (
    is_of_other_post,
    is_own_title,
    is_role_of_post,
    own_forms,
    spoken_of_post,
    title_key,
)
from rolegraph.ingest.facts.pair import Pair
from rolegraph.ingest.facts.phrases import (
    Title,
    is_acronym,
    negated,
    places_of,
    says,
    tokens,
    words_in,
)
from rolegraph.ingest.facts.structure import headed_unit
from rolegraph.ingest.facts.titles import titles_in, titles_of
from rolegraph.ingest.facts.units import Directory, Unit, places, title_at
from rolegraph.ingest.facts.words import words
from rolegraph.ingest.text import Span
from rolegraph.ingest.text_to_sections import fold

__all__ = ["ADVERTISED", "Hit", "Mentions", "is_own", "read_mentions"]

#: The subject of most sentences: the post the notice advertises.
ADVERTISED = "advertised"


_PARENTHESIS = re.compile(r"\s*\(")
_ELIDED = re.compile(r"^[ld]['’]", re.IGNORECASE)


@dataclass(frozen=True)
class Hit:
    """One relation as one language states it: ``subject`` --``relation``--> a post or a unit."""

    relation: str
    subject: str | Title
    post: Title | None
    unit: Unit | None
    unit_span: Span | None
    section: str
    block: int
    sentence: Span

    @property
    def lang(self) -> str:
        """The language of the sentence."""
        return self.sentence.lang

    @property
    def at(self) -> Span:
        """The words that name the object."""
        span = self.post.span if self.post else self.unit_span
        assert span is not None
        return span


@dataclass(frozen=True)
class Mentions:
    """All relations and bare mentions of posts, with the sentences about the advertised one.

    ``bare`` and ``about`` give the section and the number of the paragraph with each title or
    sentence; ``own_acronym`` is the advertised post's own.
    """

    hits: tuple[Hit, ...]
    bare: tuple[tuple[Title, str, int], ...]
    about: tuple[tuple[str, int, Span], ...]
    acronyms: dict[str, dict[str, Title]]
    own_acronym: Span | None


def read_mentions(pair: Pair, units: Directory) -> Mentions:
    """Relations and mentions of other posts, per language, in the order of the text."""
    acronyms = {lang: _post_acronyms(pair, lang, units) for lang in pair.langs}
    hits: list[Hit] = []
    bare: list[tuple[Title, str, int]] = []
    about: list[tuple[str, int, Span]] = []
    for lang in pair.langs:
        for section, index, span in places(pair, lang):
            if section == "title":
                continue
            subject: str | Title | None = ADVERTISED if section != "summary" else None
            for sentence in span.sentences():
                subject = _subject(sentence, section, subject, pair, units, acronyms[lang])
                if subject is not None:
                    hits += _hits(sentence, subject, section, index, pair, units)
                if subject == ADVERTISED:
                    about.append((section, index, sentence))
                bare += [(t, section, index) for t in titles_of(sentence, pair)]
    own = next(
        (
            title.acronym
            for lang in pair.langs
            for title in acronyms[lang].values()
            if title.acronym and is_own(title, pair, units)
        ),
        None,
    )
    kept = [
        entry
        for entry in bare
        if names_post(entry[0], bare, pair) and not is_own(entry[0], pair, units)
    ]
    hits = [h for h in hits if h.post is None or not is_own(h.post, pair, units)]
    return Mentions(tuple(hits), tuple(kept), tuple(about), acronyms, own)


def is_own(title: Title, pair: Pair, units: Directory) -> bool:
    """Whether a title is the advertised post's own, or "Head of Unit" where it heads a unit."""
    half = pair.get(title.span.lang)
    if half is None or half.title is None:
        return False
    if is_of_other_post(title.value, title.span.lang, pair):
        return False
    bare = re.sub(r"\s*\([A-Z/&-]+\)", "", title.value)
    if title_key(bare) in own_forms(half.title.value) and " " in title_key(bare):
        return True
    if is_own_title(bare, half.title.value) and len(fold(bare)) <= len(fold(half.title.value)) + 8:
        return True
    if _goes_on_as(title, half.title) or is_role_of_post(title, half.title):
        return True
    own = title_at(half.title, pair)
    headed = headed_unit(own, units, pair) if own else None
    if headed is None:
        return False
    lookup = words(pair.form, title.span.lang)
    parts = words_in(title.value)
    last = _ELIDED.sub("", parts[-1])
    return (
        title.role == "head"
        and len(parts) <= 4
        and lookup.kind(last) == headed.unit.kind
        and not any(r.how == "name" for r in units.refs(title.span))
    )


def _goes_on_as(title: Title, own: Span) -> bool:
    """Whether the text goes on after a title that was cut short to say the whole of ``own``."""
    wanted = title_key(own.value)
    begin = title.span.start
    written = title.span.text.string[begin : begin + 2 * len(own.quote) + 20].split("\n")[0]
    return len(wanted.split()) > 2 and f"{title_key(written)} ".startswith(f"{wanted} ")


def _post_acronyms(pair: Pair, lang: str, units: Directory) -> dict[str, Title]:
    """Acronyms given to posts in parentheses: "the Executive Officer (XO)"."""
    found: dict[str, Title] = {}
    for _, _, span in places(pair, lang):
        after = lang != "fr" and _PARENTHESIS.match(span.text.string, span.end)
        if "(" not in span.quote and not after:
            continue  # only titles with an acronym in parentheses are wanted
        for title in _french_titles(span, pair) if lang == "fr" else titles_in(span, pair):
            if title.acronym and units.by_acronym(title.acronym.quote, lang) is None:
                found.setdefault(title.acronym.quote, title)
    return found


def _french_titles(span: Span, pair: Pair) -> Iterator[Title]:
    """Titles with an acronym, at any word of ``span``: French ones need no article before them."""
    lookup = words(pair.form, span.lang)
    for token in tokens(span):
        word = _ELIDED.sub("", token.word)
        if not lookup.may_open_role(word):
            continue
        rest = span.between(token.end - len(word), span.end)
        if lookup.role_pattern.match(fold(rest.quote[:40])):
            title = title_at(rest, pair)
            if title and title.acronym:
                yield title


def _subject(
    sentence: Span,
    section: str,
    before: str | Title | None,
    pair: Pair,
    units: Directory,
    acronyms: dict[str, Title],
) -> str | Title | None:
    """Who a sentence speaks of; the sentence before decides for a pronoun."""
    table = pair.form.table(sentence.lang, "reporting")
    opening = re.sub(table["connective"], "", fold(sentence.quote[:80]))
    if re.match(table["pronoun"], opening):
        return before
    if section == "accountabilities":
        return ADVERTISED  # duties are said of the post, without a subject
    half = pair.get(sentence.lang)
    if re.search(spoken_of_post(pair, table), opening) or (
        half
        and half.title
        and is_own_title(sentence.quote[:120], half.title.value)
        and not is_of_other_post(sentence.quote[:120], sentence.lang, pair)
    ):
        return ADVERTISED
    title = title_at(sentence, pair)
    if title is not None:
        shortened = half and half.title and title_key(title.value) in own_forms(half.title.value)
        if shortened or is_own(title, pair, units):
            return ADVERTISED
        rest = sentence.text.string[title.span.end : title.span.end + 12]
        return None if re.match(r"\W*(?:function|fonction)\b", rest) else title
    for token in tokens(sentence)[1:4]:
        if is_acronym(token.word) and token.word in acronyms:
            found = acronyms[token.word]
            return ADVERTISED if is_own(found, pair, units) else found
    return ADVERTISED if section == "interrelationships" else None


@cache
def _any_of(relations: tuple[str, ...]) -> str:
    """A pattern for whatever any of the relations' patterns finds.

    One that finds anything where they name groups, which they may do alike, or refer to them.
    """
    if any(re.search(r"\(\?(?:P|\()|\\\d", pattern) for pattern in relations):
        return ""
    return rf"(?<!\w)(?:{'|'.join(f'(?:{pattern})' for pattern in relations)})"


def _hits(
    sentence: Span,
    subject: str | Title,
    section: str,
    index: int,
    pair: Pair,
    units: Directory,
) -> Iterator[Hit]:
    taken: list[Span] = []
    table = pair.form.table(sentence.lang, "relations")
    if not says(sentence, _any_of(tuple(table.values()))):
        return
    for relation, pattern in table.items():
        for match in places_of(rf"(?<!\w)(?:{pattern})", sentence):
            rest = sentence.part(match.end(), len(sentence.quote))
            if negated(sentence.quote[: match.start()]):
                continue
            if any(span.covers(rest.part(0, 1)) for span in taken):
                continue
            title = title_at(rest, pair)
            if title is not None:
                if relation == "accountable_to" and subject == ADVERTISED:
                    continue  # the post's own line is read as such
                for one in [title, *_also(title, sentence, pair)]:
                    taken.append(one.span)
                    yield Hit(relation, subject, one, None, None, section, index, sentence)
                continue
            unit = (
                _unit_at(rest, units) if relation in {"oversees", "supports", "manages"} else None
            )
            if unit and subject == ADVERTISED:
                taken.append(unit[1])
                yield Hit(relation, subject, None, unit[0], unit[1], section, index, sentence)


def _also(title: Title, sentence: Span, pair: Pair) -> Iterator[Title]:
    """Further posts of the same relation: "manages the A and the B", if no verb follows."""
    last: Title | None = title
    while last is not None:
        rest = sentence.part(last.span.end - sentence.start, len(sentence.quote))
        joined = _AND_ANOTHER[sentence.lang].match(rest.quote)
        last = title_at(rest.part(joined.end(), len(rest.quote)), pair) if joined else None
        if last is not None:
            after = sentence.text.string[last.span.end : sentence.end]
            if not re.match(
                r"\s*(?:\([^()]*\)\s*)?(?:[,.;:]|$|(?:and|et|on|in|for|to|sur|pour|en)\b)", after
            ):
                return
            yield last


#: Between two posts of one relation.
_AND_ANOTHER = {
    "en": re.compile(r"\s*(?:\([^()]*\)\s*)?(?:,|,?\s+and|,?\s+as\s+well\s+as)\s+(?=the\s)"),
    "fr": re.compile(
        r"\s*(?:\([^()]*\)\s*)?(?:,|,?\s+et|,?\s+ainsi\s+que)\s+(?=(?:la|le|la/le|le/la)\s|l['’])"
    ),
}


def _unit_at(rest: Span, units: Directory) -> tuple[Unit | None, Span] | None:
    """The unit named right at the start of ``rest``, after an article and its owner.

    In French a descriptive name (« l'équipe de soutien de la direction ») is taken as it stands,
    without a unit yet: it counts only beside the English name.
    """
    for ref in units.refs(rest):
        before = rest.text.string[rest.start : ref.span.start]
        if ref.how == "name" and re.fullmatch(
            r"\s*(?:(?:the|its|la|le|les|de|du|des|à|au|aux)\s+|[\w-]+['’]s\s+|[ld]['’])*",
            before,
        ):
            return ref.unit, ref.span
    if rest.lang != "fr":
        return None
    bare = french.articles(rest)
    lookup = words(units.pair.form, "fr")
    listed = tokens(bare)
    if not listed or lookup.kind(listed[0].word) is None:
        return None
    last, owner = french.name_end(listed, 0, lookup, bare)
    end = owner.end if owner else listed[last].end
    return (None, bare.between(bare.start, end)) if last else None
