"""What makes two titles, or two names, say the same: their canonical words.

Order, case, articles, number and gender do not count, nor do common abbreviations and spellings
("Officer, Budget", "Budget Officer", "Budget Offr"). Ranks do: "Deputy Head" is no "Head". The
tables of ``words.toml`` hold what is known of single words.
"""

from __future__ import annotations

import re
import tomllib
from functools import cache, lru_cache
from importlib.resources import files

from rolegraph.ingest.text_to_sections import fold

__all__ = ["KIND_WORDS", "canonical", "is_abbreviation", "key", "rank", "spoken_rank"]

#: Canonical words for kinds of units, in both languages.
KIND_WORDS = frozenset(
    {"section", "unit", "division", "office", "branch", "team", "directorate", "department"}
    | {"unite", "bureau", "equipe", "direction", "branche", "service", "cell", "cellule", "centre"}
)
_DROPPED = {
    "en": frozenset({"the", "of", "a", "an", "and", "for", "in", "on", "at", "by", "with"}),
    "fr": frozenset(
        {"la", "le", "les", "l", "de", "du", "des", "d", "et", "au", "aux", "en", "pour", "a"}
        | {"un", "une", "sur", "s", "n", "e", "es"}
    ),
}
#: After these stands another post, whose words count as that post's: "Assistant to the Director".
_TO = {
    "en": re.compile(r"\bto\b"),
    "fr": re.compile(r"\baupres\b|\b(?:assistant|adjoint)\w* de\b"),
}
#: What an inclusive French form leaves over once it is taken apart: « directeur·rice ».
_FRAGMENTS = frozenset(
    {"e", "es", "ee", "rice", "trice", "euse", "ere", "iere", "ienne", "ne", "te", "ive", "ale"}
    | {"elle", "se", "sse", "ve"}
)
_FEMININE = (
    ("cheffe", "chef"),
    ("trice", "teur"),
    ("teuse", "teur"),
    ("euse", "eur"),
    ("iere", "ier"),
    ("ere", "er"),
    ("ienne", "ien"),
    ("onne", "on"),
    ("ive", "if"),
    ("ale", "al"),
    ("elle", "el"),
    ("ointe", "oint"),
    ("ante", "ant"),
    ("ente", "ent"),
    ("eure", "eur"),
    ("ee", "e"),
    ("ise", "is"),
)


@cache
def _tables() -> dict[str, dict[str, object]]:
    text = (files("rolegraph.ingest.identities") / "words.toml").read_text(encoding="utf-8")
    return tomllib.loads(text)


@cache
def _known(lang: str) -> dict[str, str]:
    """Abbreviations and spellings of one language, to the words that stand for them."""
    tables = _tables()
    found = dict(tables["spellings"]) | dict(tables["abbreviations" + ("_fr" * (lang == "fr"))])
    return {str(word): str(meant) for word, meant in found.items()}


@cache
def _ranks(lang: str) -> frozenset[str]:
    listed = _tables()["ranks"][lang]
    assert isinstance(listed, list)
    return frozenset(word for name in listed for word in canonical(name, lang))


@lru_cache(maxsize=1 << 16)
def canonical(name: str, lang: str) -> tuple[str, ...]:
    """The canonical words of a title or a unit's name, in their order, each once.

    Words of a post that another one serves are marked: ``>director`` in "Assistant to the
    Director".

    >>> canonical("Snr Officer, Communications (Programs)", "en")
    ('senior', 'officer', 'communication', 'programme')
    >>> canonical("Administratrice/Administrateur (Médias sociaux)", "fr")
    ('administrateur', 'media', 'social')
    >>> canonical("Assistant to the Director", "en"), canonical("Director's Assistant", "en")
    (('assistant', '>director'), ('>director', 'assistant'))
    """
    value = re.sub(r"[·.](?=\w)", " ", fold(name).replace("co-", "co"))
    value = re.sub(r"\((e|es|ne|te|trice)\)", " ", value)
    to = _TO[lang].search(value)
    found: dict[str, None] = {}
    for match in re.finditer(r"([a-z0-9&]+)(['’]s?\b)?", value):
        word = match[1]
        owner = bool(match[2]) and lang == "en"
        if word in _DROPPED[lang] or (word == "to" and lang == "en") or word == "aupres":
            continue
        if lang == "fr" and (word in _FRAGMENTS or (match[2] and len(word) == 1)):
            continue
        mark = ">" if owner or (to and match.start() >= to.end()) else ""
        for part in _word(word, lang).split():
            found.setdefault(mark + part)
    return tuple(found)


def _word(word: str, lang: str) -> str:
    known = _known(lang)
    if word in known:
        word = known[word]
        return " ".join(_bare(part, lang) for part in word.split())
    return known.get(_bare(word, lang), _bare(word, lang))


def _bare(word: str, lang: str) -> str:
    """A word without number and gender, spelt the British way."""
    if len(word) > 3 and word[-1] in "sx" and not word.endswith(("ss", "us", "is", "ix", "ex")):
        if lang == "en":
            word = word[:-1] if word[-1] == "s" else word
            word = f"{word[:-2]}y" if word.endswith("ie") and len(word) > 4 else word
        else:
            word = f"{word[:-3]}al" if word.endswith("aux") and len(word) > 5 else word[:-1]
    if lang == "en":
        return re.sub(r"iz(?=ation|e\b|ed\b|es\b|ing\b)", "is", word)
    for ending, instead in _FEMININE:
        if (word.endswith(ending) and len(word) > len(ending) + 1) or word == ending == "cheffe":
            return word[: -len(ending)] + instead
    return word


def key(words: tuple[str, ...] | frozenset[str]) -> str:
    """Words as one key in which their order does not count.

    >>> key(canonical("Head, Maps", "en")) == key(canonical("Maps head", "en"))
    True
    """
    return " ".join(sorted(set(words)))


def rank(words: tuple[str, ...], lang: str) -> frozenset[str]:
    """The words of a title that say how high the post stands.

    >>> sorted(rank(canonical("Deputy Head of Maps", "en"), "en"))
    ['deputy', 'head']
    """
    return frozenset(word for word in words if word.lstrip(">") in _ranks(lang))


def spoken_rank(words: tuple[str, ...]) -> str | None:
    """A title that is a rank and no more, as one word for both languages; None of others.

    >>> spoken_rank(canonical("Cheffe", "fr")), spoken_rank(canonical("Budget Officer", "en"))
    ('head', None)
    """
    wanted = key(words)
    bare = _tables()["bare"]
    return next(
        (meant for meant, listed in bare.items() if wanted in map(_sorted, _strings(listed))), None
    )


def _sorted(name: str) -> str:
    return " ".join(sorted(name.split()))


def _strings(value: object) -> list[str]:
    assert isinstance(value, list)
    return value


def is_abbreviation(short: str, long: str) -> bool:
    """Whether a word can be another one cut short: its first letters, or some in order.

    >>> is_abbreviation("coord", "coordination"), is_abbreviation("mgmt", "management")
    (True, True)
    >>> is_abbreviation("map", "march"), is_abbreviation("data", "database")
    (False, True)
    """
    if not 1 < len(short) < len(long) - 1 or short[0] != long[0]:
        return False
    if long.startswith(short):
        return len(short) > 2
    letters = iter(long)
    in_order = all(letter in letters for letter in short)
    return in_order and len(short) <= 5 and not set(short[1:]) & set("aeiou")
