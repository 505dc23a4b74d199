"""A layout profile as frozen data: page, looks of paragraph styles, marks of character styles."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Annotated, Any, Literal, NamedTuple, TypeAlias

from msgspec import Struct
from msgspec.structs import replace

from generator.draft import Style
from generator.rendering import units

Strength = Literal["规定", "一般", "实务", "推算", "自定"]
"""The standard says so; it says "generally"; common practice; derived by sums; the office's own."""


class Basis(NamedTuple):
    """What a parameter of a layout rests on."""

    strength: Strength
    clause: str = ""
    """Clause of GB/T 9704-2012 or a short reason."""


class Parameter(NamedTuple):
    """A field as YAML knows it."""

    key: str
    parse: Callable[[Any], Any]
    """Turns the written value into ours."""


class Page(Struct, frozen=True, kw_only=True):
    """The sheet and what is printed outside the text area. Lengths are twips."""

    width: Annotated[int, Parameter("纸宽", units.twips)]
    height: Annotated[int, Parameter("纸高", units.twips)]
    top: Annotated[int, Parameter("天头", units.twips)]
    bottom: Annotated[int, Parameter("地脚", units.twips)]
    left: Annotated[int, Parameter("订口", units.twips)]
    right: Annotated[int, Parameter("切口", units.twips)]
    lines: Annotated[int, Parameter("行数", units.count)]
    characters: Annotated[int, Parameter("字数", units.count)]
    pitch: Annotated[int, Parameter("行网格", units.twips)]
    head_gap: Annotated[int, Parameter("文首空行", units.hundredths)]
    """Space in 1/100 line between title, date and speaker and what follows them."""
    number_font: Annotated[str, Parameter("页码字体", units.word)]
    number_size: Annotated[int, Parameter("页码字号", units.half_points)]
    number_gap: Annotated[int, Parameter("页码距版心", units.twips)]
    number_inset: Annotated[int, Parameter("页码缩进", units.hundredths)]

    @property
    def text_width(self) -> int:
        """Width of the text area (版心)."""
        return self.width - self.left - self.right


class Look(Struct, frozen=True, kw_only=True):
    """How a paragraph style looks. Half-points, twips, 1/100 character."""

    font: Annotated[str, Parameter("字体", units.word)]
    latin: Annotated[str, Parameter("西文字体", units.word)]
    size: Annotated[int, Parameter("字号", units.half_points)]
    line: Annotated[int, Parameter("行距", units.twips)]
    spacing: Annotated[int, Parameter("字距", units.twips)]
    """Added to every character; negative to fit 28 of them into 156 mm."""
    align: Annotated[str, Parameter("对齐", units.align)]
    """A value of :data:`units.Align`."""
    bold: Annotated[bool, Parameter("加粗", units.flag)] = False
    first: Annotated[int, Parameter("首行", units.hundredths)] = 0
    left: Annotated[int, Parameter("左空", units.hundredths)] = 0
    right: Annotated[int, Parameter("右空", units.hundredths)] = 0
    before: Annotated[int, Parameter("段前", units.hundredths)] = 0
    """Space above in 1/100 line; not between paragraphs of the same style unless ``apart``."""
    after: Annotated[int, Parameter("段后", units.hundredths)] = 0
    outline: Annotated[int, Parameter("大纲级别", units.count)] = 0
    """1–9 for the navigation pane, 0 for body text."""
    keep_next: Annotated[bool, Parameter("与下段同页", units.flag)] = False
    keep_lines: Annotated[bool, Parameter("段中不分页", units.flag)] = False
    apart: Annotated[bool, Parameter("同样式也空", units.flag)] = False
    """Whether the space above and below also stands between paragraphs of this style."""
    margin: Annotated[bool, Parameter("旁注", units.flag)] = False
    """Whether the paragraph stands in the outer margin, beside the text."""
    brackets: Annotated[str, Parameter("括号", units.pair)] = ""
    """Opening and closing bracket put around the paragraph, or nothing."""

    @property
    def advance(self) -> int:
        """Twips from one full-width character to the next."""
        return self.size * 10 + self.spacing

    def wrap(self, text: str) -> tuple[str, str]:
        """What goes before and after the paragraph: its brackets, unless it has them already."""
        if not self.brackets or text[:1] in ("（", "("):
            return "", ""
        return self.brackets[0], self.brackets[1]


class Mark(Struct, frozen=True, kw_only=True):
    """How a character style looks; what is empty stays as in the paragraph."""

    font: Annotated[str, Parameter("字体", units.word)] = ""
    bold: Annotated[bool, Parameter("加粗", units.flag)] = False
    shade: Annotated[str, Parameter("底色", units.colour)] = ""
    """RRGGBB behind the text."""
    colour: Annotated[str, Parameter("颜色", units.colour)] = ""
    """RRGGBB of the text."""


