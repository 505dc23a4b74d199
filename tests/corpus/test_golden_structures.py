"""The structure of the five seeds and of our own samples is the one checked by eye."""

from __future__ import annotations

from pathlib import Path

import pytest
import yaml
from outline_of import outline_of

from generator.corpus.store import read_documents

ROOT = Path(__file__).resolve().parents[2]
GOLDEN = ROOT / "tests" / "golden" / "structure"
SEEDS = ROOT.parent / "shared" / "corpus" / "seeds"
SAMPLES = sorted((ROOT / "samples" / "corpus").iterdir())
SEED_NAMES = (
    "000_ad2ce345a5f35902",
    "001_27039c8e12722a05",
    "002_086d8a502b842194",
    "003_bd4a782813fa4234",
    "004_858a3cf7de876f32",
)


def check(file: Path, golden: Path, regenerate: bool) -> None:
    """Compare the structure of a file with its golden one, or write that."""
    found = [outline_of(document) for document in read_documents(file)]
    if regenerate:
        golden.parent.mkdir(parents=True, exist_ok=True)
        text = yaml.safe_dump(found, allow_unicode=True, sort_keys=False, width=100)
        golden.write_text(text, encoding="utf-8")
    assert found == yaml.safe_load(golden.read_text(encoding="utf-8"))


@pytest.mark.parametrize("name", SEED_NAMES)
def test_a_seed_has_its_golden_structure(name, regenerate):
    if not SEEDS.is_dir():
        pytest.skip(
            f"the development corpus is not here ({SEEDS}); the samples test the same noise"
        )
    check(SEEDS / f"{name}.txt", GOLDEN / f"{name}.yaml", regenerate)


@pytest.mark.parametrize("file", SAMPLES, ids=lambda file: file.stem)
def test_a_sample_has_its_golden_structure(file, regenerate):
    check(file, GOLDEN / "samples" / f"{file.stem}.yaml", regenerate)
