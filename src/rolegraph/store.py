"""One small interface over the store: load, ask, dump.

The embedded store is pyoxigraph, in memory or on disk. Queries are asked of the flattened view
``view/current`` unless they name graphs themselves. Results are plain Python, made in the thread
that asked: an engine's iterator must never reach another thread.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Iterator, Mapping
from contextlib import closing
from dataclasses import dataclass
from importlib.resources import files
from itertools import islice
from pathlib import Path
from typing import Protocol

import pyoxigraph
import rdflib
from oxrdflib import OxigraphStore
from pyoxigraph import NamedNode, RdfFormat
from pyparsing import ParseResults
from rdflib.plugins.sparql.parser import parseQuery

from rolegraph.errors import GraphFolderError, QueryError
from rolegraph.ontology.namespaces import PREFIXES, VIEW

__all__ = ["Iri", "Literal", "Rows", "Store", "Term", "Triples"]


class Iri(str):
    """An IRI in a result; as a string it is the IRI itself."""

    __slots__ = ()


@dataclass(frozen=True)
class Literal:
    """A literal in a result: its characters, its language or its datatype's IRI."""

    value: str
    lang: str | None = None
    datatype: str | None = None

    def __str__(self) -> str:
        return self.value

    def plain(self) -> str | int | float | bool:
        """The value as Python has it: whole numbers, decimals and booleans, else text.

        >>> Literal("4", None, "http://www.w3.org/2001/XMLSchema#integer").plain()
        4
        """
        kind = (self.datatype or "").rpartition("#")[2]
        if kind in {"integer", "int", "long", "nonNegativeInteger"}:
            return int(self.value)
        if kind in {"decimal", "double", "float"}:
            return float(self.value)
        if kind == "boolean":
            return self.value in {"true", "1"}
        return self.value


Term = Iri | Literal | None


@dataclass(frozen=True)
class Rows:
    """The answer of a SELECT (or of ASK, as one row in the column ``answer``)."""

    columns: tuple[str, ...]
    rows: tuple[tuple[Term, ...], ...]


@dataclass(frozen=True)
class Triples:
    """The answer of a CONSTRUCT or DESCRIBE, as N-Triples lines."""

    lines: tuple[str, ...]


class Queryable(Protocol):
    """What the questions need of a store."""

    def query(self, text: str, bindings: Mapping[str, str] | None = None) -> Rows | Triples:
        """Run one SPARQL query; ``bindings`` give variables an IRI or, with quotes, a string."""
        ...


