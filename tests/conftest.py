"""Fixtures shared by all tests."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parent.parent


def shared_folder() -> Path:
    """Where the real notices and their expected facts are, if they are here at all."""
    return Path(os.environ.get("ROLEGRAPH_SHARED", ROOT.parent / "shared")).resolve()


@pytest.fixture(scope="session")
def shared() -> Path:
    """The folder of real notices; absent, the test is skipped, but never in CI."""
    folder = shared_folder()
    if not (folder / "notices").is_dir():
        if os.environ.get("CI"):
            pytest.fail(f"the real notices are not at {folder}: in CI they must be")
        pytest.skip(f"the real notices are not at {folder}")
    return folder
