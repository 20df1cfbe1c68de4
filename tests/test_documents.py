"""What the documents say works: examples are run, links lead somewhere, references are fresh."""

from __future__ import annotations

import re
import shlex
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parent.parent
DOCUMENTS = [ROOT / "README.md", ROOT / "CONTRIBUTING.md", *sorted((ROOT / "docs").glob("*.md"))]


def examples(language: str, document: Path) -> list[str]:
    """The fenced code of one language in a document."""
    fenced = rf"^```{language}\n(.*?)^```$"
    return re.findall(fenced, document.read_text(encoding="utf-8"), re.MULTILINE | re.DOTALL)


@pytest.fixture
def beside_the_examples(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A working directory in which ``examples/notices`` is what it is in the project."""
    shutil.copytree(ROOT / "examples", tmp_path / "examples")
    monkeypatch.chdir(tmp_path)
    return tmp_path


def test_the_commands_of_the_readme_run(beside_the_examples: Path) -> None:
    lines = "".join(examples("sh", ROOT / "README.md")).splitlines()
    commands = [line for line in lines if line.startswith("rolegraph ")]
    assert len(commands) >= 10
    for line in commands:
        words = shlex.split(line, comments=True)[1:]
        program = [sys.executable, "-c", "from rolegraph.cli import main; main()"]
        done = subprocess.run([*program, *words], capture_output=True, text=True, check=False)
        assert done.returncode == 0, f"{line}\n{done.stderr}"
        assert done.stdout or " -o " in line, line
    assert (beside_the_examples / "org.html").stat().st_size > 100_000
    assert (beside_the_examples / "org.ttl").is_file()
    assert (beside_the_examples / "posts.csv").is_file()


def test_the_python_of_the_readme_runs(
    beside_the_examples: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    blocks = examples("python", ROOT / "README.md")
    assert blocks
    for block in blocks:
        exec(compile(block, "README.md", "exec"), {})
    assert "True" in capsys.readouterr().out


@pytest.mark.parametrize("document", DOCUMENTS, ids=lambda path: path.name)
def test_links_between_documents_lead_somewhere(document: Path) -> None:
    text = document.read_text(encoding="utf-8")
    targets = re.findall(r"\]\((?!https?:|#|mailto:)([^)#\s]+)", text)
    missing = [t for t in targets if not (document.parent / t).exists()]
    assert not missing


def test_the_made_references_are_fresh() -> None:
    tool = [sys.executable, str(ROOT / "tools" / "reference.py"), "--check"]
    done = subprocess.run(tool, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
