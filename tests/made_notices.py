"""Invented notices in any number, each with the facts it was made from.

Organisations, units and posts are invented; the ways of saying things are those that vacancy
notices use, mixed at random: no two notices of different seeds are alike.
"""

from __future__ import annotations

import random
from dataclasses import dataclass, field

from rolegraph.scoring.facts import even

__all__ = ["FORMS", "Made", "made"]

#: English and French names without their kind word.
TOPICS = (
    ("Water Levels", "Niveaux d'eau"), ("Dyke Safety", "Sûreté des digues"),
    ("Ferry Operations", "Exploitation des bacs"), ("Harbour Finance", "Finances portuaires"),
    ("Ice Forecasting", "Prévision des glaces"), ("Lock Maintenance", "Entretien des écluses"),
    ("Pilotage and Towage", "Pilotage et remorquage"), ("Toll Policy", "Politique des péages"),
    ("Canal Engineering", "Génie des canaux"), ("Flood Response", "Réponse aux crues"),
    ("Fisheries, Reeds and Wetlands", "Pêche, roseaux et zones humides"),
    ("River Charts", "Cartes fluviales"), ("Staffing", "Recrutement"),
    ("Records and Archives", "Documents et archives"),
    ("Bridge Inspection", "Inspection des ponts"),
)  # fmt: skip
ACRONYMS = ("WLD", "DSX", "FOB", "HFN", "IFG", "LMT", "PTW", "TPY", "CEG", "FRS")
KINDS = {
    "division": ("Division", "Division"), "directorate": ("Directorate", "Direction"),
    "section": ("Section", "Section"), "unit": ("Unit", "Unité"),
}  # fmt: skip
POSTS = (
    ("Engineer ({})", "Ingénieure/Ingénieur ({})"),
    ("Officer, {}", "Administratrice/Administrateur, {}"),
    ("Assistant ({})", "Assistante/Assistant ({})"),
    ("Senior Analyst ({})", "Analyste principal(e) ({})"),
    ("Coordinator ({})", "Coordonnatrice/Coordonnateur ({})"),
)
FIELDS = (("Tariffs", "Tarifs"), ("Soundings", "Sondages"), ("Winter Duty", "Garde d'hiver"),
          ("Data Quality", "Qualité des données"), ("Night Watch", "Veille de nuit"))  # fmt: skip
COMPETENCIES = (
    ("Achievement", "Recherche de l'excellence"), ("Analytical Thinking", "Réflexion analytique"),
    ("Clarity and Accuracy", "Clarté et précision"), ("Empathy", "Empathie"),
    ("Conceptual Thinking", "Réflexion conceptuelle"),
    ("Customer Service Orientation", "Souci du service au client"),
)  # fmt: skip
LEVELS = (("Sees what matters", "voit l'essentiel"), ("Acts before asked", "agit sans attendre"),
          ("Keeps others informed", "tient les autres informés"))  # fmt: skip
NEEDS = (
    (
        "hold a university degree in hydraulics",
        "être titulaire d'un diplôme universitaire en hydraulique",
    ),
    ("have a sound knowledge of river law", "avoir une bonne connaissance du droit fluvial"),
    ("be able to work on water", "être apte au travail sur l'eau"),
    ("know how to draw up a budget", "savoir établir un budget"),
)
WISHES = (
    ("experience of winter navigation", "une expérience de la navigation d'hiver"),
    ("knowledge of lock machinery", "la connaissance des mécanismes d'écluse"),
    ("a licence for small craft", "un permis pour petites embarcations"),
)
AREAS = (("Planning", "Planification"), ("People Management", "Gestion des personnes"),
         ("Knowledge Management", "Gestion des connaissances"),
         ("Stakeholder Management", "Gestion des parties prenantes"))  # fmt: skip
WORK = (("Keep the plan up to date.", "Tient le plan à jour."),
        ("Review what was done.", "Revoit ce qui a été fait."))  # fmt: skip
MONTHS = (("January", "janvier"), ("March", "mars"), ("June", "juin"), ("October", "octobre"))
NUMBERS = {2: ("two", "deux"), 3: ("three", "trois"), 4: ("four", "quatre"), 5: ("five", "cinq")}

