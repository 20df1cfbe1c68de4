"""How units, posts and lines are read from prose that says the same thing in other words.

Each case is one way of writing met in vacancy notices; the organisation is invented.
"""

from __future__ import annotations

from typing import Any

import pytest
from notices import english, french, organisation, source

from rolegraph.ingest import records


def names(value: dict[str, Any] | None, key: str = "name") -> str | None:
    """The English, else the French name of a unit or title of a post."""
    return (value[key]["en"] or value[key]["fr"]) if value else None


def parts(text: str) -> dict[str | None, str | None]:
    """Named units but bodies, and what each is stated to be part of."""
    found = organisation(text)
    return {
        names(unit): names(unit["part_of"])
        for unit in found["units"]
        if unit["kind"] not in {"body", "committee", "external"}
    }


def inferred(found: dict[str, Any], rule: str) -> list[dict[str, Any]]:
    """What one rule concluded."""
    return [entry for entry in found["inferences"] if entry["rule"] == rule]


STRUCTURE_EN = {
    "one of several": (
        "The Dykes Directorate is part of the Works Division (WD). The Pumps Section is one of "
        "four sections of the Dykes Directorate.",
        {
            "Dykes Directorate": "Works Division",
            "Works Division": None,
            "Pumps Section": "Dykes Directorate",
        },
    ),
    "acronym inside the name": (
        "The Tides and Rivers (TR) Directorate is part of the Works (WK) Division. The Pumps "
        "Section belongs to the TR Directorate.",
        {
            "Tides and Rivers Directorate": "Works Division",
            "Works Division": None,
            "Pumps Section": "Tides and Rivers Directorate",
        },
    ),
    "a list of bare names is one with the full names": (
        "The Works Division (WD) is made up of three Directorates: Dykes, Locks and Ferry "
        "Services, and Water Levels. The Locks and Ferry Services Directorate has two sections, "
        "namely the Lock Section and the Ferry Section.",
        {
            "Works Division": None,
            "Dykes": "Works Division",
            "Locks and Ferry Services Directorate": "Works Division",
            "Water Levels": "Works Division",
            "Lock Section": "Locks and Ferry Services Directorate",
            "Ferry Section": "Locks and Ferry Services Directorate",
        },
    ),
    "a list divided by semicolons": (
        "The Division of Works (WD) comprises the following: the Dyke Warden Section; the Flood "
        "Centre; and the Council Support Section.",
        {
            "Division of Works": None,
            "Dyke Warden Section": "Division of Works",
            "Flood Centre": "Division of Works",
            "Council Support Section": "Division of Works",
        },
    ),
    "a pronoun that goes on": (
        "The Office of Water Accounts (OWA) keeps the accounts. It consists of the Toll Section, "
        "the Wages Section and the Travel Team.",
        {
            "Office of Water Accounts": None,
            "Toll Section": "Office of Water Accounts",
            "Wages Section": "Office of Water Accounts",
            "Travel Team": "Office of Water Accounts",
        },
    ),
    "its": (
        "The Office of the Water Advocate (OWA) gives advice. Its Treaty Section drafts treaties.",
        {
            "Office of the Water Advocate": None,
            "Treaty Section": "Office of the Water Advocate",
        },
    ),
    "the innermost of a nested opening": (
        "As part of the Dykes Branch of the Works Division, the Clay Unit buys clay.",
        {
            "Dykes Branch": "Works Division",
            "Works Division": None,
            "Clay Unit": "Dykes Branch",
        },
    ),
    "an aside before the subject": (
        "Within the Works Division, and under the authority of the Director of Dykes, the Drills "
        "Section rehearses floods.",
        {"Works Division": None, "Drills Section": "Works Division"},
    ),
    "the Division means the one the sentence before is about": (
        "The Works Division (WD) digs. The Division comprises the Dykes Section and the Locks "
        "Section. It works with the Charts Division.",
        {
            "Works Division": None,
            "Dykes Section": "Works Division",
            "Locks Section": "Works Division",
            "Charts Division": None,
        },
    ),
}

