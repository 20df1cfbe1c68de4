"""What commands share: options, progress, writing text."""

from __future__ import annotations

import contextlib
import sys
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Annotated, Any

import typer
from rich.console import Console
from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn

from rolegraph.errors import BadParameter, RolegraphError, on_one_line
from rolegraph.graph import RoleGraph
from rolegraph.reading import Progress as Told

__all__ = [
    "AsOf", "Form", "Graph", "Lang", "Map", "Ocr", "choice", "columns", "opened",
    "progress", "say", "tell", "write_out",
]  # fmt: skip

Graph = Annotated[
    Path,
    typer.Option(
        "--graph", envvar="ROLEGRAPH_GRAPH", help="The folder of the graph.", show_default=True
    ),
]
Ocr = Annotated[
    bool, typer.Option("--ocr", help="Read scanned PDFs with the command ocrmypdf or tesseract.")
]
Form = Annotated[
    str | None,
    typer.Option("--form", help="A form by name, or a form of your own: FILE.toml."),
]
Map = Annotated[
    str | None,
    typer.Option("--map", help="Which columns of a table are which fields: FILE.toml."),
]
Lang = Annotated[str, typer.Option("--lang", help="Language of titles and names: en or fr.")]
AsOf = Annotated[
    str | None,
    typer.Option("--as-of", help="Only what was evidenced up to this day, YYYY-MM-DD."),
]
#: Where a graph is kept unless the user says otherwise.
DEFAULT_GRAPH = Path("rolegraph-data")


def opened(folder: Path, as_of: str | None) -> RoleGraph:
    """The graph in a folder, as of a day if one is given; what was left out is told."""
    graph = RoleGraph.open(folder)
    if as_of is None:
        return graph
    then = graph.as_of(as_of)
    assert then.evidenced is not None
    for line in then.evidenced.lines():
        tell(line)
    return then


def say(text: str) -> None:
    """A line of the result, on stdout."""
    sys.stdout.write(text if text.endswith("\n") else text + "\n")


def tell(text: str) -> None:
    """A line about the work, on stderr."""
    print(on_one_line(" ".join(text.split())), file=sys.stderr)


def columns(record: dict[str, Any]) -> Iterator[str]:
    """How the columns of a table were understood, in lines; the headers alone, no cell."""
    sheets: dict[str, list[dict[str, Any]]] = {}
    for column in record["columns"]:
        place = column.get("file") or column.get("sheet") or ""
        sheets.setdefault(place, []).append(column)
    for place, listed in sheets.items():
        file = record["source"]["file"]
        where = place if any("file" in c for c in listed) else f"{file} {place}".strip()
        read = (
            f"{c['header']} = {c['field']}{'_' + c['lang'] if 'lang' in c else ''}"
            for c in listed
            if c["field"]
        )
        yield f"columns   {where}: {', '.join(read)}"
        reasons: dict[str, list[str]] = {}
        for column in listed:
            if not column["field"]:
                reasons.setdefault(column["reason"], []).append(column["header"] or "(no header)")
        for reason, headers in reasons.items():
            yield f"left out  {where}: {', '.join(headers)} ({reason})"


def choice(name: str, value: str, allowed: tuple[str, ...]) -> str:
    """``value`` if it is allowed.

    Raises:
        BadParameter: it is not; the error lists what is.
    """
    if value not in allowed:
        raise BadParameter(name, f"{value!r}; {', '.join(allowed)} are allowed")
    return value


def write_out(text: str | bytes, out: Path | None) -> None:
    """Text to a file, or to stdout."""
    data = text.encode() if isinstance(text, str) else text
    if out is None or str(out) == "-":
        sys.stdout.flush()
        sys.stdout.buffer.write(data)
        sys.stdout.buffer.flush()
        return
    try:
        out.write_bytes(data)
    except OSError as error:
        raise RolegraphError(f"{out}: cannot be written ({error.strerror})") from None


@contextlib.contextmanager
def progress(hidden: bool = False) -> Iterator[Told]:
    """A progress bar on a terminal, with files per second; nothing in a pipe, or if ``hidden``."""
    console = Console(stderr=True)
    with Progress(
        TextColumn("{task.description}"), BarColumn(), MofNCompleteColumn(),
        TextColumn("{task.fields[rate]}"),
        console=console, transient=True, redirect_stdout=False,
        disable=hidden or not console.is_terminal,
    ) as bar:  # fmt: skip
        task = bar.add_task("reading", total=None, rate="")
        begin = time.monotonic()

        def told(done: int, total: int, name: str) -> None:
            rate = done / max(time.monotonic() - begin, 0.001)
            bar.update(task, completed=done, total=total, rate=f"{rate:.0f} files/s")

        yield told
