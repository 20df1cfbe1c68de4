"""The command line as a user has it: a process of its own, its output, its exit code."""

from __future__ import annotations

import csv
import io
import json
import os
import subprocess
import sys
from pathlib import Path

import notices
import pytest
from conftest import EXAMPLES

from rolegraph import commands
from rolegraph.commands import (
    ask,
    build,
    chart,
    check,
    demo,
    diff,
    export,
    extract,
    forms,
    score,
    sparql,
)  # fmt: skip

COMMANDS = {
    "ask": ask, "build": build, "chart": chart, "check": check, "demo": demo, "diff": diff,
    "export": export,
    "extract": extract, "forms": forms, "score": score, "sparql": sparql,
}  # fmt: skip


def run(*words: str, cwd: Path | None = None, stdin: bytes = b"", code: int = 0) -> tuple[str, str]:
    """Run the command; its stdout and stderr, when it ends as expected."""
    done = subprocess.run(
        [sys.executable, "-c", "from rolegraph.cli import main; main()", *words],
        cwd=cwd, input=stdin, capture_output=True, env={**os.environ, "PYTHONUTF8": "0"},
    )  # fmt: skip
    out, err = done.stdout.decode(), done.stderr.decode()
    assert done.returncode == code, (out, err)
    assert "Traceback" not in err
    return out, err


@pytest.fixture(scope="module")
def graph(tmp_path_factory: pytest.TempPathFactory) -> str:
    """A graph on disk of the bundled examples."""
    folder = tmp_path_factory.mktemp("cli") / "graph"
    out, err = run("build", str(EXAMPLES), "--graph", str(folder))
    assert "read      5 notices" in out
    assert err == "", "quiet in a pipe"
    return str(folder)


@pytest.mark.parametrize("name", COMMANDS)
def test_every_command_has_help_with_an_example_that_runs(name: str, tmp_path: Path) -> None:
    module = COMMANDS[name]
    out, _ = run(name, "--help")
    assert module.EXAMPLE.split()[-1].strip('"') in out.replace("\n", " ")
    (tmp_path / "examples").mkdir()
    (tmp_path / "examples" / "notices").symlink_to(EXAMPLES)
    run("build", "examples/notices", cwd=tmp_path)
    import shlex

    if name == "score":
        (tmp_path / "labelled").mkdir()
        for notice in EXAMPLES.glob("*.txt"):
            record, _ = run("extract", str(notice))
            (tmp_path / "labelled" / f"{notice.stem}.json").write_text(record, encoding="utf-8")
    words = shlex.split(module.EXAMPLE.removeprefix("Example: rolegraph "))
    if name == "ask":
        words[words.index("Budget Officer")] = "Lock Operations Officer"
    out, _ = run(*words, cwd=tmp_path)
    assert out or name == "export"
    assert commands.__doc__


def test_extract_gives_one_object_a_line() -> None:
    out, _ = run("extract", str(EXAMPLES))
    records = [json.loads(line) for line in out.splitlines()]
    assert [record["notice_id"] for record in records] == [
        "421001", "421002", "421003", "421004", "421005",
    ]  # fmt: skip
    text, _ = run("extract", str(EXAMPLES / "421001.txt"), "--format", "text")
    for place in records[0]["evidence"].values():
        assert text[place["start"] : place["end"]] == place["quote"]


def test_extract_has_every_key_of_the_contract() -> None:
    out, _ = run("extract", str(EXAMPLES / "421002.txt"))
    assert set(json.loads(out)) >= {
        "notice_id", "form", "languages", "source", "title", "body", "location", "schedule",
        "deadline", "salary", "grade", "clearance", "reports_to", "functional_superior",
        "direct_reports", "indirect_reports", "units", "posts_mentioned", "works_with",
        "competencies", "requirements", "languages_required", "experience_min_years",
        "accountabilities", "contract", "disagreements", "warnings", "evidence",
    }  # fmt: skip


def test_a_notice_from_stdin(tmp_path: Path) -> None:
    data = (EXAMPLES / "421001.txt").read_bytes()
    out, _ = run("build", "-", "--graph", str(tmp_path / "g"), stdin=data)
    assert "421001" in out


def test_ask_in_every_format(graph: str) -> None:
    out, _ = run("ask", "posts", "--graph", graph, "--format", "json")
    rows = json.loads(out)
    out, _ = run("ask", "posts", "--graph", graph, "--format", "csv")
    assert len(list(csv.DictReader(io.StringIO(out)))) == len(rows) == 12
    out, _ = run("ask", "posts", "--graph", graph, "--format", "md")
    assert out.startswith("| post |")
    out, _ = run("ask", "post", "--post=421002", "--graph", graph, "--lang", "fr")
    assert "Modélisatrice" in out
    out, _ = run("ask", "--lang", "fr")
    assert "chain-of-command" in out


