"""The style sheet of the HTML file, from the layout."""

from __future__ import annotations

from collections.abc import Iterator

from generator.rendering.layout import STYLES, Layout, Look

_LATIN = "latin"
"""The Latin font for letters and digits alone: it also has “ ” and —, which must stay Chinese."""
_ALIGN = {"both": "justify", "left": "left", "right": "right", "center": "center"}


def css(layout: Layout) -> str:
    """Sheets of the paper's size, the looks of the styles, lines that are never broken again."""
    return "\n".join([*_sheet(layout), *_looks(layout), *_lines(layout), *_marks(layout)])


def _sheet(layout: Layout) -> Iterator[str]:
    page = layout.page
    sides = " ".join(_pt(side) for side in (page.top, page.right, 0, page.left))
    width, height = _pt(page.width), _pt(page.height)
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
        f"footer {{ position: absolute; bottom: {_pt(bottom)}; font: {size:g}pt/{size:g}pt"
        f' "{page.number_font}", serif; }}'
    )
    inset = page.number_size * page.number_inset // 10
    yield f".odd footer {{ right: {_pt(page.right + inset)}; }}"
    yield f".even footer {{ left: {_pt(page.left + inset)}; }}"
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
        f"font: {'bold' if look.bold else 'normal'} {look.size / 2:g}pt/{_pt(look.line)} {fonts};"
        f" letter-spacing: {_pt(look.spacing)}; text-align: {_ALIGN[look.align]};"
        f" margin: 0 {_pt(right)} 0 {_pt(left)}; text-indent: {_pt(first)};"
    )


def _lines(layout: Layout) -> Iterator[str]:
    """Every line is a box of its own; all but the last of a paragraph fill the width."""
    table = layout.looks["table"]
    yield ".more, .line + .line { text-indent: 0; }"
    yield ".line { display: block; white-space: nowrap; }"
    for style, look in layout.looks.items():
        if look.align == "both":
            name = STYLES[style].id
            yield f".{name} .line:not(.end) {{ text-align-last: justify; }}"
    above = layout.page.pitch * layout.looks["attachment_note"].before // 100
    yield f".AttachmentNote {{ margin-top: {_pt(above)}; }}"
    gap = _pt(layout.page.pitch)
    yield f".AttachmentTitle {{ margin-top: {gap}; margin-bottom: {gap}; }}"
    yield "th { white-space: nowrap; }"
    yield "table { border-collapse: collapse; width: 100%; }"
    yield (
        f"td, th {{ border: 0.5pt solid; padding: 3pt 5pt;"
        f' font: {table.size / 2:g}pt/{_pt(table.line)} "{table.font}", serif; }}'
    )


def _marks(layout: Layout) -> Iterator[str]:
    lead = layout.marks["lead"]
    font = f' font-family: "{_LATIN}", "{lead.font}", serif;' if lead.font else ""
    yield f".Lead {{ font-weight: {'bold' if lead.bold else 'inherit'};{font} }}"
    yield f"mark {{ background: #{layout.marks['placeholder'].shade or 'FFFF00'}; }}"


def _pt(twips: int) -> str:
    return f"{twips / 20:g}pt"
