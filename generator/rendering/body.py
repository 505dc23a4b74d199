"""``word/document.xml``: the paragraphs of a draft in the styles of a layout."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import accumulate, groupby
from typing import NamedTuple

from generator.draft import Draft, Paragraph, Run
from generator.rendering.layout import STYLES, Layout
from generator.rendering.names import R, W, escape, xml_part
from generator.rendering.signature import signature_indents
from generator.rendering.styles import indent
from generator.rendering.titles import balance

_AMBIGUOUS = re.compile("[\u00a1-\u04ff\u2000-\u2bff]")
"""Characters Word sets in the Latin font unless told that they are Chinese: “”‘’—…·×① and more."""
_BREAKS = re.compile(r"(\t|\r\n|\n|\r)")
_HINT = '<w:rFonts w:hint="eastAsia"/>'
_HIGHLIGHT = '<w:highlight w:val="yellow"/>'


class _Kind(NamedTuple):
    """What of a run shows: neighbours of one kind become one run in Word."""

    lead: bool
    gap: bool


_STYLE_OF: Mapping[_Kind, str] = {
    _Kind(False, False): "",
    _Kind(True, False): f'<w:rStyle w:val="{STYLES["lead"].id}"/>',
    _Kind(False, True): f'<w:rStyle w:val="{STYLES["placeholder"].id}"/>',
    _Kind(True, True): f'<w:rStyle w:val="{STYLES["placeholder"].id}"/>',
}


def document_xml(draft: Draft, layout: Layout) -> bytes:
    """The whole part. Raises DataError for text that no file can hold."""
    body = "".join(_paragraphs(draft, layout))
    return xml_part(
        f"<w:document {W} {R}><w:body>{body}{_section(layout)}</w:body></w:document>"
    )


def _paragraphs(draft: Draft, layout: Layout) -> Iterator[str]:
    """Every paragraph but empty ones: space comes from styles, never from blank lines."""
    for style, group in groupby(draft.paragraphs, key=lambda paragraph: paragraph.style):
        shown = [paragraph for paragraph in group if paragraph.text.strip()]
        if style == "signature":
            yield from _signature(shown, layout)
        elif style == "title":
            yield from (_title(paragraph, layout) for paragraph in shown)
        else:
            yield from (_paragraph(paragraph, layout) for paragraph in shown)


def _paragraph(paragraph: Paragraph, layout: Layout, direct: str = "") -> str:
    look = layout.look(paragraph.style)
    opening, closing = look.wrap(paragraph.text)
    runs = "".join(
        _run(kind, text) for kind, text in _bracketed(_kinds(paragraph), opening, closing)
    )
    return _styled("body" if paragraph.style == "placeholder" else paragraph.style, runs, direct)


def _styled(style: str, runs: str, direct: str = "") -> str:
    ident = STYLES[style].id  # type: ignore[index]
    return f'<w:p><w:pPr><w:pStyle w:val="{ident}"/>{direct}</w:pPr>{runs}</w:p>'


def _title(paragraph: Paragraph, layout: Layout) -> str:
    """A title too long for its line is broken by hand (7.3.1); the breaks are soft."""
    look = layout.look("title")
    text = paragraph.text
    if "\n" in text:
        return _paragraph(paragraph, layout)
    seams = list(accumulate(len(run.text) for run in paragraph.runs))
    lines = balance(text, layout.page.text_width // look.advance, seams)
    if len(lines) == 1:
        return _paragraph(paragraph, layout)
    run = paragraph.runs[0]
    joined = Run("\n".join(lines), run.origin)
    return _paragraph(Paragraph(paragraph.style, (joined,), paragraph.path), layout)


def _signature(paragraphs: Sequence[Paragraph], layout: Layout) -> Iterator[str]:
    look = layout.look("signature")
    indents = signature_indents([paragraph.text for paragraph in paragraphs], look.right)
    for paragraph, right in zip(paragraphs, indents, strict=True):
        direct = "" if right == look.right else indent(look, look.left, right)
        yield _paragraph(paragraph, layout, direct)


def _kinds(paragraph: Paragraph) -> Iterator[tuple[_Kind, str]]:
    whole = paragraph.style == "placeholder"

    def kind(run: Run) -> _Kind:
        return _Kind(run.lead, whole or run.origin.kind == "gap")

    for key, runs in groupby(paragraph.runs, key=kind):
        if text := "".join(run.text for run in runs):
            yield key, text


def _bracketed(
    runs: Iterable[tuple[_Kind, str]], opening: str, closing: str
) -> Iterable[tuple[_Kind, str]]:
    if not opening:
        return runs
    plain = _Kind(False, False)
    listed = list(runs)
    if len(listed) == 1 and listed[0][0] == plain:
        return [(plain, opening + listed[0][1] + closing)]
    return [(plain, opening), *listed, (plain, closing)]


def _run(kind: _Kind, text: str) -> str:
    hint = _HINT if _AMBIGUOUS.search(text) else ""
    properties = _STYLE_OF[kind] + hint + (_HIGHLIGHT if kind.gap else "")
    wrapped = f"<w:rPr>{properties}</w:rPr>" if properties else ""
    return f"<w:r>{wrapped}{_words(text)}</w:r>"


def _words(text: str) -> str:
    if _BREAKS.search(text):
        return "".join(_words_or_break(part) for part in _BREAKS.split(text) if part)
    space = ' xml:space="preserve"' if text != text.strip() or "  " in text else ""
    return f"<w:t{space}>{escape(text)}</w:t>"


def _words_or_break(part: str) -> str:
    if part == "\t":
        return "<w:tab/>"
    return "<w:br/>" if _BREAKS.fullmatch(part) else _words(part)


def _section(layout: Layout) -> str:
    """The page; the footer stands so that the dashes are 7 mm below the text area (7.5)."""
    page = layout.page
    footer = page.bottom - page.number_gap - page.number_size * 10 // 2
    return (
        '<w:sectPr><w:footerReference w:type="even" r:id="rIdEven"/>'
        '<w:footerReference w:type="default" r:id="rIdOdd"/>'
        f'<w:pgSz w:w="{page.width}" w:h="{page.height}"/>'
        f'<w:pgMar w:top="{page.top}" w:right="{page.right}" w:bottom="{page.bottom}"'
        f' w:left="{page.left}" w:header="851" w:footer="{footer}" w:gutter="0"/>'
        f'<w:docGrid w:type="lines" w:linePitch="{page.pitch}"/></w:sectPr>'
    )
