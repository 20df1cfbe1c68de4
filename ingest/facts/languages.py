"""The levels of languages that a post requires: in one and in the other, in both, or by name.

"V in one; I in the other", "level IV in both", "English at level III", « le niveau V en anglais »:
levels and what they are of stand in turn, in either order. Where they do not, nothing is read.
"""

from __future__ import annotations

import re
from collections.abc import Iterable

from rolegraph.ingest.facts.pair import Notes, Pair
from rolegraph.ingest.read import Read
from rolegraph.ingest.text import Span
from rolegraph.ingest.text_to_sections import fold

__all__ = ["Level", "languages_of", "levels_in", "levels_of"]

#: What a level is of ("one", "other", or a language's English name), and the level as printed.
Level = tuple[str, Span]

#: Languages that notices require by name: in French, and in English.
_NAMES = {
    "anglais": "English", "francais": "French", "allemand": "German", "italien": "Italian",
    "espagnol": "Spanish", "portugais": "Portuguese", "neerlandais": "Dutch", "polonais": "Polish",
    "turc": "Turkish", "grec": "Greek", "russe": "Russian", "ukrainien": "Ukrainian",
    "arabe": "Arabic", "norvegien": "Norwegian", "danois": "Danish", "suedois": "Swedish",
    "finnois": "Finnish", "tcheque": "Czech", "hongrois": "Hungarian", "roumain": "Romanian",
    "bulgare": "Bulgarian", "croate": "Croatian", "slovaque": "Slovak", "slovene": "Slovenian",
    "estonien": "Estonian", "letton": "Latvian", "lituanien": "Lithuanian", "albanais": "Albanian",
}  # fmt: skip
_NAME = {
    "en": re.compile(rf"\b(?:{'|'.join(_NAMES.values())})\b"),
    "fr": re.compile(rf"\b(?:{'|'.join(_NAMES)})\b"),
}
_LEVEL = re.compile(r"\b(?:VI|IV|V|III|II|I)\b")
#: Without one of these an item speaks of no level.
_TOLD = re.compile(r"\b(?:level|niveau)x?s?\b|\b(?:VI|IV|V|III|II|I)\b\W{0,3}\(", re.IGNORECASE)
_OF = {
    "en": {
        "both": re.compile(r"\bboth\b(?!\s+(?:english|french))|\beach\b(?!\s+other)"),
        "other": re.compile(r"\bthe\s+other\b"),
        "one": re.compile(r"\b(?:in|of|for)\s+(?:at\s+least\s+)?(?:one|either)\b"
                          r"|\bone\b(?=\s+(?:of\s+(?:the|them|nato)|at|language|official|and|in)\b)"),
    },
    "fr": {
        "both": re.compile(r"\b(?:dans|en|pour|a)\s+(?:les\s+deux|chacune|l'une\s+et\s+l'autre)\b"
                           r"|\bl'une\s+comme\s+l'autre\b"),
        "other": re.compile(r"\bl'autre\b|\bla\s+seconde\b"),
        "one": re.compile(r"\bl'une\b(?!\s+(?:et|comme)\s+l'autre)|\bune\s+des\b"),
    },
}  # fmt: skip
#: The official languages in parentheses, and either of two: no level is of one of them by name.
_CHOICE = {
    "en": re.compile(r"(?:English|French)\s*(?:/|\bor\b)\s*(?:English|French)"),
    "fr": re.compile(
        r"(?:anglais|francais)\s*(?:/|\bou\b(?:\s+(?:en|le|du))?)\s*(?:l'|d')?(?:anglais|francais)"
    ),
}  # fmt: skip
_JOINED = re.compile(r"\s*(?:,|and|et)\s*(?:in\s+|en\s+)?(?:the\s+|le\s+|l')?")


