"""Taking out pinyin annotations (機(jī)關(guān)), leaving genuine brackets alone."""

from __future__ import annotations

import re
from collections import Counter

from generator.corpus.characters import HAN, PINYIN, PINYIN_TONED
from generator.corpus.script import simplified_character

TONED_AT_LEAST = 5
ONE_IN = 80
"""Fewer annotations than this, per characters of text, are a writer's help with rare characters."""

EVERY_AT_LEAST = 12
EVERY_IN = 8
"""One annotation in so many characters: every converted one has its pinyin, without tones too."""

_BRACKETED = rf"[(（]\s?([{PINYIN}]{{1,6}})\s?[)）]"
_ANNOTATION = re.compile(rf"\s?{_BRACKETED}")
_TONED = re.compile(f"[{PINYIN_TONED}]")
_READING = re.compile(rf"([{HAN}]){_BRACKETED}")
_HAN_ONLY = re.compile(f"[{HAN}]")
_TONELESS = re.compile(rf"(?<=[{HAN})）])[(（]([a-zü]{{1,6}})[)）]")
_EVERY = re.compile(rf"[(（]\s?([{PINYIN}]{{1,6}})\s?[)）]")
_SYLLABLE = re.compile(
    r"(?:[bpmfdtnlgkhjqxrzcsyw]|zh|ch|sh)?"
    r"(?:i?a[io]?|i?an|i?ang|u[ao]|uai|uan|uang|u[ien]|[iu]?o|ou|iu|iong|ong|e[in]?|eng|er|i|in|ing|u|un|ue|ü|üe|ie)"
)
_TONES = str.maketrans(PINYIN_TONED, "aaaaeeeeiiiioooouuuuüüüünnnm")


def strip(text: str) -> tuple[str, int]:
    """The text without its pinyin annotations, and how many there were."""
    if _each_is_annotated(text):
        return _EVERY.subn(lambda match: "" if is_syllable(match[1]) else match[0], text)
    if not _TONED.search(text):
        return text, 0
    toned = sum(_is_toned_syllable(match[1]) for match in _EVERY.finditer(text))
    if toned < TONED_AT_LEAST or toned < len(_HAN_ONLY.findall(text)) / ONE_IN:
        return text, 0
    result = _ANNOTATION.sub(lambda m: "" if _is_toned_syllable(m[1]) else m[0], text)
    toneless = 0

    def without(match: re.Match[str]) -> str:
        nonlocal toneless
        toneless += is_syllable(match[1])
        return "" if is_syllable(match[1]) else match[0]

    return _TONELESS.sub(without, result), toned + toneless


def _each_is_annotated(text: str) -> bool:
    """Whether brackets with syllables, tone marks or not, stand behind a good part of all words."""
    count = sum(is_syllable(match[1]) for match in _EVERY.finditer(text))
    return count >= EVERY_AT_LEAST and count * EVERY_IN > len(_HAN_ONLY.findall(text))


def _is_toned_syllable(letters: str) -> bool:
    tones = sum(letter in PINYIN_TONED for letter in letters)
    return tones == 1 and is_syllable(letters)


def is_syllable(letters: str) -> bool:
    """Whether letters, tone marks or not, can be one Mandarin syllable.

    >>> is_syllable("guān"), is_syllable("app")
    (True, False)
    """
    return _SYLLABLE.fullmatch(letters.translate(_TONES)) is not None


def readings(text: str) -> dict[str, str]:
    """Every annotated character of a text, in both scripts, and its most frequent annotation."""
    if not _TONED.search(text):
        return {}
    counts: Counter[tuple[str, str]] = Counter(_READING.findall(text))
    result: dict[str, str] = {}
    for (char, letters), _ in counts.most_common():
        if _is_toned_syllable(letters):
            result.setdefault(char, letters)
            result.setdefault(simplified_character(char), letters)
    return result
