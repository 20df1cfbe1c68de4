"""From notice files to facts: all steps in order.

=====================  ==========================================================
file → text            :mod:`rolegraph.ingest.file_to_text`
text → sections        :mod:`rolegraph.ingest.text_to_sections`
sections → facts       :mod:`rolegraph.ingest.sections_to_facts`
facts → identities     :mod:`rolegraph.ingest.facts_to_identities`
identities → graph     :mod:`rolegraph.ingest.identities_to_graph`
=====================  ==========================================================

A table of posts takes a shorter way: :mod:`rolegraph.ingest.tables`.
"""

from __future__ import annotations

import hashlib
from pathlib import Path
from typing import Any

from rolegraph.errors import NotANotice, UnreadableSource
from rolegraph.ingest import collecting
from rolegraph.ingest.facts.pair import Pair
from rolegraph.ingest.file_to_text import Source, decode, read_file
from rolegraph.ingest.forms import Form, forms
from rolegraph.ingest.posts_of_notice import are_paired, posts_of
from rolegraph.ingest.recognise import recognise
from rolegraph.ingest.sections_to_facts import facts
from rolegraph.ingest.tables import ColumnMap, record_of, text_of
from rolegraph.ingest.text import Text
from rolegraph.ingest.text_to_sections import Half

#: Of one language's printing of a notice, which has 15 000 characters in 250 lines: rules look
#: at every sentence, which takes a second for ten notices.
LONGEST_NOTICE, MOST_LINES = 500_000, 10_000

__all__ = [
    "Source",
    "decode",
    "extract",
    "joined",
    "joined_tables",
    "printed",
    "read_file",
    "records",
]


def extract(path: str | Path) -> list[dict[str, Any]]:
    """The records of the notices in one file or archive, one per notice; two of one for two posts.

    Raises:
        UnreadableSource: the file is missing, empty, binary or not permitted.
        NotANotice: no known form recognises its text.
    """
    found: list[dict[str, Any]] = []
    for source in read_file(Path(path)):
        if isinstance(source, UnreadableSource):
            raise source
        found += records(source)
    return found


def records(
    source: Source, form: Form | None = None, columns: ColumnMap | None = None
) -> list[dict[str, Any]]:
    """The records of one source: of its notices, in the order of the text, or of its table.

    A table's record says so: ``record["kind"] == "table"``.

    Args:
        form: the only form of notices to try.
        columns: which columns of a table are which fields, as a user names them.

    Raises:
        NotANotice: no known form recognises the text.
        UnreadableSource: it is a table, but not one of posts.
        MapError: ``columns`` does not fit the table.
    """
    if source.table is None:
        return _notices(source, form)
    try:
        return [record_of([source.table], columns)]
    except UnreadableSource as no_table:
        # Prose can have lines with as many commas each; what has no label of a notice is a table.
        if not source.text.string or not _has_labels(source, form):
            raise
        try:
            return _notices(source, form)
        except NotANotice:
            raise no_table from None


def printed(source: Source, columns: ColumnMap | None = None) -> str:
    """The text that evidence in the records of a source points into.

    Raises:
        UnreadableSource: it is a table, but not one of posts.
        MapError: ``columns`` does not fit the table.
    """
    return source.text.string if source.table is None else text_of(source.table, columns).string


def _has_labels(source: Source, form: Form | None) -> bool:
    chosen = recognise(source.text, None if form is None else [form])
    return chosen is not None and chosen.form.labels > 0


def _notices(source: Source, form: Form | None) -> list[dict[str, Any]]:
    with collecting.held_off():
        try:
            found = _read(source, form)
        finally:
            source.text.forget()
    if not found:
        known = ", ".join(f.name for f in forms()) if form is None else form.name
        raise NotANotice(source.file, f"no vacancy notice of a known form in it (known: {known})")
    return found


