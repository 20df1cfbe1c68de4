"""To whom the post reports: the line superior and the functional superior.

Reporting is stated with certain verbs only (the form's ``reporting`` table); "under the guidance
of" or « rendre compte de » is none. The subject must be the advertised post itself.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace

from rolegraph.ingest.cues import may_say
from rolegraph.ingest.facts.above import said_of_superiors, who_is_above
from rolegraph.ingest.facts.own_post import (
    is_own_title,
    short_title,
    spoken_of_post,
    subject_is_post,
    title_key,
)
from rolegraph.ingest.facts.pair import Notes, Pair, both
from rolegraph.ingest.facts.phrases import Title, negated, places_of, says
from rolegraph.ingest.facts.units import title_at, unit_names
from rolegraph.ingest.facts.words import words
from rolegraph.ingest.read import Read
from rolegraph.ingest.text import Span
from rolegraph.ingest.text_to_sections import fold

__all__ = ["Superior", "is_own_title", "read_superiors", "short_title", "title_key", "title_read"]

#: The number of a post before its title: "OJS CXP 0010 - ".
_POST_CODE = re.compile(r"\s*(?:[A-Z]{2,5}\s+){1,3}\d{3,5}\s*[-–—,:]\s*")
#: From here on a label names a person, not a post.
_PERSON = re.compile(
    r"(?<!\s)\s*+(?:[(;/|]|\b(?:Mr|Mrs|Ms|Dr|Prof|Mme|Mlle)\b\.?|\bM\.\s|(?<!\S)[^\s@]++@)"
)
#: What goes on with a title that was not understood to its end.
_CUT_OFF = re.compile(r"\s*(?:of|for|de|du|des)\b|\s*d['’]|\s+[^\W\d]?\d[^\W\d]")
#: "… for day-to-day work": what somebody is reported to about.
_PURPOSE = re.compile(
    r"\s+for\s+(?:day|all|any|most|every|admin|disciplin|technical|professional|pay\b|leave\b|"
    r"questions|matters|purposes|guidance|the\s+\w+ing\b|his\b|her\b|their\b)"
)
#: Verbs that say more of units than of posts.
_WEAK = re.compile(r"(?:comes?|falls?|sits?|works?|travaille|dépend)\b", re.IGNORECASE)
#: "The first reporting officer is", « Le supérieur hiérarchique direct est ».
_BARE_SUBJECT = re.compile(
    r"(?:\W*(?:(?:the|a|il|le|la|first|direct|immediate|functional)\b|l'))*\W*"
)
#: "…, and the overall guidance of somebody else, the incumbent"
_AND_GUIDED = (
    r"(?:\s*and\s+(?:under\s+)?the\s+(?:overall|general)\s+\w+\s+of\s+[^,]{3,80}"
    r"|\s*et\s+(?:sous\s+)?la\s+(?:direction|conduite)\s+generale\s+d[^,]{3,80})?"
)


@dataclass(frozen=True)
class Superior:
    """A superior as one language states it: ``functional`` for the dotted line."""

    title: Title
    sentence: Span
    functional: bool


def title_read(title: Title | None, sentence: Span | None = None) -> Read | None:
    """A title as a value of the record."""
    return Read(title.value, title.span, sentence=sentence) if title else None


def read_superiors(
    pair: Pair, acronyms: dict[str, dict[str, Title]], notes: Notes
) -> dict[str, list[Superior]]:
    """What each language states of the post's superiors, in the order of the text.

    Args:
        acronyms: by language the posts that the notice gives an acronym ("reports to the XO").
    """
    found: dict[str, list[Superior]] = {}
    for lang in pair.langs:
        listed: list[Superior] = list(_labelled(pair, lang, notes))
        table = pair.form.table(lang, "reporting")
        above = said_of_superiors(lang, table)
        patterns = (table["verbs"], *(p for p in above if pair.prose_may_say(lang, p)))
        known = {(title_key(s.title.value), s.functional) for s in listed}
        for section, span in _prose(pair, lang):
            if not may_say(span, *patterns):
                continue
            for sentence in span.sentences():
                for superior in _in_sentence(sentence, section, pair, acronyms[lang], notes):
                    key = (title_key(superior.title.value), superior.functional)
                    if key not in known:
                        known.add(key)
                        listed.append(superior)
        found[lang] = listed
    return found


def _labelled(pair: Pair, lang: str, notes: Notes) -> Iterator[Superior]:
    """The superior that a header label gives; a person's name in its place is not kept."""
    half = pair.get(lang)
    value = half.fields.get("supervisor") if half else None
    if value is None:
        return
    code = re.match(r"[\dIOl]{3,}[,.:]?\s+", value.quote)
    value = value.part(code.end() if code else 0, len(value.quote))
    end = value.end
    topic = re.match(r"[^(),]+\([^()]+\)", value.quote)
    if topic and fold(value.text.string).count(fold(topic.group())) > 1:
        value = value.part(0, topic.end())  # what the text calls a post is no person's name
    person = None if topic and len(value.quote) == topic.end() else _PERSON.search(value.quote)
    value = value.part(0, person.start() if person else len(value.quote)).strip(" ,;–-")
    title = title_at(value, pair, reported=True)
    if title is None:
        value.text.hidden.append((value.start, end))
        notes.warn("reports_to: the label names no post; a person's name is not kept")
        return
    rest = value.text.string[title.span.end : value.end]
    bare = words(pair.form, lang).role(title.value) is not None
    if bare or re.search(
        r"(?:&|\b(?:and|et)\b)|^\s+(?:aux?|à|en|pour|sur|for|of|in|to)\s", rest
    ):  # "Director General, Tolls and Locks"
        title = replace(title, span=value, value=value.value)
    value.text.hidden.append((title.span.end, end))
    yield Superior(title, title.span, False)


