"""Reading a layer: every YAML file of a folder, validated and checked, kept compiled in a cache."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from hashlib import sha256
from pathlib import Path

from generator import __version__, cache
from generator.bank.model import PhraseFile
from generator.bank.pairs import topic_pairs
from generator.errors import DataError, Problem
from generator.files import read_bytes


@dataclass(frozen=True, slots=True)
class LayerFile:
    """One file of a layer with the line of every entry in it."""

    path: str
    """Relative to the layer's folder, with forward slashes."""
    content: PhraseFile
    lines: Mapping[str, int] = field(default_factory=dict)
    """``概念/0`` → 1-based line."""
    topic_pairs: tuple[str, ...] = ()
    """Pairs of characters that are common in the file's wordings."""


@dataclass(frozen=True, slots=True)
class Layer:
    """A folder of phrase files; a later layer wins over an earlier one."""

    name: str
    files: tuple[LayerFile, ...] = ()


def load_layer(folder: Path, name: str) -> Layer:
    """The layer in a folder (sorted by path). Raises DataError with the problems of all files.

    A compiled copy lives in the user's cache, keyed by the bytes of every file, so it is never
    stale; where the cache cannot be read or written the YAML is parsed again.
    """
    paths = sorted(path for path in folder.rglob("*.yaml") if path.is_file())
    contents = [(path, read_bytes(path)) for path in paths]
    digest = sha256(f"{__version__}\n{name}\n".encode())
    for path, data in contents:
        digest.update(f"{path.relative_to(folder).as_posix()}\n{len(data)}\n".encode() + data)
    key = digest.hexdigest()
    slot = "layer-" + sha256(f"{name}:{folder.resolve()}".encode()).hexdigest()[:16]
    cached = cache.read(slot, key, Layer)
    if cached is not None:
        return cached
    layer = Layer(name, tuple(_parse(folder, paths)))
    cache.write(slot, key, layer)
    return layer


def load_file(path: Path) -> PhraseFile:
    """One validated and checked file. Raises DataError with every problem in it."""
    return _load(path)[0]


def _parse(folder: Path, paths: list[Path]) -> Iterator[LayerFile]:
    problems: list[Problem] = []
    for path in paths:
        try:
            content, lines = _load(path)
        except DataError as error:
            problems.extend(error.problems)
            continue
        texts = [text for c in content.concepts for text in (*c.task, *c.review, *c.problem)]
        name = path.relative_to(folder).as_posix()
        yield LayerFile(name, content, lines, topic_pairs(texts))
    if problems:
        raise DataError(problems)


def _load(path: Path) -> tuple[PhraseFile, dict[str, int]]:
    from generator.bank.checks import check_file
    from generator.validation import validate
    from generator.yamlio import load

    source = load(path)
    content = validate(PhraseFile, source)
    if problems := list(check_file(content, source)):
        raise DataError(problems)
    lines = {
        "/".join(map(str, spot)): line
        for spot, (line, _) in source.places.items()
        if len(spot) == 2 or (len(spot) == 4 and spot[0] == "语句")
    }
    return content, lines
