"""Reading a layer: every YAML file of a folder, validated and checked, kept compiled in a cache."""

from __future__ import annotations

import os
from collections.abc import Iterable, Mapping
from hashlib import sha256
from pathlib import Path
from zlib import crc32

import msgspec
from msgspec import Struct

from generator import __version__, cache
from generator.bank import compiled, model
from generator.bank.compiled import Head, Layer, LayerFile
from generator.bank.model import PhraseFile
from generator.errors import DataError, Problem
from generator.files import folder_digest, read_bytes, text_digest

CHECK = 4
"""Bytes of the check and of the size of the index."""

OVERLAY = "_jianggao.yaml"
"""The file of a layer that commands write; it has the last word in its layer."""


class Compiled(Struct, frozen=True):
    """What the cache knows of one YAML file: its hash and its compiled parts."""

    digest: str
    heads: tuple[Head, ...]
    sizes: tuple[tuple[int, int], ...]
    """Bytes of the concepts, and of all else, of every part."""


Known = Mapping[str, tuple[str, tuple[LayerFile, ...]]]
"""Path → hash and parts."""


def load_layer(folder: Path, name: str) -> Layer:
    """The layer in a folder. Raises DataError with the problems of all files.

    Compiled copies live in the user's cache, each keyed by the bytes of its file, so they are
    never stale and a change of one file compiles that file alone; where the cache cannot be read
    or written the YAML is parsed again.
    """
    digests = {path: text_digest(read_bytes(folder / path)) for path in _paths(folder)}
    slot = "layer-" + sha256(str(folder.resolve()).encode()).hexdigest()[:16] + ".bank"
    known = _read(slot)
    stale = [path for path, digest in digests.items() if known.get(path, ("",))[0] != digest]
    fresh = _compile_all(folder, stale)
    parts = {path: fresh.get(path) or known[path][1] for path in digests}
    if fresh or len(parts) != len(known):
        _write(slot, {path: (digests[path], parts[path]) for path in parts})
    files = tuple(file for path in parts for file in parts[path])
    return Layer(name, files, folder, folder_digest(digests) if digests else "")


def load_file(path: Path) -> PhraseFile:
    """One validated and checked file. Raises DataError with every problem in it."""
    from generator.bank.checks import check_file
    from generator.validation import validate
    from generator.yamlio import load

    source = load(path)
    content = validate(PhraseFile, source)
    if problems := list(check_file(content, source)):
        raise DataError(problems)
    return content


def _paths(folder: Path) -> list[str]:
    """The files of a layer, relative to its folder; sorted, the overlay of commands last."""
    found = (
        f"{inside}/{name}"[len(str(folder)) + 1 :].replace(os.sep, "/")
        for inside, _, names in os.walk(folder)
        for name in names
        if name.endswith(".yaml")
    )
    return sorted(found, key=lambda path: (path.split("/")[-1] == OVERLAY, path.split("/")))


def _compile_all(folder: Path, paths: Iterable[str]) -> dict[str, tuple[LayerFile, ...]]:
    made: dict[str, tuple[LayerFile, ...]] = {}
    problems: list[Problem] = []
    for path in paths:
        try:
            made[path] = _compile(folder / path, path)
        except DataError as error:
            problems.extend(error.problems)
    if problems:
        raise DataError(problems)
    return made


def _compile(file: Path, path: str) -> tuple[LayerFile, ...]:
    from generator.bank.checks import check_file
    from generator.bank.compile import compile_file
    from generator.validation import validate
    from generator.yamlio import load

    source = load(file)
    content = validate(PhraseFile, source)
    if problems := list(check_file(content, source)):
        raise DataError(problems)
    return tuple(compile_file(path, content, source))


def _format() -> bytes:
    """Changes with the program and with the fields of what is kept."""
    kept = [held for module in (model, compiled) for _, held in sorted(vars(module).items())]
    named = [
        (held.__name__, held.__struct_fields__)
        for held in kept
        if isinstance(held, type) and issubclass(held, Struct)
    ]
    return f"{__version__}{named}".encode()


def _read(slot: str) -> Known:
    """What the cache holds: a check of all that follows, the size of an index, the index, and the
    bytes of every part.
    """
    data = memoryview(cache.read_bytes(slot) or b"")
    check, size = data[:CHECK], data[CHECK : 2 * CHECK]
    if bytes(check) != _check(data[CHECK:]):
        return {}
    at = 2 * CHECK + int.from_bytes(size, "big")
    known = {}
    for path, entry in msgspec.json.decode(data[2 * CHECK : at], type=dict[str, Compiled]).items():
        parts = []
        for head, (concepts, others) in zip(entry.heads, entry.sizes, strict=True):
            middle, end = at + concepts, at + concepts + others
            parts.append(LayerFile(head, data[at:middle], data[middle:end]))
            at = end
        known[path] = entry.digest, tuple(parts)
    return known


def _write(slot: str, known: Known) -> None:
    index = {
        path: Compiled(
            digest,
            tuple(part.head for part in parts),
            tuple((len(part.concept_data), len(part.other_data)) for part in parts),
        )
        for path, (digest, parts) in known.items()
    }
    head = msgspec.json.encode(index)
    every = (part for _, parts in known.values() for part in parts)
    bodies = [data for part in every for data in (part.concept_data, part.other_data)]
    rest = b"".join([len(head).to_bytes(CHECK, "big"), head, *bodies])
    cache.write_whole(slot, _check(rest) + rest)


def _check(rest: bytes | memoryview) -> bytes:
    return crc32(rest, crc32(_format())).to_bytes(CHECK, "big")
