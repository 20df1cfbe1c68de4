"""Step 2: text becomes halves, labelled header fields and sections.

A notice of a bilingual form is printed once per language, one after the other: each printing
is a :class:`Half`. A half opens with the post's title and the notice number, has a block of
labelled fields and then headed sections. Which labels and headings count is the form's table.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import cached_property
from itertools import islice
from operator import attrgetter

from rolegraph.ingest.blocks import CUT_LINE, Block, blocks
from rolegraph.ingest.forms import Form
from rolegraph.ingest.header_blocks import header_blocks
from rolegraph.ingest.headings import heading_key, headings, known_headings
from rolegraph.ingest.labels import (
    WORDS_OF_A_VALUE,
    is_no_value,
    label_at,
    labels_of,
)
from rolegraph.ingest.text import Span, Text, fold, is_page_line
from rolegraph.ingest.unlabelled import fields_of_lines, said_in_prose, title_of_text

__all__ = ["Half", "Section", "fold", "halves"]

_NUMBER_IN_TITLE = re.compile(
    r"(?<![\s(–—-])[\s(–—-]*+\b(\d{6})\)?"
    r"(?:\s*+(?:[/,;&]|\b(?:and|et)\b)\s*+\(?(\d{6})\)?)?[\s*]*+$",
    re.IGNORECASE,
)
#: Fields whose label may stand after the header, in the text.
_LATER_FIELDS = frozenset({"supervisor", "clearance", "deadline", "salary"})
_WORDS_OF_A_UNIT = 10
_LONGEST_LIST = 8_000
#: A title's line at least so long may have been broken at the width.
_FULL_LINE = 50
#: Words that tell the languages apart.
_FREQUENT = {
    "en": ("the", "and", "of", "to", "in", "is", "for", "with", "will"),
    "fr": ("le", "la", "les", "et", "de", "des", "du", "est", "pour", "dans"),
}


@dataclass(frozen=True)
class Section:
    """A headed section: ``name`` is the form's name for it, ``body`` follows the heading."""

    name: str
    heading: Span
    body: Span
    more: tuple[Section, ...] = ()
    """What other headings of that name open."""

    @cached_property
    def parts(self) -> tuple[tuple[Span, tuple[Block, ...]], ...]:
        """Each heading with the paragraphs and list items under it."""
        own = ((self.heading, tuple(blocks(self.body))),)
        return own + tuple(one for part in self.more for one in part.parts)

    @cached_property
    def blocks(self) -> tuple[Block, ...]:
        """The paragraphs and list items of all parts, in order."""
        return tuple(block for _, listed in self.parts for block in listed)


@dataclass(frozen=True)
class Half:
    """One language's printing of a notice.

    ``title`` is the post's title without the number; ``fields`` holds the values of the
    labelled header fields by the form's field names, ``labels`` the labels themselves.
    """

    lang: str
    span: Span
    title: Span | None
    number: Span | None
    labels: dict[str, Span]
    fields: dict[str, Span]
    sections: dict[str, Section]
    second_number: Span | None = None
    """The other number of a notice that has two."""

    def section(self, *names: str) -> Iterator[Section]:
        """Those of the named sections that this half has, in the order named."""
        for name in names:
            if name in self.sections:
                yield self.sections[name]


def halves(text: Text, form: Form) -> list[Half]:
    """The printings of notices found in ``text``, in order; empty when there are none."""
    if form.labels == 0:
        return [_whole(text, form)]
    openings = header_blocks(text, form)
    starts = []
    for k, opening in enumerate(openings):
        lines, index = opening.lines, opening.first
        if form.title_from == "label":
            title = _title_label(lines, index, form, openings[k - 1].last if k else -1)
        else:
            title = _title_line(lines, index, form)
        if k and "title" in opening.fields and form.title_from == "line":
            title = index  # what stands above is the end of the printing before
        if title is not None and form.title_from == "line":
            title = _first_line_of_title(lines, title)
        starts.append(lines[title].start if title is not None else lines[index].start)
    found = []
    for k, opening in enumerate(openings):
        end = starts[k + 1] if k + 1 < len(starts) else len(text.string)
        span = text.span(starts[k], end, opening.lang)
        found.append(_half(span, opening.lines, opening.first, form))
    return found


def _title_label(lines: list[Span], header: int, form: Form, last: int = -1) -> int | None:
    """The line of the label of the title: the nearest one above the header, if it is not in it.

    ``last`` is the last line of the header before.
    """
    known = labels_of(form, lines[0].lang, "title")
    for index in range(header, last, -1):
        found = label_at(lines[index], known, 0)
        if found and found[2].quote:
            return index
    return None


