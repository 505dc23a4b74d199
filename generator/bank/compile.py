"""From a validated phrase file to its compiled form."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any, TypeVar
from zlib import crc32

from msgspec import Struct

from generator.bank.compiled import (
    Head,
    LayerFile,
    LineDefinition,
    Operation,
    Others,
    Placed,
    packed,
)
from generator.bank.model import (
    Addition,
    Concept,
    Frame,
    HeadingSet,
    LineGroup,
    Passage,
    PhraseFile,
    SetPhrase,
)
from generator.bank.pairs import topic_pairs
from generator.yamlio import Path_, Yaml

T = TypeVar("T", bound=Struct)

OPENER, LINK = "领句", "承句"
"""Roles of the lines that belong to a subtopic."""

COMMON = "通用"
"""Home of the lines that belong to no topic."""


def stable_key(text: str) -> int:
    """A 32-bit number of a text, the same on every machine and day."""
    return crc32(text.encode())


def line_id(home: str, role: str, text: str) -> str:
    """The id of a line that was not given one."""
    return f"{home or COMMON}/{role}-{stable_key(text):08x}"


def split_id(id: str) -> tuple[str, str]:
    """Subtopic and the rest of a full id.

    >>> split_id("隐患排查/督办")
    ('隐患排查', '督办')
    """
    subtopic, _, rest = id.partition("/")
    return (subtopic, rest) if rest else ("", id)


def compile_file(path: str, content: PhraseFile, source: Yaml) -> list[LayerFile]:
    """The file's own entries and operations first, then its additions, one part a subtopic."""
    concepts = tuple((c, source.line(("概念", n))) for n, c in enumerate(content.concepts))
    others = Others(
        tuple(_lines(content, source)),
        tuple((s, source.line(("标题组", n))) for n, s in enumerate(content.heading_sets)),
        tuple((f, source.line(("框架", n))) for n, f in enumerate(content.frames)),
        tuple((p, source.line(("套语", n))) for n, p in enumerate(content.set_phrases)),
    )
    operations = tuple(_operations(content, source))
    own = _packed(path, content, concepts, others, operations)
    return [own, *_additions(path, content, source)]


def _packed(
    path: str,
    content: PhraseFile,
    concepts: tuple[Placed, ...],
    others: Others,
    operations: tuple[Operation, ...] = (),
    added: bool = False,
) -> LayerFile:
    accepted = [c for c, _ in concepts if c.status == "采用" and content.status == "采用"]
    candidates = [c for c, _ in concepts if "禁用" not in (c.status, content.status)]
    texts = [text for c, _ in concepts for text in (*c.task, *c.review, *c.problem)]
    passages = [line for line in others.lines if line.passage]
    spoken = [p for p in passages if p.status == "采用" and content.status == "采用"]
    head = Head(
        path,
        content.topic,
        content.subtopic,
        content.status,
        len(accepted),
        len(concepts) - len(accepted),
        len(spoken),
        len(passages) - len(spoken),
        "禁用" in {c.status for c, _ in concepts} | {p.status for p in passages},
        () if content.subtopic else _roles(others, added),
        bool(others.heading_sets or others.frames or others.set_phrases),
        content.facts,
        topic_pairs(texts),
        _heads(accepted),
        _heads(candidates) if len(candidates) > len(accepted) else (),
        operations,
    )
    return packed(head, concepts, others)


def _roles(others: Others, added: bool) -> tuple[str, ...] | None:
    if added:
        return None if others.lines else ()
    return tuple(dict.fromkeys(line.role for line in others.lines))


def _heads(concepts: Sequence[Concept]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(text[:2] for concept in concepts for text in concept.task))


def _lines(content: PhraseFile, source: Yaml) -> Iterator[LineDefinition]:
    groups: list[tuple[LineGroup, Path_]] = [
        (LineGroup(OPENER, content.openers), (OPENER,)),
        (LineGroup(LINK, content.links), (LINK,)),
        *((group, ("语句", n, "文句")) for n, group in enumerate(content.lines)),
    ]
    home = content.subtopic or content.topic
    for group, path in groups:
        for n, text in enumerate(group.texts):
            id, line = line_id(home, group.role, text), source.line((*path, n))
            yield as_kind(LineDefinition, group, id=id, text=text, line=line)
    for n, passage in enumerate(content.passages):
        line = source.line(("句群", n))
        id = f"{home}/{passage.id}"
        yield as_kind(LineDefinition, passage, id=id, role=passage.move, line=line, passage=True)


def _operations(content: PhraseFile, source: Yaml) -> Iterator[Operation]:
    """In the order in which they take effect within one file."""
    for id, change in content.changes.items():
        yield Operation("修改", id, source.line(("修改", id)), change)
    for n, key in enumerate(content.banned):
        yield Operation("禁用", key, source.line(("禁用", n)))
    for n, key in enumerate(content.restored):
        yield Operation("恢复", key, source.line(("恢复", n)))
    for id, factor in content.weights.items():
        yield Operation("权重", id, source.line(("权重", id)), factor=factor)
    for n, id in enumerate(content.pinned):
        yield Operation("置顶", id, source.line(("置顶", n)))
    for n, id in enumerate(content.unpinned):
        yield Operation("不置顶", id, source.line(("不置顶", n)))


def _is_bound(id: str, one: Addition) -> bool:
    """Whether the id begins with a subtopic: a line of another role is common to a topic or all."""
    kind = one.kind_under(id)
    return kind in ("句群", "概念") or (kind == "语句" and one.role in (OPENER, LINK))


def _additions(path: str, content: PhraseFile, source: Yaml) -> Iterator[LayerFile]:
    groups: dict[tuple[str, str], list[tuple[str, Addition]]] = {}
    for id, addition in content.additions.items():
        subtopic = split_id(id)[0] if _is_bound(id, addition) else ""
        groups.setdefault((addition.topic, subtopic), []).append((id, addition))
    for (topic, subtopic), added in groups.items():
        file = PhraseFile(topic=topic, subtopic=subtopic, status=content.status)
        yield _added(path, file, added, source)


def _added(
    path: str, file: PhraseFile, added: Sequence[tuple[str, Addition]], source: Yaml
) -> LayerFile:
    concepts: list[Placed] = []
    lines: list[LineDefinition] = []
    heading_sets: list[tuple[HeadingSet, int]] = []
    frames: list[tuple[Frame, int]] = []
    set_phrases: list[tuple[SetPhrase, int]] = []
    for id, one in added:
        at = source.line(("新增", id))
        match one.kind_under(id):
            case "概念":
                concepts.append((as_kind(Concept, one, id=split_id(id)[1]), at))
            case "语句":
                lines.append(as_kind(LineDefinition, one, id=id, line=at))
            case "句群":
                move = one.move
                lines.append(as_kind(LineDefinition, one, id=id, role=move, line=at, passage=True))
            case "标题组":
                heading_sets.append((as_kind(HeadingSet, one, id=id), at))
            case "框架":
                frames.append((as_kind(Frame, one, id=id), at))
            case _:
                set_phrases.append((as_kind(SetPhrase, one), at))
    others = Others(tuple(lines), tuple(heading_sets), tuple(frames), tuple(set_phrases))
    return _packed(path, file, tuple(concepts), others, added=True)


def as_kind(model: type[T], one: Addition | LineGroup | Passage, **more: Any) -> T:
    """The entry of a kind that another stands for: the fields that both have, and more."""
    own = set(one.__struct_fields__) - set(more)
    names = [name for name in model.__struct_fields__ if name in own]
    return model(**{name: getattr(one, name) for name in names}, **more)
