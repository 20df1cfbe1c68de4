"""What must never be kept: mail addresses, telephone numbers, and cells that name a person."""

from __future__ import annotations

import re
from collections.abc import Sequence

from rolegraph.ingest.tables.words import words

__all__ = ["holds_mail", "names_a_person", "of_people", "reason_by_content"]

_MAIL = re.compile(r"\S@\S")
_PHONE = re.compile(
    r"\+\d[\d\s().-]{6,}\d|\(0\)\s?\d|\b0\d(?:[\s./-]\d{2,4}){2,}\b|"
    r"\b(?:tel|tél|phone|ext)\b\.?\s*:?\s*\d{3,}|\b\d{3}[ .-]\d{3}[ .-]\d{4}\b",
    re.IGNORECASE,
)
_HONORIFIC = re.compile(
    r"(?:^|[\s(/,;:–-])(?:(?:Mr|Mrs|Ms|Miss|Dr|Prof|Mme|Mlle|Mr\.?/Ms|Sir|Dame)\b\.?|M\.)\s+[^\W\d_a-zß-ÿ]"
)
_ADDRESS = re.compile(r"(?:Mr|Mrs|Ms|Miss|Mme|Mlle|M|Dr|Prof|Sir|Dame)\.?", re.IGNORECASE)
#: Of the cells of a column, as great a part makes it one of mail addresses or numbers; of a
#: column whose header says something else, a greater one.
_PART, _PART_AGAINST_HEADER = 0.2, 0.5


def names_a_person(cell: str) -> bool:
    """Whether a cell holds a mail address, a telephone number or a person with a form of address.

    >>> names_a_person("Director (Ms Example)"), names_a_person("desk@example.org")
    (True, True)
    >>> names_a_person("Head, Maps"), names_a_person("P-2026-0012")
    (False, False)
    """
    return bool(_MAIL.search(cell) or _PHONE.search(cell) or _HONORIFIC.search(cell))


def holds_mail(cell: str) -> bool:
    """Whether a cell holds a mail address."""
    return bool(_MAIL.search(cell))


def of_people(header: str) -> str | None:
    """Why a column with that header (as ``even`` makes it) is left out; None if it need not be.

    >>> of_people("post holder"), of_people("grade")
    ("people's names are not kept", None)
    """
    known = words()
    if header in known.people:
        return known.people[header]
    return next(
        (known.people_words[word] for word in header.split() if word in known.people_words), None
    )


def reason_by_content(cells: Sequence[str], field: str | None = None) -> str | None:
    """Why a column with such cells is left out; None if nothing in them speaks of people.

    What looks like a telephone number need not be one: identifiers and dates do. So ``field``,
    what the header says the column is, counts too.

    >>> reason_by_content(["a@example.org", "b@example.org"])
    'mail addresses are not kept'
    """
    filled = [cell for cell in cells if cell.strip()]
    part = _PART_AGAINST_HEADER if field else _PART
    if sum(1 for c in filled if _ADDRESS.fullmatch(c.strip())) > _PART_AGAINST_HEADER * len(filled):
        return words().people_words["name"]
    for pattern, word in ((_MAIL, "mail"), (_PHONE, "phone")):
        if word == "phone" and field not in (None, "title"):
            continue
        if sum(1 for cell in filled if pattern.search(cell)) > part * len(filled):
            return words().people_words[word]
    return None
