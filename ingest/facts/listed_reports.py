"""Posts that a text lists as reporting to the one it describes: an opening line, then items."""

from __future__ import annotations

import re
from collections.abc import Iterator

from rolegraph.ingest.blocks import Block
from rolegraph.ingest.facts.leaders import Leader
from rolegraph.ingest.facts.own_post import is_own_title, title_key
from rolegraph.ingest.facts.pair import Pair
from rolegraph.ingest.facts.phrases import Title
from rolegraph.ingest.facts.titles import titles_of
from rolegraph.ingest.facts.units import PROSE, Directory, title_at
from rolegraph.ingest.text import Span, fold

__all__ = [
    "counted_reports",
    "read_listed_heads",
    "read_listed_reports",
    "reports_in_prose",
    "told_reports",
]

#: A title by its shape alone: "Senior Technologist, Lamps and Lenses".
_ROLE_AND_TOPIC = re.compile(
    r"[A-ZÀ-Ý][\w’'-]+(?:\s+(?:(?:of|and|the|de|des|du|et)\s+)?[A-ZÀ-Ý]?[\w’'-]+){0,3},\s+"
    r"[A-ZÀ-Ý][\w’'-]+(?:\s+[\w&’'-]+){0,6}"
)
#: Characters of an article before a unit's name.
_ARTICLE = 4
#: Where the title of a listed post ends: a grade, what it does, how many it has.
_TITLE_ENDS = re.compile(
    r"(?<!\s)\s*+(?:\(|\*\*|:|;|\.(?:\s|$)|,\s++(?:staff of|who|which|qui|responsible for)\b)|"
    r"(?<!\s)\s++(?:[-–—]\s|(?:staff of|who|which|qui|responsible for|(?:also\s++)?reports?)\b)"
)


def read_listed_reports(pair: Pair) -> Iterator[tuple[Title, Span]]:
    """The titles of the listed posts, with the opening line that says whom they report to."""
    for lang in pair.langs:
        for opening, items in _lists(pair, lang):
            for item in items:
                title = _title(item.span, pair)
                if title:
                    yield title, opening


def told_reports(pair: Pair) -> Iterator[tuple[Title, Span]]:
    """Posts that one sentence gives as the post's reports: "Line-managed by the incumbent: a …"."""
    for lang in pair.langs:
        told = pair.form.table(lang, "report_counts").get("told")
        if not told or not pair.prose_may_say(lang, told):
            continue
        for block in pair.blocks(lang, "interrelationships"):
            for sentence in block.span.sentences():
                match = re.search(told, sentence.quote, re.IGNORECASE)
                if match:
                    rest = sentence.part(match.end(), len(sentence.quote))
                    yield from ((title, sentence) for title in _titles_after(rest, pair))


def reports_in_prose(pair: Pair) -> Iterator[tuple[Title, Span]]:
    """Posts that a sentence says report to the incumbent: "the A and the B report to the …"."""
    for lang in pair.langs:
        report = pair.form.table(lang, "report_counts").get("report")
        if not report or not pair.prose_may_say(lang, report):
            continue
        reporting = pair.form.table(lang, "reporting")
        for name in PROSE:
            for block in pair.blocks(lang, name):
                for sentence in block.span.sentences():
                    match = re.search(report, sentence.quote, re.IGNORECASE)
                    if match is None or _is_no_line(sentence, match, reporting):
                        continue
                    yield from ((title, sentence) for title in _subjects(sentence, match, pair))


def _is_no_line(sentence: Span, match: re.Match[str], reporting: dict[str, str]) -> bool:
    """Whether the line is functional, through somebody else, or holds "only in the absence of"."""
    whole = fold(sentence.quote)
    after = _ONLY.sub("", fold(sentence.quote[match.end() :]).lstrip(" ,"))
    if re.search(reporting.get("functional", "(?!)"), whole):
        return True
    if re.match(reporting.get("through", "(?!)"), after):
        return True
    return any(re.match(reporting.get("sometimes", "(?!)"), said) for said in (whole, after))


def _subjects(sentence: Span, match: re.Match[str], pair: Pair) -> list[Title]:
    """The titles in a row that end right before what is said of them; none that is denied."""
    found: list[Title] = []
    end = match.start()
    for title in reversed(titles_of(sentence.part(0, end), pair)):
        gap = sentence.quote[title.span.end - sentence.start : end]
        if not (_BETWEEN if found else _BEFORE_VERB)[sentence.lang].fullmatch(gap):
            break
        found.insert(0, title)
        end = title.span.start - sentence.start
    if found and _NOT_THEY.search(fold(sentence.quote[:end])):
        return []
    half = pair.get(sentence.lang)
    own = half.title.value if half and half.title else ""
    return [title for title in found if not is_own_title(title.value, own)]


