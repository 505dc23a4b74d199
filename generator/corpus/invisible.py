"""Characters nobody sees or that stand for others: zero-width, controls, HTML entities."""

from __future__ import annotations

import html
import re

from generator.corpus.characters import ZERO_WIDTH

INVISIBLE = frozenset(
    [*ZERO_WIDTH, *map(chr, (*range(9), *range(14, 32), 127, *range(0xE000, 0xF900)))]
)
"""Zero-width, control and private-use characters."""

_INVISIBLE = re.compile(f"[{ZERO_WIDTH}\x00-\x08\x0e-\x1f\x7f\ue000-\uf8ff]")
STRAY = frozenset([";", *map(chr, (*range(0x3041, 0x3097), *range(0x30A1, 0x30FB)))])
"""What is no text between two paragraphs."""

KANA_ONE_IN = 200
"""A text with more kana than one in so many characters has them on purpose."""

_KANA = re.compile("[ぁ-ゖァ-ヺ]")
_STRAY = re.compile(
    r"(?:(?<=[。！？；”）])|(?<=\u3000\u3000))[ぁ-ゖァ-ヺ]{1,3}[⑴-⒇]?(?=[\s*〔]|$)"
    r"|(?:(?<=[。！？])|(?<=\u3000\u3000));(?=[一-鿿*])",
    re.MULTILINE,
)
_ENTITY = re.compile(r"(?:&(?:amp;)*(?:[a-zA-Z]{2,8}|#\d{1,7}|#[xX][0-9a-fA-F]{1,6});)")
_TAG = re.compile(
    r"</?(?:p|br|div|span|strong|b|font|em|i|a|u|sup|sub|img|pages|ref|section|td|tr|table|tbody|h[1-6]|ul|li|center|hr)\b[^<>]{0,300}/?>",
    re.IGNORECASE,
)
_BREAKS = ("p", "br", "div", "tr", "li", "hr", "h1", "h2", "h3", "h4", "h5", "h6", "table")
_STAND_INS = str.maketrans(
    {
        "─": "—",
        "━": "—",
        "―": "—",
        "•": "·",
        "・": "·",
        "‧": "·",
        "﹒": "·",
        "﹐": "，",
        "﹑": "、",
        "﹔": "；",
        "﹕": "：",
        "﹖": "？",
        "﹗": "！",
        "\u2f00": "一",
        "\u2fd4": "鼻",
        "｡": "。",
        "､": "、",
        "＂": '"',
        "〝": "“",
        "〞": "”",
    }
)
STAND_INS = frozenset(map(chr, _STAND_INS))
"""What is replaced by the character it stands for."""


def drop(text: str) -> tuple[str, int]:
    """Without zero-width, control and private-use characters."""
    return _INVISIBLE.subn("", text)


def drop_stray(text: str) -> tuple[str, int]:
    """Without the few kana and half marks that a bad conversion left between two paragraphs.

    >>> drop_kana("建设特区。オ　　二、组织")
    ('建设特区。　　二、组织', 1)
    """
    if len(_KANA.findall(text)) * KANA_ONE_IN > len(text):
        return text, 0
    return _STRAY.subn("", text)


def decode_entities(text: str) -> tuple[str, int]:
    """HTML entities (doubly escaped ones too) as characters, stray tags as line breaks."""
    count = 0

    def decoded(match: re.Match[str]) -> str:
        nonlocal count
        char, before = html.unescape(match[0]), match[0]
        while char != before:
            char, before = html.unescape(char), char
        if char == match[0]:
            return match[0]
        count += 1
        return " " if char == "\xa0" else char

    previous = None
    while previous != text:
        previous = text
        text = _ENTITY.sub(decoded, text)
    text, tags = _TAG.subn(lambda m: "\n" if _name(m[0]) in _BREAKS else "", text)
    return text, count + tags


def _name(tag: str) -> str:
    return re.split(r"[\s>/]", tag.strip("</"))[0].lower()


def replace_stand_ins(text: str) -> tuple[str, int]:
    """Look-alikes as the characters they stand for: box lines as dashes, bullets as ·."""
    result = text.translate(_STAND_INS)
    return result, sum(a != b for a, b in zip(text, result, strict=True))
