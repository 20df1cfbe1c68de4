"""Step 2½: a notice for two posts becomes two readings of its text, one for each post.

Two posts are told only where the notice says so: its title divides into two titles, each with a
role noun, *and* something shows that they are two: the word ("two posts", "both posts"), a
label in the plural, two numbers or two grades. Everything else in it is said of both.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from difflib import SequenceMatcher
from typing import Any

from rolegraph.ingest.cues import may_say
from rolegraph.ingest.facts.pair import Pair
from rolegraph.ingest.facts.phrases import Title
from rolegraph.ingest.facts.reporting import can_be_one
from rolegraph.ingest.facts.units import title_at
from rolegraph.ingest.forms import Form
from rolegraph.ingest.text import Span, Text
from rolegraph.ingest.text_to_sections import Half, fold

__all__ = ["are_paired", "posts_of"]

_Two = tuple[Span, Span]
#: What can stand between two titles, numbers or grades.
_DIVIDES = re.compile(r"\s++/\s++|\s*+;\s*+|,?\s++(?:and|et|&)\s++", re.IGNORECASE)
_LINES = re.compile(r"\s*\n\s*")
_LISTS = re.compile(r"/|,|;|&|\b(?:and|et)\b", re.IGNORECASE)
#: "(G17)" after one of two titles.
_OWN_GRADE = re.compile(
    r"(?<![\s,–—-])[\s,–—-]*+(?:\(\s*+)?\b((?:NATO\s++)?(?:Grade\s++)?(?:G-?\d{1,2}|[ABCL][.-]?\d))\)?\s*+$"
)
#: "1. ", "a) " before one of two titles.
_ITEM = re.compile(r"\s*(?:\(?(?:[a-c]|\d|ii?)[.)]|[-•–*])\s+")
#: After a title's role and before its end: what it is for.
_SUBJECT = re.compile(r"(?:\s*(?:\([^()]*\)|[,–—-]\s*[^,;/()]+))*\s*", re.IGNORECASE)
#: Two forms of one word (« directrice adjointe / directeur adjoint ») are at least so alike.
_INCLUSIVE = 0.7
#: What says that there are two stands in the sections on the post, not in those on how to apply.
_TELLING = ("summary", "interrelationships", "contract", "additional", "qualifications")


_BOTH = ("en", "fr")
_TOLD_APART_BY = ("/grade", "/notice_id")
#: So many letters at the beginning make an English and a French word alike.
_ALIKE = 5


def posts_of(pair: Pair) -> list[Pair]:
    """The readings of a notice: itself, or one for each of its two posts, in its order."""
    counted = {lang: _counted(pair, lang) for lang in pair.langs}
    printed, pair = (
        pair,
        replace(pair, halves={lang: _without_count(pair, lang) for lang in pair.langs}),
    )
    titles = {
        lang: two
        for lang in pair.langs
        if (half := pair.get(lang)) and half.title and (two := _two_titles(half.title, pair))
    }
    said = any(counted.values()) or any(_says_two(pair, lang) for lang in pair.langs)
    numbers = {lang: _two_numbers(pair.halves[lang]) for lang in pair.langs}
    grades = {lang: _two_grades(pair, lang, titles.get(lang)) for lang in pair.langs}
    told = said or any(numbers.values()) or any(grades.values())
    if titles and told:
        _in_one_order(titles, pair)
        return [
            replace(pair, halves=halves, part=None if any(numbers.values()) else k + 1,
                    others={lang: two[1 - k] for lang, two in titles.items()},
                    remarks=_remarks(pair, titles), memo={})
            for k in (0, 1)
            for halves in [{
                lang: _half_of(pair, lang, k, titles, numbers[lang], grades[lang])
                for lang in pair.langs
            }]
        ]  # fmt: skip
    return [replace(printed, remarks=tuple(_doubts(pair, titles, said or any(numbers.values()))))]


def are_paired(found: list[dict[str, Any]], form: Form) -> bool:
    """Whether two records are surely of one post each, in whichever order the languages name them.

    Nothing in a record may contradict it (a grade or a number that the languages differ in), each
    English title must be one that the French one can be, and no word of theirs may cross over.
    """
    if any(
        note["field"].startswith(_TOLD_APART_BY)
        for record in found
        for note in record["disagreements"]
    ):
        return False
    titles = [{lang: _read_title(record, lang, form) for lang in _BOTH} for record in found]
    for both in titles:
        english, french = both["en"], both["fr"]
        if english is None or french is None or not can_be_one(english, french):
            return False
    shared = [
        [len(_long_words(en["en"]) & _long_words(fr["fr"])) for fr in titles] for en in titles
    ]
    return shared[0][1] + shared[1][0] <= shared[0][0] + shared[1][1]


def _read_title(record: dict[str, Any], lang: str, form: Form) -> Title | None:
    value = record["title"][lang]
    if value is None:
        return None
    text = Text(value)
    return title_at(text.span(0, len(value), lang), Pair(form, text, {}))


def _long_words(title: Title | None) -> set[str]:
    """Words of a title that may be alike in both languages: "budget", "Logistics"."""
    words = re.findall(r"\w+", fold(title.span.text.string)) if title else []
    return {word[:_ALIKE] for word in words if len(word) >= _ALIKE}


def _remarks(pair: Pair, titles: dict[str, _Two]) -> tuple[str, ...]:
    return tuple(
        f"title left out ({lang}): “{half.title.value}” does not divide into two titles"
        for lang in pair.langs
        if lang not in titles and (half := pair.halves[lang]).title
    )


def _doubts(pair: Pair, titles: dict[str, _Two], told: bool) -> Iterator[str]:
    """Why a notice that may be for two posts is read as one."""
    for lang in pair.langs:
        title = pair.halves[lang].title
        if lang in titles and title:
            yield f"title: “{title.value}” may name two posts; nothing says so, read as one"
            return
    title = next((h.title for h in pair.halves.values() if h.title), None)
    if told and title:
        yield f"title: the notice is for two posts, but “{title.value}” is one title; read as one"


def _counted(pair: Pair, lang: str) -> Span | None:
    """ "(2 posts)" in a title."""
    title = pair.halves[lang].title
    pattern = pair.form.table(lang, "two_posts").get("count")
    match = re.search(pattern, title.quote, re.IGNORECASE) if title and pattern else None
    return title.group(match) if title and match else None


def _without_count(pair: Pair, lang: str) -> Half:
    """A printing whose title no longer says how many posts there are."""
    half, count = pair.halves[lang], _counted(pair, lang)
    if half.title is None or count is None:
        return half
    begin = count.start - half.title.start
    before = half.title.part(0, len(half.title.quote[:begin].rstrip(" \t\n,:;([–—-")))
    rest = half.title.part(begin + len(count.quote), len(half.title.quote))
    after = rest.part(len(rest.quote) - len(rest.quote.lstrip(" \t\n,:;)]–—-")), len(rest.quote))
    if bool(before.quote) == bool(after.quote):
        return half  # it stands between words, or is all there is
    return replace(half, title=before if before.quote else after)


def _says_two(pair: Pair, lang: str) -> bool:
    """Whether a printing says that it is for two posts, beside its title."""
    half, table = pair.halves[lang], pair.form.table(lang, "two_posts")
    if not table:
        return False
    if any(re.search(table["plural"], fold(label.value)) for label in half.labels.values()):
        return True
    if any(
        name in half.fields and re.search(table["count"], half.fields[name].quote, re.IGNORECASE)
        for name in ("number", "grade")
    ):
        return True
    first = min(other.span.start for other in pair.halves.values())
    masthead = pair.text.string[: first if first == half.span.start else 0][-600:]
    if re.search(table["count"], masthead, re.IGNORECASE):
        return True
    return pair.may_say(lang, table["said"]) and any(
        re.search(table["said"], block.folded)
        for name in _TELLING
        for block in pair.blocks(lang, name)
        if may_say(block.span, table["said"])
    )


def _two_titles(title: Span, pair: Pair) -> _Two | None:
    """The two titles of a title line, if it divides into two in exactly one way."""
    found: list[_Two] = []
    lines = list(_LINES.finditer(title.quote))
    for cut in [*_DIVIDES.finditer(title.quote), *lines]:
        if cut in lines and found:
            break  # a line may end anywhere, if anything else divides
        first, second = title.part(0, cut.start()), title.part(cut.end(), len(title.quote))
        two = (_bare(first), _bare(second))
        if all(_is_title(part, pair) for part in two) and not _inclusive(*two):
            found.append(two)
    return found[0] if len(found) == 1 else None


def _bare(title: Span) -> Span:
    """A title without its item mark and without a grade of its own."""
    mark = _ITEM.match(title.quote)
    title = title.part(mark.end() if mark else 0, len(title.quote))
    grade = _OWN_GRADE.search(title.quote)
    return title.part(0, grade.start() if grade else len(title.quote)).strip(" \t\n,;:–—-")


def _is_title(span: Span, pair: Pair) -> bool:
    """Whether all of a span is one title: a role noun, and what it is for."""
    title = title_at(span, pair)
    if title is None or title.span.start != span.start:
        return False
    return bool(_SUBJECT.fullmatch(span.text.string[title.span.end : span.end]))


def _inclusive(first: Span, second: Span) -> bool:
    """Whether two titles are one in two genders: « Directrice adjointe / Directeur adjoint »."""
    one, two = (re.split(r"[,(]", fold(part.value))[0].strip() for part in (first, second))
    bare = "," not in first.quote and "(" not in first.quote
    return bare and first.lang == "fr" and SequenceMatcher(None, one, two).ratio() >= _INCLUSIVE


def _two_numbers(half: Half) -> _Two | None:
    if half.number and half.second_number:
        return half.number, half.second_number
    return None


def _two_grades(pair: Pair, lang: str, titles: _Two | None) -> _Two | None:
    """A grade for each of two titles: after each, or two in the header in the same order."""
    half = pair.halves[lang]
    if titles and half.title:
        own = []
        for k, title in enumerate(titles):
            end = half.title.end if k or titles[1].start < title.start else titles[1].start
            after = half.title.text.span(title.end, end, lang)
            cut = _DIVIDES.search(after.quote) if not k else None
            after = after.part(0, cut.start() if cut else len(after.quote))
            match = _OWN_GRADE.search(after.quote)
            own.append(after.group(match, 1) if match else None)
        if own[0] and own[1]:
            return own[0], own[1]
    field = half.fields.get("grade")
    if field is None:
        return None
    patterns = [r"\bG\s?-?\d{1,2}\b", pair.form.shared_table("values").get("grade", "(?!)")]
    for pattern in patterns:
        listed = list(re.finditer(pattern, field.quote))
        if len(listed) != 2 or not _LISTS.search(field.quote[listed[0].end() : listed[1].start()]):
            continue
        first, second = field.group(listed[0]), field.group(listed[1])
        return (second, first) if titles and _reversed(field, titles) else (first, second)
    return None


def _reversed(field: Span, titles: _Two) -> bool:
    """Whether a field names the two titles in the other order than the title line does."""
    at = [fold(field.value).find(fold(title.value)) for title in titles]
    return min(at) >= 0 and at[1] < at[0] and fold(titles[0].value) not in fold(titles[1].value)


def _in_one_order(titles: dict[str, _Two], pair: Pair) -> None:
    """Where one language names the two posts in the other order, its titles change places."""
    english, french = titles.get("en"), titles.get("fr")
    if english is None or french is None:
        return
    en, fr = ([title_at(span, pair) for span in two] for two in (english, french))
    fits = [[bool(a and b and can_be_one(a, b)) for b in fr] for a in en]
    if fits[0][1] and fits[1][0] and not (fits[0][0] and fits[1][1]):
        titles["fr"] = (french[1], french[0])


def _half_of(
    pair: Pair, lang: str, k: int, titles: dict[str, _Two], numbers: _Two | None,
    grades: _Two | None,
) -> Half:  # fmt: skip
    """A printing as a notice of its ``k``-th post alone."""
    half = pair.halves[lang]
    fields = dict(half.fields)
    if grades:
        fields["grade"] = grades[k]
    supervisor = fields.get("supervisor")
    above = _two_titles(supervisor, pair) if supervisor else None
    if above:
        fields["supervisor"] = above[k]
    number = half.number
    if numbers:
        number = numbers[k]
    return replace(half, title=titles[lang][k] if lang in titles else None, number=number,
                   second_number=None, fields=fields)  # fmt: skip
