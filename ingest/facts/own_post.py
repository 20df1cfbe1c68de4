"""Whether words speak of the advertised post: by its title, in full or cut short, or as "the
incumbent".
"""

from __future__ import annotations

import re
from dataclasses import replace
from difflib import SequenceMatcher
from functools import lru_cache

from rolegraph.ingest.facts.pair import Pair
from rolegraph.ingest.facts.phrases import Title, words_in
from rolegraph.ingest.facts.units import title_at
from rolegraph.ingest.facts.words import words
from rolegraph.ingest.text import Span, Text
from rolegraph.ingest.text_to_sections import fold

__all__ = [
    "as_own_title",
    "is_of_other_post",
    "is_own_title",
    "is_role_of_post",
    "of_other_rank",
    "own_forms",
    "short_title",
    "spoken_of_post",
    "subject_is_post",
    "title_key",
]

#: A title in both genders, and what it is for: « Analyste principale/Analyste principal (achats) ».
_GENDERS = re.compile(r"([^/(),]+)/([^/(),]+?)(\s*[(,].*)?")
_RELATIVE = re.compile(
    r",?\s++(?:who|which|that|qui|lequel|laquelle)\s++"
    r"(?:(?:also|in turn|will|lui-même|elle-même)\s++)*+$",
    re.IGNORECASE,
)
#: "The incumbent's deputy": who belongs to the incumbent is another post.
_SOMEBODY_ELSES = re.compile(
    r"['’]s\s+(?!(?:own\s+)?(?:work|activit|line|direct|immediate|functional|supervis|superior|"
    r"manager|post|position|reporting|first|duties|chain))"
)
#: What stands before a clause's subject: a time, a place, a matter.
_ADVERBIAL = {
    "en": re.compile(
        r"\s*(?:\w+ly,\s+|(?:During|For|On|In|At|Within|When|While|As|Concerning|Regarding)\s"
        r"(?:[^,;:]{3,80},\s+|[^,;:]{3,60}\s(?=the\s+\S+(?:\s+\S+)?\s*$)|"
        r"(?:(?!\b(?:the|you)\b)[^,;:]){3,40}\s(?=the\s)))",
        re.IGNORECASE,
    ),
    "fr": re.compile(
        r"\s*(?:Pendant|Durant|Pour|Lors|En|Dans|Au|Aux|À|Sur|Quant|Concernant)\s[^,;:]{3,90},\s+"
    ),
}
#: Titles longer than this that agree to so great a part are one, misspelt.
_LONG_TITLE, _MISSPELT = 28, 0.955


