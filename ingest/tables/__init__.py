"""Tables that planners have: one row per post, as CSV or XLSX, and organograms in two files.

=======================  ===========================================================
bytes → rows             :mod:`~rolegraph.ingest.tables.sheet`, ``xlsx``
header → fields          :mod:`~rolegraph.ingest.tables.columns`, ``languages``,
                         ``superiors``, ``map_file``
rows → lines of text     :mod:`~rolegraph.ingest.tables.grid`
lines → posts            :mod:`~rolegraph.ingest.tables.rows`, ``superior_of``
cells → units            :mod:`~rolegraph.ingest.tables.unit_names`, ``units``
all of it → a record     :mod:`~rolegraph.ingest.tables.record`, ``files``, ``whole``
two files → one record   :mod:`~rolegraph.ingest.tables.organogram`
=======================  ===========================================================

What columns and cells are called is data: ``headers.toml``.
"""

from __future__ import annotations

from rolegraph.ingest.tables.files import File, sheets_in
from rolegraph.ingest.tables.map_file import ColumnMap, own_map
from rolegraph.ingest.tables.record import record_of, text_of
from rolegraph.ingest.tables.xlsx import sheets_of

__all__ = ["ColumnMap", "File", "own_map", "record_of", "sheets_in", "sheets_of", "text_of"]