def _prose(pair: Pair, lang: str) -> Iterator[tuple[str, Span]]:
    for name in ("interrelationships", "summary", "accountabilities"):
        for block in pair.blocks(lang, name):
            yield name, block.span


def _in_sentence(
    sentence: Span, section: str, pair: Pair, acronyms: dict[str, Title], notes: Notes
) -> Iterator[Superior]:
    table = pair.form.table(sentence.lang, "reporting")
    above = who_is_above(sentence, pair, table)
    if above:
        yield Superior(above[0], sentence, above[1])
    if not says(sentence, table["verbs"]):
        return
    spoken_of, end = False, 0
    for match in places_of(table["verbs"], sentence):
        before = sentence.quote[: match.start()]
        rest = sentence.part(match.end(), len(sentence.quote))
        colon = re.match(r"\s*(?::\s*)?(?:to\s+(?=the\s))?", rest.quote)
        rest = rest.part(colon.end() if colon else 0, len(rest.quote))
        code = _POST_CODE.match(rest.quote)
        rest = rest.part(code.end() if code else 0, len(rest.quote))
        comma = re.match(r"\s*,\s*(?=the\s|la\s|le\s|l['’]|de\s|du\s)", rest.quote)
        rest = rest.part(comma.end() if comma else 0, len(rest.quote))
        title = (
            title_at(rest, pair, reported=True) or _by_acronym(rest, acronyms) or _agent(rest, pair)
        )
        subject = subject_is_post(before, sentence.lang, section, pair, table)
        if section == "interrelationships" and fold(match.group()).startswith("l'un"):
            subject = subject or _is_of_same_role(sentence, pair)
        subject = subject or _of_the_post(match.group(), before, section, pair, table)
        if title is None and _WEAK.match(match.group()):
            continue  # "comes under the Division" says nothing of a post
        if title is not None and not before.strip():
            after = sentence.text.string[title.span.end : sentence.end]
            reach = 200 if fold(match.group()).startswith(("under", "sous")) else 20
            subject = subject or bool(
                re.match(
                    rf"{_AND_GUIDED}\s*,.{{0,{reach}}}(?:{spoken_of_post(pair, table)})",
                    fold(after),
                )
            )
            subject = subject or _own_follows(title, sentence, pair)
        if match.group().endswith(":") and not _is_all(title, sentence):
            continue  # "Reporting line: The incumbent reports to …" is a sentence with a label
        is_order = not before.strip() and re.match(r"report\b", match.group(), re.I)
        denied = re.search(table.get("denied", "(?!)"), fold(before))
        if negated(before) or is_order or denied:
            continue  # "Report any fault to the Foreman"
        ahead = sentence.quote[max(end, match.start() - 40) : match.end()]
        functional = bool(re.search(table["functional"], ahead, re.I))
        if not functional and re.match(table.get("sometimes", "(?!)"), fold(before)):
            notes.warn(f"reports_to left out: “{sentence.value[:60]}” holds only sometimes")
            continue
        if not subject and not (spoken_of and re.search(r"\b(?:and|et)\W*$", before)):
            continue
        spoken_of = True
        end = match.end()
        if title is None:
            said = rest.value[:60].rstrip()
            notes.warn(f"reports_to left out: no post's title understood in “{said}”")
            continue
        own = pair.get(sentence.lang)
        if own and own.title and title_key(title.value) == title_key(own.title.value):
            notes.warn("reports_to left out: the superior would be the post itself")
            continue
        after = sentence.text.string[title.span.end : title.span.end + 8]
        of_what = "for" in after and re.search(
            r"(?:responsible|answerable|accountable)\s+to$", fold(match.group())
        )
        purpose = _PURPOSE.match(sentence.text.string, title.span.end)
        if _CUT_OFF.match(after) and not of_what and not purpose:
            notes.warn(f"reports_to left out: the title “{title.value}” is cut off")
            continue
        if re.search(table["through"], sentence.text.string[title.span.end : sentence.end], re.I):
            notes.warn(f"reports_to left out: “{title.value}” only through somebody else")
            continue
        yield Superior(title, sentence, functional)


