"""A notice as text, in the form of the International Staff, with the place of every mention."""

from __future__ import annotations

import random
import re
from dataclasses import dataclass

from made_organisations.notices import Mention, Notice, UnitMention
from made_organisations.organisation import Organisation
from made_organisations.words import work_of

__all__ = ["Mark", "printed"]

_FR_MONTHS = ("janvier", "février", "mars", "avril", "mai", "juin", "juillet", "août",
              "septembre", "octobre", "novembre", "décembre")  # fmt: skip
_EN_MONTHS = ("January", "February", "March", "April", "May", "June", "July", "August",
              "September", "October", "November", "December")  # fmt: skip
_MARK = re.compile("\ue000(\\d+)\ue001([^\ue002]*)\ue002")

_INSIDE = (
    ("Within the {P}, the {C} keeps watch.", "Au sein {deP}, {leC} assure la veille."),
    ("The {C}, part of the {P}, keeps watch.", "{LeC}, qui fait partie {deP}, assure la veille."),
    ("The {C} sits within the {P}.", "{LeC} se situe au sein {deP}."),
    ("The {C} is part of the {P} and keeps watch.", "{LeC} fait partie {deP}."),
)
_FORMER = (
    ("The {N}, formerly the {F}, serves all states.",
     "{LeN}, anciennement {F}, est au service de tous les États."),
    ("The {N} was formerly known as the {F}.", "{LeN} était anciennement appelé(e) {F}."),
)  # fmt: skip
_REPORTS = (
    ("The incumbent reports to the {x}.", "La personne titulaire du poste relève {de}."),
    ("The incumbent reports directly to the {x}.",
     "La personne titulaire du poste relève directement {de}."),
    ("The incumbent is responsible to the {x}.",
     "La personne titulaire du poste rend compte {a}."),
    ("Reporting to the {x}, the incumbent works in a team.",
     "Relevant {de}, la personne titulaire du poste travaille en équipe."),
    ("The incumbent works under the supervision of the {x}.",
     "La personne titulaire du poste est placée sous l'autorité {de}."),
)  # fmt: skip
_RELATIONS = {
    "coordinates": ("The incumbent coordinates with the {x}.",
                    "La personne titulaire travaille en coordination avec {le}."),
    "liaises": ("The incumbent liaises regularly with the {x}.",
                "Elle agit en liaison avec {le}."),
    "works": ("The incumbent works closely with the {x}.",
              "Elle travaille en étroite collaboration avec {le}."),
    "guides": ("The incumbent provides guidance to the {x}.",
               "Elle donne des orientations {a}."),
    "supports": ("The incumbent assists the {x}.", "Elle assiste {le}."),
    "manages": ("The incumbent manages the {x}.", "Elle encadre {le}."),
    "planning": ("Keep the plan up to date in coordination with the {x}.",
                 "Tient le plan à jour en coordination avec {le}."),
}  # fmt: skip
_TASKS = (
    ("hold a university degree", "avoir un diplôme universitaire"),
    ("have a sound knowledge of the field", "avoir une bonne connaissance du domaine"),
    ("be able to work on water", "être apte au travail sur l'eau"),
    ("know how to draw up a budget", "savoir établir un budget"),
)


@dataclass(frozen=True)
class Mark:
    """Where a mention stands: ``text[start:end]`` is the title or name as written."""

    lang: str
    start: int
    end: int
    written: str
    mention: Mention | UnitMention
    own: bool = False


class _Half:
    """One language of a notice while it is written."""

    def __init__(self, notice: Notice, lang: str, marks: list[tuple[str, Mention | UnitMention]]):
        self.notice, self.lang, self.marks = notice, lang, marks
        self.random = random.Random(notice.seed)
        self.english = lang == "en"

    def mark(self, mention: Mention | UnitMention, written: str) -> str:
        self.marks.append((self.lang, mention))
        return f"\ue000{len(self.marks) - 1}\ue001{written}\ue002"

    def unit(self, unit: UnitMention, short: bool = True) -> str:
        """A unit's name, marked, with its acronym behind it."""
        name = self.mark(unit, unit.now.en if self.english else unit.now.fr)
        return name + (f" ({unit.now.acronym})" if unit.acronym and short else "")

    def the(self, unit: UnitMention, of: bool = False) -> str:
        """A French unit with its article, after "de" if ``of``."""
        masculine = unit.now.fr.startswith("Bureau")
        vowel = unit.now.fr[0] in "AUÉO"
        article = ("du " if masculine else "de l'" if vowel else "de la ") if of else (
            "le " if masculine else "l'" if vowel else "la "
        )  # fmt: skip
        return article + self.unit(unit)

    def say(self, patterns: tuple[str, str], mention: Mention) -> str:
        """A sentence about a post."""
        if self.english:
            title, _ = mention.english()
            tail = ""
            for i, unit in enumerate(mention.place):
                tail += f"{' in' if i == 0 else ' of'} the {self.unit(unit)}"
            if mention.before:
                title = title.removeprefix(mention.before + " ")
                return patterns[0].format(x=f"{mention.before} {self.mark(mention, title)}")
            return patterns[0].format(x=self.mark(mention, title) + tail)
        tail = "".join(f" {self.the(unit, of=True)}" for unit in mention.place)
        if mention.before:
            tail = mention.french_tail()
        found = {}
        for slot, word in (("le", ""), ("de", "de"), ("a", "à")):
            if f"{{{slot}}}" in patterns[1]:
                first, title = mention.said.fr.after(word)
                found[slot] = first + self.mark(mention, title) + tail
        return patterns[1].format(**found)


