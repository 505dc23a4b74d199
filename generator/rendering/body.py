"""``word/document.xml``: the paragraphs of a draft in the styles of a layout."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from itertools import accumulate, groupby, pairwise
from typing import NamedTuple

from generator.draft import Draft, Paragraph, Run
from generator.rendering.layout import HEAD, STYLES, Layout
from generator.rendering.names import R, W, escape, xml_part
from generator.rendering.signature import signature_indents
from generator.rendering.styles import indent
from generator.rendering.titles import line_breaks

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
    shown = (paragraph for paragraph in draft.paragraphs if paragraph.text.strip())
    for style, group in groupby(shown, key=lambda paragraph: paragraph.style):
        if style == "signature":
            yield from _signature(list(group), layout)
        elif style in HEAD:
            yield from _head(list(group), draft, layout)
        else:
            yield from (_paragraph(paragraph, layout) for paragraph in group)


def _head(paragraphs: Sequence[Paragraph], draft: Draft, layout: Layout) -> Iterator[str]:
    """Title, date or speaker; below the last of them all is a gap (7.3.2)."""
    last = [p for p in draft.front if p.style in HEAD and p.text.strip()][-1:]
    gap = round(layout.page.pitch * layout.page.head_gap / 100)
    for paragraph in paragraphs:
        direct = f'<w:spacing w:after="{gap}"/>' if last and paragraph is last[0] else ""
        balanced = _balanced(paragraph, layout) if paragraph.style == "title" else paragraph
        yield _paragraph(balanced, layout, direct)


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


def _balanced(title: Paragraph, layout: Layout) -> Paragraph:
    """A title too long for its line, broken by hand (7.3.1); the breaks are soft."""
    if "\n" in title.text:
        return title
    seams = list(accumulate(len(run.text) for run in title.runs))
    capacity = layout.page.text_width // layout.look("title").advance
    places = line_breaks(title.text, capacity, seams)
    return replace(title, runs=tuple(_broken(title.runs, places))) if places else title


def _broken(runs: Iterable[Run], places: Sequence[int]) -> Iterator[Run]:
    """The runs with a line break at each of these offsets of their joint text."""
    start = 0
    for run in runs:
        end = start + len(run.text)
        cuts = [0, *(at - start for at in places if start <= at < end), len(run.text)]
        text = "\n".join(run.text[a:b] for a, b in pairwise(cuts))
        yield replace(run, text=text)
        start = end


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
