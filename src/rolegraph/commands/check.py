"""``rolegraph check``: what is wrong, doubtful or not known."""

from __future__ import annotations

import json
from dataclasses import asdict
from typing import Annotated

import typer

from rolegraph.commands.common import (
    DEFAULT_GRAPH,
    AsOf,
    Graph,
    Lang,
    choice,
    opened,
    say,
    write_out,
)
from rolegraph.queries import Answer, show
from rolegraph.queries.checks import count

EXAMPLE = "Example: rolegraph check --format json"


def register(app: typer.Typer) -> None:
    """Add the command to ``app``."""
    app.command(epilog=EXAMPLE)(check)


def check(
    graph: Graph = DEFAULT_GRAPH,
    format: Annotated[str, typer.Option(help="table or json.")] = "table",
    reason: Annotated[
        bool, typer.Option("--reason", help="Also ask the reasoner HermiT (needs Java).")
    ] = False,
    lang: Lang = "en",
    as_of: AsOf = None,
) -> None:
    """Check the graph: violations cannot be, warnings are doubtful, infos are gaps.

    Ends with 1 when a violation stands.
    """
    choice("--format", format, ("table", "json"))
    chosen = opened(graph, as_of)
    findings = chosen.check(lang=lang)
    number = count(findings)
    consistent = chosen.classify().consistent if reason else True
    if format == "json":
        say(json.dumps([asdict(f) for f in findings], ensure_ascii=False, indent=1))
    else:
        rows = tuple((f.severity, f.label, f.message, f.check) for f in findings)
        write_out(show(Answer(None, ("severity", "about", "finding", "check"), rows)), None)
        say(", ".join(f"{n} {severity}" for severity, n in number.items()))
        if reason:
            say("HermiT: consistent" if consistent else "HermiT: the graph contradicts itself")
    if number["violation"] or not consistent:
        raise typer.Exit(1)
