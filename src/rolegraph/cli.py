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

#: Exit codes: a check found faults; bad input or usage.
FAULTS, BAD_INPUT = 1, 2

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
    """Run the command; bad input ends with one clear line and exit code 2."""
    for stream in (sys.stdout, sys.stderr):
        with contextlib.suppress(AttributeError, ValueError):
            stream.reconfigure(encoding="utf-8", errors="replace")  # type: ignore[union-attr]
    try:
        app(standalone_mode=True)
    except RolegraphError as error:
        _tell(str(error))
        sys.exit(BAD_INPUT)
    except BrokenPipeError:
        # The reader of a pipe has gone, as ``head`` does; what is left has nowhere to go.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        sys.exit(0)
    except KeyboardInterrupt:
        _tell("stopped")
        sys.exit(130)


def _tell(line: str) -> None:
    print(f"rolegraph: {on_one_line(' '.join(line.split()))}", file=sys.stderr)
