"""``word/document.xml``: the paragraphs of a draft in the styles of a layout."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from itertools import accumulate, count, pairwise

from msgspec import Struct, field
from msgspec.structs import replace

from generator.draft import Draft, Paragraph, Run, Style
from generator.rendering.aloud import SPOKEN, minute, sentences, with_pauses
from generator.rendering.attachments import note_indent, table_xml
from generator.rendering.comments import commented
from generator.rendering.contents import contents_xml, entries, marked
from generator.rendering.controls import choice
from generator.rendering.controls import field as field_control
from generator.rendering.extras import WORKING, Extras
from generator.rendering.flow import Numbered, cells, flow, groups
from generator.rendering.layout import HEAD, STYLES, TITLES, Layout, StyleKey
from generator.rendering.names import R, W, xml_part
from generator.rendering.numbering import (
    NONE,
    UNCOUNTED,
    Numerals,
    number_properties,
    numerals,
    unnumbered,
)
from generator.rendering.runs import PLAIN, Kind, kinds, run_xml
from generator.rendering.section import section_xml
from generator.rendering.signature import signature_indents
from generator.rendering.spans import Span, spans
from generator.rendering.styles import frame, indent
from generator.rendering.titles import line_breaks

BOOKMARK = "jg_"
"""How the bookmarks of paragraphs begin; the number of the paragraph follows."""

_TYPED = number_properties(0, UNCOUNTED)
"""A heading that automatic numbering passes over."""


class Document(Struct, frozen=True):
    """The part, and what other parts must know of it."""

    xml: bytes
    notes: dict[int, str]
    """Comments by id."""
    numerals: Numerals


def document(draft: Draft, layout: Layout, extras: Extras = WORKING) -> Document:
    """The whole part. Raises DataError for text that no file can hold."""
    body = Body(draft, layout, extras, numerals(draft) if extras.numbering else NONE)
    text = "".join(body.paragraphs())
    table = entries(draft, layout, extras) if extras.contents else []
    front = contents_xml(table, layout, extras.numbering) if table else ""
    inner = f"{front}{text}{section_xml(layout, bool(table))}"
    part = xml_part(f"<w:document {W} {R}><w:body>{inner}</w:body></w:document>")
    return Document(part, body.notes, body.numerals)


class Body(Struct):
    """One document being written."""

    draft: Draft
    layout: Layout
    extras: Extras
    numerals: Numerals
    notes: dict[int, str] = {}
    """Comments by id."""
    spoken: int = 0
    """Characters read out so far."""
    ids: Iterator[int] = field(default_factory=lambda: count(1))

    def paragraphs(self) -> Iterator[str]:
        """Every paragraph but empty ones: space comes from styles, never from blank lines."""
        for style, group in groups(flow(self.draft)):
            if style == "signature":
                yield from self._signature(group)
            elif style in HEAD:
                yield from self._head(group)
            elif style == "row":
                yield table_xml([cells(row) for _, row in group], self.layout)
            else:
                for number, paragraph in group:
                    yield from self._text(number, paragraph)

    def _head(self, group: Sequence[Numbered]) -> Iterator[str]:
        """Title, date or speaker; below the last of them all is a gap (7.3.2)."""
        last = [p for p in self.draft.front if p.style in HEAD and p.text.strip()][-1:]
        gap = round(self.layout.page.pitch * self.layout.page.head_gap / 100)
        for number, paragraph in group:
            direct = f'<w:spacing w:after="{gap}"/>' if last and paragraph is last[0] else ""
            yield self._paragraph(number, paragraph, direct)

    def _signature(self, group: Sequence[Numbered]) -> Iterator[str]:
        look = self.layout.look("signature")
        indents = signature_indents([paragraph.text for _, paragraph in group], look.right)
        for (number, paragraph), right in zip(group, indents, strict=True):
            direct = "" if right == look.right else indent(look, look.left, right)
            yield self._paragraph(number, paragraph, direct)

    def _text(self, number: int, paragraph: Paragraph) -> Iterator[str]:
        if paragraph.style in SPOKEN:
            yield from self._aloud(number, paragraph)
        elif paragraph.style == "attachment":
            yield self._paragraph(number, paragraph, "<w:pageBreakBefore/>")
        elif paragraph.style == "attachment_note":
            yield self._note(number, paragraph)
        else:
            yield self._heading(number, paragraph)

    def _note(self, number: int, paragraph: Paragraph) -> str:
        look = self.layout.look("attachment_note")
        left, first = note_indent(paragraph.text, look)
        usual = (left, first) == (look.left, look.first)
        direct = "" if usual else indent(replace(look, first=first), left, look.right)
        return self._paragraph(number, paragraph, direct)

    def _heading(self, number: int, paragraph: Paragraph) -> str:
        """A heading, its typed numeral left to Word where Word counts as we do."""
        if not self.extras.numbering or not paragraph.style.startswith("heading"):
            return self._paragraph(number, paragraph)
        length = self.numerals.lengths.get(number, 0)
        return self._paragraph(number, unnumbered(paragraph, length), "" if length else _TYPED)

    def _aloud(self, number: int, paragraph: Paragraph) -> Iterator[str]:
        """A paragraph of the text; in a reading copy sentence by sentence, with the time."""
        parts = spans(paragraph, number, self.extras)
        for n, line in enumerate(sentences(parts) if self.layout.aloud.sentences else [parts]):
            before = minute(self.spoken)
            self.spoken += sum(len(run.text) for span in line for run in span.runs)
            if self.layout.aloud.minutes and minute(self.spoken) > before:
                yield self._clock(minute(self.spoken))
            yield self._line(number, paragraph, line, "sentence" if n else paragraph.style)

    def _clock(self, minutes: int) -> str:
        look = self.layout.looks["minutes"]
        beside = frame(self.layout.page) if look.margin else ""
        return _styled("minutes", run_xml(PLAIN, f"{minutes}分"), beside)

    def _line(
        self, number: int, paragraph: Paragraph, line: Sequence[Span], style: StyleKey
    ) -> str:
        if self.layout.aloud.pauses or self.extras.pauses:
            line = with_pauses(line)
        words = self._wrapped(paragraph, line)
        return _styled(style, self._marked(number, words) if style != "sentence" else words)

    def _paragraph(self, number: int, paragraph: Paragraph, direct: str = "") -> str:
        if paragraph.style in TITLES:
            paragraph = self._balanced(paragraph)
        words = self._wrapped(paragraph, spans(paragraph, number, self.extras))
        shown: Style = "body" if paragraph.style == "placeholder" else paragraph.style
        if self.extras.contents and shown in ("heading1", "heading2"):
            words = marked(number, words)
        return _styled(shown, self._marked(number, words), direct)

    def _marked(self, number: int, words: str) -> str:
        """The words of a paragraph of the draft between the two ends of its bookmark."""
        if not self.extras.bookmarks or not number:
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
        places = line_breaks(title.text, self.layout.title_width, seams)
        return replace(title, runs=tuple(_broken(title.runs, places))) if places else title


def _styled(style: StyleKey, runs: str, direct: str = "") -> str:
    return f'<w:p><w:pPr><w:pStyle w:val="{STYLES[style].id}"/>{direct}</w:pPr>{runs}</w:p>'


def _broken(runs: Iterable[Run], places: Sequence[int]) -> Iterator[Run]:
    """The same runs with a soft line break at every place."""
    start = 0
    for run in runs:
        end = start + len(run.text)
        cuts = [0, *(at - start for at in places if start <= at < end), len(run.text)]
        text = "\n".join(run.text[a:b] for a, b in pairwise(cuts))
        yield replace(run, text=text)
        start = end
