"""Which of the two languages words are of, told by small words and accents."""

from __future__ import annotations

import re
from collections.abc import Iterable

__all__ = ["differ", "language_of"]

_SMALL = {
    "en": "the and of to for with is will in must by from",
    "fr": "le la les et du des pour dans est de en une un l d au aux",
}
_ENGLISH, _FRENCH = (frozenset(words.split()) for words in _SMALL.values())
_ACCENTED = re.compile("[àâçèéêîôùû]")
_PART = re.compile(r"[^\W\d_]+")


def language_of(words: Iterable[str], least: int = 4) -> str | None:
    """The language of a text in any pieces; None if that is not clear.

    There are three times as many signs of one as of the other, and ``least`` more.

    >>> language_of(["The Head of the Unit is in charge of the models."])
    'en'
    >>> language_of(["Head, River Modelling Unit"]) is None
    True
    """
    english = french = 0
    for said in words:
        for word in _PART.findall(said.lower()):
            english += word in _ENGLISH
            french += word in _FRENCH or (not word.isascii() and bool(_ACCENTED.search(word)))
    if max(english, french) < 3 * min(english, french) + least:
        return None
    return "en" if english > french else "fr"


def differ(left: Iterable[str], right: Iterable[str], least: int = 4) -> bool:
    """Whether one is English and the other French, for sure."""
    one, two = language_of(left, least), language_of(right, least)
    return one is not None and two is not None and one != two