STRUCTURE_FR = {
    "l'une de plusieurs": (
        "La Direction Digues fait partie de la Division Travaux (DT). La Section Pompes est l'une "
        "des quatre sections de la Direction Digues.",
        {
            "Direction Digues": "Division Travaux",
            "Division Travaux": None,
            "Section Pompes": "Direction Digues",
        },
    ),
    "liste de noms": (
        "La Division Travaux (DT) se compose de trois directions : Digues, Écluses et bacs, et "
        "Niveaux d'eau. La Direction Écluses et bacs compte deux sections, à savoir la Section "
        "Écluses et la Section Bacs.",
        {
            "Division Travaux": None,
            "Digues": "Division Travaux",
            "Direction Écluses et bacs": "Division Travaux",
            "Niveaux d'eau": "Division Travaux",
            "Section Écluses": "Direction Écluses et bacs",
            "Section Bacs": "Direction Écluses et bacs",
        },
    ),
    "nom suivi de à": (
        "La Division Travaux (DT) comprend la Section Réponse aux crues, le Centre de crue et la "
        "Section Travaux du Conseil.",
        {
            "Division Travaux": None,
            "Section Réponse aux crues": "Division Travaux",
            "Centre de crue": "Division Travaux",
            "Section Travaux du Conseil": "Division Travaux",
        },
    ),
    "nom suivi de l'unité qui l'englobe": (
        "L'Unité Argile se situe au sein de la Section Digues de la Division DT. La Division "
        "Travaux (DT) creuse.",
        {
            "Unité Argile": "Section Digues",
            "Section Digues": "Division Travaux",
            "Division Travaux": None,
        },
    ),
    "sa": (
        "Le Bureau du conseiller des eaux (BCE) donne des avis. Sa Section Traités rédige les "
        "traités.",
        {
            "Bureau du conseiller des eaux": None,
            "Section Traités": "Bureau du conseiller des eaux",
        },
    ),
}


@pytest.mark.parametrize("case", STRUCTURE_EN)
def test_structure_in_english(case: str) -> None:
    said, expected = STRUCTURE_EN[case]
    assert parts(english(summary=said, relations="None.")) == expected


@pytest.mark.parametrize("case", STRUCTURE_FR)
def test_structure_in_french(case: str) -> None:
    said, expected = STRUCTURE_FR[case]
    assert parts(french(summary=said, relations="Aucune.")) == expected


def test_units_listed_side_by_side_are_not_concluded_to_be_nested() -> None:
    said = (
        "The Works Division (WD) works with the Toll Section, the Wages Section and the Travel "
        "Team. Meetings between the Lock Section and the Ferry Team are monthly."
    )
    found = organisation(english(summary=said, relations="None."))
    assert not inferred(found, "nested-scopes")


def test_a_leader_is_read_after_an_indefinite_article_and_a_pronoun() -> None:
    said = (
        "The Works Division (WD) is headed by an Assistant Warden General (AWG). The Toll Service "
        "takes tolls. It is led by the Head of Tolls."
    )
    text = english(summary=said.replace("Warden", "Secretary"), relations="None.")
    led = {
        names(unit): names(unit["led_by"], "title")
        for unit in organisation(text)["units"]
        if unit["led_by"]
    }
    assert led == {
        "Works Division": "Assistant Secretary General",
        "Toll Service": "Head of Tolls",
    }


def test_the_acronym_of_an_office_is_not_that_of_its_head() -> None:
    said = "The Office of the Legal Adviser (OLA) provides advice."
    found = organisation(english(summary=said, relations="None."))
    assert [p["acronym"] for p in found["posts_mentioned"]] == [None]
    assert {names(u): u["acronym"] for u in found["units"]}["Office of the Legal Adviser"] == "OLA"


def test_the_advertised_post_leads_its_unit_and_is_no_other_post() -> None:
    said = (
        "The Office of Water Accounts (OWA) consists of the Toll Section and the Travel Team, "
        "which is led by the Team Leader, Travel."
    )
    found = organisation(
        english(
            title="Team Leader, Travel",
            summary=said,
            relations="The incumbent reports to the Head of the Toll Section.",
        )
    )
    assert found["posts_mentioned"] == []
    assert not inferred(found, "head-of-unit")
    assert not inferred(found, "context-office")


