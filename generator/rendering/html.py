"""One self-contained HTML file of A4 pages, with the lines and page numbers of the layout."""

from __future__ import annotations

from collections.abc import Iterator

from generator.draft import Draft, Run, Table
from generator.rendering.attachments import numbers
from generator.rendering.css import css
from generator.rendering.layout import STYLES, Layout
from generator.rendering.names import escape
from generator.rendering.pages import Block, pages

_TAGS = {"title": "h1", "heading1": "h2", "heading2": "h3", "heading3": "h4", "heading4": "h5"}


def render_html(draft: Draft, layout: Layout) -> str:
    """The file; on the screen the pages stand one below the other, printed they are the sheets."""
    title = next((escape(p.text) for p in draft.front if p.style == "title"), "")
    sheets = ["\n".join(_block(block) for block in page) for page in pages(draft, layout)]
    if draft.tables:
        sheets[-1] += "\n" + "\n".join(_notes(draft.tables))
    sheets += _attachments(draft.tables)
    body = "\n".join(_sheet(n, content) for n, content in enumerate(sheets, 1))
    return (
        '<!DOCTYPE html>\n<html lang="zh-CN">\n<head>\n<meta charset="utf-8">\n'
        f"<title>{title}</title>\n<style>\n{css(layout)}\n</style>\n</head>\n"
        f"<body>\n{body}\n</body>\n</html>\n"
    )


def _sheet(number: int, content: str) -> str:
    side = "odd" if number % 2 else "even"
    return f'<section class="{side}">\n{content}\n<footer>— {number} —</footer>\n</section>'


def _block(block: Block) -> str:
    style = "body" if block.paragraph.style == "placeholder" else block.paragraph.style
    classes = STYLES[style].id + ("" if block.first else " more")
    space = f' style="margin-top: {block.before / 20:g}pt"' if block.before else ""
    tag = _TAGS.get(style, "p") if block.first else "p"
    lines = [_line(block, start, end) for start, end in block.lines]
    if len(lines) > 1 or not block.last:
        ends = [""] * len(lines)
        ends[-1] = " end" if block.last else ""
        lines = [f'<span class="line{e}">{x}</span>' for x, e in zip(lines, ends, strict=True)]
    return f'<{tag} class="{classes}"{space}>{"".join(lines)}</{tag}>'


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
    return f'<span class="Lead">{words}</span>' if run.lead else words


def _notes(tables: tuple[Table, ...]) -> Iterator[str]:
    for n, (number, table) in enumerate(zip(numbers(tables), tables, strict=True)):
        label = "　　　" if n else "附件："
        yield f'<p class="AttachmentNote">{label}{number}{escape(table.title)}</p>'


def _attachments(tables: tuple[Table, ...]) -> Iterator[str]:
    for number, table in zip(numbers(tables), tables, strict=True):
        head = "".join(f"<th>{escape(cell)}</th>" for cell in table.head)
        rows = "\n".join(
            f"<tr>{''.join(f'<td>{escape(cell)}</td>' for cell in row)}</tr>" for row in table.rows
        )
        yield (
            f'<p class="AttachmentMark">附件{number.rstrip("．")}</p>\n'
            f'<h2 class="AttachmentTitle">{escape(table.title)}</h2>\n'
            f"<table>\n<tr>{head}</tr>\n{rows}\n</table>"
        )
