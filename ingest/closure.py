"""What follows from all lines together: chains, numbers of reports, containment over levels.

Whole-organisation questions read these instead of following paths one post at a time. Cycles do
not hang it: a post on a cycle is then among its own superiors, which a check reports.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping

__all__ = ["ancestors", "children", "depths"]


def children(parents: Iterable[tuple[str, str]]) -> dict[str, set[str]]:
    """Who is directly below whom, from (lower, upper) pairs.

    >>> children([("b", "a"), ("c", "a")]) == {"a": {"b", "c"}}
    True
    """
    found: dict[str, set[str]] = {}
    for lower, upper in parents:
        found.setdefault(upper, set()).add(lower)
    return found


def ancestors(parents: Mapping[str, set[str]]) -> dict[str, set[str]]:
    """All that is above each: ``parents`` gives what is directly above.

    >>> sorted(ancestors({"c": {"b"}, "b": {"a"}})["c"])
    ['a', 'b']
    >>> sorted(ancestors({"a": {"b"}, "b": {"a"}})["a"])
    ['a', 'b']
    """
    found: dict[str, set[str]] = {}
    for start in parents:
        seen: set[str] = set()
        todo = list(parents[start])
        while todo:
            above = todo.pop()
            if above in seen:
                continue
            seen.add(above)
            known = found.get(above)
            if known is not None:
                seen |= known
            else:
                todo.extend(parents.get(above, ()))
        found[start] = seen
    return found


def depths(parents: Mapping[str, set[str]]) -> dict[str, int]:
    """How many levels are above each, by the longest way up; members of a cycle count once.

    >>> depths({"c": {"b", "a"}, "b": {"a"}, "a": set()})
    {'c': 2, 'b': 1, 'a': 0}
    """
    found: dict[str, int] = {}
    for start in parents:
        path: list[str] = [start]
        on_path = {start}
        while path:
            here = path[-1]
            missing = [
                above
                for above in sorted(parents.get(here, ()))
                if above not in found and above not in on_path
            ]
            if here not in found and missing:
                path.append(missing[0])
                on_path.add(missing[0])
                continue
            above = [found[a] for a in parents.get(here, ()) if a in found]
            found.setdefault(here, 1 + max(above) if above else 0)
            on_path.discard(path.pop())
    return {item: found[item] for item in parents}
