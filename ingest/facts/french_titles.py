"""Titles of posts in French prose.

Inclusive forms (« la directrice/du directeur délégué(e) ») are one title; articles are taken out
of the value, never out of the quote. Where a title ends is told as it is for names of units.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from rolegraph.ingest.facts.french import OF, articles, ends_here, unit_names
from rolegraph.ingest.facts.french_words import ADJECTIVE, TO
from rolegraph.ingest.facts.phrases import OF_SOMETHING, Title, Token, acronym_after, tokens
from rolegraph.ingest.facts.words import Words
from rolegraph.ingest.text import Span
from rolegraph.ingest.text_to_sections import fold

__all__ = ["BOTH_ARTICLES", "title_at", "title_value"]

_INNER_ARTICLE = re.compile(
    r"(?:(?<=/)|(?<=\bou\s))\s*(?:de la\s+|de l['’]|à la\s+|à l['’]|du\s+|au\s+|la\s+|le\s+|l['’])",
    re.IGNORECASE,
)
#: Articles of both genders: only a person is spoken of so.
BOTH_ARTICLES = re.compile(
    r"\s*(?:(?:de|à)\s+)?(?:la|le|du|au|l['’])\s*(?:/|\bou\b)\s*(?:(?:de|à)\s+)?(?:la|le|du|au)\s+",
    re.IGNORECASE,
)
#: A noun in both genders: « greffier(ère) », « chargé·e », « officière/officier »; no plural.
_BOTH_GENDERS = re.compile(
    r"[a-zà-ÿ-]{3,}(?:\([a-zà-ÿ]{1,5}\)|[·.-](?:e|fe|ne|re|se|te|le|rice|trice|euse|ère|ière))(?![\w·(])"
    r"|(?P<a>[a-zà-ÿ]{3})[a-zà-ÿ-]*/(?:(?:l['’]|le\s|la\s|du\s|de\s+la\s|au\s|à\s+la\s))?(?P=a)[a-zà-ÿ-]*(?<!s)(?!\w)"
)
#: Nouns for persons that are no posts.
_NO_POSTS = re.compile(
    r"(?:titulaire|candidat|membre|agent|collegue|employe|interesse|usager|utilisat|demandeu|client"
    r"|requerant|patient|eleve|etudiant|lect(?:eur|rice)|visiteu|fournisseu|partenaire|interlocut"
    r"|superieur|personne|enfant|beneficiaire|laureat|salarie|habitant|resident|auteur|invite"
    r"|homologue|conjoint|un(?:\b|\()|seul|meme|premier|dernier|nouve|poste|present)"
)
#: « le chargé de presse »: by its accent told from « la charge de ».
_CHARGED = re.compile(r"chargée?\s+(?:de\s|d['’])(?!une?\b)")
#: A capital article opens a sentence, and its title is the subject.
_SUBJECT = re.compile(r"\s*(?:La|Le|L['’])")
_SHORTEST_NOUN = 4
_PLURAL = re.compile(r"[^\W\d_]+(?:\(\w+\)\(?s|·\w*s\b)")
#: A noun for somebody who does something, by its ending.
_AGENT = re.compile(
    r"[a-zà-ÿ-]{3,}(?:teur|trice|eur|euse|ier|ière|iste|ien|ienne|logue|graphe|nome|pathe|aire)(?!\w)"
)
_NO_AGENTS = re.compile(
    r"(?:secteur|valeur|chaleur|honneur|moteur|interieur|exterieur|ordinateur|faveur|hauteur|metier"
    r"|quartier|chantier|dossier|papier|maniere|matiere|carriere|frontiere|liste|piste|inventaire"
    r"|dialogue|catalogue|calendrier|courrier|budgetaire|secretariat|commissaire-|glossaire|territoire"
    r"|entretien|maintien|soutien|bien|lien|moyen|affaire|sommaire|repertoire|laboratoire|chapitre"
    r"|labeur|longueur|ampleur|rigueur|vigueur|douleur|couleur|majeur|meilleur|anniversaire|formulaire)"
)


def title_at(span: Span, words: Words, reported: bool = False) -> Title | None:
    """The title of a post that ``span`` opens with, after articles; nothing if it is no post.

    A noun that the form's tables do not have is a post by its inclusive form, and where
    somebody is ``reported`` to, also by its ending: « le fontainier », « la/le terminologue ».
    """
    opens = span.quote
    span = articles(span)
    role = words.first_role(span.quote) or _unknown_role(opens, span, words, reported)
    if role is None or _PLURAL.match(span.quote):
        return None
    found = tokens(span)
    if not found:
        return None
    end = _title_end(span, found, words, _SUBJECT.match(opens) is not None)
    if not reported and role not in OF_SOMETHING:
        end = _without_place(span, end, words)
    title = span.between(span.start, end)
    title = title.strip().strip(",;")
    inside = re.search(r"\(([A-Z][A-Z&/-]+)\)", title.quote)
    acronym = title.group(inside, 1) if inside else acronym_after(title)
    head = " ".join(fold(title.quote).split()[:3])
    deputy = any(mark in head for mark in ("delegue", "adjoint", "suppleant", "vice-", "sous-"))
    if role == "deputy":
        of_whom = re.search(r"\b(?:à|de|du|d['’])\s*(?=\w)", title.quote)
        if of_whom:
            rest = articles(title.part(of_whom.start(), len(title.quote)))
            role = words.first_role(rest.quote) or role
    return Title(title, title_value(title.quote), role, deputy, acronym)


def _without_place(span: Span, end: int, words: Words) -> int:
    """Where a title ends without the unit somebody sits in: « commis de la Section Paie ».

    Whoever leads a unit, or advises it, has it in the title.
    """
    for name in unit_names(span.between(span.start, end), words):
        before = span.text.string[span.start : name.span.start]
        place = re.search(r"\s+(?:de\s+la\s+|de\s+l['’]|du\s+|d['’]|de\s+)$", before)
        if place and name.span.end == end:
            return span.start + place.start()
    return end


def _unknown_role(opens: str, bare: Span, words: Words, reported: bool) -> str | None:
    """« post » for a noun that no table has, where its form or what it is said of tells a post."""
    noun = re.match(r"[^\W\d_]+", bare.quote)
    if noun is None or noun[0][0].isupper() or _NO_POSTS.match(fold(bare.quote[:40])):
        return None
    if words.kind(noun[0]) or len(noun[0]) < _SHORTEST_NOUN:
        return None
    if _CHARGED.match(bare.quote):
        return "post"
    both = BOTH_ARTICLES.match(opens)
    if (both and len(both[0]) >= len(opens) - len(bare.quote)) or _BOTH_GENDERS.match(bare.quote):
        return "post"
    agent = _AGENT.match(bare.quote)
    if reported and agent and not _NO_AGENTS.match(fold(agent[0])):
        return "post"
    return None


def _title_end(span: Span, found: Sequence[Token], words: Words, opens: bool = False) -> int:
    """Where the title ends, an offset of the text."""
    names = list(unit_names(span, words))
    j, subject = 1, False
    last = found[0].end
    while j < len(found):
        word = found[j].word
        inside = next(
            (n for n in names if n.span.start <= found[j].end - 1 and found[j].start < n.span.end),
            None,
        )
        if inside:
            last = inside.owner.end if inside.owner else inside.span.end
            while j < len(found) and found[j].start < last:
                j += 1
            continue
        if word == "(":
            close = next(
                (k for k in range(j, min(j + 7, len(found))) if found[k].word == ")"), None
            )
            if close is None:
                break
            last = found[close].end
            j = close + 1
            continue
        if fold(word) == "a" and words.role(found[j - 1].word) in {"deputy", "assistant"}:
            rest = articles(span.between(found[j].start, span.end))
            if words.first_role(rest.quote):
                while j < len(found) and found[j].start < rest.start:
                    j += 1
                continue
        if word == "en" and j + 1 < len(found) and _CHIEF.match(found[j + 1].word):
            last = found[j + 1].end
            j += 2
            continue
        if word == "en" and j <= _ROLE_ENDS and _is_field(span, found, j, words):
            last = found[j + 1].end
            j += 2
            continue
        if (fold(word), found[j + 1].word if j + 1 < len(found) else "") in _IDIOMS:
            last = found[j + 1].end
            j += 2
            continue
        if word == "," and _subject_follows(found, j, words):
            subject = True
            j += 1
            continue
        other = _other_gender(span, found, j, words)
        if other is not None:
            while j < len(found) and found[j].start < other.start:
                j += 1
            last = found[j].end
            j += 1
            continue
        if fold(word) == "pour" and _has_portfolio(span, found, j, words):
            j, last = _portfolio_end(found, j, words)
            break
        if fold(word) == "pour" and j == 1 and _is_bare_plural(found, j + 1):
            last = found[j + 1].end  # « psychologue pour enfants »
            break
        if fold(word) in TO and _takes_to(found, j):
            j += 2 if j + 1 < len(found) and found[j + 1].word.lower() in {"la", "l'"} else 1
            if j < len(found):
                last = found[j].end
            j += 1
            continue
        if word.islower() and not word.startswith(("d'", "d’")) and _may_be_verb(found, j, opens):
            break
        if subject and _closes(found, j):
            last = found[j + 1].end
            break
        adjective = _INCLUSIVE.search(word) or (word == "responsable" and j == 1)
        if not word[0].isalnum() or (ends_here(found, j, words) and not adjective):
            break
        if fold(word) == "et" and _subject_goes_on(found, j, words):
            j += 1
            continue
        if fold(word) == "et":
            rest = span.between(found[j].end, span.end)
            if words.first_role(rest.quote.lstrip()) is None:
                after = found[j + 1].word if j + 1 < len(found) else "."
                if after.lower() not in {"des", "de", "du"} and not after.lower().startswith("d'"):
                    break
            j += 1
            continue
        if fold(word) not in OF:
            last = found[j].end
        j += 1
    return last


def _subject_goes_on(found: Sequence[Token], j: int, words: Words) -> bool:
    """Whether « et » is inside a subject: « directeur Sûreté et inspection ».

    A subject has a capital, or is a noun right after the role: « coordonnateur sécurité et santé ».
    """
    if j < 2 or j + 2 > len(found) or "/" in found[j - 1].word:
        return False
    noun, after = found[j - 1], found[j + 1].word
    second = re.search(r"/(?:la|le|l['’]|du|au)$", found[0].word) is not None
    adjective = ADJECTIVE.fullmatch(noun.word) or _LIKE_ADJECTIVE.search(noun.word)
    apposed = j == 2 + second and (not adjective or noun.word.endswith("té"))
    if not (noun.capitalised or apposed) or words.role(after):
        return False
    if not after.islower() or fold(after) in OF | {"une", "un", "les"} or after[1:2] in "'’":
        return False
    goes_on = found[j + 2].word if j + 2 < len(found) else "."
    return not ends_here(found, j + 1, words) and fold(goes_on) not in TO | OF


def _has_portfolio(span: Span, found: Sequence[Token], j: int, words: Words) -> bool:
    """Whether « pour » goes on with a title: « secrétaire général(e) adjoint(e) pour les X »."""
    after = found[j + 1].word.lower() if j + 1 < len(found) else "."
    high = words.first_role(span.quote) in {"secretary_general", "director_general"}
    return high and (after in {"la", "le", "les"} or after.startswith(("l'", "l’")))


def _portfolio_end(found: Sequence[Token], j: int, words: Words) -> tuple[int, int]:
    """Where « pour les X et l'Y » ends: index and offset; further parts open with an article."""
    last, j = found[j].end, j + 1
    while j < len(found):
        word = found[j].word
        folded = fold(word)
        after = found[j + 1].word.lower() if j + 1 < len(found) else "."
        if folded == "et" and (after in _PARTS or after.startswith(("l'", "l’", "d'", "d’"))):
            j += 1
            continue
        if folded in TO and found[j - 1].word[0].isalpha() and after.isalpha():
            j += 1
            continue
        if not word[0].isalnum() or folded == "et" or ends_here(found, j, words):
            break
        if folded not in OF:
            last = found[j].end
        j += 1
    return j, last


