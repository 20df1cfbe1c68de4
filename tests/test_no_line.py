"""What only looks like a statement of whom the post reports to."""

from __future__ import annotations

import pytest
from notices import english, french, organisation

NO_LINE: list[str] = [
    "The Section falls under the Chief of Locks.",
    "The assistant reports to the incumbent.",
    "Staff on board work under the Chief of Locks.",
    "The project is directed by the Chief of Locks.",
    "The incumbent reports progress to the Chief of Locks every week.",
    "The incumbent reports on accidents to the Chief of Locks.",
    "The incumbent works for the good of all.",
    "The Chief of Locks is supervised by the Director of Charts.",
    "The line manager of the clerk is the Chief of Locks.",
    "The incumbent's deputy reports to the Chief of Locks.",
    "The incumbent no longer reports to the Chief of Locks.",
    "Divers report to the Chief of Locks.",
    "Visitors report to the Duty Officer at the gate.",
    "Report to the Chief of Locks any fault found.",
    "Prepare reports to the Director of Charts.",
    "The incumbent answers to letters from the Chief of Locks.",
    "The incumbent takes over from the Chief of Locks.",
    "Until 2025 the post reported to the Chief of Locks.",
    "The incumbent coordinates with the Chief of Locks, who reports to the Director of Charts.",
    "In the absence of the Chief of Locks, the incumbent reports to the Director of Charts.",
    "The contractor is overseen by the Chief of Locks.",
    "The committee reports to the Director of Charts.",
    "The Chief of Locks supervises the clerks.",
    "Your application will be read by the Chief of Locks.",
    "Nothing here places the incumbent under the authority of the Chief of Locks.",
]
AUCUN_LIEN: list[str] = [
    "La Section dépend de la/du chef des écluses.",
    "La personne titulaire du poste rend compte des progrès à la/au chef des écluses.",
    "Le budget dépend du directeur financier.",
    "L'assistant(e) relève de la personne titulaire du poste.",
    "Signale à la/au chef des écluses toute anomalie.",
    "Le projet est dirigé par la/le chef des écluses.",
    "La réussite relève de la/du chef des écluses.",
    "Les plongeurs travaillent sous les ordres de la/du chef des écluses.",
    "La personne titulaire du poste coopère avec la/le chef des écluses, qui relève de la"
    " directrice/du directeur des cartes.",
    "En l'absence de la/du chef des écluses, elle relève de la directrice/du directeur des cartes.",
    "La personne titulaire du poste travaille pour le bien de tous.",
    "Ce dossier relève de la compétence de la/du chef des écluses.",
    "La personne titulaire du poste ne dépend pas de la/du chef des écluses.",
    "La supervision des chantiers est assurée par la/le chef des écluses.",
    "Le supérieur hiérarchique de l'assistant(e) est la/le chef des écluses.",
]


@pytest.mark.parametrize("said", NO_LINE)
def test_what_is_no_line(said: str) -> None:
    found = organisation(english(relations=said))
    assert (found["reports_to"], found["functional_superior"]) == (None, None)


@pytest.mark.parametrize("said", AUCUN_LIEN)
def test_what_is_no_line_in_french(said: str) -> None:
    found = organisation(french(relations=said))
    assert (found["reports_to"], found["functional_superior"]) == (None, None)
