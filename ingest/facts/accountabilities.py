"""The main accountabilities of a post: areas and what is said under each.

An area is a heading on a line of its own, or runs into its paragraph ("Planning. Keep …",
« Planification – Tient … »). The standing closing duty is no accountability.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Any

from rolegraph.ingest.blocks import Block
from rolegraph.ingest.facts.pair import Notes, Pair, both
from rolegraph.ingest.facts.words import words
from rolegraph.ingest.read import Read
from rolegraph.ingest.text import Span
from rolegraph.ingest.text_to_sections import fold

__all__ = ["read_accountabilities"]

#: A heading is short and has no full stop; more words are a sentence.
_LONGEST_HEADING = 7
_ARTICLES = frozenset(
    {"la", "le", "les", "l", "un", "une", "il", "elle", "ce", "cette", "he", "she"}
)
#: What stands before a colon without being an area.
_REMARKS = frozenset({"note", "nb", "remark", "remarque", "notamment", "including", "namely"})
#: Verbs that no name of an area has in it.
_FINITE = frozenset(
    {"will", "is", "are", "must", "shall", "should", "may", "can", "has", "have", "be", "do"}
    | {"est", "sont", "doit", "peut", "a", "ont"}
)
#: Words that open a line which leads over to the duties.
_LEADS = frozenset({"the", "within", "under", "in", "as", "reporting", "la", "le", "l", "sous"})
_RUN_IN = re.compile(
    r"([^\W\d_][^.–—:\n]{2,60}?)(?:\.\s+|\s+[–—]\s+|\s+-\s+|\s?:\s+)(?=[^\W\d_a-zà-ÿ])"
)


#: A name before its text where all paragraphs are so: "Planning: draw charts".
_ALL_RUN_IN = re.compile(r"([^\W\d_][^.–—:\n]{2,60}?)(?:\s[–—-]\s|\s?:\s)(?=\S)")
#: A number before a name, and marks of bold type around it.
_BEFORE_NAME = re.compile(r"(?:\d+(?:[.)]\d*)*[.)]?|[a-z]\))\s+(?=[^\W\d_])|\*\*\s*|__\s*")


@dataclass(frozen=True)
class _Area:
    name: Span | None
    text: Span


def read_accountabilities(pair: Pair, notes: Notes) -> list[dict[str, Any]]:
    """Areas and texts, the languages paired in order where they have equally many areas."""
    found = {lang: _areas(pair, lang) for lang in pair.langs}
    english, french = found.get("en", []), found.get("fr", [])
    if english and french and len(english) != len(french):
        notes.warn(
            f"accountabilities: {len(english)} areas in English, {len(french)} in French; "
            "not paired"
        )
        return [_entry(area, None) for area in english] + [_entry(None, area) for area in french]
    rows = max(len(english), len(french))
    return [
        _entry(english[i] if english else None, french[i] if french else None) for i in range(rows)
    ]


def _entry(english: _Area | None, french: _Area | None) -> dict[str, Any]:
    def name(area: _Area | None) -> Read | None:
        return Read(area.name.value, area.name) if area and area.name else None

    def text(area: _Area | None) -> Read | None:
        return Read(area.text.value, area.text) if area else None

    return {
        "area": both(name(english), name(french)),
        "text": both(text(english), text(french)),
    }


def _areas(pair: Pair, lang: str) -> list[_Area]:
    closing = pair.form.table(lang, "accountabilities").get("closing", "(?!)")
    areas: list[_Area] = []
    heading: Span | None = None
    listed = [
        block
        for block in pair.blocks(lang, "accountabilities")
        if not re.match(closing, fold(block.span.value)) and not _opens_list(block)
    ]
    spans = [_without_marks(block.span) for block in listed]
    alike = [_ALL_RUN_IN.match(span.quote) for span in spans]
    pattern = _RUN_IN
    if len(alike) > 1 and all(m and len(m[1].split()) <= _LONGEST_HEADING for m in alike):
        pattern = _ALL_RUN_IN
    for block, span in zip(listed, spans, strict=True):
        if _is_heading(block, span):
            heading = span.strip(" :*_")
            continue
        run_in = pattern.match(span.quote) if heading is None else None
        if (
            run_in
            and len(run_in[1].split()) <= _LONGEST_HEADING
            and _names_area(run_in, pair, lang)
        ):
            name = span.group(run_in, 1).strip(" *_")
            areas.append(_Area(name, span.part(run_in.end(), len(span.quote))))
        elif heading is not None and areas and areas[-1].name == heading:
            areas[-1] = _Area(heading, areas[-1].text.until(block.span))
        else:
            areas.append(_Area(heading, block.span))
    return areas


def _without_marks(span: Span) -> Span:
    """A paragraph without a number before it or a mark of bold type."""
    mark = _BEFORE_NAME.match(span.quote)
    return span.part(mark.end() if mark else 0, len(span.quote))


def _names_area(run_in: re.Match[str], pair: Pair, lang: str) -> bool:
    """Whether what runs into a paragraph is the name of an area, not a short first sentence.

    After a full stop a name is written in capitals ("Knowledge Management."), or opens with
    neither an article nor a verb; before a colon or a dash it has no finite verb.
    """
    mark = run_in.group()[len(run_in[1]) :].strip()
    listed = run_in[1].split()
    if mark != ".":
        first = fold(re.split(r"['’]", listed[0])[0])
        opens = listed[0] in words(pair.form, lang).openers or first in _ARTICLES | _REMARKS
        return not opens and not any(fold(word) in _FINITE for word in listed)
    if all(word[0].isupper() or len(word) < 4 for word in listed) and len(listed) > 1:
        return True
    lookup = words(pair.form, lang)
    first = re.split(r"['’]", listed[0])[0]
    verb = (
        listed[0].rstrip(",").endswith("s") and len(listed) > 1
        if lang == "en"
        else fold(first) in lookup.ends
    )
    if verb or listed[0] in lookup.openers or fold(first) in _ARTICLES:
        return False
    return not any(fold(word) in _FINITE for word in listed)


def _opens_list(block: Block) -> bool:
    """Whether a line only leads over to the duties: "The incumbent:", "The Nurse will:"."""
    said = block.span.value
    if not said.endswith(":") or block.item:
        return False
    listed = [fold(word) for word in re.findall(r"[^\W\d_]+", said)]
    return bool(listed) and (listed[0] in _LEADS or any(word in _FINITE for word in listed))


def _is_heading(block: Block, span: Span) -> bool:
    words = span.value.rstrip(" :*_").split()
    return (
        not block.item
        and 0 < len(words) <= _LONGEST_HEADING
        and not re.search(r"[.;!?]$", span.value)
        and words[0][0].isupper()
    )
