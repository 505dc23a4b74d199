"""The parts of a Word file that are the same for every text, and the zip around them all."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Mapping
from datetime import date
from functools import lru_cache

from generator.rendering.layout import Layout
from generator.rendering.lines import NOT_FIRST, NOT_LAST
from generator.rendering.manifest import NAMESPACE
from generator.rendering.names import R, W, escape, quoted, xml_part
from generator.rendering.styles import fonts_xml, styles_xml
from generator.rendering.theme import theme_text

_OPC = "http://schemas.openxmlformats.org/package/2006"
_OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_WORD = "application/vnd.openxmlformats-officedocument.wordprocessingml"
_EPOCH = (1980, 1, 1, 0, 0, 0)
"""Time of every zip entry: the same input gives the same bytes on any day."""

COMMENTS, CUSTOM, NUMBERING = "comments", "custom", "numbering"
"""Parts that only some files have."""

_OPTIONAL_TYPES = {
    COMMENTS: f'<Override PartName="/word/comments.xml" ContentType="{_WORD}.comments+xml"/>',
    NUMBERING: f'<Override PartName="/word/numbering.xml" ContentType="{_WORD}.numbering+xml"/>',
    CUSTOM: '<Override PartName="/customXml/itemProps1.xml"'
    ' ContentType="application/vnd.openxmlformats-officedocument.customXmlProperties+xml"/>',
}
_OPTIONAL_RELATIONS = {
    COMMENTS: f'<Relationship Id="rIdComments" Type="{_OFFICE}/comments" Target="comments.xml"/>',
    NUMBERING: f'<Relationship Id="rIdNumbering" Type="{_OFFICE}/numbering" Target="numbering.xml"/>',
    CUSTOM: f'<Relationship Id="rIdCustom" Type="{_OFFICE}/customXml"'
    ' Target="../customXml/item1.xml"/>',
}
_CUSTOM_PARTS = {
    "customXml/_rels/item1.xml.rels": xml_part(
        f'<Relationships xmlns="{_OPC}/relationships"><Relationship Id="rId1"'
        f' Type="{_OFFICE}/customXmlProps" Target="itemProps1.xml"/></Relationships>'
    ),
    "customXml/itemProps1.xml": xml_part(
        '<ds:datastoreItem xmlns:ds="http://schemas.openxmlformats.org/officeDocument/2006/customXml"'
        ' ds:itemID="{5A4C7C1E-6A1D-4B43-9C0B-7E2F31A0D9B6}"><ds:schemaRefs>'
        f'<ds:schemaRef ds:uri="{NAMESPACE}"/></ds:schemaRefs></ds:datastoreItem>'
    ),
}

_CONTENT_TYPES = (
    f'<Types xmlns="{_OPC}/content-types">'
    '<Default Extension="rels"'
    ' ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
    '<Default Extension="xml" ContentType="application/xml"/>'
    f'<Override PartName="/word/document.xml" ContentType="{_WORD}.document.main+xml"/>'
    f'<Override PartName="/word/styles.xml" ContentType="{_WORD}.styles+xml"/>'
    f'<Override PartName="/word/settings.xml" ContentType="{_WORD}.settings+xml"/>'
    f'<Override PartName="/word/fontTable.xml" ContentType="{_WORD}.fontTable+xml"/>'
    '<Override PartName="/word/theme/theme1.xml"'
    ' ContentType="application/vnd.openxmlformats-officedocument.theme+xml"/>'
    f'<Override PartName="/word/footer1.xml" ContentType="{_WORD}.footer+xml"/>'
    f'<Override PartName="/word/footer2.xml" ContentType="{_WORD}.footer+xml"/>'
    '<Override PartName="/docProps/core.xml"'
    ' ContentType="application/vnd.openxmlformats-package.core-properties+xml"/>{}</Types>'
)
PACKAGE_RELATIONS = (
    f'<Relationships xmlns="{_OPC}/relationships">'
    f'<Relationship Id="rId1" Type="{_OFFICE}/officeDocument" Target="word/document.xml"/>'
    f'<Relationship Id="rId2" Type="{_OPC}/relationships/metadata/core-properties"'
    ' Target="docProps/core.xml"/></Relationships>'
)
_DOCUMENT_RELATIONS = (
    f'<Relationships xmlns="{_OPC}/relationships">'
    f'<Relationship Id="rIdStyles" Type="{_OFFICE}/styles" Target="styles.xml"/>'
    f'<Relationship Id="rIdSettings" Type="{_OFFICE}/settings" Target="settings.xml"/>'
    f'<Relationship Id="rIdFonts" Type="{_OFFICE}/fontTable" Target="fontTable.xml"/>'
    f'<Relationship Id="rIdTheme" Type="{_OFFICE}/theme" Target="theme/theme1.xml"/>'
    f'<Relationship Id="rIdOdd" Type="{_OFFICE}/footer" Target="footer1.xml"/>'
    f'<Relationship Id="rIdEven" Type="{_OFFICE}/footer" Target="footer2.xml"/>{{}}</Relationships>'
)
SETTINGS = (
    f'<w:settings {W}><w:zoom w:percent="100"/><w:defaultTabStop w:val="640"/>'
    '<w:evenAndOddHeaders/><w:characterSpacingControl w:val="doNotCompress"/>'
    f'<w:noLineBreaksAfter w:lang="zh-CN" w:val={quoted(NOT_LAST)}/>'
    f'<w:noLineBreaksBefore w:lang="zh-CN" w:val={quoted(NOT_FIRST)}/><w:compat>'
    "<w:doNotExpandShiftReturn/><w:useFELayout/>"
    '<w:compatSetting w:name="compatibilityMode" w:uri="http://schemas.microsoft.com/office/word"'
    ' w:val="15"/></w:compat><w:themeFontLang w:val="en-US" w:eastAsia="zh-CN"/></w:settings>'
)
"""Odd and even footers differ (7.5); nothing is squeezed, or 28 characters become 29 (5.2.3)."""


@lru_cache(maxsize=16)
def fixed_parts(layout: Layout, optional: tuple[str, ...] = ()) -> Mapping[str, bytes]:
    """Name → content of all parts that only the layout decides, and which parts there are."""
    base = layout.looks["base"]
    types = "".join(_OPTIONAL_TYPES[name] for name in optional)
    relations = "".join(_OPTIONAL_RELATIONS[name] for name in optional)
    return {
        "[Content_Types].xml": xml_part(_CONTENT_TYPES.format(types)),
        "_rels/.rels": xml_part(PACKAGE_RELATIONS),
        "word/_rels/document.xml.rels": xml_part(_DOCUMENT_RELATIONS.format(relations)),
        "word/styles.xml": styles_xml(layout, NUMBERING in optional),
        "word/settings.xml": xml_part(SETTINGS),
        "word/fontTable.xml": fonts_xml(layout),
        "word/theme/theme1.xml": xml_part(theme_text(quoted(base.font), quoted(base.latin))),
        "word/footer1.xml": _footer(layout, "right"),
        "word/footer2.xml": _footer(layout, "left"),
        **(_CUSTOM_PARTS if CUSTOM in optional else {}),
    }


def core_xml(title: str, day: date | None) -> bytes:
    """Document properties. ``day`` None: no dates, since none was given."""
    stamp = f"{day.isoformat()}T00:00:00Z" if day else ""
    times = "".join(
        f'<dcterms:{name} xsi:type="dcterms:W3CDTF">{stamp}</dcterms:{name}>'
        for name in ("created", "modified")
        if stamp
    )
    return xml_part(
        f'<cp:coreProperties xmlns:cp="{_OPC}/metadata/core-properties"'
        ' xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:dcterms="http://purl.org/dc/terms/"'
        ' xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance">'
        f"<dc:title>{escape(title)}</dc:title>{times}<dc:language>zh-CN</dc:language>"
        "</cp:coreProperties>"
    )


def zipped(parts: Mapping[str, bytes]) -> bytes:
    """A zip with nothing in it that depends on the day or the machine."""
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w") as archive:
        for name, content in parts.items():
            entry = zipfile.ZipInfo(name, _EPOCH)
            entry.compress_type = zipfile.ZIP_DEFLATED
            entry.create_system = 0
            archive.writestr(entry, content)
    return buffer.getvalue()


def _footer(layout: Layout, side: str) -> bytes:
    """— 1 — one character in from the outer edge: right on odd pages, left on even ones (7.5)."""
    inset = layout.page.number_inset
    twips = layout.page.number_size * inset // 10
    return xml_part(
        f'<w:ftr {W} {R}><w:p><w:pPr><w:pStyle w:val="Footer"/>'
        f'<w:ind w:{side}Chars="{inset}" w:{side}="{twips}"/><w:jc w:val="{side}"/></w:pPr>'
        f'{_DASH.format("— ")}<w:r><w:fldChar w:fldCharType="begin"/></w:r>'
        '<w:r><w:instrText xml:space="preserve"> PAGE </w:instrText></w:r>'
        '<w:r><w:fldChar w:fldCharType="separate"/></w:r><w:r><w:t>1</w:t></w:r>'
        f'<w:r><w:fldChar w:fldCharType="end"/></w:r>{_DASH.format(" —")}</w:p></w:ftr>'
    )


_DASH = '<w:r><w:rPr><w:rFonts w:hint="eastAsia"/></w:rPr><w:t xml:space="preserve">{}</w:t></w:r>'