def _of_the_post(verb: str, before: str, section: str, pair: Pair, table: dict[str, str]) -> bool:
    """Whether words that name a superior's part mean this post's: "the line manager is".

    They do where they name the post, or stand alone in the section that is about it.
    """
    if re.match(r"(?:there|il|existe|un)\s", verb, re.IGNORECASE):
        return section == "interrelationships" and _BARE_SUBJECT.fullmatch(fold(before)) is not None
    if not re.search(r"\b(?:is|be|by|est|sera|par|celle|exerc\w+|dévolue?|detenue?)$", verb):
        return False
    if "under" in verb:
        return False
    if not re.search(
        r"manag\w+|superv\w+|superior|officer|super?ieur|respons|hierarch|encadr|authorit|autorit|pouvoir",
        fold(verb),
    ):
        return False
    if re.match(r"(?:is|are|will|est|sont|sera)\b", verb):
        return False
    own = re.search(spoken_of_post(pair, table), fold(verb))
    alone = section == "interrelationships" and _BARE_SUBJECT.fullmatch(fold(before))
    return bool(own or alone)


def _own_follows(title: Title, sentence: Span, pair: Pair) -> bool:
    """ "Reporting to the T, the P …", where P is the advertised post's own title."""
    half = pair.get(sentence.lang)
    rest = sentence.text.span(title.span.end, sentence.end, sentence.lang)
    comma = re.match(r"\s*,\s*", rest.quote)
    said = title_at(rest.part(comma.end(), len(rest.quote)), pair) if comma else None
    if said is None or half is None or half.title is None:
        return False
    return title_key(said.value) in {title_key(half.title.value), short_title(half.title.value)}


def _is_of_same_role(sentence: Span, pair: Pair) -> bool:
    """Whether a sentence opens with a title of the post's own role.

    In a text about one post « la directrice occupe l'un des trois postes qui relèvent » is said
    of it, whatever short title it is given there.
    """
    half = pair.get(sentence.lang)
    own = title_at(half.title, pair) if half and half.title else None
    said = title_at(sentence, pair)
    return bool(own and said and own.role == said.role and own.deputy == said.deputy)


def _is_all(title: Title | None, sentence: Span) -> bool:
    """Whether nothing but the title stands after a label, or a clause about it."""
    after = sentence.text.string[title.span.end : sentence.end] if title else "?"
    return (
        not after.strip(" .;") or re.match(r"\s*,\s*(?:with|who|qui|dont|sans)", after) is not None
    )


