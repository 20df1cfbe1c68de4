"""``rolegraph forms``: the notice forms there are, and why one was chosen for a file."""

from __future__ import annotations

from typing import Annotated

import typer

from rolegraph.commands.common import Form, columns, say, write_out
from rolegraph.errors import RolegraphError, UnreadableSource
from rolegraph.ingest import Source, records
from rolegraph.ingest.forms import Form as Table
from rolegraph.ingest.forms import forms as shipped
from rolegraph.ingest.recognise import Choice, choices, recognise
from rolegraph.ingest.sources import find_sources, read
from rolegraph.ingest.text import Text
from rolegraph.queries import Answer, show
from rolegraph.reading import form_named

EXAMPLE = "Example: rolegraph forms explain examples/notices/421001.txt"


def register(app: typer.Typer) -> None:
    """Add the commands to ``app``."""
    group = typer.Typer(help="The notice forms that are known.", no_args_is_help=False)
    group.callback(invoke_without_command=True, epilog=EXAMPLE)(forms)
    group.command(epilog=EXAMPLE)(explain)
    app.add_typer(group, name="forms")


def forms(context: typer.Context) -> None:
    """List the notice forms that are known; 'explain FILE' says which one a file has."""
    if context.invoked_subcommand is None:
        rows = tuple((f.name, " ".join(f.languages), f.title) for f in shipped())
        write_out(show(Answer(None, ("form", "languages", "for"), rows)), None)


def explain(
    paths: Annotated[list[str], typer.Argument(metavar="FILE...", help="Notices.")],
    form: Form = None,
) -> None:
    """Show which form was chosen for a file and why, and which labels were not found."""
    chosen = form_named(form)
    among = [chosen] if chosen else None
    read_any = False
    for path in find_sources(paths):
        for source in read(path):
            if isinstance(source, UnreadableSource):
                say(f"{source.source}: {source.reason}")
                continue
            read_any = True
            say(source.file)
            if source.table is None:
                _explain(source.text, among)
            else:
                _explain_table(source)
    if not read_any:
        raise RolegraphError("no file could be read")


def _explain_table(source: Source) -> None:
    try:
        (record,) = records(source)
    except UnreadableSource as error:
        say(f"  {error.reason}")
        return
    if record.get("kind") == "table":
        for line in columns(record):
            say(f"  {line}")


def _explain(text: Text, among: list[Table] | None) -> None:
    best = recognise(text, among)
    if best is None or best.form.labels == 0:
        say("  no form of notices fits; only its prose is read (generic)")
    else:
        say(f"  form      {best.form.name}: {best.form.title}")
        _show(best)
    others = [c for c in choices(text, among) if best is None or c.form is not best.form]
    listed = ", ".join(f"{c.form.name} {c.score}" for c in others)
    if listed:
        say(f"  others    {listed} (labels, sections and signs found)")


def _show(best: Choice) -> None:
    if best.signs:
        say(f"  signs     {', '.join(dict.fromkeys(best.signs))}")
    for half in best.halves:
        say(f"  {half.lang}        line {half.span.line}")
        labels = (f"{span.value} ({name})" for name, span in half.labels.items())
        say(f"    labels   {', '.join(labels)}")
        headings = (f"{s.heading.value} ({s.name})" for s in half.sections.values())
        say(f"    headings {', '.join(headings)}")
        for kind, have in (("header", half.labels), ("sections", half.sections)):
            missing = [n for n in best.form.table(half.lang, kind) if n not in have]
            if missing:
                say(f"    no {kind:<8} {', '.join(missing)}")
