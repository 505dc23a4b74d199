"""Making a Word file again from its manifest, and saying what differs."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import date
from difflib import SequenceMatcher
from pathlib import Path

from msgspec import Struct
from msgspec.structs import replace

from generator import __version__
from generator.api.drafts import Request, sample_facts
from generator.api.exports import Made, Switches, content, make
from generator.api.manifest import SAMPLE, sources
from generator.api.workspace import Workspace
from generator.errors import DataError, bad_data
from generator.files import read_bytes, unpacked
from generator.rendering.manifest import NAMESPACE, Manifest, read_manifest
from generator.rendering.reread import paragraph_texts

MOST_SHOWN = 10
"""Differing paragraphs that are listed."""
LONGEST = 60
"""Characters of a paragraph that are shown."""


class Verdict(Struct, frozen=True):
    """Whether a file came out the same again, and lines that say so."""

    identical: bool
    lines: tuple[str, ...]


def verify(file: Path, facts: Path | None, root: Path, phrases: Path | None = None) -> Verdict:
    """Make the file again and compare it part by part. Raises DataError.

    ``phrases``: the folder of this draft's own phrases; None for the one beside the facts.

    Parts are compared and not the bytes of the zip: two builds of zlib may compress the same
    content differently, and storing it uncompressed would make every file ten times larger.
    """
    theirs = parts(file)
    manifest = read_manifest(_manifest_part(theirs, file), file)
    switches = Switches(manifest.layout, **dict.fromkeys(manifest.switches, True))
    workspace = Workspace(root, _built_in(manifest), manifest.candidates)
    request = replace(_request(manifest, facts, file), phrases=phrases)
    made = make(request, workspace)
    changed = tuple(_changed(manifest, made))
    ours = unpacked(content(made, ".docx", switches), _broken(file))
    if ours == theirs:
        return Verdict(True, (*changed, f"{file}：重做一遍，{len(ours)} 个部件全部一致。"))
    return Verdict(False, (*changed, *_differences(theirs, ours, file)))


def parts(file: Path) -> dict[str, bytes]:
    """Name → content of the parts of a Word file. Raises DataError when it is none."""
    return unpacked(read_bytes(file), _broken(file))


def _broken(file: Path) -> DataError:
    return bad_data("这不是 Word 文件，或者已经损坏。", "请给出讲稿生成的 .docx 文件。", file)


def _manifest_part(parts: Mapping[str, bytes], file: Path) -> bytes:
    """Another program may number custom parts otherwise when it saves the file."""
    mark = NAMESPACE.encode()
    for name, data in parts.items():
        if name.startswith("customXml/item") and "Props" not in name and mark in data:
            return data
    hint = "它不是讲稿生成的，或者导出时用了 --clean。"
    raise bad_data("文件里没有来历清单，无法核验。", hint, file)


def _request(manifest: Manifest, facts: Path | None, file: Path) -> Request:
    if manifest.facts == SAMPLE and facts is None:
        facts = sample_facts(manifest.outline)
    if manifest.facts and facts is None:
        raise bad_data(
            f"这份稿子用了要素表“{manifest.facts}”。", "请用 -f 给出这份要素表，再核验。", file
        )
    as_of = date.fromisoformat(manifest.as_of) if manifest.as_of else None
    return Request(
        manifest.outline,
        facts,
        manifest.seed,
        manifest.target,
        as_of=as_of,
        avoid=manifest.avoided,
    )


def _built_in(manifest: Manifest) -> bool:
    return any(source.name == "套语 内置" for source in manifest.sources)


def _changed(manifest: Manifest, made: Made) -> Iterator[str]:
    """Lines about what had a say and is not what it was."""
    if manifest.version != __version__:
        yield f"程序版本：当时 {manifest.version}，现在 {__version__}。"
    found = sources(made.request, made.workspace, made.engine.bank, manifest.layout)
    now = {source.name: source.sha256 for source in found}
    then = {s.name: s.sha256 for s in manifest.sources}
    for name in {**then, **now}:
        if name not in now:
            yield f"{name}：现在没有了。"
        elif name not in then:
            yield f"{name}：当时没有。"
        elif now[name] != then[name]:
            yield f"{name}：改动过。"


def _differences(
    theirs: Mapping[str, bytes], ours: Mapping[str, bytes], file: Path
) -> Iterator[str]:
    then, now = (paragraph_texts(each["word/document.xml"]) for each in (theirs, ours))
    if then == now:
        names = [name for name in {**theirs, **ours} if theirs.get(name) != ours.get(name)]
        yield f"{file}：文字一致，文件另存或改动过格式（{'、'.join(sorted(names))}）。"
        return
    yield f"{file}：文字不一致。"
    codes = SequenceMatcher(None, then, now, autojunk=False).get_opcodes()
    rows = [code for code in codes if code[0] != "equal"]
    for _, a, b, c, d in rows[:MOST_SHOWN]:
        yield from (f"  文件第{n + 1}段：{_short(then[n])}" for n in range(a, b))
        yield from (f"  重做第{n + 1}段：{_short(now[n])}" for n in range(c, d))
    if len(rows) > MOST_SHOWN:
        yield f"  ……共 {len(rows)} 处。"


def _short(text: str) -> str:
    return text if len(text) <= LONGEST else text[:LONGEST] + "……"
