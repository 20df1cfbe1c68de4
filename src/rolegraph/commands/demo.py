"""``rolegraph demo``: build, ask and chart the bundled example notices."""

from __future__ import annotations

from importlib.resources import as_file, files
from pathlib import Path
from typing import Annotated

import typer

from rolegraph.commands.build import show as show_build
from rolegraph.commands.common import say
from rolegraph.graph import RoleGraph
from rolegraph.queries import show

EXAMPLE = "Example: rolegraph demo"
#: What the demonstration asks, and how each is called on the command line.
QUESTIONS = ("span-of-control", "declared-vs-known-reports", "implied-posts", "disagreements")


def register(app: typer.Typer) -> None:
    """Add the command to ``app``."""
    app.command(epilog=EXAMPLE)(demo)


def demo(
    folder: Annotated[Path, typer.Argument(help="Where to put graph and chart.")] = Path(
        "rolegraph-demo"
    ),
) -> None:
    """Build, ask and chart the bundled example notices; ends with the path of the chart."""
    with as_file(files("rolegraph.examples") / "notices") as notices:
        graph = RoleGraph.build(notices, folder / "graph")
    assert graph.report is not None
    show_build(graph.report)
    for name in QUESTIONS:
        answer = graph.ask(name)
        assert answer.question is not None
        say(f"\n{answer.question.summary['en']}  (rolegraph ask {name})")
        hidden = {"iri", "message"}
        shown = [i for i, column in enumerate(answer.columns) if column not in hidden]
        rows = tuple(tuple(row[i] for i in shown) for row in answer.rows)
        columns = tuple(answer.columns[i] for i in shown)
        say(show(type(answer)(None, columns, rows)))
    say("Open this chart in a browser:")
    say(str(graph.chart(folder / "chart.html").resolve()))