class Store:
    """The embedded store.

    >>> store = Store.memory()
    >>> store.load([b'<urn:a> <urn:p> "x" <https://w3id.org/rolegraph/graph/view/current> .\\n'])
    >>> store.query("SELECT ?x { ?s ?p ?x }").rows
    ((Literal(value='x', lang=None, datatype='http://www.w3.org/2001/XMLSchema#string'),),)
    """

    def __init__(self, raw: pyoxigraph.Store) -> None:
        self._raw = raw

    @classmethod
    def memory(cls) -> Store:
        """An empty store in memory."""
        return cls(pyoxigraph.Store())

    @classmethod
    def create(cls, path: Path) -> Store:
        """A store on disk to load into; the folder is made if need be."""
        try:
            return cls(pyoxigraph.Store(str(path)))
        except OSError as error:
            raise GraphFolderError(path, f"the store cannot be written ({error})") from None

    @classmethod
    def open(cls, path: Path) -> Store:
        """A store on disk, read-only: several may be open while another is built."""
        try:
            return cls(pyoxigraph.Store.read_only(str(path)))
        except OSError as error:
            raise GraphFolderError(path, f"the store cannot be read ({error})") from None

    @property
    def raw(self) -> pyoxigraph.Store:
        """The engine's own object, for hot paths and other libraries."""
        return self._raw

    def __len__(self) -> int:
        return len(self._raw)

    def load(self, nquads: Iterable[bytes]) -> None:
        """Add N-Quads, one line each, in bulk.

        The engine holds all of one bulk in memory, a kilobyte for each quad; so it is given them
        in batches.
        """
        lines = iter(nquads)
        while batch := b"".join(islice(lines, _BATCH)):
            self._raw.bulk_load(batch, format=RdfFormat.N_QUADS)

    def flush(self) -> None:
        """Make sure that everything is on disk."""
        self._raw.flush()

    def query(self, text: str, bindings: Mapping[str, str] | None = None) -> Rows | Triples:
        """Run one SPARQL 1.1 query against the view.

        Args:
            text: the query; it may use the prefixes of the project without declaring them.
            bindings: values for variables: ``<iri>`` or a string in double quotes.

        Raises:
            QueryError: the query is invalid, is an update, or would reach out to a service.
        """
        result = self._run(bind(text, bindings or {}))
        try:
            return _materialise(result)
        except (ValueError, RuntimeError, OSError) as error:
            raise QueryError(str(error)) from None

    def _run(self, text: str) -> _Result:
        whole = with_prefixes(text)
        check_query(whole)
        names_graphs = re.search(r"\bFROM\b", _bare(whole), re.IGNORECASE) is not None
        try:
            return self._raw.query(whole, default_graph=None if names_graphs else NamedNode(VIEW))
        except (SyntaxError, ValueError, RuntimeError, OSError) as error:
            raise QueryError(str(error)) from None

    def select(self, text: str, bindings: Mapping[str, str] | None = None) -> Rows:
        """As :meth:`query`, for a SELECT or ASK."""
        result = self.query(text, bindings)
        if isinstance(result, Triples):
            raise QueryError("a SELECT was expected")
        return result

    def answer(self, text: str, form: str) -> bytes:
        """The answer of one query in a standard format.

        Args:
            form: json, csv or xml for SELECT and ASK (the W3C result formats); ttl or nt for
                CONSTRUCT and DESCRIBE.

        Raises:
            QueryError: as :meth:`query`; or the format does not suit the query.
        """
        result = self._run(text)
        try:
            if isinstance(result, pyoxigraph.QueryTriples):
                if form not in _GRAPH_FORMS:
                    raise QueryError(f"the answer is a graph; ttl or nt are allowed, not {form}")
                return _serialize(sorted(set(result), key=str), _GRAPH_FORMS[form])
            if form not in _RESULT_FORMS:
                raise QueryError(f"the answer is a table; json, csv or xml are allowed, not {form}")
            return result.serialize(format=_RESULT_FORMS[form]) or b""
        except (ValueError, RuntimeError, OSError) as error:
            raise QueryError(str(error)) from None

    def dump(self, form: str) -> bytes:
        """The graph as text: ``nquads`` and ``trig`` with all graphs, the others the view.

        The output is sorted, so that equal graphs give equal files.

        Raises:
            ValueError: ``form`` is none of nquads, trig, turtle, jsonld.
        """
        if form == "nquads":
            return b"".join(sorted(f"{quad} .\n".encode() for quad in self._raw))
        if form == "trig":
            return _serialize(sorted(self._raw, key=str), RdfFormat.TRIG)
        triples = sorted(
            (
                quad.triple
                for quad in self._raw.quads_for_pattern(None, None, None, NamedNode(VIEW))
            ),
            key=str,
        )
        if form == "turtle":
            return _serialize(triples, RdfFormat.TURTLE)
        if form == "jsonld":
            return _jsonld(triples)
        raise ValueError(f"{form}: nquads, trig, turtle or jsonld")

    def rdflib(self) -> rdflib.Dataset:
        """The same store for rdflib: a dataset whose default graph is the view."""
        dataset = rdflib.Dataset(store=OxigraphStore(store=self._raw))
        for prefix, namespace in PREFIXES.items():
            dataset.namespace_manager.store.bind(prefix, rdflib.URIRef(namespace))
        return dataset


#: Quads that are loaded at once.
_BATCH = 400_000
#: What a query is made of, as far as finding its variables goes.
_TOKENS = re.compile(
    r'"""(?:[^"\\]|\\.|"(?!""))*"""'
    r'|"(?:[^"\\\n]|\\.)*"'
    r"|'(?:[^'\\\n]|\\.)*'"
    r"|<[^<>\"{}|^`\\\x00-\x20]*>|\#[^\n]*|[?$](?P<name>\w+)"
)
_TERM = re.compile(r'<[^<>"{}|^`\\\x00-\x20]+>|"(?:[^"\\\n\r]|\\.)*"')


def bind(text: str, bindings: Mapping[str, str]) -> str:
    """``text`` with variables replaced by terms, also inside sub-queries.

    Strings, IRIs and comments of the query are left alone, and a term must be one whole IRI or
    string, so that nothing given as a value can become part of the query.

    >>> bind("SELECT ?x { ?post ?p ?x FILTER(?x != '?post') }", {"post": "<urn:1>"})
    "SELECT ?x { <urn:1> ?p ?x FILTER(?x != '?post') }"
    """
    for name, term in bindings.items():
        if not _TERM.fullmatch(term):
            raise QueryError(f"the value of ?{name} is no IRI and no string")
    return _TOKENS.sub(
        lambda m: bindings.get(m["name"], m.group()) if m["name"] else m.group(), text
    )