REPORTING = {
    "supervision, before the subject": (
        "Systems Engineer",
        "Under the direct supervision of the Principal Engineer, the incumbent keeps systems.",
        ("Principal Engineer", None),
    ),
    "two lines in one sentence": (
        "Senior Assistant",
        "The incumbent reports functionally to the Director, Plans and administratively to the "
        "Head of the Budget Unit.",
        ("Head of the Budget Unit", "Director, Plans"),
    ),
    "first-line manager": (
        "Administrator",
        "The incumbent's first-line manager is the Head of the Budget Unit; the second-line "
        "manager is the Director of Plans.",
        ("Head of the Budget Unit", None),
    ),
    "accountable": (
        "Policy Officer",
        "The Policy Officer is directly accountable to the Head, Plans Section.",
        ("Head, Plans Section", None),
    ),
    "a title between commas": (
        "Team Leader, Travel",
        "The Team Leader, Travel, reports to the Head of Plans, and receives guidance.",
        ("Head of Plans", None),
    ),
    "only through somebody else": (
        "Accountant",
        "The Accountant reports to the Chief Accountant through the Senior Accountant.",
        (None, None),
    ),
    "denied": (
        "Coordinator",
        "The incumbent does not report to the Director of Plans.",
        (None, None),
    ),
    "about another post": (
        "Coordinator",
        "The previous holder reported to the Head of Plans.",
        (None, None),
    ),
}
REPORTING_FR = {
    "titre abrégé": (
        "Ingénieur(e) (Réseaux)",
        "L'ingénieur(e) rend compte à la/au chef de la Section Plans.",
        ("chef de la Section Plans", None),
    ),
    "supervision": (
        "Assistant(e) principal(e)",
        "Sous la supervision directe de la/du chef de l'Unité Budget, la personne titulaire du "
        "poste gère le budget.",
        ("chef de l'Unité Budget", None),
    ),
    "deux liens": (
        "Administratrice/Administrateur",
        "L'administratrice/administrateur est placé(e) sous l'autorité de la directrice/du "
        "directeur des Plans, et relève fonctionnellement de la/du chef de la Section Plans.",
        ("directrice/directeur des Plans", "chef de la Section Plans"),
    ),
    "subordination": (
        "Conseillère/Conseiller juridique",
        "La personne titulaire du poste est subordonnée à la directrice/au directeur des Plans.",
        ("directrice/directeur des Plans", None),
    ),
    "nié": (
        "Comptable",
        "La personne titulaire du poste ne relève pas de la directrice/du directeur des Plans.",
        (None, None),
    ),
}


def lines(text: str) -> tuple[str | None, str | None]:
    """The superior and the functional superior."""
    found = organisation(text)
    return names(found["reports_to"], "title"), names(found["functional_superior"], "title")


@pytest.mark.parametrize("case", REPORTING)
def test_reporting_lines_in_english(case: str) -> None:
    title, said, expected = REPORTING[case]
    text = english(title=title, summary="The Plans Section (PLS) plans.", relations=said)
    assert lines(text) == expected


@pytest.mark.parametrize("case", REPORTING_FR)
def test_reporting_lines_in_french(case: str) -> None:
    title, said, expected = REPORTING_FR[case]
    text = french(title=title, summary="La Section Plans (PLS) planifie.", relations=said)
    assert lines(text) == expected


def test_a_superior_named_by_the_acronym_given_before() -> None:
    text = english(
        summary="The Planner advises the Deputy Assistant Secretary General (DASG) on plans.",
        relations="The incumbent reports directly to the DASG.",
    )
    superior = organisation(text)["reports_to"]
    assert names(superior, "title") == "Deputy Assistant Secretary General (DASG)"


def test_a_deputy_head_of_section_does_not_head_the_section() -> None:
    text = english(
        summary="The Plans Section plans.",
        relations="The incumbent reports to the Deputy Head of Section.",
    )
    assert not inferred(organisation(text), "only-unit-of-kind")


