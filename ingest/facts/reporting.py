"""To whom the post reports: the line superior and the functional superior.

Reporting is stated with certain verbs only (the form's ``reporting`` table); "under the guidance
of" or « rendre compte de » is none. The subject must be the advertised post itself.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from difflib import SequenceMatcher
from functools import lru_cache

from rolegraph.ingest.facts.pair import Notes, Pair, both
from rolegraph.ingest.facts.phrases import Title, negated, says, tokens
from rolegraph.ingest.facts.units import title_at
from rolegraph.ingest.facts.words import words
from rolegraph.ingest.read import Read
from rolegraph.ingest.text import Span, Text
from rolegraph.ingest.text_to_sections import fold

__all__ = [
    "Superior",
    "is_of_other_post",
    "is_own_title",
    "read_superiors",
    "short_title",
    "title_key",
    "title_read",
]

#: The number of a post before its title: "OJS CXP 0010 - ".
_POST_CODE = re.compile(r"\s*(?:[A-Z]{2,5}\s+){1,3}\d{3,5}\s*[-–—,:]\s*")
_RELATIVE = re.compile(
    r",?\s+(?:who|which|that|qui|lequel|laquelle)\s+"
    r"(?:(?:also|in turn|will|lui-même|elle-même)\s+)*$",
    re.IGNORECASE,
)
#: From here on a label names a person, not a post.
_PERSON = re.compile(r"\s*(?:[(;/|]|\b(?:Mr|Mrs|Ms|Dr|Prof|Mme|Mlle)\b\.?|\bM\.\s|\S+@)")
#: What goes on with a title that was not understood to its end.
_CUT_OFF = re.compile(r"\s*(?:of|for|de|du|des)\b|\s*d['’]|\s+[^\W\d]?\d[^\W\d]")
#: "…, and the overall guidance of somebody else, the incumbent"
_AND_GUIDED = (
    r"(?:\s*and\s+(?:under\s+)?the\s+(?:overall|general)\s+\w+\s+of\s+[^,]{3,80}"
    r"|\s*et\s+(?:sous\s+)?la\s+(?:direction|conduite)\s+generale\s+d[^,]{3,80})?"
)
#: Titles longer than this that agree to so great a part are one, misspelt.
_LONG_TITLE, _MISSPELT = 28, 0.955


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
        for section, span in _prose(pair, lang):
            for sentence in span.sentences():
                for superior in _in_sentence(sentence, section, pair, acronyms[lang], notes):
                    if all(
                        title_key(s.title.value) != title_key(superior.title.value)
                        or s.functional != superior.functional
                        for s in listed
                    ):
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
    person = _PERSON.search(value.quote)
    value = value.part(0, person.start() if person else len(value.quote)).strip(" ,;–-")
    title = title_at(value, pair)
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
    above = _who_supervises(sentence, pair, table)
    if above:
        yield above
    if not says(sentence, table["verbs"]):
        return
    spoken_of, end = False, 0
    for match in re.finditer(table["verbs"], sentence.quote, re.IGNORECASE):
        before = sentence.quote[: match.start()]
        rest = sentence.part(match.end(), len(sentence.quote))
        colon = re.match(r"\s*:\s*", rest.quote)
        rest = rest.part(colon.end() if colon else 0, len(rest.quote))
        code = _POST_CODE.match(rest.quote)
        rest = rest.part(code.end() if code else 0, len(rest.quote))
        title = title_at(rest, pair) or _by_acronym(rest, acronyms)
        subject = _subject_is_post(before, sentence.lang, section, pair, table)
        if section == "interrelationships" and fold(match.group()).startswith("l'un"):
            subject = subject or _is_of_same_role(sentence, pair)
        if title is not None and not before.strip():
            after = sentence.text.string[title.span.end : sentence.end]
            reach = 200 if fold(match.group()).startswith(("under", "sous")) else 20
            subject = subject or bool(
                re.match(
                    rf"{_AND_GUIDED}\s*,.{{0,{reach}}}(?:{spoken_of_post(pair, table)})",
                    fold(after),
                )
            )
        if match.group().endswith(":") and not _is_all(title, sentence):
            continue  # "Reporting line: The incumbent reports to …" is a sentence with a label
        if negated(before):
            continue
        if not subject and not (spoken_of and re.search(r"\b(?:and|et)\W*$", before)):
            continue
        spoken_of = True
        ahead = sentence.quote[max(end, match.start() - 40) : match.end()]
        functional = bool(re.search(table["functional"], ahead, re.I))
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
        if _CUT_OFF.match(after) and not of_what:
            notes.warn(f"reports_to left out: the title “{title.value}” is cut off")
            continue
        if re.search(table["through"], sentence.text.string[title.span.end : sentence.end], re.I):
            notes.warn(f"reports_to left out: “{title.value}” only through somebody else")
            continue
        yield Superior(title, sentence, functional)


def _is_of_same_role(sentence: Span, pair: Pair) -> bool:
    """Whether a sentence opens with a title of the post's own role.

    In a text about one post « la directrice occupe l'un des trois postes qui relèvent » is said
    of it, whatever short title it is given there.
    """
    half = pair.get(sentence.lang)
    own = title_at(half.title, pair) if half and half.title else None
    said = title_at(sentence, pair)
    return bool(own and said and own.role == said.role and own.deputy == said.deputy)


def _who_supervises(sentence: Span, pair: Pair, table: dict[str, str]) -> Superior | None:
    """The superior as the subject: "The Head of X supervises the incumbent"."""
    pattern = table.get("supervises", "(?!)")
    if not says(sentence, pattern):
        return None
    title = title_at(sentence, pair)
    if title is None:
        return None
    rest = sentence.part(title.span.end - sentence.start, len(sentence.quote))
    return Superior(title, sentence, False) if re.match(pattern, rest.quote, re.I) else None


def _is_all(title: Title | None, sentence: Span) -> bool:
    """Whether nothing but the title stands after a label."""
    after = sentence.text.string[title.span.end : sentence.end] if title else "?"
    return not after.strip(" .;")


def _by_acronym(rest: Span, acronyms: dict[str, Title]) -> Title | None:
    """The post whose acronym ``rest`` opens with, its title as given where the acronym was."""
    match = re.match(
        r"\s*(?:the|la|le|de la|du|à la|au)?(?:/(?:la|le|du|au))?\s*([A-Z]{2,})\b", rest.quote
    )
    title = acronyms.get(match[1]) if match else None
    return replace(title, span=rest.group(match, 1)) if match and title else None


def _subject_is_post(
    before: str, lang: str, section: str, pair: Pair, table: dict[str, str]
) -> bool:
    """Whether what stands before the verb speaks of the advertised post.

    A pronoun does in the section on interrelationships, which is about the post; elsewhere it
    may stand for anybody.
    """
    clause = re.split(r"[;:–—]\s|\s–\s", before)[-1]
    relative = _RELATIVE.search(clause)
    if relative:  # "the Head of Section, who reports to": that is another post's line
        ahead = fold(clause[: relative.start()])
        return (
            re.search(rf"(?:{spoken_of_post(pair, table)})(?:\s+(?:du poste|of the post))?$", ahead)
            is not None
        )
    folded = fold(clause)
    spoken_of = re.search(spoken_of_post(pair, table), folded)
    if spoken_of:
        return not _is_object(clause, spoken_of.start(), lang, pair)
    if section == "interrelationships" and (not folded or re.match(table["pronoun"], folded)):
        return True
    half = pair.get(lang)
    if half is None or half.title is None or is_of_other_post(clause, lang, pair):
        return False
    if _is_head_by_kind(clause, half.title, pair):
        return True
    return is_own_title(clause, half.title.value) or title_key(clause) == short_title(
        half.title.value
    )


def _is_head_by_kind(clause: str, own: Span, pair: Pair) -> bool:
    """ "The Head of the Unit", where the post is the Head of a unit by its name."""
    said = title_at(Text(clause).span(0, len(clause), own.lang), pair)
    known = title_at(own, pair)
    if not said or not known or said.role != "head" or known.role != "head":
        return False
    if said.deputy or known.deputy or len(said.value.split()) > 4:
        return False
    lookup = words(pair.form, own.lang)
    kinds = [kind for token in tokens(said.value) if (kind := lookup.kind(_bare(token.word)))]
    named = {kind for token in tokens(known.value) if (kind := lookup.kind(_bare(token.word)))}
    return len(kinds) == 1 and named == set(kinds)


def _bare(word: str) -> str:
    return re.sub(r"^[ldLD]['’]", "", word)


def spoken_of_post(pair: Pair, table: dict[str, str]) -> str:
    """The pattern for the words that mean the post; those in the plural in a notice for two."""
    plural = table.get("incumbents") if pair.others else None
    return f"{table['incumbent']}|{plural}" if plural else table["incumbent"]


def _is_object(clause: str, at: int, lang: str, pair: Pair) -> bool:
    """Whether another post opens the clause, and the word for this one stands in its predicate.

    "The Head of X guides the incumbent and reports to the Director": that is the Head's line.
    """
    title = title_at(Text(clause).span(0, len(clause), lang), pair)
    half = pair.get(lang)
    if title is None or title.span.end > at:
        return False
    own = half and half.title and is_own_title(title.value, half.title.value)
    return (
        not own and re.match(r"\s*(?:\([^()]*\)\s*)?[^\W\d_]", clause[title.span.end :]) is not None
    )


def is_of_other_post(clause: str, lang: str, pair: Pair) -> bool:
    """Whether a clause names the other post of a notice for two, by a title that holds its own.

    "The Senior Analyst" is not the Analyst of a notice for a Senior Analyst and an Analyst.
    """
    half, other = pair.get(lang), pair.others.get(lang)
    if half is None or half.title is None or other is None:
        return False
    wider = is_own_title(other.value, half.title.value)
    return is_own_title(clause, other.value) and (
        wider or not is_own_title(clause, half.title.value)
    )


def is_own_title(clause: str, title: str) -> bool:
    """Whether a clause names the advertised post: its title, whatever case and punctuation.

    The title may be cut at its comma where the clause is nothing else.

    >>> is_own_title("The Head of social media", "Head, Social Media")
    True
    >>> is_own_title("The Head of Print", "Head, Social Media")
    False
    >>> is_own_title("The Legal Adviser", "Legal Adviser, Treaties")
    True
    """
    wanted, said = title_key(title), title_key(clause)
    if wanted and f" {wanted} " in f" {said} ":
        return True
    cuts = [m.start() for m in re.finditer(r"[,(](?!\w{1,2}\))|\s[–—-]\s|\sto\s+the\s", title)]
    if any(len(key.split()) > 1 and said == key for key in (title_key(title[:c]) for c in cuts)):
        return True
    short, long = sorted((len(said), len(wanted)))
    if short <= _LONG_TITLE or 2 * short / (short + long) <= _MISSPELT:
        return False  # titles of so different lengths do not agree to so great a part
    return SequenceMatcher(None, said, wanted).ratio() > _MISSPELT


def short_title(title: str) -> str:
    """The key of a title cut at its comma, parenthesis or dash.

    >>> short_title("Engineer (Networks)"), short_title("Legal Adviser, Treaties")
    ('engineer', 'legal adviser')
    """
    return title_key(re.split(r"[,(](?!\w{1,2}\))|\s[–—-]\s", title)[0])


@lru_cache(maxsize=1 << 12)
def title_key(value: str) -> str:
    """What makes two spellings of a title one: case, accents, articles and "of" do not count.

    >>> title_key("Head, Maps") == title_key("Head of the Maps")
    True
    """
    value = re.sub(r"\([A-Z]{2,6}\)", " ", value)
    listed = re.findall(r"\w+(?:\(\w{1,2}\))?", fold(value))
    dropped = {"the", "of", "la", "le", "l", "de", "du", "des", "d", "au"}
    return " ".join(word for word in listed if word not in dropped)


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
