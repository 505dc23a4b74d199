"""PDF through LibreOffice, where it is installed; every other format directly."""

from __future__ import annotations

import shutil
import tempfile
from datetime import date
from pathlib import Path

from msgspec.structs import replace

from generator.draft import Draft
from generator.errors import bad_data
from generator.files import read_bytes
from generator.rendering import render
from generator.rendering.extras import Extras

PROGRAM = "soffice"
PDF = ".pdf"
_SECONDS = 180


def rendered(
    draft: Draft, suffix: str, layout: str, day: date | None, own: Path | None, extras: Extras
) -> bytes:
    """The content of a file with this suffix (``.docx``), PDF included. Raises DataError."""
    if suffix.lower() != PDF:
        return render(draft, suffix, layout, day, own, extras)
    return to_pdf(render(draft, ".docx", layout, day, own, replace(extras, spaced=True)))


def to_pdf(docx: bytes) -> bytes:
    """A Word file as PDF. Raises DataError where LibreOffice is missing or fails."""
    program = shutil.which(PROGRAM) or shutil.which("libreoffice")
    if program is None:
        hint = "请先安装 LibreOffice，或导出 .docx 后用 Word、WPS 另存为 PDF。"
        raise bad_data("写 PDF 要用 LibreOffice，这台机器上没有装。", hint)
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        (folder / "a.docx").write_bytes(docx)
        _convert(program, folder)
        return read_bytes(folder / "a.pdf")


def _convert(program: str, folder: Path) -> None:
    """One conversion in a profile of its own, so that an open LibreOffice does not get in the way."""
    import subprocess

    profile = f"-env:UserInstallation={(folder / 'profile').as_uri()}"
    command = [program, profile, "--headless", "--convert-to", "pdf", "--outdir", str(folder)]
    try:
        done = subprocess.run(
            [*command, str(folder / "a.docx")], capture_output=True, timeout=_SECONDS, check=False
        )
    except (OSError, subprocess.TimeoutExpired):
        raise bad_data(
            "LibreOffice 没有写成 PDF（没有反应）。", "请关掉别的 LibreOffice 再试。"
        ) from None
    if done.returncode or not (folder / "a.pdf").is_file():
        why = done.stderr.decode(errors="replace").strip()[-200:]
        raise bad_data(
            f"LibreOffice 没有写成 PDF（{why or '原因不明'}）。", "请先导出 .docx 看看。"
        )