def test_sparql_in_every_format(graph: str, tmp_path: Path) -> None:
    query = "SELECT (COUNT(*) AS ?n) { ?post a org:Post }"
    assert "12" in run("sparql", "-q", query, "--graph", graph)[0]
    found = json.loads(run("sparql", "-q", query, "--graph", graph, "--format", "json")[0])
    assert found["results"]["bindings"][0]["n"]["value"] == "12"
    assert run("sparql", "-q", query, "--graph", graph, "--format", "csv")[0].split() == ["n", "12"]
    assert "<sparql" in run("sparql", "-q", query, "--graph", graph, "--format", "xml")[0]
    make = "CONSTRUCT { ?a rg:reportsTo ?b } { ?a rg:reportsTo ?b }"
    assert "rg:reportsTo" in run("sparql", "-q", make, "--graph", graph, "--format", "ttl")[0]
    assert "rg:reportsTo" in run("sparql", "-q", make, "--graph", graph)[0]
    path = tmp_path / "q.rq"
    path.write_text(query, encoding="utf-8")
    assert "12" in run("sparql", str(path), "--graph", graph)[0]


def test_a_query_that_never_ends_is_stopped(graph: str) -> None:
    endless = "SELECT (COUNT(*) AS ?n) { ?a ?b ?c . ?d ?e ?f . ?g ?h ?i . ?j ?k ?l }"
    _, err = run("sparql", "-q", endless, "--graph", graph, "--timeout", "1", code=2)
    assert "no answer within 1 seconds" in err


def test_exports(graph: str, tmp_path: Path) -> None:
    import rdflib

    for form in ("turtle", "trig", "nquads", "jsonld", "csv"):
        run("export", "--format", form, "-o", str(tmp_path / form), "--graph", graph)
        assert (tmp_path / form).stat().st_size > 1000
    turtle, jsonld = rdflib.Graph(), rdflib.Graph()
    turtle.parse(tmp_path / "turtle", format="turtle")
    jsonld.parse(tmp_path / "jsonld", format="json-ld")
    assert set(turtle) == set(jsonld)
    table = (tmp_path / "csv").read_text(encoding="utf-8-sig")
    rows = list(csv.DictReader(io.StringIO(table)))
    assert len(rows) == 12
    assert {row["manager"] for row in rows if row["title_en"] == "River Modeller"} == {
        "Head, River Modelling Unit"
    }


def test_check_and_chart(graph: str, tmp_path: Path) -> None:
    out, _ = run("check", "--graph", graph)
    assert "0 violation" in out
    assert all(
        "severity" in f for f in json.loads(run("check", "--graph", graph, "--format", "json")[0])
    )
    page = tmp_path / "org.html"
    out, _ = run("chart", "-o", str(page), "--graph", graph, "--unit", "NAV", "--lang", "fr")
    assert out.strip() == str(page)
    assert "River Modeller" not in page.read_text(encoding="utf-8")
    run("chart", "-o", str(page), "--graph", graph, "--root", "Director, Navigation")


def test_as_of_a_day(graph: str, tmp_path: Path) -> None:
    day = ["--as-of", "2026-09-15", "--graph", graph]
    rows = json.loads(run("ask", "posts", "--format", "json", *day)[0])
    numbers = {row["notice"] for row in rows} - {""}
    assert numbers == {"421001", "421003"}
    out, _ = run("sparql", "-q", "SELECT ?n { ?n a rg:VacancyNotice }", "--format", "csv", *day)
    assert len(out.split()) == 3
    page = tmp_path / "then.html"
    run("chart", "-o", str(page), *day)
    assert "as evidenced up to 2026-09-15" in page.read_text(encoding="utf-8")
    table = list(csv.reader(io.StringIO(run("export", "--format", "csv", *day)[0])))
    assert 1 < len(table) < 12
    run("check", *day)
    out, err = run("ask", "posts", "--as-of", "1999-12-31", "--graph", graph)
    assert out == "no rows\n"
    assert err == ("nothing is evidenced up to 1999-12-31; the first closing date is 2026-08-21\n")
    _, err = run("ask", "post", "--post", "421002", *day)
    assert err == "nothing that answers this is evidenced up to 2026-09-15\n"


