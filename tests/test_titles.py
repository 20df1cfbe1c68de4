"""Titles of posts in prose: French forms of both genders, and posts that are mentioned."""

from __future__ import annotations

import pytest
from notices import english, french, names, organisation

from rolegraph.ingest.facts import french_titles
from rolegraph.ingest.facts.words import words
from rolegraph.ingest.forms import forms
from rolegraph.ingest.text import Text

FORM = next(form for form in forms() if form.name == "nato-is")

FRENCH_TITLES: list[tuple[str, str | None]] = [
    (
        "de la directrice/du directeur du bien-être du personnel, la Direction",
        "directrice/directeur du bien-être du personnel",
    ),
    ("le ou la chef de la Section Ponts et coopère avec", "chef de la Section Ponts"),
    ("la coordinatrice/le coordinateur pédagogique et", "coordinatrice/coordinateur pédagogique"),
    (
        "la coordinatrice pédagogique/le coordinateur pédagogique et",
        "coordinatrice pédagogique/coordinateur pédagogique",
    ),
    (
        "à la coordonnatrice ou au coordonnateur des archives.",
        "coordonnatrice ou coordonnateur des archives",
    ),
    ("la/le chargé·e de liaison familles pendant les congés", "chargé·e de liaison familles"),
    ("l'attaché(e) aux douanes pour les passages", "attaché(e) aux douanes"),
    ("de la/du préposé(e) aux vivres", "préposé(e) aux vivres"),
    ("au conseiller à la sécurité des ponts.", "conseiller à la sécurité des ponts"),
    (
        "la/le secrétaire général(e) adjoint(e) pour les forêts et l'eau et emploie",
        "secrétaire général(e) adjoint(e) pour les forêts et l'eau",
    ),
    (
        "la/le secrétaire général(e) adjoint(e) pour les services au port et au personnel. Elle",
        "secrétaire général(e) adjoint(e) pour les services au port et au personnel",
    ),
    ("la/le psychologue pour enfants.", "psychologue pour enfants"),
    ("la/au greffier(ère), qui travaille", "greffier(ère)"),
    ("de la/du terminologue principal(e).", "terminologue principal(e)"),
    ("de l'officière/officier de prévention.", "officière/officier de prévention"),
    ("du/de la chef(fe) de la Section Eaux vives.", "chef(fe) de la Section Eaux vives"),
    ("la directrice ou le directeur général", "directrice ou directeur général"),
    ("de la Section Eaux", None),
    ("les agent(e)s de la Section", None),
    ("de la direction", None),
    ("le ou la titulaire du poste", None),
    ("la personne retenue", None),
    ("du comité des usagers", None),
    ("un(e) candidat(e)", None),
    ("à la/au sous-directeur·rice des achats", "sous-directeur·rice des achats"),
    ("du chef d'atelier et lui rend compte", "chef d'atelier"),
    ("le directeur général est secondé", "directeur général"),
    (
        "de la/du responsable de l'accueil et de la restauration, qui est",
        "responsable de l'accueil et de la restauration",
    ),
    ("la rédactrice ou le rédacteur en chef", "rédactrice ou rédacteur en chef"),
    ("la rédactrice/le rédacteur en chef", "rédactrice/rédacteur en chef"),
    ("l'ingénieur(e) en chef du port", "ingénieur(e) en chef du port"),
    (
        "la coordonnatrice/le coordonnateur sécurité et santé, qui",
        "coordonnatrice/coordonnateur sécurité et santé",
    ),
    ("de la coordinatrice sécurité et inspecte les ponts", "coordinatrice sécurité"),
    ("la directrice Sûreté et inspection.", "directrice Sûreté et inspection"),
    ("l'auditrice en chef/l'auditeur en chef.", "auditrice en chef/auditeur en chef"),
    ("l'ingénieur(e) responsable (Crues), qui", "ingénieur(e) responsable (Crues)"),
]
MENTIONED: list[tuple[str, list[str]]] = [
    (
        "Requests are cleared with the Legal Adviser before they go to the Secretary General.",
        ["Legal Adviser", "Secretary General"],
    ),
    ("A second opinion is sought from the Chief Surveyor of the Division.", ["Chief Surveyor"]),
    ("Collect the boxes from the Stores Section's Coordinator.", []),
    ("Collect the boxes from the Stores Section's Yard Coordinator.", ["Yard Coordinator"]),
    ("The incumbent cooperates with the Ministry's Director of Ports.", []),
    ("The Registrar keeps the files; the Treasurer pays.", ["Registrar", "Treasurer"]),
    ("The Director signs.", []),
    ("Send a copy to the Director of the European Sea Agency.", []),
    ("The group is led by the Hydrographer of the Navy of each nation.", []),
    ("Ask the Spokesperson or the Deputy Spokesperson.", ["Spokesperson", "Deputy Spokesperson"]),
    ("Agree pictures with the Editor-in-Chief.", ["Editor-in-Chief"]),
    ("Prepare papers for the Executive Board and the Heads of Division.", []),
    ("Keep in touch with the Pilot Boat Section and the Teacher Training Unit.", []),
    ("The work of the Senior Rigger of the Masts Unit is checked.", ["Senior Rigger"]),
]
CITES: list[tuple[str, list[str]]] = [
    ("Les factures sont contresignées par le contrôleur financier.", ["contrôleur financier"]),
    ("Transmet les rapports à l'officier de permanence.", ["officier de permanence"]),
    ("Se concerte avec l'attaché(e) de presse au sujet des visites.", ["attaché(e) de presse"]),
    (
        "La/Le greffier(ère) tient les dossiers ; la trésorière ou le trésorier paie.",
        ["greffier(ère)", "trésorière ou trésorier"],
    ),
    ("Collabore avec le/la webmestre.", ["webmestre"]),
    (
        "Encadre le sous-chef de quai et commande chez le magasinier-chef.",
        ["sous-chef de quai", "magasinier-chef"],
    ),
    (
        "Signale les accidents au responsable de la sécurité au travail.",
        ["responsable de la sécurité au travail"],
    ),
    (
        "Forme les secouristes avec le·la conseiller·ère en prévention.",
        ["conseiller·ère en prévention"],
    ),
    ("Consulte la/le conseiller(ère) en cas de doute.", []),
    ("Écrit au directeur de l'Agence européenne des mers.", []),
    ("Demande les fiches à la/au commis de la Section Paie.", ["commis"]),
    ("La cheffe ou le chef des achats le dirige.", ["cheffe ou chef des achats"]),
    (
        "Seconde la cheffe adjointe ou le chef adjoint (Biens).",
        ["cheffe adjointe ou chef adjoint (Biens)"],
    ),
    ("La candidate ou le candidat doit être disponible.", []),
    ("Accueille la/le visiteur(se) à l'entrée.", []),
    ("A la charge d'un dépôt de cartes.", []),
    ("Rend compte de l'usage des crédits.", []),
    ("La personne titulaire du poste est secondée par une/un assistant(e).", []),
]


