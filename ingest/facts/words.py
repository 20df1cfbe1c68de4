"""The words a form's tables give for reading prose: kinds of units and roles of posts."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass
from functools import cache, cached_property, lru_cache

from rolegraph.ingest.facts.phrases import is_acronym
from rolegraph.ingest.forms import Form
from rolegraph.ingest.text import fold

#: Words whose kind is remembered; more are forgotten and looked up anew.
_MOST_WORDS = 1 << 15
_APOSTROPHES = re.compile(r"^(?:[ldLD]['’])|['’]s?$")
_ELIDED = re.compile(r"^(?:d|l|qu|s|n)['’]", re.IGNORECASE)
_WITHIN_TOKEN = re.compile(r"[/(’']")
_FIRST_LETTERS = 3
#: So many characters hold a role noun at the start of a text.
_OPENING = 80

__all__ = ["Words", "words"]


@dataclass(frozen=True, eq=False)
class Words:
    """Lookups for one language: what makes a phrase the name of a unit or the title of a post."""

    lang: str
    kinds: dict[str, str]
    """Kind word (folded) to kind: ``"section" -> "section"``, ``"staff" -> "body"``."""
    roles: dict[str, str]
    """Role noun (folded) to role: ``"head" -> "head"``, ``"chef" -> "head"``."""
    never: frozenset[str]
    openers: frozenset[str]
    ends: frozenset[str]
    verbs_before_article: frozenset[str]
    lower_case_kinds: frozenset[str]
    alone: frozenset[str]
    """Kind words that in a list of units are a name by themselves."""
    once_is_none: tuple[str, ...]
    """Openings or endings of names that, named once and without a place, are no unit's."""
    weak: frozenset[str]
    """Kind words of which most names are no unit."""

    @cached_property
    def kind(self) -> Callable[[str], str | None]:
        """The kind a word names, whatever its case; what was looked up is remembered."""
        return lru_cache(_MOST_WORDS)(lambda word: self.kinds.get(fold(word)))

    @cached_property
    def second_kind_words(self) -> frozenset[str]:
        """The last words of kinds that are named by two: of "task force" the second."""
        return frozenset(kind.split()[-1] for kind in self.kinds if " " in kind)

    @cached_property
    def role(self) -> Callable[[str], str | None]:
        """The role a noun names, whatever its case; what was looked up is remembered."""

        def looked_up(word: str) -> str | None:
            folded = fold(word)
            known = self.roles.get(folded)
            if known is None and "·" in folded:  # « directeur·rice », « chef·fe »
                known = self.roles.get(folded.split("·")[0])
            if known is None and "-" in folded and self.lang == "en":  # "Sub-Editor"
                known = self.roles.get(folded.rsplit("-", 1)[1])
            return known

        return lru_cache(_MOST_WORDS)(looked_up)

    @cached_property
    def may_hold_role(self) -> Callable[[str], bool]:
        """Whether a token may hold a role noun, or the last word of one of several words."""
        last = frozenset(noun.split()[-1] for noun in self.roles if " " in noun)

        def held(token: str) -> bool:
            return any(self.role(word) or fold(word) in last for word in _WITHIN_TOKEN.split(token))

        return lru_cache(_MOST_WORDS)(held)

    @cached_property
    def tells(self) -> Callable[[str], tuple[str, str | None] | None]:
        """Of a word that can refer to a unit, an acronym or a kind word: it, and its kind.

        Without an elided article or a possessive: « l'OTAN », "NATO's".
        """

        def told(word: str) -> tuple[str, str | None] | None:
            bare = _APOSTROPHES.sub("", word)
            kind = self.kind(bare)
            return (bare, kind) if kind is not None or is_acronym(bare) else None

        return lru_cache(_MOST_WORDS)(told)

    @cached_property
    def may_name(self) -> Callable[[str], bool]:
        """Whether a word may be the kind word of a unit's name, or the last of two that are."""

        def named(word: str) -> bool:
            listed = (word.split("'")[0].split("’")[0], _ELIDED.sub("", word))
            return any(map(self.kind, listed)) or fold(word) in self.second_kind_words

        return lru_cache(_MOST_WORDS)(named)

    @cached_property
    def _longest_role(self) -> int:
        return max(map(len, self.roles), default=0)

    @cached_property
    def _role_openings(self) -> frozenset[str]:
        return frozenset(noun[:k] for noun in self.roles for k in range(_FIRST_LETTERS + 1))

    def may_open_role(self, word: str) -> bool:
        """Whether a role noun may begin with ``word``; told by its first letters alone."""
        return fold(word)[:_FIRST_LETTERS] in self._role_openings

    @cached_property
    def role_pattern(self) -> re.Pattern[str]:
        """Any role noun at the start of a text, longest first; accents as written in the form."""
        nouns = sorted(self.roles, key=len, reverse=True)
        listed = "|".join(re.escape(noun) for noun in nouns)
        return re.compile(rf"(?:{listed})(?=(?:·\w+)*(?!\w))")

    def first_role(self, value: str) -> str | None:
        """The role a folded phrase opens with.

        >>> from rolegraph.ingest.forms import forms
        >>> words(forms()[0], "fr").first_role("directrice/directeur délégué(e) de l'ABC")
        'director'
        """
        opening = fold(value[:_OPENING])
        if len(value) > _OPENING and len(opening) < self._longest_role + 2:
            opening = fold(value)  # what was cut off was much white space
        match = self.role_pattern.match(opening)
        return self.roles[match.group()] if match else None


@cache
def words(form: Form, lang: str) -> Words:
    """The word lookups of ``form`` for one language."""
    units = form.table(lang, "units")
    return Words(
        lang,
        {
            fold(word): kind
            for kind, listed in form.table(lang, "unit_kinds").items()
            for word in listed
        },
        {
            spelt: role
            for role, nouns in form.shared_table("roles").items()
            for noun in nouns.get(lang, ())
            for spelt in _spellings(fold(noun))
        },
        frozenset(fold(name) for name in units.get("never", ())),
        frozenset(form_of for word in units.get("openers", ()) for form_of in (word, f"{word}s")),
        frozenset(fold(word) for word in units.get("ends", ())),
        frozenset(fold(word) for word in units.get("ends_before_article", ())),
        frozenset(units.get("lower_case_kinds", ())),
        frozenset(fold(word) for word in units.get("alone", ())),
        tuple(fold(words) for words in units.get("once_is_none", ())),
        frozenset(fold(word) for word in units.get("only_in_structure", ())),
    )


def _spellings(noun: str) -> set[str]:
    """A noun in both genders, each alone and both in either order: « directrice/directeur »."""
    first, _, second = noun.partition("/")
    if not second or " " in noun:
        return {noun}
    return {noun, first, second, f"{second}/{first}"}
