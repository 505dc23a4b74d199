"""Reading and writing the user's files: one clear message when it cannot be done, nothing half written."""

from __future__ import annotations

import errno
import io
import os
import tempfile
from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager
from hashlib import sha256
from pathlib import Path
from typing import TYPE_CHECKING

from generator.errors import DataError, bad_data

if TYPE_CHECKING:
    from zipfile import ZipFile

_REASONS = {
    errno.EACCES: "没有权限",
    errno.EPERM: "没有权限",
    errno.EROFS: "磁盘是只读的",
    errno.ENOSPC: "磁盘满了",
    errno.ENOENT: "没有这个文件夹",
    errno.EEXIST: "路径里有一个文件，不是文件夹",
    errno.ENOTDIR: "路径里有一个文件，不是文件夹",
    errno.ENAMETOOLONG: "文件名太长",
}
"""What the system says, in Chinese; anything else is told in its own words."""


def _why(error: OSError) -> str:
    return _REASONS.get(error.errno or 0, error.strerror or str(error))


def read_bytes(path: Path) -> bytes:
    """The bytes of a file. Raises DataError for a missing file, a folder or no permission."""
    try:
        return path.read_bytes()
    except FileNotFoundError:
        raise bad_data("找不到这个文件。", "请检查文件名和所在文件夹。", path) from None
    except OSError as error:
        if path.is_dir():
            hint = "请写出文件夹里具体的文件名。"
            raise bad_data("这是一个文件夹，需要的是文件。", hint, path) from None
        raise bad_data(f"读不了这个文件（{_why(error)}）。", "请检查权限。", path) from None


def text_digest(data: bytes) -> str:
    """Hash of a text file, whatever system wrote its line ends."""
    return sha256(data.replace(b"\r\n", b"\n") if b"\r" in data else data).hexdigest()


def folder_digest(hashes: Mapping[str, str]) -> str:
    """Hash of a folder of text files, from those of its files by name."""
    lines = (f"{name} {held}\n" for name, held in sorted(hashes.items()))
    return sha256("".join(lines).encode()).hexdigest()


@contextmanager
def unpacking(data: bytes, broken: DataError) -> Iterator[ZipFile]:
    """A zip held in memory. Raises ``broken``, whatever turns out to be damaged while it is read."""
    from zipfile import ZipFile

    try:
        with ZipFile(io.BytesIO(data)) as archive:
            yield archive
    except DataError:
        raise
    except Exception:  # BadZipFile, zlib.error, struct.error, KeyError and more: no common root
        raise broken from None


def unpacked(data: bytes, broken: DataError) -> dict[str, bytes]:
    """Name → content of every part of a zip. Raises ``broken`` for a damaged one."""
    with unpacking(data, broken) as archive:
        return {info.filename: archive.read(info) for info in archive.infolist()}


def read_text(path: Path) -> str:
    """The text of a UTF-8 file (with or without BOM). Raises DataError for anything else."""
    data = read_bytes(path)
    if not data.strip():
        raise bad_data("文件是空的。", "请先填写内容。", path)
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = data.count(b"\n", 0, error.start) + 1
        what = "不是 UTF-8 编码的文本"
        what += "，看起来是 GBK（ANSI）编码。" if _is_gbk(data) else "。"
        raise bad_data(what, "请在编辑器里“另存为”UTF-8 编码后再试。", path, line) from None


def _is_gbk(data: bytes) -> bool:
    """Whether bytes are Chinese text in the old encoding."""
    try:
        text = data.decode("gbk")
    except UnicodeDecodeError:
        return False
    return sum("一" <= char <= "龥" for char in text) * 3 > sum(map(str.isprintable, text)) / 2


def write_bytes(path: Path, data: bytes) -> None:
    """Write the whole file or nothing: a temporary file in the same folder, then a rename."""
    write_chunks(path, (data,))


def write_chunks(path: Path, chunks: Iterable[bytes]) -> None:
    """The same for a file that does not fit into memory."""
    if path.is_dir():
        raise bad_data("这是一个文件夹，写不进去。", "请给出要写的文件名。", path)
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        handle, name = tempfile.mkstemp(dir=path.parent, prefix=".jianggao-")
    except OSError as error:
        raise bad_data(f"写不了文件（{_why(error)}）。", "请检查文件夹和权限。", path) from None
    temporary = Path(name)
    try:
        with os.fdopen(handle, "wb") as stream:
            stream.writelines(chunks)
            stream.flush()
            os.fsync(stream.fileno())
        temporary.chmod(path.stat().st_mode if path.exists() else 0o644)
        temporary.replace(path)
    except OSError as error:
        hint = "请检查磁盘和权限；若文件正在 Word 或 WPS 里打开，请先关闭。"
        raise bad_data(f"写不了文件（{_why(error)}）。", hint, path) from None
    finally:
        temporary.unlink(missing_ok=True)


def write_text(path: Path, text: str) -> None:
    """Write UTF-8 text with ``\\n`` line ends, whole or not at all."""
    write_bytes(path, text.encode("utf-8"))
