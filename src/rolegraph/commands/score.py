"""``rolegraph score``: how well notices are read, against what a careful reader found."""

from __future__ import annotations

import json
from dataclasses import asdict
from pathlib import Path
from typing import Annotated

import typer

from rolegraph.commands.common import Form, choice, say, tell, write_out
from rolegraph.errors import RolegraphError, UnreadableSource
from rolegraph.ingest import records
from rolegraph.ingest.sources import find_sources, read
from rolegraph.queries import Answer, show
from rolegraph.reading import form_named
from rolegraph.scoring import Score, read_gold
from rolegraph.scoring import score as compare

EXAMPLE = "Example: rolegraph score --gold labelled examples/notices --require 0.95"
_WORST = 20


def register(app: typer.Typer) -> None:
    """Add the command to ``app``."""
    app.command(epilog=EXAMPLE)(score)


def score(
    paths: Annotated[list[str], typer.Argument(metavar="PATH...", help="The labelled notices.")],
    gold: Annotated[Path, typer.Option("--gold", help="Folder of labels, *.json.")],
    form: Form = None,
    require: Annotated[
        float | None, typer.Option(help="End with 1 if F1 over all fields is lower.", min=0, max=1)
    ] = None,
    format: Annotated[str, typer.Option(help="table or json.")] = "table",
) -> None:
    """Score the reading of notices: precision, recall and F1 per field.

    Labels are what 'rolegraph extract' prints, corrected by hand, one file per notice with the
    notice's name; docs/reading.md describes two other shapes.
    """
    choice("--format", format, ("table", "json"))
    truth = read_gold(gold)
    chosen = form_named(form)
    found = []
    for path in find_sources(paths):
        if str(path).endswith(".json"):
            continue  # labels beside their notices
        for source in read(path):
            try:
                if isinstance(source, UnreadableSource):
                    raise source
                if source.table is None:
                    found += [(one, source.text.string) for one in records(source, chosen)]
            except UnreadableSource as error:
                tell(f"not read  {error.source}: {error.reason}")
    if not found:
        raise RolegraphError("no notice could be read")
    result = compare(found, truth)
    if format == "json":
        say(json.dumps(_plain(result), ensure_ascii=False, indent=1))
    else:
        _table(result)
    valid = result.evidence_valid == result.evidence_all
    if require is not None and (result.total.f1 < require or not valid):
        raise typer.Exit(1)


def _plain(result: Score) -> dict[str, object]:
    def one(name: str) -> dict[str, object]:
        fields = {**result.fields, "all": result.total}
        of = fields[name]
        figures = {key: round(getattr(of, key), 4) for key in ("precision", "recall", "f1")}
        return {**figures, **asdict(of)}

    return {
        "notices": result.notices,
        "unread": result.unread,
        "fields": {name: one(name) for name in result.fields},
        "all": one("all"),
        "evidence": {"valid": result.evidence_valid, "all": result.evidence_all},
        "fabrications": [asdict(miss) for miss in result.fabrications],
        "misses": [asdict(miss) for miss in result.misses],
    }


def _table(result: Score) -> None:
    rows = [
        (name, f"{of.precision:.3f}", f"{of.recall:.3f}", f"{of.f1:.3f}", of.right, of.wrong,
         of.missing)
        for name, of in [*result.fields.items(), ("all", result.total)]
    ]  # fmt: skip
    columns = ("field", "precision", "recall", "f1", "right", "wrong", "missing")
    write_out(show(Answer(None, columns, tuple(rows))), None)
    say(
        f"{result.notices} notices; evidence {result.evidence_valid} of {result.evidence_all} "
        f"valid; {len(result.fabrications)} fabricated"
    )
    if result.unread:
        say("not read: " + ", ".join(result.unread))
    if result.misses:
        worst = tuple(
            (m.file, m.line, m.field, m.expected[:60], m.found[:60]) for m in result.misses[:_WORST]
        )
        write_out(show(Answer(None, ("file", "line", "field", "expected", "found"), worst)), None)
        more = len(result.misses) - len(worst)
        if more > 0:
            say(f"and {more} more; --format json lists all")
