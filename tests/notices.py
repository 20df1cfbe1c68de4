"""Small notices in the form of the NATO International Staff, built for tests.

Everything in them is invented: the organisation, its units, its posts.
"""

from __future__ import annotations

from pathlib import Path
from typing import Any

from rolegraph.ingest import decode, records
from rolegraph.ingest.facts.organisation import read_organisation
from rolegraph.ingest.facts.pair import Notes, Pair
from rolegraph.ingest.forms import forms
from rolegraph.ingest.mentions import Mentions, mentions
from rolegraph.ingest.read import split
from rolegraph.ingest.text import Text
from rolegraph.ingest.text_to_sections import halves

ENGLISH = """\
{title} ({number})

Primary Location: Portugal-Lisbon
NATO Body: IHC Secretariat (IHC SEC)
Schedule: Full-time
Application Deadline: 14-June-2026
Salary (Pay Basis): 5,100.20 (EUR) Monthly
Grade NATO Grade {grade}
Clearance Level NS
Description

1. SUMMARY

{summary}

3. MAIN ACCOUNTABILITIES

{duties}

4. INTERRELATIONSHIPS

{relations}

Direct reports: {direct}

Indirect reports: N/a
"""

FRENCH = """\
{title} ({number})

Emplacement principal : Portugal-Lisbonne

Organisation : CIP Secrétariat

Horaire : Temps plein

Date de retrait : 14-juin-2026

Salaire (Base de paie) : 5 100,20Euro (EUR) Mensuelle

Grade NATO Grade {grade}

Niveau de l'habilitation de sécurité NS

Description

1. RÉSUMÉ

{summary}

3. RESPONSABILITÉS PRINCIPALES

{duties}

4. STRUCTURE ET LIAISONS

{relations}

Nombre de subordonné(e)s direct(e)s : {direct}

Nombre de subordonné(e)s indirect(e)s : sans objet.
"""

DUTY = {"en": "Planning. Keep the charts.", "fr": "Planification – Tient les cartes."}


def english(**parts: str) -> str:
    """An English printing; parts: title, number, grade, summary, duties, relations, direct."""
    values = {
        "title": "Chart Keeper",
        "number": "310001",
        "grade": "G11",
        "summary": "The Charts Division (CD) draws charts.",
        "duties": DUTY["en"],
        "relations": "The incumbent reports to the Director of Charts.",
        "direct": "N/a",
    }
    return ENGLISH.format(**{**values, **parts})


def french(**parts: str) -> str:
    """A French printing; the same parts."""
    values = {
        "title": "Conservatrice/Conservateur des cartes",
        "number": "310001",
        "grade": "G11",
        "summary": "La Division Cartes (CD) dresse des cartes.",
        "duties": DUTY["fr"],
        "relations": "La personne titulaire du poste relève de la/du chef de la Division Cartes.",
        "direct": "sans objet.",
    }
    return FRENCH.format(**{**values, **parts})


def pair(text: str) -> Pair:
    """The printings of the only notice in ``text``."""
    form = forms()[0]
    whole = Text(text)
    return Pair(form, whole, {half.lang: half for half in halves(whole, form)})


def organisation(text: str, direct: Any = None) -> dict[str, Any]:
    """Posts and units of the only notice in ``text``, with warnings and disagreements."""
    notes = Notes()
    counts = {"direct_reports": {"count": direct, "declared": None}}
    record, evidence = split(read_organisation(pair(text), counts, notes))
    record["warnings"] = notes.warnings
    record["disagreements"] = split(notes.disagreements)[0]
    for found in evidence.values():
        assert text[found["start"] : found["end"]] == found["quote"]
    return dict(record)


def names(value: dict[str, Any] | None, key: str = "name") -> str | None:
    """The English, else the French name of a unit or title of a post."""
    return (value[key]["en"] or value[key]["fr"]) if value else None


def inferred(found: dict[str, Any], rule: str) -> list[dict[str, Any]]:
    """What one rule concluded."""
    return [entry for entry in found["inferences"] if entry["rule"] == rule]


def source(text: str, name: str = "notice.txt") -> Any:
    """``text`` as if it had been read from a file."""
    return decode(text.encode(), name)


def write(folder: Path, name: str, text: str) -> Path:
    """``text`` written as UTF-8."""
    path = folder / name
    path.write_text(text, encoding="utf-8")
    return path


def mentions_of(text: str) -> Mentions:
    """The posts and units of the only notice in ``text``."""
    (record,) = records(source(text))
    return mentions(record)
