"""A gettext catalogue as text and as its compiled form, without the GNU tools."""

from __future__ import annotations

import ast
import re
import struct
from pathlib import Path

LINE = re.compile(r'^(?:(msgid|msgid_plural|msgstr(?:\[0\])?) )?(".*")$')
MAGIC, HEADER = 0x950412DE, 28


def read_po(path: Path) -> dict[str, str]:
    """Message (with its plural after a NUL) → translation, as gettext stores them."""
    entries: dict[str, str] = {}
    for block in re.split(r"\n\n+", path.read_text(encoding="utf-8")):
        fields: dict[str, str] = {}
        key = ""
        for line in block.splitlines():
            if match := LINE.match(line):
                key = match[1] or key
                fields[key] = fields.get(key, "") + ast.literal_eval(match[2])
            elif line and not line.startswith("#"):
                raise ValueError(f"{path}: {line}")
        if fields:
            message, translation = _entry(fields)
            if message in entries:
                raise ValueError(f"{path}: {message!r} twice")
            entries[message] = translation
    return entries


def _entry(fields: dict[str, str]) -> tuple[str, str]:
    if "msgid_plural" in fields:
        return f"{fields['msgid']}\0{fields['msgid_plural']}", fields["msgstr[0]"]
    return fields["msgid"], fields["msgstr"]


def compiled(entries: dict[str, str]) -> bytes:
    """The bytes of a ``.mo`` file: header, two tables of (length, offset), the strings."""
    pairs = sorted((key.encode(), value.encode()) for key, value in entries.items())
    start = HEADER + 16 * len(pairs)
    tables: list[bytes] = []
    strings = b""
    for column in (0, 1):
        for pair in pairs:
            tables.append(struct.pack("<2I", len(pair[column]), start + len(strings)))
            strings += pair[column] + b"\0"
    second = HEADER + 8 * len(pairs)
    head = struct.pack("<7I", MAGIC, 0, len(pairs), HEADER, second, 0, HEADER)
    return head + b"".join(tables) + strings
