"""``rolegraph sparql``: any SPARQL 1.1 query."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import Annotated

import typer

from rolegraph.commands.common import DEFAULT_GRAPH, AsOf, Graph, choice, opened, write_out
from rolegraph.errors import BadParameter, QueryError, UnreadableSource
from rolegraph.queries import Answer, show

EXAMPLE = 'Example: rolegraph sparql -q "SELECT ?post { ?post a org:Post }" --format csv'
FORMATS = ("table", "json", "csv", "xml", "ttl")


def register(app: typer.Typer) -> None:
    """Add the command to ``app``."""
    app.command(epilog=EXAMPLE)(sparql)


def sparql(
    file: Annotated[
        str | None, typer.Argument(metavar="FILE", help="A file with the query, - for stdin.")
    ] = None,
    query: Annotated[str | None, typer.Option("-q", "--query", help="The query itself.")] = None,
    graph: Graph = DEFAULT_GRAPH,
    format: Annotated[
        str, typer.Option(help="table, json, csv, xml; ttl for CONSTRUCT and DESCRIBE.")
    ] = "table",
    timeout: Annotated[
        float, typer.Option(min=0.1, help="Seconds after which the query is stopped.")
    ] = 60.0,
    as_of: AsOf = None,
) -> None:
    """Run a SPARQL 1.1 query; the prefixes of the vocabulary need no declaration."""
    choice("--format", format, FORMATS)
    if (file is None) == (query is None):
        raise BadParameter("query", "a FILE or -q QUERY, one of the two")
    text = query if query is not None else _read(str(file))
    chosen = opened(graph, as_of)
    if format != "table":
        write_out(chosen.sparql_text(text, format, timeout=timeout), None)
        return
    try:
        answer = chosen.sparql(text, timeout=timeout)
    except QueryError as error:
        if error.reason != "a SELECT was expected":
            raise
        write_out(chosen.sparql_text(text, "ttl", timeout=timeout), None)
        return
    assert isinstance(answer, Answer)
    write_out(show(answer, "table"), None)


def _read(file: str) -> str:
    try:
        data = sys.stdin.buffer.read() if file == "-" else Path(file).read_bytes()
        return data.decode("utf-8-sig")
    except OSError as error:
        raise UnreadableSource(file, error.strerror or "cannot be read") from None
    except UnicodeDecodeError:
        raise UnreadableSource(file, "is no UTF-8 text") from None
