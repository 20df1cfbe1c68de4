"""Forms as data: recognised, explained, extended; a wrong one says where and what is allowed."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from conftest import EXAMPLES
from made_notices import made
from test_cli import run

from rolegraph.errors import FormError
from rolegraph.ingest import decode, records
from rolegraph.ingest.forms import forms, own_form
from rolegraph.ingest.recognise import choices, recognise
from rolegraph.ingest.text import Text

GUILD = """\
name = "guild"
title = "Calls of the pilots' guild"
extends = "nato-is"
languages = ["en"]

[recognised]
labels = 2
title = "label"
headings = "any"

[en.header]
title = ["Berth"]
number = ["Call"]
supervisor = ["Answers to"]
"unit.section" = ["Watch"]

[en.sections]
summary = ["About the berth"]
interrelationships = ["Chain of command"]
"""
CALL = """\
Call: P-77/3
Berth: Pilot Officer (Night)
Watch: Outer Harbour
Answers to: Head of Pilotage

About the berth

The Outer Harbour Section guides ships.
"""


@pytest.fixture
def guild(tmp_path: Path) -> Path:
    path = tmp_path / "guild.toml"
    path.write_text(GUILD, encoding="utf-8")
    return path


def test_a_form_of_ones_own_reads_what_no_shipped_one_does(guild: Path) -> None:
    source = decode(CALL.encode(), "call.txt")
    (record,) = records(source, own_form(guild))
    assert record["form"] == "guild"
    assert record["notice_id"] == "P-77/3"
    assert record["title"]["en"] == "Pilot Officer (Night)"
    assert record["reports_to"]["title"]["en"] == "Head of Pilotage"
    assert [u["name"]["en"] for u in record["units"] if u["kind"] == "section"] == ["Outer Harbour"]


@pytest.mark.parametrize(
    ("old", "new", "line", "words"),
    [
        ('title = ["Berth"]', 'titel = ["Berth"]', 12, "'titel'; title, number"),
        ('title = ["Berth"]', 'title = "Berth"', 12, "must be a list of strings"),
        ("labels = 2", 'labels = "2"', 7, "labels must be a int"),
        ('title = "label"', 'title = "above"', 8, "line, label, none are allowed"),
        ("[en.sections]", "[en.chapters]", 17, r"\[en.chapters\]; header"),
        ('extends = "nato-is"', 'extends = "none"', None, "nato-is, .* are allowed"),
        ('languages = ["en"]', 'languages = ["de"]', 4, "en and fr are allowed"),
        ("[recognised]", "[recognised", 6, "line 6"),
        ('name = "guild"', "", None, "needs a name"),
    ],
)
def test_a_wrong_form_names_the_line_and_what_is_allowed(
    guild: Path, old: str, new: str, line: int | None, words: str
) -> None:
    guild.write_text(GUILD.replace(old, new), encoding="utf-8")
    with pytest.raises(FormError, match=words) as caught:
        own_form(guild)
    assert caught.value.line == line
    assert "\n" not in str(caught.value)


def test_a_pattern_that_is_none_is_named(guild: Path) -> None:
    guild.write_text(GUILD + "\n[en.reporting]\nverbs = '(reports to'\n", encoding="utf-8")
    with pytest.raises(FormError, match="no regular expression") as caught:
        own_form(guild)
    assert caught.value.line == 22


@pytest.mark.parametrize("form", [form for form in forms() if form.labels])
def test_every_shipped_form_recognises_its_own(form: object) -> None:
    name = form.name  # type: ignore[attr-defined]
    found = recognise(Text(made(name, 3).text))
    assert found is not None
    assert found.form.name == name


def test_prose_without_any_form_is_read_by_the_generic_one_only_if_it_says_something() -> None:
    found = choices(Text("Dear all, the meeting is on Monday."))
    assert found[0].form.name == "generic"
    (record,) = records(decode(b"The Tides Section is part of the Charts Division.", "x"))
    assert record["form"] == "generic"
    assert record["title"] == {"en": None, "fr": None}


def test_the_command_lists_and_explains(guild: Path, tmp_path: Path) -> None:
    out, _ = run("forms")
    assert all(form.name in out for form in forms())
    out, _ = run("forms", "explain", str(EXAMPLES / "421001.txt"))
    assert "nato-is: Vacancy notices" in out
    assert "Application Deadline (deadline)" in out
    torn = (EXAMPLES / "421001.txt").read_text("utf-8").replace("Clearance Level NS", "")
    (tmp_path / "torn.txt").write_text(torn, encoding="utf-8")
    out, _ = run("forms", "explain", str(tmp_path / "torn.txt"))
    assert "no header   clearance" in out
    (tmp_path / "call.txt").write_text(CALL, encoding="utf-8")
    out, _ = run("extract", "--form", str(guild), str(tmp_path / "call.txt"))
    assert json.loads(out)["form"] == "guild"
    _, err = run("extract", "--form", "gild", str(tmp_path / "call.txt"), code=2)
    assert "generic" in err


def test_score_of_ones_own_labels(tmp_path: Path) -> None:
    out, _ = run("extract", str(EXAMPLES))
    for line in out.splitlines():
        record = json.loads(line)
        name = record["source"]["file"].replace(".txt", ".json")
        (tmp_path / name).write_text(line, encoding="utf-8")
    out, _ = run("score", "--gold", str(tmp_path), str(EXAMPLES), "--require", "1.0")
    assert "5 notices" in out
    wrong = json.loads((tmp_path / "421001.json").read_text("utf-8"))
    wrong["grade"]["entry"] = "G9"
    (tmp_path / "421001.json").write_text(json.dumps(wrong), encoding="utf-8")
    out, _ = run("score", "--gold", str(tmp_path), str(EXAMPLES), "--require", "1.0", code=1)
    assert "g9" in out
    out, _ = run("score", "--gold", str(tmp_path), str(EXAMPLES), "--format", "json")
    found = json.loads(out)
    assert found["fields"]["grade"]["wrong"] == 1
    assert found["evidence"]["valid"] == found["evidence"]["all"]
    _, err = run("score", "--gold", str(tmp_path / "none"), str(EXAMPLES), code=2)
    assert "no such folder" in err


def test_score_of_the_real_labels(shared: Path) -> None:
    """Everything a careful reader found in the five notices, and most of other organisations'."""
    gold, notices = str(shared / "gold"), str(shared / "notices")
    run("score", "--gold", gold, notices, "--require", "1.0")
    other = shared / "other-forms"
    folders = [str(other / "esdc"), str(other / "un")]
    out, _ = run("score", "--gold", str(other), *folders, "--require", "0.9", "--format", "json")
    assert json.loads(out)["evidence"]["valid"] == json.loads(out)["evidence"]["all"]


