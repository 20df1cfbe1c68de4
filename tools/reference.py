"""Write the parts of the documentation that are made from the code: commands, questions, terms.

Usage: ``python tools/reference.py`` writes them; with ``--check`` it ends with 1 if any is stale.
"""

from __future__ import annotations

import sys
from pathlib import Path

import rdflib
import typer
from rdflib import OWL, RDF, RDFS, SKOS

from rolegraph import RoleGraph
from rolegraph.cli import app
from rolegraph.ontology.load import load
from rolegraph.ontology.namespaces import PREFIXES, RG
from rolegraph.queries.checks import checks

DOCS = Path(__file__).resolve().parent.parent / "docs"
MADE = "<!-- Made by tools/reference.py; do not edit. -->\n\n"


def commands() -> str:
    """``docs/cli.md``."""
    group = typer.main.get_command(app)
    parts = [f"# Commands\n\n{MADE}"]
    parts.append(
        "All take `--help`. Results go to stdout, everything else to stderr. A command ends with "
        "0 on success, 1 when a check found a violation, 2 on bad input, 141 when nobody reads its "
        "output any more, as `head` leaves it.\n"
    )
    for name, command in sorted(group.commands.items()):  # type: ignore[attr-defined]
        parts.append(f"\n## {name}\n\n{command.help}\n\n")
        for parameter in command.params:
            words = ", ".join(f"`{one}`" for one in (*parameter.opts, *parameter.secondary_opts))
            text = getattr(parameter, "help", None) or ""
            shown = f"`{parameter.metavar or parameter.name.upper()}`"
            parts.append(f"- {words if words.startswith('`-') else shown}: {text}\n")
        parts.append(f"\n{command.epilog.replace('Example: ', '```sh' + chr(10))}\n```\n")
    return "".join(parts)


def questions() -> str:
    """``docs/questions.md``."""
    parts = [f"# Questions\n\n{MADE}`rolegraph ask NAME`; `--lang fr` gives French names.\n"]
    for question in RoleGraph.questions():
        parts.append(f"\n## {question.name}\n\n{question.summary['en']}\n\n")
        for one in question.parameters:
            optional = "" if one.required else " (optional)"
            parts.append(f"- `--{one.name}`{optional}: {one.description}\n")
        parts.append("\n" if question.parameters else "")
        parts.append("| column | holds |\n| --- | --- |\n")
        parts += [f"| {column.name} | {column.description} |\n" for column in question.columns]
    parts.append("\n# Checks\n\n| check | severity | says |\n| --- | --- | --- |\n")
    parts += [f"| {c.name} | {c.severity} | {c.message['en']} |\n" for c in checks()]
    return "".join(parts)


def terms() -> str:
    """``docs/ontology.md``."""
    graph = load("core", "dl")
    parts = [f"# Vocabulary\n\n{MADE}Prefix `rg:` is `{RG}`.\n"]
    for title, kind in (
        ("Classes", OWL.Class),
        ("Properties between things", OWL.ObjectProperty),
        ("Properties with values", OWL.DatatypeProperty),
    ):
        parts.append(f"\n## {title}\n\n| term | English | French | meaning |\n")
        parts.append("| --- | --- | --- | --- |\n")
        for term in sorted(set(graph.subjects(RDF.type, kind))):
            if str(term).startswith(RG):
                labels = {str(x.language): str(x) for x in graph.objects(term, RDFS.label)}  # type: ignore[attr-defined]
                meaning = graph.value(term, SKOS.definition)
                shown = _short(graph, term)
                parts.append(f"| `{shown}` | {labels['en']} | {labels['fr']} | {meaning} |\n")
    return "".join(parts)


def _short(graph: rdflib.Graph, term: rdflib.term.Node) -> str:
    for prefix, namespace in PREFIXES.items():
        if str(term).startswith(namespace):
            return f"{prefix}:{str(term)[len(namespace) :]}"
    return str(term)


def main(check: bool) -> int:
    """Write or check the made pages; the exit code."""
    stale = 0
    for name, text in (("cli", commands()), ("questions", questions()), ("ontology", terms())):
        path = DOCS / f"{name}.md"
        if check and (not path.is_file() or path.read_text(encoding="utf-8") != text):
            print(f"{path.name} is stale; run 'make docs'", file=sys.stderr)
            stale = 1
        elif not check:
            path.write_text(text, encoding="utf-8")
    return stale


if __name__ == "__main__":
    sys.exit(main("--check" in sys.argv))
