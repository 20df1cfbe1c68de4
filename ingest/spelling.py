"""How characters are evened out: white space, case, accents, and what nobody sees."""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache
from string import ascii_lowercase

__all__ = [
    "MARKS",
    "PAGE_LINE",
    "fold",
    "in_lower_case",
    "is_page_line",
    "letters_only",
    "opening",
    "squeeze",
]

#: A line that a page number stands on alone, as printing and web pages leave it.
PAGE_LINE = re.compile(
    r"(?:^|(?<=\n))[^\S\n]*(?:you\s+are\s+on\s+)?(?:page|p\.)\s*\d+\s*(?:(?:of|/|sur|de)\s*\d+)?"
    r"[^\S\n]*(?:\n|$)",
    re.IGNORECASE,
)

#: Marks of Markdown, and bullets.
MARKS = ">#*_•·▪–-"
_SPACES_AND_MARKS = "".join(filter(str.isspace, map(chr, range(0x3001)))) + MARKS
_PAGE_LINE_OPENS = frozenset("PpYy")

#: Letters of lower case that are taken for others (s, i) where case is ignored.
_NOT_LOWERED = ("\u017f", "\u0131")
#: What may be no letter of lower case without an accent; and what is a letter once it is folded.
_NOT_PLAIN = re.compile(r"[^\t\n\r -~]")
_HAS_LETTER = re.compile(r"[a-z]")
_LETTERS = bytes(code if chr(code) in ascii_lowercase else ord(" ") for code in range(256))
#: Direction marks and overrides, zero-width characters and soft hyphens.
#: Also control characters that are no white space: a terminal would act on them.
_UNSEEN = re.compile(
    "[\u00ad\ufeff\u200b-\u200f\u202a-\u202e\u2060-\u2069"
    "\x00-\x08\x0e-\x1b\x7f-\x84\x86-\x9f\ud800-\udfff]"
)


#: The accents of Latin letters; and what may be an accent of others.
_ACCENTS = re.compile("[\u0300-\u034e\u0350-\u036f]+")
_CAN_COMBINE = re.compile("[\u034f\u0370-\U0010ffff]")


def in_lower_case(string: str) -> str | None:
    """A text in lower case; None if that changes offsets or what ignoring case means.

    >>> in_lower_case("The Head"), in_lower_case("İ")
    ('the head', None)
    """
    lowered = string.lower()
    same = len(lowered) == len(string)
    return lowered if same and not any(c in lowered for c in _NOT_LOWERED) else None


def letters_only(lowered: str) -> str | None:
    """The letters of a text in lower case, without accents, each at its offset; else spaces.

    None if the text has marks or letters that :func:`fold` takes out or writes as several.

    >>> letters_only("relève de l’«unité» 2"), letters_only("re\\u00adleve")
    ('releve de l  unite   ', None)
    """
    for character in set(_NOT_PLAIN.findall(lowered)):
        folded = fold(character)
        if len(folded) == 1 and folded.isascii():
            lowered = lowered.replace(character, folded)
        elif not character.isspace() and not (character.isprintable() and _is_sign(folded)):
            return None
    return lowered.encode("ascii", "replace").translate(_LETTERS).decode("ascii")


def opening(line: str) -> str:
    """The first two characters of a line after marks of Markdown and bullets, folded.

    >>> opening("* **Grade:** G15"), opening("Échelon"), opening("- ")
    ('gr', 'ec', '')
    """
    return fold(line.lstrip(_SPACES_AND_MARKS)[:2])


def _is_sign(folded: str) -> bool:
    """Whether what a character is folded to is there at all and has no letter of a pattern."""
    return folded != "" and not _HAS_LETTER.search(folded)


def is_page_line(line: str) -> bool:
    """Whether a line without white space at either end is nothing but a page number.

    >>> is_page_line("Page 2 of 3"), is_page_line("Page two")
    (True, False)
    """
    return line[:1] in _PAGE_LINE_OPENS and PAGE_LINE.fullmatch(line) is not None


def squeeze(value: str) -> str:
    """``value`` with every run of white space (also non-breaking) made one space.

    Marks that nobody sees but that turn or hide what stands after them are taken out.

    >>> squeeze(" 8\\u00a0754,21 \\n Euro "), squeeze("Head\\u202e, Maps")
    ('8 754,21 Euro', 'Head, Maps')
    """
    if not value.isprintable():
        value = _UNSEEN.sub("", value)
    return " ".join(value.split())


@lru_cache(maxsize=1 << 15)
def fold(value: str) -> str:
    """Case, accents, white space and typographic apostrophes evened out, for comparing.

    >>> fold("Niveau de l’habilitation  DE SÉCURITÉ")
    "niveau de l'habilitation de securite"
    """
    if value.isascii():
        return " ".join(value.casefold().split())
    value = value.replace("’", "'").replace("‘", "'")
    plain = unicodedata.normalize("NFKD", value.casefold())
    return " ".join(_CAN_COMBINE.sub(_uncombined, _ACCENTS.sub("", plain)).split())


def _uncombined(found: re.Match[str]) -> str:
    return "" if unicodedata.combining(found[0]) else found[0]
