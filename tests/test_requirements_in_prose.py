"""What requirements of languages and of experience say, in many wordings; areas of duties."""

from __future__ import annotations

import pytest
from notices import english, french, source

from rolegraph.ingest import records

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
    (
        "en",
        ['hold level VI ("Proficient") in one; V in the other'],
        [("one", "VI"), ("other", "V")],
    ),
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


AREAS: list[tuple[str, str, list[str | None]]] = [
    (
        "en",
        "Planning and Execution:\n\nDraw charts daily.\n\nStakeholder Management:\n\nAnswer mail.",
        ["Planning and Execution", "Stakeholder Management"],
    ),
    (
        "en",
        "Planning and Execution:\n- Draw charts daily;\n- Keep the "
        "register.\n\nStakeholder Management:\n- Answer mail.",
        ["Planning and Execution", "Stakeholder Management"],
    ),
    (
        "en",
        "3.1 Planning and Execution\n\nDraw charts daily.\n\n3.2 Stakeholder "
        "Management\n\nAnswer mail.",
        ["Planning and Execution", "Stakeholder Management"],
    ),
    (
        "en",
        "a) Planning and Execution. Draw charts daily.\n\nb) Stakeholder Management. Answer mail.",
        ["Planning and Execution", "Stakeholder Management"],
    ),
    (
        "en",
        "**Planning and Execution**\n\nDraw charts daily.\n\n**Stakeholder "
        "Management**\n\nAnswer mail.",
        ["Planning and Execution", "Stakeholder Management"],
    ),
    (
        "en",
        "PLANNING AND EXECUTION\n\nDraw charts daily.\n\nSTAKEHOLDER MANAGEMENT\n\nAnswer mail.",
        ["PLANNING AND EXECUTION", "STAKEHOLDER MANAGEMENT"],
    ),
    (
        "en",
        "Planning and Execution – Draw charts daily.\n\nStakeholder Management – Answer mail.",
        ["Planning and Execution", "Stakeholder Management"],
    ),
    (
        "en",
        "Planning and Execution — draw charts daily.\n\nStakeholder Management — answer mail.",
        ["Planning and Execution", "Stakeholder Management"],
    ),
    (
        "en",
        "• Planning and Execution: Draw charts daily.\n• Stakeholder Management: Answer mail.",
        ["Planning and Execution", "Stakeholder Management"],
    ),
    (
        "en",
        "Planning and Execution (40%)\n\nDraw charts daily.\n\nStakeholder Management "
        "(60%)\n\nAnswer mail.",
        ["Planning and Execution (40%)", "Stakeholder Management (60%)"],
    ),
    (
        "en",
        "Planning and Execution: draw charts daily and file them.\n\nStakeholder "
        "Management: answer mail from sailors.",
        ["Planning and Execution", "Stakeholder Management"],
    ),
    ("en", "Draw charts daily.\n\nAnswer mail from sailors.", [None, None]),
    ("en", "The incumbent will:\n- draw charts daily;\n- answer mail.", [None, None]),
    ("en", "Safety. Draws charts daily.\n\nPeople. Answers mail.", ["Safety", "People"]),
    ("en", "Policy advice. Drafts papers.\n\nMail. Answers letters.", ["Policy advice", "Mail"]),
    (
        "en",
        "1. Planning and Execution: Draw charts daily.\n\n2. Stakeholder Management: Answer mail.",
        ["Planning and Execution", "Stakeholder Management"],
    ),
    (
        "en",
        "Planning and Execution\nDraw charts daily. File them.\nStakeholder "
        "Management\nAnswer mail.",
        ["Planning and Execution", "Stakeholder Management"],
    ),
    (
        "fr",
        "Planification et exécution : dresse les cartes.\n\nGestion des parties prenantes"
        " : répond au courrier.",
        ["Planification et exécution", "Gestion des parties prenantes"],
    ),
    (
        "fr",
        "Planification et exécution. Dresse les cartes.\n\nGestion des parties prenantes."
        " Répond au courrier.",
        ["Planification et exécution", "Gestion des parties prenantes"],
    ),
    (
        "fr",
        "Planification et exécution :\n\nDresse les cartes.\n\nGestion des parties "
        "prenantes :\n\nRépond au courrier.",
        ["Planification et exécution", "Gestion des parties prenantes"],
    ),
    (
        "fr",
        "Planification et exécution - Dresse les cartes.\n\nGestion des parties prenantes"
        " - Répond au courrier.",
        ["Planification et exécution", "Gestion des parties prenantes"],
    ),
    (
        "fr",
        "• Planification et exécution : Dresse les cartes.\n• Gestion des parties "
        "prenantes : Répond au courrier.",
        ["Planification et exécution", "Gestion des parties prenantes"],
    ),
    (
        "fr",
        "1) Planification et exécution – Dresse les cartes.\n\n2) Gestion des parties "
        "prenantes – Répond au courrier.",
        ["Planification et exécution", "Gestion des parties prenantes"],
    ),
]


@pytest.mark.parametrize(("lang", "duties", "areas"), AREAS)
def test_areas_of_duties(lang: str, duties: str, areas: list[str | None]) -> None:
    made = english if lang == "en" else french
    (record,) = records(source(made(duties=duties)))
    assert [one["area"][lang] for one in record["accountabilities"]] == areas
