"""Garbage is not looked for while a notice is read."""

from __future__ import annotations

import gc
from collections.abc import Iterator
from contextlib import contextmanager

__all__ = ["held_off"]


@contextmanager
def held_off() -> Iterator[None]:
    """Put off the search for unreachable objects until the block ends.

    Reading a notice makes thousands of tuples, and each few hundred of them would have all of them
    looked through for cycles, of which there are none until the notice is read: a tenth to a
    sixth of the time. Objects that are not used any more are freed as ever.

    >>> with held_off():
    ...     gc.isenabled()
    False
    >>> gc.isenabled()
    True
    """
    was_on = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was_on:
            gc.enable()
