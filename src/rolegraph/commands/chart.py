"""``rolegraph chart``: an interactive org chart."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from rolegraph.commands.common import DEFAULT_GRAPH, AsOf, Graph, Lang, opened, say

EXAMPLE = "Example: rolegraph chart -o org.html"


def register(app: typer.Typer) -> None:
    """Add the command to ``app``."""
    app.command(epilog=EXAMPLE)(chart)


def chart(
    out: Annotated[Path, typer.Option("-o", "--out", help="The HTML file to write.")],
    unit: Annotated[
        str | None, typer.Option(help="Only this unit and the units in it: name, acronym or IRI.")
    ] = None,
    root: Annotated[
        str | None, typer.Option(help="Only this post and all below it: title, notice or IRI.")
    ] = None,
    title: Annotated[str | None, typer.Option(help="The heading of the page.")] = None,
    graph: Graph = DEFAULT_GRAPH,
    lang: Lang = "en",
    as_of: AsOf = None,
) -> None:
    """Draw an org chart: one HTML file that opens by double-click and needs no network."""
    made = opened(graph, as_of).chart(out, unit=unit, root=root, lang=lang, title=title)
    say(str(made.resolve()))