def _title_line(lines: list[Span], header: int, form: Form | None = None) -> int | None:
    """The line of the title: the nearest one above the header that ends in a notice number."""
    above = [
        i
        for i in range(header - 1, max(-1, header - 12), -1)
        if lines[i].strip().quote and not is_no_value(lines[i])
    ]
    for index in above[:4]:
        if _NUMBER_IN_TITLE.search(lines[index].quote):
            return index
    if form is not None:
        known, _, _ = known_headings(form, lines[0].lang)
        above = [i for i in above if heading_key(lines[i].quote.strip(" #*_:")) not in known]
    return above[0] if above and not lines[above[0]].quote.isupper() else None


def _first_line_of_title(lines: list[Span], title: int) -> int:
    """Where a title begins that the width broke: in the line right above, if that is a full one."""
    above = lines[title - 1].quote.strip() if title else ""
    joins = re.search(r"(?:\b(?:and|et|of|de|du|des|the|la|le|l['’])|[,/&(–-])$", above)
    if (
        (len(above) < _FULL_LINE and not joins)
        or not above
        or above[-1] in ".;:!?"
        or is_no_value(lines[title - 1])
    ):
        return title
    alone = title < 2 or not lines[title - 2].quote.strip()
    return title - 1 if alone else title


def _whole(text: Text, form: Form) -> Half:
    """A text of no known form: all of it is prose, in the language most of its words are of."""
    words = Counter(fold(text.string[:20_000]).split())
    lang = max(form.languages, key=lambda lang: sum(words[w] for w in _FREQUENT[lang]))
    span = text.span(0, len(text.string), lang)
    summary = Section("summary", text.span(0, 0, lang), span)
    lines = text.lines(lang)
    lists = {
        name: Section(name, heading, listed)
        for name, heading in headings(lines, 0, len(text.string), form)
        if name != "other" and (listed := _list_below(heading))
    }
    fields = fields_of_lines(lines, form)
    fields = said_in_prose(span, fields, form) | fields
    title = fields.get("title") or title_of_text(lines, form)
    number, second = _numbers(fields["number"]) if "number" in fields else (None, None)
    return Half(lang, span, title, number, {}, fields, {"summary": summary, **lists}, second)


def _list_below(heading: Span) -> Span | None:
    """The list under a line, up to the first paragraph that is no item of it."""
    text = heading.text
    below = text.span(heading.end, len(text.string), heading.lang)
    end = 0
    for block in blocks(below.part(0, min(len(below.quote), _LONGEST_LIST))):
        if not block.item:
            break
        end = block.span.end
    return below.between(heading.end, end) if end else None


def _half(span: Span, lines: list[Span], header: int, form: Form) -> Half:
    lang = span.lang
    title_index = _title_line(lines, header, form) if form.title_from == "line" else None
    title = number = second = None
    if title_index is not None and title_index < header:
        line = lines[_first_line_of_title(lines, title_index)].until(lines[title_index])
        match = _NUMBER_IN_TITLE.search(line.quote)
        number = line.group(match, 1) if match else None
        second = line.group(match, 2) if match and match[2] else None
        title = line.part(0, match.start() if match else len(line.quote)).strip().strip("–—- :")
        title = title if title.quote else None
    top = span.text.line_at(span.start) - 1
    headed = list(headings(lines, min(top, header), span.end, form))
    after = [heading.start for _, heading in headed if heading.start > lines[header].start]
    header_end = after[0] if after else span.end
    labels, fields = _fields(lines, header, header_end, form)
    for line in lines[top:header] if form.title_from == "label" else ():
        found = label_at(line, labels_of(form, lang), 0)
        if found and found[0] not in fields and found[2].quote:
            labels[found[0]], fields[found[0]] = found[1], found[2]
    fields = _later_fields(lines, header_end, span.end, form) | fields
    fields = said_in_prose(span.between(header_end, span.end), fields, form) | fields
    if form.title_from == "label" or "title" in fields:
        title = fields.get("title", title)
    title = _without_tail(title, form, fields) if title else None
    if "number" in fields:
        number, second = _numbers(fields["number"])
    sections = _sections(headed, span)
    return Half(lang, span, title, number, labels, fields, sections, second)