#: "Master Rigger": who somebody reports to is an agent, by the word's ending.
_AGENT = re.compile(r"[A-Z][a-z]{2,}(?:er|or|ist|ian|man|woman)")
_NO_AGENTS = frozenset(
    {"Center", "Chamber", "Cluster", "Order", "Quarter", "Tower", "Master", "Sector"}
)


def _agent(rest: Span, pair: Pair) -> Title | None:
    """A title whose role noun no table has, after a verb of reporting (English)."""
    found = re.match(
        r"\s*the\s+((?:[A-Z][\w-]+\s+){1,4}?)([A-Z][a-z]+)(?=\s+of\s+the\s|\s*[,.;(]|\s+[a-z])",
        rest.quote,
    )
    if rest.lang != "en" or not found or found[2] in _NO_AGENTS or not _AGENT.fullmatch(found[2]):
        return None
    if words(pair.form, "en").kind(found[2]):
        return None
    span = rest.part(found.start(1), found.end(2))
    whose = re.match(r"\s+of\s+the\s+", rest.quote[found.end(2) :])
    if whose:
        after = found.end(2) + whose.end()
        unit = next(iter(unit_names(rest.part(after, len(rest.quote)), pair)), None)
        if unit is None or unit.span.start != rest.start + after:
            return None
        span = span.until(unit.span)
    return Title(span, span.value, "post")


def _by_acronym(rest: Span, acronyms: dict[str, Title]) -> Title | None:
    """The post whose acronym ``rest`` opens with, its title as given where the acronym was."""
    match = re.match(
        r"\s*(?:the|la|le|de la|du|à la|au)?(?:/(?:la|le|du|au))?\s*([A-Z]{2,})\b", rest.quote
    )
    title = acronyms.get(match[1]) if match else None
    return replace(title, span=rest.group(match, 1)) if match and title else None


def resolve_superiors(
    found: dict[str, list[Superior]], notes: Notes
) -> tuple[dict[str, dict[str, Read | None]] | None, dict[str, dict[str, Read | None]] | None]:
    """The record's ``reports_to`` and ``functional_superior``."""
    line = _one_superior([("reports_to", False)], found, notes)
    functional = _one_superior([("functional_superior", True)], found, notes)
    return line, functional


def _one_superior(
    names: list[tuple[str, bool]], found: dict[str, list[Superior]], notes: Notes
) -> dict[str, dict[str, Read | None]] | None:
    name, functional = names[0]
    chosen: dict[str, Superior] = {}
    for lang, listed in found.items():
        kind = [superior for superior in listed if superior.functional is functional]
        kind = [s for s in kind if not _shortened(s.title, kind[0].title)]
        if len(kind) > 1:
            others = ", ".join(superior.title.value for superior in kind[1:])
            notes.warn(f"{name}: more than one superior is stated ({lang}): also {others}")
        if kind:
            chosen[lang] = kind[0]
    if not chosen:
        return None
    english, french = chosen.get("en"), chosen.get("fr")
    if english and french and not _can_be_one(english.title, french.title):
        notes.disagree(
            f"/{name}/title",
            title_read(english.title, english.sentence),
            title_read(french.title, french.sentence),
            f"{name}: English and French name different posts",
        )
    return {
        "title": both(
            title_read(english.title, english.sentence) if english else None,
            title_read(french.title, french.sentence) if french else None,
        )
    }


def _shortened(short: Title, whole: Title) -> bool:
    """Whether a title is another one cut short: "the Director General" after its full title."""
    return short is not whole and fold(whole.value).startswith(f"{fold(short.value)},")


def _can_be_one(english: Title, french: Title) -> bool:
    """Whether an English and a French title can name one post: same role, both deputies or not.

    « Responsable » stands for heads, officers and managers alike.
    """
    if english.acronym and french.acronym and english.acronym.quote == french.acronym.quote:
        return True
    wide = french.role == "manager" and english.role in {"head", "officer"}
    return (english.role == french.role or wide) and english.deputy == french.deputy


can_be_one = _can_be_one
