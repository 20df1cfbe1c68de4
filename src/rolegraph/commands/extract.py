"""``rolegraph extract``: the facts of each notice or table, no graph needed."""

from __future__ import annotations

import json
import sys
from typing import Annotated

import typer

from rolegraph.commands.common import Form, Map, Ocr, choice, columns, progress, say, tell
from rolegraph.errors import RolegraphError, UnreadableSource
from rolegraph.ingest import printed
from rolegraph.ingest.sources import find_sources, read
from rolegraph.reading import Failure, Reading, map_named, read_joined

EXAMPLE = "Example: rolegraph extract examples/notices --format json"


def register(app: typer.Typer) -> None:
    """Add the command to ``app``."""
    app.command(epilog=EXAMPLE)(extract)


def extract(
    paths: Annotated[
        list[str],
        typer.Argument(metavar="PATH...", help="Notices and tables: files, folders, - for stdin."),
    ],
    format: Annotated[
        str,
        typer.Option(
            help="json: one object per line and notice or table; text: what evidence points into."
        ),
    ] = "json",
    form: Form = None,
    ocr: Ocr = False,
    map: Map = None,
) -> None:
    """Print the facts of each notice or table, each with the place it was read from."""
    if choice("--format", format, ("json", "text")) == "text":
        failed = _text(paths, ocr, map)
    else:
        failed = _json(paths, Reading(form, ocr, map=map))
    for failure in failed:
        tell(f"not read  {failure.source}: {failure.reason}")


def _json(paths: list[str], how: Reading) -> list[Failure]:
    """Print each record as soon as it is known; a terminal shows them in place of a bar."""
    failed: list[Failure] = []
    with progress(sys.stdout.isatty()) as told:
        for item in read_joined(paths, told, how):
            if isinstance(item, Failure):
                failed.append(item)
                continue
            say(json.dumps(item, ensure_ascii=False))
            for line in columns(item) if item.get("kind") == "table" else ():
                tell(line)
    return failed


def _text(paths: list[str], ocr: bool, map: str | None) -> list[Failure]:
    own = map_named(map)
    failed: list[Failure] = []
    shown = 0
    for path in find_sources(paths):
        for source in read(path, with_ocr=ocr):
            if isinstance(source, UnreadableSource):
                failed.append(Failure(source.source, source.reason))
                continue
            try:
                say(printed(source, own))
            except UnreadableSource as error:
                failed.append(Failure(error.source, error.reason))
                continue
            shown += 1
    if not shown:
        raise RolegraphError("; ".join(f"{f.source}: {f.reason}" for f in failed) or "no files")
    return failed
