"""Findings as text for a terminal, as JSON and as SARIF 2.1.0."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path
from typing import Any
from urllib.parse import quote

from generator.checking.engine import Report
from generator.checking.finding import Finding
from generator.checking.rule import Rule

_SARIF = "https://json.schemastore.org/sarif-2.1.0.json"
_LEVELS = {"错误": "error", "警告": "warning", "提示": "note"}
SHOWN_PLACE = 60
"""Characters of a place that a terminal shows; longer ones are cut in the middle."""


def text_lines(reports: Iterable[Report]) -> Iterator[str]:
    """For every finding its place, the sentence with the words marked, and the remedy."""
    for report in reports:
        for finding in report.findings:
            yield f"{finding.place} {finding.level} {finding.code} {finding.message}"
            yield f"    {finding.before}【{_shortened(finding.words)}】{finding.after}"
            yield f"    → {finding.remedy}（{finding.authority}）"


def summary(reports: Sequence[Report]) -> Iterator[str]:
    """How many findings of each level, what was excepted and what could not run."""
    for report in reports:
        counts = Counter[str](finding.level for finding in report.findings)
        said = "，".join(f"{level} {counts[level]}" for level in _LEVELS if counts[level])
        excepted = f"；另有 {report.excepted} 处按例外放过" if report.excepted else ""
        yield f"{report.file}：{said or '没有发现问题'}{excepted}。"
        if report.unread:
            yield f"{report.file}：没有读{'、'.join(report.unread)}，里面的字请人工看。"
    yield from _not_run(reports)


def _not_run(reports: Sequence[Report]) -> Iterator[str]:
    """Reasons with their rules; with the files when it does not hold for all of them."""
    reasons: dict[str, dict[str, list[str]]] = {}
    for report in reports:
        for rule in report.not_run:
            codes = reasons.setdefault(rule.reason, {}).setdefault(rule.code, [])
            codes.append(report.file)
    for reason, rules in reasons.items():
        files = list(dict.fromkeys(file for named in rules.values() for file in named))
        where = f"（{'、'.join(files)}）" if len(files) < len(reports) else ""
        yield f"没有查：{'、'.join(rules)}——{reason}{where}。"


def _shortened(words: str) -> str:
    if len(words) <= SHOWN_PLACE:
        return words
    return f"{words[: SHOWN_PLACE // 2]}…{words[-SHOWN_PLACE // 2 :]}"


def rows(reports: Iterable[Report]) -> list[dict[str, Any]]:
    """Findings as plain data, one object each."""
    names = list(Finding.__dataclass_fields__)
    return [
        {name: getattr(finding, name) for name in names}
        for report in reports
        for finding in report.findings
    ]


def sarif(reports: Sequence[Report], rules: Iterable[Rule], version: str) -> str:
    """SARIF 2.1.0, for editors and review tools."""
    driver = {
        "name": "jianggao",
        "version": version,
        "rules": [
            {
                "id": rule.code,
                "name": rule.title,
                "shortDescription": {"text": rule.title},
                "fullDescription": {"text": f"{rule.why}（{rule.authority}）"},
                "defaultConfiguration": {"level": _LEVELS[rule.level]},
            }
            for rule in rules
        ],
    }
    results = [_result(finding) for report in reports for finding in report.findings]
    log = {
        "$schema": _SARIF,
        "version": "2.1.0",
        "runs": [
            {"tool": {"driver": driver}, "columnKind": "unicodeCodePoints", "results": results}
        ],
    }
    return json.dumps(log, ensure_ascii=False, indent=1) + "\n"


def _uri(file: str) -> str:
    """A file as a URI reference: relative ones stay relative, with what is not ASCII encoded."""
    path = Path(file)
    return path.as_uri() if path.is_absolute() else quote(path.as_posix())


def _result(finding: Finding) -> dict[str, Any]:
    region = {
        "startLine": finding.line,
        "startColumn": finding.column,
        "snippet": {"text": finding.words},
    }
    return {
        "ruleId": finding.code,
        "level": _LEVELS[finding.level],
        "message": {"text": f"{finding.message}{finding.remedy}"},
        "locations": [
            {
                "physicalLocation": {
                    "artifactLocation": {"uri": _uri(finding.file)},
                    "region": region,
                }
            }
        ],
    }
