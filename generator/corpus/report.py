"""What was repaired, as one web page: counts for all and for every document, before and after."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from html import escape
from itertools import groupby

from generator.corpus.changes import Change
from generator.corpus.jobs import Done

_HEAD = """<!DOCTYPE html>
<html lang="zh-CN"><head><meta charset="utf-8"><title>清洗报告</title><style>
body{font-family:"Noto Sans CJK SC","Microsoft YaHei",sans-serif;max-width:60em;margin:2em auto;line-height:1.6}
table{border-collapse:collapse;width:100%}td,th{border:1px solid #ccc;padding:.2em .6em;text-align:left;vertical-align:top}
td.n{text-align:right}del{background:#fcc;text-decoration:none}ins{background:#bfb;text-decoration:none}
td{color:#555}del,ins{color:#000}summary{cursor:pointer;margin-top:1em}.bad{color:#a00}
</style></head><body><h1>清洗报告</h1>
"""


def page(results: Iterable[Done]) -> str:
    """The whole page: totals first, then every file."""
    total: Counter[str] = Counter()
    documents = characters = unread = 0
    files: list[str] = []
    for done in results:
        files += _file(done)
        unread += bool(done.problems)
        for one in done.summaries:
            documents += 1
            characters += one.characters
            total.update(one.repairs)
    told = f"<p>{documents} 篇，{characters} 字；{unread} 个文件没有读成。"
    told += "红底是改掉的，绿底是改成的；整行删去的全部列出，其他每步列几处。</p>\n"
    return "".join([_HEAD, told, _table(("步骤", "次数"), total.most_common()), *files, _END])


_END = "</body></html>\n"


def _file(done: Done) -> Iterator[str]:
    name = escape(done.path.name)
    for problem in done.problems:
        yield f'<p class="bad">{name}：{escape(problem.what)}{escape(problem.remedy)}</p>\n'
    for one in done.summaries:
        told = f"{one.characters} 字，{one.headings} 个标题，改动 {sum(one.repairs.values())} 处"
        yield f"<details><summary>{escape(one.name)}：{told}</summary>\n"
        yield _table(("步骤", "次数"), one.repairs.items())
        if len(done.summaries) == 1:
            yield from _examples(done.changes)
        yield "</details>\n"
    if len(done.summaries) > 1 and done.changes:
        yield f"<details><summary>{name} 改前改后</summary>\n"
        yield from _examples(done.changes)
        yield "</details>\n"


def _examples(changes: Iterable[Change]) -> Iterator[str]:
    for step, ones in groupby(changes, key=lambda change: change.step):
        yield f"<h4>{escape(step)}</h4><table><tr><th>改前</th><th>改后</th></tr>"
        for one in ones:
            left, right = escape(one.left), escape(one.right)
            yield f"<tr><td>{left}<del>{escape(one.before)}</del>{right}</td>"
            yield f"<td>{left}<ins>{escape(one.after)}</ins>{right}</td></tr>"
        yield "</table>\n"


def _table(heads: tuple[str, ...], rows: Iterable[tuple[str, int]]) -> str:
    top = "".join(f"<th>{head}</th>" for head in heads)
    body = "".join(f'<tr><td>{escape(name)}</td><td class="n">{n}</td></tr>' for name, n in rows)
    return f"<table><tr>{top}</tr>{body}</table>\n" if body else "<p>没有改动。</p>\n"
