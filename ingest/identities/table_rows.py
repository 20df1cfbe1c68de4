"""Which rows of tables are which posts: by identifier between tables, by title with notices.

A row is a post of its own table, so two rows of one table never are one. A row is the post of a
thread of mentions where both have one title in one section or office, and neither the table nor
the notices have a second of that title there. What the two say otherwise differently (a grade, a
superior) is a discrepancy between sources, not a doubt about who is who.
"""

from __future__ import annotations

from collections.abc import Hashable
from itertools import pairwise

from rolegraph.ingest.identities.compare import Verdict
from rolegraph.ingest.identities.model import Link, first_evidenced
from rolegraph.ingest.identities.placed import Placed
from rolegraph.ingest.identities.places import place_posts
from rolegraph.ingest.identities.threads import Threads
from rolegraph.ingest.identities.unit_model import Units
from rolegraph.ingest.mentions import LocalPost
from rolegraph.ingest.table_mentions import TableMentions

__all__ = ["join_rows", "place_rows"]


def place_rows(tables: list[TableMentions], units: Units) -> list[Placed]:
    """Every row of every table, placed in the unit that the table gives it."""
    found: list[Placed] = []
    for table in tables:
        by_post = {one.post: one for one in place_posts([table], units)}
        for unit, post, _ in table.places:
            root = units.find(unit)
            home = root if root in units.wide else units.office_of(root)
            if home is not None:
                by_post[post].office = units.line(home)
        found += by_post.values()
    return found


def join_rows(placed: list[Placed], found: Threads) -> None:
    """Join the rows of all tables with each other and with the threads of notices."""
    rows = sorted(
        (one for one in placed if one.post.row is not None),
        key=lambda p: (first_evidenced(p.notice), p.post.local_key),
    )
    tables = list(dict.fromkeys(row.notice for row in rows))
    for table in tables:
        _part(table.posts, found)
    _by_identifier(rows, found)
    of_title: dict[tuple[Hashable, Hashable, Hashable, tuple[str, str]], list[Placed]] = {}
    for row in rows:
        for core in row.cores:
            of_title.setdefault((row.notice, row.office, row.place, core), []).append(row)
    several = {row.post for group in of_title.values() if len(group) > 1 for row in group}
    for row in rows:
        if row.post not in several:
            _with_thread(row, found)


def _part(posts: list[LocalPost], found: Threads) -> None:
    """Rows of one table are so many posts."""
    roots = list({found.clusters.find(post): post for post in posts}.values())
    for i, first in enumerate(roots):
        for second in roots[:i]:
            found.clusters.part(first, second)


def _by_identifier(rows: list[Placed], found: Threads) -> None:
    """One identifier in two tables of one organisation is one post."""
    groups: dict[tuple[str | None, str], list[Placed]] = {}
    for row in rows:
        assert isinstance(row.notice, TableMentions)
        if row.notice.by_id(row.post.row) is row.post:
            key = (row.notice.organisation, str(row.post.row))
            groups.setdefault(key, []).append(row)
    for group in groups.values():
        for first, second in pairwise(group):
            same = bool(first.cores & second.cores) or first.place == second.place
            sides = (first.notice, first.post), (second.notice, second.post)
            if same and found.clusters.join(first.post, second.post):
                rule = "same-table-identifier"
                found.links.append(Link(*sides, rule, 0.97, str(first.post.row)))


def _with_thread(row: Placed, found: Threads) -> None:
    fitting = [
        thread
        for thread in found.of_office.get(row.office, ())
        if row.cores & thread.cores and not any(m.post.row for m in thread.members)
    ]
    own = [thread for thread in fitting if thread.place == row.place]
    if not own:
        nested = [thread for thread in fitting if thread.nests(row)]
        own = nested or [t for t in fitting if None in (t.place, row.place)]
    if len(own) != 1 or (len(fitting) > 1 and own[0].place != row.place):
        if not fitting:
            _ask_elsewhere(row, found)
        return
    found.join(own[0], row, Verdict("same", "table-same-title", 0.93))


def _ask_elsewhere(row: Placed, found: Threads) -> None:
    """The only post of a title that notices know, though not said to be where the table has it."""
    telling = {core for core in row.cores if core[0] and len(core[1].split()) > 1} - found.common
    threads = {
        id(thread): thread
        for listed in found.of_office.values()
        for thread in listed
        if telling & thread.cores and not any(m.post.row for m in thread.members)
    }
    if len(threads) == 1:
        (thread,) = threads.values()
        if thread.place is None or row.place is None:
            found.ask(thread, row, Verdict("ask", "ask-table-other-place", 0.6))
