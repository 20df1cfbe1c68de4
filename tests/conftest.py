"""Fixtures shared by all tests."""

from __future__ import annotations

import os
import shutil
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from rolegraph import RoleGraph, extract
from rolegraph.store import Store

ROOT = Path(__file__).resolve().parent.parent
EXAMPLES = ROOT / "examples" / "notices"
CHROMIUM = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
]


def missing(what: str) -> None:
    """Skip because something is missing on this machine; in CI that is a failure."""
    if os.environ.get("CI"):
        pytest.fail(f"{what}: in CI it must be there")
    pytest.skip(what)


@pytest.fixture(scope="session")
def shared() -> Path:
    """The folder of real notices; absent, the test is skipped, but never in CI."""
    folder = Path(os.environ.get("ROLEGRAPH_SHARED", ROOT.parent / "shared")).resolve()
    if not (folder / "notices").is_dir():
        missing(f"the real notices are not at {folder}")
    return folder


@pytest.fixture(scope="session")
def records(shared: Path) -> dict[str, dict[str, Any]]:
    """The records of the real notices, by number."""
    found = [r for path in sorted((shared / "notices").glob("*.txt")) for r in extract(path)]
    return {record["notice_id"]: record for record in found}


@pytest.fixture(scope="session")
def real(shared: Path) -> RoleGraph:
    """The graph of the real notices, in memory."""
    return RoleGraph.build(shared / "notices")


@pytest.fixture(scope="session")
def example() -> RoleGraph:
    """The graph of the bundled examples, in memory."""
    return RoleGraph.build(EXAMPLES)


@pytest.fixture(scope="session")
def example_store(example: RoleGraph) -> Store:
    """Its store."""
    store = Store.memory()
    store.load([example.export(None, "nquads")])
    return store


@pytest.fixture(scope="session")
def java() -> None:
    """A Java runtime, for HermiT."""
    if shutil.which("java") is None:
        missing("no Java on this machine, which HermiT needs")


@pytest.fixture(scope="session")
def chromium(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Any]:
    """A real Chromium without a network."""
    path = shutil.which("chromium") or shutil.which("google-chrome")
    if path is None:
        missing("no Chromium on this machine, which the tests of the chart need")
    from playwright.sync_api import sync_playwright

    with sync_playwright() as playwright:
        context = playwright.chromium.launch_persistent_context(
            tmp_path_factory.mktemp("profile"),
            executable_path=path,
            offline=True,
            viewport={"width": 1440, "height": 900},
            args=CHROMIUM,
        )
        yield context
        context.close()
