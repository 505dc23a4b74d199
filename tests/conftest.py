"""What all tests share: the language of the command line, and ``--regenerate``."""

from __future__ import annotations

import os
import shutil
import tempfile

import pytest

from generator.cli.chinese import speak_chinese


def pytest_addoption(parser: pytest.Parser) -> None:
    """``python -m pytest --regenerate`` writes golden files, schemas and catalogues anew."""
    parser.addoption(
        "--regenerate", action="store_true", help="rewrite golden files instead of comparing"
    )


def pytest_configure() -> None:
    """Chinese from the first, as for users: click keeps texts that it has looked up once.

    The tests compile into a folder of their own, not into the user's, and use no phrases of theirs.
    """
    speak_chinese()
    os.environ["JIANGGAO_CACHE"] = tempfile.mkdtemp(prefix="jianggao-tests-")
    os.environ["JIANGGAO_CONFIG"] = os.environ["JIANGGAO_CACHE"]
    os.environ.pop("JIANGGAO_OFFICE", None)


def pytest_unconfigure() -> None:
    """Leave nothing behind."""
    shutil.rmtree(os.environ["JIANGGAO_CACHE"], ignore_errors=True)


@pytest.fixture(scope="session")
def regenerate(request: pytest.FixtureRequest) -> bool:
    """Whether golden files are to be written instead of compared."""
    return bool(request.config.getoption("--regenerate"))
