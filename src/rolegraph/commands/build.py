"""``rolegraph build``: notices into the graph."""

from __future__ import annotations

from typing import Annotated

import typer

from rolegraph.build import BuildReport
from rolegraph.commands.common import (
    DEFAULT_GRAPH,
    Form,
    Graph,
    Map,
    Ocr,
    columns,
    progress,
    say,
    tell,
)
from rolegraph.graph import RoleGraph
from rolegraph.reading import Reading

EXAMPLE = "Example: rolegraph build examples/notices --graph my-org"
#: How many open points are listed before the rest is counted.
_SHOWN = 12


def register(app: typer.Typer) -> None:
    """Add the command to ``app``."""
    app.command(epilog=EXAMPLE)(build)


def build(
    paths: Annotated[
        list[str], typer.Argument(metavar="PATH...", help="Notices: files, folders, - for stdin.")
    ],
    graph: Graph = DEFAULT_GRAPH,
    form: Form = None,
    ocr: Ocr = False,
    map: Map = None,
) -> None:
    """Read notices into the graph; running it again is safe."""
    with progress() as told:
        made = RoleGraph.build(paths, graph, how=Reading(form, ocr, map=map), progress=told)
    assert made.report is not None
    show(made.report)


def show(report: BuildReport) -> None:
    """A build's report, for a person."""
    state = "" if report.changed else "; the graph is unchanged"
    listed = f": {', '.join(report.read)}" if report.read else ""
    tables = len(report.tables)
    say(f"read      {counted(len(report.read) - tables, tables)}{listed}{state}")
    for record in report.tables:
        for line in columns(record):
            say(line)
    if report.unchanged:
        say(f"skipped   {count(report.unchanged, 'file')} that are as they were when read before")
    say(
        f"graph     {counted(len(report.notices) - report.of_tables, report.of_tables)}, "
        f"{count(report.posts, 'post')}, {count(report.units, 'unit')}"
    )
    for line in report.resolved:
        say(f"resolved  {line}")
    for line in report.left_open[:_SHOWN]:
        say(f"open      {line}")
    if len(report.left_open) > _SHOWN:
        rest = len(report.left_open) - _SHOWN
        say(
            f"open      and {rest} more; 'rolegraph ask disagreements' lists what stands in notices"
        )
    waiting = [
        count(number, word)
        for number, word in (
            (report.asked, "identity question"),
            (report.candidates, "reorganisation candidate"),
        )
        if number
    ]
    if waiting:
        say(f"review    {', '.join(waiting)}; see 'rolegraph review'")
    for failure in report.failed:
        tell(f"not read  {failure.source}: {failure.reason}")


def count(number: int, word: str) -> str:
    """A number with its word, in the plural unless it is one."""
    return f"{number} {word}{'' if number == 1 else 's'}"


def counted(notices: int, tables: int) -> str:
    """Notices and tables in words; tables only where there are some."""
    if not tables:
        return count(notices, "notice")
    said = [count(notices, "notice")] if notices else []
    return ", ".join([*said, count(tables, "table")])
