"""The years of a contract, of its renewal and of the longest service, in many wordings."""

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
        (5, 5, 10),
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
    (
        "The appointment will be for an initial term of three years, with the option of a"
        " further three.",
        (3, 3, None),
    ),
    ("Duration: three years, renewable.", (3, None, None)),
    (
        "A contract for a period of three years will be concluded; it can be extended "
        "once, for a maximum of two years. In no case can service in this post go beyond "
        "five years.",
        (3, 2, 5),
    ),
    (
        "Three years (definite duration). One renewal of three years is foreseen. "
        "Rotation post: six years at most.",
        (3, 3, 6),
    ),
    (
        "Non-seconded candidates: definite duration contract of 3 years, extendable by 3 "
        "years. Seconded candidates: 3 years, extendable by 3 years.",
        (3, 3, None),
    ),
    (
        "We offer a fixed-term contract (2 years) with the prospect of renewal for "
        "another 2 years.",
        (2, 2, None),
    ),
    (
        "The successful candidate will hold the post for four years; a second and last "
        "mandate of four years may be granted.",
        (4, 4, None),
    ),
    ("This is a temporary post for 18 months.", (None, None, None)),
    ("The holder is appointed for five years and can be reappointed for five more.", (5, 5, None)),
    (
        "Contract type: definite duration, 3 years. Renewal: up to 3 years. Maximum "
        "service: 6 years.",
        (3, 3, 6),
    ),
    (
        "The contract is concluded for three years, and may, with the agreement of both "
        "sides, be prolonged for the same length of time.",
        (3, 3, None),
    ),
    (
        "An indefinite duration contract, subject to a probationary period of six months.",
        (None, None, None),
    ),
    (
        "You will be given a contract of one year. After one year it can be converted "
        "into an indefinite duration contract.",
        (1, None, None),
    ),
    (
        "The total length of all contracts cannot be more than eight years. The first is for four.",
        (None, None, 8),
    ),
    (
        "A definite duration contract of three years, once renewable for up to three "
        "years (six years in total).",
        (3, 3, 6),
    ),
    ("The tour of duty is three years, with possible extension to five years.", (3, None, 5)),
    ("The post is limited to a period of three years.", (3, None, None)),
    (
        "Contracts are awarded for three years, then for two, and never for more than "
        "five years altogether.",
        (3, None, 5),
    ),
    (
        "The contract runs for 36 months and can be renewed for 24 months; after 60 "
        "months the post is advertised again.",
        (3, 2, None),
    ),
    (
        "The contract is a definite duration one, three years long. An extension by a "
        "maximum of three years can be agreed. Nobody may occupy the post for longer than"
        " six years.",
        (3, 3, 6),
    ),
    (
        "A definite duration contract of three years is on offer. Subject to performance "
        "and funding it may be renewed, again for up to three years. The ceiling for "
        "service in this post is six years.",
        (3, 3, 6),
    ),
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
    ("Durée : trois ans, renouvelable une fois pour trois ans.", (3, 3, None)),
    (
        "Le contrat, d'une durée de trois ans, peut faire l'objet d'une prolongation de deux ans.",
        (3, 2, None),
    ),
    (
        "La personne choisie est nommée pour quatre ans. Un second mandat de quatre ans "
        "peut lui être confié.",
        (4, 4, None),
    ),
    (
        "Contrat de trois ans (durée déterminée), reconductible dans la limite de trois "
        "ans. Durée maximale dans le poste : six ans.",
        (3, 3, 6),
    ),
    ("Il est proposé un engagement de deux ans qui peut être reconduit deux ans.", (2, 2, None)),
    (
        "Contrat à durée déterminée de cinq ans, prolongeable de cinq ans au plus, sans "
        "que la durée totale puisse dépasser dix ans.",
        (5, 5, 10),
    ),
    (
        "Nul ne peut occuper ce poste pendant plus de six ans. Le contrat initial est de "
        "trois ans et peut être renouvelé pour la même durée.",
        (3, 3, 6),
    ),
    ("Contrat de durée indéterminée, assorti d'un stage de six mois.", (None, None, None)),
    (
        "Contrat d'une durée de 12 mois, renouvelable par période de 12 mois, dans la "
        "limite de 36 mois au total.",
        (1, 1, 3),
    ),
    (
        "Un contrat de trois ans est proposé ; il est renouvelable pour trois autres "
        "années, le plafond étant fixé à six ans.",
        (3, 3, 6),
    ),
    ("L'affectation dure trois ans et peut être prolongée d'un an.", (3, 1, None)),
    (
        "Contrat d'une durée déterminée de trois ans, avec possibilité de renouvellement "
        "(trois ans au plus).",
        (3, 3, None),
    ),
]


def years(text: str) -> Years:
    contract = records(source(text))[0]["contract"]
    return contract["years"], contract["renewal_years"], contract["maximum_years"]


@pytest.mark.parametrize(("said", "wanted"), CONTRACTS)
def test_a_contract(said: str, wanted: Years) -> None:
    assert years(f"{english()}\n6. CONTRACT\n\n{said}\n") == wanted


@pytest.mark.parametrize(("said", "wanted"), CONTRATS)
def test_a_contract_in_french(said: str, wanted: Years) -> None:
    assert years(f"{french()}\n6. CONTRAT\n\n{said}\n") == wanted