def _sections(found: list[tuple[str, Span]], span: Span) -> dict[str, Section]:
    """The sections by name; what two headings of one name open is one section of two parts.

    A heading that is printed twice in the same words is the first one: the other stands at the
    head of a page.
    """
    listed: dict[str, list[Section]] = {}
    for k, (name, heading) in enumerate(found):
        end = found[k + 1][1].start if k + 1 < len(found) else span.end
        part = Section(name, heading, span.text.span(heading.end, end, span.lang))
        parts = listed.setdefault(name, [])
        if all(fold(part.heading.quote) != fold(other.heading.quote) for other in parts):
            parts.append(part)
    return {name: replace(first, more=tuple(more)) for name, (first, *more) in listed.items()}


def _later_fields(lines: list[Span], start: int, end: int, form: Form) -> dict[str, Span]:
    """What labels with a colon say after the header: "Supervisor: …", "Security: …"."""
    lang = lines[0].lang
    if "supervisor" not in form.table(lang, "header"):
        return {}
    known = labels_of(form, lang)
    found: dict[str, Span] = {}
    for line in lines[bisect_left(lines, start, key=attrgetter("start")) :]:
        if line.start >= end:
            break
        label = label_at(line, known, 0)
        value = label[2] if label and label[0] in _LATER_FIELDS else None
        if label and value and value.quote[:1].isupper():
            found.setdefault(label[0], value)
    return found


def _unit_line(line: Span, form: Form) -> tuple[str, Span] | None:
    """A unit that stands alone on a line below a labelled one, and the field of its kind."""
    name = re.sub(r"\s*\([A-Z][\w&/-]*\)$", "", line.quote)
    words = name.split()
    if not 1 < len(words) <= _WORDS_OF_A_UNIT or not words[0][0].isupper():
        return None
    said = {fold(words[-1] if line.lang == "en" else words[0])}
    for kind, listed in form.table(line.lang, "unit_kinds").items():
        label = f"unit.{kind}"
        if said & {fold(word) for word in listed} and label in form.table(line.lang, "header"):
            return label, line
    return None


def _fields(
    lines: list[Span], header: int, end: int, form: Form
) -> tuple[dict[str, Span], dict[str, Span]]:
    known = labels_of(form, lines[0].lang)
    labels: dict[str, Span] = {}
    fields: dict[str, Span] = {}
    waiting: str | None = None
    cut: str | None = None
    unit, most = False, WORDS_OF_A_VALUE
    for line in islice(lines, header, None):
        if line.start >= end:
            break
        stripped = line.strip()
        if not stripped.quote or is_page_line(stripped.quote) or is_no_value(line):
            cut, unit = None, False
            continue
        found = label_at(line, known, most)
        if found is None:
            below = _unit_line(stripped, form) if unit else None
            if below and not waiting:
                fields.setdefault(*below)
                cut = None
                continue
            unit = False
            if waiting:
                fields[waiting] = stripped
            elif cut and not re.match(r"[\s*•#-]*[^:]{2,40}:", line.quote):
                fields[cut] = fields[cut].until(stripped.strip(" *_"))
                if line.end in line.text.cut:
                    continue
            waiting = cut = None
            continue
        name, label, value = found
        if name in labels:
            if waiting == name and value.quote:
                fields[name], waiting = value, None  # "Grade", and below "NATO Grade G15"
            continue
        labels[name] = label
        waiting = None
        unit = name.startswith("unit.")
        long = len(line.quote.rstrip()) >= CUT_LINE - 5 or line.end in line.text.cut
        cut = name if value.quote and long else None
        if value.quote:
            fields[name] = value
        elif name != "description":
            waiting = name
        elif "supervisor" in form.table(line.lang, "header"):
            most = 0  # "DIVISION: …" may follow, and prose
        else:
            break
    return labels, fields


def _without_tail(title: Span, form: Form, fields: dict[str, Span]) -> Span:
    """A title without quotes and without the body that some pages print after it."""
    title = title.strip("\"'“”«»#* \u00a0")
    tail = form.shared_table("values").get("title_tail")
    match = re.search(tail, title.quote) if tail else None
    if match is None:
        return title
    for name, said in match.groupdict().items():
        if said:
            fields.setdefault(name, title.group(match, name))
    return title.part(0, match.start()).strip()


def _numbers(value: Span) -> tuple[Span | None, Span | None]:
    """The number a label gives, its first word with a digit in it; and one listed beside it."""
    found = list(re.finditer(r"[\w/.-]*\d[\w/-]*(?:\s{0,2}\([A-Z]{1,2}\))?", value.quote))
    between = value.quote[found[0].end() : found[1].start()] if len(found) == 2 else ""
    two = re.fullmatch(r"\s+/\s+|\s*[,;&]\s*|\s+(?:and|et|&)\s+", between, re.IGNORECASE)
    first, *more = (value.group(match) for match in found) if found else (None,)
    return first, more[0] if two else None
