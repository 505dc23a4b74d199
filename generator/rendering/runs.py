"""Runs of Word: text with its character style, breaks, and the hint that quotes are Chinese."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from itertools import groupby
from typing import NamedTuple

from generator.draft import Origin, Run
from generator.rendering.layout import STYLES
from generator.rendering.names import escape

PAUSE = Origin("template", "停顿")
"""Origin of pause marks: they are no words of the draft."""

_AMBIGUOUS = re.compile("[\u00a1-\u04ff\u2000-\u2bff]")
"""Characters Word sets in the Latin font unless told that they are Chinese: “”‘’—…·×① and more."""
_BREAKS = re.compile(r"(\t|\r\n|\n|\r)")
_HINT = '<w:rFonts w:hint="eastAsia"/>'
_HIGHLIGHT = '<w:highlight w:val="yellow"/>'
_BOLD = "<w:b/><w:bCs/>"
_DOTS = '<w:em w:val="dot"/>'


class Kind(NamedTuple):
    """What of a run shows: neighbours of one kind become one run in Word."""

    lead: bool = False
    gap: str = ""
    """Name of the missing fact."""
    pause: bool = False
    stress: bool = False


PLAIN = Kind()


def kinds(runs: Iterable[Run], whole: bool, stresses: bool) -> Iterator[tuple[Kind, str]]:
    """Text by kind. ``whole``: the paragraph is a placeholder from end to end."""

    def kind(run: Run) -> Kind:
        origin = run.origin
        if whole or origin.kind == "gap":
            return Kind(run.lead, origin.ref or "待补")
        if origin is PAUSE:
            return Kind(pause=True)
        return Kind(run.lead, "", False, stresses and origin.kind == "fact")

    for key, group in groupby(runs, key=kind):
        if text := "".join(run.text for run in group):
            yield key, text


def run_xml(kind: Kind, text: str) -> str:
    """One ``w:r``."""
    hint = _HINT if _AMBIGUOUS.search(text) else ""
    bold = _BOLD * kind.stress
    properties = _style(kind) + hint + bold + _HIGHLIGHT * bool(kind.gap) + _DOTS * kind.stress
    wrapped = f"<w:rPr>{properties}</w:rPr>" if properties else ""
    return f"<w:r>{wrapped}{_words(text)}</w:r>"


def _style(kind: Kind) -> str:
    if kind == PLAIN:
        return ""
    key = "placeholder" if kind.gap else "pause" if kind.pause else "lead" if kind.lead else ""
    return f'<w:rStyle w:val="{STYLES[key].id}"/>' if key else ""  # type: ignore[index]


def _words(text: str) -> str:
    if _BREAKS.search(text):
        return "".join(_words_or_break(part) for part in _BREAKS.split(text) if part)
    space = ' xml:space="preserve"' if text != text.strip() or "  " in text else ""
    return f"<w:t{space}>{escape(text)}</w:t>"


def _words_or_break(part: str) -> str:
    if part == "\t":
        return "<w:tab/>"
    return "<w:br/>" if _BREAKS.fullmatch(part) else _words(part)
