"""File formats: what a file is, told by its content, and the text that it holds.

Each format is one module whose ``text_of`` turns bytes into a :class:`~rolegraph.ingest.text.Text`;
:func:`kind_of` tells which one.
"""

from __future__ import annotations

from rolegraph.ingest.formats.detect import kind_of

__all__ = ["kind_of"]
