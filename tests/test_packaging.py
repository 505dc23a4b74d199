"""Wheel, sdist, editable install and plain checkout: each finds every shipped file."""

from __future__ import annotations

import importlib.metadata
import json
import os
import shutil
import subprocess
import sys
import sysconfig
import venv
import zipfile
from collections.abc import Callable
from importlib.util import find_spec
from pathlib import Path
from typing import Any

import pytest

ROOT = Path(__file__).resolve().parent.parent
DATA = ("templates", "outlines", "phrases", "samples")
KINDS = ("wheel", "wheel made from the sdist", "editable install", "plain checkout")
WINDOWS = os.name == "nt"

LOOK = f"""
import json
from generator.resources import data_folder
folders = {{name: data_folder(name) for name in {DATA}}}
print(json.dumps({{
    name: sorted(p.relative_to(folder).as_posix() for p in folder.rglob("*") if p.is_file())
    for name, folder in folders.items()
}}))
"""
"""Program that prints every file in every data folder that the package finds."""


def run(*command: str | Path, cwd: Path) -> str:
    """Standard output of a program that knows nothing of this checkout."""
    environment = {key: value for key, value in os.environ.items() if key != "PYTHONPATH"}
    done = subprocess.run(
        command, cwd=cwd, env=environment, capture_output=True, encoding="utf-8", check=False
    )
    assert done.returncode == 0, done.stdout + done.stderr
    return done.stdout


@pytest.fixture(scope="session")
def tracked() -> list[str]:
    """Every file under version control, with forward slashes."""
    if shutil.which("git") is None or not (ROOT / ".git").exists():
        pytest.skip("needs a git checkout to know which files belong to the project")
    listed = run("git", "ls-files", "-z", cwd=ROOT).split("\0")
    return [name for name in listed if name and (ROOT / name).is_file()]


@pytest.fixture(scope="session")
def copy(tracked: list[str], tmp_path_factory: pytest.TempPathFactory) -> Callable[[], Path]:
    """A function that makes a fresh copy of the tracked files, without the traces of work."""

    def fresh() -> Path:
        folder = tmp_path_factory.mktemp("checkout")
        for name in tracked:
            target = folder / name
            target.parent.mkdir(parents=True, exist_ok=True)
            shutil.copyfile(ROOT / name, target)
        return folder

    return fresh


def builds_here() -> bool:
    """Whether setuptools can make a wheel without fetching anything."""
    if find_spec("setuptools") is None:
        return False
    version = tuple(map(int, importlib.metadata.version("setuptools").split(".")[:2]))
    return version >= (70, 1) or find_spec("wheel") is not None


def build(source: Path, out: Path, *wanted: str) -> Path:
    """The wheel that ``python -m build`` makes; fetches setuptools only if it must."""
    command = [sys.executable, "-m", "build", *wanted, "--outdir", str(out)]
    if builds_here():
        run(*command, "--no-isolation", cwd=source)
    elif subprocess.run(command, cwd=source, capture_output=True, check=False).returncode:
        pytest.skip("neither setuptools>=70.1 here nor a package index to get it from")
    return next(out.glob("*.whl"))


@pytest.fixture(scope="session")
def wheel(copy: Callable[[], Path], tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The wheel made from a checkout."""
    pytest.importorskip("build")
    return build(copy(), tmp_path_factory.mktemp("dist"), "--wheel")


@pytest.fixture(scope="session")
def wheel_from_sdist(copy: Callable[[], Path], tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The wheel made from the sdist, as package indexes and distributions make it."""
    pytest.importorskip("build")
    return build(copy(), tmp_path_factory.mktemp("dist"))


def lend_libraries(python: Path) -> None:
    """Let a fresh environment import what this one has, so that nothing is fetched."""
    question = "import sysconfig; print(sysconfig.get_path('purelib'))"
    site = Path(run(python, "-c", question, cwd=ROOT).strip())
    (site / "lender.pth").write_text(sysconfig.get_path("purelib"), encoding="utf-8")


@pytest.fixture(scope="session")
def environment(tmp_path_factory: pytest.TempPathFactory) -> Callable[..., Path]:
    """A function that installs into a fresh environment and returns its Python."""

    def make(*what: str) -> Path:
        folder = tmp_path_factory.mktemp("environment")
        venv.EnvBuilder(symlinks=not WINDOWS).create(folder)
        python = folder / ("Scripts/python.exe" if WINDOWS else "bin/python")
        lend_libraries(python)
        flags = ("--no-deps", "--no-index", "--ignore-installed", "--no-build-isolation")
        run(python, "-m", "pip", "install", "--quiet", *flags, *what, cwd=folder)
        return python

    return make


@pytest.fixture(scope="session")
def home(
    request: pytest.FixtureRequest,
    copy: Callable[[], Path],
    environment: Callable[..., Path],
    tmp_path_factory: pytest.TempPathFactory,
) -> tuple[Path, Path]:
    """Python and working folder of one way to have the package."""
    elsewhere = tmp_path_factory.mktemp("elsewhere")
    if request.param == "plain checkout":
        return Path(sys.executable), copy()
    if request.param == "editable install":
        return environment("--editable", str(copy())), elsewhere
    made = "wheel" if request.param == "wheel" else "wheel_from_sdist"
    return environment(str(request.getfixturevalue(made))), elsewhere


def expected_files(tracked: list[str], folder: str) -> list[str]:
    return sorted(name[len(folder) + 1 :] for name in tracked if name.startswith(f"{folder}/"))


@pytest.mark.parametrize("home", KINDS, indirect=True)
def test_every_shipped_file_is_found(home: tuple[Path, Path], tracked: list[str]) -> None:
    python, folder = home
    found = json.loads(run(python, "-c", LOOK, cwd=folder))
    assert all(found.values())
    assert found == {name: expected_files(tracked, name) for name in DATA}


@pytest.mark.parametrize("home", KINDS, indirect=True)
def test_the_command_lists_the_shipped_outlines(
    home: tuple[Path, Path], tracked: list[str]
) -> None:
    python, folder = home
    rows: list[dict[str, Any]] = json.loads(
        run(python, "-m", "generator", "outlines", "list", "--json", cwd=folder)
    )
    names = {Path(name).stem for name in expected_files(tracked, "outlines")}
    assert {row["name"] for row in rows} == names
    assert all(Path(row["file"]).is_file() for row in rows)


@pytest.mark.parametrize("home", KINDS[:3], indirect=True)
def test_an_installed_command_speaks_chinese(home: tuple[Path, Path]) -> None:
    python, folder = home
    command = python.with_name("jianggao.exe" if WINDOWS else "jianggao")
    assert "用法：jianggao [选项]" in run(command, "--help", cwd=folder)


def in_wheel(name: str) -> str:
    """Where a tracked file goes; empty for what is not installed."""
    if name.split("/")[0] in DATA:
        return f"generator/{name}"
    return name if name.startswith("generator/") and not name.endswith(".po") else ""


@pytest.mark.parametrize("made", ["wheel", "wheel_from_sdist"])
def test_a_wheel_holds_every_file_of_the_package_and_nothing_else(
    made: str, tracked: list[str], request: pytest.FixtureRequest
) -> None:
    with zipfile.ZipFile(request.getfixturevalue(made)) as archive:
        held = {name for name in archive.namelist() if ".dist-info/" not in name}
    assert held == {place for name in tracked if (place := in_wheel(name))}
