"""Reports drawn by lot have the heading trees that a person read in them."""

from __future__ import annotations

from pathlib import Path

import pytest
import yaml

from generator.corpus.store import read_documents

REPORTS = Path(__file__).resolve().parents[3] / "shared" / "corpus" / "reports"
TREES = yaml.safe_load((Path(__file__).parent / "report_trees.yaml").read_text(encoding="utf-8"))


@pytest.mark.skipif(not REPORTS.is_dir(), reason=f"the development corpus is not here ({REPORTS})")
@pytest.mark.parametrize("name", TREES)
def test_a_report_has_the_tree_that_was_read_in_it(name):
    (document,) = read_documents(REPORTS / name)
    found = " ".join(f"{section.level}{section.label}" for section in document.walk())
    assert found == TREES[name]
