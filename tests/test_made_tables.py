"""Made tables: an establishment is read back in any layout, and anything is read or refused."""

from __future__ import annotations

import json

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from tables import SIMPLE, read, unit_path

from rolegraph.errors import RolegraphError

CELL = st.one_of(
    st.sampled_from(
        ["", "1", "2", "P-3", "Head, Maps", "Maps", "Maps Unit (MU)", "MU", "vacant", "Total",
         "n/a", "0,5", "G15-G17", '"', "a\nb", "x@example.org", "Chef", "\u202e", "31/03/2026"]
    ),
    st.text(max_size=12),
)  # fmt: skip
HEADERS = st.sampled_from(
    ["Post ID", "Title", "Titre", "Unit", "Parent unit", "Division", "Section", "Reports to",
     "Manager title", "Dotted line", "Grade", "Top grade", "Status", "FTE", "As of", "Acronym",
     "Organisation", "Name", "Location", "Number of posts", ""]
)  # fmt: skip


@settings(max_examples=200, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(st.lists(HEADERS, min_size=2, max_size=9), st.data(), st.sampled_from(",;\t"))
def test_anything_is_read_or_refused(headers: list[str], data: st.DataObject, mark: str) -> None:
    width = len(headers) + 1
    rows = data.draw(st.lists(st.lists(CELL, max_size=width), max_size=8))
    table = "\n".join(
        mark.join('"' + c.replace('"', '""') + '"' if mark in c else c for c in row)
        for row in [["Title", *headers], *rows]
    )
    try:
        read(table)
    except RolegraphError as error:
        assert "\n" not in str(error)


#: Headers of a made table: number, title, division, section, parent, unit, superior, status.
WRITTEN = {
    "en": ("Post No", "Job Title", "Division", "Section", "Parent Unit", "Unit", "Reports To",
           "Status", "Incumbent"),
    "fr": ("N° de poste", "Intitulé du poste", "Division", "Section", "Unité mère", "Unité",
           "Supérieur hiérarchique", "Statut", "Titulaire"),
}  # fmt: skip
STATUS = {"en": {"filled": "Filled", "vacant": "Vacant", None: ""},
          "fr": {"filled": "Pourvu", "vacant": "Vacant", None: ""}}  # fmt: skip


@settings(max_examples=150, deadline=None)
@given(st.data(), st.sampled_from(["en", "fr"]), st.booleans(), st.sampled_from(",;\t"))
def test_a_made_establishment_is_read_back(
    data: st.DataObject, lang: str, levels: bool, mark: str
) -> None:
    posts = data.draw(
        st.lists(
            st.tuples(
                st.integers(0, 2), st.integers(0, 2), st.sampled_from(["filled", "vacant", None])
            ),
            min_size=2, max_size=12,
        )
    )  # fmt: skip
    uppers = [None, *(data.draw(st.integers(0, k)) for k in range(len(posts) - 1))]
    order = data.draw(st.permutations(range(9)))
    rows = []
    for k, (division, section, status) in enumerate(posts):
        large = f"Division {'ABC'[division]}"
        small = f"Section {'ABC'[division]}{section}" if section else ""
        placed = (
            (large, small, "", "") if levels else ("", "", large if small else "", small or large)
        )
        upper = uppers[k]
        cells = (
            f"P-{k + 7}", f"{'Chef' if lang == 'fr' else 'Head'} {k}", *placed,
            "" if upper is None else f"P-{upper + 7}", STATUS[lang][status], "Alex Example",
        )  # fmt: skip
        rows.append([cells[i] for i in order])
    header = [WRITTEN[lang][i] for i in order]
    record = read("\r\n".join(mark.join(row) for row in [header, *rows]))
    assert record["warnings"] == []
    assert [p["id"] for p in record["posts"]] == [f"P-{k + 7}" for k in range(len(posts))]
    assert [p["status"] for p in record["posts"]] == [status for _, _, status in posts]
    assert [p["reports_to"] for p in record["posts"]] == [
        None if upper is None else f"P-{upper + 7}" for upper in uppers
    ]
    for k, (division, section, _) in enumerate(posts):
        path = [f"Division {'ABC'[division]}"]
        if section:
            path.insert(0, f"Section {'ABC'[division]}{section}")
        assert unit_path(record, record["posts"][k]["unit"]) == path
        assert record["posts"][k]["title"][lang]
    assert "Example" not in json.dumps(record)


@settings(max_examples=60, deadline=None)
@given(st.integers(0, len(SIMPLE) - 1), st.binary(min_size=1, max_size=4))
def test_damaged_workbooks_are_refused_or_read(place: int, bytes_: bytes) -> None:
    damaged = SIMPLE[:place] + bytes_ + SIMPLE[place + len(bytes_) :]
    try:
        read(damaged, "x.xlsx")
    except RolegraphError as error:
        assert "\n" not in str(error)
