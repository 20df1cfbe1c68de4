"""French words by which the rules for names of units tell where a name ends.

Folded: without case and accents, unless a pattern says otherwise.
"""

from __future__ import annotations

import re

__all__ = [
    "ADJECTIVE",
    "ARTICLE_WORDS",
    "DETERMINERS",
    "JOINING",
    "NEW_MEMBER",
    "NOUNS_WITH_TO",
    "NO_VERBS",
    "PLURAL_VERB",
    "SINGULAR_VERB",
    "TO",
    "VERBS_LIKE_ADJECTIVES",
    "VERB_GOES_ON",
]

ARTICLE_WORDS = frozenset(
    ["ces", "cette", "la", "le", "les", "leur", "leurs", "sa", "ses", "son", "tous", "un", "une"]
)
#: « la Direction médicale », « le Service juridique »: a kind with an adjective is a name.
ADJECTIVE = re.compile(
    r"[a-zà-ÿ]{2,}(?:ique|al|ale|el|elle|if|ive|aire|ier|ière|eux|euse|ien|ienne)s?"
)
VERBS_LIKE_ADJECTIVES = frozenset(
    [
        "active",
        "actuel",
        "actuelle",
        "appelle",
        "applique",
        "arrive",
        "celle",
        "communique",
        "complique",
        "critique",
        "cultive",
        "derive",
        "derniere",
        "duplique",
        "eclaire",
        "elle",
        "entiere",
        "explique",
        "fabrique",
        "general",
        "generale",
        "implique",
        "indique",
        "motive",
        "nouvel",
        "nouvelle",
        "pratique",
        "premiere",
        "principal",
        "principale",
        "prive",
        "publique",
        "quel",
        "quelle",
        "rappelle",
        "renouvelle",
        "revendique",
        "seul",
        "seule",
        "signale",
        "tel",
        "telle",
    ]
)
#: What stands after a verb that could also be a noun: « veille à », « veille sur ».
VERB_GOES_ON = frozenset(["a", "au", "aux", "sur"])
#: Words that join the parts of a name, and so may stand before an article.
JOINING = frozenset(["a", "d", "de", "des", "du", "et", "la", "le", "les", "ou"])
#: What stands before a noun; « des » is left out, since it also means "of the".
DETERMINERS = frozenset(
    [
        "ce",
        "cent",
        "ces",
        "cet",
        "cette",
        "chaque",
        "cinq",
        "cinquante",
        "deux",
        "dix",
        "douze",
        "huit",
        "la",
        "le",
        "les",
        "leur",
        "leurs",
        "mille",
        "neuf",
        "nos",
        "notre",
        "onze",
        "plusieurs",
        "quarante",
        "quatre",
        "quelques",
        "quinze",
        "sa",
        "sept",
        "ses",
        "six",
        "soixante",
        "son",
        "tous",
        "tout",
        "toute",
        "toutes",
        "trente",
        "trois",
        "un",
        "une",
        "vingt",
    ]
)
#: « Section Réponse aux crises »: nouns that take « à » with what they are for.
NOUNS_WITH_TO = frozenset(
    [
        "acces",
        "adaptation",
        "adhesion",
        "aide",
        "aides",
        "appui",
        "assistance",
        "contribution",
        "formation",
        "initiation",
        "preparation",
        "reponse",
        "reponses",
        "resistance",
        "soutien",
    ]
)
TO = frozenset(["a", "au", "aux"])
#: What opens another member of a list after « et », not the rest of a name.
NEW_MEMBER = frozenset(
    ["d'un", "d'une", "autres", "d'autres", "elle", "il", "la", "le", "les", "un", "une"]
)
#: « travaillent », « assurent »: in a name only adjectives and nouns of few kinds end so.
PLURAL_VERB = re.compile(r"\w{3,}(?<!m)ent")
SINGULAR_VERB = re.compile(r"\w{2,}(?:end|ond|oit|uit)")
NO_VERBS = frozenset(
    [
        "accident",
        "adherent",
        "agent",
        "bruit",
        "circuit",
        "client",
        "conduit",
        "continent",
        "detroit",
        "different",
        "droit",
        "endroit",
        "equivalent",
        "etroit",
        "exploit",
        "fond",
        "fruit",
        "gratuit",
        "huit",
        "incident",
        "minuit",
        "nuit",
        "patient",
        "permanent",
        "present",
        "president",
        "produit",
        "recent",
        "reduit",
        "referent",
        "second",
        "talent",
        "tend",
        "urgent",
    ]
)
