"""A pipe that nobody reads any more, as ``head`` leaves it: every command ends quietly."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest
from conftest import EXAMPLES

from rolegraph import RoleGraph

POSIX = pytest.mark.skipif(os.name == "nt", reason="pipes are closed otherwise on Windows")
RUN = [sys.executable, "-c", "from rolegraph.cli import main; main()"]
#: As a shell shows a command that SIGPIPE has ended.
CLOSED = 141

COMMANDS = [
    "--help",
    "--version",
    f"extract {EXAMPLES}",
    f"extract --format text {EXAMPLES}",
    "ask",
    "ask posts --format csv",
    "ask posts --format json",
    "sparql -q SELECT*WHERE{?s?p?o}",
    "check",
    "export --format turtle",
    "export --format csv",
    "chart -o -",
    "forms",
    f"forms explain {EXAMPLES / '421001.txt'}",
    "review",
]


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Where a graph of the examples is kept under its usual name."""
    folder = tmp_path_factory.mktemp("pipe")
    RoleGraph.build(EXAMPLES, folder / "rolegraph-data")
    return folder


def ended(words: list[str], folder: Path, *, both: bool = False) -> tuple[int, str]:
    """The code of a command whose output goes into a closed pipe, and what it says."""
    reads, writes = os.pipe()
    os.close(reads)
    try:
        done = subprocess.run(
            [*RUN, *words],
            stdout=writes,
            stderr=writes if both else subprocess.PIPE,
            cwd=folder,
            check=False,
        )
    finally:
        os.close(writes)
    return done.returncode, (done.stderr or b"").decode()


@POSIX
@pytest.mark.parametrize("command", COMMANDS)
def test_a_closed_pipe_is_no_fault(command: str, folder: Path) -> None:
    code, said = ended(command.split(), folder)
    assert code == CLOSED
    assert "Traceback" not in said
    assert "Broken" not in said
    assert "Exception" not in said


@POSIX
def test_what_is_said_of_the_work_may_have_nowhere_to_go_either(folder: Path) -> None:
    assert ended(["extract", "nowhere.txt"], folder, both=True) == (CLOSED, "")
    assert ended(["ask", "no-such-question"], folder, both=True) == (CLOSED, "")


@POSIX
def test_head_takes_its_lines_and_the_command_ends(folder: Path) -> None:
    many = folder / "many"
    many.mkdir()
    for k in range(100):  # so many are read by several processes
        (many / f"{k}.txt").write_bytes((EXAMPLES / "421001.txt").read_bytes())
    with subprocess.Popen(
        [*RUN, "extract", str(many)], stdout=subprocess.PIPE, stderr=subprocess.PIPE
    ) as process:
        assert process.stdout and process.stderr
        first = process.stdout.readline()
        process.stdout.close()
        said = process.stderr.read().decode()
    assert first.startswith(b'{"notice_id": "421001"')
    assert (process.returncode, said) == (CLOSED, "")
