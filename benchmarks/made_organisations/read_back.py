"""What of a notice stands in its record: mentions read as they were written, and their identity.

Where the record has a wrong fact that an identity hangs on (the office of the notice, the place
behind a title, the unit that a head heads), the mention carries that as its ``fault``.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from made_organisations.notices import Mention, Notice, UnitMention
from made_organisations.organisation import Organisation, Unit
from made_organisations.resolving import Found
from made_organisations.texts import Mark
from made_organisations.truth import Knowledge, Seen, SeenUnit

__all__ = ["Case", "plain", "read_posts", "read_units"]


@dataclass(frozen=True)
class Case:
    """A record with the notice it was made from and the places of its mentions."""

    notice: Notice
    record: dict[str, Any]
    marks: list[Mark]


def plain(title: str) -> str:
    """A title for comparison: case, apostrophes and articles repeated after a stroke aside."""
    title = title.casefold().replace("’", "'")
    title = re.sub(r"/(?:de l'|à l'|l'|de la |à la |du |au |la |le )", "/", title)
    return " ".join(title.split())


def _places(record: dict[str, Any], pattern: str) -> Iterator[tuple[str, str, int, int, str]]:
    """Pointer, language, start, end and value of each title or name of a record."""
    for pointer, place in record["evidence"].items():
        hit = re.match(pattern, pointer)
        if hit:
            value: Any = record
            for part in pointer.split("/")[1:]:
                value = value[int(part) if isinstance(value, list) else part]
            yield hit[1], hit[2], place["start"], place["end"], value


_TITLES = (r"^(/title|/reports_to/title|/functional_superior/title|/posts_mentioned/\d+/title"
           r"|/posts_mentioned/\d+/subject/title|/units/\d+/led_by/title)/(en|fr)$")  # fmt: skip


def _context_fault(case: Case) -> str:
    """Whether the record has the notice's post in another office than the notice."""
    context = case.record["context_unit"]
    if not case.notice.units:
        return ""
    own = case.notice.units[0].now
    names = {plain(own.en), plain(own.fr)}
    if context is None:
        return "office not read"
    read = {plain(name) for name in context["name"].values() if name}
    return "" if read & names else "office misread"


def read_posts(
    knowledge: Knowledge, case: Case, found: Found
) -> tuple[list[tuple[Seen, str, str]], list[str], set[str], dict[str, Seen]]:
    """Mentions of posts that were read as written, with identity and label; why others were not;
    the identities that a wrong reading had a part in; and the mentions by their places.
    """
    record, digest = case.record, case.record["source"]["sha256"]
    marks = [mark for mark in case.marks if isinstance(mark.mention, Mention)]
    met: dict[int, dict[str, list[str]]] = defaultdict(lambda: defaultdict(list))
    values: dict[int, list[str]] = defaultdict(list)
    truth_of: dict[str, set[int]] = defaultdict(set)
    spoilt: set[int] = set()
    mentions = {id(mark.mention): mark.mention for mark in marks}
    for pointer, lang, start, end, value in _places(record, _TITLES):
        for mark in marks:
            if mark.lang == lang and mark.start < end and start < mark.end:
                key = id(mark.mention)
                truth_of[pointer].add(key)
                assert isinstance(mark.mention, Mention)
                if _as_written(value, mark, mark.mention):
                    met[key][lang].append(pointer)
                    values[key].append(value)
                else:
                    spoilt.add(key)
    tainted: set[str] = set()
    for pointer, keys in truth_of.items():
        if len(keys) > 1:  # the two languages of one place are two posts
            spoilt |= keys
            tainted.add(found.post_at[digest, pointer])
    context = _context_fault(case)
    seen: list[tuple[Seen, str, str]] = []
    not_read: list[str] = []
    at: dict[str, Seen] = {}
    for key, mention in mentions.items():
        assert isinstance(mention, Mention)
        if key not in met or key in spoilt:
            reason = "not found" if key not in met and key not in spoilt else "read otherwise"
            noise = ", ".join(sorted(mention.said.noise)) or "plain"
            not_read.append(f"{mention.role}: {reason} ({noise})")
            continue
        fault = context
        pointers = [pointer for listed in met[key].values() for pointer in listed]
        if mention.place or mention.before:
            told = _place_read(record, pointers, values[key], mention)
            fault = "" if told else "place not read"
        fault = fault or _heads_fault(knowledge.o, case, values[key], mention)
        langs = tuple(sorted(met[key]))
        pointer = min(pointers, key=lambda at: at.startswith("/units/"))
        iri = found.post_at[digest, pointer]
        now = knowledge.seen(case.notice, mention, langs, fault)
        place = " < ".join(u.now.en for u in reversed(case.notice.units))
        label = f"“{values[key][0]}” ({mention.role}; {case.notice.number}, {place})"
        seen.append((now, iri, label))
        at.update(dict.fromkeys(pointers, now))
        if fault:
            tainted.add(iri)
    return seen, not_read, tainted, at


