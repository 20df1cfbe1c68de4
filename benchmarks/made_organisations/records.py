"""A notice as the record that a faultless reader would give, without a text."""

from __future__ import annotations

import hashlib
from typing import Any

from made_organisations.notices import Mention, Notice, UnitMention
from made_organisations.organisation import Organisation
from made_organisations.texts import Mark
from made_organisations.words import work_of

__all__ = ["recorded"]

Names = dict[str, str | None]
_RELATIONS = {"coordinates": "coordinates_with", "liaises": "coordinates_with",
              "works": "coordinates_with", "planning": "coordinates_with", "guides": "guides",
              "supports": "supports", "manages": "manages"}  # fmt: skip


class _Writer:
    """A record while it is made; every value gets a place of its own, one after the other."""

    def __init__(self, notice: Notice) -> None:
        self.notice = notice
        self.evidence: dict[str, Any] = {}
        self.marks: list[Mark] = []
        self.at = 0

    def place(self, pointer: str, value: str, lang: str) -> None:
        start, end = self.at, self.at + len(value)
        self.evidence[pointer] = {
            "line": 1, "start": start, "end": end, "quote": value, "lang": lang,
            "sentence": {"start": start, "end": end, "quote": value},
        }  # fmt: skip
        self.at = end + 1

    def names(self, pointer: str, en: str, fr: str, of: Mention | UnitMention) -> Names:
        """A name or title in the notice's languages, with its places and marks."""
        found: Names = {"en": None, "fr": None}
        for lang, value in (("en", en), ("fr", fr)):
            if lang in self.notice.langs:
                found[lang] = value
                self.marks.append(Mark(lang, self.at, self.at + len(value), value, of))
                self.place(f"{pointer}/{lang}", value, lang)
        return found

    def reference(self, unit: UnitMention) -> dict[str, Names]:
        """A unit that is listed already, by its names."""
        both = {"en": unit.now.en, "fr": unit.now.fr}
        return {"name": {k: v if k in self.notice.langs else None for k, v in both.items()}}


def recorded(o: Organisation, notice: Notice) -> tuple[dict[str, Any], list[Mark]]:
    """The record of a notice, and its mentions by place."""
    out = _Writer(notice)
    own = notice.mentions[0]
    title_fr = own.said.fr.bare()
    record: dict[str, Any] = dict.fromkeys(
        ("acronym", "part", "deadline_time", "salary", "reports_to", "functional_superior",
         "experience_min_years", "context_unit")
    )  # fmt: skip
    for key in ("works_with", "competencies", "requirements", "languages_required",
                "accountabilities", "disagreements", "warnings", "unit_relations", "inferences",
                "posts_mentioned", "units"):  # fmt: skip
        record[key] = []
    body = UnitMention(0, o.units[0].versions[0], True, "own")
    year, month = 2015 + notice.month // 12, notice.month % 12 + 1
    digest = hashlib.sha256(f"{notice.number} {notice.day}".encode()).hexdigest()
    record |= {
        "notice_id": notice.number, "form": "nato-is", "languages": list(notice.langs),
        "source": {"file": notice.name, "sha256": digest, "media_type": "text/plain"},
        "title": out.names("/title", own.said.en, title_fr, own),
        "body": {k: v and f"{v} ({body.now.acronym})"
                 for k, v in out.reference(body)["name"].items()},
        "location": {"en": None, "fr": None}, "schedule": {"en": None, "fr": None},
        "deadline": f"{year}-{month:02}-{notice.day:02}",
        "grade": {"entry": notice.grade.removeprefix("NATO Grade "), "top": None},
        "clearance": "NS", "direct_reports": {"count": None, "declared": None},
        "indirect_reports": {"count": None, "declared": None},
        "contract": {"years": None, "renewal_years": None, "maximum_years": None},
    }  # fmt: skip
    for key in ("notice_id", "deadline", "clearance"):
        out.place(f"/{key}", record[key], notice.langs[0])
    out.place("/grade/entry", record["grade"]["entry"], notice.langs[0])
    work = [" ".join(said) for said in zip(*work_of(notice.post), strict=True)]
    text = {lang: said for lang, said in zip(("en", "fr"), work, strict=True)
            if lang in notice.langs}  # fmt: skip
    record["accountabilities"].append({"area": {"en": None, "fr": None}, "text": text})
    units = _units(o, notice, body)
    for i, (unit, parent) in enumerate(units):
        record["units"].append(_unit(o, out, i, unit, parent))
    if notice.units:
        record["context_unit"] = out.reference(notice.units[0])
        office = {"unit": out.reference(notice.units[0])}
        own_post = {"post": "advertised"}
        record["inferences"].append(_inferred("context-office", own_post, "post_in", office))
    for mention in notice.mentions[1:]:
        _post(o, out, record, mention)
    record["evidence"] = out.evidence
    return record, out.marks


