"""How well posts and units are told apart and together: invented organisations over ten years.

Usage: ``python benchmarks/organisations.py [--posts 500] [--seeds 5] [--fast] [--examples 3]
[--write]``; ``--fast`` makes records without texts, so that resolution alone is measured;
``--write`` puts the figures into ``docs/identity.md``.
"""

from __future__ import annotations

import argparse
import random
import re
import sys
import time
from pathlib import Path

from made_organisations.history import lived
from made_organisations.notices import Notice, published
from made_organisations.organisation import Organisation, made
from made_organisations.read_back import Case
from made_organisations.records import recorded
from made_organisations.resolving import Found, resolved
from made_organisations.scoring import Score, score
from made_organisations.table import added, tables
from made_organisations.texts import printed

from rolegraph.errors import RolegraphError
from rolegraph.ingest import decode, records

PAGE = Path(__file__).resolve().parent.parent / "docs" / "identity.md"
_FIGURES = r"(<!-- figures, {} -->\n).*?(<!-- end -->)"
_ORDERS = 5


def cases(o: Organisation, notices: list[Notice], fast: bool) -> list[Case]:
    """The notices as records: read from their texts, or made at once."""
    found = []
    for notice in notices:
        if fast:
            found.append(Case(notice, *recorded(o, notice)))
            continue
        text, marks = printed(o, notice)
        try:
            listed = records(decode(text.encode(), notice.name))
        except RolegraphError:
            continue
        if len(listed) == 1:
            found.append(Case(notice, listed[0], marks))
    return found


def measured(posts: int, seed: int, fast: bool) -> tuple[Score, float]:
    """One organisation: its score, and the seconds of one resolution."""
    o = lived(made(posts, seed))
    notices = published(o, seed)
    listed = cases(o, notices, fast)
    begin = time.perf_counter()
    found = resolved([case.record for case in listed])
    seconds = time.perf_counter() - begin
    result = score(o, notices, listed, found)
    for k in range(_ORDERS):
        shuffled = [case.record for case in listed]
        random.Random(k).shuffle(shuffled)
        result.orders.append(_differences(found, resolved(shuffled)))
    return result, seconds


def _differences(first: Found, second: Found) -> int:
    both = [(first.post_at, second.post_at), (first.unit_at, second.unit_at)]
    return sum(
        a.get(place) != b.get(place) for a, b in both for place in a.keys() | b.keys()
    ) + len(first.questions ^ second.questions)


def main() -> None:
    """Measure, and print or write."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--posts", type=int, default=500)
    parser.add_argument("--seeds", type=int, default=5)
    parser.add_argument("--fast", action="store_true")
    parser.add_argument("--examples", type=int, default=0)
    parser.add_argument("--write", action="store_true")
    told = parser.parse_args()
    scores = []
    for seed in range(1, told.seeds + 1):
        result, seconds = measured(told.posts, seed, told.fast)
        print(f"seed {seed}: resolved in {seconds:.1f} s", file=sys.stderr)
        scores.append(result)
    how = "made as records" if told.fast else "read from texts"
    figures = (
        f"{told.seeds} organisations of about {told.posts:,} posts, their notices {how}.\n\n"
        + tables(added(scores), told.examples)
    )
    if not told.write:
        print(figures)
        return
    text = PAGE.read_text(encoding="utf-8")
    place = re.compile(_FIGURES.format(how), re.DOTALL)
    PAGE.write_text(place.sub(lambda m: m[1] + figures + m[2], text), encoding="utf-8")


if __name__ == "__main__":
    main()