#: Ways to say that the first unit is part of the second.
INSIDE = (
    ("Within the {P}, the {C} keeps watch.", "Au sein de {dP}, {lC} assure la veille."),
    ("The {C}, part of the {P}, keeps watch.", "{LC}, qui fait partie de {dP}, assure la veille."),
    ("The {C} sits within the {P}.", "{LC} se situe au sein de {dP}."),
    ("The {P} comprises the {C} and other sections.", "{LP} comprend {lC} et d'autres sections."),
    ("The {C} is one of several sections of the {P}.", "{LC} est l'une des sections de {dP}."),
)
INSIDE_NAMES = ("within-first", "apposition", "sits-within", "comprises", "one-of-several")
REPORT_NAMES = ("reports", "participle-first", "responsible-to", "title-as-subject", "supervision")
#: Ways to say that the post reports to the head of the unit.
REPORTS = (
    ("The incumbent reports to the {H}.", "La personne titulaire du poste relève de la/du {h}."),
    ("Reporting to the {H}, the incumbent has a desk of their own.",
     "Relevant de la/du {h}, la personne titulaire du poste travaille seule."),
    ("The incumbent is responsible to the {H}.",
     "La personne titulaire du poste rend compte à la/au {h}."),
    ("The {T} reports directly to the {H}.",
     "La personne titulaire du poste est placée sous l'autorité de la/du {h}."),
    ("The incumbent works under the supervision of the {H}.",
     "La personne titulaire du poste relève directement de la/du {h}."),
)  # fmt: skip


@dataclass
class Made:
    """A notice, and by field the values that must be read from it."""

    form: str
    name: str
    text: str
    facts: dict[str, list[str]] = field(default_factory=dict)
    reason: str = ""
    """Which ways of saying things it shows."""

    def add(self, name: str, *values: object) -> None:
        """These values belong to a field."""
        self.facts.setdefault(name, []).extend(even(v) for v in values if v not in (None, ""))


class _Plan:
    """What a notice says, before it is said."""

    def __init__(self, form: str, seed: int) -> None:
        self.random = random.Random(f"{form}-{seed}")
        pick = self.random.choice
        (wide, wide_fr), (narrow, narrow_fr) = self.random.sample(TOPICS, 2)
        top, low = pick((("division", "section"), ("directorate", "unit"), ("division", "unit")))
        self.parent = (f"{wide} {KINDS[top][0]}", f"{KINDS[top][1]} {wide_fr}")
        self.child = (f"{narrow} {KINDS[low][0]}", f"{KINDS[low][1]} {narrow_fr}")
        self.acronym = pick(ACRONYMS)
        (subject, subject_fr), (post, post_fr) = pick(FIELDS), pick(POSTS)
        self.title = (post.format(subject), post_fr.format(subject_fr))
        self.head = (f"Head of the {self.child[0]}", f"chef de {_article(self.child[1])}")
        if pick((True, False)):
            self.head = (f"Head, {self.child[0]}", self.head[1])
        self.number = str(self.random.randrange(300000, 399999))
        self.grade = self.random.randrange(8, 24)
        self.month, self.day = self.random.randrange(4), self.random.randrange(1, 28)
        self.years = self.random.randrange(2, 6)
        self.reports = pick((None, 2, 5))
        self.cents = self.random.randrange(300000, 999999)
        self.competencies = self.random.sample(COMPETENCIES, self.random.randrange(2, 6))
        self.needs = self.random.sample(NEEDS, self.random.randrange(1, 4))
        self.wishes = self.random.sample(WISHES, self.random.randrange(1, 3))
        self.areas = self.random.sample(AREAS, self.random.randrange(1, 4))


def _article(name: str) -> str:
    return f"l'{name}" if name[0] in "UÉA" else f"la {name}"


def _inside(plan: _Plan, lang: int, style: int) -> str:
    parent, child = plan.parent[lang], plan.child[lang]
    said = INSIDE[style][lang]
    if lang == 0:
        return said.format(P=f"{parent} ({plan.acronym})", C=child)
    upper = {"C": _article(child), "P": _article(parent)}
    return said.format(
        dP=f"{_article(parent)} ({plan.acronym})", lC=upper["C"],
        LC=upper["C"][0].upper() + upper["C"][1:],
        LP=upper["P"][0].upper() + upper["P"][1:] + f" ({plan.acronym})",
    )  # fmt: skip


def _money(cents: int, lang: int) -> str:
    whole, rest = divmod(cents, 100)
    if lang == 0:
        return f"{whole:,}.{rest:02} (EUR) Monthly"
    return f"{whole // 1000} {whole % 1000:03},{rest:02}Euro (EUR) Mensuelle"


