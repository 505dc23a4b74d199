"""Formats that only an office program can read: turned into .docx or plain text by one."""

from __future__ import annotations

import os
import shutil
import subprocess
import tempfile
from collections.abc import Mapping, Sequence
from pathlib import Path

from generator.corpus.docx import docx_text
from generator.errors import DataError, bad_data

PROGRAMS = ("soffice", "libreoffice")
PLAIN_PROGRAM = "antiword"
"""Reads .doc alone, without headings."""

SECONDS = 120
LARGEST = 64 * 1024 * 1024


def office_text(data: bytes, path: Path, suffix: str) -> str:
    """The text of a .doc, .wps, .rtf or .odt file as its .docx gives it.

    Raises DataError where no program is installed, or where it cannot read the file.
    """
    if len(data) > LARGEST:
        raise bad_data("文件太大，不像一篇文稿。", "请拆开后再试。", path)
    if program := find(PROGRAMS):
        return docx_text(_converted(program, data, path, suffix), path)
    if suffix == ".doc" and (plain := find((PLAIN_PROGRAM,))):
        return _plain(plain, data, path)
    hint = "请安装 LibreOffice，或用 Word、WPS 另存为 .docx 后再试。"
    raise bad_data(f"读 {suffix} 要用 LibreOffice，这台机器上没有装。", hint, path)


def find(programs: Sequence[str]) -> str | None:
    """Where the first of some programs is; None when none is installed."""
    return next((found for name in programs if (found := shutil.which(name))), None)


def _converted(program: str, data: bytes, path: Path, suffix: str) -> bytes:
    """One conversion in a profile of its own: an open LibreOffice does not get in the way."""
    with tempfile.TemporaryDirectory(prefix="jianggao-", ignore_cleanup_errors=True) as name:
        folder = Path(name)
        (folder / f"a{suffix}").write_bytes(data)
        profile = f"-env:UserInstallation={(folder / 'profile').as_uri()}"
        command = [program, profile, "--headless", "--norestore", "--convert-to", "docx"]
        _run([*command, "--outdir", str(folder), str(folder / f"a{suffix}")], path, {})
        result = folder / "a.docx"
        if not result.is_file():
            raise _failed(path)
        return result.read_bytes()


def _plain(program: str, data: bytes, path: Path) -> str:
    with tempfile.TemporaryDirectory(prefix="jianggao-") as name:
        file = Path(name) / "a.doc"
        file.write_bytes(data)
        command = [program, "-w", "0", "-m", "UTF-8.txt", str(file)]
        return _run(command, path, {"LC_ALL": "C.UTF-8"}).decode("utf-8", errors="replace")


def _run(command: Sequence[str], path: Path, environment: Mapping[str, str]) -> bytes:
    try:
        done = subprocess.run(
            command, capture_output=True, timeout=SECONDS, check=False, stdin=subprocess.DEVNULL,
            env={**os.environ, **environment},
        )  # fmt: skip
    except (OSError, subprocess.TimeoutExpired):
        raise _failed(path) from None
    if done.returncode:
        raise _failed(path)
    return done.stdout


def _failed(path: Path) -> DataError:
    return bad_data(
        "LibreOffice 读不了这个文件。", "请用 Word 或 WPS 打开，另存为 .docx 后再试。", path
    )
