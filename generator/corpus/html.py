"""The text of a saved web page: its title, its source line, and the block that holds the body."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

from generator.corpus.characters import CLAUSE_END
from generator.corpus.encodings import decode, decode_as
from generator.errors import bad_data

if TYPE_CHECKING:
    from lxml.html import HtmlElement

BLOCKS = frozenset(
    {"address", "article", "aside", "blockquote", "body", "center", "dd", "div", "dl", "dt"}
    | {"fieldset", "footer", "h1", "h2", "h3", "h4", "h5", "h6", "header", "hr", "html", "li"}
    | {"main", "ol", "p", "pre", "section", "table", "tbody", "td", "th", "thead", "tr", "ul"}
)
SKIPPED = frozenset(
    {"script", "style", "noscript", "iframe", "select", "option", "button", "input", "textarea"}
    | {"form", "nav", "svg", "head", "template", "object", "video", "audio"}
)
HEADINGS = {"h1": "# ", "h2": "## ", "h3": "### ", "h4": "#### "}

PARAGRAPHS = frozenset(
    {"p", "li", "h1", "h2", "h3", "h4", "h5", "h6", "dt", "dd", "blockquote", "pre", "center"}
)
"""Blocks that are paragraphs of a text: the element around them is what we look for."""

SIBLING_SHARE = 0.25
"""A part of a page with so much of the best part's text beside it belongs to the body too."""

LINKED = 0.6
"""A line that is a link to this share is navigation."""

LONGEST_LABEL = 120
MAX_DEPTH = 400

_CHARSET = re.compile(rb"""charset\s*=\s*["']?\s*([A-Za-z0-9_-]+)""", re.IGNORECASE)
_DECLARATION = re.compile(r"\A\s*<\?xml[^>]*\?>")
_MARKS = re.compile(f"[{CLAUSE_END}]")
_SITE = re.compile(r"\s*(?:[_|｜]|\s[-–—]\s|--).*$", re.DOTALL)
_SPACE = re.compile(r"[ \t\r\n\f]+")
_TOLD = re.compile(
    r"(?:来源|发布时间|发布日期|作者|时间|日期)\s*[:：]|\d{4}[-年]\d{1,2}[-月]\d{1,2}"
)


def html_text(data: bytes, path: Path) -> str:
    """Title, date and source line, body: one paragraph a line, ``#`` before headings.

    Raises DataError when the page holds no text.
    """
    from lxml import etree, html

    head = _CHARSET.search(data[:4096])
    text = decode_as(data, head[1].decode("ascii")) if head else None
    text = _DECLARATION.sub("", text if text is not None else decode(data, path))
    try:
        root = html.document_fromstring(text, parser=html.HTMLParser(huge_tree=False))
    except (etree.ParserError, etree.XMLSyntaxError, ValueError):
        raise bad_data("这个网页里没有文字。", "请在浏览器里打开看看，另存后再试。", path) from None
    body = _body(root)
    title = _title(root)
    told = [line for line in _lines(root, skip=body) if _tells(line)] if body is not root else []
    return "\n".join([f"# {title}"] * bool(title) + told[:2] + list(_lines(body)))


def _title(root: HtmlElement) -> str:
    """The heading that the page's own title begins with, else that title without the site."""
    told = _squeezed(root.findtext(".//title") or "")
    for heading in root.iter("h1", "h2"):
        words = _squeezed("".join(heading.itertext()))
        if len(words) > 4 and words in told:
            return words
    return _SITE.sub("", told)


def _tells(line: str) -> bool:
    return len(line) <= LONGEST_LABEL and _TOLD.search(line) is not None


def _body(root: HtmlElement) -> HtmlElement:
    """The element around the paragraphs that hold most of the page's sentences."""
    scores: Counter[HtmlElement] = Counter()
    for element, words in _texts(root):
        scores[_around(element)] += len(_MARKS.findall(words))
    best, score = max(scores.items(), key=lambda item: item[1], default=(root, 0))
    parent = best.getparent()
    while parent is not None and score:
        inner = set(best.iter())
        beside = [scores[part] for part in parent.iter() if part in scores and part not in inner]
        if max(beside, default=0) < score * SIBLING_SHARE and sum(beside) < score:
            break
        best, score, parent = parent, score + sum(beside), parent.getparent()
    return best if score else root


def _around(element: HtmlElement) -> HtmlElement:
    """The container whose child paragraph this text belongs to."""
    block = element
    while block.tag not in BLOCKS and block.getparent() is not None:
        block = block.getparent()
    while block.tag in PARAGRAPHS and block.getparent() is not None:
        block = block.getparent()
    return block


def _texts(root: HtmlElement) -> Iterator[tuple[HtmlElement, str]]:
    """Every visible string with the element it stands in."""
    for kind, element, words in _events(root, None):
        if kind == "text":
            yield element, words


def _lines(root: HtmlElement, skip: HtmlElement | None = None) -> Iterator[str]:
    """One line a block or ``<br>``; lines that are mostly links are left out."""
    pieces: list[str] = []
    linked = 0
    mark = ""
    for kind, element, words in [*_events(root, skip), ("break", root, "")]:
        if kind == "text":
            pieces.append(words)
            linked += len(words.strip()) if _in_link(element) else 0
            continue
        line = _squeezed("".join(pieces))
        if line and linked < LINKED * len(line):
            yield mark + line
        pieces, linked = [], 0
        mark = HEADINGS.get(str(element.tag), "") if kind == "open" else ""


def _in_link(element: HtmlElement) -> bool:
    return element.tag == "a" or any(parent.tag == "a" for parent in element.iterancestors())


def _events(root: HtmlElement, skip: HtmlElement | None) -> Iterator[tuple[str, HtmlElement, str]]:
    """What a reader meets in order: text, and where blocks open, break and close."""
    from lxml import etree

    walk = etree.iterwalk(root, events=("start", "end", "comment", "pi"))
    for event, element in walk:
        named = isinstance(element.tag, str)
        if event == "start" and named:
            if element.tag in SKIPPED or element is skip:
                walk.skip_subtree()
                continue
            if element.tag in BLOCKS or element.tag == "br":
                yield ("open" if element.tag in BLOCKS else "break"), element, ""
            if element.text:
                yield "text", element, element.text
            continue
        if event == "end" and element.tag in BLOCKS and element.tag not in SKIPPED:
            yield "close", element, ""
        if element is not root and element.tail and event != "start":
            yield "text", element.getparent(), element.tail


def _squeezed(words: str) -> str:
    """Blanks and line breaks of the source as one blank; ideographic and hard ones stay."""
    return _SPACE.sub(" ", words).strip(" ")