def _half(plan: _Plan, lang: int, styles: dict[str, int]) -> str:
    """One printing in the form of the International Staff."""
    day = f"{plan.day:02}-{MONTHS[plan.month][lang]}-2027"
    label = (": ", " ")[styles["colon"]]
    english = lang == 0
    header = [
        ("Primary Location", "Norway-Bergen"), ("NATO Body", "Northern Water Board (NWB)"),
        ("Schedule", "Full-time"), ("Application Deadline", day),
        ("Salary (Pay Basis)", _money(plan.cents, 0)), ("Grade", f"NATO Grade G{plan.grade}"),
        ("Clearance Level", "NS"),
    ] if english else [
        ("Emplacement principal ", "Norvège-Bergen"),
        ("Organisation ", "Office des eaux du Nord"), ("Horaire ", "Temps plein"),
        ("Date de retrait ", day), ("Salaire (Base de paie) ", _money(plan.cents, 1)),
        ("Grade ", f"NATO Grade G{plan.grade}"), ("Niveau de l'habilitation de sécurité ", "NS"),
    ]  # fmt: skip
    heads = (
        ("SUMMARY", "QUALIFICATIONS AND EXPERIENCE", "MAIN ACCOUNTABILITIES", "INTERRELATIONSHIPS",
         "COMPETENCIES", "CONTRACT")
        if english
        else ("RÉSUMÉ", "QUALIFICATIONS ET EXPÉRIENCE", "RESPONSABILITÉS PRINCIPALES",
              "STRUCTURE ET LIAISONS", "COMPÉTENCES", "CONTRAT")
    )  # fmt: skip
    bullet = ("- ", "• ", "– ")[styles["bullet"]]
    end = (";", " ;")[lang]
    years = NUMBERS[plan.years][lang]
    needs = [need[lang] for need in plan.needs]
    needs.append(
        f"have at least {years} years of experience in the field"
        if english
        else f"avoir au moins {years} ans d'expérience dans le domaine"
    )
    report = REPORTS[styles["report"]][lang]
    report = report.format(H=plan.head[0], h=plan.head[1], T=plan.title[0])
    counts = ("Direct reports", "Nombre de subordonné(e)s direct(e)s ")[lang]
    none = ("N/a", "sans objet")[lang]
    run_in = styles["areas"] == 0
    areas: list[str] = []
    for k, area in enumerate(plan.areas):
        words = WORK[k % 2][lang]
        areas += [f"{area[lang]}{'.' if english else ' –'} {words}", ""] if run_in else [
            area[lang], "", words, "",
        ]  # fmt: skip
    opening = ("The incumbent must:", "La personne titulaire du poste doit :")[lang]
    wished = ("The following would be considered an advantage:",
              "Seraient considérés comme des atouts :")[lang]  # fmt: skip
    show = ("The incumbent must demonstrate:",
            "La personne titulaire doit montrer les compétences suivantes :")[lang]  # fmt: skip
    contract = ("A definite duration contract of three years; renewal for up to three years.",
                "Contrat d'une durée déterminée de trois ans, renouvelable pour une période de "
                "trois ans.")[lang]  # fmt: skip
    lines = [
        f"{plan.title[lang]} ({plan.number})", "",
        *(f"{name.strip() if label == ' ' else name}{label}{value}" for name, value in header),
        "Description", "",
        f"1. {heads[0]}", "", _inside(plan, lang, styles["inside"]), "",
        f"2. {heads[1]}", "", ("ESSENTIAL", "ACQUIS ESSENTIELS")[lang], "", opening, "",
        *(f"{bullet}{need}{end}" for need in needs), "",
        ("DESIRABLE", "ACQUIS SOUHAITABLES")[lang], "", wished, "",
        *(f"{bullet}{wish[lang]}{end}" for wish in plan.wishes), "",
        f"3. {heads[2]}", "", *areas,
        f"4. {heads[3]}", "", report, "", f"{counts}: {plan.reports or none}", "",
        f"5. {heads[4]}", "", show, "",
        *(f"{bullet}{name[lang]}{' ' * lang}: {LEVELS[k % 3][lang]}{end}"
          for k, name in enumerate(plan.competencies)), "",
        f"6. {heads[5]}", "", contract, "",
    ]  # fmt: skip
    return "\n".join(lines)


