"""The two printings of one notice in files of their own, one for each language, put together."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any

from rolegraph.ingest import Source, joined
from rolegraph.ingest.forms import Form
from rolegraph.ingest.mentions import notice_key

__all__ = ["SourceOf", "join_halves", "may_be_half", "with_halves_joined"]

Record = dict[str, Any]
#: The source that the record at an index was read from, read again, if its notice is all there is
#: in it.
SourceOf = Callable[[int], Source | None]
#: A notice is for one post or for two.
_MOST_POSTS = 2


def may_be_half(record: Record) -> bool:
    """Whether a record may be of a notice whose other language is another file."""
    is_notice = record.get("kind") != "table"
    return is_notice and bool(record["notice_id"]) and len(record["languages"]) == 1


def with_halves_joined(
    found: Sequence[Record], files: Sequence[str], source_of: SourceOf, form: Form | None
) -> list[Record | None]:
    """The records, with one in place of two whose files are the printings of one notice.

    A notice for two posts has two records in each file; its first post is put together with the
    first, and its second with the second. Where that is not sure they stay apart, and say so.

    Args:
        files: of each record the file that it was read from.
    """
    listed: list[Record | None] = list(found)
    for first, second in _pairs(found, files):
        english, french = sorted((first, second), key=lambda half: found[half[0]]["languages"])
        sources = source_of(english[0]), source_of(french[0])
        if sources[0] is None or sources[1] is None:
            continue
        whole = None
        if _numbers(found, english) == _numbers(found, french):
            whole = joined(sources[0], sources[1], form)
        if whole is not None and len(whole) == len(english) == len(french):
            for k, (one, other) in enumerate(zip(english, french, strict=True)):
                listed[min(one, other)], listed[max(one, other)] = whole[k], None
        elif max(len(english), len(french)) > 1:
            _stay_apart(found, english, french)
    return listed


def _pairs(
    found: Sequence[Record], files: Sequence[str]
) -> list[tuple[tuple[int, ...], tuple[int, ...]]]:
    """The records of two files that have the same numbers, each file in another language."""
    in_file: dict[tuple[str, str], list[int]] = {}
    for k, record in enumerate(found):
        if record.get("kind") != "table":
            in_file.setdefault((files[k], record["source"]["sha256"]), []).append(k)
    by_numbers: dict[frozenset[str], list[tuple[int, ...]]] = {}
    for listed in in_file.values():
        half = all(may_be_half(found[k]) for k in listed)
        if half and len(listed) <= _MOST_POSTS:
            by_numbers.setdefault(frozenset(_numbers(found, listed)), []).append(tuple(listed))
    return [
        (halves[0], halves[1])
        for halves in by_numbers.values()
        if len(halves) == 2 and _language(found, halves[0]) != _language(found, halves[1])
    ]


def _numbers(found: Sequence[Record], half: Sequence[int]) -> list[str]:
    return [found[k]["notice_id"] for k in half]


def _language(found: Sequence[Record], half: Sequence[int]) -> str:
    return str(found[half[0]]["languages"][0])


def _stay_apart(found: Sequence[Record], english: tuple[int, ...], french: tuple[int, ...]) -> None:
    for half, other in ((english, french), (french, english)):
        file = found[other[0]]["source"]["file"]
        for k in half:
            # A record that waits on disk is told when it is taken from there.
            where = "remarks" if "spool" in found[k] else "warnings"
            found[k].setdefault(where, []).append(
                f"the notice is for two posts, and which of them is which in {file} is not sure; "
                "the languages stay apart"
            )


def join_halves(
    record: Record, source: Source | None, other: Record, other_source: Source | None,
    form: Form | None,
) -> Record | None:  # fmt: skip
    """One record of two that are the printings of one notice; None if they are not."""
    both = sorted(
        ((record["languages"], source), (other["languages"], other_source)), key=lambda one: one[0]
    )
    first, second = (one for _, one in both)
    if first is None or second is None:
        return None
    whole = joined(first, second, form) or []
    return next((one for one in whole if notice_key(one) == notice_key(record)), None)
