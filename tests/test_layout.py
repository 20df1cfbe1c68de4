"""The house: floors, mapping, links, shipped files, public names, the wheel by itself."""

from __future__ import annotations

import ast
import re
import subprocess
import sys
import tomllib
import venv
from pathlib import Path

import pytest
from conftest import ROOT

import rolegraph

SETTINGS = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
MAPPING = SETTINGS["tool"]["setuptools"]["package-dir"]
FOLDERS = ("ingest", "ontology", "queries", "viz", "examples")

#: Lower floors never import higher ones; neighbours on one floor do not import each other.
FLOORS: list[dict[str, set[str]]] = [
    {"errors": set(), "ontology.namespaces": set()},
    {"ontology": set(), "store": {"ontology.namespaces"}},
    {"ingest": set(), "queries": set()},
    {"viz": set()},
    {"register": set(), "spool": set(), "halves": set()},
    {
        "folder": set(),
        "versions": set(),
        "structure": set(),
        "table": set(),
        "timed": set(),
        "reading": set(),
        "scoring": set(),
    },
    {"build": set(), "asof": set()},
    {"curation": set()},
    {"graph": set()},
    {"commands": set()},
    {"cli": set()},
]


def modules() -> list[tuple[str, Path]]:
    """Every module of the project with its dotted name below ``rolegraph``."""
    found = []
    for package, folder in MAPPING.items():
        for path in sorted((ROOT / folder).rglob("*.py")):
            inner = path.relative_to(ROOT / folder)
            if package == "rolegraph" and inner.parts[0] in FOLDERS:
                continue
            name = ".".join([package, *inner.with_suffix("").parts]).removesuffix(".__init__")
            found.append((name.removeprefix("rolegraph").lstrip("."), path))
    return found


def floor(name: str) -> int | None:
    """The floor a module stands on; the longest name that fits counts."""
    fits = [
        (len(known), level)
        for level, names in enumerate(FLOORS)
        for known in names
        if name == known or name.startswith(f"{known}.")
    ]
    return max(fits)[1] if fits else None


def imported(path: Path) -> set[str]:
    tree = ast.parse(path.read_text(encoding="utf-8"))
    names = set()
    for node in ast.walk(tree):
        if isinstance(node, ast.ImportFrom) and node.module:
            names.add(node.module)
        elif isinstance(node, ast.Import):
            names |= {alias.name for alias in node.names}
    return {n.removeprefix("rolegraph.") for n in names if n.startswith("rolegraph.")}


@pytest.mark.parametrize(("name", "path"), [m for m in modules() if m[0]], ids=lambda v: str(v))
def test_floors(name: str, path: Path) -> None:
    here = floor(name)
    if name.startswith("examples"):
        return
    assert here is not None, f"{name} stands on no floor"
    for other in imported(path):
        there = floor(other)
        assert there is not None
        assert there <= here, f"{name} imports {other}, which stands above it"
        if there == here:
            own, their = name.split(".")[0], other.split(".")[0]
            assert own == their or {own, their} <= {"ontology", "store", "commands"}, (name, other)


def test_links_and_mapping_agree() -> None:
    for name in FOLDERS:
        link = ROOT / "src" / "rolegraph" / name
        assert link.is_symlink()
        assert link.resolve() == (ROOT / name).resolve()
        assert MAPPING[f"rolegraph.{name}"] == name
        assert (ROOT / name / "__init__.py").is_file()


def test_every_package_is_listed() -> None:
    listed = set(SETTINGS["tool"]["setuptools"]["packages"])
    there = {
        "rolegraph" + (f".{name.rpartition('.')[0]}" if "." in name else "")
        for name, path in modules()
        if path.name != "__init__.py"
    }
    packages = {f"rolegraph.{n}" for n, p in modules() if p.name == "__init__.py" and n}
    assert there | packages | {"rolegraph"} == listed


def test_no_module_is_crowded() -> None:
    for name, path in modules():
        assert len(path.read_text(encoding="utf-8").splitlines()) <= 400, name


def test_no_sparql_in_python() -> None:
    for name, path in modules():
        if name == "store":
            continue
        text = re.sub(r'"""(?:.|\n)*?"""', "", path.read_text(encoding="utf-8"))
        text = re.sub(r"EXAMPLE = .*", "", text)
        assert not re.search(r"SELECT\s+(?:DISTINCT\s+)?[?(*]", text), name


def test_public_names_are_exact() -> None:
    assert sorted(rolegraph.__all__) == rolegraph.__all__
    assert set(rolegraph.__all__) == {
        "AmbiguousName", "Answer", "BadParameter", "BuildReport", "Column", "Contradiction",
        "Decision", "DecisionError", "Failure", "Finding", "FormError", "GraphFolderError",
        "JavaMissing", "MapError", "NotANotice", "OpenQuestion", "Parameter", "QueryError",
        "Question", "Reading", "Review", "RoleGraph", "RolegraphError", "Structure", "UnknownName",
        "UnknownQuestion", "UnreadableSource", "__version__", "extract",
    }  # fmt: skip
    methods = {name for name in vars(rolegraph.RoleGraph) if not name.startswith("_")}
    assert methods == {
        "as_of", "ask", "build", "chart", "chart_data", "check", "classify", "diff", "export",
        "find", "networkx", "open", "questions", "rdflib", "remove", "review", "sparql",
        "sparql_text", "structure",
    }  # fmt: skip
    assert SETTINGS["project"]["version"] == rolegraph.__version__


def test_the_wheel_works_by_itself(tmp_path: Path) -> None:
    """Built, installed into an empty environment and run away from the checkout."""
    run = [sys.executable, "-m", "pip", "wheel", "--quiet", "--no-deps", "-w", str(tmp_path)]
    subprocess.run([*run, str(ROOT)], check=True)
    (wheel,) = tmp_path.glob("rolegraph-*.whl")
    venv.create(tmp_path / "env", with_pip=True)
    bin_folder = tmp_path / "env" / ("Scripts" if sys.platform == "win32" else "bin")
    pip = [str(bin_folder / "python"), "-m", "pip", "install", "--quiet"]
    subprocess.run([*pip, "-c", str(ROOT / "constraints.txt"), str(wheel)], check=True)
    done = subprocess.run(
        [str(bin_folder / "rolegraph"), "demo"],
        check=True, capture_output=True, text=True, cwd=tmp_path, encoding="utf-8",
    )  # fmt: skip
    page = Path(done.stdout.strip().splitlines()[-1])
    assert page.is_file() and page.stat().st_size > 400_000
    shipped = {
        str(path.relative_to(ROOT))
        for folder in FOLDERS
        for path in (ROOT / folder).rglob("*")
        if path.is_file() and "__pycache__" not in path.parts
    }
    import zipfile

    inside = set(zipfile.ZipFile(wheel).namelist())
    assert {f"rolegraph/{name}" for name in shipped} <= inside
