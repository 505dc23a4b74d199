"""Saving what commands do: one overlay file a layer, locked, whole or not at all.

Handwritten files are never touched. Two writers wait for each other; after a power cut the file is
the old one or the new one.
"""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

from generator.bank.checks import check_file
from generator.bank.dump import dumped
from generator.bank.load import OVERLAY, load_file
from generator.bank.model import PhraseFile
from generator.errors import DataError, bad_data
from generator.files import write_text
from generator.validation import validate
from generator.yamlio import parse

HEAD = (
    "由 jianggao 的命令写，记录对套语的新增、修改、禁用等。可以手改，但这里的注释不会保留；\n"
    "要自己写说法，请另建文件，命令从不改动手写的文件。"
)
LOCK = ".jianggao.lock"
PATIENCE = 20.0
"""Seconds to wait for another writer."""

Edit = Callable[[PhraseFile], PhraseFile]


def update(folder: Path, edit: Edit) -> PhraseFile:
    """Apply an edit to the overlay of a layer and save it. Returns the overlay as it now is.

    Raises DataError when the folder cannot be written, when another writer does not finish, or
    when the edit would leave a file that cannot be read; then nothing is changed.
    """
    with _locked(folder):
        before = current(folder)
        after = edit(before)
        if after != before:
            write_checked(folder / OVERLAY, after, HEAD)
        return after


def current(folder: Path) -> PhraseFile:
    """The overlay of a layer; empty when there is none. Raises DataError."""
    path = folder / OVERLAY
    return load_file(path) if path.exists() else PhraseFile()


def write_checked(path: Path, file: PhraseFile, head: str) -> None:
    """Write a phrase file that can be read again as the same. Raises DataError, nothing written."""
    text = dumped(file, head)
    if file != PhraseFile():
        source = parse(text, path)
        again = validate(PhraseFile, source)
        if problems := list(check_file(again, source)):
            raise DataError(problems)
        assert again == file, "what is written must be what is read"
    else:
        text = dumped(PhraseFile(note="现在没有改动"), head)
    write_text(path, text)
    _settle(path.parent)


@contextmanager
def _locked(folder: Path) -> Iterator[None]:
    from filelock import FileLock, Timeout

    try:
        folder.mkdir(parents=True, exist_ok=True)
        with FileLock(folder / LOCK, timeout=PATIENCE):
            yield
    except Timeout:
        hint = "请等对方存完再试。"
        raise bad_data("别人正在写这一层的套语。", hint, folder) from None
    except OSError as error:
        hint = "请检查文件夹和权限，或用 --layer 换一层。"
        raise bad_data(f"写不了这一层的套语（{error.strerror}）。", hint, folder) from None


def _settle(folder: Path) -> None:
    """Make the rename itself last, where the system can do that."""
    with suppress(OSError, AttributeError):
        handle = os.open(folder, os.O_RDONLY | os.O_DIRECTORY)
        try:
            os.fsync(handle)
        finally:
            os.close(handle)
