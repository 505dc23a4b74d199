"""``word/document.xml``: the paragraphs of a draft in the styles of a layout."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from itertools import accumulate, count, groupby, pairwise

from generator.draft import Draft, Paragraph, Run, Style
from generator.rendering.aloud import minute, sentences, with_pauses
from generator.rendering.attachments import attachment_note, attachments
from generator.rendering.comments import commented
from generator.rendering.controls import choice
from generator.rendering.controls import field as field_control
from generator.rendering.extras import WORKING, Extras
from generator.rendering.layout import HEAD, STYLES, Layout
from generator.rendering.names import R, W, xml_part
from generator.rendering.runs import PLAIN, Kind, kinds, run_xml
from generator.rendering.signature import signature_indents
from generator.rendering.spans import Span, spans
from generator.rendering.styles import frame, indent
from generator.rendering.titles import line_breaks

BOOKMARK = "jg_"
"""How the bookmarks of paragraphs begin; the number of the paragraph follows."""

SPOKEN: tuple[Style, ...] = ("body", "note")
"""What a reading copy cuts into sentences and marks."""

Numbered = tuple[int, Paragraph]


def document_xml(
    draft: Draft, layout: Layout, extras: Extras = WORKING
) -> tuple[bytes, dict[int, str]]:
    """The whole part, and its comments by id. Raises DataError for text that no file can hold."""
    body = Body(draft, layout, extras)
    text = "".join(body.paragraphs())
    part = xml_part(f"<w:document {W} {R}><w:body>{text}{_section(layout)}</w:body></w:document>")
    return part, body.notes


@dataclass(slots=True)
class Body:
    """One document being written."""

    draft: Draft
    layout: Layout
    extras: Extras
    notes: dict[int, str] = field(default_factory=dict)
    """Comments by id."""
    spoken: int = 0
    """Characters read out so far."""
    ids: Iterator[int] = field(default_factory=lambda: count(1))

    def paragraphs(self) -> Iterator[str]:
        """Every paragraph but empty ones: space comes from styles, never from blank lines."""
        shown = [(n, p) for n, p in enumerate(self.draft.paragraphs, 1) if p.text.strip()]
        last = shown[-1][1].style if shown else ""
        groups = [(style, list(group)) for style, group in groupby(shown, lambda row: row[1].style)]
        for at, (style, group) in enumerate(groups):
            if style == "signature":
                if at == len(groups) - 1:
                    yield from attachment_note(self.draft.tables)
                yield from self._signature(group)
            elif style in HEAD:
                yield from self._head(group)
            else:
                for number, paragraph in group:
                    yield from self._aloud(number, paragraph)
        if last != "signature":
            yield from attachment_note(self.draft.tables)
        yield from attachments(self.draft.tables, self.layout)

    def _head(self, group: Sequence[Numbered]) -> Iterator[str]:
        """Title, date or speaker; below the last of them all is a gap (7.3.2)."""
        last = [p for p in self.draft.front if p.style in HEAD and p.text.strip()][-1:]
        gap = round(self.layout.page.pitch * self.layout.page.head_gap / 100)
        for number, paragraph in group:
            direct = f'<w:spacing w:after="{gap}"/>' if last and paragraph is last[0] else ""
            whole = self._balanced(paragraph) if paragraph.style == "title" else paragraph
            yield self._paragraph(number, whole, direct)

    def _signature(self, group: Sequence[Numbered]) -> Iterator[str]:
        look = self.layout.look("signature")
        indents = signature_indents([paragraph.text for _, paragraph in group], look.right)
        for (number, paragraph), right in zip(group, indents, strict=True):
            direct = "" if right == look.right else indent(look, look.left, right)
            yield self._paragraph(number, paragraph, direct)

    def _aloud(self, number: int, paragraph: Paragraph) -> Iterator[str]:
        """A paragraph of the text; in a reading copy sentence by sentence, with the time."""
        parts = spans(paragraph, number, self.extras)
        by_sentence = self.layout.aloud.sentences and paragraph.style in SPOKEN
        for n, line in enumerate(sentences(parts) if by_sentence else [parts]):
            before = minute(self.spoken)
            self.spoken += sum(len(run.text) for span in line for run in span.runs)
            if self.layout.aloud.minutes and minute(self.spoken) > before:
                yield self._clock(minute(self.spoken))
            yield self._line(number, paragraph, line, "sentence" if n else paragraph.style)

    def _clock(self, minutes: int) -> str:
        look = self.layout.looks["minutes"]
        beside = frame(self.layout.page) if look.margin else ""
        return _styled("minutes", run_xml(PLAIN, f"{minutes}分"), beside)

    def _line(self, number: int, paragraph: Paragraph, line: Sequence[Span], style: str) -> str:
        pauses = self.layout.aloud.pauses or self.extras.pauses
        if pauses and paragraph.style in SPOKEN:
            line = with_pauses(line)
        words = self._wrapped(paragraph, line)
        shown = "body" if style == "placeholder" else style
        return _styled(shown, self._marked(number, words) if style != "sentence" else words)

    def _paragraph(self, number: int, paragraph: Paragraph, direct: str = "") -> str:
        words = self._wrapped(paragraph, spans(paragraph, number, self.extras))
        return _styled(paragraph.style, self._marked(number, words), direct)

    def _marked(self, number: int, words: str) -> str:
        """The words of a paragraph between the two ends of its bookmark."""
        if not self.extras.bookmarks:
            return words
        return (
            f'<w:bookmarkStart w:id="{number}" w:name="{BOOKMARK}{number}"/>{words}'
            f'<w:bookmarkEnd w:id="{number}"/>'
        )

    def _wrapped(self, paragraph: Paragraph, line: Sequence[Span]) -> str:
        opening, closing = self.layout.look(paragraph.style).wrap(paragraph.text)
        if opening and len(line) == 1 and not line[0].note and not line[0].choices:
            (span,) = line
            plain = list(self._kinds(paragraph, span))
            if [kind for kind, _ in plain] == [PLAIN]:
                return run_xml(PLAIN, opening + plain[0][1] + closing)
        words = "".join(self._span(paragraph, span) for span in line)
        return f"{run_xml(PLAIN, opening)}{words}{run_xml(PLAIN, closing)}" if opening else words

    def _span(self, paragraph: Paragraph, span: Span) -> str:
        if span.choices:
            words = self._choice(span)
        else:
            words = "".join(self._run(kind, text) for kind, text in self._kinds(paragraph, span))
        if not span.note or not words:
            return words
        number = next(self.ids)
        self.notes[number] = span.note
        return commented(number, words)

    def _choice(self, span: Span) -> str:
        """A drop-down list holds plain text only, so that facts in it have no look of their own."""
        said = "".join(run.text for run in span.runs)
        return choice(
            span.runs[0].origin.ref, said, span.choices, next(self.ids), run_xml(PLAIN, said)
        )

    def _kinds(self, paragraph: Paragraph, span: Span) -> Iterator[tuple[Kind, str]]:
        stresses = self.layout.aloud.stresses or self.extras.stresses
        stresses = stresses and paragraph.style in SPOKEN
        return kinds(span.runs, paragraph.style == "placeholder", stresses)

    def _run(self, kind: Kind, text: str) -> str:
        if not kind.gap or not self.extras.controls:
            return run_xml(kind, text)
        hint = next((m.description for m in self.draft.missing if m.fact == kind.gap), kind.gap)
        return field_control(kind.gap, hint, next(self.ids), run_xml(kind, text))

    def _balanced(self, title: Paragraph) -> Paragraph:
        """A title too long for its line, broken by hand (7.3.1); the breaks are soft."""
        if "\n" in title.text:
            return title
        seams = list(accumulate(len(run.text) for run in title.runs))
        capacity = self.layout.page.text_width // self.layout.look("title").advance
        places = line_breaks(title.text, capacity, seams)
        return replace(title, runs=tuple(_broken(title.runs, places))) if places else title


def _styled(style: str, runs: str, direct: str = "") -> str:
    ident = STYLES[style].id  # type: ignore[index]
    return f'<w:p><w:pPr><w:pStyle w:val="{ident}"/>{direct}</w:pPr>{runs}</w:p>'


def _broken(runs: Iterable[Run], places: Sequence[int]) -> Iterator[Run]:
    """The runs with a line break at each of these offsets of their joint text."""
    start = 0
    for run in runs:
        end = start + len(run.text)
        cuts = [0, *(at - start for at in places if start <= at < end), len(run.text)]
        text = "\n".join(run.text[a:b] for a, b in pairwise(cuts))
        yield replace(run, text=text)
        start = end


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
