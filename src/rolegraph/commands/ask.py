"""``rolegraph ask``: list the questions, or answer one."""

from __future__ import annotations

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
    tell,
    write_out,
)
from rolegraph.errors import BadParameter
from rolegraph.graph import RoleGraph
from rolegraph.queries import question, show
from rolegraph.queries.show import FORMATS

EXAMPLE = 'Example: rolegraph ask chain-of-command --post "Budget Officer" --format json'


def register(app: typer.Typer) -> None:
    """Add the command to ``app``."""
    app.command(
        epilog=EXAMPLE,
        context_settings={"allow_extra_args": True, "ignore_unknown_options": True},
    )(ask)


def ask(
    context: typer.Context,
    name: Annotated[str | None, typer.Argument(help="The question; none lists them all.")] = None,
    graph: Graph = DEFAULT_GRAPH,
    format: Annotated[str, typer.Option(help="table, json, csv or md.")] = "table",
    lang: Lang = "en",
    as_of: AsOf = None,
) -> None:
    """Answer a question. Its own parameters are options: --post, --unit, --competency, --date."""
    choice("--format", format, FORMATS)
    if name is None:
        choice("--lang", lang, ("en", "fr"))
        _list(lang)
        return
    asked = question(name)
    parameters = _parameters(context.args, asked.name)
    chosen = opened(graph, as_of)
    answer = chosen.ask(asked.name, lang=lang, **parameters)
    if not answer.rows and chosen.evidenced is not None and chosen.evidenced.notices:
        tell(f"nothing that answers this is evidenced up to {chosen.evidenced.day}")
    write_out(show(answer, format), None)


def _list(lang: str) -> None:
    questions = RoleGraph.questions()
    calls = [
        " ".join(
            [q.name]
            + [
                f"--{p.name} {p.kind.upper()}" if p.required else f"[--{p.name} {p.kind.upper()}]"
                for p in q.parameters
            ]
        )
        for q in questions
    ]
    width = min(44, max(len(call) for call in calls))
    for q, call in zip(questions, calls, strict=True):
        say(f"{call.ljust(width)}  {q.summary[lang]}")


def _parameters(words: list[str], asked: str) -> dict[str, str]:
    """``--post X`` and ``--post=X`` as a dictionary."""
    found: dict[str, str] = {}
    rest = list(words)
    while rest:
        word = rest.pop(0)
        if not word.startswith("--"):
            raise BadParameter(word, f"not understood; {asked!r} takes --NAME VALUE")
        name, equals, value = word[2:].partition("=")
        if not equals:
            if not rest:
                raise BadParameter(name, "has no value")
            value = rest.pop(0)
        if name in found:
            raise BadParameter(name, "given twice")
        found[name] = value
    return found
