"""Questions of identity for people: asked, answered, kept, taken back, never contradicting."""

from __future__ import annotations

from pathlib import Path

import notices
import pytest

from rolegraph import Contradiction, DecisionError, RoleGraph, UnknownName
from rolegraph.curation import answer
from rolegraph.ingest.identities.decisions import DIFFERENT, SAME, SUCCEEDED, Decision, parse, table

WORK = (
    "Planning and reporting. Draws up the yearly plan of charts and reports on it to the board. "
    "Surveys. Checks every survey against the older sheets and corrects what differs there."
)


def notice(number: str, title: str, closing: str, grade: str = "G11") -> str:
    """A notice of the Coast Section; its closing date as printed."""
    text = notices.english(
        number=number,
        title=title,
        grade=grade,
        duties=WORK,
        summary="Within the Charts Division (CD), the Coast Section draws the coast.",
        relations="The incumbent reports to the Head of the Coast Section.",
    )
    return text.replace("14-June-2026", closing)


@pytest.fixture
def built(tmp_path: Path) -> Path:
    """A graph with two open questions: one word differs, and another grade at the same time."""
    folder = tmp_path / "notices"
    folder.mkdir()
    notices.write(folder, "a.txt", notice("310101", "Chart Planner", "14-June-2026"))
    notices.write(folder, "b.txt", notice("310102", "Chart Designer", "14-June-2028"))
    notices.write(folder, "c.txt", notice("310103", "Chart Planner", "20-June-2026", "G15"))
    RoleGraph.build(folder, tmp_path / "graph")
    return tmp_path


def posts(built: Path) -> set[tuple[str, str]]:
    """Advertised posts of the graph: IRI and notice."""
    rows = RoleGraph.open(built / "graph").ask("posts").dicts()
    return {(str(row["iri"]), str(row["notice"])) for row in rows if row["notice"]}


def decided(built: Path, rule: str, outcome: str) -> Decision:
    """Answer the open question of a rule."""
    asked = RoleGraph.open(built / "graph").review
    (question,) = [q for q in asked.questions() if q.rules == [rule]]
    made = answer(question, outcome, author="a planner", comment="seen in the files")
    assert asked.decide([made]) == 1
    return made


def test_what_no_rule_decides_is_asked_with_both_sides(built: Path) -> None:
    questions = RoleGraph.open(built / "graph").review.questions()
    assert {rule for q in questions for rule in q.rules} == {"ask-one-word", "ask-other-grade"}
    for question in questions:
        for side in (question.first, question.second):
            assert ("reports to", "Head of the Coast Section") in side.facts
            assert side.sentences and side.notice and side.date


def test_same_joins_different_parts_and_revoking_undoes(built: Path) -> None:
    before = posts(built)
    made = decided(built, "ask-one-word", SAME)
    joined = {iri for iri, number in posts(built) if number in {"310101", "310102"}}
    assert len(joined) == 1
    (why,) = [
        row
        for row in RoleGraph.open(built / "graph").ask("identity", post=joined.pop()).dicts()
        if row["rule"] == "curated"
    ]
    assert why["confidence"] == 1
    RoleGraph.open(built / "graph").review.revoke([made.key])
    assert posts(built) == before
    decided(built, "ask-one-word", DIFFERENT)
    rules = {r for q in RoleGraph.open(built / "graph").review.questions() for r in q.rules}
    assert posts(built) == before and rules == {"ask-other-grade"}


def test_decisions_survive_building_again(built: Path) -> None:
    decided(built, "ask-one-word", SAME)
    after = posts(built)
    (built / "notices" / "d.txt").write_text(
        notice("310104", "Sheet Keeper", "14-June-2026"), encoding="utf-8"
    )
    RoleGraph.build(built / "notices", built / "graph")
    assert after <= posts(built)


def test_one_that_became_the_other_is_a_change_and_two_posts(built: Path) -> None:
    before = posts(built)
    decided(built, "ask-other-grade", SUCCEEDED)
    graph = RoleGraph.open(built / "graph")
    found = graph.sparql(
        "SELECT ?a ?b { ?c a rg:PostChange ; rg:originalPost ?a ; rg:resultingPost ?b }"
    )
    assert len(found.rows) == 1 and posts(built) == before  # type: ignore[union-attr]


def test_contradictions_name_both_decisions_and_change_nothing(built: Path) -> None:
    made = decided(built, "ask-one-word", SAME)
    asked = RoleGraph.open(built / "graph").review
    after = posts(built)
    other = Decision(made.subject, DIFFERENT, made.object, "Chart Planner", "Chart Designer")
    with pytest.raises(Contradiction, match=r"is not .*Designer.*; .*is .*Designer"):
        asked.decide([other])
    third = "notice/310103/mention/" + made.subject.rsplit("/", 1)[1]
    chain = [Decision(made.object, SAME, third), Decision(made.subject, DIFFERENT, third)]
    with pytest.raises(Contradiction):
        asked.decide(chain)
    assert asked.decisions() == [made] and posts(built) == after


def test_a_post_is_not_its_own_superior_by_decision(built: Path) -> None:
    graph = RoleGraph.open(built / "graph")
    head = graph.find("post", "Head of the Coast Section").rsplit("/id/", 1)[1]
    planner = graph.find("post", "310101").rsplit("/id/", 1)[1]
    text = f"subject_id\tpredicate_id\tobject_id\nrgi:{head}\tsame\trgi:{planner}\n"
    path = notices.write(built, "in.tsv", text)
    with pytest.raises(Contradiction, match="its own superior"):
        graph.review.take_in(path)


