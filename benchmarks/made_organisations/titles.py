"""How a post's title is printed in its own notice, and how others write it: with noise."""

from __future__ import annotations

import random
from dataclasses import dataclass, replace

from made_organisations.organisation import Organisation, Title
from made_organisations.words import COMMON, LEVELS, ROLES, SUBJECTS, fr_of

__all__ = ["French", "Said", "official", "spoken"]

_SHORT = {"Senior": "Snr", "Assistant": "Asst", "Officer": "Off.", "Director": "Dir.",
          "Administrative": "Admin.", "Executive": "Exec.", "Human Resources": "HR",
          "Deputy": "Dep.", "Manager": "Mgr", "Coordinator": "Coord."}  # fmt: skip
_SPELT = {"Adviser": "Advisor", "Coordinator": "Co-ordinator"}
_SINGULAR = {"Maps", "Surveys", "Ports", "Locks", "Dykes", "Canals", "Contracts", "Networks",
             "Publications", "Buildings", "Vehicles", "Pensions", "Bridges", "Buoys",
             "Conferences", "Partnerships", "Exercises", "Tolls"}  # fmt: skip


@dataclass(frozen=True)
class French:
    """A French title: both genders, the rest that they share."""

    feminine: str
    masculine: str
    rest: str = ""
    one: bool = False
    repeat: bool = True

    def bare(self) -> str:
        """Without an article, as a notice's own title."""
        both = self.feminine
        if self.one or self.feminine == self.masculine:
            both = self.masculine
        elif self.feminine != self.masculine:
            both = f"{self.feminine}/{self.masculine}"
        return both + self.rest

    def after(self, word: str) -> tuple[str, str]:
        """What stands before the title after "", "de" or "à", and the title as written there."""
        feminine = {"": "la ", "de": "de la ", "à": "à la "}[word]
        masculine = {"": "le ", "de": "du ", "à": "au "}[word]
        elided = {"": "l'", "de": "de l'", "à": "à l'"}[word]
        vowel = self.masculine[0] in "aeiouéh"
        if self.one:
            return elided if vowel else masculine, self.masculine + self.rest
        if self.feminine == self.masculine:
            first = elided if vowel else f"{feminine.strip()}/{masculine}"
            return first, self.masculine + self.rest
        if vowel:
            again = elided if self.repeat else ""
            return elided, f"{self.feminine}/{again}{self.masculine}{self.rest}"
        return feminine, f"{self.feminine}/{masculine}{self.masculine}{self.rest}"


@dataclass(frozen=True)
class Said:
    """A title as a place writes it, and what makes it differ from the post's own notice."""

    en: str
    fr: French
    noise: frozenset[str] = frozenset()


def official(o: Organisation, title: Title, month: int) -> Said:
    """The title as the post's own notice prints it in a month."""
    return Said(_english(o, title, month, title.style), _french(o, title, month))


def _english(o: Organisation, title: Title, month: int, style: str) -> str:
    level = f"{title.level} " if title.level else ""
    if title.heads is not None:
        name = o.units[title.heads].at(month).en
        return f"{level}{title.role}, {name}" if style == "comma" else (
            f"{level}{title.role} of the {name}"
        )  # fmt: skip
    if not title.subject:
        return f"{level}{title.role}"
    return {
        "before": f"{level}{title.subject} {title.role}",
        "paren": f"{level}{title.role} ({title.subject})",
        "comma": f"{level}{title.role}, {title.subject}",
    }[style]


