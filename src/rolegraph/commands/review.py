"""``rolegraph review``: identity questions that need a person."""

from __future__ import annotations

import os
import sys
from pathlib import Path
from typing import Annotated

import typer
from rich.console import Console
from rich.table import Table
from rich.text import Text

from rolegraph.commands.common import DEFAULT_GRAPH, Graph, choice, say, tell, write_out
from rolegraph.curation import OpenQuestion, Review, Side, answer
from rolegraph.errors import BadParameter
from rolegraph.graph import RoleGraph
from rolegraph.ingest.identities.decisions import DIFFERENT, SAME, SUCCEEDED, Decision

EXAMPLE = "Example: rolegraph review --export open.tsv, fill in, rolegraph review --import open.tsv"
_KEYS = {"s": SAME, "d": DIFFERENT, "r": SUCCEEDED}
_ASKED = "[s]ame, [d]ifferent, [r]eorganised into, [k]eep for later, [q]uit"

Author = Annotated[
    str, typer.Option("--author", envvar="ROLEGRAPH_AUTHOR", help="Who decides; kept beside it.")
]


def register(app: typer.Typer) -> None:
    """Add the command to ``app``."""
    app.command(epilog=EXAMPLE)(review)


def review(
    graph: Graph = DEFAULT_GRAPH,
    answers: Annotated[
        list[str] | None,
        typer.Option(
            "--answer",
            metavar="KEY=ANSWER",
            help="Answer one question: same, different or succeeded-by.",
        ),
    ] = None,
    revoked: Annotated[
        list[str] | None, typer.Option("--revoke", metavar="KEY", help="Take a decision back.")
    ] = None,
    export: Annotated[
        Path | None,
        typer.Option(
            "--export",
            metavar="FILE.tsv",
            help="Write open questions and decisions as an SSSOM table.",
        ),
    ] = None,
    imported: Annotated[
        Path | None,
        typer.Option("--import", metavar="FILE.tsv", help="Take in a table that was filled in."),
    ] = None,
    decisions: Annotated[bool, typer.Option("--decisions", help="List what was decided.")] = False,
    author: Author = "",
    comment: Annotated[str, typer.Option("--comment", help="Why, for --answer.")] = "",
) -> None:
    """Ask which mentions are one post or unit; decisions are kept and survive re-ingestion."""
    asked = RoleGraph.open(graph).review
    if imported is not None:
        new, known = asked.take_in(imported, author=author)
        say(f"decided   {new} new, {known} known before")
    if revoked:
        for gone in asked.revoke(revoked):
            say(f"revoked   {gone}")
    if imported is not None or revoked:
        asked = RoleGraph.open(graph).review
    if answers:
        questions = asked.questions()
        made = [_answer(given, questions, author, comment) for given in answers]
        asked.decide(made)
        for one in made:
            say(f"decided   {one}")
    if export is not None:
        write_out(asked.table(), export)
        if str(export) != "-":
            say(f"{export}: {len(asked.questions())} open, {len(asked.decisions())} decided")
    elif decisions:
        for one in asked.decisions():
            say(f"{one.key}  {one}" + (f": {one.comment}" if one.comment else ""))
    elif imported is None and not revoked and not answers:
        _ask(asked, author)


def _answer(given: str, questions: list[OpenQuestion], author: str, comment: str) -> Decision:
    key, _, outcome = given.partition("=")
    found = next((q for q in questions if q.key == key.strip()), None)
    if found is None:
        raise BadParameter("answer", f"no open question {key!r}; 'rolegraph review' lists them")
    outcome = choice("answer", outcome.strip(), (SAME, DIFFERENT, SUCCEEDED))
    return answer(found, outcome, author=author, comment=comment)


def _ask(asked: Review, author: str) -> None:
    """One question after the other on a terminal; in a pipe they are only listed."""
    questions = asked.questions()
    if not questions:
        say("no open questions")
        return
    asking = sys.stdin.isatty() and sys.stdout.isatty()
    made: list[Decision] = []
    for number, question in enumerate(questions, 1):
        _show(question, f"{number} of {len(questions)}")
        if not asking:
            continue
        said = ""
        while said not in {*_KEYS, "k", "q"}:
            said = typer.prompt(_ASKED, prompt_suffix=" > ").strip().lower()[:1]
        if said == "q":
            break
        if said in _KEYS:
            why = typer.prompt("why (may be empty)", default="", show_default=False)
            made.append(answer(question, _KEYS[said], author=author, comment=why))
    if made:
        asked.decide(made)
        tell(f"{len(made)} decided; the graph is built with them")
    elif not asking:
        tell("answer with --answer KEY=same|different|succeeded-by, or --export a table")


def _show(question: OpenQuestion, number: str) -> None:
    """Both sides of a question beside each other."""
    width = None if sys.stdout.isatty() else int(os.environ.get("COLUMNS", "100"))
    console = Console(width=width, highlight=False)
    because = ", ".join(rule.removeprefix("ask-").replace("-", " ") for rule in question.rules)
    seen = f" ({'; '.join(question.compared)})" if question.compared else ""
    what = f"{question.kind}, reorganised?" if question.reorganised else question.kind
    shown = Table(title=Text(f"{number}  {question.key}  {what}: {because}{seen}"),
                  title_justify="left", expand=True)  # fmt: skip
    for side in (question.first, question.second):
        shown.add_column(Text(" / ".join(side.labels.values())), ratio=1, overflow="fold")
    shown.add_row(*(Text(_side(side)) for side in (question.first, question.second)))
    console.print(shown)


def _side(side: Side) -> str:
    closing = f", closing {side.date}" if side.date else ""
    quoted = (f"line {line} ({lang}): {said}" for lang, line, said in side.sentences)
    facts = (f"{fact} {value}" for fact, value in side.facts)
    return "\n".join([f"notice {side.notice}{closing}", *facts, *quoted])