#: An adjective in both genders, which is no verb whatever follows.
_INCLUSIVE = re.compile(r"\(\w{1,4}\)$|·\w{1,4}$")
#: « en chef », also before the other gender: « auditrice en chef/auditeur en chef ».
_CHIEF = re.compile(r"(?:chef|cheffe|second)(?:/|$)")
_PARTS = frozenset({"la", "le", "les", "des", "de", "du", "au", "aux"})


def _is_bare_plural(found: Sequence[Token], j: int) -> bool:
    word = found[j].word if j < len(found) else "."
    return word.islower() and word.endswith("s") and fold(word) not in _PARTS | {"ses", "leurs"}


#: Roles that go on with « à »: « attaché(e) aux douanes », « conseiller à la sécurité ».
_WITH_TO = re.compile(
    r"(?:attache|prepose|conseill|delegue|adjoint|commis|assistant|charge|affecte|secretaire)"
)


def _takes_to(found: Sequence[Token], j: int) -> bool:
    """Whether « à » at ``j`` goes on with a title: right after a role that takes it."""
    after = found[j + 1].word if j + 1 < len(found) else "."
    noun = re.split(r"[/'’]", found[0].word)[-1] if found[0].word[0].isalpha() else ""
    return (
        j <= _ROLE_ENDS
        and _WITH_TO.match(fold(noun)) is not None
        and after[0].islower()
        and all(t.word[0].isalpha() or t.word in "()" for t in found[1:j])
        and not any(fold(t.word) in OF or t.word[:2] in {"d'", "d’"} for t in found[1:j])
    )


