"""What a graph of reporting lines looks like as a whole: cycles, layers, tree-likeness.

SPARQL answers what stands above or below one post; questions about the shape of the whole are
networkx's.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

import networkx as nx

from rolegraph.viz.model import ChartData

__all__ = ["LINE_OF_COMMAND", "Structure", "as_networkx", "structure"]

#: The lines that make the hierarchy.
LINE_OF_COMMAND = "reportsTo"


@dataclass(frozen=True)
class Structure:
    """The shape of the reporting lines.

    Attributes:
        posts: how many posts there are.
        lines: how many reporting lines.
        cycles: groups of posts that report to each other in a circle, as sorted IRIs.
        layers: posts by number of known superiors above them, the tops first; posts of a
            cycle, or below one, are left out.
        tops: posts that have reports and no known superior.
        several_superiors: posts with more than one line superior.
        unconnected: posts that no reporting line touches.
        components: how many separate hierarchies the lines make.
        is_forest: whether every post has at most one superior and nothing goes in a circle.
    """

    posts: int
    lines: int
    cycles: tuple[tuple[str, ...], ...]
    layers: tuple[tuple[str, ...], ...]
    tops: tuple[str, ...]
    several_superiors: tuple[str, ...]
    unconnected: tuple[str, ...]
    components: int
    is_forest: bool


def as_networkx(data: ChartData) -> nx.MultiDiGraph[str]:
    """Posts as nodes, lines as edges from the lower post to the upper, keyed by their kind.

    Node attributes: ``title``, ``unit``, ``grade``, ``advertised``; edge attributes: ``kind``,
    ``basis``.
    """
    graph: nx.MultiDiGraph[str] = nx.MultiDiGraph()
    names = {unit.iri: unit.name() for unit in data.units}
    for post in data.posts:
        graph.add_node(
            post.iri,
            title=post.name(),
            unit=names.get(post.unit or ""),
            grade=post.grade,
            advertised=bool(post.notices),
        )
    for line in data.lines:
        graph.add_edge(line.lower, line.upper, key=line.kind, kind=line.kind, basis=line.basis)
    return graph


def structure(graph: nx.MultiDiGraph[str]) -> Structure:
    """The shape of the reporting lines in ``graph`` (as :func:`as_networkx` makes it)."""
    lines: nx.DiGraph[str] = nx.DiGraph()
    lines.add_nodes_from(graph)
    lines.add_edges_from(
        (lower, upper) for lower, upper, kind in graph.edges(keys=True) if kind == LINE_OF_COMMAND
    )
    circles = [
        tuple(sorted(group))
        for group in nx.strongly_connected_components(lines)
        if len(group) > 1 or any(lines.has_edge(post, post) for post in group)
    ]
    touched = [post for post in lines if lines.degree(post)]
    several = _sorted(post for post in lines if lines.out_degree(post) > 1)
    connected = lines.subgraph(touched)
    return Structure(
        posts=len(lines),
        lines=lines.number_of_edges(),
        cycles=tuple(sorted(circles)),
        layers=_layers(connected, {post for circle in circles for post in circle}),
        tops=_sorted(p for p in touched if not lines.out_degree(p)),
        several_superiors=several,
        unconnected=_sorted(set(lines) - set(touched)),
        components=nx.number_weakly_connected_components(connected) if touched else 0,
        is_forest=not circles and not several,
    )


def _layers(lines: nx.DiGraph[str], circling: set[str]) -> tuple[tuple[str, ...], ...]:
    below: set[str] = set(circling)
    for post in circling:
        below |= nx.ancestors(lines, post)
    sound = lines.subgraph(set(lines) - below).reverse()
    return tuple(_sorted(layer) for layer in nx.topological_generations(sound))


def _sorted(posts: Iterable[str]) -> tuple[str, ...]:
    return tuple(sorted(posts))
