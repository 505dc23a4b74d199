"""One self-contained HTML file of A4 pages, with the lines and page numbers of the layout."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import groupby

from generator.draft import Draft, Run
from generator.rendering.blocks import Block
from generator.rendering.contents import TITLE, Entry, entries, leaves
from generator.rendering.css import css, pt
from generator.rendering.extras import Extras
from generator.rendering.flow import cells
from generator.rendering.layout import STYLES, Layout
from generator.rendering.names import escape
from generator.rendering.pages import pages
from generator.rendering.runs import PAUSE

_TAGS = {"title": "h1", "heading1": "h2", "heading2": "h3", "heading3": "h4", "heading4": "h5"}


def render_html(draft: Draft, layout: Layout, extras: Extras) -> str:
    """The file; on the screen the pages stand one below the other, printed they are the sheets."""
    title = next((escape(p.text) for p in draft.front if p.style == "title"), "")
    sheets = [_content(page, layout) for page in pages(draft, layout, extras)]
    body = "\n".join(_sheet(n, content) for n, content in enumerate(sheets, 1))
    if extras.contents and (table := entries(draft, layout, extras)):
        body = "\n".join([*_contents(table, layout), body])
    stresses = layout.aloud.stresses or extras.stresses
    return (
        '<!DOCTYPE html>\n<html lang="zh-CN">\n<head>\n<meta charset="utf-8">\n'
        f"<title>{title}</title>\n<style>\n{css(layout, stresses)}\n</style>\n</head>\n"
        f"<body>\n{body}\n</body>\n</html>\n"
    )


def _contents(table: Sequence[Entry], layout: Layout) -> Iterator[str]:
    title = f'<h2 class="{STYLES["contents_title"].id}">{TITLE}</h2>\n'
    for leaf in leaves(table, layout):
        lines = "\n".join(
            f'<p class="{STYLES[entry.style].id}"><a href="#h{entry.number}">'
            f"{escape(entry.text)}</a><i></i>{entry.page}</p>"
            for entry in leaf
        )
        yield f'<section class="contents">\n{title}{lines}\n</section>'
        title = ""


def _sheet(number: int, content: str) -> str:
    side = "odd" if number % 2 else "even"
    return f'<section class="{side}">\n{content}\n<footer>— {number} —</footer>\n</section>'


def _content(page: Sequence[Block], layout: Layout) -> str:
    return "\n".join(
        _table(list(group), layout)
        if in_table
        else "\n".join(_block(block, layout) for block in group)
        for in_table, group in groupby(page, key=lambda block: bool(block.widths))
    )


def _table(rows: Sequence[Block], layout: Layout) -> str:
    columns = "".join(f'<col style="width: {pt(width)}">' for width in rows[0].widths)
    body = "\n".join(
        f'<tr class="{STYLES[block.style].id}">{"".join(_cells(block))}</tr>' for block in rows
    )
    return f"<table>{columns}\n{body}\n</table>"


def _cells(block: Block) -> Iterator[str]:
    tag = "th" if block.style == "table_head" else "td"
    texts = cells(block.paragraph)
    for text in [*texts, *[""] * (len(block.widths) - len(texts))]:
        yield f"<{tag}>{escape(text)}</{tag}>"


def _block(block: Block, layout: Layout) -> str:
    classes = STYLES[block.style].id + ("" if block.first else " more")
    tag = _TAGS.get(block.style, "p") if block.first else "p"
    ident = f' id="h{block.number}"' if tag in ("h2", "h3") and block.number else ""
    style = "; ".join(_direct(block, layout))
    lines = [_line(block, start, end) for start, end in block.lines]
    if len(lines) > 1 or not block.last:
        ends = [""] * len(lines)
        ends[-1] = " end" if block.last else ""
        lines = [f'<span class="line{e}">{x}</span>' for x, e in zip(lines, ends, strict=True)]
    clock = f'<aside class="Minutes">{block.minutes}分</aside>' if block.minutes else ""
    direct = f' style="{style}"' if style else ""
    return f'<{tag}{ident} class="{classes}"{direct}>{clock}{"".join(lines)}</{tag}>'


def _direct(block: Block, layout: Layout) -> Iterator[str]:
    """What the place and the words decide: space above, and indents that are not the style's."""
    if block.before:
        yield f"margin-top: {pt(block.before)}"
    usual, look = layout.looks[block.style], block.look
    for name, value, before in (
        ("margin-left", look.left, usual.left),
        ("margin-right", look.right, usual.right),
        ("text-indent", look.first, usual.first),
    ):
        if value != before:
            yield f"{name}: {pt(look.advance * value // 100)}"


def _line(block: Block, start: int, end: int) -> str:
    """The words between two offsets, with what of the runs shows."""
    whole = block.paragraph.style == "placeholder"
    pieces = [
        (block.opening, None),
        *((r.text, r) for r in block.paragraph.runs),
        (block.closing, None),
    ]
    shown, at = [], 0
    for text, run in pieces:
        part = text[max(0, start - at) : max(0, end - at)]
        at += len(text)
        if part:
            shown.append(_inline(part, run, whole))
    return "".join(shown)


def _inline(text: str, run: Run | None, whole: bool) -> str:
    words = escape(text)
    if run is None:
        return words
    if whole or run.origin.kind == "gap":
        return f"<mark>{words}</mark>"
    names = {
        STYLES["pause"].id: run.origin is PAUSE,
        STYLES["lead"].id: run.lead,
        "fact": run.origin.kind == "fact",
    }
    classes = " ".join(name for name, applies in names.items() if applies)
    return f'<span class="{classes}">{words}</span>' if classes else words
