"""Which rows of tables are which posts: by identifier between tables, by title with notices.

A row is a post of its own table, so two rows of one table never are one. A row is the post of a
thread of mentions where both have one title in one section or office, and neither the table nor
the notices have a second of that title there. What the two say otherwise differently (a grade, a
superior) is a discrepancy between sources, not a doubt about who is who.
"""

from __future__ import annotations

from collections.abc import Hashable, Iterable
from itertools import pairwise

from rolegraph.ingest.identities.compare import Verdict
from rolegraph.ingest.identities.model import Link, first_evidenced
from rolegraph.ingest.identities.placed import Placed
from rolegraph.ingest.identities.places import place_posts
from rolegraph.ingest.identities.threads import Thread, Threads
from rolegraph.ingest.identities.unit_model import Units
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
    for table in dict.fromkeys(row.notice for row in rows):
        found.clusters.list_apart(table.posts, table)
    _by_identifier(rows, found)
    of_title: dict[tuple[Hashable, Hashable, Hashable, tuple[str, str]], list[Placed]] = {}
    for row in rows:
        for core in row.cores:
            of_title.setdefault((row.notice, row.office, row.place, core), []).append(row)
    several = {row.post for group in of_title.values() if len(group) > 1 for row in group}
    known = _Known(found)
    for row in rows:
        if row.post not in several:
            _with_thread(row, known, found)


class _Known:
    """The threads of notices by title, in one office and anywhere."""

    def __init__(self, found: Threads) -> None:
        self._here: dict[tuple[Hashable, tuple[str, str]], list[Thread]] = {}
        self._anywhere: dict[tuple[str, str], list[Thread]] = {}
        for office, listed in found.of_office.items():
            for thread in listed:
                for core in thread.cores:
                    self._here.setdefault((office, core), []).append(thread)
                    self._anywhere.setdefault(core, []).append(thread)

    def here(self, row: Placed) -> list[Thread]:
        """Those of the office of a row, without those that are rows already."""
        return _free(
            t for core in sorted(row.cores) for t in self._here.get((row.office, core), ())
        )

    def anywhere(self, cores: set[tuple[str, str]]) -> list[Thread]:
        """Those of any office, without those that are rows already."""
        return _free(t for core in sorted(cores) for t in self._anywhere.get(core, ()))


def _free(threads: Iterable[Thread]) -> list[Thread]:
    each = {id(thread): thread for thread in threads}.values()
    return [t for t in each if not any(member.post.row for member in t.members)]


def _by_identifier(rows: list[Placed], found: Threads) -> None:
    """One identifier in tables of two days: one post, if its title says so too; else asked.

    Tables of one day, or of no day, may be of two organisations that both count from 1.
    """
    groups: dict[tuple[str | None, str], list[Placed]] = {}
    for row in rows:
        assert isinstance(row.notice, TableMentions)
        if row.notice.by_id(row.post.row) is row.post:
            whose = row.notice.organisation
            groups.setdefault((whose, str(row.post.row)), []).append(row)
    for (whose, identifier), group in groups.items():
        for first, second in pairwise(group):
            days = first.notice.date, second.notice.date
            later = None not in days and days[0] != days[1]
            titled = bool(first.cores & second.cores)
            placed = first.office == second.office or first.place == second.place is not None
            if later and titled and (placed or whose is not None):
                sides = (first.notice, first.post), (second.notice, second.post)
                if found.clusters.join(first.post, second.post):
                    rule = "same-table-identifier"
                    found.links.append(Link(*sides, rule, 0.97, identifier))
            elif titled or whose is not None:
                found.ask_of_two(
                    first, second, Verdict("ask", "ask-table-identifier", 0.6, identifier)
                )


def _with_thread(row: Placed, known: _Known, found: Threads) -> None:
    fitting = known.here(row)
    own = [thread for thread in fitting if thread.place == row.place]
    if not own:
        nested = [thread for thread in fitting if thread.nests(row)]
        own = nested or [t for t in fitting if None in (t.place, row.place)]
    if len(own) != 1 or (len(fitting) > 1 and own[0].place != row.place):
        if not fitting:
            _ask_elsewhere(row, known, found)
        return
    found.join(own[0], row, Verdict("same", "table-same-title", 0.93))


def _ask_elsewhere(row: Placed, known: _Known, found: Threads) -> None:
    """The only post of a title that notices know, though not said to be where the table has it."""
    telling = {core for core in row.cores if core[0] and len(core[1].split()) > 1} - found.common
    threads = known.anywhere(telling)
    if len(threads) == 1 and None in (threads[0].place, row.place):
        found.ask(threads[0], row, Verdict("ask", "ask-table-other-place", 0.6))
