"""A graph on disk survives what happens to it: locks, kills, damage, other versions."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest
from conftest import EXAMPLES
from filelock import FileLock

from rolegraph import GraphFolderError, RoleGraph, folder, store


def test_building_twice_changes_nothing(tmp_path: Path) -> None:
    first = RoleGraph.build(EXAMPLES, tmp_path / "g")
    again = RoleGraph.build(EXAMPLES, tmp_path / "g")
    assert first.report and first.report.changed
    assert again.report and not again.report.changed
    assert first.export(None, "nquads") == again.export(None, "nquads")


def test_loading_in_batches_gives_the_same_graph(
    tmp_path: Path, example: RoleGraph, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(store, "_BATCH", 97)
    small = RoleGraph.build(EXAMPLES, tmp_path / "g")
    assert small.export(None, "nquads") == example.export(None, "nquads")


def test_on_disk_and_in_memory_answer_the_same(tmp_path: Path, example: RoleGraph) -> None:
    disk = RoleGraph.build(EXAMPLES, tmp_path / "g")
    for question in RoleGraph.questions():
        if not any(p.required for p in question.parameters):
            assert disk.ask(question.name).rows == example.ask(question.name).rows


def test_a_reader_keeps_its_graph_while_another_is_built(tmp_path: Path) -> None:
    RoleGraph.build(EXAMPLES / "421001.txt", tmp_path / "g")
    reader = RoleGraph.open(tmp_path / "g")
    before = reader.ask("posts").rows
    RoleGraph.build(EXAMPLES, tmp_path / "g")
    assert reader.ask("posts").rows == before
    assert len(RoleGraph.open(tmp_path / "g").ask("posts").rows) > len(before)


def test_a_locked_folder_is_told(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    RoleGraph.build(EXAMPLES / "421001.txt", tmp_path / "g")
    monkeypatch.setattr(folder, "_WAIT_FOR_LOCK", 0.1)
    code = (
        "import sys, time; from filelock import FileLock; "
        "lock = FileLock(sys.argv[1]); lock.acquire(); print('held', flush=True); time.sleep(60)"
    )
    holder = subprocess.Popen(
        [sys.executable, "-c", code, str(tmp_path / "g" / "lock")], stdout=subprocess.PIPE
    )
    assert holder.stdout is not None
    try:
        holder.stdout.readline()
        with pytest.raises(GraphFolderError, match="another build"):
            RoleGraph.build(EXAMPLES, tmp_path / "g")
    finally:
        holder.kill()
        holder.wait()
        holder.stdout.close()
    RoleGraph.build(EXAMPLES, tmp_path / "g")
    FileLock(tmp_path / "g" / "lock").acquire(timeout=1).lock.release()


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no kill -9")
@pytest.mark.parametrize("delay", [0.0, 0.02, 0.05, 0.1, 0.2])
def test_a_build_killed_at_any_time_leaves_a_graph(tmp_path: Path, delay: float) -> None:
    home = tmp_path / "g"
    RoleGraph.build(EXAMPLES / "421001.txt", home)
    before = len(RoleGraph.open(home).ask("posts").rows)
    code = (
        "import sys; from rolegraph import RoleGraph; print('go', flush=True); "
        "RoleGraph.build(sys.argv[1], sys.argv[2])"
    )
    build = subprocess.Popen(
        [sys.executable, "-c", code, str(EXAMPLES), str(home)], stdout=subprocess.PIPE
    )
    assert build.stdout is not None
    build.stdout.readline()
    time.sleep(delay)
    os.kill(build.pid, signal.SIGKILL)
    build.wait()
    build.stdout.close()
    after = len(RoleGraph.open(home).ask("posts").rows)
    assert after in (before, 12)
    RoleGraph.build(EXAMPLES, home)
    assert len(RoleGraph.open(home).ask("posts").rows) == 12


def test_a_damaged_store_is_told_and_built_anew(tmp_path: Path) -> None:
    home = tmp_path / "g"
    RoleGraph.build(EXAMPLES, home)
    (home / "CURRENT").write_text("nothing\n", encoding="utf-8")
    with pytest.raises(GraphFolderError, match="damaged"):
        RoleGraph.open(home)
    RoleGraph.build(EXAMPLES, home)
    assert len(RoleGraph.open(home).ask("posts").rows) == 12


def test_rdflib_networkx_and_pandas_see_the_same(example: RoleGraph) -> None:
    query = "SELECT ?post { ?post a <http://www.w3.org/ns/org#Post> }"
    dataset = example.rdflib()
    assert len(example.networkx()) == 12
    shape = example.structure()
    assert (shape.posts, shape.cycles, shape.is_forest) == (12, (), True)
    assert [len(layer) for layer in shape.layers] == [3, 3, 2]
    assert len(example.ask("posts").to_pandas()) == 12
    view = dataset.graph("https://w3id.org/rolegraph/graph/view/current")
    assert len(list(view.query(query))) == 12


def test_no_personal_data_is_kept(tmp_path: Path) -> None:
    """Mail addresses, telephone numbers and names of contacts in a notice go nowhere."""
    text = (EXAMPLES / "421001.txt").read_text(encoding="utf-8")
    contact = "Questions go to Ms Zelda Quillfeather, zelda@example.org, +358 8 555 0100."
    text = text.replace("The Commission welcomes", f"{contact}\n\nThe Commission welcomes")
    path = tmp_path / "n.txt"
    path.write_text(text, encoding="utf-8")
    RoleGraph.build(path, tmp_path / "g")
    everything = b"".join(p.read_bytes() for p in (tmp_path / "g").rglob("*") if p.is_file())
    everything += RoleGraph.open(tmp_path / "g").export(None, "nquads")
    for secret in (b"Zelda", b"Quillfeather", b"zelda@", b"555 0100"):
        assert secret not in everything
