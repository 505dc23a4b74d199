"""The health of a bank in words for the terminal, and as a small HTML page with bars."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from html import escape

from generator.api.health import Health

MOST = 12
"""Lines of each part on the terminal; the page has them all."""

LONGEST = 40
"""Characters of an entry that are shown."""

_CSS = (
    "body{font:15px/1.6 sans-serif;max-width:60em;margin:2em auto;padding:0 1em}"
    "table{border-collapse:collapse;width:100%}td,th{text-align:left;padding:.15em .6em .15em 0}"
    ".bar{background:#eee;width:12em}.bar i{display:block;height:.8em;background:#4a7ab5}"
    ".low i{background:#c0504d}"
)

Part = tuple[str, list[tuple[str, float | None, bool]]]
"""Heading, and lines: words, the length of a bar from 0 to 1 (None: no bar), whether it is bad."""


def parts(report: Health) -> Iterator[Part]:
    """Everything the report says, for both forms."""
    rows: list[tuple[str, float | None, bool]] = []
    for one in sorted(report.outlines, key=lambda outline: outline.distinct):
        need = "·".join(one.bottleneck)
        text = f"{one.name}：可写 {one.distinct} 稿不重样（最先用完的是 {need}），两稿之间平均重 {one.shared:.0%}"
        rows.append((text, min(one.distinct / 10, 1.0), one.distinct < 2))
    yield f"各提纲能写几稿（试写 {report.drafts} 稿）", rows
    yield (
        "缺口：再写一稿就要重复",
        [
            (
                f"{'·'.join(s.need)}：有 {s.supply}，一稿用 {s.demand}{_asked_by(s.templates)}",
                s.supply / (2 * s.demand),
                s.supply <= s.demand,
            )
            for s in report.starving
        ],
    )
    yield (
        "线索：一个要点里一条线索只说一次，不够一段用的",
        [
            (f"{t.subtopic}·{t.move}：{t.threads} 条线索，一段最多说 {t.taken} 条", None, True)
            for t in report.few_threads
        ],
    )
    yield "句群的缺漏", [(text, None, False) for text in report.loose_ends]
    yield "开头雷同的句群", [(text, None, False) for text in report.shapes]
    yield "太长、太短的句群", [(text, None, False) for text in report.lengths]
    yield "几条句群里相同的分句", [(text, None, False) for text in report.shared]
    yield (
        "几乎一样的句群和说法",
        [
            (
                f"{d.id}“{_short(d.text)}” ≈ {d.other_id}“{_short(d.other_text)}”",
                d.likeness,
                d.likeness > 0.85,
            )
            for d in sorted(report.duplicates, key=lambda d: -d.likeness)
        ],
    )
    yield "自相矛盾", [(text, None, True) for text in report.contradictions]
    yield f"过时和将要过时（{report.day}）", [(text, None, False) for text in report.stale]
    yield (
        "试写没有用到的",
        [
            (f"{subtopic}：{idle}/{total}", idle / (total or 1), False)
            for subtopic, (idle, total) in sorted(
                report.unused.items(), key=lambda row: -row[1][0] / (row[1][1] or 1)
            )
        ],
    )


def lines(report: Health) -> Iterator[str]:
    """The report for the terminal."""
    yield f"套语库共 {report.entries} 条。"
    for heading, rows in parts(report):
        yield f"{heading}：{len(rows) or '没有'}"
        yield from (f"  {_bar(length)}{text}" for text, length, _ in rows[:MOST])
        if len(rows) > MOST:
            yield f"  ……其余 {len(rows) - MOST} 条见网页（--html）。"


def _asked_by(templates: Sequence[str]) -> str:
    """Templates that ask for a need; a paragraph without words of its own does not tell."""
    return f"；模板 {'、'.join(templates)}" if templates else ""


def _short(text: str) -> str:
    return text if len(text) <= LONGEST else text[:LONGEST] + "……"


def _bar(length: float | None) -> str:
    """
    >>> _bar(0.5)
    '█████░░░░░ '
    """
    if length is None:
        return ""
    full = round(min(length, 1.0) * 10)
    return "█" * full + "░" * (10 - full) + " "


def page(report: Health) -> str:
    """The report as HTML."""
    body = "".join(_section(heading, rows) for heading, rows in parts(report))
    title = f"套语库体检（{report.day}）"
    return (
        f'<!DOCTYPE html>\n<html lang="zh-CN"><head><meta charset="utf-8"><title>{title}</title>'
        f"<style>{_CSS}</style></head>\n<body><h1>{title}</h1><p>共 {report.entries} 条。</p>\n"
        f"{body}<h2>没有用到的条目</h2><p>{escape('、'.join(report.unused_ids)) or '没有'}</p>"
        "</body></html>\n"
    )


def _section(heading: str, rows: Iterable[tuple[str, float | None, bool]]) -> str:
    cells = "".join(
        f"<tr><td>{_html_bar(length, low)}</td><td>{escape(text)}</td></tr>\n"
        for text, length, low in rows
    )
    return f"<h2>{escape(heading)}</h2>\n<table>{cells}</table>\n" if cells else ""


def _html_bar(length: float | None, low: bool) -> str:
    if length is None:
        return ""
    kind = "bar low" if low else "bar"
    return f'<div class="{kind}"><i style="width:{min(length, 1.0):.0%}"></i></div>'
