"""The invented organisations: their truth stands in their notices, and the scorer can tell."""

from __future__ import annotations

from functools import cache

from made_organisations.history import lived
from made_organisations.notices import Mention, Notice, published
from made_organisations.organisation import Organisation, made
from made_organisations.read_back import Case, read_posts
from made_organisations.records import recorded
from made_organisations.resolving import Found, resolved
from made_organisations.scoring import Score, score
from made_organisations.table import added, tables
from made_organisations.texts import printed
from made_organisations.truth import Knowledge

from rolegraph.ingest import decode, records


@cache
def organisation(seed: int = 1) -> tuple[Organisation, list[Notice]]:
    o = lived(made(60, seed))
    return o, published(o, seed)


@cache
def fast(seed: int = 1) -> list[Case]:
    o, notices = organisation(seed)
    return [Case(notice, *recorded(o, notice)) for notice in notices]


def test_every_mention_stands_in_its_notice() -> None:
    o, notices = organisation()
    for notice in notices:
        text, marks = printed(o, notice)
        assert all(text[mark.start : mark.end] == mark.written for mark in marks)
        posts = {id(mark.mention) for mark in marks if isinstance(mark.mention, Mention)}
        assert posts == {id(mention) for mention in notice.mentions}


def test_a_notice_is_read_as_it_was_made() -> None:
    o, notices = organisation()
    for notice in notices[::10]:
        text, _ = printed(o, notice)
        (record,) = records(decode(text.encode(), notice.name))
        assert record["notice_id"] == notice.number
        assert record["languages"] == list(notice.langs)


def test_the_same_seed_gives_the_same_organisation() -> None:
    def texts(seed: int) -> list[str]:
        o = lived(made(60, seed))
        return [printed(o, notice)[0] for notice in published(o, seed)]

    assert texts(1) == texts(1) != texts(2)


def test_the_history_holds_together() -> None:
    o, notices = organisation()
    for notice in notices:
        post = o.posts[notice.post]
        assert post.lives(notice.month)
        superior = post.at(notice.month).superior
        assert superior is None or o.posts[superior].lives(notice.month)
    assert any(len(post.versions) > 1 for post in o.posts)
    assert any(len(unit.versions) > 1 for unit in o.units)


def perfect(cases: list[Case]) -> Found:
    """What a resolver that knows the truth would give."""
    found = Found()
    for case in cases:
        digest = case.record["source"]["sha256"]
        for pointer, place in case.record["evidence"].items():
            for mark in case.marks:
                if (mark.lang, mark.start) == (place["lang"], place["start"]):
                    base = pointer.rsplit("/", 1)[0]
                    if isinstance(mark.mention, Mention):
                        found.post_at[digest, base] = f"post {mark.mention.post}"
                    else:
                        found.unit_at[digest, base] = f"unit {mark.mention.unit}"
    return found


def test_the_truth_scores_full_marks() -> None:
    o, notices = organisation()
    found = score(o, notices, fast(), perfect(fast()))
    pairs = [
        found.posts.precision,
        found.posts.recall,
        found.units.precision,
        found.units.recall,
        (found.lines_right, found.lines_found),
        (found.lines_met, found.lines_true),
        (found.read, found.written),
    ]
    for right, whole in pairs:
        assert right == whole > 0


def test_records_made_without_texts_have_no_faults() -> None:
    o, notices = organisation()
    found = perfect(fast())
    knowledge = Knowledge(o, notices)
    for case in fast():
        seen, not_read, tainted, _ = read_posts(knowledge, case, found)
        assert len(seen) == len(case.notice.mentions)
        assert not not_read and not tainted


def test_taking_all_for_one_loses_precision_and_all_for_many_loses_recall() -> None:
    o, notices = organisation()
    truth = perfect(fast())
    one = score(o, notices, fast(), Found(dict.fromkeys(truth.post_at, "x"), truth.unit_at))
    right, merged = one.posts.precision
    assert right < merged / 2
    assert one.posts.recall[0] == one.posts.recall[1]
    many = Found({place: str(place) for place in truth.post_at}, truth.unit_at)
    assert score(o, notices, fast(), many).posts.recall[0] == 0


def test_asked_pairs_are_neither_merged_nor_missed() -> None:
    o, notices = organisation()
    truth = perfect(fast())
    many = {place: str(place) for place in truth.post_at}
    by_post: dict[str, list[str]] = {}
    for place, post in truth.post_at.items():
        by_post.setdefault(post, []).append(many[place])
    questions = {
        frozenset((a, b)) for sides in by_post.values() for a in sides for b in sides if a != b
    }
    found = score(o, notices, fast(), Found(many, truth.unit_at, questions=questions))
    assert found.posts.recall == (0, 0)
    assert found.posts.total("merge").asked > 0
    assert found.posts.asked_mentions > 0


def test_the_order_of_records_changes_nothing_and_the_table_shows_the_score() -> None:
    o, notices = organisation()
    listed = [case.record for case in fast()]
    found = resolved(listed)
    assert found.post_at == resolved(listed[::-1]).post_at
    one = score(o, notices, fast(), found)
    twice = added([one, one])
    assert twice.posts.recall[1] == 2 * one.posts.recall[1]
    assert isinstance(one, Score)
    assert "| posts | " in tables(one, examples=1)
