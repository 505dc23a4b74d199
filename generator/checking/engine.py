"""Running rules over a text: hits become findings, exceptions and allowed words are left out."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace

from generator.checking.finding import Finding, Hit, NotRun
from generator.checking.rule import Context, Need, Rule
from generator.checking.settings import Settings
from generator.checking.text import Text

REASONS: dict[Need, str] = {
    "facts": "没有给要素表（--facts 和 --outline）",
    "home": "不知道是哪个单位的稿子（--org 或 --facts）",
    "date": "不知道是哪一天的稿子（--as-of，或在题目下写明日期）",
    "corpus": "没有给往年文稿的文件夹（--corpus）",
    "layout": "不是 .docx，没有版式可查",
    "outline": "没有给提纲（--outline）",
}
SHOWN = 40
"""Characters of the sentence shown on each side."""


@dataclass(frozen=True, slots=True)
class Report:
    """All that a check of one file says."""

    file: str
    findings: tuple[Finding, ...]
    not_run: tuple[NotRun, ...]
    excepted: int = 0
    """Findings that an exception with a reason took out."""
    characters: int = 0
    unread: tuple[str, ...] = ()
    """What the file holds that no rule has seen."""


def run(
    text: Text, rules: Iterable[Rule], context: Context, settings: Settings | None = None
) -> Report:
    """Check a text with rules; findings come in the order of the text."""
    settings = settings or Settings()
    findings: list[Finding] = []
    not_run: list[NotRun] = []
    excepted = 0
    lines_of_exceptions = {(line, code) for line, code, reason in text.exceptions if reason}
    for rule in rules:
        if rule.code in settings.off:
            not_run.append(NotRun(rule.code, rule.title, "设置里停用了"))
            continue
        if lacking := missing_needs(rule, text, context):
            not_run.append(NotRun(rule.code, rule.title, REASONS[lacking[0]]))
            continue
        limited = replace(context, limit=settings.limits.get(rule.code, rule.limit))
        for hit in rule.check(text, limited):
            words = text.body[hit.start : hit.end]
            if words in settings.allowed:
                continue
            line = text.line_at(hit.start)
            if (line.number, rule.code) in lines_of_exceptions or settings.excepts(
                rule.code, line.text, words
            ):
                excepted += 1
            else:
                findings.append(_finding(rule, hit, text))
    findings.sort(key=lambda f: (f.start, f.code))
    return Report(text.name, tuple(findings), tuple(not_run), excepted, len(text.body), text.unread)


def missing_needs(rule: Rule, text: Text, context: Context) -> list[Need]:
    """What a rule needs and does not get."""
    have: dict[Need, bool] = {
        "facts": context.facts is not None,
        "home": bool(context.home) or context.facts is not None,
        "date": context.as_of is not None,
        "corpus": context.corpus is not None,
        "layout": text.layout is not None,
        "outline": bool(context.shares),
    }
    return [need for need in rule.needs if not have[need]]


def _finding(rule: Rule, hit: Hit, text: Text) -> Finding:
    line = text.line_at(hit.start)
    begin, end = _sentence(text, hit)
    origin = text.origin(hit.start)
    return Finding(
        code=rule.code,
        title=rule.title,
        level=rule.level,
        message=hit.message,
        remedy=hit.remedy,
        authority=rule.authority,
        file=text.name,
        line=line.number,
        column=origin - text.source.rfind("\n", 0, origin),
        paragraph=sum(1 for x in text.lines if x.kind != "blank" and x.start <= line.start),
        start=hit.start,
        end=hit.end,
        words=text.body[hit.start : hit.end],
        before=text.body[begin : hit.start],
        after=text.body[hit.end : end],
        fix=hit.fix,
    )


def _sentence(text: Text, hit: Hit) -> tuple[int, int]:
    """The sentence round a hit, cut to what a screen shows."""
    line = text.line_at(hit.start)
    begin, end = line.start, line.end
    for piece in text.sentences_in(line):
        if piece.start <= hit.start < piece.start + len(piece.text):
            begin, end = piece.start, piece.start + len(piece.text)
    return max(begin, hit.start - SHOWN), max(hit.end, min(end, hit.end + SHOWN))