def _read(source: Source, form: Form | None) -> list[dict[str, Any]]:
    chosen = recognise(source.text, None if form is None else [form])
    found: list[dict[str, Any]] = []
    if chosen is not None:
        for printed in _by_notice(list(chosen.halves)):
            _check_length(source, printed)
            for one in posts_of(Pair(chosen.form, source.text, printed)):
                record = facts(one, source)
                record["warnings"] = [*source.text.unread, *record["warnings"]]
                if chosen.form.labels or _says_something(record):
                    found.append(record)
    return found


def _numbers(first: Text, second: Text) -> tuple[int, ...]:
    """The pages of two texts, those of the second counted on."""
    if not first.numbers and not second.numbers:
        return ()
    one = first.numbers or tuple(range(1, len(first.parts) + 1))
    two = second.numbers or tuple(range(1, len(second.parts) + 1))
    return (*one, *(len(first.parts) + number for number in two))


def _check_length(source: Source, printed: dict[str, Half]) -> None:
    for half in printed.values():
        lines = half.span.quote.count("\n")
        length = len(half.span.quote) - half.span.length_of_no_prose
        if length > LONGEST_NOTICE or lines > MOST_LINES:
            raise UnreadableSource(
                source.file,
                f"what begins in line {half.span.line} is too long for one notice; the limit is "
                f"{LONGEST_NOTICE} characters and {MOST_LINES} lines",
            )


def joined(first: Source, second: Source, form: Form | None = None) -> list[dict[str, Any]] | None:
    """The record of a notice whose two printings are two files, or of each of its two posts.

    Places in its evidence count inside their own file, which they name.

    Returns:
        None if they are not, or are of two posts and it is not sure which of them is which.
    """
    begin = len(first.text.string) + 1
    same = first.text.part == second.text.part
    text = Text(
        f"{first.text.string}\n{second.text.string}",
        (*first.text.parts, *(begin + at for at in second.text.parts)) if same else (),
        first.text.part if same else None,
        _numbers(first.text, second.text) if same else (),
        (*first.text.unread, *second.text.unread),
        first.text.cut | frozenset(begin + at for at in second.text.cut),
        ((0, first.file), (begin, second.file)),
    )
    digest = hashlib.sha256(f"{first.sha256}{second.sha256}".encode()).hexdigest()
    source = Source(f"{first.file} + {second.file}", digest, first.media_type, text)
    try:
        found = records(source, form)
    except NotANotice:
        return None
    if len(found) > 2 or any(len(record["languages"]) < 2 for record in found):
        return None
    if len(found) == 2 and not are_paired(found, form or _form_of(found[0])):
        return None
    for record in found:
        record["sources"] = [
            {"file": one.file, "sha256": one.sha256, "media_type": one.media_type}
            for one in (first, second)
        ]
    return found


def _form_of(record: dict[str, Any]) -> Form:
    return next(form for form in forms() if form.name == record["form"])


def joined_tables(
    senior: Source, junior: Source, columns: ColumnMap | None = None
) -> dict[str, Any]:
    """The record of an organogram whose senior and junior posts are two files.

    Places in its evidence count inside their own file, which they name.

    Raises:
        UnreadableSource: one of them is no table of posts.
    """
    return record_of([one.table for one in (senior, junior) if one.table], columns)


def _says_something(record: dict[str, Any]) -> bool:
    """Whether a text without a header is of a vacancy, or says anything of an organisation."""
    vacancy = any(record["title"].values()) and (record["deadline"] or record["units"])
    return bool(record["reports_to"] or vacancy) or any(
        unit["part_of"] or unit["led_by"] for unit in record["units"]
    )


def _by_notice(found: list[Half]) -> list[dict[str, Half]]:
    """Printings of one notice together: same number, or the other language right after."""
    notices: list[dict[str, Half]] = []
    for half in found:
        number = half.number.value if half.number else None
        last = notices[-1] if notices else None
        fits = (
            last is not None
            and half.lang not in last
            and (
                number is None
                or all(h.number is None or h.number.value == number for h in last.values())
            )
        )
        if last is not None and fits:
            last[half.lang] = half
        else:
            notices.append({half.lang: half})
    return notices
