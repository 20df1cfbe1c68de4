"""``rolegraph diff``: what changed between two days."""

from __future__ import annotations

from typing import Annotated

import typer

from rolegraph.commands.common import DEFAULT_GRAPH, Graph, Lang, choice, tell, write_out
from rolegraph.graph import RoleGraph
from rolegraph.queries import show
from rolegraph.queries.show import FORMATS

EXAMPLE = "Example: rolegraph diff --from 2026-09-01 --to 2026-10-15"


def register(app: typer.Typer) -> None:
    """Add the command to ``app``."""
    app.command(epilog=EXAMPLE)(diff)


def diff(
    since: Annotated[str, typer.Option("--from", help="The first day, YYYY-MM-DD.")],
    until: Annotated[str, typer.Option("--to", help="The second day, YYYY-MM-DD.")],
    graph: Graph = DEFAULT_GRAPH,
    format: Annotated[str, typer.Option(help="table, json, csv or md.")] = "table",
    lang: Lang = "en",
) -> None:
    """Show what changed between two days, as far as notices closed by then tell.

    Posts and units that are new, renamed, moved, regraded, have a new superior or head; and those
    that no notice speaks of since the first day, which need not be abolished.
    """
    choice("--format", format, FORMATS)
    opened = RoleGraph.open(graph)
    answer = opened.diff(since, until, lang=lang)
    evidenced = opened.as_of(until).evidenced
    assert evidenced is not None
    for line in evidenced.lines():
        tell(line)
    write_out(show(answer, format), None)
