"""What a contract, a requirement of languages and one of experience say, in many wordings."""

from __future__ import annotations

import pytest
from notices import english, french, source

from rolegraph.ingest import records

Years = tuple[int | None, int | None, int | None]

CONTRACTS: list[tuple[str, Years]] = [
    (
        "Definite duration contract of three years; renewal for up to three years "
        "possible. The maximum period of service foreseen is 6 years.",
        (3, 3, 6),
    ),
    (
        "The successful candidate is given an initial three-year contract which may be "
        "renewed once for three years for up to a total of six.",
        (3, 3, 6),
    ),
    (
        "A 3-year definite duration contract; if seconded, and subject to the agreement "
        "of the national authorities, renewable for up to another three years, max 6 "
        "years.",
        (3, 3, 6),
    ),
    ("Fixed-term appointment of 24 months, extendable by a further 12 months.", (2, 1, None)),
    ("A fixed-term contract of thirty-six months.", (3, None, None)),
    ("Contract of two years, renewable for the same period.", (2, 2, None)),
    ("A contract of four years is offered. It is not renewable.", (4, None, None)),
    (
        "The post is filled for three years. Renewal, for no more than three years, is "
        "possible. Nobody serves in it longer than six years.",
        (None, 3, 6),
    ),
    (
        "Appointment is for five years in the first instance, with the possibility of "
        "another five. Service may not exceed ten years.",
        (5, None, 10),
    ),
    (
        "The first six months are a probationary period. The contract is for a term of "
        "three years and can be prolonged for two more years.",
        (3, 2, None),
    ),
    ("Three-year contract, renewable up to a maximum of six years in total.", (3, None, 6)),
    ("Contract: 3 years, renewable up to six years.", (3, None, 6)),
    (
        "A definite duration contract of three years, which may be extended for a period "
        "not exceeding two years. Staff who are seconded are offered four years.",
        (3, 2, None),
    ),
    (
        "A definite duration contract of 3 (three) years with a possible extension of 3 "
        "(three) years. The overall duration of service is capped at 6 (six) years.",
        (3, 3, 6),
    ),
    (
        "The contract runs for one year and may be followed by a second one of two years.",
        (1, 2, None),
    ),
    ("Candidates should have three years of experience before applying.", (None, None, None)),
    (
        "An indefinite duration contract is offered. Applications remain valid for two years.",
        (None, None, None),
    ),
    (
        "Initial contract: three years; a renewal of up to three years may follow. Upper "
        "limit of service: six years.",
        (3, 3, 6),
    ),
    (
        "The appointment is for a fixed term of four years. An extension of two years may"
        " be granted, bringing the total to six years.",
        (4, 2, 6),
    ),
    (
        "Serving staff keep their contract. Anyone else is offered a three-year contract.",
        (3, None, None),
    ),
    ("Tour of duty: three years. The tour may be extended once by one year.", (3, 1, None)),
]
CONTRATS: list[tuple[str, Years]] = [
    (
        "Contrat d'une durée déterminée de trois ans, renouvelable pour une période de même durée.",
        (3, 3, None),
    ),
    (
        "Contrat de 2 ans renouvelable une fois, pour 2 ans. Le séjour à ce poste est "
        "limité à quatre ans.",
        (2, 2, 4),
    ),
    ("Engagement de trente-six mois, reconductible pour douze mois.", (3, 1, None)),
    (
        "La personne retenue est engagée pour trois ans. Son contrat n'est pas renouvelable.",
        (3, None, None),
    ),
    (
        "Contrat proposé (hors détachement) : durée déterminée de trois ans. Il peut être"
        " prorogé d'une période n'excédant pas trois ans. La durée totale de service ne "
        "dépasse pas six ans.",
        (3, 3, 6),
    ),
    (
        "Contrat initial de quatre ans, avec possibilité de prolongation de quatre ans ; "
        "nul ne peut exercer ces fonctions plus de huit ans.",
        (4, 4, 8),
    ),
    ("La période d'essai est de six mois. Contrat de cinq ans, renouvelable.", (5, None, None)),
    ("Contrat d'un an, pouvant être prolongé jusqu'à trois ans.", (1, None, 3)),
    (
        "Mandat de trois ans, éventuellement renouvelé pour une nouvelle période de trois"
        " ans, soit six ans au maximum.",
        (3, 3, 6),
    ),
    (
        "Si la personne retenue est détachée, son contrat est de deux ans. Sinon, un "
        "contrat d'une durée de trois ans lui est offert.",
        (3, None, None),
    ),
    (
        "Contrat à durée déterminée de trois ans (renouvelable pour trois ans, durée "
        "maximale de service : six ans).",
        (3, 3, 6),
    ),
    (
        "Le premier contrat a une durée de trois ans. Un second contrat de trois ans peut"
        " être proposé. La durée cumulée des contrats ne peut être supérieure à six ans.",
        (3, 3, 6),
    ),
]
EXPERIENCE: list[tuple[str, str, int | None]] = [
    ("en", "have at least six years of practice as a lawyer", 6),
    ("en", "have worked for no less than five years in a laboratory", 5),
    ("en", "have a minimum of ten (10) years' experience", 10),
    ("en", "possess 3+ years of experience in welding", 3),
    ("en", "have, in the past ten years, gained at least four years of experience at sea", 4),
    ("en", "hold a degree of at least three years of university studies", None),
    ("en", "be at least 21 years old", None),
    ("en", "have completed an apprenticeship of three years", None),
    ("en", "have spent five years or more in procurement", 5),
    ("en", "bring eight full years of service in an air force", 8),
    ("en", "have held a driving licence for at least two years", None),
    ("en", "be able to lift boxes; be available for three years", None),
    ("en", "have experience of at least five years, gained in the last eight years", 5),
    ("en", "six or more years' experience in auditing", 6),
    ("en", "have twenty-five years of experience", 25),
    ("en", "have practised for at least seven years", 7),
    ("fr", "avoir six ans au moins de pratique notariale", 6),
    ("fr", "justifier d'au moins cinq années passées dans un laboratoire", 5),
    ("fr", "avoir travaillé pendant au moins trois ans dans une imprimerie", 3),
    ("fr", "être âgé(e) d'au moins 21 ans", None),
    ("fr", "avoir une expérience de six ans au moins dans la marine, dont deux à la mer", 6),
    ("fr", "posséder une expérience d'au moins quatre ans", 4),
    ("fr", "avoir fait trois ans d'études supérieures", None),
    ("fr", "avoir exercé ce métier durant un minimum de huit ans", 8),
    ("fr", "être titulaire du permis de conduire depuis au moins deux ans", None),
    ("fr", "avoir acquis, au cours des dix dernières années, au moins cinq ans d'expérience", 5),
]
LANGUAGES: list[tuple[str, list[str], list[tuple[str, str]]]] = [
    ("en", ["have level III in English"], [("English", "III")]),
    (
        "en",
        ['English: V ("Advanced"); French: III ("Intermediate")'],
        [("English", "V"), ("French", "III")],
    ),
    (
        "en",
        ["have a good command of English (level IV) and of French (level II)"],
        [("English", "IV"), ("French", "II")],
    ),
    (
        "en",
        [
            "possess level V in one of the two official languages of NATO "
            "(English/French) and level I in the other"
        ],
        [("one", "V"), ("other", "I")],
    ),
    ("en", ["have level IV in English and French"], [("English", "IV"), ("French", "IV")]),
    ("en", ["have level IV in both English and French"], [("English", "IV"), ("French", "IV")]),
    (
        "en",
        ["have level IV in English or French and level II in the other"],
        [("one", "IV"), ("other", "II")],
    ),
    ("en", ["speak and write English at level V"], [("English", "V")]),
    ("en", ["be fluent in English and have level II in French"], []),
    ("en", ["English: level V", "French: level III"], [("English", "V"), ("French", "III")]),
    (
        "en",
        ["command one of the official languages at level V and the other at level III"],
        [("one", "V"), ("other", "III")],
    ),
    (
        "en",
        ["have level V in each of the official languages (English/French)"],
        [("one", "V"), ("other", "V")],
    ),
    ("en", ["hold a Class II licence"], []),
    ("en", ["write clear English"], []),
    ("en", ['have level V ("Advanced") in English; French would be an asset'], [("English", "V")]),
    ("fr", ["avoir le niveau III en anglais"], [("English", "III")]),
    ("fr", ["anglais : niveau V ; français : niveau III"], [("English", "V"), ("French", "III")]),
    (
        "fr",
        ["maîtriser l'anglais (niveau V) et le français (niveau II)"],
        [("English", "V"), ("French", "II")],
    ),
    (
        "fr",
        [
            "posséder le niveau V dans l’une des langues officielles (anglais ou "
            "français) et le niveau II dans l’autre"
        ],
        [("one", "V"), ("other", "II")],
    ),
    (
        "fr",
        ["avoir le niveau IV dans les deux langues officielles de l'OTAN (anglais/français)"],
        [("one", "IV"), ("other", "IV")],
    ),
    (
        "fr",
        ["avoir le niveau IV dans chacune des deux langues officielles"],
        [("one", "IV"), ("other", "IV")],
    ),
    ("fr", ["avoir le niveau IV en anglais et en français"], [("English", "IV"), ("French", "IV")]),
    ("fr", ["parler anglais au niveau III"], [("English", "III")]),
]
HEADINGS = {
    "en": ("3. MAIN", "2. QUALIFICATIONS AND EXPERIENCE\n\nThe incumbent must:\n\n"),
    "fr": (
        "3. RESP",
        "2. QUALIFICATIONS ET EXPÉRIENCE\n\nLa personne titulaire du poste doit :\n\n",
    ),
}


