"""Which words make a phrase the title of a post, and which lines may be a person's name."""

from __future__ import annotations

import re
from functools import cache
from itertools import pairwise

from rolegraph.ingest.facts.words import words as form_words
from rolegraph.ingest.forms import forms
from rolegraph.ingest.tables.words import LANGUAGES, words
from rolegraph.ingest.text_to_sections import fold

__all__ = ["is_title", "names_below"]

_CAPITALISED = r"[^\W\d_a-zß-ÿ][\w'’.-]*"
_LIKE_A_NAME = re.compile(rf"{_CAPITALISED}(?:\s+(?:de\s+|van\s+|von\s+)?{_CAPITALISED}){{1,3}}")
#: A line that ends so goes on in the next.
_GOES_ON = re.compile(
    r"[,;:/&(–-]$|\b(?:of|for|and|the|in|on|to|de|des|du|la|le|les|et|à|au|aux|pour)$|['’]$",
    re.IGNORECASE,
)


def is_title(phrase: str) -> bool:
    """Whether a phrase has a word that makes it the title of a post.

    >>> is_title("Head, Maps"), is_title("Chef de la Section Cartes"), is_title("Alex Example")
    (True, True, False)
    """
    return any(word in _title_words() for word in re.findall(r"[^\W\d_]+", fold(phrase)))


def names_below(cell: str) -> bool:
    """Whether a line of a cell below the first may be a person's name.

    >>> names_below("Head, Maps\\nAlex Example"), names_below("Head of\\nRiver Modelling")
    (True, False)
    >>> names_below("Head\\nRiver Modelling Unit")
    False
    """
    lines = [line.strip() for line in cell.split("\n") if line.strip()]
    return any(
        _LIKE_A_NAME.fullmatch(line)
        and not _GOES_ON.search(before)
        and not is_title(line)
        and not _names_a_unit(line)
        for before, line in pairwise(lines)
    )


def _names_a_unit(line: str) -> bool:
    lookups = [form_words(forms()[0], lang) for lang in LANGUAGES]
    return any(lookup.kind(word) for lookup in lookups for word in line.split())


@cache
def _title_words() -> frozenset[str]:
    roles = {
        word
        for form in forms()
        for nouns in form.shared_table("roles").values()
        for listed in nouns.values()
        for noun in listed
        for word in re.findall(r"[^\W\d_]{3,}", fold(noun))
    }
    return words().titles | roles - {"general", "generale"}
