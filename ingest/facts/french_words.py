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
    "NOUNS_WITH_WITH",
    "NO_VERBS",
    "OPENS_NEXT",
    "PLAIN_ADJECTIVES",
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
#: Adjectives of other endings with which a kind word is a name: « la Section française ».
PLAIN_ADJECTIVES = frozenset(
    [
        "allemande",
        "allemand",
        "anglaise",
        "anglais",
        "avancee",
        "avance",
        "blanche",
        "blanc",
        "bleue",
        "bleu",
        "commune",
        "commun",
        "danoise",
        "espagnole",
        "francaise",
        "francais",
        "grecque",
        "hongroise",
        "intermediaire",
        "interarmees",
        "interallie",
        "interalliee",
        "interne",
        "externe",
        "mixte",
        "neerlandaise",
        "noire",
        "norvegienne",
        "orange",
        "polonaise",
        "portugaise",
        "rouge",
        "russe",
        "tcheque",
        "turque",
        "ukrainienne",
        "verte",
        "vert",
        "arabe",
        "mobile",
        "maritime",
        "terrestre",
        "nucleaire",
        "souterraine",
        "riveraine",
        "portuaire",
    ]
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
        "quelque",
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
        "service",
        "services",
        "soutien",
    ]
)
#: « Section Relations avec les pays »: nouns that take « avec ».
NOUNS_WITH_WITH = frozenset(
    ["contacts", "cooperation", "coordination", "dialogue", "liaison", "partenariats", "relations"]
)
#: What cannot be inside a name: it opens the next phrase.
OPENS_NEXT = frozenset(
    [
        "ce",
        "cet",
        "cette",
        "ces",
        "chaque",
        "elle",
        "elles",
        "il",
        "ils",
        "leurs",
        "plusieurs",
        "quelque",
        "quelques",
        "sa",
        "ses",
        "son",
        "tout",
        "toute",
        "toutes",
        "un",
        "une",
        "deux",
        "trois",
        "quatre",
        "cinq",
        "six",
        "sept",
        "huit",
        "neuf",
        "dix",
        "elle-meme",
        "lui-meme",
        "aussi",
        "egalement",
        "notamment",
        "actuellement",
        "celle-ci",
        "celui-ci",
    ]
)
TO = frozenset(["a", "au", "aux"])
#: What opens another member of a list after « et », not the rest of a name.
NEW_MEMBER = frozenset(
    [
        "la/le",
        "le/la",
        "l'une",
        "d'un",
        "d'une",
        "autres",
        "d'autres",
        "elle",
        "il",
        "la",
        "le",
        "les",
        "un",
        "une",
    ]
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
