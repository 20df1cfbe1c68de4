"""Several records of one notice: corrected versions, and languages that came one by one."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import Any

from rolegraph.ingest.mentions import notice_key
from rolegraph.register import shas

__all__ = ["Join", "merge"]

Record = dict[str, Any]
#: Makes one record of two that are the two languages of one notice; None if it cannot.
Join = Callable[[Record, Record], Record | None]


def merge(
    known: dict[str, Record],
    found: Iterable[Record],
    supersedes: Callable[[Record, Record], bool],
    join: Join,
) -> tuple[dict[str, Record], list[str]]:
    """The records of ``known`` and ``found``, one per notice, and what to tell of them.

    Of two versions of a notice the newer one counts, and keeps the hashes of the other under
    ``replaces``. Newer is what was read from the same file later, else the later closing date;
    between versions that neither tells apart it is a fixed choice, and is said.

    Args:
        supersedes: whether the first record was read anew from the file of the second.
    """
    merged, told = dict(known), []
    for record in found:
        number = notice_key(record)
        other = merged.get(number)
        if other is None:
            merged[number] = record
        elif set(shas(record)) <= set(shas(other)):
            if set(shas(record)) == set(shas(other)):
                merged[number] = _with_replaced(record, other.get("replaces", ()))
        elif set(shas(other)) < set(shas(record)):
            merged[number] = _with_replaced(record, other.get("replaces", ()))
        else:
            whole = join(other, record) if _are_halves(other, record) else None
            if whole is not None:
                merged[number] = _with_replaced(
                    whole, [*other.get("replaces", ()), *record.get("replaces", ())]
                )
                continue
            newer = record if supersedes(record, other) else max(other, record, key=_age)
            older = other if newer is record else record
            merged[number] = _with_replaced(
                newer,
                [*_sources(older), *older.get("replaces", ()), *newer.get("replaces", ())],
            )
            if not supersedes(record, other):
                told.append(_tell(number, newer, older))
    return merged, told


def _are_halves(first: Record, second: Record) -> bool:
    languages = [first["languages"], second["languages"]]
    return all(len(one) == 1 for one in languages) and languages[0] != languages[1]


def _with_replaced(record: Record, replaced: Iterable[dict[str, str]]) -> Record:
    """The record with the sources it replaces, each once, in a fixed order."""
    own = set(shas(record))
    by_sha = {one["sha256"]: one for one in replaced if one["sha256"] not in own}
    record = {key: value for key, value in record.items() if key != "replaces"}
    if by_sha:
        record["replaces"] = [by_sha[sha] for sha in sorted(by_sha)]
    return record


def _sources(record: Record) -> list[dict[str, str]]:
    return list(record.get("sources") or [record["source"]])


def _tell(number: str, newer: Record, older: Record) -> str:
    files = f"{newer['source']['file']} counts, {older['source']['file']} does not"
    if _are_halves(newer, older):
        return (
            f"notice {number}: its English and its French were given apart, and one of the files "
            f"is no longer there; give both in one build to have them read together; {files}"
        )
    if _age(newer)[:2] != _age(older)[:2]:
        return f"notice {number} was read from two different files; {files}"
    return (
        f"notice {number} was read from two different files, and nothing in them says which is "
        f"the newer; {files}"
    )


def _age(record: Record) -> tuple[str, int, str]:
    """A later closing date counts, then more languages, then a fixed order."""
    return (
        record.get("deadline") or record.get("as_of") or "",
        len(record["languages"]),
        record["source"]["sha256"],
    )
