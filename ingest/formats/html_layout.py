"""What a saved page lays out otherwise than it is read is put in order before it is read.

Tables of two languages side by side become one after the other, a label and its value in boxes
beside each other one line, and links that are no part of a notice ("Apply now") go.
"""

from __future__ import annotations

import re
from typing import Any

from rolegraph.ingest.formats.languages import differ
from rolegraph.ingest.text import squeeze

__all__ = ["put_in_order"]

#: A table of more columns holds no texts side by side.
_MOST_COLUMNS = 8
_WORDS_OF_A_LABEL, _WORDS_OF_A_VALUE = 8, 40
#: What a footer has that is the page's and not the notice's.
_WORDS_OF_A_FOOTER = 120
_FOOTER = re.compile(r"©|\bcopyright\b|\bprivacy\b|\bcookies?\b|confidentialité", re.IGNORECASE)
#: What links and buttons of job sites say.
_LINK = re.compile(
    r"[\s«<>»|·•←→-]*(?:"
    r"apply(?: now| online| for (?:this )?(?:job|position|post))?"
    r"|postuler(?: maintenant| en ligne)?"
    r"|(?:e-?mail|share|save|print)(?: this)?(?: job| page)?(?: (?:to|with) a friend)?"
    r"|partager|imprimer|enregistrer|envoyer à un ami"
    r"|(?:back|return) to (?:search|results|search results|job list|list|top)"
    r"|retour(?: aux résultats| à la liste| à la recherche| en haut)?"
    r"|skip to (?:main )?content|aller au contenu(?: principal)?"
    r"|(?:sign|log) in|se connecter|my account|mon compte|add to favou?rites"
    r"|(?:search|view|see) (?:all )?jobs|all jobs|similar jobs|home|accueil"
    r"|job search|recherche d['’]emploi|previous|next|précédent|suivant"
    r")[\s«<>»|·•←→-]*",
    re.IGNORECASE,
)
_HEADINGS = ("h2", "h3", "h4", "h5", "h6")
_BREAKING = ("table", "li", "br")
_NAMED_LABEL = re.compile(r"\b(?:\w*[-_])?label\b", re.IGNORECASE)


def put_in_order(root: Any) -> None:
    """Change a parsed page so that reading it from the top gives its text in order."""
    for element in list(root.iter("a", "button", "footer")):
        if element.getparent() is not None and _is_furniture(element):
            _drop(element)
    for table in list(root.iter("table")):
        if next(table.iterdescendants("table"), None) is None:
            _one_language_after_the_other(table)
    for label in list(root.iter("dt")):
        value = label.getnext()
        if value is not None and value.tag == "dd":
            _on_one_line(label, value)
    for row in list(root.iter("tr")):
        _flatten(row)
    for label in list(root.iter("div", "span", "label", "strong", "b", "p", *_HEADINGS)):
        value = _value_of(label)
        if value is not None:
            _on_one_line(label, value)


def _is_furniture(element: Any) -> bool:
    if element.tag == "footer":
        said = squeeze("".join(element.itertext()))
        return len(said.split()) <= _WORDS_OF_A_FOOTER and _FOOTER.search(said) is not None
    if len(element) > 3:
        return False
    return _LINK.fullmatch(squeeze("".join(element.itertext()))) is not None


def _drop(element: Any) -> None:
    """Take an element out, what stands behind it stays."""
    parent, before = element.getparent(), element.getprevious()
    tail = element.tail or ""
    if before is not None:
        before.tail = f"{before.tail or ''} {tail}"
    else:
        parent.text = f"{parent.text or ''} {tail}"
    parent.remove(element)


def _one_language_after_the_other(table: Any) -> None:
    """Rows of a table: all left halves first, if the right ones are of another language."""
    from lxml.html import Element

    rows = list(table.iter("tr"))
    cells = [[cell for cell in row if cell.tag in ("td", "th")] for row in rows]
    width = max(map(len, cells), default=0)
    half = width // 2
    if width % 2 or not 0 < width <= _MOST_COLUMNS:
        return
    sides = [[row[side] for row in cells] for side in (slice(0, half), slice(half, width))]
    left, right = ([" ".join(c.itertext()) for row in side for c in row] for side in sides)
    if not differ(left, right):
        return
    for child in list(table):
        table.remove(child)
    for side in sides:
        for row in filter(None, side):
            made = Element("tr")
            if half == 1:  # a cell of paragraphs, not of one line
                made.tag = row[0].tag = "div"
            made.extend(row)
            table.append(made)
    table.tag = "section"


def _value_of(label: Any) -> Any | None:
    """The box beside a box that is its label, by a colon or by its name; None if it is none."""
    parent, value = label.getparent(), label.getnext()
    if parent is None or value is None or len(parent) > 3 or len(label) > 3:
        return None
    colon = (label.tail or "").strip() == ":"
    if len(parent) == 3 and "".join(value.itertext()).strip() == ":":
        colon, value = True, value.getnext()
    if value is None or value.getnext() is not None or value.tag not in ("div", "span", "p"):
        return None
    if len(value) > 3 or _says(parent.text) or _says(label.tail) or _says(value.tail):
        return None
    names = [one.get("class") or "" for one in (label, *label) if isinstance(one.tag, str)]
    if any(_NAMED_LABEL.search(name) for name in names) and label.tag not in _HEADINGS:
        return value
    said = squeeze("".join(label.itertext()))
    return value if colon or said.endswith(":") else None


def _says(text: str | None) -> bool:
    return bool((text or "").strip(" :\t\n\r\xa0"))


def _flatten(row: Any) -> None:
    """Boxes in the cells of a label and its value go, and the words are in the cells."""
    cells = [cell for cell in row if cell.tag in ("td", "th")]
    if len(cells) != 2 or any(
        next(c.iterdescendants("table", "li", "br"), None) is not None for c in cells
    ):
        return
    said = [squeeze(" ".join(cell.itertext())) for cell in cells]
    few = [len(words.split()) for words in said]
    if not 0 < few[0] <= _WORDS_OF_A_LABEL or few[1] > _WORDS_OF_A_VALUE:
        return
    for cell, words in zip(cells, said, strict=True):
        for child in list(cell):
            cell.remove(child)
        cell.text = words


def _on_one_line(label: Any, value: Any) -> None:
    """Put the words of both into the first, if they are as few as those of a label and a value."""
    words = squeeze("".join(label.itertext())).rstrip(": ")
    said = squeeze(" ".join(value.itertext()))
    if not words or not said:
        return
    if len(words.split()) > _WORDS_OF_A_LABEL or len(said.split()) > _WORDS_OF_A_VALUE:
        return
    if next(value.iterdescendants("li", "table", "p"), None) is not None and len(value) > 1:
        return
    for child in [*label, *label.itersiblings()]:
        if child is value:
            break
        child.getparent().remove(child)
    label.text, label.tail = f"{words}: {said}", value.tail
    label.tag = "div"
    value.getparent().remove(value)