def _french(o: Organisation, title: Title, month: int, comma: bool = False) -> French:
    if title.heads is not None:
        unit = fr_of(o.units[title.heads].at(month).fr)
        if comma:
            unit = f", {o.units[title.heads].at(month).fr}"
        rest = unit if comma else f" {unit}"
        if title.role == "Director":
            more = (" adjointe", " adjoint") if title.level else ("", "")
            return French(f"directrice{more[0]}", f"directeur{more[1]}", rest)
        word = "chef adjoint(e)" if title.level else "chef"
        return French(word, word, rest)
    if title.role == "Head of Section":
        return French("chef de section", "chef de section")
    if title.role == "Secretary General":
        return French("secrétaire général(e)", "secrétaire général(e)")
    if not title.subject:
        return French(*_shared(*COMMON[title.role]))
    feminine, masculine = ROLES[title.role]
    subject = SUBJECTS[title.subject][0]
    rest = f", {subject}" if comma else f" ({subject})"
    if title.level:
        more = LEVELS[title.level]
        if feminine == masculine:
            both = f"{masculine} {more[1]}(e)"
            return French(both, both, rest)
        return French(f"{feminine} {more[0]}", f"{masculine} {more[1]}", rest)
    return French(feminine, masculine, rest)


def _shared(feminine: str, masculine: str) -> tuple[str, str, str]:
    """What both genders end with stands once, in parentheses."""
    first, stroke, rest = feminine.partition(" (")
    return first, masculine.partition(" (")[0], f"{stroke}{rest}"


def spoken(
    o: Organisation, title: Title, month: int, rng: random.Random, own_section: bool
) -> Said:
    """The title as another post's notice writes it."""
    plain = official(o, title, month)
    noise: set[str] = set()
    en, fr = plain.en, plain.fr
    if title.heads is not None:
        en, fr = _head(o, title, month, rng, own_section, noise, fr)
    elif title.subject:
        if rng.random() < 0.25:
            style = rng.choice([s for s in ("before", "paren", "comma") if s != title.style])
            en = _english(o, title, month, style)
            noise.add("transposed")
        if title.subject in _SINGULAR and rng.random() < 0.12:
            en = en.replace(title.subject, title.subject.removesuffix("s"))
            noise.add("singular")
        if rng.random() < 0.06:
            fr = _french(o, title, month, comma=True)
            noise.add("transposed")
    for table, chance, name in ((_SHORT, 0.10, "abbreviated"), (_SPELT, 0.3, "spelling")):
        words = [word for word in table if word in en]
        if words and rng.random() < chance:
            word = rng.choice(words)
            en = en.replace(word, table[word])
            noise.add(name)
    if title.heads is None and rng.random() < 0.04:
        en = en.lower()
        noise.add("case")
    if rng.random() < 0.2 and fr.feminine != fr.masculine:
        fr = replace(fr, one=True)
        noise.add("one gender")
    if rng.random() < 0.3:
        fr = replace(fr, repeat=False)
    return Said(en, fr, frozenset(noise))


def _head(
    o: Organisation, title: Title, month: int, rng: random.Random, own_section: bool,
    noise: set[str], fr: French,
) -> tuple[str, French]:  # fmt: skip
    """The head of a unit: by its name, by its subject alone, by its acronym, by its kind."""
    assert title.heads is not None
    unit = o.units[title.heads]
    now = unit.at(month)
    level = f"{title.level} " if title.level else ""
    chance = rng.random()
    if own_section and not title.level and unit.kind == "section" and chance < 0.25:
        noise.add("head of section")
        return "Head of Section", French("chef de section", "chef de section")
    other = "of" if title.style == "comma" else "comma"
    if now.acronym and chance < 0.4:
        noise.add("acronym for the name")
        pattern = rng.choice(("{} {}", "{}, {}", "{} of {}"))
        return (
            pattern.format(f"{level}{title.role}", now.acronym),
            replace(
                fr,
                rest=f" de l'{now.acronym}" if now.acronym[0] in "AEIOU" else f" du {now.acronym}",
            ),
        )
    if chance < 0.6:
        noise.add("transposed")
        return _english(o, title, month, other), fr
    if chance < 0.7:
        noise.add("articles")
        pattern = rng.choice(("{} of {}", "{} {}"))
        return pattern.format(f"{level}{title.role}", now.en), fr
    if chance < 0.8 and unit.kind in {"section", "unit"}:
        noise.add("kind left out")
        return f"{level}{title.role}, {now.en.rsplit(' ', 1)[0]}", _french(o, title, month, True)
    return _english(o, title, month, title.style), fr
