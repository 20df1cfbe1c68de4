"""How lines, parties and requirements are read from prose in other words than the usual ones."""

from __future__ import annotations

import json

import pytest
from notices import english, french, inferred, names, organisation, source

from rolegraph.ingest import records

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


OTHER_WAYS = {
    "one of several": ("The Director, Youth is one of three executives reporting to the Director "
                       "General.", "Director General"),
    "an apposition is another post's line": (
        "The incumbent aids the Head of Section, who reports to the Director of Plans.", None),
    "an apposition of the post itself": (
        "The incumbent, who reports to the Head of Plans, draws maps.", "Head of Plans"),
    "guidance is weaker than a line": (
        "The incumbent works under the general guidance of the Head of Plans.", None),
    "a plural subject": ("The planners and analysts report to the Head of Plans.", None),
    "another post": ("The Budget Officer reports to the Head of Finance.", None),
    "passive": ("The incumbent is supervised by the Head of Plans.", "Head of Plans"),
    "a label": ("Reporting Line: Head of Plans", "Head of Plans"),
    "a label before a sentence": (
        "Reporting Line: The incumbent reports to the Head of Plans.", "Head of Plans"),
}  # fmt: skip
OTHER_WAYS_FR = {
    "point médian": ("La·le titulaire du poste relève de la·du directeur·rice des Cartes.",
                     "directeur·rice des Cartes"),
    "rendre compte de": (
        "La personne titulaire du poste rend compte de ses activités à l'équipe.", None),
    "apposition": ("La personne titulaire du poste travaille avec la/le chef de section, qui "
                   "relève de la directrice des Plans.", None),
    "un seul genre": ("Le titulaire relève du chef de la Section Cartes.",
                      "chef de la Section Cartes"),
    "voix passive": ("La personne titulaire du poste est encadrée par la/le chef de la Section "
                     "Cartes.", "chef de la Section Cartes"),
}  # fmt: skip


@pytest.mark.parametrize("case", OTHER_WAYS)
def test_other_ways_to_state_a_line_or_not(case: str) -> None:
    said, expected = OTHER_WAYS[case]
    assert lines(english(title="Director, Youth", relations=said)) == (expected, None)


@pytest.mark.parametrize("case", OTHER_WAYS_FR)
def test_other_ways_to_state_a_line_or_not_in_french(case: str) -> None:
    said, expected = OTHER_WAYS_FR[case]
    assert lines(french(title="Cartographe", relations=said)) == (expected, None)


def test_no_post_is_its_own_superior_and_a_chief_interpreter_is_another_post() -> None:
    text = french(title="Interprète", relations="L'interprète relève de l'interprète en chef.")
    assert lines(text) == ("interprète en chef", None)
    text = english(title="Interpreter", relations="The incumbent reports to the Interpreter.")
    assert lines(text) == (None, None)


def test_the_head_of_section_is_the_head_of_the_only_section_that_is_named() -> None:
    text = english(
        summary="The Tides Section keeps tides. Under the guidance of the Head of Section, the "
        "incumbent keeps tables.",
        relations="The incumbent reports to the Head, Tides Section.",
    )
    (found,) = inferred(organisation(text), "only-unit-of-kind")
    assert names(found["subject"]["post"], "title") == "Head of Section"
    assert names(found["object"]["unit"]) == "Tides Section"


@pytest.mark.parametrize(
    ("label", "expected"),
    [
        ("Director of Plans, Mr A. Person", "Director of Plans"),
        ("Director of Plans (A. Person)", "Director of Plans"),
        ("A. Person", None),
    ],
)
def test_no_name_of_a_person_is_kept_from_a_label(label: str, expected: str | None) -> None:
    text = "Job Title: Planner\nVacancy Number: 310008\nGrade: A.2\nReports To: " + label
    (record,) = records(source(f"{text}\n\nPOST CONTEXT\n\nThe Plans Section plans.\n"))
    assert names(record["reports_to"], "title") == expected
    assert "Person" not in json.dumps(record)
