"""The public object: a graph of posts, units and reporting lines, and what can be done with it."""

from __future__ import annotations

import contextlib
import os
from collections.abc import Iterable, Iterator
from datetime import date
from pathlib import Path
from typing import Any

import networkx as nx
import rdflib

from rolegraph.asof import Evidenced, evidenced, iso_day, store_as_of
from rolegraph.build import BuildReport, build_folder, build_memory, remove
from rolegraph.curation import Review
from rolegraph.errors import BadParameter, RolegraphError, UnknownName
from rolegraph.folder import GraphFolder
from rolegraph.ontology.namespaces import ID
from rolegraph.ontology.reason import Classification, classify
from rolegraph.queries import Answer, Question, catalogue
from rolegraph.queries import ask as ask_question
from rolegraph.queries.catalogue import chart_query
from rolegraph.queries.changes import changes
from rolegraph.queries.checks import Finding, run_checks
from rolegraph.queries.run import LANGUAGES, look_up, plain_rows
from rolegraph.reading import Progress, Reading
from rolegraph.store import Rows, Store, Triples
from rolegraph.structure import Structure, as_networkx, structure
from rolegraph.table import establishment
from rolegraph.timed import query_within
from rolegraph.viz import ChartData, chart_data, narrowed, render

__all__ = ["EXPORTS", "RoleGraph"]

#: The formats of :meth:`RoleGraph.export`.
EXPORTS = ("turtle", "trig", "nquads", "jsonld", "csv")