def test_a_title_keeps_its_comma_in_a_list_of_parties() -> None:
    text = english(
        relations="The incumbent works in consultation with the Director, Tide Policy and the Head "
        "of the Locks Unit, and liaises with the Rivers Union and ABC Strategic Commands."
    )
    found = organisation(text)
    assert [names(party) for party in found["works_with"]] == [
        "the Director, Tide Policy",
        "the Head of the Locks Unit",
        "the Rivers Union",
        "ABC Strategic Commands",
    ]
    assert "Rivers Union and ABC Strategic Commands" not in {names(u) for u in found["units"]}


BARE_HEADER = """\
Lock Officer 310007

Primary Location Portugal-Lisbon
NATO Body Northern Rivers Commission Secretariat (NRC SEC)
Schedule Full-time
Application Deadline 02-Mar-2027
Salary (Pay Basis) 4,560.75Euro (EUR) Monthly
Grade NATO Grade G10
Clearance Level CTS
Description

1. SUMMARY

The Locks Section opens locks.

2. QUALIFICATIONS AND EXPERIENCE

ESSENTIAL

The incumbent must:

possess a university degree in hydrology;

have at least three years' experience in the upkeep of locks;

know the rivers of the north.

DESIRABLE

The following would be considered an advantage:

experience of ice;

knowledge of pumps.

4. INTERRELATIONSHIPS

The incumbent reports to the Head of the Locks Section.

Direct reports: N/a

6. CONTRACT

Contract to be offered: Definite duration contract of three years; possibility of an extension of
up to two years.
"""


def test_a_notice_without_colons_and_bullets() -> None:
    (record,) = records(source(BARE_HEADER))
    assert record["body"]["en"] == "Northern Rivers Commission Secretariat (NRC SEC)"
    assert (record["deadline"], record["grade"]["entry"]) == ("2027-03-02", "G10")
    assert (record["salary"]["amount"], record["clearance"]) == (4560.75, "CTS")
    assert [(r["necessity"], r["kind"], r["min_years"]) for r in record["requirements"]] == [
        ("essential", "education", None),
        ("essential", "experience", 3),
        ("essential", "knowledge", None),
        ("desirable", "experience", None),
        ("desirable", "knowledge", None),
    ]
    assert record["experience_min_years"] == 3


@pytest.mark.parametrize(
    ("said", "years"),
    [
        ("contrat de trois ans, renouvelable pour une période de deux ans", 2),
        ("possibilité de renouvellement pour une période de deux ans maximum", 2),
        ("possibilité de reconduction pour une nouvelle durée de cinq ans", 5),
        ("sans possibilité de renouvellement", None),
    ],
)
def test_how_long_a_contract_can_be_renewed_in_french(said: str, years: int | None) -> None:
    text = french() + f"\n6. CONTRAT\n\nContrat d'une durée déterminée de trois ans ; {said}.\n"
    (record,) = records(source(text))
    assert record["contract"]["renewal_years"] == years


def test_lists_of_parties_with_acronyms() -> None:
    text = english(
        relations="The incumbent liaises with national delegations, river guilds such as the "
        "Pilots Guild (PG), and the Northern Ice Agency (NIA). He/she cooperates closely with "
        "colleagues across the Division and with the Legal Office, the Tolls Division and the "
        "Comptroller."
    )
    assert [names(party) for party in organisation(text)["works_with"]] == [
        "national delegations",
        "river guilds such as the Pilots Guild (PG)",
        "the Northern Ice Agency (NIA)",
        "colleagues across the Division",
        "the Legal Office",
        "the Tolls Division",
        "the Comptroller",
    ]


def test_a_body_whose_name_goes_on_after_its_kind_word() -> None:
    text = english(relations="The incumbent liaises with Allied Command Rivers (ACR) on floods.")
    (unit,) = [u for u in organisation(text)["units"] if u["acronym"] == "ACR"]
    assert names(unit) == "Allied Command Rivers"


def test_a_title_that_ends_with_an_acronym_heads_its_unit() -> None:
    text = english(title="Head, Dykes Section (DKS)", summary="The Dykes Section builds dykes.")
    led = [names(u["led_by"], "title") for u in organisation(text)["units"] if u["led_by"]]
    assert led == ["Head, Dykes Section (DKS)"]
