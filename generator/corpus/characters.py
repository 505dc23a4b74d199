"""Named sets of characters, and the patterns made of them."""

from __future__ import annotations

HAN = "〇一-鿿㐀-䶿"
"""Inside a regular-expression class: a Chinese character."""

CHINESE_PUNCTUATION = "，。、；：？！…—“”‘’（）《》〈〉【】〔〕「」『』·"
SENTENCE_END = "。！？…"
CLAUSE_END = "，；：" + SENTENCE_END
OPENING = "“‘（《〈【〔「『"
CLOSING = "”’）》〉】〕」』"
LINE_END = SENTENCE_END + "：；，、" + CLOSING
"""A line that ends so is not a broken one (，and 、 only in enumerations)."""

NUMERALS = "一二三四五六七八九十百零〇"

GAP = "〓"
"""Stands for one lost character (the printers' geta mark; □ would be read as a mask)."""

ZERO_WIDTH = "\u200b\u200c\u200d\u2060\ufeff\u00ad\u200e\u200f\u202a\u202b\u202c\u202d\u202e"
SPACES = " \t\u00a0\u3000\u2002\u2003\u2009\u202f"

PINYIN_TONED = "āáǎàēéěèīíǐìōóǒòūúǔùǖǘǚǜńňǹḿ"
PINYIN = "a-zü" + PINYIN_TONED