_ONLY = re.compile(r"^(?:only|solely|uniquement|seulement)\s+")
#: What makes the posts after it no subject of theirs, or denies what is said: at its end.
_NOT_THEY = re.compile(
    r"\b(?:not|neither|nor|only|of|with|by|to|ni|pas|avec|par)\s+(?:the|la|le|l')?\s*$"
)
_BEFORE_VERB = {
    "en": re.compile(
        r"\s*(?:\([^()]{1,20}\)\s*)?,?\s*(?:(?:both|all|each|who|also|which|in\s+turn|directly)\s+)*",
        re.IGNORECASE,
    ),
    "fr": re.compile(
        r"\s*(?:\([^()]{1,20}\)\s*)?,?\s*(?:(?:qui|tous|toutes|deux|également|aussi)\s+)*",
        re.IGNORECASE,
    ),
}
_BETWEEN = {
    "en": re.compile(
        r"\s*(?:\([^()]{1,20}\)\s*)?(?:,\s*)?(?:(?:and|as\s+well\s+as)\s+)?(?:the|an?)\s+",
        re.IGNORECASE,
    ),
    "fr": re.compile(
        r"\s*(?:\([^()]{1,20}\)\s*)?(?:,\s*)?(?:(?:et|ainsi\s+que)\s+)?"
        r"(?:(?:la|le|une?)(?:/(?:la|le|une?))?\s+|l['’])",
        re.IGNORECASE,
    ),
}


def _titles_after(rest: Span, pair: Pair) -> Iterator[Title]:
    end = 0
    for match in _ONE_OR_THE[rest.lang].finditer(rest.quote):
        if match.start() < end:
            continue
        title = title_at(rest.part(match.end(), len(rest.quote)), pair)
        if title and len(title.value.split()) > 1:
            yield title
            end = title.span.end - rest.start


_ONE_OR_THE = {
    "en": re.compile(r"\b(?:the|an?)\s+(?=[A-Z])"),
    "fr": re.compile(r"(?<![\w'’/])(?:(?:à\s+)?(?:la|le|une?|au)(?:/(?:la|le|une?|au))?\s+|l['’])"),
}


def read_listed_heads(pair: Pair, units: Directory) -> Iterator[Leader]:
    """The units that listed posts head, as the text beside each says: "X: heads the Y Division"."""
    for lang in pair.langs:
        heads = pair.form.table(lang, "listed_reports").get("heads", "(?!)")
        for _, items in _lists(pair, lang):
            for item in items:
                title = _title(item.span, pair)
                match = re.search(heads, item.span.quote, re.IGNORECASE) if title else None
                if match is None or title is None:
                    continue
                rest = item.span.part(match.end(), len(item.span.quote))
                ref = next(iter(units.refs(rest)), None)
                if ref and ref.how == "name" and ref.span.start - rest.start <= _ARTICLE:
                    yield Leader(ref.unit, title, item.span)


def counted_reports(pair: Pair, lang: str) -> Span | None:
    """The number that the opening line of a list gives: "Three positions report to …:"."""
    counted = pair.form.table(lang, "listed_reports").get("counted", "(?!)")
    for opening, items in _lists(pair, lang):
        match = re.search(counted, opening.quote, re.IGNORECASE) if items else None
        if match:
            return opening.group(match, "n")
    return None


def _lists(pair: Pair, lang: str) -> Iterator[tuple[Span, list[Block]]]:
    """The opening lines of lists of the posts that report to the one described, and the items."""
    table = pair.form.table(lang, "listed_reports")
    for name in PROSE if table else ():
        opening: Span | None = None
        items: list[Block] = []
        for block in pair.blocks(lang, name):
            if block.item or (opening and block.span.quote.startswith("**")):
                items.append(block)
                continue
            if opening:
                yield opening, items
            opening = block.span if _opens(block.span, pair, table) else None
            items = []
        if opening:
            yield opening, items


def _opens(line: Span, pair: Pair, table: dict[str, str]) -> bool:
    """Whether a line opens a list of the posts that report to the advertised one."""
    said = line.value.rstrip("* ")
    if not (said.endswith(":") or said.startswith("#")):
        return False
    match = re.search(table["opening"], said, re.IGNORECASE)
    if match is None:
        return False
    superior: str | None = match.groupdict().get("superior") or match.groupdict().get("of")
    return superior is None or _is_own(superior, line.lang, pair)


def _is_own(superior: str, lang: str, pair: Pair) -> bool:
    """Whether the one that posts report to is the advertised post: "this position", its title."""
    half = pair.get(lang)
    if half is None or half.title is None:
        return True
    incumbent = pair.form.table(lang, "reporting")["incumbent"]
    if re.search(rf"{incumbent}|\b(?:position|post|poste)\b", fold(superior)):
        return True
    said = title_key(superior).replace(" ou ", " ")
    own = title_key(half.title.value).replace(" ou ", " ")
    return is_own_title(superior, half.title.value) or f"{own} ".startswith(f"{said} ")


def _title(item: Span, pair: Pair) -> Title | None:
    bold = re.search(r"\*\*\s*+(\S(?:.*?\S)??)\s*+\*\*", item.quote)
    span = item.group(bold, 1) if bold else item
    article = re.match(r"(?:\d+\s+|an?\s+|the\s+|une?\s+|la\s+|le\s+)", span.quote, re.IGNORECASE)
    span = span.part(article.end() if article else 0, len(span.quote))
    end = _TITLE_ENDS.search(span.quote)
    span = span.part(0, end.start() if end else len(span.quote)).strip(" ,.")
    known = title_at(span, pair)
    if len(span.quote.split()) > 12 or not span.quote:
        return None
    if known is None:  # set apart in bold and followed by a grade, it is a title all the same
        graded = re.search(r"\(\s*[A-Z]{2}-\d", item.quote)
        named = _ROLE_AND_TOPIC.fullmatch(span.value)
        return Title(span, span.value, "post") if (bold and graded) or named else None
    return Title(span, span.value, known.role, known.deputy, known.acronym)