def _international_staff(seed: int, langs: tuple[int, ...]) -> Made:
    plan = _Plan("nato-is", seed)
    shared = {
        "inside": plan.random.randrange(len(INSIDE)), "report": plan.random.randrange(len(REPORTS)),
        "bullet": plan.random.randrange(3), "areas": plan.random.randrange(2),
    }  # fmt: skip
    halves = [
        _half(plan, lang, {**shared, "colon": plan.random.randrange(2) if lang == 0 else 0})
        for lang in langs
    ]
    which = "-".join(("en", "fr")[lang] for lang in langs)
    found = Made("nato-is", f"{plan.number}-{which}", "\n".join(halves))
    found.reason = _reason(
        which, INSIDE_NAMES[shared["inside"]], REPORT_NAMES[shared["report"]],
        ("areas-run-in", "areas-headed")[shared["areas"]],
        ("hyphens", "bullets", "dashes")[shared["bullet"]],
    )  # fmt: skip
    found.add("notice_id", plan.number)
    found.add("deadline", f"2027-{(1, 3, 6, 10)[plan.month]:02}-{plan.day:02}")
    found.add("salary", plan.cents / 100, "EUR")
    found.add("grade", f"G{plan.grade}")
    found.add("clearance", "NS")
    found.add("experience", plan.years)
    found.add("contract", "years 3", "renewal_years 3")
    found.add("direct_reports", plan.reports)
    for lang in langs:
        found.add("title", plan.title[lang])
        found.add("reports_to", plan.head[lang])
        found.add("units", plan.parent[lang], plan.child[lang])
        found.add("part_of", f"{even(plan.child[lang])} < {even(plan.parent[lang])}")
        found.add("accountabilities", *(area[lang] for area in plan.areas))
        found.add("competencies", *(
            f"{even(name[lang])}: {even(LEVELS[k % 3][lang])}"
            for k, name in enumerate(plan.competencies)
        ))  # fmt: skip
        years = NUMBERS[plan.years][lang]
        experience = (f"have at least {years} years of experience in the field",
                      f"avoir au moins {years} ans d'expérience dans le domaine")[lang]  # fmt: skip
        found.add("requirements", *(f"essential: {even(need[lang])}" for need in plan.needs))
        found.add("requirements", f"essential: {even(experience)}")
        found.add("requirements", *(f"desirable: {even(wish[lang])}" for wish in plan.wishes))
    return found


def _reason(*parts: str) -> str:
    return ",".join(parts)


def _labelled(form: str, seed: int, lines: list[str], plan: _Plan) -> Made:
    found = Made(form, f"{plan.number}-{form}-{seed}", "\n".join(lines))
    found.add("title", plan.title[0])
    found.add("units", plan.parent[0], plan.child[0])
    found.add("part_of", f"{even(plan.child[0])} < {even(plan.parent[0])}")
    found.add("reports_to", plan.head[0])
    return found


def _command(form: str, seed: int) -> Made:
    """Older notices of NATO bodies: labels for everything, headings of other words."""
    plan = _Plan(form, seed)
    body = {"nato-ims": "International Military Staff (IMS)", "shape": "SHAPE",
            "nato-is-2018": "Northern Water Board"}[form]  # fmt: skip
    grade = f"{'ABC'[seed % 3]}.{seed % 5 + 1}"
    style = plan.random.randrange(len(INSIDE))
    way = plan.random.randrange(len(REPORTS))
    said = REPORTS[way][0]
    lines = [
        f"Vacancy Number: {plan.number}", f"Job Title: {plan.title[0]}", f"NATO Body: {body}",
        "Location: Bergen, Norway", f"Grade: {grade}",
        f"Closing Date: {plan.day} {MONTHS[plan.month][0]} 2017",
        "Required Security Clearance: NATO SECRET", "",
        "POST CONTEXT", "", _inside(plan, 0, style), "",
        "PRINCIPAL DUTIES", "", *(f"- {words[0]}" for words in WORK), "",
        "REPORTING LINE", "", said.format(H=plan.head[0], T=plan.title[0]), "",
        f"Direct reports: {plan.reports or 'N/a'}", "",
    ]  # fmt: skip
    found = _labelled(form, seed, lines, plan)
    found.reason = _reason("labelled-header", "old-grade", INSIDE_NAMES[style], REPORT_NAMES[way])
    found.add("notice_id", plan.number)
    found.add("grade", grade)
    found.add("clearance", "NATO SECRET")
    found.add("direct_reports", plan.reports)
    found.add("deadline", f"2017-{(1, 3, 6, 10)[plan.month]:02}-{plan.day:02}")
    return found


