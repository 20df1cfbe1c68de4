"""``rolegraph export``: the graph for other tools."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from rolegraph.commands.common import DEFAULT_GRAPH, AsOf, Graph, choice, opened, write_out
from rolegraph.graph import EXPORTS

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
    as_of: AsOf = None,
) -> None:
    """Write the graph: turtle and jsonld the current view, trig and nquads all, csv the posts."""
    choice("--format", format, EXPORTS)
    chosen = opened(graph, as_of)
    if out is None or str(out) == "-":
        write_out(chosen.export(None, format), None)
    else:
        chosen.export(out, format)
