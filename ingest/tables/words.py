"""The words of ``headers.toml``, ready for looking up."""

from __future__ import annotations

import re
import tomllib
from dataclasses import dataclass
from functools import cache, lru_cache
from importlib.resources import files

from rolegraph.ingest.text_to_sections import fold

__all__ = ["LANGUAGES", "Words", "even", "words"]

LANGUAGES = ("en", "fr")


@dataclass(frozen=True)
class Words:
    """What headers and cells mean.

    Attributes:
        fields: by language, header to field and how strong the header is (0 is the strongest).
        numbered: by language, what a number follows in the header of a level.
        languages: word at an end of a header to language.
        people: whole header to the reason its column is left out.
        people_words: single word of a header to the reason.
        status: word to ``filled`` or ``vacant``.
        yes_or_no: what says whether a post is, under a header "vacant" or "filled".
        empty, top, total: cells that say nothing, that say "no superior", that sum up.
        as_of: what stands before a date above the header, as a pattern.
        titles: words that make a phrase the title of a post.
        telling: by language, words that tell it.
    """

    fields: dict[str, dict[str, tuple[str, int]]]
    numbered: dict[str, frozenset[str]]
    languages: dict[str, str]
    people: dict[str, str]
    people_words: dict[str, str]
    status: dict[str, str]
    yes_or_no: dict[str, bool]
    empty: frozenset[str]
    top: frozenset[str]
    total: frozenset[str]
    as_of: re.Pattern[str]
    titles: frozenset[str]
    telling: dict[str, frozenset[str]]


@lru_cache(maxsize=1 << 12)
def even(header: str) -> str:
    """A header without case, accents, punctuation and camelCase.

    >>> even("PostID"), even("reports_to "), even("N° du poste"), even("Post #")
    ('post id', 'reports to', 'n du poste', 'post number')
    """
    apart = re.sub(r"(?<=[a-zß-ÿ])(?=[A-Z])", " ", header).replace("#", " number ")
    return " ".join(re.findall(r"[^\W_]+", fold(apart)))


@cache
def words() -> Words:
    """The shipped words.

    >>> words().fields["fr"]["intitule du poste"][0]
    'title'
    """
    table = tomllib.loads((files(__package__) / "headers.toml").read_text(encoding="utf-8"))
    fields = {
        lang: {
            even(header): (field, rank)
            for field, headers in table[lang]["fields"].items()
            if field != "numbered"
            for rank, header in reversed(list(enumerate(headers)))
        }
        for lang in LANGUAGES
    }
    return Words(
        fields=fields,
        numbered={
            lang: frozenset(map(even, table[lang]["fields"]["numbered"])) for lang in LANGUAGES
        },
        languages={fold(w): lang for lang, listed in table["languages"].items() for w in listed},
        people={
            even(header): kind["reason"]
            for kind in table["people"].values()
            for header in kind["headers"]
        },
        people_words={
            fold(word): kind["reason"]
            for kind in table["people"].values()
            for word in kind["words"]
        },
        status={
            fold(word): status for status, listed in table["status"].items() for word in listed
        },
        yes_or_no={
            fold(word): answer == "yes"
            for answer in ("yes", "no")
            for word in table["answers"][answer]
        },
        empty=frozenset(map(fold, table["cells"]["empty"])),
        top=frozenset(map(fold, table["cells"]["top"])),
        total=frozenset(map(fold, table["cells"]["total"])),
        as_of=re.compile(
            rf"\b({'|'.join(re.escape(w) for lang in LANGUAGES for w in table['as_of'][lang])})\b"
            r":?\s*(?:le\s+)?(.{6,25})",
            re.IGNORECASE,
        ),
        titles=frozenset(map(fold, table["titles"]["words"])),
        telling={lang: frozenset(map(fold, table["telling"][lang])) for lang in LANGUAGES},
    )
