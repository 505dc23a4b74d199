"""One self-contained HTML page with the look of the layout, for reading and printing."""

from __future__ import annotations

from collections.abc import Iterator

from generator.draft import Draft, Paragraph, Run
from generator.rendering.layout import STYLES, Layout, Look
from generator.rendering.names import escape

_TAGS = {"title": "h1", "heading1": "h2", "heading2": "h3", "heading3": "h4", "heading4": "h5"}
_JUSTIFY = {"both": "justify", "left": "left", "right": "right", "center": "center"}


def render_html(draft: Draft, layout: Layout) -> str:
    """The page: one A4-wide column; printing it gives the margins of the layout."""
    title = next((escape(p.text) for p in draft.front if p.style == "title"), "")
    body = "\n".join(_block(p, layout) for p in draft.paragraphs if p.text.strip())
    return (
        '<!DOCTYPE html>\n<html lang="zh-CN">\n<head>\n<meta charset="utf-8">\n'
        f"<title>{title}</title>\n<style>\n{_css(layout)}\n</style>\n</head>\n"
        f"<body>\n<main>\n{body}\n</main>\n</body>\n</html>\n"
    )


def _block(paragraph: Paragraph, layout: Layout) -> str:
    style = "body" if paragraph.style == "placeholder" else paragraph.style
    opening, closing = layout.look(style).wrap(paragraph.text)
    whole = paragraph.style == "placeholder"
    words = "".join(_inline(run, whole) for run in paragraph.runs)
    tag = _TAGS.get(style, "p")
    return f'<{tag} class="{STYLES[style].id}">{opening}{words}{closing}</{tag}>'


def _inline(run: Run, whole: bool) -> str:
    text = escape(run.text).replace("\n", "<br>")
    if whole or run.origin.kind == "gap":
        return f"<mark>{text}</mark>"
    return f'<span class="Lead">{text}</span>' if run.lead else text


def _css(layout: Layout) -> str:
    return "\n".join([*_page_css(layout), *_look_css(layout), *_mark_css(layout)])


def _page_css(layout: Layout) -> Iterator[str]:
    page = layout.page
    sides = " ".join(_pt(side) for side in (page.top, page.right, page.bottom, page.left))
    yield f"@page {{ size: {_pt(page.width)} {_pt(page.height)}; margin: {sides}; }}"
    yield "body { margin: 0; background: #eee; }"
    yield (
        f"main {{ box-sizing: border-box; width: {_pt(page.width)}; margin: 0 auto;"
        f" padding: {sides}; background: #fff; color: #000; }}"
    )
    yield "@media print { body { background: none; } main { width: auto; padding: 0; } }"


def _look_css(layout: Layout) -> Iterator[str]:
    for style, look in layout.looks.items():
        yield f".{STYLES[style].id} {{ {_declarations(layout, look)} }}"
        if look.before or look.after:
            yield f".{STYLES[style].id} + .{STYLES[style].id} {{ margin-top: 0; }}"


def _declarations(layout: Layout, look: Look) -> str:
    names = [look.latin, look.font, layout.substitutes.get(look.font, ""), "serif"]
    fonts = ", ".join(f'"{name}"' for name in names[:-1] if name) + ", serif"
    before, after = (layout.page.pitch * part // 100 for part in (look.before, look.after))
    indents = (look.left, look.right, look.first)
    left, right, first = (look.advance * part // 100 for part in indents)
    return (
        f"font: {'bold' if look.bold else 'normal'} {look.size / 2:g}pt/{_pt(look.line)} {fonts};"
        f" letter-spacing: {_pt(look.spacing)}; text-align: {_JUSTIFY[look.align]};"
        f" margin: {_pt(before)} {_pt(right)} {_pt(after)} {_pt(left)}; text-indent: {_pt(first)};"
        f"{' break-after: avoid;' if look.keep_next else ''}"
    )


def _mark_css(layout: Layout) -> Iterator[str]:
    lead = layout.marks["lead"]
    font = f' font-family: "Times New Roman", "{lead.font}", serif;' if lead.font else ""
    yield f".Lead {{ font-weight: {'bold' if lead.bold else 'inherit'};{font} }}"
    yield f"mark {{ background: #{layout.marks['placeholder'].shade or 'FFFF00'}; }}"


def _pt(twips: int) -> str:
    return f"{twips / 20:g}pt"