def test_a_table_goes_out_is_filled_in_and_comes_back(built: Path) -> None:
    asked = RoleGraph.open(built / "graph").review
    lines = asked.table().splitlines()
    filled = [
        line.replace("Chart Planner\t\t", "Chart Planner\toui\t", 1) if "one-word" in line else line
        for line in lines
    ]
    path = notices.write(built, "open.tsv", "\r\n".join(filled))
    assert asked.take_in(path, author="a planner") == (1, 0)
    asked = RoleGraph.open(built / "graph").review
    assert asked.take_in(path) == (0, 1)
    (made,) = asked.decisions()
    assert (made.outcome, made.author) == (SAME, "a planner")


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("subject_id\tpredicate_id\tobject_id\nrgi:a\tmaybe\trgi:b\n", "line 2.*'maybe'.*same"),
        ("subject_id\tobject_id\nrgi:a\trgi:b\n", "no column predicate_id"),
        ("subject_id;predicate_id;object_id\nhttps://x.org/1;same;rgi:b\n", "none of this"),
        ("subject_id,predicate_id,object_id\nrgi:a,same,rgi:a\n", "same mention"),
    ],
)
def test_a_row_that_is_not_understood_is_named(text: str, words: str) -> None:
    with pytest.raises(DecisionError, match=words):
        parse(text, "in.tsv")


def test_a_table_of_decisions_is_read_back_as_it_was() -> None:
    made = [
        Decision("notice/1/mention/a", outcome, f"notice/2/mention/{outcome}", "=A", "B\tC", "x",
                 "2026-01-01", "why")
        for outcome in (SAME, DIFFERENT, SUCCEEDED)
    ]  # fmt: skip
    back = parse(table(made), "kept.tsv")
    assert {(d.subject, d.outcome, d.object) for d in back} == {
        (d.subject, d.outcome, d.object) for d in made
    }
    assert {(d.subject_label, d.object_label, d.comment) for d in back} == {("=A", "B C", "why")}


def test_unknown_keys_are_told(built: Path) -> None:
    with pytest.raises(UnknownName, match="decision"):
        RoleGraph.open(built / "graph").review.revoke(["nothing"])


def test_removing_takes_all_that_only_the_notice_said(built: Path) -> None:
    home = built / "graph"
    alone = built / "alone"
    RoleGraph.build([built / "notices" / "a.txt", built / "notices" / "c.txt"], alone)
    RoleGraph.remove(home, ["310102", "310102"])
    as_if = RoleGraph.open(alone).export(None, "nquads")
    assert RoleGraph.open(home).export(None, "nquads") == as_if
    report = RoleGraph.build(built / "notices", home).report
    assert report is not None and "310102" not in report.notices  # it stays out
    report = RoleGraph.build(built / "notices" / "b.txt", home).report
    assert report is not None and "310102" in report.notices  # unless its file is named
    with pytest.raises(UnknownName, match="notice"):
        RoleGraph.remove(home, ["310999"])


def test_an_iri_of_what_was_removed_is_remembered(built: Path) -> None:
    home = built / "graph"
    gone = RoleGraph.open(home).find("post", "310102")
    RoleGraph.remove(home, ["310102"])
    with pytest.raises(UnknownName, match="given to “Chart Designer”"):
        RoleGraph.open(home).ask("post", post=gone)


def test_an_earlier_iri_leads_to_the_post(built: Path) -> None:
    graph = RoleGraph.open(built / "graph")
    old = graph.find("post", "310102")
    made = decided(built, "ask-one-word", SAME)
    graph = RoleGraph.open(built / "graph")
    assert graph.find("post", old) == graph.find("post", "310101") != old
    assert made.key and old in (built / "graph/registry.tsv").read_text(encoding="utf-8")


def test_a_confirmed_reorganisation_is_an_event_and_nothing_else_changes(
    shared: Path, tmp_path: Path
) -> None:
    home = tmp_path / "graph"
    RoleGraph.build(shared / "notices", home)
    graph = RoleGraph.open(home)
    (question,) = [
        q
        for q in graph.review.questions()
        if q.reorganised and q.first.labels.get("en") == "Public Diplomacy Division"
    ]
    before = graph.ask("units").rows
    graph.review.decide([answer(question, SUCCEEDED)])
    graph = RoleGraph.open(home)
    found = graph.sparql(
        "SELECT ?a ?b { ?c a rg:Reorganisation ; org:originalOrganization ?a ;"
        " org:resultingOrganization ?b ; rg:confirmedBy ?by }"
    )
    assert len(found.rows) == 1  # type: ignore[union-attr]
    assert graph.ask("units").rows == before
    assert question.key not in {q.key for q in graph.review.questions()}


def test_posts_are_followed_across_a_confirmed_renaming(tmp_path: Path) -> None:
    folder = tmp_path / "notices"
    folder.mkdir()
    mission = "draws and prints charts of all coasts for the fleet and keeps their old archive."
    for number, office, head, closing in (
        ("310201", "Charts Division (CHD)", "Charts", "14-June-2022"),
        ("310202", "Office of Hydrography (OHY)", "Hydrography", "14-June-2025"),
    ):
        text = notices.english(
            number=number,
            title="Chart Planner",
            summary=f"The {office} {mission}",
            relations=f"The incumbent reports to the Director of {head}.",
        )
        text = text.replace("14-June-2026", closing)
        notices.write(folder, f"{number}.txt", text)
    RoleGraph.build(folder, tmp_path / "graph")
    first = {number: iri for iri, number in posts(tmp_path)}
    assert len(set(first.values())) == 2
    asked = RoleGraph.open(tmp_path / "graph").review
    (question,) = [q for q in asked.questions() if q.reorganised]
    asked.decide([answer(question, SUCCEEDED)])
    then = {number: iri for iri, number in posts(tmp_path)}
    assert set(then.values()) == {first["310201"]}  # it keeps its IRI
