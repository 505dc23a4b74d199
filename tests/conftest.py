"""What all tests share: ``--regenerate`` rewrites the files that are made from others."""

from __future__ import annotations

import pytest


def pytest_addoption(parser: pytest.Parser) -> None:
    """``python -m pytest --regenerate`` writes golden files, schemas and catalogues anew."""
    parser.addoption(
        "--regenerate", action="store_true", help="rewrite golden files instead of comparing"
    )


@pytest.fixture(scope="session")
def regenerate(request: pytest.FixtureRequest) -> bool:
    """Whether golden files are to be written instead of compared."""
    return bool(request.config.getoption("--regenerate"))
