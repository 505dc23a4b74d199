"""Reading a layer: every YAML file of a folder, validated and checked, kept compiled in a cache."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from hashlib import sha256
from pathlib import Path

import msgspec
from msgspec import Struct

from generator import __version__, cache
from generator.bank import compiled, model
from generator.bank.compiled import Head, Layer, LayerFile
from generator.bank.model import PhraseFile
from generator.errors import DataError, Problem
from generator.files import read_bytes

OVERLAY = "_jianggao.yaml"
"""The file of a layer that commands write; it has the last word in its layer."""


class Compiled(Struct, frozen=True):
    """What the cache knows of one YAML file: its hash and its compiled parts."""

    digest: str
    heads: tuple[Head, ...]


Known = Mapping[str, tuple[str, tuple[LayerFile, ...]]]
"""Path → hash and parts."""


def load_layer(folder: Path, name: str) -> Layer:
    """The layer in a folder. Raises DataError with the problems of all files.

    Compiled copies live in the user's cache, each keyed by the bytes of its file, so they are
    never stale and a change of one file compiles that file alone; where the cache cannot be read
    or written the YAML is parsed again.
    """
    contents = [(path.relative_to(folder).as_posix(), read_bytes(path)) for path in _paths(folder)]
    digests = {path: sha256(data).hexdigest() for path, data in contents}
    slot = "layer-" + sha256(str(folder.resolve()).encode()).hexdigest()[:16] + ".bank"
    known = _read(slot)
    stale = [path for path, digest in digests.items() if known.get(path, ("",))[0] != digest]
    fresh = _compile_all(folder, stale)
    parts = {path: fresh.get(path) or known[path][1] for path in digests}
    if fresh or len(parts) != len(known):
        _write(slot, {path: (digests[path], parts[path]) for path in parts})
    return Layer(name, tuple(file for path in parts for file in parts[path]))


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


def _paths(folder: Path) -> list[Path]:
    """Sorted; the overlay of commands last."""
    found = (path for path in folder.rglob("*.yaml") if path.is_file())
    return sorted(found, key=lambda path: (path.name == OVERLAY, path))


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
    return sha256(f"{__version__}{named}".encode()).hexdigest().encode()


def _read(slot: str) -> dict[str, tuple[str, tuple[LayerFile, ...]]]:
    """What the cache holds: a hash of all that follows, an index, and two lines for every part."""
    data = cache.read_bytes(slot)
    if data is None:
        return {}
    check, _, rest = data.partition(b"\n")
    if check != _seal(rest):
        return {}
    index, *lines = rest.split(b"\n")
    known = {}
    at = 0
    for path, entry in msgspec.json.decode(index, type=dict[str, Compiled]).items():
        parts = []
        for head in entry.heads:
            parts.append(LayerFile(head, lines[at], lines[at + 1]))
            at += 2
        known[path] = entry.digest, tuple(parts)
    return known


def _write(slot: str, known: Known) -> None:
    index = {
        path: Compiled(digest, tuple(part.head for part in parts))
        for path, (digest, parts) in known.items()
    }
    lines = [
        data
        for _, parts in known.values()
        for p in parts
        for data in (p.concept_data, p.other_data)
    ]
    rest = b"\n".join([msgspec.json.encode(index), *lines])
    cache.write_whole(slot, _seal(rest) + b"\n" + rest)


def _seal(rest: bytes) -> bytes:
    digest = sha256(_format())
    digest.update(rest)
    return digest.hexdigest().encode()