def _nations(seed: int) -> Made:
    """A job opening in the form of the United Nations."""
    plan = _Plan("un", seed)
    style = plan.random.randrange(len(INSIDE))
    lines = [
        "United Nations", f"Posting Title: {plan.title[0]}", f"Job Opening Number: {plan.number}",
        "Duty Station: BERGEN", f"Level: P-{seed % 5 + 1}", "",
        "Org. Setting and Reporting", "", _inside(plan, 0, style),
        f"The incumbent reports to the {plan.head[0]}.", "",
        "Responsibilities", "", *(f"- {words[0]}" for words in WORK), "",
        "Competencies", "", "Professionalism: Knows the rivers.", "Teamwork: Shares the oars.", "",
    ]  # fmt: skip
    found = _labelled("un", seed, lines, plan)
    found.reason = _reason("competencies-without-bullets", INSIDE_NAMES[style])
    found.add("notice_id", plan.number)
    found.add("grade", f"P-{seed % 5 + 1}")
    found.add("location", "BERGEN")
    found.add("competencies", "professionalism", "teamwork")
    return found


def _department(seed: int) -> Made:
    """A job description of a Canadian department, in Markdown."""
    plan = _Plan("esdc", seed)
    branch, directorate = (topic[0] for topic in plan.random.sample(TOPICS, 2))
    managers = [f"Manager, {topic[0]}" for topic in plan.random.sample(TOPICS, 2)]
    superior = f"Director General, {directorate}"
    lines = [
        "# Job Description", "", "## Position Details", "",
        f"*   **Position title:** {plan.title[0]}", f"*   **Job Code:** {plan.number}",
        f"*   **Position classification:** EX-0{seed % 4 + 1}", f"*   **Branch:** {branch}",
        f"*   **Directorate:** {directorate}", f"*   **Supervisor position title:** {superior}", "",
        "## General Accountability", "", "The incumbent answers for the work of the team.", "",
        "## Organization Structure", "",
        f"The {plan.title[0]} is one of four executives reporting to the Director General.", "",
        f"### Reporting to the {plan.title[0]} are:", "",
        *(f"*   **{manager} (EC-07):** sees to the daily work." for manager in managers), "",
    ]  # fmt: skip
    found = Made("esdc", f"{plan.number}-esdc", "\n".join(lines))
    found.reason = _reason(
        "markdown", "units-of-labels", "listed-reports", "one-of-four-executives"
    )
    found.add("title", plan.title[0])
    found.add("notice_id", plan.number)
    found.add("grade", f"EX-0{seed % 4 + 1}")
    found.add("units", branch, directorate)
    found.add("part_of", f"{even(directorate)} < {even(branch)}")
    found.add("reports_to", superior)
    found.add("direct_report_posts", *managers)
    return found


def _prose(seed: int) -> Made:
    """A text without any form."""
    plan = _Plan("generic", seed)
    style = plan.random.randrange(len(INSIDE))
    lines = [
        _inside(plan, 0, style), "",
        f"The incumbent reports to the {plan.head[0]}.", "",
    ]  # fmt: skip
    found = Made("generic", f"{plan.number}-prose", "\n".join(lines))
    found.reason = _reason("no-header", INSIDE_NAMES[style])
    found.add("units", plan.parent[0], plan.child[0])
    found.add("part_of", f"{even(plan.child[0])} < {even(plan.parent[0])}")
    found.add("reports_to", plan.head[0])
    return found


FORMS = ("nato-is", "nato-is en", "nato-is fr", "nato-is-2018", "nato-ims", "shape", "un", "esdc",
         "generic")  # fmt: skip


def made(form: str, seed: int) -> Made:
    """The notice of a form and a seed, always the same one."""
    if form.startswith("nato-is") and form != "nato-is-2018":
        langs = {"nato-is": (0, 1), "nato-is en": (0,), "nato-is fr": (1,)}[form]
        return _international_staff(seed, langs)
    if form in {"nato-is-2018", "nato-ims", "shape"}:
        return _command(form, seed)
    return {"un": _nations, "esdc": _department, "generic": _prose}[form](seed)
