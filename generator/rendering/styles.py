"""Styles and fonts of a Word file, written from a layout: the profile alone decides the look."""

from __future__ import annotations

from collections.abc import Iterator

from generator.rendering.layout import STYLES, Layout, Look, Mark, Page, StyleKey
from generator.rendering.names import W, quoted, xml_part
from generator.rendering.numbering import LEVELS, LIST, number_properties

_HEADING_PRIORITY = 9
_OWN_PRIORITY = 1
FRAME_GAP = 200
"""Twips between the text, a note in the margin and the edge of the sheet."""


def styles_xml(layout: Layout, numbered: bool = False) -> bytes:
    """``word/styles.xml``: some thirty styles, each with its four fonts, none from a theme.

    ``numbered``: the headings are numbered by Word.
    """
    styles = [_paragraph_style(layout, style, numbered) for style in layout.looks]
    styles += [_mark_style(layout, style) for style in layout.marks]
    styles += [*_GROUND, *_footer_styles(layout), *_COMMENT, _TASK_TABLE]
    return xml_part(f"<w:styles {W}>{_defaults(layout)}{''.join(styles)}</w:styles>")


def fonts_xml(layout: Layout) -> bytes:
    """``word/fontTable.xml``: every font of the layout with its substitute."""
    looks = layout.looks.values()
    names = {look.font for look in looks} | {look.latin for look in looks}
    names |= {mark.font for mark in layout.marks.values() if mark.font} | {layout.page.number_font}
    fonts = "".join(_font(layout, name) for name in sorted(names))
    return xml_part(f"<w:fonts {W}>{fonts}</w:fonts>")


def paragraph_properties(look: Look, grid: int, listed: str = "") -> str:
    """The content of ``w:pPr`` in the order of the schema; ``grid`` is one line in twips.

    ``listed``: number of the list and tab stops, if there are any.

    ``overflowPunct`` is Word's own default, but LibreOffice drops punctuation at line ends
    without it; a line higher than the grid it would stretch to two. Spaces between Chinese and
    digits would break the 28 characters (5.2.3).
    """
    keep = "<w:keepNext/>" if look.keep_next else ""
    keep += "<w:keepLines/>" if look.keep_next or look.keep_lines else ""
    before, after = (round(grid * part / 100) for part in (look.before, look.after))
    context = "<w:contextualSpacing/>" if (before or after) and not look.apart else ""
    off_grid = "" if look.line == grid else '<w:snapToGrid w:val="0"/>'
    outline = f'<w:outlineLvl w:val="{look.outline - 1}"/>' if look.outline else ""
    return (
        f'{keep}<w:widowControl w:val="0"/>{listed}<w:overflowPunct w:val="1"/>'
        f'<w:autoSpaceDE w:val="0"/><w:autoSpaceDN w:val="0"/>{off_grid}'
        f'<w:spacing w:before="{before}" w:after="{after}" w:line="{look.line}"'
        f' w:lineRule="exact"/>{indent(look, look.left, look.right)}{context}'
        f'<w:jc w:val="{look.align}"/>{outline}'
    )


def indent(look: Look, left: int, right: int) -> str:
    """``w:ind`` in characters, which Word follows, and in twips for those who do not."""

    def pair(name: str, hundredths: int) -> str:
        twips = round(look.advance * hundredths / 100)
        return f' w:{name}Chars="{hundredths}" w:{name}="{twips}"'

    first = pair("hanging", -look.first) if look.first < 0 else pair("firstLine", look.first)
    return f"<w:ind{pair('left', left)}{pair('right', right)}{first}/>"


def frame(page: Page) -> str:
    """A frame in the right margin, level with the paragraph that follows.

    It stands in the paragraph: LibreOffice passes over a frame in a style.
    """
    left = page.width - page.right + FRAME_GAP
    return (
        f'<w:framePr w:w="{page.right - 2 * FRAME_GAP}" w:wrap="around" w:vAnchor="text"'
        f' w:hAnchor="page" w:x="{left}" w:y="1"/>'
    )


