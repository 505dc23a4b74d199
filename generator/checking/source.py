"""From a user's file to the text that rules see, marks of the format left out, places kept."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping
from pathlib import Path

from generator.checking.structure import classified
from generator.checking.text import Kind, Line, Text
from generator.corpus.encodings import decode
from generator.draft import Draft, Style
from generator.errors import bad_data
from generator.files import read_bytes

_UNIX = re.compile(r"\r\n?|[\x0b\x0c\u2028\u2029\x85]")
_COMMENT = re.compile(r"<!--.*?-->", re.DOTALL)
_EXCEPTION = re.compile(r"不查\s*((?:[A-Z]{2}\d{3}[、，,\s]*)+)(?:[：:]\s*(.*?))?\s*-->", re.DOTALL)
_CODE = re.compile(r"[A-Z]{2}\d{3}")
_EDGES = re.compile(r"^[ \t\u3000\u00a0]+|[ \t\u3000\u00a0]+$", re.MULTILINE)
_MARKDOWN = re.compile(
    r"\A---\n.*?\n---$|^#{1,6} +|^> ?|^[-*+] +|(?:\*\*|__)(?=\S)|(?<=\S)(?:\*\*|__)",
    re.DOTALL | re.MULTILINE,
)
_HASHES = re.compile(r"^(#{1,6}) ")

STYLES: Mapping[Style, tuple[Kind, int]] = {
    "title": ("title", 0),
    "subtitle": ("front", 0),
    "date": ("front", 0),
    "speaker": ("front", 0),
    "note": ("front", 0),
    "placeholder": ("front", 0),
    "salutation": ("salutation", 0),
    "signature": ("signature", 0),
}
"""Kinds of a draft's paragraphs; the others are told by their words, as in any file."""


def load(path: Path) -> Text:
    """The text of a file. Raises DataError when it cannot be read or is of an unknown format."""
    loader = LOADERS.get(path.suffix.lower())
    if loader is None:
        known = "、".join(LOADERS)
        raise bad_data(f"还查不了“{path.suffix or path.name}”。", f"能查的格式：{known}。", path)
    text = loader(path)
    if not text.body.strip():
        raise bad_data("文件里没有文字。", "如果是扫描件，请先做文字识别。", path)
    return text


def from_string(words: str, name: str = "") -> Text:
    """A text from words, as from a .txt file."""
    return _text(name, words, _EDGES, _COMMENT)


def _plain(path: Path) -> Text:
    return _text(str(path), _decoded(path), _EDGES, _COMMENT)


def _markdown(path: Path) -> Text:
    return _text(str(path), _decoded(path), _MARKDOWN, _EDGES, _COMMENT)


def _word(path: Path) -> Text:
    from dataclasses import replace

    from generator.checking.docx_layout import layout_facts
    from generator.checking.docx_rest import with_rest
    from generator.corpus.docx import docx_text

    data = read_bytes(path)
    words = docx_text(data, path)
    text = _text(str(path), words, _HASHES_ONLY, _EDGES)
    return with_rest(replace(text, layout=layout_facts(data, path, text)), data, path)


_HASHES_ONLY = re.compile(r"^#{1,6} ", re.MULTILINE)


def _draft(path: Path) -> Text:
    from generator.rendering.tree import read_draft

    return from_draft(read_draft(path), str(path))


def from_draft(draft: Draft, name: str = "") -> Text:
    """A draft of ours, its styles known."""
    lines: list[Line] = []
    at = 0
    for number, paragraph in enumerate(draft.paragraphs, 1):
        kind, level = STYLES.get(paragraph.style, ("body", 0))
        words = paragraph.text.replace("\n", " ").strip()
        lines.append(Line(number, at, words, kind, level))
        at += len(words) + 1
    body = "\n".join(line.text for line in lines)
    return Text(name, body, classified(lines), body)


LOADERS: Mapping[str, Callable[[Path], Text]] = {
    ".txt": _plain,
    ".md": _markdown,
    ".docx": _word,
    ".json": _draft,
}
"""Suffix → loader."""


def _decoded(path: Path) -> str:
    return decode(read_bytes(path), path)


def _text(name: str, words: str, *dropped: re.Pattern[str]) -> Text:
    """The words without what the patterns match; line breaks always stay."""
    words = _UNIX.sub("\n", words)
    body, places = _kept(words, dropped)
    return Text(
        name,
        body,
        classified(_lines(body, words.split("\n"))),
        words,
        places,
        exceptions=tuple(_exceptions(words)),
        unread=tuple(_left_out(words, dropped)),
    )


def _left_out(words: str, dropped: tuple[re.Pattern[str], ...]) -> Iterator[str]:
    """What the marks of the format hide from the rules, exceptions not counted."""
    if _MARKDOWN in dropped and words.startswith("---\n") and "\n---\n" in words[4:]:
        yield "文件头（两行---之间）"
    if _COMMENT in dropped and (
        remarks := sum(1 for x in _COMMENT.finditer(words) if not _EXCEPTION.search(x[0]))
    ):
        yield f"{remarks}处<!-- -->注释"


def _kept(words: str, dropped: tuple[re.Pattern[str], ...]) -> tuple[str, list[int] | None]:
    keep = bytearray(b"\x01" * len(words))
    for pattern in dropped:
        for match in pattern.finditer(words):
            for at in range(*match.span()):
                keep[at] = words[at] == "\n"
    if all(keep):
        return words, None
    places = [at for at, kept in enumerate(keep) if kept]
    return "".join(words[at] for at in places), places


def _lines(body: str, source: list[str]) -> Iterator[Line]:
    at = 0
    titled = False
    for number, words in enumerate(body.split("\n"), 1):
        hashes = _HASHES.match(source[number - 1])
        kind: Kind = "body"
        if hashes and not titled and len(hashes[1]) == 1:
            kind, titled = "title", True
        yield Line(number, at, words, kind)
        at += len(words) + 1


def _exceptions(words: str) -> Iterator[tuple[int, str, str]]:
    """Line, code and reason of every <!-- 不查 JG705：理由 -->; alone on a line it means the next."""
    for comment in _COMMENT.finditer(words):
        asked = _EXCEPTION.search(comment[0])
        if asked is None:
            continue
        line = words.count("\n", 0, comment.start()) + 1
        begin = words.rfind("\n", 0, comment.start()) + 1
        end = words.find("\n", comment.end())
        if not (words[begin : comment.start()] + words[comment.end() : end % len(words)]).strip():
            line += 1
        for code in _CODE.findall(asked[1]):
            yield line, code, (asked[2] or "").strip()
