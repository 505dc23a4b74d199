"""A realistic invented speech as a draft, and what it becomes in Word and in PDF."""

from __future__ import annotations

import shutil
import subprocess
from collections.abc import Callable
from pathlib import Path

import pytest
from msgspec.structs import replace
from rendering_support import DAY, draft_of, paragraph_of

from generator.draft import Draft
from generator.rendering import render


@pytest.fixture(scope="session")
def speech() -> Draft:
    """Some 3,000 characters with every level of heading, leads, facts and one gap."""
    lines = Path(__file__).with_name("speech.txt").read_text("utf-8").splitlines()
    return draft_of(*(paragraph_of(n, line) for n, line in enumerate(lines, 1)))


@pytest.fixture(scope="session")
def long_speech(speech: Draft) -> Draft:
    """The same three times over: full pages, odd and even."""
    return replace(speech, sections=speech.sections * 3)


@pytest.fixture(scope="session")
def speech_docx(speech: Draft) -> bytes:
    """The speech in Word."""
    return render(speech, ".docx", day=DAY)


@pytest.fixture(scope="session")
def to_pdf(tmp_path_factory: pytest.TempPathFactory) -> Callable[[bytes], Path]:
    """Word bytes → a PDF made by LibreOffice, or the test is skipped."""
    office = shutil.which("soffice")
    if office is None or shutil.which("pdftotext") is None:
        pytest.skip("LibreOffice or poppler-utils is not installed")
    folder = tmp_path_factory.mktemp("pdf")

    def convert(docx: bytes) -> Path:
        source = folder / f"{len(list(folder.iterdir()))}.docx"
        source.write_bytes(docx)
        profile = f"-env:UserInstallation={(folder / 'profile').as_uri()}"
        command = [office, profile, "--headless", "--convert-to", "pdf", "--outdir", str(folder)]
        subprocess.run([*command, str(source)], check=True, capture_output=True, timeout=180)
        return source.with_suffix(".pdf")

    return convert
