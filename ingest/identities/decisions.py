"""What people decided about who is who, and how it is kept: SSSOM, one row per decision.

A decision is about two mentions, named by IRIs that no other notice can change, so it survives
re-ingestion and any order of it. The table is SSSOM (https://mapping-commons.github.io/sssom/):
``skos:exactMatch`` says that the two are one, with the modifier ``Not`` that they are two, and
``dcterms:isReplacedBy`` that the first was reorganised into the second.
"""

from __future__ import annotations

import csv
import hashlib
import io
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from rolegraph.errors import DecisionError
from rolegraph.ingest.text_to_sections import fold
from rolegraph.ontology.namespaces import ID

__all__ = ["COLUMNS", "DIFFERENT", "SAME", "SUCCEEDED", "Decision", "parse", "parse_rows", "table"]

SAME, DIFFERENT, SUCCEEDED = "same", "different", "succeeded-by"
#: The columns of the table; what a person need not fill in stands last.
COLUMNS = (
    "subject_id", "subject_label", "predicate_id", "predicate_modifier", "object_id",
    "object_label", "mapping_justification", "author_label", "mapping_date", "comment",
)  # fmt: skip
_PREDICATES = {
    SAME: ("skos:exactMatch", ""),
    DIFFERENT: ("skos:exactMatch", "Not"),
    SUCCEEDED: ("dcterms:isReplacedBy", ""),
}
#: What people write into the column of the predicate, in English and French.
_WORDS = {
    "same": SAME, "yes": SAME, "y": SAME, "meme": SAME, "oui": SAME, "o": SAME, "s": SAME,
    "different": DIFFERENT, "no": DIFFERENT, "n": DIFFERENT, "non": DIFFERENT, "not": DIFFERENT,
    "d": DIFFERENT,
    "succeeded-by": SUCCEEDED, "succeeded by": SUCCEEDED, "renamed": SUCCEEDED,
    "r": SUCCEEDED, "remplace par": SUCCEEDED, "devenu": SUCCEEDED,
}  # fmt: skip
_JUSTIFIED = "semapv:ManualMappingCuration"
_HEADER = """\
#mapping_set_title: "Decisions of people on which mentions are one post or unit"
#curie_map:
#  rgi: "{base}"
#  skos: "http://www.w3.org/2004/02/skos/core#"
#  dcterms: "http://purl.org/dc/terms/"
#  semapv: "https://w3id.org/semapv/vocab/"
"""


@dataclass(frozen=True)
class Decision:
    """One decision: ``subject`` and ``object`` are paths of mentions below the base of all IRIs.

    Attributes:
        outcome: :data:`SAME`, :data:`DIFFERENT`, or :data:`SUCCEEDED` (the subject became the
            object).
    """

    subject: str
    outcome: str
    object: str
    subject_label: str = ""
    object_label: str = ""
    author: str = ""
    date: str = ""
    comment: str = ""

    @property
    def key(self) -> str:
        """A short name of the pair, the same whichever side stands first."""
        sides = "|".join(sorted((self.subject, self.object)))
        return hashlib.sha256(sides.encode()).hexdigest()[:8]

    def __str__(self) -> str:
        says = {SAME: "is", DIFFERENT: "is not", SUCCEEDED: "became"}[self.outcome]
        left = self.subject_label or self.subject
        by = " ".join(part for part in (self.author, self.date) if part)
        return f"“{left}” {says} “{self.object_label or self.object}”" + (f" ({by})" if by else "")


