"""The words of invented organisations: subjects, kinds of units, roles, in English and French."""

from __future__ import annotations

import random

__all__ = ["BODIES", "COMMON", "KINDS", "LEVELS", "ROLES", "SUBJECTS", "fr_of", "work_of"]

#: Subject: English, French as a name, French after "de".
SUBJECTS: dict[str, tuple[str, str]] = {
    en: (fr, of)
    for en, fr, of in (
        ("Budget", "Budget", "du budget"), ("Maps", "Cartes", "des cartes"),
        ("Surveys", "Levés", "des levés"), ("Ports", "Ports", "des ports"),
        ("Locks", "Écluses", "des écluses"), ("Dykes", "Digues", "des digues"),
        ("Floods", "Crues", "des crues"), ("Pilotage", "Pilotage", "du pilotage"),
        ("Tolls", "Péages", "des péages"), ("Canals", "Canaux", "des canaux"),
        ("Fisheries", "Pêches", "des pêches"), ("Wetlands", "Zones humides", "des zones humides"),
        ("Archives", "Archives", "des archives"), ("Recruitment", "Recrutement", "du recrutement"),
        ("Training", "Formation", "de la formation"), ("Procurement", "Achats", "des achats"),
        ("Contracts", "Contrats", "des contrats"), ("Security", "Sécurité", "de la sécurité"),
        ("Networks", "Réseaux", "des réseaux"), ("Radars", "Radars", "des radars"),
        ("Data", "Données", "des données"), ("Statistics", "Statistiques", "des statistiques"),
        ("Media", "Médias", "des médias"), ("Publications", "Publications", "des publications"),
        ("Translation", "Traduction", "de la traduction"),
        ("Conferences", "Conférences", "des conférences"),
        ("Buildings", "Bâtiments", "des bâtiments"), ("Vehicles", "Véhicules", "des véhicules"),
        ("Travel", "Voyages", "des voyages"), ("Health", "Santé", "de la santé"),
        ("Treaties", "Traités", "des traités"), ("Exercises", "Exercices", "des exercices"),
        ("Partnerships", "Partenariats", "des partenariats"),
        ("Logistics", "Logistique", "de la logistique"),
        ("Fuel", "Carburants", "des carburants"), ("Ice", "Glaces", "des glaces"),
        ("Weather", "Météorologie", "de la météorologie"), ("Buoys", "Bouées", "des bouées"),
        ("Dredging", "Dragage", "du dragage"), ("Bridges", "Ponts", "des ponts"),
        ("Ferries", "Bacs", "des bacs"), ("Customs", "Douanes", "des douanes"),
        ("Audit", "Audit", "de l'audit"), ("Payroll", "Paie", "de la paie"),
        ("Pensions", "Pensions", "des pensions"), ("Insurance", "Assurances", "des assurances"),
        ("Planning", "Planification", "de la planification"),
        ("Research", "Études", "des études"), ("Innovation", "Innovation", "de l'innovation"),
        ("Software", "Logiciels", "des logiciels"), ("Telephony", "Téléphonie", "de la téléphonie"),
        ("Energy", "Énergie", "de l'énergie"), ("Climate", "Climat", "du climat"),
        ("Rescue", "Sauvetage", "du sauvetage"), ("Navigation", "Navigation", "de la navigation"),
        ("Hydrology", "Hydrologie", "de l'hydrologie"),
        ("Resources", "Ressources", "des ressources"),
        ("Operations", "Opérations", "des opérations"), ("Tides", "Marées", "des marées"),
        ("Human Resources", "Ressources humaines", "des ressources humaines"),
    )
}  # fmt: skip
#: Kind of a unit: words before and after an English name; the French kind word, its gender.
KINDS = {
    "division": ("{} Division", "Division"), "office": ("Office of {}", "Bureau"),
    "section": ("{} Section", "Section"), "unit": ("{} Unit", "Unité"),
    "team": ("{} Team", "Équipe"),
}  # fmt: skip
#: Role: French by gender.
ROLES = {
    "Officer": ("administratrice", "administrateur"), "Assistant": ("assistante", "assistant"),
    "Engineer": ("ingénieure", "ingénieur"), "Analyst": ("analyste", "analyste"),
    "Technician": ("technicienne", "technicien"), "Manager": ("gestionnaire", "gestionnaire"),
    "Coordinator": ("coordonnatrice", "coordonnateur"),
    "Adviser": ("conseillère", "conseiller"), "Editor": ("rédactrice", "rédacteur"),
    "Specialist": ("spécialiste", "spécialiste"),
}  # fmt: skip
#: A level before a role: French by gender, after the role.
LEVELS = {"Senior": ("principale", "principal"), "Deputy": ("adjointe", "adjoint")}
#: Titles without a subject, that many offices have.
COMMON = {
    "Policy Officer": ("administratrice (Politique)", "administrateur (Politique)"),
    "Administrative Assistant": ("assistante administrative", "assistant administratif"),
    "Executive Officer": ("responsable administrative", "responsable administratif"),
    "Staff Officer": ("administratrice (État-major)", "administrateur (État-major)"),
    "Secretary": ("secrétaire", "secrétaire"),
    "Project Manager": ("gestionnaire de projet", "gestionnaire de projet"),
}  # fmt: skip
#: What posts do with a subject.
WORK = (
    ("Draw up the yearly report on {}.", "Rédige le rapport annuel {}."),
    ("Keep the register of {} up to date.", "Tient à jour le registre {}."),
    ("Check the monthly bills for {}.", "Vérifie les factures mensuelles {}."),
    ("Answer written questions about {}.", "Répond aux questions écrites au sujet {}."),
    ("Prepare the courses on {}.", "Prépare les cours au sujet {}."),
    ("Order what is needed for {}.", "Commande le nécessaire au profit {}."),
    ("Take the minutes of meetings on {}.", "Dresse le compte rendu des réunions au sujet {}."),
    ("Test new tools for {}.", "Met à l'essai les nouveaux outils {}."),
)
BODIES = (
    ("Northern Water Board", "Office des eaux du Nord", "NWB"),
    ("Eastern Rivers Agency", "Agence des rivières de l'Est", "ERA"),
    ("Great Canal Secretariat", "Secrétariat du Grand Canal", "GCS"),
)


def fr_of(name: str) -> str:
    """A French unit with its article after "de": "de la Section Cartes", "du Bureau des ports"."""
    if name.startswith("Bureau"):
        return f"du {name}"
    return f"de l'{name}" if name[0] in "AUÉO" else f"de la {name}"


def work_of(post: int) -> list[tuple[str, str]]:
    """What a post does, English and French: the same under every title it has."""
    rng = random.Random(f"work-{post}")
    subjects = rng.sample(sorted(SUBJECTS), 3)
    return [
        (en.format(subject.lower()), fr.format(SUBJECTS[subject][1]))
        for subject, (en, fr) in zip(subjects, rng.sample(WORK, 3), strict=True)
    ]
