"""Run a query in a process that can be stopped: the engine itself knows no time limit."""

from __future__ import annotations

import multiprocessing
from multiprocessing.connection import Connection
from pathlib import Path

from rolegraph.errors import QueryError
from rolegraph.store import Rows, Store

__all__ = ["query_within"]


def query_within(store: Path, text: str, form: str | None, seconds: float) -> Rows | bytes:
    """Run one query on the store in that folder; rows if ``form`` is None, else text in it.

    Raises:
        QueryError: it is invalid, or was not answered in time; then its process was stopped.
    """
    context = multiprocessing.get_context("spawn")
    here, there = context.Pipe(duplex=False)
    process = context.Process(target=_work, args=(there, str(store), text, form), daemon=True)
    process.start()
    there.close()
    try:
        if not here.poll(seconds):
            raise QueryError(f"no answer within {seconds:g} seconds; --timeout sets another limit")
        result = here.recv()
    except EOFError:
        raise QueryError("the query ran out of memory or was stopped") from None
    finally:
        process.kill()
        process.join()
        here.close()
    if isinstance(result, str):
        raise QueryError(result)
    assert isinstance(result, Rows | bytes)
    return result


def _work(answer: Connection, folder: str, text: str, form: str | None) -> None:
    result: Rows | bytes | str
    try:
        store = Store.open(Path(folder))
        result = store.select(text) if form is None else store.answer(text, form)
    except QueryError as error:
        result = error.reason
    answer.send(result)
    answer.close()
