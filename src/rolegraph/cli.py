"""The command line: parse arguments, call the public object, show. Nothing is decided here."""

from __future__ import annotations

import contextlib
import os
import sys
from typing import Annotated

import typer

from rolegraph import __version__
from rolegraph.commands import (
    ask,
    build,
    chart,
    check,
    demo,
    diff,
    export,
    extract,
    forms,
    remove,
    review,
    score,
    sparql,
)  # fmt: skip
from rolegraph.errors import RolegraphError, on_one_line

__all__ = ["app", "main"]

#: Exit codes: a check found faults; bad input or usage; stopped by the user; and what a shell
#: shows of any command that writes to a pipe which nobody reads any more, as ``head`` leaves it.
FAULTS, BAD_INPUT, STOPPED, CLOSED_PIPE = 1, 2, 130, 141

app = typer.Typer(
    name="rolegraph",
    help="Reads vacancy notices into a graph of posts, units and reporting lines; answers "
    "questions and draws org charts, every line traced to its sentence.",
    no_args_is_help=True,
    add_completion=True,
    pretty_exceptions_enable=False,
    rich_markup_mode=None,
    context_settings={"help_option_names": ["-h", "--help"]},
)


def _version(wanted: bool) -> None:
    if wanted:
        typer.echo(f"rolegraph {__version__}")
        raise typer.Exit


@app.callback()
def _all(
    version: Annotated[
        bool, typer.Option("--version", callback=_version, is_eager=True, help="Print the version.")
    ] = False,
) -> None:
    pass


for module in (
    build,
    extract,
    ask,
    sparql,
    chart,
    check,
    diff,
    review,
    remove,
    export,
    forms,
    score,
    demo,
):
    module.register(app)


def main() -> None:
    """Run the command; bad input ends with one clear line and exit code 2.

    A pipe that is closed at the other end is no fault, and nothing is said of it.
    """
    for stream in (sys.stdout, sys.stderr):
        with contextlib.suppress(AttributeError, ValueError):
            stream.reconfigure(encoding="utf-8", errors="replace")  # type: ignore[union-attr]
    stdout = sys.stdout
    try:
        code = _run()
        # Typer puts another stream in the place of one that is closed at the other end.
        closed = sys.stdout is not stdout
        if stdout is not None:
            stdout.flush()
    except BrokenPipeError:
        closed = True
    if closed:
        # What is left to write has nowhere to go, and would be complained of at the very end.
        nowhere = os.open(os.devnull, os.O_WRONLY)
        for descriptor in (1, 2):
            os.dup2(nowhere, descriptor)
        code = CLOSED_PIPE
    sys.exit(code)


def _run() -> int | str | None:
    """Run the command; the code it ends with."""
    try:
        app(standalone_mode=True)
    except SystemExit as done:
        return done.code
    except RolegraphError as error:
        _tell(str(error))
        return BAD_INPUT
    except KeyboardInterrupt:
        _tell("stopped")
        return STOPPED
    return 0


def _tell(line: str) -> None:
    print(f"rolegraph: {on_one_line(' '.join(line.split()))}", file=sys.stderr)
