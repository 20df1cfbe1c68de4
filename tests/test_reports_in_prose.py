"""Posts that the text says report to the one advertised: stated lines, in both printings once."""

from __future__ import annotations

from typing import Any

import pytest

from rolegraph.ingest import decode, records
from rolegraph.ingest.identities_to_graph import assemble
from rolegraph.ontology.namespaces import RG

NOTICE = """Head, Tide Tables Section (448120)

Primary Location: Norway-Bergen
NATO Body: Harbour Pilots Agency (HPA)
Schedule: Full-time
Application Deadline: 14-March-2027
Grade NATO Grade G17

1. SUMMARY

The Tide Tables Section prints tables.

3. MAIN ACCOUNTABILITIES

People Management

{en}

Chef, Section Tables des marées (448120)

Emplacement principal : Norvège-Bergen
Organisation de l'OTAN : Harbour Pilots Agency (HPA)
Horaire : Temps plein
Date limite de candidature : 14-mars-2027
Grade NATO Grade G17

1. RÉSUMÉ

La Section Tables des marées imprime des tables.

3. RESPONSABILITÉS PRINCIPALES

Gestion du personnel

{fr}
"""


def reports(english: str, french: str = "") -> list[tuple[Any, Any]]:
    text = NOTICE.format(en=english, fr=french)
    (record,) = records(decode(text.encode(), "tides.txt"))
    for pointer, place in record["evidence"].items():
        assert text[place["start"] : place["end"]] == place["quote"], pointer
    return [
        (post["title"]["en"], post["title"]["fr"])
        for post in record["posts_mentioned"]
        if post["relation"] == "direct_report"
    ]


@pytest.mark.parametrize(
    "said",
    [
        "The Tide Analyst and the Gauge Technician report to the incumbent.",
        "The Tide Analyst (G12) and the Gauge Technician both report directly to the incumbent.",
        "The Tide Analyst, as well as the Gauge Technician, answer to the post-holder.",
        "Work is shared by two posts: the Tide Analyst and the Gauge Technician, who report to the "
        "incumbent.",
        "The Tide Analyst and the Gauge Technician are placed under the direct supervision of the "
        "incumbent.",
        "The Tide Analyst and the Gauge Technician are line-managed by the incumbent.",
    ],
)
def test_posts_that_report_to_the_incumbent(said: str) -> None:
    assert reports(said) == [("Tide Analyst", None), ("Gauge Technician", None)]


@pytest.mark.parametrize(
    "said",
    [
        "L'analyste des marées et la technicienne/le technicien des jauges relèvent de la personne "
        "titulaire du poste.",
        "L'analyste des marées et la technicienne/le technicien des jauges rendent compte à la/au "
        "titulaire.",
        "L'analyste des marées ainsi que la technicienne/le technicien des jauges sont placés sous "
        "l'autorité de la/du titulaire.",
    ],
)
def test_posts_that_report_to_the_incumbent_in_french(said: str) -> None:
    assert reports("Leads the Section.", said) == [
        (None, "analyste des marées"),
        (None, "technicienne/technicien des jauges"),
    ]


def test_both_printings_give_each_post_once() -> None:
    assert reports(
        "The Tide Analyst and the Gauge Technician report to the incumbent.",
        "L'analyste des marées et la technicienne/le technicien des jauges relèvent de la personne "
        "titulaire du poste.",
    ) == [
        ("Tide Analyst", "analyste des marées"),
        ("Gauge Technician", "technicienne/technicien des jauges"),
    ]


@pytest.mark.parametrize(
    "said",
    [
        "The Tide Analyst does not report to the incumbent.",
        "Neither the Tide Analyst nor the Gauge Technician reports to the incumbent.",
        "The Tide Analyst reports to the incumbent only in the absence of the Deputy Head.",
        "During exercises the Tide Analyst reports to the incumbent.",
        "The Tide Analyst reports functionally to the incumbent.",
        "The Tide Analyst is indirectly responsible to the incumbent.",
        "The Tide Analyst reports to the incumbent on functional matters.",
        "The Tide Analyst reports to the incumbent through the Deputy Head.",
        "The Tide Analyst reports to the incumbent's superior, the Director of Charts.",
        "The work of the Tide Analyst is supervised by the incumbent.",
        "The Head of Charts, to whom the Tide Analyst reports, is responsible to the incumbent.",
        "Reports written by the Tide Analyst are sent to the incumbent.",
        "L'analyste des marées ne relève pas de la personne titulaire du poste.",
        "L'analyste des marées relève de la personne titulaire du poste sur le plan fonctionnel.",
    ],
)
def test_what_is_no_line_to_the_incumbent(said: str) -> None:
    found = reports("", said) if said.startswith("L'") else reports(said)
    assert "analyst" not in " ".join(str(title).lower() for pair in found for title in pair)


def test_the_graph_states_the_line() -> None:
    text = NOTICE.format(en="The Tide Analyst reports to the incumbent.", fr="")
    lines = b"".join(assemble(records(decode(text.encode(), "tides.txt"))).lines()).decode()
    assert f"<{RG}reportsTo>" in lines