_ROLE_ENDS = 4


def _may_be_verb(found: Sequence[Token], j: int, opens: bool) -> bool:
    """Whether a word right after the role may be its verb: « La trésorière ou le trésorier paie ».

    Where a title ``opens`` a sentence, and after its second gender, only an adjective goes on.
    """
    word, before = found[j].word, fold(found[j - 1].word)
    if re.search(r"/(?:le|la|l['’]|du|au)$", before) or "/" in word or before in OF:
        return False
    second = j > 2 and fold(found[j - 3].word) == "ou" and fold(found[j - 2].word) in _ARTICLE
    if not (second or (opens and j == 1)) or fold(word) in _GOES_ON:
        return False
    return _LIKE_ADJECTIVE.search(word) is None and not ADJECTIVE.fullmatch(word)


_ARTICLE = frozenset({"la", "le", "l'", "du", "au"})
_GOES_ON = OF | TO | {"en", "et", "ou", "pour"}
_LIKE_ADJECTIVE = re.compile(
    r"(?:é|ée|ant|ante|eur|eure|ère|ais|aise|ois|oise|\)|·\w{1,4})$"
    r"|^(?:(?:in|ex)ternes?|maritimes?|mobile|civile?|publi(?:c|que)|senior|junior|terrestre|adjointe?)$"
)


