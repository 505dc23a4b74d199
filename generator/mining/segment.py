"""Cutting Chinese into words: jieba's algorithm without its HMM; the only module that imports it.

rjieba (the same algorithm in Rust, twenty times as fast) is used when it is installed. The HMM
is off because it glues unknown words of this register together wrongly (以党/的, 组织/力为).
"""

from __future__ import annotations

import importlib
import importlib.util
import warnings
from collections.abc import Callable, Mapping
from functools import lru_cache
from pathlib import Path

from generator.errors import bad_data

Cutter = Callable[[str], list[str]]
"""From a text to its words; their concatenation is the text."""

_QUIET = 60
"""Above ``logging.CRITICAL``: jieba talks while it loads."""


def cut(text: str) -> list[str]:
    """The words of a text.

    >>> cut("坚持围绕中心服务大局")
    ['坚持', '围绕', '中心', '服务大局']
    """
    return cutter()(text)


@lru_cache(maxsize=4)
def cutter(dictionary: Path | None = None) -> Cutter:
    """The fastest cutter there is; with an office's own dictionary it is always jieba.

    ``dictionary``: lines of ``word [frequency] [tag]``; None: jieba's own words alone.
    Raises DataError for a dictionary that cannot be read.
    """
    if dictionary is None and importlib.util.find_spec("rjieba"):
        return rust_cutter()
    return python_cutter(dictionary)


def remembering(cut: Cutter) -> Cutter:
    """A cutter that cuts no text twice; for one run over one corpus."""
    known: dict[str, list[str]] = {}

    def remembered(text: str) -> list[str]:
        found = known.get(text)
        if found is None:
            found = known[text] = cut(text)
        return found

    return remembered


def rust_cutter() -> Cutter:
    """rjieba, which must be installed."""
    rjieba = importlib.import_module("rjieba")
    return lambda text: list(rjieba.cut(text, False))


def python_cutter(dictionary: Path | None = None) -> Cutter:
    """jieba with an optional dictionary of the office on top (None: without)."""
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        jieba = importlib.import_module("jieba")
    jieba.setLogLevel(_QUIET)
    tokenizer = jieba.Tokenizer()
    if dictionary is not None:
        try:
            with dictionary.open("rb") as lines:
                tokenizer.load_userdict(lines)
        except (OSError, ValueError) as error:
            raise bad_data("读不了用户词典。", "每行一个词，UTF-8 编码。", dictionary) from error
    return lambda text: tokenizer.lcut(text, HMM=False)


def cut_mask(words: list[str]) -> bytes:
    """For every position of the joined words 1 where a word begins.

    >>> list(cut_mask(["坚持", "党"]))
    [1, 0, 1]
    """
    return b"".join(b"\1" + b"\0" * (len(word) - 1) for word in words)


@lru_cache(maxsize=1)
def tags() -> Mapping[str, str]:
    """Word to part of speech as jieba's dictionary has it; empty where jieba is not installed."""
    spec = importlib.util.find_spec("jieba")
    if spec is None or spec.origin is None:
        return {}
    path = Path(spec.origin).with_name("dict.txt")
    lines = (line.split(" ") for line in path.read_text(encoding="utf-8").splitlines())
    return {parts[0]: parts[2] for parts in lines if len(parts) == 3}
