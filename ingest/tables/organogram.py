"""Two files to one record: the senior and the junior posts of one organisation."""

from __future__ import annotations

import re
from collections.abc import Sequence
from pathlib import PurePosixPath
from typing import Any

from rolegraph.ingest.text_to_sections import fold

__all__ = ["pairs"]

Record = dict[str, Any]
#: Of the groups of a junior file, as great a part reports to posts of its senior file.
_PART = 0.5


def pairs(records: Sequence[Record], folders: Sequence[str]) -> list[tuple[int, int]]:
    """Which records belong together: senior posts and the groups below them, by their index.

    They are in one folder, of one organisation and one date where both say so, and the groups
    report to the posts. Where several would fit, the names of the files decide; if they do not,
    none is taken.
    """
    seniors = [k for k, r in enumerate(records) if _is(r, "posts", "groups")]
    juniors = [k for k, r in enumerate(records) if _is(r, "groups", "posts")]
    found: dict[int, int] = {}
    for junior in juniors:
        fits = [
            senior
            for senior in seniors
            if folders[senior] == folders[junior] and _fits(records[senior], records[junior])
        ]
        if len(fits) > 1:
            name = _name(records[junior])
            fits = [senior for senior in fits if _name(records[senior]) == name]
        if len(fits) == 1:
            found[junior] = fits[0]
    taken = list(found.values())
    return [(senior, junior) for junior, senior in found.items() if taken.count(senior) == 1]


def _is(record: Record, some: str, none: str) -> bool:
    organogram = record.get("kind") == "table" and record["form"] == "organogram"
    return organogram and bool(record[some]) and not record[none] and "sources" not in record


def _fits(senior: Record, junior: Record) -> bool:
    if senior["as_of"] and junior["as_of"] and senior["as_of"] != junior["as_of"]:
        return False
    theirs, own = _organisation(senior), _organisation(junior)
    if theirs and own and theirs != own:
        return False
    ids = {post["id"] for post in senior["posts"]}
    above = [group["reports_to"] for group in junior["groups"] if group["reports_to"]]
    return bool(above) and sum(one in ids for one in above) >= _PART * len(above)


def _organisation(record: Record) -> str | None:
    organisation = record["organisation"]
    if organisation is None:
        return None
    names = [name for name in organisation["name"].values() if name]
    return fold(names[0]) if names else None


def _name(record: Record) -> str:
    """The name of a record's file without what tells senior from junior."""
    stem = fold(PurePosixPath(record["source"]["file"]).stem)
    return re.sub(r"senior|junior", "", stem)