class RoleGraph:
    """A knowledge graph read from vacancy notices.

    Make one with :meth:`build`, or :meth:`open` one that was built before.
    """

    def __init__(
        self,
        store: Store,
        folder: GraphFolder | None = None,
        report: BuildReport | None = None,
        *,
        records: list[dict[str, Any]] | None = None,
    ) -> None:
        self._store = store
        self._folder = folder
        self._records = records
        self._disk = folder.live() if folder is not None else None
        self._today: RoleGraph | None = None
        self.report = report
        #: Of a graph as of a day: what it rests on.
        self.evidenced: Evidenced | None = None

    # Make or open -----------------------------------------------------------------------------

    @classmethod
    def open(cls, folder: str | Path) -> RoleGraph:
        """The graph that was built in ``folder``, read-only.

        Raises:
            GraphFolderError: there is none, or it is of another version or damaged.
        """
        home = GraphFolder(folder)
        return cls(home.open_store(), home)

    @classmethod
    def build(
        cls,
        paths: str | Path | Iterable[str | Path],
        graph: str | Path | None = None,
        *,
        base: str = ID,
        how: Reading | None = None,
        progress: Progress | None = None,
    ) -> RoleGraph:
        """Read notices into a graph.

        Args:
            paths: files and folders of notices; ``"-"`` is the standard input.
            graph: the folder to keep the graph in, added to if it holds one; None keeps it in
                memory.
            base: where the IRIs of posts, units and notices begin.
            how: whether to use OCR, and how many processes.
            progress: called after each file with the number done, the number in all, its name.

        Returns:
            The graph; :attr:`report` says what was read, resolved, left open and failed.

        Raises:
            GraphFolderError: the folder is locked, cannot be written, or is of another version.
            RolegraphError: nothing could be read.
        """
        listed = [paths] if isinstance(paths, str | Path) else list(paths)
        if graph is None:
            store, records, report = build_memory(listed, base, progress, how)
            return cls(store, None, report, records=records)
        home = GraphFolder(graph)
        report = build_folder(listed, home, base, progress, how)
        return cls(home.open_store(), home, report)

    def as_of(self, day: str | date) -> RoleGraph:
        """The graph as it was evidenced up to a day: by the sources that were closed by then.

        Posts and units have the IRIs they have today. Sources without a closing date are left
        out; :attr:`evidenced` names them. A day before all sources gives an empty graph.

        Args:
            day: a date, or YYYY-MM-DD.

        Raises:
            BadParameter: it is no date.
            GraphFolderError: the graph on disk is being built anew.
        """
        wanted = iso_day("as-of", day)
        today = self._today or self
        what = evidenced(today._store, wanted)
        store, disk = store_as_of(today._store, today._all_records, what, today._folder)
        graph = RoleGraph(store)
        graph._disk, graph._today, graph.evidenced = disk, today, what
        return graph

    def diff(self, since: str | date, until: str | date, *, lang: str = "en") -> Answer:
        """What changed between two days, as far as sources closed by then tell.

        Args:
            since, until: the two days, dates or YYYY-MM-DD.
            lang: the language of titles and names.

        Returns:
            One row a change: kind (post or unit), change, name, before, after, the notice that
            says so with its date, IRI. What no source of the time between speaks of is *not
            evidenced since*.

        Raises:
            BadParameter: one of them is no date, or the second is before the first.
        """
        first, second = iso_day("from", since), iso_day("to", until)
        if second < first:
            raise BadParameter("to", f"{second} is before {first}; a later day is allowed")
        return changes(self.as_of(first)._store, self.as_of(second)._store, lang=_language(lang))

    def _all_records(self) -> list[dict[str, Any]]:
        if self._folder is not None:
            return list(self._folder.records().values())
        if self._records is None:
            raise RolegraphError("this graph was not built from records; it has no past")
        return self._records

    @classmethod
    def remove(cls, graph: str | Path, notices: Iterable[str]) -> BuildReport:
        """Withdraw notices from the graph in a folder, with all that only they said.

        A file that holds a withdrawn notice is passed over from then on, unless a build names
        the file itself.

        Args:
            notices: their numbers.

        Raises:
            UnknownName: there is no notice of a number; nothing is removed then.
            GraphFolderError: there is no graph, or it is locked or damaged.
        """
        return remove(GraphFolder(graph), list(notices))

    @property
    def review(self) -> Review:
        """The questions of identity that need a person, and what people decided."""
        return Review(self._store, self._folder)

    # Ask --------------------------------------------------------------------------------------

    @staticmethod
    def questions() -> tuple[Question, ...]:
        """The questions that every graph answers."""
        return catalogue()

    def ask(self, name: str, *, lang: str = "en", **parameters: str) -> Answer:
        """Answer one of the :meth:`questions`.

        Args:
            name: its name, such as ``"chain-of-command"``.
            lang: the language of titles and names, ``en`` or ``fr``.
            parameters: such as ``post="Budget Officer"``: a title, acronym, notice number or IRI.

        Raises:
            UnknownQuestion, BadParameter, UnknownName, AmbiguousName: in so many words.
        """
        with self._given_before():
            return ask_question(self._store, name, parameters, lang=lang, names=self._names())

    def sparql(self, query: str, *, timeout: float | None = None) -> Answer | rdflib.Graph:
        """Run one SPARQL 1.1 query: rows for SELECT and ASK, a graph for CONSTRUCT and DESCRIBE.

        Args:
            timeout: seconds after which a SELECT or ASK on a graph on disk is stopped.

        Raises:
            QueryError: it is invalid, an update, asks another machine, or takes too long.
        """
        if timeout is not None and self._disk is not None:
            rows = query_within(self._disk, query, None, timeout)
            assert isinstance(rows, Rows)
            return Answer(None, rows.columns, tuple(plain_rows(rows)))
        result = self._store.query(query)
        if isinstance(result, Triples):
            graph = rdflib.Graph()
            graph.parse(data="\n".join(result.lines), format="nt")
            return graph
        return Answer(None, result.columns, tuple(plain_rows(result)))

    def sparql_text(self, query: str, form: str, *, timeout: float | None = None) -> str:
        """Run one SPARQL 1.1 query and give the answer as text.

        Args:
            form: json, csv, xml (the W3C result formats) for SELECT and ASK; ttl for CONSTRUCT
                and DESCRIBE.
            timeout: seconds after which a query of a graph on disk is stopped.
        """
        if timeout is not None and self._disk is not None:
            text = query_within(self._disk, query, form, timeout)
        else:
            text = self._store.answer(query, form)
        assert isinstance(text, bytes)
        return text.decode()

    def find(self, kind: str, name: str) -> str:
        """The IRI of the ``"post"`` or ``"unit"`` of that name.

        Raises:
            UnknownName, AmbiguousName: with the nearest names, or with the candidates.
        """
        with self._given_before():
            return look_up((self._store, self._names()), kind, name)

    @contextlib.contextmanager
    def _given_before(self) -> Iterator[None]:
        """Of an IRI that nothing has now, tell what had it."""
        try:
            yield
        except UnknownName as error:
            given = self._folder.given() if self._folder and "://" in error.name else []
            was = {iri: label for iri, _, label in given}.get(error.name.strip("<> "))
            if was is None:
                raise
            raise UnknownName(error.kind, error.name, was=was) from None

    def _names(self) -> Store | None:
        """Where names are known that are not evidenced yet on the day of this graph."""
        return self._today._store if self._today is not None else None

    # Judge ------------------------------------------------------------------------------------

    def check(self, *, lang: str = "en") -> list[Finding]:
        """What is wrong (violation), doubtful (warning) or not known (info), the worst first."""
        return run_checks(self._store, lang=_language(lang))

    def classify(self) -> Classification:
        """What the reasoner HermiT makes of the graph; for a few hundred posts at most.

        Raises:
            JavaMissing: there is no Java.
        """
        view = rdflib.Graph()
        view.parse(data=self._store.dump("turtle"), format="turtle")
        return classify(view)

    # Show -------------------------------------------------------------------------------------

    def chart_data(self, *, unit: str | None = None, root: str | None = None) -> ChartData:
        """What a chart shows, as plain data; below a unit or a post if one is named."""
        rows = (self._chart_rows(name) for name in ("posts", "lines", "units", "evidence", "rules"))
        data = chart_data(*rows)
        if unit is None and root is None:
            return data
        return narrowed(
            data,
            unit=self.find("unit", unit) if unit is not None else None,
            root=self.find("post", root) if root is not None else None,
        )

    def chart(
        self,
        out: str | Path,
        *,
        unit: str | None = None,
        root: str | None = None,
        lang: str = "en",
        title: str | None = None,
    ) -> Path:
        """Write an interactive org chart: one HTML file that needs no network.

        Args:
            out: the file to write.
            unit: show this unit and the units in it.
            root: show this post and all that report to it.
            lang: the language the page opens in; a reader can switch.
            title: the heading; the name of the hiring organisation if none is given.

        Returns:
            The path written.

        Raises:
            RolegraphError: the names are unknown or ambiguous, or the file cannot be written.
        """
        day = self.evidenced.day if self.evidenced is not None else None
        data = self.chart_data(unit=unit, root=root)
        page = render(data, lang=_language(lang), title=title, as_of=day)
        return _write(Path(out), page.encode())

    # Hand over --------------------------------------------------------------------------------

    def export(self, out: str | Path | None, form: str) -> bytes:
        """The graph for other tools, written to ``out`` unless that is None.

        Args:
            form: ``turtle`` and ``jsonld`` hold the current view, ``trig`` and ``nquads`` all
                named graphs, ``csv`` one row per post.

        Raises:
            BadParameter: there is no such format.
            RolegraphError: the file cannot be written.
        """
        if form not in EXPORTS:
            raise BadParameter("format", f"{form!r}; {', '.join(EXPORTS)} are allowed")
        data = establishment(self.chart_data()) if form == "csv" else self._store.dump(form)
        if out is not None:
            _write(Path(out), data)
        return data

    def rdflib(self) -> rdflib.Dataset:
        """The graph for rdflib: a dataset over the same store, nothing is copied."""
        return self._store.rdflib()

    def networkx(self) -> nx.MultiDiGraph[str]:
        """Posts as nodes, lines as edges from the lower post to the upper, keyed by kind."""
        return as_networkx(self.chart_data())

    def structure(self) -> Structure:
        """The shape of the reporting lines: cycles, layers, tree-likeness."""
        return structure(self.networkx())

    def _chart_rows(self, name: str) -> list[dict[str, Any]]:
        rows = self._store.select(chart_query(name))
        return [dict(zip(rows.columns, row, strict=True)) for row in plain_rows(rows)]


def _language(lang: str) -> str:
    if lang not in LANGUAGES:
        raise BadParameter("lang", f"{lang!r}; en or fr are allowed")
    return lang


def _write(path: Path, data: bytes) -> Path:
    """Write a file whole or not at all."""
    part = path.with_name(f"{path.name}.part")
    try:
        with part.open("wb") as file:
            file.write(data)
            file.flush()
            os.fsync(file.fileno())
        part.replace(path)
    except OSError as error:
        with contextlib.suppress(OSError):
            part.unlink(missing_ok=True)
        raise RolegraphError(f"{path}: cannot be written ({error.strerror})") from None
    return path
