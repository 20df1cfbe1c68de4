"""What a notice says of itself without a label: its title, its body, the deadline, the clearance.

Each is read only where the text leaves no doubt, and only if no label gives it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from rolegraph.ingest.facts.values import day
from rolegraph.ingest.facts.words import words
from rolegraph.ingest.forms import Form
from rolegraph.ingest.labels import is_no_value, label_at, labels_of
from rolegraph.ingest.text import Span, fold

__all__ = ["fields_of_lines", "said_in_prose", "title_of_text"]

#: What a noun ends in that is printed in both genders: « Chargé(e) ».
_GENDER = re.compile(r"\((?:e|ne|le|rice|euse|ère)\)|[·-](?:e|ne|le|rice|euse|ère)$")
#: Lines at the head of a text among which its title stands.
_LINES_OF_HEAD = 4
_LONGEST_TITLE = 12
#: After the word that leads to it, a date begins within so many characters.
_NEAR = 24
_LONGEST_DATE = 40
_LONGEST_PARAGRAPH = 2_000


def title_of_text(lines: list[Span], form: Form) -> Span | None:
    """The title of a text without a header: a line at its head that names a role, if it is one
    of a vacancy.
    """
    lang = lines[0].lang
    table = form.table(lang, "prose")
    lookup = words(form, lang)
    head = [line.strip(" #*_\u00a0") for line in lines if line.quote.strip()][: _LINES_OF_HEAD + 1]
    if not re.search(table["vacancy"], fold(lines[0].text.string)):
        return None
    for line in head[:_LINES_OF_HEAD]:
        said = re.match(table["announces"], line.quote, re.IGNORECASE)
        line = line.part(said.end() if said else 0, len(line.quote)).strip()
        listed = line.quote.split()
        if is_no_value(line) or not 0 < len(listed) <= _LONGEST_TITLE or not listed[0][0].isupper():
            continue
        if re.search(r"[.;:!?,]$", line.quote) or re.search(table["no_title"], fold(line.quote)):
            continue
        nouns = [_GENDER.sub("", word).strip("(),") for word in listed]
        titled = re.match(table.get("titled", "(?!)"), fold(line.quote))
        if titled or any(map(lookup.role, nouns)) or lookup.first_role(line.quote):
            return line
    return None


def fields_of_lines(lines: list[Span], form: Form) -> dict[str, Span]:
    """The values of labels with a colon, wherever in the text they stand."""
    known = labels_of(form, lines[0].lang)
    found: dict[str, Span] = {}
    for line in lines:
        label = label_at(line, known, 0)
        if label and label[2].quote:
            found.setdefault(label[0], label[2])
    return found


def said_in_prose(span: Span, known: dict[str, Span], form: Form) -> dict[str, Span]:
    """The fields that no label gives and that the prose does."""
    table = form.table(span.lang, "prose")
    found: dict[str, Span] = {}
    if "deadline" not in known and (date := _only(_dates(span, table))):
        found["deadline"] = date
    if "clearance" not in known and (level := _only(_clearances(span, table))):
        found["clearance"] = level
    if "body" in table and "body" not in known and (body := _body(span, table)):
        found["body"] = body
    return found


def _only(spans: Iterator[Span]) -> Span | None:
    """The first, if all of them say the same."""
    listed = list(spans)
    return listed[0] if len({fold(one.value) for one in listed}) == 1 else None


def _sentences(span: Span, cue: str) -> Iterator[Span]:
    """The sentences in which a cue stands."""
    seen = -1
    for match in re.finditer(cue, span.quote, re.IGNORECASE):
        at = span.start + match.start()
        if at < seen:
            continue
        string = span.text.string
        begin = max(string.rfind("\n\n", 0, at) + 1, span.start, at - _LONGEST_PARAGRAPH)
        end = string.find("\n\n", at, at + _LONGEST_PARAGRAPH)
        paragraph = span.between(begin, min(end if end >= 0 else at + _LONGEST_PARAGRAPH, span.end))
        for sentence in paragraph.sentences():
            if sentence.start <= at < sentence.end:
                seen = sentence.end
                yield sentence


def _dates(span: Span, table: dict[str, str]) -> Iterator[Span]:
    """The dates by which one has to apply."""
    for sentence in _sentences(span, table["deadline"]):
        for match in re.finditer(table["by"], sentence.quote, re.IGNORECASE):
            date = day(sentence.quote[match.end() : match.end() + _NEAR + _LONGEST_DATE])
            if date and date[1][0] <= _NEAR:
                begin = match.end() + date[1][0]
                yield sentence.part(begin, match.end() + date[1][1])
                break


def _clearances(span: Span, table: dict[str, str]) -> Iterator[Span]:
    """The levels of clearance that the post demands."""
    for sentence in _sentences(span, table["clearance"]):
        if re.search(table["no_clearance"], fold(sentence.value)):
            continue
        match = re.search(table["level"], sentence.quote)
        if match:
            yield sentence.group(match)


def _body(span: Span, table: dict[str, str]) -> Span | None:
    """The organisation that the first sentence of a text about a vacancy has as its subject."""
    if not re.search(table["vacancy"], fold(span.quote)):
        return None
    for paragraph in re.finditer(r"(?:[^\n]|\n(?!\s*\n))+", span.quote):
        said = paragraph.group().strip()
        if len(said.split()) <= _LONGEST_TITLE and not said.endswith("."):
            continue
        if re.match(r"[^.:\n]{2,40}:\s", said):
            continue  # labels
        match = re.compile(table["body"]).match(span.quote, span.quote.index(said))
        name = span.group(match, "name") if match else None
        is_unit = name and re.search(table.get("no_body", "(?!)"), fold(name.value))
        return None if is_unit else name
    return None