def levels_in(span: Span) -> list[Level]:
    """The levels that a requirement states, in its order; none where it cannot be told of what."""
    if not _TOLD.search(span.quote):
        return []
    folded = _in_place(span.quote)
    text = folded.lower() if span.lang == "fr" else folded
    hidden = _CHOICE[span.lang].sub(lambda m: "_" * len(m[0]), text)
    marks: list[tuple[int, int, str]] = [
        (m.start(), m.end(), "level") for m in _LEVEL.finditer(folded)
    ]
    marks += [  # "level IV in English or French": in one of them
        (m.start(), m.end(), "one")
        for m in _CHOICE[span.lang].finditer(text)
        if not re.search(
            r"\bone\b|\beither\b|\bl'une\b|\bun des\b|\(\s*$|\blang\w+\W*$", text[: m.start()]
        )
    ]
    for of, pattern in _OF[span.lang].items():
        for match in pattern.finditer(hidden.lower()):
            if not any(a < match.end() and match.start() < b for a, b, _ in marks):
                marks.append((match.start(), match.end(), of))
    marks += [
        (m.start(), m.end(), _NAMES.get(m[0], m[0])) for m in _NAME[span.lang].finditer(hidden)
    ]
    return _paired(span, hidden, sorted(marks))


def _paired(span: Span, hidden: str, marks: list[tuple[int, int, str]]) -> list[Level]:
    """Each level with what it is of: they take turns, and names joined by "and" are one turn."""
    turns: list[tuple[bool, list[tuple[int, int, str]]]] = []
    for mark in marks:
        is_level = mark[2] == "level"
        if turns and turns[-1][0] is is_level:
            before = turns[-1][1][-1]
            if is_level or not _JOINED.fullmatch(hidden[before[1] : mark[0]]):
                return _named_first(span, turns) if not is_level else []
            turns[-1][1].append(mark)
        else:
            turns.append((is_level, [mark]))
    return _named_first(span, turns)


def _named_first(span: Span, turns: list[tuple[bool, list[tuple[int, int, str]]]]) -> list[Level]:
    found: list[Level] = []
    if len(turns) % 2 and turns and not turns[0][0]:
        return []  # "fluent in English, and level II in French"
    for first, second in zip(turns[::2], turns[1::2], strict=False):
        level, of = (first, second) if first[0] else (second, first)
        at = span.part(level[1][0][0], level[1][0][1])
        for _, _, name in of[1]:
            found += [("one", at), ("other", at)] if name == "both" else [(name, at)]
    names = [of for of, _ in found]
    open_ended = {"one", "other"} & set(names)
    if len(set(names)) < len(names) or (open_ended and open_ended != set(names)):
        return []
    return [] if names == ["other"] else found


def _in_place(quote: str) -> str:
    """Without accents and typographic apostrophes, character by character, so offsets stay."""
    return "".join(
        (fold(c).upper() if c.isupper() else fold(c)) if len(fold(c)) == 1 else c for c in quote
    ).replace("’", "'")


def levels_of(spans: Iterable[Span]) -> list[Level]:
    """The levels of a list of requirements: the first item that states any.

    Where languages are named, further items add theirs ("- English: level V", "- French: …").
    """
    found: list[Level] = []
    for span in spans:
        here = levels_in(span)
        names = {of for of, _ in found}
        if not found or not ({"one", "other"} & (names | {of for of, _ in here})):
            found += [level for level in here if level[0] not in names]
    return found


def languages_of(
    levels: dict[str, list[Level]], pair: Pair, notes: Notes
) -> list[dict[str, Read | str]]:
    """The key ``languages_required``; nothing where the printings differ."""
    levels = {lang: levels[lang] for lang in pair.langs if levels.get(lang)}
    if not levels:
        return []
    said = {lang: [(of, span.quote) for of, span in found] for lang, found in levels.items()}
    if len({tuple(sorted(v)) for v in said.values()}) > 1:

        def read(lang: str) -> Read | None:
            found = levels.get(lang)
            if not found:
                return None
            return Read(
                " / ".join(quote for _, quote in said[lang]), found[0][1].until(found[-1][1])
            )

        notes.disagree(
            "/languages_required",
            read("en"),
            read("fr"),
            "English and French require different language levels",
        )
        notes.warn("languages_required left out: the languages disagree")
        return []
    first = next(iter(levels))
    rows: list[dict[str, Read | str]] = []
    for of, span in levels[first]:
        also = tuple(
            next(other for name, other in found if name == of)
            for lang, found in levels.items()
            if lang != first
        )
        rows.append({"of": Read(of, span, also=also), "level": Read(span.quote, span, also=also)})
    return rows
