"""What a file was made from, small enough to travel inside it, as XML and back."""

from __future__ import annotations

from pathlib import Path

from msgspec import Struct
from msgspec.structs import replace

from generator.errors import bad_data
from generator.rendering.names import quoted, xml_part

NAMESPACE = "urn:jianggao:manifest"
PART = "customXml/item1.xml"
"""Where Word keeps data of others; it survives editing and saving."""


class Source(Struct, frozen=True):
    """A folder or file that had a say, with the hash of its content."""

    name: str
    sha256: str


class Manifest(Struct, frozen=True):
    """Enough to make the file again, and to say what has changed when it comes out differently."""

    version: str
    """Of this program."""
    outline: str
    seed: int
    target: int
    """Wanted length in characters."""
    layout: str
    text: str
    """Hash of the words of the draft."""
    facts: str = ""
    """Name of the fact sheet; empty when there was none."""
    as_of: str = ""
    """Day on which formulations had to be valid, when the user named one."""
    day: str = ""
    """Day in the properties of the file; empty for none."""
    candidates: bool = False
    """Whether wordings that nobody has reviewed could be used."""
    switches: tuple[str, ...] = ()
    sources: tuple[Source, ...] = ()
    avoided: tuple[str, ...] = ()
    """Ids of the bank that were left out because an earlier speech says the same."""


_PLAIN = [
    name for name in Manifest.__struct_fields__ if name not in ("switches", "sources", "avoided")
]


def manifest_xml(manifest: Manifest) -> bytes:
    """The custom XML part."""
    values = "".join(f" {name}={quoted(str(getattr(manifest, name)))}" for name in _PLAIN)
    switches = "".join(f"<switch name={quoted(name)}/>" for name in manifest.switches)
    sources = "".join(
        f"<source name={quoted(source.name)} sha256={quoted(source.sha256)}/>"
        for source in manifest.sources
    )
    avoided = "".join(f"<avoided id={quoted(id)}/>" for id in manifest.avoided)
    inside = f"{switches}{sources}{avoided}"
    return xml_part(f'<manifest xmlns="{NAMESPACE}"{values}>{inside}</manifest>')


def read_manifest(content: bytes, file: Path) -> Manifest:
    """The manifest in a custom XML part of a file. Raises DataError when it is no manifest."""
    from lxml import etree

    try:
        root = etree.fromstring(content, etree.XMLParser(resolve_entities=False))
        values = {name: root.get(name, "") for name in _PLAIN}
        numbers = {name: int(values.pop(name)) for name in ("seed", "target")}
        candidates = values.pop("candidates") == str(True)
    except (etree.XMLSyntaxError, ValueError):
        raise bad_data("文件里的来历清单坏了。", "请用原来的命令重新生成。", file) from None
    switches = tuple(str(node.get("name")) for node in root.iter(f"{{{NAMESPACE}}}switch"))
    sources = tuple(
        Source(str(node.get("name")), str(node.get("sha256")))
        for node in root.iter(f"{{{NAMESPACE}}}source")
    )
    avoided = tuple(str(node.get("id")) for node in root.iter(f"{{{NAMESPACE}}}avoided"))
    made = Manifest(**values, **numbers, candidates=candidates)  # type: ignore[arg-type]
    return replace(made, switches=switches, sources=sources, avoided=avoided)
