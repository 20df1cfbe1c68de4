"""``rolegraph remove``: a withdrawn notice leaves the graph."""

from __future__ import annotations

from typing import Annotated

import typer

from rolegraph.commands.build import count, counted
from rolegraph.commands.common import DEFAULT_GRAPH, Graph, say
from rolegraph.graph import RoleGraph

EXAMPLE = "Example: rolegraph remove 421003 --graph my-org"


def register(app: typer.Typer) -> None:
    """Add the command to ``app``."""
    app.command(epilog=EXAMPLE)(remove)


def remove(
    notices: Annotated[
        list[str], typer.Argument(metavar="NOTICE...", help="Numbers of notices or tables.")
    ],
    graph: Graph = DEFAULT_GRAPH,
) -> None:
    """Withdraw notices: they, and all that only they said, leave the graph."""
    report = RoleGraph.remove(graph, notices)
    say(f"removed   {', '.join(notices)}")
    say(
        f"graph     {counted(len(report.notices) - report.of_tables, report.of_tables)}, "
        f"{count(report.posts, 'post')}, {count(report.units, 'unit')}"
    )
