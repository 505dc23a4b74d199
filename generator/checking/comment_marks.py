"""The marks of a Word comment round the very words, runs cut where the words begin and end."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from copy import deepcopy
from typing import TYPE_CHECKING

from generator.checking.finding import Finding
from generator.corpus.docx import PIECES, SKIPPED
from generator.corpus.styles import W

if TYPE_CHECKING:
    from lxml.etree import _Element

RUBY = W + "rt"
"""Pinyin above a character; not among the words of the paragraph."""
_SPACE = "{http://www.w3.org/XML/1998/namespace}space"
NEIGHBOURS = 8
"""Characters before the words that tell one occurrence from another."""


def paragraphs_of(root: _Element) -> list[_Element]:
    """The paragraphs that hold words, those of tables and text boxes too."""
    hidden = {x for skipped in SKIPPED for y in root.iter(skipped) for x in y.iter(W + "p")}
    return [p for p in root.iter(W + "p") if p not in hidden and _words(p).strip()]


def mark(paragraphs: Sequence[_Element], finding: Finding, number: int) -> None:
    """Put the start, the end and the reference of comment ``number`` at the finding's words."""
    if not paragraphs:
        return
    paragraph, start, end = _place(paragraphs, finding)
    host = _outermost(paragraph)
    if host is not paragraph:
        box = next(x for x in host.iter(W + "r") if paragraph in x.iter(W + "p"))
        _surround(_whole(box), _whole(box), number)
    else:
        _surround(_run_from(paragraph, start), _run_to(paragraph, end), number)


def _place(paragraphs: Sequence[_Element], finding: Finding) -> tuple[_Element, int, int]:
    """Paragraph, start and end of the words; the whole paragraph when they are not written there.

    Tables and automatic numbers shift counts, so the words lead and the counts only choose.
    """
    words = finding.words.split("\n")[0]
    near = min(finding.paragraph - 1, len(paragraphs) - 1)
    texts = [_words(p) for p in paragraphs]
    for before, after in (
        (finding.before, finding.after),
        (finding.before[-NEIGHBOURS:], ""),
        ("", ""),
    ):
        needle = before + words + after
        holding = [n for n, text in enumerate(texts) if needle and needle in text]
        if holding:
            n = min(holding, key=lambda n: abs(n - near))
            start = _nearest(texts[n], needle, finding.column - 1 - len(before)) + len(before)
            return paragraphs[n], start, start + len(words)
    return paragraphs[near], 0, len(texts[near])


def _nearest(text: str, needle: str, wanted: int) -> int:
    places = [n for n in range(len(text)) if text.startswith(needle, n)]
    return min(places, key=lambda n: abs(n - wanted))


def _units(node: _Element) -> Iterator[tuple[_Element, str]]:
    """The elements that write something, in order, with what they write."""
    for child in node:
        if child.tag == W + "t":
            yield child, child.text or ""
        elif child.tag in PIECES:
            yield child, PIECES[str(child.tag)]
        elif isinstance(child.tag, str) and child.tag not in {*SKIPPED, RUBY, W + "p"}:
            yield from _units(child)


def _words(paragraph: _Element) -> str:
    return "".join(words for _, words in _units(paragraph))


def _outermost(paragraph: _Element) -> _Element:
    """The paragraph itself, or the one that holds its text box: comments stand outside boxes."""
    return [paragraph, *paragraph.iterancestors(W + "p")][-1]


def _whole(run: _Element) -> _Element:
    """The run, or the one that holds it (characters under pinyin)."""
    return [run, *run.iterancestors(W + "r")][-1]


def _run_from(paragraph: _Element, at: int) -> _Element:
    """The run that begins at an offset, cut off when it began before."""
    begin = 0
    for unit, words in _units(paragraph):
        if at < begin + len(words):
            return _cut(unit, max(0, at - begin))[1]
        begin += len(words)
    return _whole(next(r for u, _ in _units(paragraph) for r in u.iterancestors(W + "r")))


def _run_to(paragraph: _Element, at: int) -> _Element:
    """The run that ends at an offset, cut off when it goes on."""
    begin = 0
    last = None
    for unit, words in _units(paragraph):
        last = unit
        if words and at <= begin + len(words):
            return _cut(unit, at - begin)[0]
        begin += len(words)
    assert last is not None
    return _whole(next(last.iterancestors(W + "r")))


def _cut(unit: _Element, at: int) -> tuple[_Element, _Element]:
    """The runs before and behind a place within a unit; the same run twice when nothing is cut."""
    run = next(unit.iterancestors(W + "r"))
    if _whole(run) is not run:
        return _whole(run), _whole(run)
    tail = _tail(unit, at)
    head = [x for x in run if x.tag != W + "rPr" and x not in tail]
    if not head or not tail:
        return run, run
    later = deepcopy(run)
    for child in list(later):
        if child.tag != W + "rPr":
            later.remove(child)
    later.extend(tail)
    run.addnext(later)
    return run, later


def _tail(unit: _Element, at: int) -> list[_Element]:
    """What of a run stands behind a place, the text cut in two when the place is inside it."""
    words = unit.text or ""
    behind = list(unit.itersiblings())
    if at <= 0:
        return [unit, *behind]
    if unit.tag != W + "t" or at >= len(words):
        return behind
    rest = deepcopy(unit)
    unit.text, rest.text = words[:at], words[at:]
    for half in (unit, rest):
        half.set(_SPACE, "preserve")
    unit.addnext(rest)
    return [rest, *behind]


def _surround(first: _Element, last: _Element, number: int) -> None:
    from lxml import etree

    ident = {W + "id": str(number)}
    first.addprevious(etree.Element(W + "commentRangeStart", ident))
    reference = etree.Element(W + "r")
    etree.SubElement(reference, W + "commentReference", ident)
    last.addnext(reference)
    last.addnext(etree.Element(W + "commentRangeEnd", ident))
