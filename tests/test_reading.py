"""Notices of all forms, invented, clean and after noise: what is read is what they were made from.

The corpus is made, not kept: :func:`made_notices.made` gives the same notice for the same form
and seed, and the facts it was made from. A test's name says what its notice is there for.
"""

from __future__ import annotations

import difflib
import random
from collections.abc import Iterator

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from made_notices import FORMS, Made, made
from noise import HEAVY, LIGHT, Noise, lost_bullets, noisy

from rolegraph.errors import RolegraphError
from rolegraph.ingest import decode, records
from rolegraph.scoring import Gold, Score, score
from rolegraph.scoring.facts import even

CORPUS = [
    pytest.param(form, seed, id=f"{form.replace(' ', '-')}-{seed}:{made(form, seed).reason}")
    for form in FORMS
    for seed in range(9)
]
SEEDS = st.integers(0, 10**6)


def scored(notice: Made, text: str) -> Score:
    """How well one notice was read; nothing found where it was refused."""
    truth = Gold(notice.name, None, notice.facts, {}, frozenset())
    try:
        source = decode(text.encode(), f"{notice.name}.txt")
        found = [(record, source.text.string) for record in records(source)]
    except RolegraphError:
        found = []
    return score(found, [truth])


@pytest.mark.parametrize(("form", "seed"), CORPUS)
def test_every_fact_of_the_corpus_is_read(form: str, seed: int) -> None:
    notice = made(form, seed)
    result = scored(notice, notice.text)
    assert result.misses == []
    assert result.unread == []
    (record, *_) = records(decode(notice.text.encode(), "n.txt"))
    assert record["form"] == notice.form


@pytest.mark.parametrize("noise", LIGHT, ids=lambda noise: noise.__name__)
@pytest.mark.parametrize("form", FORMS)
def test_each_light_noise_alone_changes_no_fact(form: str, noise: Noise) -> None:
    notice = made(form, 77)
    assert scored(notice, noise(notice.text, random.Random(5))).misses == []


@pytest.mark.parametrize("seed", range(6))
@pytest.mark.parametrize("form", ["nato-is", "nato-is en", "nato-is fr"])
def test_competencies_that_lost_some_of_their_bullets_stay_competencies(
    form: str, seed: int
) -> None:
    notice = made(form, seed)
    result = scored(notice, lost_bullets(notice.text, random.Random(seed)))
    assert [miss for miss in result.misses if miss.field == "competencies"] == []
    assert result.fields["competencies"].right > 0


@pytest.mark.parametrize("kind", ["Section", "Unit", "Division"])
def test_a_unit_that_opens_a_text_is_no_body(kind: str) -> None:
    text = (
        f"The Records and Archives {kind} is part of the River Charts Directorate.\n"
        "\nThe incumbent reports to the Director of River Charts.\n"
    )
    (record,) = records(decode(text.encode(), "n.txt"))
    assert record["body"] == {"en": None, "fr": None}
    assert f"Records and Archives {kind}" in [
        unit["name"]["en"] for unit in record["units"] if unit["kind"] != "body"
    ]


@settings(max_examples=120, deadline=None)
@given(st.sampled_from(FORMS), SEEDS)
def test_light_noise_changes_no_fact(form: str, seed: int) -> None:
    notice = made(form, seed)
    result = scored(notice, noisy(notice.text, LIGHT, seed))
    assert result.misses == []
    assert result.evidence_valid == result.evidence_all


def names(text: str) -> Iterator[str]:
    """Every name of a unit or a post that is read in a text."""
    try:
        found = records(decode(text.encode(), "n.txt"))
    except RolegraphError:
        return
    for record in found:
        things = [unit["name"] for unit in record["units"]]
        things += [post["title"] for post in record["posts_mentioned"]]
        things += [record[key]["title"] for key in ("reports_to",) if record[key]]
        yield from (even(name) for thing in things for name in thing.values() if name)


def is_like(name: str, true: list[str]) -> bool:
    """Whether a name is a true one, part of one, or one misread or run on."""
    return any(
        name in other
        or other in name
        or difflib.SequenceMatcher(None, name, other).ratio() > 0.75
        or difflib.SequenceMatcher(None, name, other[: len(name)]).ratio() > 0.85
        for other in true
    )


@settings(max_examples=120, deadline=None)
@given(st.sampled_from(FORMS), SEEDS)
def test_heavy_noise_may_lose_facts_but_invents_no_name(form: str, seed: int) -> None:
    notice = made(form, seed)
    text = noisy(notice.text, HEAVY, seed)
    result = scored(notice, text)
    assert result.evidence_valid == result.evidence_all
    true = [
        *names(notice.text),
        *(v for k in ("title", "reports_to") for v in notice.facts.get(k, ())),
    ]
    assert [name for name in names(text) if not is_like(name, true)] == []


def test_heavy_noise_loses_little() -> None:
    right = wrong = missing = 0
    for form in FORMS:
        for seed in range(12):
            notice = made(form, seed)
            total = scored(notice, noisy(notice.text, HEAVY, seed)).total
            right, wrong, missing = (
                right + total.right, wrong + total.wrong, missing + total.missing,
            )  # fmt: skip
    assert right / (right + wrong) > 0.97
    assert right / (right + missing) > 0.90