@pytest.mark.parametrize(("said", "title"), FRENCH_TITLES)
def test_a_french_title(said: str, title: str | None) -> None:
    found = french_titles.title_at(Text(said).span(0, len(said), "fr"), words(FORM, "fr"))
    assert (found.value if found else None) == title


@pytest.mark.parametrize(("said", "posts"), MENTIONED)
def test_posts_that_are_mentioned(said: str, posts: list[str]) -> None:
    found = organisation(english(duties=said))
    assert [names(post, "title") for post in found["posts_mentioned"]] == posts


@pytest.mark.parametrize(("said", "posts"), CITES)
def test_posts_that_are_mentioned_in_french(said: str, posts: list[str]) -> None:
    found = organisation(french(duties=said))
    assert [names(post, "title") for post in found["posts_mentioned"]] == posts


def both(duties: str, devoirs: str) -> list[tuple[str | None, str | None]]:
    found = organisation(english(duties=duties) + french(duties=devoirs))
    return [(post["title"]["en"], post["title"]["fr"]) for post in found["posts_mentioned"]]


def test_posts_of_both_printings_are_one_by_where_they_stand() -> None:
    assert both(
        "Send bills to the Claims Officer and the Tide Analyst.\n\nAsk the Registrar.",
        "Envoie les factures à la/au gestionnaire des sinistres et à l'analyste des marées.\n\n"
        "Consulte la/le greffier(ère).",
    ) == [
        ("Claims Officer", "gestionnaire des sinistres"),
        ("Tide Analyst", "analyste des marées"),
        ("Registrar", "greffier(ère)"),
    ]


def test_posts_of_both_printings_in_another_order() -> None:
    assert both(
        "The Tide Analyst and the Yard Technician help.",
        "La/Le technicien(ne) de chantier et l'analyste des marées apportent leur aide.",
    ) == [
        ("Tide Analyst", "analyste des marées"),
        ("Yard Technician", "technicien(ne) de chantier"),
    ]


def test_posts_that_cannot_be_paired_stay_apart() -> None:
    assert both(
        "Ask the Tide Analyst, the Wave Analyst or the Deputy Director of Charts.",
        "Consulte l'analyste des marées.",
    ) == [("Tide Analyst", None), ("Wave Analyst", None), ("Deputy Director of Charts", None)]


def test_posts_that_one_sentence_gives_as_reports() -> None:
    said = "Line-managed by the incumbent: a Lock Keeper (Day) and a Lock Keeper (Night)."
    found = organisation(english(relations=said))["posts_mentioned"]
    assert [(names(post, "title"), post["relation"]) for post in found] == [
        ("Lock Keeper (Day)", "direct_report"),
        ("Lock Keeper (Night)", "direct_report"),
    ]