def table(
    decisions: Iterable[Decision],
    *,
    base: str = ID,
    more: Mapping[str, Mapping[str, str]] | None = None,
) -> str:
    """Decisions as SSSOM, tab-separated, in a fixed order.

    Args:
        more: further columns by the key of a decision, such as quotes for the person who decides.
    """
    more = more or {}
    extra = list(dict.fromkeys(name for row in more.values() for name in row))
    out = io.StringIO()
    out.write(_HEADER.format(base=base))
    rows = csv.writer(out, delimiter="\t", lineterminator="\n")
    rows.writerow([*COLUMNS, *extra])
    for one in sorted(decisions, key=lambda d: (d.subject, d.object)):
        predicate, modifier = _PREDICATES.get(one.outcome, ("", ""))
        justified = _JUSTIFIED if predicate else ""
        values = more.get(one.key, {})
        rows.writerow(
            [
                f"rgi:{one.subject}",
                _flat(one.subject_label),
                predicate,
                modifier,
                f"rgi:{one.object}",
                _flat(one.object_label),
                justified,
                _flat(one.author),
                one.date,
                _flat(one.comment),
                *(_flat(values.get(name, "")) for name in extra),
            ]
        )
    return out.getvalue()


def _flat(value: str) -> str:
    """On one line; a spreadsheet takes what begins with these signs for a formula."""
    value = " ".join(value.split())
    return f"'{value}" if value[:1] in {"=", "+", "-", "@"} else value


def parse(text: str, where: str, *, base: str = ID) -> list[Decision]:
    """The decisions of a table as :func:`table` writes it, or as a spreadsheet saved it.

    Rows whose predicate is empty are open questions and are passed over.

    Raises:
        DecisionError: a row that is not understood: the file, the line and what is allowed.
    """
    return [decision for _, decision in parse_rows(text, where, base=base)]


def parse_rows(text: str, where: str, *, base: str = ID) -> list[tuple[int, Decision]]:
    """The same, each decision with the line it stands on, counted from 1."""
    lines = text.replace("\r\n", "\n").replace("\r", "\n").split("\n")
    start = next((i for i, line in enumerate(lines) if line.strip(' "') and line[0] != "#"), None)
    if start is None:
        return []
    head = lines[start].lstrip("\ufeff")
    delimiter = max("\t;,", key=head.count)
    reader = csv.reader(lines[start:], delimiter=delimiter)
    names = [name.strip().casefold() for name in next(reader)]
    missing = [name for name in ("subject_id", "predicate_id", "object_id") if name not in names]
    if missing:
        raise DecisionError(where, start + 1, f"no column {missing[0]}; {', '.join(COLUMNS)}")
    found = []
    for row in reader:
        line = start + reader.line_num
        if not any(cell.strip() for cell in row):
            continue
        values = {n: c.strip().removeprefix("'") for n, c in zip(names, row, strict=False)}
        outcome = _outcome(values, where, line)
        if outcome is not None:
            found.append((line, _decision(values, outcome, where, line, base)))
    return found


def _outcome(values: Mapping[str, str], where: str, line: int) -> str | None:
    said, modifier = values["predicate_id"], values.get("predicate_modifier", "")
    if not said:
        return None
    word = fold(said)
    for outcome, (predicate, _) in _PREDICATES.items():
        if word in {predicate.casefold(), predicate.split(":")[1].casefold()}:
            negated = modifier.casefold() == "not"
            if outcome == SUCCEEDED:
                return DIFFERENT if negated else SUCCEEDED
            return DIFFERENT if negated else SAME
    if word in _WORDS:
        return _WORDS[word]
    allowed = "same, different, succeeded-by, or skos:exactMatch, dcterms:isReplacedBy"
    raise DecisionError(where, line, f"predicate {said!r}; {allowed} are allowed")


def _decision(
    values: Mapping[str, str], outcome: str, where: str, line: int, base: str
) -> Decision:
    sides = []
    for column in ("subject_id", "object_id"):
        path = values.get(column, "").strip("<>")
        path = path.removeprefix(base).removeprefix("rgi:")
        if not path or "://" in path:
            raise DecisionError(where, line, f"{column} {values.get(column, '')!r} is none of this "
                                "graph's; 'rolegraph review --export' writes them")  # fmt: skip
        sides.append(path)
    if sides[0] == sides[1]:
        raise DecisionError(where, line, "both sides are the same mention")
    return Decision(
        sides[0],
        outcome,
        sides[1],
        values.get("subject_label", ""),
        values.get("object_label", ""),
        values.get("author_label", "") or values.get("author_id", ""),
        values.get("mapping_date", ""),
        values.get("comment", ""),
    )
