"""What was repaired, as one web page: counts for every document, examples before and after."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from html import escape
from itertools import groupby

from generator.corpus.jobs import Done

_HEAD = """<!DOCTYPE html>
<html lang="zh-CN"><head><meta charset="utf-8"><title>清洗报告</title><style>
body{font-family:"Noto Sans CJK SC","Microsoft YaHei",sans-serif;max-width:60em;margin:2em auto;line-height:1.6}
table{border-collapse:collapse;width:100%}td,th{border:1px solid #ccc;padding:.2em .6em;text-align:left;vertical-align:top}
td.n{text-align:right}del{background:#fdd;text-decoration:none}ins{background:#dfd;text-decoration:none}
summary{cursor:pointer;margin-top:1em}.bad{color:#a00}
</style></head><body><h1>清洗报告</h1>
"""


def pages(results: Iterable[Done]) -> Iterator[str]:
    """The page piece by piece, so that memory stays flat however many files there are."""
    yield _HEAD
    for done in results:
        yield "".join(_file(done))
    yield "</body></html>\n"


def _file(done: Done) -> Iterator[str]:
    name = escape(str(done.path.name))
    for problem in done.problems:
        yield f'<p class="bad">{name}：{escape(problem.what)}{escape(problem.remedy)}</p>\n'
    for one in done.summaries:
        total = sum(one.repairs.values())
        told = f"{one.characters} 字，{one.headings} 个标题，改动 {total} 处"
        yield f"<details><summary>{escape(one.name)}：{told}</summary>\n"
        yield _table(("步骤", "次数"), one.repairs.items())
        yield "</details>\n"
    if done.changes:
        yield f"<details><summary>{name} 改前改后（每步至多几处）</summary>\n"
        for step, changes in groupby(done.changes, key=lambda change: change.step):
            yield f"<h4>{escape(step)}</h4><table><tr><th>改前</th><th>改后</th></tr>"
            for change in changes:
                yield f"<tr><td><del>{escape(change.before)}</del></td>"
                yield f"<td><ins>{escape(change.after)}</ins></td></tr>"
            yield "</table>\n"
        yield "</details>\n"


def _table(heads: tuple[str, ...], rows: Iterable[tuple[str, int]]) -> str:
    top = "".join(f"<th>{head}</th>" for head in heads)
    body = "".join(f'<tr><td>{escape(name)}</td><td class="n">{n}</td></tr>' for name, n in rows)
    return f"<table><tr>{top}</tr>{body}</table>\n" if body else "<p>没有改动。</p>\n"
