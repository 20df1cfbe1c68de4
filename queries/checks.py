"""What is wrong, doubtful or missing in a graph: the checks, each one query.

The same rules are published as SHACL in ``ontology/shapes.ttl``; a test keeps both in agreement.
As queries over the store they are an order of magnitude faster.
"""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

from rolegraph.queries.catalogue import read_head
from rolegraph.store import Iri, Store

__all__ = ["SEVERITIES", "Check", "Finding", "checks", "run_checks"]

#: From worst to mildest: what cannot be, what is doubtful, what is not known.
SEVERITIES = ("violation", "warning", "info")


@dataclass(frozen=True)
class Check:
    """One rule: its name, its severity, what it says when broken, and its SPARQL."""

    name: str
    severity: str
    message: dict[str, str]
    sparql: str


@dataclass(frozen=True)
class Finding:
    """One thing that breaks one rule: ``label`` names it for a person."""

    severity: str
    check: str
    focus: str
    label: str
    message: str


@cache
def checks() -> tuple[Check, ...]:
    """All checks, the worst first."""
    found = []
    for entry in (files("rolegraph.queries") / "checks").iterdir():
        if entry.name.endswith(".rq"):
            text = entry.read_text(encoding="utf-8")
            head = read_head(entry.name, text)
            severity = head.words["severity"]
            found.append(
                Check(entry.name.removesuffix(".rq"), severity, dict(head.pairs("summary")), text)
            )
    return tuple(sorted(found, key=lambda c: (SEVERITIES.index(c.severity), c.name)))


def run_checks(store: Store, *, lang: str = "en") -> list[Finding]:
    """What each check finds, the worst first; empty when all is well."""
    labels = _labels(store, lang)
    found = []
    for check in checks():
        rows = store.select(check.sparql)
        where = {name: i for i, name in enumerate(rows.columns)}
        for row in rows.rows:
            focus = str(row[where["focus"]])
            detail = str(row[where["detail"]] or "") if "detail" in where else ""
            message = check.message[lang]
            if detail:
                message = f"{message.rstrip('.')}: {detail}"
            found.append(
                Finding(check.severity, check.name, focus, labels.get(focus, focus), message)
            )
    return found


def count(findings: list[Finding]) -> dict[str, int]:
    """How many findings of each severity."""
    number = Counter(finding.severity for finding in findings)
    return {severity: number[severity] for severity in SEVERITIES}


def _labels(store: Store, lang: str) -> dict[str, str]:
    query = (files("rolegraph.queries") / "names" / "labels.rq").read_text(encoding="utf-8")
    labels: dict[str, str] = {}
    for iri, label, language in store.select(query).rows:
        if isinstance(iri, Iri) and (str(language) == lang or iri not in labels):
            labels[iri] = str(label)
    return labels
