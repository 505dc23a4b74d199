"""Safe fixes: the words of the findings put in their place in the user's file."""

from __future__ import annotations

from collections.abc import Iterable
from difflib import unified_diff

from generator.checking.finding import Finding
from generator.checking.text import Text


def fixed(text: Text, findings: Iterable[Finding]) -> str:
    """The source of the text with every safe fix; of overlapping ones the first."""
    result = text.source
    done = len(text.body) + 1
    for finding in sorted(findings, key=lambda f: (-f.start, -f.end)):
        if finding.fix is None or finding.end > done:
            continue
        start = text.origin(finding.start)
        end = text.origin(finding.end - 1) + 1 if finding.end > finding.start else start
        result = result[:start] + finding.fix + result[end:]
        done = finding.start
    return result


def difference(name: str, before: str, after: str) -> str:
    """A unified diff; empty when nothing changed."""
    lines = unified_diff(
        before.splitlines(keepends=True), after.splitlines(keepends=True), name, f"{name}（改后）"
    )
    return "".join(line if line.endswith("\n") else line + "\n" for line in lines)