def printed(o: Organisation, notice: Notice) -> tuple[str, list[Mark]]:
    """The text of a notice and where each post and unit stands in it."""
    marks: list[tuple[str, Mention | UnitMention]] = []
    halves = [_half(o, _Half(notice, lang, marks)) for lang in notice.langs]
    marked = "\n".join(halves)
    text: list[str] = []
    found: list[Mark] = []
    at = done = 0
    for hit in _MARK.finditer(marked):
        text.append(marked[done : hit.start()])
        at += hit.start() - done
        lang, mention = marks[int(hit[1])]
        found.append(Mark(lang, at, at + len(hit[2]), hit[2], mention))
        text.append(hit[2])
        at += len(hit[2])
        done = hit.end()
    text.append(marked[done:])
    return "".join(text), found


def _summary(half: _Half) -> list[str]:
    notice, found = half.notice, []
    for former in notice.former:
        now = next(unit for unit in notice.units if unit.unit == former.unit)
        said = half.random.choice(_FORMER)
        if half.english:
            found.append(said[0].format(N=half.unit(now), F=half.unit(former)))
        else:
            name = half.the(now)
            found.append(said[1].format(LeN=name[0].upper() + name[1:], F=half.unit(former)))
    for parent, child in zip(notice.units, notice.units[1:], strict=False):
        said = half.random.choice(_INSIDE)
        if half.english:
            found.append(said[0].format(P=half.unit(parent), C=half.unit(child)))
        else:
            name = half.the(child)
            found.append(said[1].format(deP=half.the(parent, of=True), leC=name,
                                        LeC=name[0].upper() + name[1:]))  # fmt: skip
    if len(notice.units) == 1:
        if half.english:
            found.append(f"The {half.unit(notice.units[0])} serves all member states.")
        else:
            name = half.the(notice.units[0])
            found.append(f"{name[0].upper()}{name[1:]} est au service de tous les États membres.")
    return found


def _half(o: Organisation, half: _Half) -> str:
    notice, english, pick = half.notice, half.english, half.random.choice
    body = o.units[0].versions[0]
    month = (_EN_MONTHS if english else _FR_MONTHS)[notice.month % 12]
    day = f"{notice.day:02}-{month}-{2015 + notice.month // 12}"
    own = notice.mentions[0]
    title = own.said.en if english else own.said.fr.bare()
    if not english:
        title = title[0].upper() + re.sub(r"/(.)", lambda m: "/" + m[1].upper(), title[1:], count=1)
    summary = " ".join(_summary(half))
    said = list(notice.mentions[1:])
    planning = [half.say(_RELATIONS["planning"], m) for m in said if m.relation == "planning"]
    style = half.random.randrange(len(_REPORTS))
    relations = [half.say(_REPORTS[style], m) for m in said if m.role == "superior"]
    relations += [half.say(_RELATIONS[m.relation], m) for m in said
                  if m.role == "mentioned" and m.relation != "planning"]  # fmt: skip
    tasks = half.random.sample(_TASKS, 2)
    bullet = pick(("- ", "• ", "– "))
    work = " ".join(said[not english] for said in work_of(notice.post))
    corrected = notice.printing == "corrected"
    if english:
        lines = [
            f"{half.mark(own, title)} ({notice.number})", "",
            "Primary Location: Norway-Bergen", f"NATO Body: {body.en} ({body.acronym})",
            "Schedule: Full-time", f"Application Deadline: {day}",
            f"Grade: {notice.grade}", "Clearance Level: NS", "Description", "",
            "1. SUMMARY", "", summary, "",
            "2. QUALIFICATIONS AND EXPERIENCE", "", "ESSENTIAL", "", "The incumbent must:", "",
            *(f"{bullet}{task[0]};" for task in tasks), "",
            "3. MAIN ACCOUNTABILITIES", "",
            " ".join(["Planning.", *(planning or ["Keep the plan up to date."]), work]), "",
            "4. INTERRELATIONSHIPS", "", " ".join(relations) or "The incumbent works alone.", "",
            "5. COMPETENCIES", "", "The incumbent must demonstrate:", "",
            f"{bullet}Achievement: Works to meet standards;", "",
            "6. CONTRACT", "", "A definite duration contract of three years.", "",
            *(["The deadline has been extended.", ""] if corrected else []),
        ]  # fmt: skip
    else:
        lines = [
            f"{half.mark(own, title)} ({notice.number})", "",
            "Emplacement principal : Norvège-Bergen", f"Organisation : {body.fr} ({body.acronym})",
            "Horaire : Temps plein", f"Date de retrait : {day}",
            f"Grade : {notice.grade}", "Niveau de l'habilitation de sécurité : NS",
            "Description", "",
            "1. RÉSUMÉ", "", summary, "",
            "2. QUALIFICATIONS ET EXPÉRIENCE", "", "ACQUIS ESSENTIELS", "",
            "La personne titulaire du poste doit :", "",
            *(f"{bullet}{task[1]} ;" for task in tasks), "",
            "3. RESPONSABILITÉS PRINCIPALES", "",
            " ".join(["Planification –", *(planning or ["Tient le plan à jour."]), work]), "",
            "4. STRUCTURE ET LIAISONS", "", " ".join(relations) or "Elle travaille seule.", "",
            "5. COMPÉTENCES", "", "La personne titulaire doit montrer les compétences suivantes :",
            "", f"{bullet}Recherche de l'excellence : travaille dans le respect des normes ;", "",
            "6. CONTRAT", "", "Contrat d'une durée déterminée de trois ans.", "",
        ]  # fmt: skip
    return "\n".join(lines)