def run_properties(look: Look) -> str:
    """The content of ``w:rPr``: all four font slots, weight, character spacing and size."""
    bold = "<w:b/><w:bCs/>" if look.bold else ""
    spacing = f'<w:spacing w:val="{look.spacing}"/>' if look.spacing else ""
    size = f'<w:sz w:val="{look.size}"/><w:szCs w:val="{look.size}"/>'
    return f"{_fonts(look.font, look.latin)}{bold}{spacing}{size}"


def _defaults(layout: Layout) -> str:
    base = layout.looks["base"]
    language = '<w:lang w:val="en-US" w:eastAsia="zh-CN" w:bidi="ar-SA"/>'
    return (
        f"<w:docDefaults><w:rPrDefault><w:rPr>{_fonts(base.font, base.latin)}"
        f'<w:sz w:val="{base.size}"/><w:szCs w:val="{base.size}"/>{language}</w:rPr></w:rPrDefault>'
        "<w:pPrDefault/></w:docDefaults>"
        '<w:latentStyles w:defLockedState="0" w:defUIPriority="99" w:defSemiHidden="1"'
        ' w:defUnhideWhenUsed="1" w:defQFormat="0" w:count="376"/>'
    )


def _paragraph_style(layout: Layout, style: StyleKey, numbered: bool) -> str:
    look, (_, ident, name) = layout.looks[style], STYLES[style]
    ground = style == "base"
    kind = ' w:default="1"' if ground else ' w:customStyle="1"' if STYLES[style].custom else ""
    priority = _HEADING_PRIORITY if look.outline else _OWN_PRIORITY
    head = f'<w:name w:val="{name}"/>'
    if not ground:
        plain = style in ("body", "note", "sentence", "minutes", "attachment_note")
        follower = "BodyText" if plain or look.outline else ident
        head += f'<w:basedOn w:val="Normal"/><w:next w:val="{follower}"/>'
        head += f'<w:uiPriority w:val="{priority}"/>'
    listed = ""
    if style in LEVELS and numbered:
        listed = number_properties(LEVELS.index(style), LIST)
    elif style in ("contents1", "contents2"):
        listed = _DOTS.format(layout.page.text_width)
    return (
        f'<w:style w:type="paragraph"{kind} w:styleId="{ident}">{head}<w:qFormat/>'
        f"<w:pPr>{paragraph_properties(look, layout.page.pitch, listed)}</w:pPr>"
        f"<w:rPr>{run_properties(look)}</w:rPr></w:style>"
    )


def _mark_style(layout: Layout, style: StyleKey) -> str:
    mark, (_, ident, name) = layout.marks[style], STYLES[style]
    return (
        f'<w:style w:type="character" w:customStyle="1" w:styleId="{ident}">'
        f'<w:name w:val="{name}"/><w:basedOn w:val="DefaultParagraphFont"/>'
        f'<w:uiPriority w:val="{_OWN_PRIORITY}"/><w:qFormat/>'
        f"<w:rPr>{''.join(_mark_properties(layout, mark))}</w:rPr></w:style>"
    )


def _mark_properties(layout: Layout, mark: Mark) -> Iterator[str]:
    if mark.font:
        yield _fonts(mark.font, layout.looks["base"].latin)
    if mark.bold:
        yield "<w:b/><w:bCs/>"
    if mark.colour:
        yield f'<w:color w:val="{mark.colour}"/>'
    if mark.shade:
        yield f'<w:shd w:val="clear" w:color="auto" w:fill="{mark.shade}"/>'


def _footer_styles(layout: Layout) -> Iterator[str]:
    """Page number (7.5): 4号半角宋体, line exactly as high as the type."""
    page = layout.page
    yield (
        '<w:style w:type="paragraph" w:styleId="Footer"><w:name w:val="footer"/>'
        '<w:basedOn w:val="Normal"/><w:uiPriority w:val="99"/><w:unhideWhenUsed/><w:pPr>'
        '<w:widowControl w:val="0"/><w:overflowPunct w:val="1"/><w:snapToGrid w:val="0"/>'
        f'<w:spacing w:before="0" w:after="0" w:line="{page.number_size * 10}"'
        ' w:lineRule="exact"/></w:pPr>'
        f"<w:rPr>{_fonts(page.number_font, page.number_font)}"
        f'<w:spacing w:val="0"/><w:sz w:val="{page.number_size}"/>'
        f'<w:szCs w:val="{page.number_size}"/></w:rPr></w:style>'
    )


