"""What each step costs, next to the others and at two sizes, taken in one run.

Usage: ``python benchmarks/measure.py [NOTICES]``

Seconds differ from machine to machine and from hour to hour; what says something are the two
other columns: a step's share of the whole way from files to chart, and how its time grows when
there are four times as many notices (4 is linear). Each figure is the best of several runs.
"""

from __future__ import annotations

import statistics
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

from invented import write

from rolegraph import RoleGraph
from rolegraph.ingest.identities_to_graph import assemble
from rolegraph.reading import read_all
from rolegraph.store import Store

GROWTH = 4


def best(act: Callable[[], object], times: int = 3) -> float:
    """The shortest of several runs, in seconds."""
    spent = []
    for _ in range(times):
        begin = time.perf_counter()
        act()
        spent.append(time.perf_counter() - begin)
    return min(spent)


def steps(notices: Path, work: Path) -> dict[str, float]:
    """Seconds of each step of the way for one folder of notices."""
    found: dict[str, float] = {}
    records, failed = read_all([notices])
    assert records and not failed
    found["read the notices"] = best(lambda: read_all([notices]))
    found["resolve and map"] = best(lambda: assemble(records))
    lines = list(assemble(records).lines())

    def load() -> None:
        Store.memory().load(lines)

    found["load the store"] = best(load)
    graph = RoleGraph.build(notices, work / f"graph-{notices.name}")

    found["open it again"] = best(lambda: RoleGraph.open(work / f"graph-{notices.name}"))
    values = {"date": "2026-10-01", "competency": "Teamwork"}
    for question in RoleGraph.questions():
        given = {p.name: values.get(p.kind, "500000") for p in question.parameters if p.required}
        found[f"ask {question.name}"] = best(lambda q=question, v=given: graph.ask(q.name, **v))
    found["check"] = best(graph.check, 1)
    found["chart"] = best(lambda: graph.chart(work / "chart.html"), 1)
    return found


def main(count: int) -> None:
    """Measure and print."""
    with tempfile.TemporaryDirectory() as name:
        work = Path(name)
        small = steps(write(work / "small", count), work)
        large = steps(write(work / "large", GROWTH * count), work)
        whole = sum(large.values())
        print(f"| step | {GROWTH * count} notices, s | share | growth from {count} |")
        print("| --- | --- | --- | --- |")
        for step, seconds in large.items():
            growth = seconds / small[step]
            print(f"| {step} | {seconds:.3f} | {seconds / whole:.0%} | {growth:.1f} |")
        asked = [large[step] / small[step] for step in large if step.startswith("ask ")]
        print(f"\nmedian growth of the questions: {statistics.median(asked):.1f}")


if __name__ == "__main__":
    main(int(sys.argv[1]) if len(sys.argv) > 1 else 25)
