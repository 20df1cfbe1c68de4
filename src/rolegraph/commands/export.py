"""``rolegraph export``: the graph for other tools."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from rolegraph.commands.common import DEFAULT_GRAPH, Graph, choice, write_out
from rolegraph.graph import EXPORTS, RoleGraph

EXAMPLE = "Example: rolegraph export --format turtle -o org.ttl"


def register(app: typer.Typer) -> None:
    """Add the command to ``app``."""
    app.command(epilog=EXAMPLE)(export)


def export(
    format: Annotated[str, typer.Option(help=f"{', '.join(EXPORTS)}.")],
    out: Annotated[
        Path | None, typer.Option("-o", "--out", help="The file to write; stdout if none.")
    ] = None,
    graph: Graph = DEFAULT_GRAPH,
) -> None:
    """Write the graph: turtle and jsonld the current view, trig and nquads all, csv the posts."""
    choice("--format", format, EXPORTS)
    opened = RoleGraph.open(graph)
    if out is None or str(out) == "-":
        write_out(opened.export(None, format), None)
    else:
        opened.export(out, format)
