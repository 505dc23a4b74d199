"""What was mined, as one page: counts, coverage, growth of the vocabulary, where phrases stand."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from html import escape

from generator.mining.harvest import Harvest
from generator.mining.overview import Dispersion, Overview

_STYLE = (
    'body{font:15px/1.7 "Noto Sans CJK SC","Microsoft YaHei",sans-serif;max-width:60em;margin:2em auto;'
    "padding:0 1em}table{border-collapse:collapse}td,th{text-align:left;padding:.1em 1em .1em 0}"
    "svg{background:#fafafa;border:1px solid #ddd}small{color:#666}.n{text-align:right}"
)
_WIDTH, _HEIGHT, _STRIP = 720, 220, 26
SHOWN = 40
"""Phrases, frames and reasons that are listed."""

MOST_TICKS = 3000
"""Occurrences of one phrase that are drawn."""


def page(found: Harvest, figures: Overview) -> str:
    """The whole page; it fetches nothing and runs nothing."""
    parts = (_counts(found), _coverage(figures), _growth(figures), _spread(figures), _lists(found))
    body = "".join(piece for part in parts for piece in part)
    return (
        '<!DOCTYPE html><html lang="zh-CN"><head><meta charset="utf-8"><title>挖掘报告</title>'
        f"<style>{_STYLE}</style></head><body><h1>挖掘报告</h1>{body}</body></html>\n"
    )


def _counts(found: Harvest) -> Iterator[str]:
    rows = (
        ("套语", len(found.set_phrases)),
        ("概念", sum(map(len, found.concepts.values()))),
        ("带要素的说法", sum(map(len, found.facts.values()))),
        ("框架", len(found.frames)),
        ("标题组", len(found.heading_sets)),
        ("领句、过渡等语句", len(found.lines)),
    )
    yield f"<p>文稿 {found.documents} 篇；套语至少见于 {found.min_documents} 篇。</p>"
    yield _table(("种类", "条数"), rows)


def _coverage(figures: Overview) -> Iterator[str]:
    yield "<h2>覆盖</h2>"
    yield (
        f"<p>{figures.clauses} 个分句里，{figures.by_bank:.1%} 含有现有套语库里的说法，"
        f"{figures.by_proposals:.1%} 含有这次挖到的说法。</p>"
    )


def _growth(figures: Overview) -> Iterator[str]:
    """Different words against documents, as a line."""
    yield "<h2>词汇增长</h2>"
    if not figures.growth:
        return
    top, last = max(figures.growth), max(1, len(figures.growth) - 1)
    step = max(1, len(figures.growth) // 400)
    points = " ".join(
        f"{_WIDTH * n / last:.1f},{_HEIGHT - _HEIGHT * value / max(1, top):.1f}"
        for n, value in enumerate(figures.growth)
        if n % step == 0 or n == len(figures.growth) - 1
    )
    yield (
        f'<svg viewBox="0 0 {_WIDTH} {_HEIGHT}" width="{_WIDTH}" height="{_HEIGHT}" role="img" '
        f'aria-label="词汇增长"><polyline fill="none" stroke="#4a7ab5" stroke-width="2" points="{points}"/></svg>'
    )
    tail = figures.growth[-1] - figures.growth[len(figures.growth) * 9 // 10 - 1 if last > 9 else 0]
    yield (
        f"<p><small>横轴：文稿（{len(figures.growth)} 篇）；纵轴：不同的词（{top} 个）。"
        f"最后一成文稿带来 {tail} 个新词。</small></p>"
    )


def _spread(figures: Overview) -> Iterator[str]:
    yield "<h2>分布</h2><p><small>一行一条套语，一竖一次出现，从左到右是各篇文稿；均匀度 1 表示各篇一样多。</small></p>"
    for one in figures.dispersions:
        yield f"<div>{escape(one.text)} <small>{len(one.places)} 次，{one.documents} 篇，均匀度 {one.evenness}</small></div>"
        yield _strip(one, figures.documents)


def _strip(one: Dispersion, documents: int) -> str:
    step = max(1, len(one.places) // MOST_TICKS)
    ticks = "".join(
        f"M{_WIDTH * (rank + place) / documents:.1f} 2v{_STRIP - 4}"
        for rank, place in one.places[::step]
    )
    return (
        f'<svg viewBox="0 0 {_WIDTH} {_STRIP}" width="{_WIDTH}" height="{_STRIP}" role="img" '
        f'aria-label="{escape(one.text)}"><path d="{ticks}" stroke="#c0504d" stroke-width="1"/></svg>'
    )


def _lists(found: Harvest) -> Iterator[str]:
    yield "<h2>最通用的套语</h2>"
    yield _table(
        ("套语", "次数", "篇数", "语步"),
        [
            (p.text, p.evidence.count, p.evidence.documents, p.move or "")
            for p in found.set_phrases[:SHOWN]
            if p.evidence
        ],
    )
    yield "<h2>框架</h2>"
    yield _table(
        ("框架", "篇数"),
        [(f.text, f.evidence.documents) for f in found.frames[:SHOWN] if f.evidence],
    )
    yield "<h2>子题</h2>"
    yield _table(
        ("主题", "子题", "概念"),
        [(s.topic, s.subtopic, len(made)) for s, made in found.concepts.items()],
    )
    yield "<h2>没有收的分句</h2>"
    dropped = sorted(found.dropped.items(), key=lambda item: (-item[1], item[0]))
    yield _table(("原因", "分句"), dropped)


def _table(head: Sequence[str], rows: Sequence[Sequence[object]]) -> str:
    top = "".join(f"<th>{escape(name)}</th>" for name in head)
    body = "".join(
        "<tr>" + "".join(f"<td>{escape(str(cell))}</td>" for cell in row) + "</tr>" for row in rows
    )
    return f"<table><tr>{top}</tr>{body}</table>"