def _units(
    o: Organisation, notice: Notice, body: UnitMention
) -> list[tuple[UnitMention, UnitMention | None]]:
    """The units that a notice names, each once, with the one it is part of."""
    found: dict[str, tuple[UnitMention, UnitMention | None]] = {body.now.en: (body, None)}
    for parent, child in zip((None, *notice.units), notice.units, strict=False):
        found.setdefault(child.now.en, (child, parent))
    for mention in notice.mentions[1:]:
        for i, unit in enumerate(mention.place):
            above = mention.place[i + 1] if i + 1 < len(mention.place) else None
            if above is None and unit.now.parent and notice.units:
                above = notice.units[0] if notice.units[0].unit == unit.now.parent else None
            found.setdefault(unit.now.en, (unit, above))
        headed = _headed(o, notice, mention)
        if headed:
            office = mention.place[-1] if mention.place else None
            found.setdefault(headed.now.en, (headed, office))
    return list(found.values())


def _headed(o: Organisation, notice: Notice, mention: Mention) -> UnitMention | None:
    """The unit that a title of a head names in full."""
    heads = o.posts[mention.post].at(notice.month).title.heads
    if heads is None:
        return None
    now = o.units[heads].at(notice.month)
    named = now.en if "en" in notice.langs else now.fr
    said = mention.said.en if "en" in notice.langs else mention.said.fr.rest
    return UnitMention(heads, now, False, "other") if named in said else None


def _unit(
    o: Organisation, out: _Writer, i: int, unit: UnitMention, parent: UnitMention | None
) -> dict[str, Any]:
    name = out.names(f"/units/{i}/name", unit.now.en, unit.now.fr, unit)
    if unit.acronym and unit.now.acronym:
        out.place(f"/units/{i}/acronym", unit.now.acronym, out.notice.langs[0])
    former = [
        {"name": out.names(f"/units/{i}/formerly/{j}/name", one.now.en, one.now.fr, one),
         "acronym": one.now.acronym if one.acronym else None}
        for j, one in enumerate(f for f in out.notice.former if f.unit == unit.unit)
    ]  # fmt: skip
    return {
        "name": name, "formerly": former,
        "acronym": unit.now.acronym if unit.acronym else None,
        "kind": o.units[unit.unit].kind, "part_of": out.reference(parent) if parent else None,
        "led_by": None, "named": True, "function": False, "mentions": {"en": 1, "fr": 1},
    }  # fmt: skip


def _post(o: Organisation, out: _Writer, record: dict[str, Any], mention: Mention) -> None:
    """A superior or another post that the notice names."""
    _, french = mention.said.fr.after("")
    english = f"{mention.before} {mention.said.en}".strip()
    if mention.before:
        french += mention.french_tail()
    if mention.role == "superior":
        record["reports_to"] = {"title": out.names("/reports_to/title", english, french, mention)}
        titles = record["reports_to"]["title"]
    else:
        pointer = f"/posts_mentioned/{len(record['posts_mentioned'])}"
        titles = out.names(f"{pointer}/title", english, french, mention)
        unit = mention.place[0] if mention.place else _headed(o, out.notice, mention)
        if mention.before:
            unit = None
        record["posts_mentioned"].append({
            "title": titles, "acronym": None, "relation": _RELATIONS[mention.relation],
            "subject": None, "unit": out.reference(unit) if unit else None,
        })  # fmt: skip
    headed = _headed(o, out.notice, mention)
    for i, entry in enumerate(record["units"]):
        if (
            headed
            and not entry["led_by"]
            and {headed.now.en, headed.now.fr} & set(entry["name"].values())
        ):
            pointer = f"/units/{i}/led_by/title"
            entry["led_by"] = {"title": out.names(pointer, english, french, mention)}
    sections = [u for u in out.notice.units if o.units[u.unit].kind == "section"]
    if "head of section" in mention.said.noise or mention.said.en.casefold() == "head of section":
        for section in sections[:1]:
            record["inferences"].append(
                _inferred("only-unit-of-kind", {"post": {"title": titles}}, "heads",
                          {"unit": out.reference(section)})
            )  # fmt: skip


def _inferred(rule: str, subject: Any, relation: str, end: Any) -> dict[str, Any]:
    return {"rule": rule, "subject": subject, "relation": relation, "object": end,
            "confidence": 0.8}  # fmt: skip
