"""Step 3: the sections of a notice become its facts, each with its place.

:func:`facts` runs the readers of :mod:`rolegraph.ingest.facts` in order and puts together the
record that ``rolegraph extract`` prints: plain values, and ``evidence`` for every one of them.
"""

from __future__ import annotations

from typing import Any

from rolegraph.ingest.facts.accountabilities import read_accountabilities
from rolegraph.ingest.facts.competencies import read_competencies
from rolegraph.ingest.facts.conditions import read_conditions
from rolegraph.ingest.facts.contract import read_contract
from rolegraph.ingest.facts.counts import read_counts
from rolegraph.ingest.facts.disagreements import read_disagreements
from rolegraph.ingest.facts.header import read_header
from rolegraph.ingest.facts.organisation import read_organisation
from rolegraph.ingest.facts.pair import Notes, Pair
from rolegraph.ingest.facts.requirements import read_requirements
from rolegraph.ingest.facts.units import PROSE
from rolegraph.ingest.file_to_text import Source
from rolegraph.ingest.read import split
from rolegraph.ingest.text import LONGEST_LINE, LONGEST_SENTENCE, NO_PROSE

__all__ = ["facts"]


def facts(pair: Pair, source: Source) -> dict[str, Any]:
    """The record of one notice: every key present, null or empty where it does not say."""
    notes = Notes(list(pair.remarks))
    header = read_header(pair, notes)
    counts = read_counts(pair, notes)
    tree: dict[str, Any] = {
        "notice_id": header["notice_id"],
        "part": pair.part,
        "form": pair.form.name,
        "languages": list(pair.langs),
        "source": {
            "file": source.file,
            "sha256": source.sha256,
            "media_type": source.media_type,
        },
        **{key: value for key, value in header.items() if key != "notice_id"},
        **read_organisation(pair, counts, notes),
        **counts,
        "competencies": read_competencies(pair, notes),
        **read_requirements(pair, notes),
        "conditions": read_conditions(pair),
        "accountabilities": read_accountabilities(pair, notes),
        "contract": read_contract(pair, notes),
    }
    read_disagreements(pair, tree, notes)
    _note_what_is_no_prose(pair, notes)
    tree["disagreements"] = notes.disagreements
    tree["warnings"] = notes.warnings
    record, evidence = split({key: tree[key] for key in _ORDER if key in tree})
    record["evidence"] = evidence
    return dict(record)


def _note_what_is_no_prose(pair: Pair, notes: Notes) -> None:
    for half in pair.halves.values():
        start, end = half.span.start, half.span.end
        if any(start <= line < end for line in pair.text.no_prose):
            notes.warn(NO_PROSE)
        if any(map(half.span.covers, pair.text.long_blocks)):
            notes.warn(
                f"a paragraph of more than {LONGEST_LINE} characters is none; it was not read"
            )
        long_blocks = (
            block.span
            for section in half.section(*PROSE)
            for block in section.blocks
            if len(block.span.quote) > LONGEST_SENTENCE
        )
        if any(
            len(sentence.quote) > LONGEST_SENTENCE
            for block in long_blocks
            for sentence in block.whole_sentences()
        ):
            notes.warn(
                f"a sentence of more than {LONGEST_SENTENCE} characters is none; it was not read"
            )


#: The order of a record's keys: the contract's, with what goes beyond it beside its kin.
_ORDER = (
    "notice_id",
    "part",
    "form",
    "languages",
    "source",
    "title",
    "acronym",
    "body",
    "location",
    "schedule",
    "deadline",
    "deadline_time",
    "salary",
    "grade",
    "clearance",
    "reports_to",
    "functional_superior",
    "direct_reports",
    "indirect_reports",
    "context_unit",
    "units",
    "posts_mentioned",
    "unit_relations",
    "works_with",
    "competencies",
    "requirements",
    "languages_required",
    "experience_min_years",
    "conditions",
    "accountabilities",
    "contract",
    "inferences",
    "disagreements",
    "warnings",
)