def _fonts(font: str, latin: str) -> str:
    east, west = quoted(font), quoted(latin)
    return f"<w:rFonts w:ascii={west} w:eastAsia={east} w:hAnsi={west} w:cs={west}/>"


def _font(layout: Layout, name: str) -> str:
    """A font Word may replace by name (``altName``) where it is missing."""
    substitute = layout.substitutes.get(name)
    instead = f"<w:altName w:val={quoted(substitute)}/>" if substitute else ""
    charset = "86" if any(ord(sign) > 0x2E80 for sign in name) else "00"
    return f'<w:font w:name={quoted(name)}>{instead}<w:charset w:val="{charset}"/></w:font>'


_DOTS = '<w:tabs><w:tab w:val="right" w:leader="dot" w:pos="{}"/></w:tabs>'
"""From the words of an entry of the contents to its page."""

_GROUND = (
    '<w:style w:type="character" w:default="1" w:styleId="DefaultParagraphFont">'
    '<w:name w:val="Default Paragraph Font"/><w:uiPriority w:val="1"/><w:semiHidden/>'
    "<w:unhideWhenUsed/></w:style>",
    '<w:style w:type="table" w:default="1" w:styleId="TableNormal">'
    '<w:name w:val="Normal Table"/><w:uiPriority w:val="99"/><w:semiHidden/><w:unhideWhenUsed/>'
    '<w:tblPr><w:tblInd w:w="0" w:type="dxa"/><w:tblCellMar><w:top w:w="0" w:type="dxa"/>'
    '<w:left w:w="108" w:type="dxa"/><w:bottom w:w="0" w:type="dxa"/>'
    '<w:right w:w="108" w:type="dxa"/></w:tblCellMar></w:tblPr></w:style>',
    '<w:style w:type="numbering" w:default="1" w:styleId="NoList"><w:name w:val="No List"/>'
    '<w:uiPriority w:val="99"/><w:semiHidden/><w:unhideWhenUsed/></w:style>',
)
_COMMENT = (
    '<w:style w:type="character" w:styleId="CommentReference">'
    '<w:name w:val="annotation reference"/><w:basedOn w:val="DefaultParagraphFont"/>'
    '<w:uiPriority w:val="99"/><w:unhideWhenUsed/>'
    '<w:rPr><w:sz w:val="21"/><w:szCs w:val="21"/></w:rPr></w:style>',
    '<w:style w:type="paragraph" w:styleId="CommentText"><w:name w:val="annotation text"/>'
    '<w:basedOn w:val="Normal"/><w:uiPriority w:val="99"/><w:unhideWhenUsed/><w:pPr>'
    '<w:overflowPunct w:val="1"/><w:jc w:val="left"/></w:pPr></w:style>',
)
_EDGES = "".join(
    f'<w:{side} w:val="single" w:sz="4" w:space="0" w:color="auto"/>'
    for side in ("top", "left", "bottom", "right", "insideH", "insideV")
)
_TASK_TABLE = (
    '<w:style w:type="table" w:customStyle="1" w:styleId="TaskTable"><w:name w:val="任务表"/>'
    '<w:basedOn w:val="TableNormal"/><w:uiPriority w:val="59"/><w:tblPr>'
    f'<w:tblBorders>{_EDGES}</w:tblBorders><w:tblCellMar><w:top w:w="57" w:type="dxa"/>'
    '<w:left w:w="108" w:type="dxa"/><w:bottom w:w="57" w:type="dxa"/>'
    '<w:right w:w="108" w:type="dxa"/></w:tblCellMar></w:tblPr>'
    '<w:tblStylePr w:type="firstRow"><w:tcPr>'
    '<w:shd w:val="clear" w:color="auto" w:fill="F2F2F2"/></w:tcPr></w:tblStylePr></w:style>'
)
