"""The style sheet of the HTML file, from the layout."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import chain

from generator.rendering.attachments import PADDING, SIDE
from generator.rendering.layout import STYLES, Layout, Look
from generator.rendering.styles import FRAME_GAP

_LATIN = "latin"
"""The Latin font for letters and digits alone: it also has “ ” and —, which must stay Chinese."""
_ALIGN = {"both": "justify", "left": "left", "right": "right", "center": "center"}


def css(layout: Layout, stresses: bool) -> str:
    """Sheets of the paper's size, the looks of the styles, lines that are never broken again."""
    parts = (_sheet(layout), _looks(layout), _lines(layout), _table(layout), _contents(layout))
    return "\n".join([*chain(*parts), *_marks(layout, stresses)])


def _sheet(layout: Layout) -> Iterator[str]:
    page = layout.page
    sides = " ".join(pt(side) for side in (page.top, page.right, 0, page.left))
    width, height = pt(page.width), pt(page.height)
    yield f"@page {{ size: {width} {height}; margin: 0; }}"
    latin = layout.looks["base"].latin
    yield f'@font-face {{ font-family: "{_LATIN}"; src: local("{latin}"); unicode-range: U+20-7E; }}'
    yield "body { margin: 0; background: #eee; }"
    yield (
        f"section {{ box-sizing: border-box; position: relative; width: {width};"
        f" height: {height}; margin: 12pt auto; padding: {sides}; overflow: hidden;"
        " background: #fff; color: #000; break-after: page; }"
    )
    yield "section:last-of-type { break-after: auto; }"
    bottom = page.bottom - page.number_gap - page.number_size * 10 // 2
    size = page.number_size / 2
    yield (
        f"footer {{ position: absolute; bottom: {pt(bottom)}; font: {size:g}pt/{size:g}pt"
        f' "{page.number_font}", serif; }}'
    )
    inset = page.number_size * page.number_inset // 10
    yield f".odd footer {{ right: {pt(page.right + inset)}; }}"
    yield f".even footer {{ left: {pt(page.left + inset)}; }}"
    yield "@media print { body { background: none; } section { margin: 0; } }"


def _looks(layout: Layout) -> Iterator[str]:
    for style, look in layout.looks.items():
        yield f".{STYLES[style].id} {{ {_declarations(layout, look)} }}"


def _declarations(layout: Layout, look: Look) -> str:
    names = [_LATIN, look.font, layout.substitutes.get(look.font, "")]
    fonts = ", ".join(f'"{name}"' for name in names if name) + ", serif"
    indents = (look.left, look.right, look.first)
    left, right, first = (look.advance * part // 100 for part in indents)
    return (
        f"font: {'bold' if look.bold else 'normal'} {look.size / 2:g}pt/{pt(look.line)} {fonts};"
        f" letter-spacing: {pt(look.spacing)}; text-align: {_ALIGN[look.align]};"
        f" margin: 0 {pt(right)} 0 {pt(left)}; text-indent: {pt(first)};"
    )


def _lines(layout: Layout) -> Iterator[str]:
    """Every line is a box of its own; all but the last of a paragraph fill the width."""
    yield ".more, .line + .line { text-indent: 0; }"
    yield ".line { display: block; white-space: nowrap; }"
    for style, look in layout.looks.items():
        if look.align == "both":
            name = STYLES[style].id
            yield f".{name} .line:not(.end) {{ text-align-last: justify; }}"


def _table(layout: Layout) -> Iterator[str]:
    yield "table { border-collapse: collapse; table-layout: fixed; width: 100%; }"
    yield f"td, th {{ border: 0.5pt solid; padding: {pt(PADDING)} {pt(SIDE)}; }}"
    yield "td, th { font: inherit; line-height: inherit; letter-spacing: inherit; }"
    yield "th { background: #f2f2f2; }"


def _contents(layout: Layout) -> Iterator[str]:
    yield ".contents a { color: inherit; text-decoration: none; }"
    yield ".contents p { display: flex; }"
    yield ".contents i { flex: 1; border-bottom: 1pt dotted; margin: 0 4pt 6pt; }"
    yield f".{STYLES['contents_title'].id} {{ padding-bottom: {pt(layout.page.pitch)}; }}"


def _marks(layout: Layout, stresses: bool) -> Iterator[str]:
    lead = layout.marks["lead"]
    font = f' font-family: "{_LATIN}", "{lead.font}", serif;' if lead.font else ""
    yield f".Lead {{ font-weight: {'bold' if lead.bold else 'inherit'};{font} }}"
    yield f".{STYLES['pause'].id} {{ color: #{layout.marks['pause'].colour or '000000'}; }}"
    if stresses:
        yield ".fact { font-weight: bold; text-emphasis: dot; text-emphasis-position: under right; }"
    left = layout.page.text_width + FRAME_GAP
    yield f"aside {{ position: absolute; left: {pt(layout.page.left + left)}; }}"
    yield f"mark {{ background: #{layout.marks['placeholder'].shade or 'FFFF00'}; }}"


def pt(twips: int) -> str:
    """Twips as CSS has them."""
    return f"{twips / 20:g}pt"
