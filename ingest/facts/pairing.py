"""The relations of both languages put together, one entry per post and relation.

An English and a French title are one post only where the same place says the same relation of a
post of the same role; anything else stays apart, and a difference is noted.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from rolegraph.ingest.facts.pair import Notes
from rolegraph.ingest.facts.phrases import Title
from rolegraph.ingest.facts.posts import Hit, Mentions
from rolegraph.ingest.facts.reporting import can_be_one
from rolegraph.ingest.facts.units import Unit
from rolegraph.ingest.read import Read
from rolegraph.ingest.text import Span
from rolegraph.ingest.text_to_sections import fold

__all__ = ["Related", "pair_relations"]


@dataclass(frozen=True)
class Related:
    """One relation, as one or both languages state it."""

    hits: dict[str, Hit]

    @property
    def relation(self) -> str:
        """What the relation is: as English says it, where it does."""
        return (self.hits.get("en") or self.hits["fr"]).relation

    @property
    def unit(self) -> Unit | None:
        """The unit that is the object, if it is one."""
        return next((hit.unit for hit in self.hits.values() if hit.unit), None)

    def title(self, lang: str) -> Title | None:
        """The object's title in one language."""
        hit = self.hits.get(lang)
        return hit.post if hit else None

    def subject_title(self, lang: str) -> Title | None:
        """The subject's title, where it is not the advertised post."""
        hit = self.hits.get(lang)
        return hit.subject if hit and isinstance(hit.subject, Title) else None

    @property
    def of_advertised(self) -> bool:
        """Whether the subject is the advertised post."""
        return all(isinstance(hit.subject, str) for hit in self.hits.values())

    @property
    def sentences(self) -> dict[str, Span]:
        """The sentences that state it."""
        return {lang: hit.sentence for lang, hit in self.hits.items()}


def pair_relations(mentions: Mentions, aligned: dict[str, bool], notes: Notes) -> list[Related]:
    """All relations of a notice, each once.

    Args:
        aligned: whether a section has the same paragraphs in both languages, so that the number
            of a paragraph tells which ones say the same.
    """
    english = [hit for hit in mentions.hits if hit.lang == "en"]
    french = [hit for hit in mentions.hits if hit.lang == "fr"]
    pairs: list[tuple[Hit, Hit]] = []
    for test in (_same, _same_object, _same_relation):
        for en in list(english):
            fr = next((f for f in french if _same_place(en, f, aligned) and test(en, f)), None)
            if fr is None:
                continue
            if test is _same_relation:
                _note_other_object(en, fr, notes)
                french.remove(fr)
                pairs.append((fr, fr))
                continue
            if test is _same_object and en.relation != fr.relation:
                notes.disagree(
                    "/posts_mentioned",
                    Read(en.sentence.value, en.at, sentence=en.sentence),
                    Read(fr.sentence.value, fr.at, sentence=fr.sentence),
                    f"English says the post {en.relation.replace('_', ' ')}, "
                    f"French that it {fr.relation.replace('_', ' ')} {fr.at.value}",
                )
            english.remove(en)
            french.remove(fr)
            pairs.append((en, fr))
    by_english = {id(en): fr for en, fr in pairs if en is not fr}
    found: list[Related] = []
    for hit in mentions.hits:
        if hit.lang == "en":
            other = by_english.get(id(hit))
            found.append(Related({"en": hit, "fr": other} if other else {"en": hit}))
        elif all(hit is not fr for en, fr in pairs if en is not fr) and (hit.post or hit.unit):
            found.append(Related({"fr": hit}))
    return list(_once(found))


def _same_place(en: Hit, fr: Hit, aligned: dict[str, bool]) -> bool:
    if en.section != fr.section:
        return False
    return not aligned.get(en.section) or en.block == fr.block


def _compatible(en: Hit, fr: Hit) -> bool:
    if en.post and fr.post:
        return can_be_one(en.post, fr.post)
    if en.unit:
        return fr.post is None and (fr.unit is None or fr.unit is en.unit)
    return False


def _same(en: Hit, fr: Hit) -> bool:
    return en.relation == fr.relation and _compatible(en, fr)


def _same_object(en: Hit, fr: Hit) -> bool:
    close = {en.relation, fr.relation} <= {"manages", "oversees", "guides", "supports"}
    return close and _compatible(en, fr)


def _same_relation(en: Hit, fr: Hit) -> bool:
    return en.relation == fr.relation and bool(en.post) and bool(fr.post)


def _note_other_object(en: Hit, fr: Hit, notes: Notes) -> None:
    assert en.post and fr.post
    notes.disagree(
        "/posts_mentioned",
        Read(en.post.value, en.post.span, sentence=en.sentence),
        Read(fr.post.value, fr.post.span, sentence=fr.sentence),
        f"{en.relation.replace('_', ' ')}: English and French name different posts",
    )


def _once(found: list[Related]) -> Iterator[Related]:
    """Each relation to one object once, though the notice may say it twice."""
    seen: set[tuple[str, str, str]] = set()
    for related in found:
        subject = related.subject_title("en") or related.subject_title("fr")
        name = next(iter(related.hits.values())).at.value
        key = (
            related.relation,
            fold(subject.value) if subject else "",
            str(id(related.unit)) if related.unit else fold(name),
        )
        if key not in seen:
            seen.add(key)
            yield related