def _heads_fault(o: Organisation, case: Case, values: list[str], mention: Mention) -> str:
    """Whether the record has a post head another unit than it does."""
    now = o.posts[mention.post].at(case.notice.month)
    headed = now.unit if now.title.heads is None else now.title.heads
    unit = o.units[headed].at(case.notice.month)
    own = {plain(unit.en), plain(unit.fr)}
    if now.title.role == "Head of Section" and mention.role == "advertised":
        return ""
    for inference in case.record["inferences"]:
        post = inference["subject"].get("post")
        if inference["rule"] != "only-unit-of-kind" or not isinstance(post, dict):
            continue
        if {plain(t) for t in post["title"].values() if t} & {plain(v) for v in values}:
            names = {plain(n) for n in inference["object"]["unit"]["name"].values() if n}
            if not names & own:
                return "head of another unit"
    return ""


def _as_written(value: str, mark: Mark, mention: Mention) -> bool:
    """Whether a title was read as written, with or without the unit behind it."""
    read, written = plain(value), plain(mark.written)
    if mention.before:
        before = f"{mention.before.casefold()} "
        read, written = read.removeprefix(before), written.removeprefix(before)
    if read == written:
        return True
    tail = plain(mention.english()[1] if mark.lang == "en" else mention.french_tail())
    rest = read.removeprefix(written).strip()
    return bool(tail) and read.startswith(written) and (tail.startswith(rest) or rest in tail)


def _place_read(
    record: dict[str, Any], pointers: list[str], values: list[str], mention: Mention
) -> bool:
    """Whether the record gives the office that stands behind a title."""
    last = mention.place[-1:]
    names = [u.now.en for u in last] + [u.now.fr for u in last]
    names += [mention.before] if mention.before else []
    names += [u.now.acronym for u in last if u.now.acronym]
    if any(name in value for name in names for value in values):
        return True
    for pointer in pointers:
        entry: Any = record
        for part in pointer.split("/")[1:-1]:
            entry = entry[int(part) if isinstance(entry, list) else part]
        unit = entry.get("unit") if isinstance(entry, dict) else None
        if unit and any(_is_in(record, unit["name"], plain(name)) for name in names):
            return True
    return any(_is_in(record, {"": u.now.en, " ": u.now.fr}, plain(name))
               for u in mention.place[:1] for name in names if _in_titles(u, values))  # fmt: skip


def _in_titles(unit: UnitMention, values: list[str]) -> bool:
    return any(name in value for name in (unit.now.en, unit.now.fr) for value in values)


def _is_in(record: dict[str, Any], names: dict[str, str | None], wanted: str) -> bool:
    """Whether a unit of a record has a name, or is part of one that has it."""
    read = {plain(name) for name in names.values() if name}
    for unit in record["units"]:
        own = {plain(name) for name in unit["name"].values() if name}
        if own & read:
            above = unit["part_of"]["name"].values() if unit["part_of"] else ()
            return wanted in own or wanted in {plain(name) for name in above if name}
    return wanted in read


def read_units(knowledge: Knowledge, case: Case, found: Found) -> list[tuple[SeenUnit, str, str]]:
    record, digest, o = case.record, case.record["source"]["sha256"], knowledge.o
    met: dict[str, dict[str, UnitMention]] = defaultdict(dict)
    for pointer, lang, start, end, value in _places(record, r"^(/units/\d+/name)/(en|fr)$"):
        for mark in case.marks:
            if mark.lang != lang or mark.start >= end or start >= mark.end:
                continue
            named = mark.mention
            if isinstance(named, Mention):
                heads = o.posts[named.post].at(case.notice.month).title.heads
                if heads is None:
                    continue
                now = o.units[heads].at(case.notice.month)
                named = UnitMention(heads, now, False, "other")
            if plain(value) == plain(named.now.en if lang == "en" else named.now.fr):
                met[pointer][lang] = named
    seen = []
    home = case.notice.units[0].unit if case.notice.units else 0
    context = _context_fault(case)
    for pointer, by_lang in met.items():
        if (
            len({unit.unit for unit in by_lang.values()}) > 1
            or (digest, pointer) not in found.unit_at
        ):
            continue
        mention = next(iter(by_lang.values()))
        unit, month = o.units[mention.unit], case.notice.month
        office = o.office(unit.id, month)
        entry = record["units"][int(pointer.split("/")[2])]
        fault = context if unit.kind not in {"office", "division"} else ""
        if fault or office != home:
            above = o.units[office].at(month)
            part = entry["part_of"]["name"].values() if entry["part_of"] else ()
            inside = any(plain(n) in {plain(above.en), plain(above.fr)} for n in part if n)
            if inside or unit.kind in {"office", "division"}:
                fault = ""
            elif office != home:
                fault = "place not read"
        version = unit.versions.index(mention.now)
        then = mention.now.since if mention.role == "former" else month
        seen.append((
            SeenUnit(unit.id, unit.lineage(then),
                     version, _home(o, unit, office, month),
                     tuple(sorted(by_lang)), mention.role, fault),
            found.unit_at[digest, pointer],
            f"{mention.now.en} ({mention.role}; {case.notice.number}, "
            f"in {o.units[office].at(month).en})",
        ))  # fmt: skip
    return seen


def _home(o: Organisation, unit: Unit, office: int, month: int) -> tuple[int, int, int]:
    if unit.kind in {"office", "division"}:
        return unit.id, 0, 0
    above = o.units[office]
    return office, above.lineage(month), above.versions.index(above.at(month))
