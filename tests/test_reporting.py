"""Whom a post reports to, in many wordings, and what only looks like it."""

from __future__ import annotations

import pytest
from notices import english, french, names, organisation

Lines = list[tuple[str, str | None, str | None]]

REPORTING: Lines = [
    (
        "The incumbent works under the supervision of, and reports to, the Head of the Lock Unit.",
        "Head of the Lock Unit",
        None,
    ),
    (
        "During exercises the incumbent reports functionally to the Exercise Director.",
        None,
        "Exercise Director",
    ),
    ("The incumbent takes orders from the Harbour Master and nobody else.", "Harbour Master", None),
    ("The incumbent is subordinate to the Chief of Locks.", "Chief of Locks", None),
    ("The Chief of Locks is the incumbent's line manager.", "Chief of Locks", None),
    (
        "The Section is headed by the Chief of Locks, to whom the incumbent reports.",
        "Chief of Locks",
        None,
    ),
    ("The Chief of Locks acts as line manager for the incumbent.", "Chief of Locks", None),
    ("The incumbent has as line manager the Chief of Locks.", "Chief of Locks", None),
    ("Reports to: Chief of Locks", "Chief of Locks", None),
    ("Line manager: the Chief of Locks", "Chief of Locks", None),
    (
        "The incumbent reports to the Chief of Locks and has a dotted line to the "
        "Director of Safety.",
        "Chief of Locks",
        "Director of Safety",
    ),
    (
        "The incumbent is placed under the direct authority of the Chief of Locks.",
        "Chief of Locks",
        None,
    ),
    ("The incumbent, who answers to the Chief of Locks, keeps the gates.", "Chief of Locks", None),
    ("The Chart Keeper is directly responsible to the Chief of Locks.", "Chief of Locks", None),
    ("The incumbent does not take orders from the Chief of Locks.", None, None),
    ("The incumbent reports to the Board on progress.", None, None),
    ("If the Head is away, the incumbent reports to the Chief of Locks.", None, None),
    ("The post is under the command of the Chief of Locks.", "Chief of Locks", None),
    ("The incumbent is supervised and appraised by the Chief of Locks.", "Chief of Locks", None),
    ("The Chief of Locks, who manages the incumbent, sits in Oslo.", "Chief of Locks", None),
    ("The incumbent receives instructions from the Chief of Locks.", "Chief of Locks", None),
    (
        "The Chief of Locks and the Chart Keeper report to the Director of Charts.",
        "Director of Charts",
        None,
    ),
    (
        "For technical matters the incumbent has a functional reporting line to the "
        "Surveyor General.",
        None,
        "Surveyor General",
    ),
    ("The incumbent's immediate superior is the Yard Foreman.", "Yard Foreman", None),
    (
        "In the line of command, the post comes directly under the Chief of Locks.",
        "Chief of Locks",
        None,
    ),
    ("The incumbent works for the Chief of Locks.", "Chief of Locks", None),
    ("He or she reports to the Chief of Locks on all matters.", "Chief of Locks", None),
    ("The Chart Keeper's line manager is the Chief of Locks.", "Chief of Locks", None),
    (
        "The post reports to the Chief of Locks, who is also its appraising officer.",
        "Chief of Locks",
        None,
    ),
    ("Line management is exercised by the Chief of Locks.", "Chief of Locks", None),
    ("The Chief of Locks exercises line management over the post.", "Chief of Locks", None),
    ("The Chief of Locks is responsible for supervising the incumbent.", "Chief of Locks", None),
    ("The incumbent is part of the staff of the Chief of Locks and reports to him.", None, None),
    (
        "The first reporting officer is the Chief of Locks and the second the Director of Charts.",
        "Chief of Locks",
        None,
    ),
    (
        "Hierarchically, the post comes under the Chief of Locks; functionally, it comes "
        "under the Director of Safety.",
        "Chief of Locks",
        "Director of Safety",
    ),
    (
        "The Chart Keeper reports to the Chief of Locks for day-to-day work and to the "
        "Director of Safety for professional standards.",
        "Chief of Locks",
        None,
    ),
    (
        "Administratively the incumbent reports to the Chief of Locks, functionally to "
        "the Director of Safety.",
        "Chief of Locks",
        "Director of Safety",
    ),
    ("For discipline the post depends on the Chief of Locks.", None, None),
    ("You will report to the Chief of Locks.", "Chief of Locks", None),
    ("You report directly to the Chief of Locks.", "Chief of Locks", None),
    ("Your line manager will be the Chief of Locks.", "Chief of Locks", None),
    ("The successful candidate will report to the Chief of Locks.", "Chief of Locks", None),
    ("The jobholder reports to the Chief of Locks.", "Chief of Locks", None),
    ("The position reports to the Chief of Locks.", "Chief of Locks", None),
    ("The incumbent will be reporting to the Chief of Locks.", "Chief of Locks", None),
    (
        "The incumbent reports directly, without intermediary, to the Chief of Locks.",
        "Chief of Locks",
        None,
    ),
    ("The incumbent reports, through nobody else, to the Chief of Locks.", None, None),
    ("The incumbent reports in the first instance to the Chief of Locks.", "Chief of Locks", None),
    ("The person appointed will report to the Chief of Locks.", "Chief of Locks", None),
    ("The incumbent and the two clerks report to the Chief of Locks.", "Chief of Locks", None),
    ("The incumbent is led by the Chief of Locks.", "Chief of Locks", None),
    ("Superior: Chief of Locks. Deputy: none.", "Chief of Locks", None),
    ("The incumbent receives functional guidance from the Director of Safety.", None, None),
    ("The Chief of Locks writes the appraisal of the incumbent.", None, None),
    (
        "The functional superior of the incumbent is the Director of Safety.",
        None,
        "Director of Safety",
    ),
    (
        "The incumbent is responsible to the Chief of Locks for the accuracy of charts.",
        "Chief of Locks",
        None,
    ),
    ("The incumbent has the Chief of Locks for a superior.", "Chief of Locks", None),
    ("As direct chief the incumbent has the Chief of Locks.", "Chief of Locks", None),
    ("Your boss will be the Chief of Locks.", "Chief of Locks", None),
    ("Reporting: to the Chief of Locks.", "Chief of Locks", None),
    (
        "The incumbent is one of three keepers supervised by the Chief of Locks.",
        "Chief of Locks",
        None,
    ),
    ("The post falls within the span of control of the Chief of Locks.", "Chief of Locks", None),
    (
        "On safety, functional authority over the incumbent is exercised by the Chief of Locks.",
        None,
        "Chief of Locks",
    ),
    (
        "On all that floats the incumbent is answerable, functionally, to the Chief of Locks.",
        None,
        "Chief of Locks",
    ),
]
RATTACHEMENT: Lines = [
    (
        "La personne titulaire du poste est placée sous les ordres de la/du chef d'écluse"
        " et lui rend compte.",
        "chef d'écluse",
        None,
    ),
    (
        "La personne titulaire du poste dépend directement de la/du chef des écluses.",
        "chef des écluses",
        None,
    ),
    (
        "La personne titulaire du poste répond de ses activités devant la/le chef des écluses.",
        "chef des écluses",
        None,
    ),
    (
        "La personne titulaire du poste a pour supérieur(e) hiérarchique la/le chef des écluses.",
        "chef des écluses",
        None,
    ),
    (
        "Sa supérieure ou son supérieur hiérarchique est la/le chef des écluses.",
        "chef des écluses",
        None,
    ),
    ("Supérieur hiérarchique : la/le chef des écluses", "chef des écluses", None),
    (
        "La/Le chef des écluses, dont relève la personne titulaire du poste, siège à Oslo.",
        "chef des écluses",
        None,
    ),
    (
        "La/Le chef des écluses est la/le supérieur(e) direct(e) de la personne titulaire"
        " du poste.",
        "chef des écluses",
        None,
    ),
    (
        "La personne titulaire du poste relève du fontainier principal.",
        "fontainier principal",
        None,
    ),
    ("La personne titulaire du poste relève de la direction des écluses.", None, None),
    (
        "La personne titulaire du poste relève de l'intendante/intendant des écluses et "
        "coopère avec la Section Ponts.",
        "intendante/intendant des écluses",
        None,
    ),
    (
        "Pendant les exercices, la personne titulaire du poste relève fonctionnellement "
        "de la directrice/du directeur d'exercice.",
        None,
        "directrice/directeur d'exercice",
    ),
    (
        "La personne titulaire du poste en réfère à la/au chef des écluses.",
        "chef des écluses",
        None,
    ),
    (
        "La personne titulaire du poste travaille sous la responsabilité directe du chef "
        "des écluses.",
        "chef des écluses",
        None,
    ),
    (
        "La personne titulaire du poste est sous le commandement du capitaine de port.",
        "capitaine de port",
        None,
    ),
    ("La personne titulaire du poste rend compte de son travail.", None, None),
    ("La personne titulaire du poste rend compte au comité des écluses.", None, None),
    ("La personne titulaire du poste ne relève pas de la/du chef des écluses.", None, None),
    ("Le succès du projet dépend de la qualité des relevés.", None, None),
    ("Le poste est rattaché à la/au chef des écluses.", "chef des écluses", None),
    (
        "La personne titulaire du poste relève de la/du chef des écluses et, pour les "
        "questions de sûreté, a un lien fonctionnel avec la/le responsable de la sûreté.",
        "chef des écluses",
        "responsable de la sûreté",
    ),
    (
        "Le supérieur hiérarchique de la personne titulaire du poste est la/le chef des écluses.",
        "chef des écluses",
        None,
    ),
    ("La hiérarchie directe est assurée par la/le chef des écluses.", "chef des écluses", None),
    (
        "La personne titulaire du poste travaille pour la/le chef des écluses.",
        "chef des écluses",
        None,
    ),
    (
        "Sur le plan hiérarchique, elle relève de la/du chef des écluses et, sur le plan "
        "fonctionnel, de la directrice/du directeur de la sécurité.",
        "chef des écluses",
        "directrice/directeur de la sécurité",
    ),
    (
        "La personne titulaire du poste est placée sous la direction hiérarchique de "
        "la/du chef des écluses.",
        "chef des écluses",
        None,
    ),
    ("Le poste dépend de la/du chef des écluses.", "chef des écluses", None),
    ("Vous relèverez de la/du chef des écluses.", "chef des écluses", None),
    (
        "La personne titulaire du poste rendra compte à la/au chef des écluses.",
        "chef des écluses",
        None,
    ),
    (
        "La personne titulaire du poste relèvera de la/du chef des écluses.",
        "chef des écluses",
        None,
    ),
    ("L'agent(e) en poste relève de la/du chef des écluses.", "chef des écluses", None),
    ("La personne retenue relève de la/du chef des écluses.", "chef des écluses", None),
    (
        "La/Le chef des écluses assure l'encadrement direct de la personne titulaire du poste.",
        "chef des écluses",
        None,
    ),
    (
        "C'est de la/du chef des écluses que relève la personne titulaire du poste.",
        "chef des écluses",
        None,
    ),
    (
        "C'est à la/au chef des écluses que la personne titulaire du poste rend compte.",
        "chef des écluses",
        None,
    ),
    (
        "Elle rend compte, pour toutes ses activités, à la/au chef des écluses.",
        "chef des écluses",
        None,
    ),
    (
        "La personne titulaire du poste relève directement, sans échelon intermédiaire, "
        "de la/du chef des écluses.",
        "chef des écluses",
        None,
    ),
    ("Supérieur(e) hiérarchique direct(e) : chef des écluses", "chef des écluses", None),
    (
        "La personne titulaire du poste relève au quotidien de la/du chef des écluses.",
        "chef des écluses",
        None,
    ),
    (
        "La personne titulaire du poste reçoit ses instructions de la/du chef des écluses.",
        "chef des écluses",
        None,
    ),
    (
        "La personne titulaire du poste fait rapport à la/au chef des écluses.",
        "chef des écluses",
        None,
    ),
    ("Sa/Son responsable hiérarchique est la/le chef des écluses.", "chef des écluses", None),
    (
        "La personne titulaire du poste est encadrée par la/le chef des écluses.",
        "chef des écluses",
        None,
    ),
    (
        "La personne titulaire du poste relève, comme ses trois collègues, de la/du chef "
        "des écluses.",
        "chef des écluses",
        None,
    ),
    ("Chef direct(e) : la/le chef des écluses, qui siège à Oslo.", "chef des écluses", None),
    (
        "Il existe une autorité fonctionnelle, celle de la/du chef des écluses.",
        None,
        "chef des écluses",
    ),
    (
        "C'est de la/du chef des écluses que la personne titulaire du poste tient ses ordres.",
        "chef des écluses",
        None,
    ),
    (
        "La personne titulaire du poste relève, sur le plan administratif, de la/du chef "
        "des écluses.",
        "chef des écluses",
        None,
    ),
]


@pytest.mark.parametrize(("said", "line", "functional"), REPORTING)
def test_who_the_post_reports_to(said: str, line: str | None, functional: str | None) -> None:
    found = organisation(english(relations=said))
    assert names(found["reports_to"], "title") == line
    assert names(found["functional_superior"], "title") == functional


@pytest.mark.parametrize(("said", "line", "functional"), RATTACHEMENT)
def test_who_the_post_reports_to_in_french(
    said: str, line: str | None, functional: str | None
) -> None:
    found = organisation(french(relations=said))
    assert names(found["reports_to"], "title") == line
    assert names(found["functional_superior"], "title") == functional