def bad_cases(tmp: Path, graph: str) -> dict[str, tuple[list[str], str]]:
    """Bad input: the words of the command, and what its one line must say."""
    (tmp / "empty.txt").write_bytes(b"")
    (tmp / "binary.txt").write_bytes(bytes(range(256)) * 9)
    (tmp / "novel.txt").write_text("It was a dark and stormy night.", encoding="utf-8")
    (tmp / "nothing").mkdir()
    (tmp / "other").mkdir()
    (tmp / "other" / "diary.txt").write_text("mine", encoding="utf-8")
    (tmp / "future").mkdir()
    (tmp / "future" / "format").write_text("rolegraph 99\n", encoding="utf-8")
    new = str(tmp / "new")
    note = str(EXAMPLES / "421001.txt")
    return {
        "empty file": (["build", str(tmp / "empty.txt"), "--graph", new], "empty"),
        "binary file": (["build", str(tmp / "binary.txt"), "--graph", new], "binary"),
        "missing path": (["build", str(tmp / "gone.txt"), "--graph", new], "no such file"),
        "folder without notices": (["build", str(tmp / "nothing"), "--graph", new], "no files"),
        "no notice": (["extract", str(tmp / "novel.txt")], "no vacancy notice"),
        "folder of something else": (["build", note, "--graph", str(tmp / "other")], "diary.txt"),
        "other version": (["ask", "posts", "--graph", str(tmp / "future")], "another version"),
        "other version, build": (["build", note, "--graph", str(tmp / "future")], "version"),
        "no graph": (["ask", "posts", "--graph", str(tmp / "none")], "rolegraph build"),
        "unwritable folder": (["build", note, "--graph", "/proc/none"], "cannot be written"),
        "invalid SPARQL": (["sparql", "-q", "SELECT ?x {", "--graph", graph], "SPARQL"),
        "an update": (
            ["sparql", "-q", "DELETE WHERE { ?s ?p ?o }", "--graph", graph],
            "no updates",
        ),
        "a service": (
            ["sparql", "-q", "SELECT * { SERVICE <http://x/> { ?s ?p ?o } }", "--graph", graph],
            "not allowed",
        ),
        "no query": (["sparql", "--graph", graph], "FILE or -q"),
        "missing query file": (["sparql", str(tmp / "gone.rq"), "--graph", graph], "gone.rq"),
        "unknown question": (["ask", "post5", "--graph", graph], "did you mean"),
        "missing parameter": (["ask", "post", "--graph", graph], "missing"),
        "unknown parameter": (["ask", "posts", "--colour", "red", "--graph", graph], "colour"),
        "no value": (["ask", "post", "--graph", graph, "--post"], "no value"),
        "unknown post": (["ask", "post", "--post", "Zookeeper", "--graph", graph], "Zookeeper"),
        "ambiguous post": (
            ["ask", "post", "--post", "Executive Officer", "--graph", graph],
            "could be 2 posts",
        ),
        "unknown format": (["ask", "posts", "--format", "pdf", "--graph", graph], "table, json"),
        "unknown export": (["export", "--format", "doc", "--graph", graph], "turtle"),
        "unknown language": (["check", "--lang", "de", "--graph", graph], "en or fr"),
        "chart nowhere": (["chart", "-o", str(tmp / "no" / "x.html"), "--graph", graph], "written"),
        "unknown unit": (
            ["chart", "-o", str(tmp / "x.html"), "--unit", "Zoo", "--graph", graph],
            "Zoo",
        ),
        "days turned round": (
            ["diff", "--from", "2026-09-02", "--to", "2026-09-01", "--graph", graph],
            "is before",
        ),
        "as of no day": (["ask", "posts", "--as-of", "May", "--graph", graph], "YYYY-MM-DD"),
    }  # fmt: skip


NAMES = (
    "empty file", "binary file", "missing path", "folder without notices", "no notice",
    "folder of something else", "other version", "other version, build", "no graph",
    "unwritable folder", "invalid SPARQL", "an update", "a service", "no query",
    "missing query file", "unknown question", "missing parameter", "unknown parameter", "no value",
    "unknown post", "ambiguous post", "unknown format", "unknown export", "unknown language",
    "chart nowhere", "unknown unit", "as of no day", "days turned round",
)  # fmt: skip


@pytest.mark.parametrize("name", NAMES)
def test_bad_input_is_one_clear_line(name: str, tmp_path: Path, graph: str) -> None:
    cases = bad_cases(tmp_path, graph)
    assert set(cases) == set(NAMES)
    words, said = cases[name]
    _, err = run(*words, code=2)
    assert len(err.strip().splitlines()) == 1, err
    assert said in err


def test_one_bad_file_does_not_stop_the_others(tmp_path: Path) -> None:
    folder = tmp_path / "in"
    folder.mkdir()
    notices.write(folder, "good.txt", notices.english())
    notices.write(folder, "novel.txt", "It was a dark and stormy night.")
    (folder / "broken.pdf").write_bytes(b"%PDF-1.7\x00\x01\x02")
    out, err = run("build", str(folder), "--graph", str(tmp_path / "g"))
    assert "read      1 notice: 310001" in out
    assert "novel.txt" in err and "broken.pdf" in err


def test_a_reader_that_goes_away_is_no_error(graph: str) -> None:
    code = "from rolegraph.cli import main; main()"
    command = f"{sys.executable} -c '{code}' export --format nquads --graph {graph} | head -1"
    done = subprocess.run(["bash", "-c", command], capture_output=True, text=True)
    assert done.stderr == ""
