"""The graph as a table: one row per post, as other org-chart and HR tools read them."""

from __future__ import annotations

import csv
import io

from rolegraph.queries.show import safe_cell
from rolegraph.viz.model import ChartData

__all__ = ["COLUMNS", "establishment"]

#: The columns of the table; several values of a cell are separated by a semicolon.
COLUMNS = (
    "id", "title_en", "title_fr", "unit", "unit_kind", "parent_unit", "manager_id", "manager",
    "manager_basis", "functional_manager_id", "entry_grade", "top_grade", "clearance", "status",
    "notices", "last_evidenced", "declared_direct_reports", "known_direct_reports",
)  # fmt: skip


def establishment(data: ChartData) -> bytes:
    """One row per post as UTF-8 CSV with a byte order mark, which spreadsheets need.

    ``status`` is ``advertised`` or ``mentioned``; ``id`` and ``manager_id`` are IRIs.
    """
    titles = {post.iri: post.name() for post in data.posts}
    units = {unit.iri: unit for unit in data.units}
    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\r\n")
    writer.writerow(COLUMNS)
    for post in data.posts:
        unit = units.get(post.unit or "")
        lines = [ln for ln in data.lines if ln.lower == post.iri and ln.kind == "reportsTo"]
        dotted = [
            ln.upper
            for ln in data.lines
            if ln.lower == post.iri and ln.kind == "functionallyReportsTo"
        ]
        cells = (
            post.iri,
            post.names.get("en"),
            post.names.get("fr"),
            unit.name() if unit else None,
            unit.kind if unit else None,
            "; ".join(units[p].name() for p in unit.parents if p in units) if unit else None,
            "; ".join(ln.upper for ln in lines),
            "; ".join(titles[ln.upper] for ln in lines),
            "; ".join(ln.basis for ln in lines),
            "; ".join(dotted),
            post.entry,
            post.top,
            post.clearance,
            "advertised" if post.notices else "mentioned",
            "; ".join(post.notices),
            post.closing,
            post.declared,
            post.known,
        )
        writer.writerow(safe_cell(cell) for cell in cells)
    return b"\xef\xbb\xbf" + out.getvalue().encode()