class Aloud(Struct, frozen=True, kw_only=True):
    """What helps a speaker who reads the text out; nothing of it in an ordinary layout."""

    sentences: Annotated[bool, Parameter("逐句", units.flag)] = False
    """Every sentence begins a line of its own and is never broken over a page."""
    pauses: Annotated[bool, Parameter("停顿", units.flag)] = False
    """A mark ／ at the end of every clause."""
    stresses: Annotated[bool, Parameter("重音", units.flag)] = False
    """Emphasis dots under facts."""
    minutes: Annotated[bool, Parameter("计时", units.flag)] = False
    """The running minutes in the outer margin."""


StyleKey: TypeAlias = (
    Style
    | Literal[
        "base",
        "lead",
        "sentence",
        "minutes",
        "pause",
        "table",
        "table_head",
        "contents_title",
        "contents1",
        "contents2",
    ]
)
"""A style of a draft, or the ground all are based on, or what the program adds by itself."""


class StyleName(NamedTuple):
    """One style by its name in YAML, its id in the file and its name in Word."""

    key: str
    id: str
    name: str

    @property
    def custom(self) -> bool:
        """True for a style Word does not know: those have Chinese names."""
        return not self.name.isascii()


HEAD: tuple[Style, ...] = ("title", "subtitle", "date", "speaker")
"""The styles of the head of a document, above salutation and text."""

TITLES: tuple[Style, ...] = ("title", "attachment_title")
"""What is broken in balanced lines when it is long."""

STYLES: Mapping[StyleKey, StyleName] = {
    "base": StyleName("通用", "Normal", "Normal"),
    "title": StyleName("标题", "Title", "Title"),
    "subtitle": StyleName("副标题", "Subtitle", "Subtitle"),
    "date": StyleName("日期行", "DateLine", "日期行"),
    "speaker": StyleName("讲话人", "Speaker", "讲话人"),
    "salutation": StyleName("称谓", "SalutationLine", "称谓"),
    "heading1": StyleName("一级标题", "Heading1", "heading 1"),
    "heading2": StyleName("二级标题", "Heading2", "heading 2"),
    "heading3": StyleName("三级标题", "Heading3", "heading 3"),
    "heading4": StyleName("四级标题", "Heading4", "heading 4"),
    "body": StyleName("正文", "BodyText", "Body Text"),
    "list": StyleName("列项", "ListParagraph", "List Paragraph"),
    "quotation": StyleName("引文", "Quote", "Quote"),
    "signature": StyleName("落款", "SignatureLine", "落款"),
    "note": StyleName("说明", "NoteText", "说明"),
    "sentence": StyleName("续句", "SentenceLine", "续句"),
    "minutes": StyleName("分钟", "Minutes", "分钟"),
    "attachment_note": StyleName("附件说明", "AttachmentNote", "附件说明"),
    "attachment": StyleName("附件", "AttachmentMark", "附件"),
    "attachment_title": StyleName("附件标题", "AttachmentTitle", "附件标题"),
    "table": StyleName("表格文字", "TableText", "表格文字"),
    "table_head": StyleName("表头", "TableHead", "表头"),
    "contents_title": StyleName("目录标题", "TOCHeading", "TOC Heading"),
    "contents1": StyleName("目录一级", "TOC1", "toc 1"),
    "contents2": StyleName("目录二级", "TOC2", "toc 2"),
    "lead": StyleName("领句", "Lead", "领句"),
    "pause": StyleName("停顿", "PauseMark", "停顿"),
    "placeholder": StyleName("待补", "Placeholder", "待补"),
}
"""Built-in styles of Word go by their English names; Word shows them in the user's language."""

MARKS: tuple[StyleKey, ...] = ("lead", "pause", "placeholder")
"""The styles of characters; all others are styles of paragraphs."""


_SHOWN_AS: Mapping[StyleKey, StyleKey] = {"placeholder": "body", "row": "table"}


class Layout(Struct, frozen=True, eq=False):
    """One profile. Compared by identity, so that what is built from it can be cached."""

    name: str
    title: str
    page: Page
    looks: Mapping[StyleKey, Look]
    marks: Mapping[StyleKey, Mark]
    aloud: Aloud
    letterhead: Path | None
    """An office's own Word file as base; None for our own."""
    substitutes: Mapping[str, str]
    """Font → the font to take where it is not installed."""
    basis: Mapping[str, Basis]
    """``"页面.天头"`` → what the value rests on."""
    written: Mapping[str, str]
    """``"页面.天头"`` → the value as it is written in the profile."""

    @property
    def title_width(self) -> int:
        """Characters of a title that stand on one line; one that fills it from edge to edge is
        broken in two.
        """
        return self.page.text_width // self.looks["title"].advance - 1

    @property
    def verbatim(self) -> Layout:
        """The same without the brackets that some styles put round their words."""
        looks = {style: replace(look, brackets="") for style, look in self.looks.items()}
        return replace(self, looks=looks)

    def look(self, style: StyleKey) -> Look:
        """The look of a paragraph of a draft; a placeholder line is body text with a mark."""
        return self.looks[_SHOWN_AS.get(style, style)]