def required(lang: str, items: list[str]) -> str:
    """A notice with these essential requirements."""
    text = english() if lang == "en" else french()
    before, heading = HEADINGS[lang]
    listed = "".join(f"- {item};\n" for item in items)
    return text.replace(before, f"{heading}{listed}\n{before}")


def years(text: str) -> Years:
    contract = records(source(text))[0]["contract"]
    return contract["years"], contract["renewal_years"], contract["maximum_years"]


@pytest.mark.parametrize(("said", "wanted"), CONTRACTS)
def test_a_contract(said: str, wanted: Years) -> None:
    assert years(f"{english()}\n6. CONTRACT\n\n{said}\n") == wanted


@pytest.mark.parametrize(("said", "wanted"), CONTRATS)
def test_a_contract_in_french(said: str, wanted: Years) -> None:
    assert years(f"{french()}\n6. CONTRAT\n\n{said}\n") == wanted


@pytest.mark.parametrize(("lang", "said", "wanted"), EXPERIENCE)
def test_the_years_of_experience(lang: str, said: str, wanted: int | None) -> None:
    (record,) = records(source(required(lang, [said])))
    assert record["experience_min_years"] == wanted


@pytest.mark.parametrize(("lang", "said", "wanted"), LANGUAGES)
def test_the_levels_of_languages(lang: str, said: list[str], wanted: list[tuple[str, str]]) -> None:
    (record,) = records(source(required(lang, said)))
    assert [(one["of"], one["level"]) for one in record["languages_required"]] == wanted


def test_areas_before_a_colon() -> None:
    duties = (
        "Record Keeping: File each chart on the day it is drawn.\n\n"
        "Training: Show trainees how to fold charts.\n\n"
        "Note: The rules of the depot apply."
    )
    (record,) = records(source(english(duties=duties)))
    assert [one["area"]["en"] for one in record["accountabilities"]] == [
        "Record Keeping",
        "Training",
        None,
    ]