def _bare(text: str) -> str:
    """A query without its strings, IRIs, comments and variables."""
    return _TOKENS.sub(" ", text)


_WATCHED = re.compile(
    r"\b(?:SERVICE|LOAD|INSERT|DELETE|CLEAR|DROP|CREATE|COPY|MOVE|ADD)\b", re.IGNORECASE
)


def with_prefixes(text: str) -> str:
    """``text`` with declarations of the project's prefixes that it uses without declaring."""
    missing = [
        f"PREFIX {prefix}: <{namespace}>"
        for prefix, namespace in PREFIXES.items()
        if re.search(rf"(?<![\w:]){prefix}:", text)
        and not re.search(rf"PREFIX\s+{prefix}:", text, re.IGNORECASE)
    ]
    return " ".join([*missing, text]) if missing else text


def check_query(text: str) -> None:
    """Refuse what is no query, and what would reach out to the network.

    Raises:
        QueryError: it cannot be parsed, or asks another service.
    """
    if not _WATCHED.search(_bare(text)):
        return
    try:
        parsed = parseQuery(text)
    except Exception as error:
        raise QueryError(f"only queries can be run, no updates ({error})") from None
    if any(name == "ServiceGraphPattern" for name in _names(parsed)):
        raise QueryError("SERVICE would ask another machine; it is not allowed")


def _names(node: object) -> Iterator[str]:
    """The kinds of all parts of a parsed query."""
    name = getattr(node, "name", None)
    if isinstance(name, str):
        yield name
    # pyparsing's results call themselves mappings, and yet hold their parts in order.
    mapping = isinstance(node, Mapping) and not isinstance(node, ParseResults)
    parts = node.values() if mapping else node  # type: ignore[attr-defined]
    if isinstance(parts, Iterable) and not isinstance(parts, str | bytes):
        for part in parts:
            if part is not node and not isinstance(part, str | bytes):
                yield from _names(part)


_Result = pyoxigraph.QuerySolutions | pyoxigraph.QueryBoolean | pyoxigraph.QueryTriples
_RESULT_FORMS = {
    "json": pyoxigraph.QueryResultsFormat.JSON,
    "csv": pyoxigraph.QueryResultsFormat.CSV,
    "xml": pyoxigraph.QueryResultsFormat.XML,
}
_GRAPH_FORMS = {"ttl": RdfFormat.TURTLE, "nt": RdfFormat.N_TRIPLES}


def _materialise(result: object) -> Rows | Triples:
    if isinstance(result, pyoxigraph.QuerySolutions):
        columns = tuple(variable.value for variable in result.variables)
        rows = tuple(tuple(_plain(row[i]) for i in range(len(columns))) for row in result)
        return Rows(columns, rows)
    if isinstance(result, pyoxigraph.QueryBoolean):
        value = Literal(str(bool(result)).lower(), None, "http://www.w3.org/2001/XMLSchema#boolean")
        return Rows(("answer",), ((value,),))
    if isinstance(result, pyoxigraph.QueryTriples):
        return Triples(tuple(sorted({f"{triple} ." for triple in result})))
    raise QueryError("the engine gave no answer of a known kind")


def _plain(term: object) -> Term:
    if term is None:
        return None
    if isinstance(term, pyoxigraph.NamedNode):
        return Iri(term.value)
    if isinstance(term, pyoxigraph.Literal):
        return Literal(term.value, term.language, None if term.language else term.datatype.value)
    return Literal(str(term))


def _serialize(items: Iterable[object], form: RdfFormat) -> bytes:
    out = pyoxigraph.serialize(items, format=form, prefixes=PREFIXES)  # type: ignore[arg-type]
    return out if out is not None else b""


def _jsonld(triples: Iterable[pyoxigraph.Triple]) -> bytes:
    """JSON-LD with the project's context, so that keys are the words of the vocabulary."""
    graph = rdflib.Graph()
    lines = "".join(f"{triple} .\n" for triple in triples)
    with closing(graph):
        graph.parse(data=lines, format="nt")
        context = json.loads((files("rolegraph.ontology") / "context.jsonld").read_text("utf-8"))
        text = graph.serialize(
            format="json-ld", context=context["@context"], sort_keys=True, indent=1
        )
    return text.encode()
