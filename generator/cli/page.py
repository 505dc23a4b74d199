"""Help pages for a terminal: a Chinese character takes two columns and a line may end after any."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from gettext import gettext
from unicodedata import east_asian_width

import click

METAVARS = {"[OPTIONS]": "[选项]", "COMMAND": "命令", "[ARGS]...": "[参数]..."}
"""Words of the usage line that click does not look up in its catalogue."""

_OPENING = "“‘（《【〔"
_CLOSING = "，。；：、！？”’）》】〕…—"
_UNIT = re.compile(rf" +|[{_OPENING}]*(?:[!-~]+|[^ ])[{_CLOSING}]*")
"""What stays on one line: an ASCII word or one character, and the punctuation that clings to it."""


def columns(text: str) -> int:
    """Columns of a terminal that a text takes.

    >>> columns("-o 文件")
    7
    """
    return sum(2 if east_asian_width(character) in "WFA" else 1 for character in text)


def wrap(text: str, width: int) -> list[str]:
    """Lines of at most ``width`` columns; no line begins with a comma or ends with a bracket.

    >>> wrap("缺少的要素不会编造：", 14)
    ['缺少的要素不会', '编造：']
    """
    lines = [""]
    for unit in _UNIT.findall(text):
        if lines[-1] and columns(lines[-1] + unit) > width:
            lines.append("")
        if lines[-1] or unit.strip():
            lines[-1] += unit
    return [line.rstrip() for line in lines]


def paragraphs(text: str, width: int) -> Iterator[list[str]]:
    """Wrapped paragraphs of a help text; one that click marks with ``\\b`` keeps its lines."""
    for block in re.split(r"\n\s*\n", text.strip("\n")):
        lines = block.split("\n")
        yield lines[1:] if lines[0].strip() == "\b" else wrap(_joined(lines), width)


def _joined(lines: Iterable[str]) -> str:
    """One line: Chinese joins Chinese without a space."""
    text = "\n".join(line.strip() for line in lines)
    return re.sub(r"(?<=[^ -~])\n(?=[^ -~])", "", text).replace("\n", " ")


class Page(click.HelpFormatter):
    """A help page in Chinese typography."""

    def write_usage(self, prog: str, args: str = "", prefix: str | None = None) -> None:
        """The usage line with its standard words in Chinese."""
        words = [METAVARS.get(word, word) for word in args.split(" ")]
        super().write_usage(prog, " ".join(words), prefix or gettext("Usage:"))

    def write_heading(self, heading: str) -> None:
        """A heading with a full-width colon."""
        self.write(f"{'':{self.current_indent}}{heading}：\n")

    def write_text(self, text: str) -> None:
        """Paragraphs with an empty line between them."""
        indent = " " * self.current_indent
        blocks = paragraphs(text, self.width - self.current_indent)
        self.write("\n".join("".join(f"{indent}{line}\n" for line in block) for block in blocks))

    def write_dl(
        self, rows: Iterable[tuple[str, str]], col_max: int = 30, col_spacing: int = 2
    ) -> None:
        """Terms and explanations in two columns; a long term has a line of its own."""
        rows = list(rows)
        first = min(max(columns(term) for term, _ in rows), col_max) + col_spacing
        margin = " " * (self.current_indent + first)
        for term, text in rows:
            lines = [line for block in paragraphs(text, self.width - len(margin)) for line in block]
            head = " " * self.current_indent + term
            if columns(term) + col_spacing <= first:
                head += " " * (first - columns(term)) + lines.pop(0)
            rest = "".join(f"{margin}{line}\n" for line in lines if line)
            self.write(f"{head.rstrip()}\n{rest}")
