"""How units and who leads them are read from prose that says the same thing in other words.

Each case is one way of writing met in vacancy notices; the organisation is invented.
"""

from __future__ import annotations

import pytest
from notices import english, french, inferred, names, organisation


def parts(text: str) -> dict[str | None, str | None]:
    """Named units but bodies, and what each is stated to be part of."""
    found = organisation(text)
    return {
        names(unit): names(unit["part_of"])
        for unit in found["units"]
        if unit["kind"] not in {"body", "committee", "external"}
    }


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
    "nom suivi d'un verbe au pluriel": (
        "Au sein de la Division Travaux, la Section Digues et l'Unité Argile travaillent ensemble.",
        {"Division Travaux": None, "Section Digues": "Division Travaux", "Unité Argile": None},
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


def test_names_on_both_sides_of_their_kind_word_and_acronyms_with_one() -> None:
    said = (
        "The ABC Office of Harbours (AOH) brings harbours together. The Pilots Section, led by the "
        "Chief of Pilots, is part of the AOH. It works with the ABC Charts and Tides Agency (CT "
        "Agency). The CT Agency draws charts."
    )
    found = organisation(english(summary=said, relations="None."))
    units = {names(u): (u["acronym"], names(u["part_of"])) for u in found["units"]}
    assert units["ABC Office of Harbours"] == ("AOH", None)
    assert units["Pilots Section"] == (None, "ABC Office of Harbours")
    assert units["ABC Charts and Tides Agency"] == ("CT Agency", None)
    assert not {"ABC Office", "CT Agency", "Tides Agency"} & set(units)