COMMAND = """\
Vacancy Number: A15/0618
Post Number: RVR CXP 0030
Job Title: Principal Technician (Gauges)
NATO Grade: B-4/G-10
Closing Date: Sunday 24 June 2018
Location: Bergen (Norway)
Division: Water Information Systems (WIS) Directorate
Security Clearance: NATO SECRET

POST CONTEXT/POST SUMMARY

SHAPE keeps gauges. The Gauge Section, which forms part of the Service Branch, reads them.

PRINCIPAL DUTIES
a. Reads the gauges.
b. Writes down what they show.

REPORTING LINES

The incumbent reports to RVR CXP 0010 - Section Head (Gauges) - OF-3.

ESSENTIAL QUALIFICATIONS
a. Experience
(1) At least 3 years of experience with gauges.

DESIRABLE QUALIFICATIONS
Experience of ice.
"""


def test_the_notice_of_a_command_with_codes_ranks_and_lettered_lists() -> None:
    (record,) = records(decode(COMMAND.encode(), "command.txt"))
    assert (record["form"], record["notice_id"]) == ("shape", "A15/0618")
    assert record["grade"] == {"entry": "G10", "top": None}
    assert record["reports_to"]["title"]["en"] == "Section Head (Gauges)"
    kinds = {u["name"]["en"]: (u["kind"], u["acronym"]) for u in record["units"]}
    assert kinds["Water Information Systems Directorate"] == ("directorate", "WIS")
    assert [(r["necessity"], r["min_years"]) for r in record["requirements"]] == [
        ("essential", 3),
        ("desirable", None),
    ]
    assert len(record["accountabilities"]) == 2