#: What goes on with a title after a preposition: « responsable de la sécurité au travail ».
_IDIOMS = frozenset(
    {("au", "travail"), ("au", "sol"), ("en", "mer"), ("en", "vol"), ("a", "bord"), ("a", "terre")}
    | {("en", "ligne"), ("a", "distance")}
)
#: Roles that go on with « en » and their field: « conseiller·ère en prévention ».
_WITH_FIELD = frozenset(
    {"adviser", "specialist", "engineer", "technician", "consultant", "trainer", "analyst"}
    | {"scholar", "scientist", "assistant", "public_servant", "post"}
)
_NO_FIELD = re.compile(
    r"(?:cas|vue|mati|temps|perm|parti|post|fonc|charge|cour|outr|effet|gener|ce|leur|lien|accord|"
    r"liai|conc|etro|coll|tant|rais|deho|amont|aval|reto|prio|prem|dern|chef|seco|fin|plein|"
    r"quali|rappo|consu|mem|paral|alter|tout|respo)"
)


def _is_field(span: Span, found: Sequence[Token], j: int, words: Words) -> bool:
    """Whether « en » at ``j`` goes on with a title: right after the role, before its field."""
    if j + 1 >= len(found) or not found[j + 1].word.islower() or found[j + 1].word[1:2] in "'’":
        return False
    if any(fold(t.word) in OF or t.word[:2] in {"d'", "d’"} for t in found[1:j]):
        return False
    role = words.first_role(span.quote)
    return (role or "post") in _WITH_FIELD and not _NO_FIELD.match(fold(found[j + 1].word))


def _closes(found: Sequence[Token], j: int) -> bool:
    """Whether « au sol » at ``j`` ends a title's subject: « directeur, Équipes au sol »."""
    if fold(found[j].word) not in {"a", "au", "aux", "en"} or j + 1 >= len(found):
        return False
    after = found[j + 2].word if j + 2 < len(found) else "."
    return found[j + 1].word.islower() and not after[0].isalnum()


_STEM = 5


def _other_gender(span: Span, found: Sequence[Token], j: int, words: Words) -> Span | None:
    """What follows « ou » where it is the same title in the other gender.

    « du directeur général ou de la directrice générale »: one post.
    """
    if fold(found[j].word) != "ou":
        return None
    rest = articles(span.between(found[j].end, span.end).strip())
    role = words.first_role(rest.quote)
    same_noun = fold(rest.quote[:_STEM]) == fold(span.quote[:_STEM])
    return rest if same_noun or (role and role == words.first_role(span.quote)) else None


def _subject_follows(found: Sequence[Token], j: int, words: Words) -> bool:
    """Whether the comma at ``j`` stands between a role and its subject: « chef, Cartes »."""
    before = re.split(r"[/'’]", found[j - 1].word)[-1]
    two = f"{re.split('[/]', found[j - 2].word)[-1]} {before}" if j > 1 else before
    after = found[j + 1] if j + 1 < len(found) else None
    return bool(after and after.capitalised and (words.role(before) or words.role(two)))


def title_value(quote: str) -> str:
    """A title's words without the articles that inclusive writing repeats inside it.

    >>> title_value("directrice/du directeur délégué(e) de l'ABC")
    "directrice/directeur délégué(e) de l'ABC"
    >>> title_value("coordonnatrice ou au coordonnateur des archives")
    'coordonnatrice ou coordonnateur des archives'
    """
    return " ".join(_INNER_ARTICLE.sub("", quote).split())
