"""The findings as one HTML page that can be sent on: no script, nothing fetched."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from html import escape

from generator.checking.engine import Report
from generator.checking.finding import Finding

_STYLE = """
body{font-family:"Noto Serif CJK SC","SimSun",serif;max-width:50em;margin:2em auto;line-height:1.8}
li{margin:.8em 0}mark{background:#ffe08a}.错误{color:#b00020}.警告{color:#a35a00}.提示{color:#33658a}
small{color:#666}
"""


def html(reports: Iterable[Report]) -> str:
    """The page."""
    return "".join(
        (
            '<!DOCTYPE html><html lang="zh-CN"><head><meta charset="utf-8"><title>审校结果</title>',
            f"<style>{_STYLE}</style></head><body><h1>审校结果</h1>",
            *(part for report in reports for part in _report(report)),
            "</body></html>\n",
        )
    )


def _report(report: Report) -> Iterator[str]:
    yield f"<h2>{escape(report.file)}</h2><p>共 {len(report.findings)} 处，全文 {report.characters} 字。</p><ol>"
    yield from (_item(finding) for finding in report.findings)
    yield "</ol>"
    if report.unread:
        yield f"<p>没有读{escape('、'.join(report.unread))}，里面的字请人工看。</p>"
    if report.not_run:
        yield "<p><small>没有查的规则：</small></p><ul>"
        yield from (
            f"<li><small>{rule.code} {escape(rule.title)}：{escape(rule.reason)}</small></li>"
            for rule in report.not_run
        )
        yield "</ul>"


def _item(finding: Finding) -> str:
    return (
        f'<li><b class="{finding.level}">{finding.level} {finding.code}</b> '
        f"第{finding.line}行第{finding.column}字：{escape(finding.message)}<br>"
        f"{escape(finding.before)}<mark>{escape(finding.words)}</mark>{escape(finding.after)}<br>"
        f"<small>→ {escape(finding.remedy)}（{escape(finding.authority)}）</small></li>"
    )