def subject_is_post(
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
    adverbial = _ADVERBIAL[lang].match(clause)
    if adverbial:  # "During exercises the Analyst", "On matters of safety, she"
        clause = clause[adverbial.end() :]
    folded = fold(clause)
    spoken_of = re.search(spoken_of_post(pair, table), folded)
    if spoken_of and _SOMEBODY_ELSES.match(folded, spoken_of.end()):
        return False
    if spoken_of:
        return not _is_object(clause, spoken_of.start(), lang, pair)
    if section == "interrelationships" and (
        not folded
        or re.match(table["pronoun"], folded)
        or re.fullmatch(table.get("possessive", "(?!)"), folded + " ")
    ):
        return True
    half = pair.get(lang)
    if half is None or half.title is None or is_of_other_post(clause, lang, pair):
        return False
    if _is_head_by_kind(clause, half.title, pair) or _is_role_alone(clause, half.title, pair):
        return True
    return is_own_title(clause, half.title.value) or title_key(clause) in own_forms(
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
    kinds = [kind for word in words_in(said.value) if (kind := lookup.kind(_bare(word)))]
    named = {kind for word in words_in(known.value) if (kind := lookup.kind(_bare(word)))}
    return len(kinds) == 1 and named == set(kinds)


def _is_role_alone(clause: str, own: Span, pair: Pair) -> bool:
    """ "The Coordinator", where the post is a Coordinator by its title and no deputy."""
    said = re.fullmatch(r"(?:the|la|le)\s+([^\W\d_]+)", fold(clause).strip())
    if not said or own.lang != "en":
        return False
    known = title_at(own, pair)
    if known and known.deputy:
        return False
    head = re.split(r",|\(|\s(?:of|for|to|in)\s|\s[–—-]\s", own.value)[0].split()
    return bool(head) and fold(head[-1]) == said[1]


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


def as_own_title(own: Span, pair: Pair) -> Title | None:
    """The advertised post's title, whole: rules of prose may end it at a comma."""
    title = title_at(own, pair)
    return replace(title, span=own, value=own.value) if title else None


def is_role_of_post(title: Title, own: Span) -> bool:
    """Whether a title is what stands before the comma of the post's own: "the Director".

    >>> from rolegraph.ingest.text import Text
    >>> own = Text("Director, Tides").span(0, 15, "en")
    >>> is_role_of_post(Title(own.part(0, 8), "Director", "director"), own)
    True
    """
    return "," in own.value and title_key(title.value) in own_forms(own.value)


def is_own_title(clause: str, title: str) -> bool:
    """Whether a clause names the advertised post: its title, whatever case and punctuation.

    The title may be cut at its comma where the clause is nothing else.

    >>> is_own_title("The Head of social media", "Head, Social Media")
    True
    >>> is_own_title("The Head of Print", "Head, Social Media")
    False
    >>> is_own_title("The Legal Adviser", "Legal Adviser, Treaties")
    True
    >>> is_own_title("Le chargé des achats", "Chargée des achats/Chargé des achats")
    True
    """
    wanted, said = title_key(title), title_key(clause)
    if wanted and f" {wanted} " in f" {said} ":
        return not of_other_rank(said, wanted)
    genders = _GENDERS.fullmatch(title)
    if genders:
        forms = (title_key(genders[k] + (genders[3] or "")) for k in (1, 2))
        if any(
            len(form.split()) > 1 and f" {form} " in f" {said} " and not of_other_rank(said, form)
            for form in forms
        ):
            return True
    cuts = [m.start() for m in re.finditer(r"[,(](?!\w{1,2}\))|\s[–—-]\s|\sto\s+the\s", title)]
    if any(len(key.split()) > 1 and said == key for key in (title_key(title[:c]) for c in cuts)):
        return True
    short, long = sorted((len(said), len(wanted)))
    if short <= _LONG_TITLE or 2 * short / (short + long) <= _MISSPELT:
        return False  # titles of so different lengths do not agree to so great a part
    return SequenceMatcher(None, said, wanted).ratio() > _MISSPELT


#: Words for rank, which make another post of a title: before an English one, after a French one.
_RANKS = frozenset(
    {"senior", "junior", "chief", "principal", "deputy", "lead", "leading", "associate", "vice"}
    | {"assistant", "executive", "supervising", "sous", "vice"}
)
_RANKS_AFTER = re.compile(r"(?:principale?|adjointe?|delegue|en chef|chef|superieure?|generale?)\b")


def of_other_rank(said: str, wanted: str) -> bool:
    """Whether a title that is found in words is another's there: "the Senior Analyst".

    >>> is_own_title("The Senior Analyst", "Analyst"), is_own_title("The analyst", "Analyst")
    (False, True)
    >>> is_own_title("la/le terminologue principal(e)", "Terminologue")
    False
    """
    before, _, after = f" {said} ".partition(f" {wanted} ")
    last = before.split()[-1:] or [""]
    return last[0] in _RANKS or _RANKS_AFTER.match(after) is not None


def short_title(title: str) -> str:
    """The key of a title cut at its comma, parenthesis or dash.

    >>> short_title("Engineer (Networks)"), short_title("Legal Adviser, Treaties")
    ('engineer', 'legal adviser')
    """
    return title_key(re.split(r"[,(](?!\w{1,2}\))|\s[–—-]\s", title)[0])


@lru_cache(maxsize=1 << 12)
def own_forms(title: str) -> frozenset[str]:
    """The keys by which a text may call the post: cut short, in one gender, or in both.

    >>> found = own_forms("Plongeuse/Plongeur de quai (nuit)")
    >>> title_key("la plongeuse de quai") in found
    True
    >>> title_key("Le plongeur ou la plongeuse de quai") in found
    True
    """
    short = re.split(r",|\s\(|\s[–—-]\s", title)[0]
    first, slash, second = (part.strip() for part in short.partition("/"))
    found = {title_key(short)}
    if slash and first and second:
        rest = second.split()[1:] if " " not in first else []
        noun = second.split()[0] if rest else second
        tail = title_key(" ".join(rest))
        one, other = title_key(first), title_key(noun)
        pairs = [f"{a}{ou}{b}" for a, b in ((one, other), (other, one)) for ou in (" ", " ou ")]
        found |= {f"{form} {tail}".strip() for form in (one, other, *pairs)}
    return frozenset(found)


@lru_cache(maxsize=1 << 12)
def title_key(value: str) -> str:
    """What makes two spellings of a title one: case, accents, articles and "of" do not count.

    >>> title_key("Head, Maps") == title_key("Head of the Maps")
    True
    """
    value = re.sub(r"\([A-Z]{2,6}\)", " ", value)
    listed = re.findall(r"\w+(?:\(\w{1,2}\))?", fold(value))
    dropped = {"the", "of", "la", "le", "l", "de", "du", "des", "d", "au", "ou"}
    return " ".join(word for word in listed if word not in dropped)
