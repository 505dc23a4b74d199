"""Checking files: what the command line and other faces call."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path
from typing import Any

from generator import __version__
from generator.api.workspace import Workspace
from generator.checking import fixing, report, source
from generator.checking.engine import Report, run
from generator.checking.own_rules import load_own_rules
from generator.checking.report_html import html
from generator.checking.rule import Context, Rule
from generator.checking.rules import RULES
from generator.checking.settings import Settings, load_settings
from generator.checking.text import Text
from generator.checking.trial import failures
from generator.errors import bad_data
from generator.facts.model import Facts
from generator.files import read_bytes, write_bytes, write_text

_DATE = re.compile(r"((?:19|20)\d\d)年(\d{1,2})月(\d{1,2})日")


@dataclass(frozen=True, slots=True)
class Request:
    """What is known beside the files to be checked."""

    facts: Path | None = None
    outline: str = ""
    """Needed with facts: it says which facts there are; gives every section its share, too."""
    org: tuple[str, ...] = ()
    corpus: Path | None = None
    as_of: date | None = None
    """None: the date of the facts, or the one under the title."""
    rules: Path | None = None
    """Settings; None: rules.yaml of the workspace, if there is one."""


@dataclass(frozen=True, slots=True)
class Checked:
    """A text with its report."""

    text: Text
    report: Report


@dataclass(frozen=True, slots=True)
class Checker:
    """Everything loaded: rules, settings, context."""

    rules: tuple[Rule, ...]
    settings: Settings
    context: Context
    as_of: date | None = None

    def check(self, text: Text) -> Checked:
        """One text."""
        day = self.as_of or date_of(text)
        return Checked(text, run(text, self.rules, replace(self.context, as_of=day), self.settings))


def checker(request: Request, workspace: Workspace) -> Checker:
    """Load all that a check needs. Raises DataError with all problems of a file."""
    rules = all_rules(workspace)
    path = request.rules or workspace.root / "rules.yaml"
    codes = frozenset(rule.code for rule in rules)
    settings = load_settings(path, codes) if request.rules or path.is_file() else Settings()
    facts = _facts(request, workspace)
    context = Context(
        facts=facts,
        home=request.org,
        corpus=_index(request.corpus),
        terms=settings.terms,
        shares=_shares(request, workspace),
    )
    day = request.as_of or (facts.speech_date if facts else None)
    return Checker(rules, settings, context, day)


def check(files: Sequence[Path], request: Request, workspace: Workspace) -> list[Checked]:
    """Check files. Raises DataError."""
    made = checker(request, workspace)
    return [made.check(source.load(path)) for path in files]


def all_rules(workspace: Workspace) -> tuple[Rule, ...]:
    """The built-in rules and the workspace's own. Raises DataError."""
    return (*RULES, *load_own_rules(workspace.root / "rules"))


def date_of(text: Text) -> date | None:
    """The date under the title or in the signature; None when the text has none there."""
    for line in text.lines:
        if line.kind in ("front", "signature") and (found := _DATE.search(line.text)):
            try:
                return date(*map(int, found.groups()))
            except ValueError:
                return None
    return None


def _facts(request: Request, workspace: Workspace) -> Facts | None:
    if request.facts is None:
        return None
    if not request.outline:
        raise bad_data(
            "给了要素表，还要说明是哪个提纲的。", "加上 --outline 提纲名。", request.facts
        )
    return workspace.facts(request.facts, workspace.outline(request.outline), workspace.bank())


def _shares(request: Request, workspace: Workspace) -> tuple[float, ...]:
    """What the outline gives to the sections that have a heading."""
    if not request.outline:
        return ()
    return tuple(s.share for s in workspace.outline(request.outline).outline.sections if s.heading)


def _index(folder: Path | None) -> Any:
    if folder is None:
        return None
    if not folder.is_dir():
        raise bad_data("往年文稿应当是一个文件夹。", "请给出文件夹的名字。", folder)
    from generator.checking.originality.index import load_index

    return load_index(folder)


def fixed(checked: Checked) -> str:
    """The source with all safe fixes. Raises DataError for formats that are not plain text."""
    path = Path(checked.text.name)
    if path.suffix.lower() not in (".txt", ".md"):
        raise bad_data(
            "只能直接改 .txt 和 .md。", "Word 文件请用 --comments 在副本里加批注。", path
        )
    return fixing.fixed(checked.text, checked.report.findings)


def fix_file(checked: Checked) -> int:
    """Write the safe fixes into the file (UTF-8); returns how many there were."""
    words = fixed(checked)
    if words != checked.text.source:
        write_text(Path(checked.text.name), words)
    return sum(finding.fix is not None for finding in checked.report.findings)


def difference(checked: Checked) -> str:
    """What the safe fixes would change, as a unified diff."""
    return fixing.difference(checked.text.name, checked.text.source, fixed(checked))


def comment(checked: Checked, out: Path) -> None:
    """A copy of a Word file with the findings as comments. Raises DataError."""
    from generator.checking.comments import with_comments

    path = Path(checked.text.name)
    if path.suffix.lower() != ".docx":
        raise bad_data("只有 .docx 能加批注。", "其他格式请看屏幕或 --html。", path)
    write_bytes(out, with_comments(read_bytes(path), checked.report.findings, path))


@dataclass(frozen=True, slots=True)
class Outputs:
    """What to write beside the screen; None: not asked for."""

    sarif: Path | None = None
    html: Path | None = None
    comments: Path | None = None
    fix: bool = False


def write(done: Sequence[Checked], outputs: Outputs, workspace: Workspace) -> Iterator[str]:
    """Write what was asked for, and say so in lines. Raises DataError."""
    reports = [entry.report for entry in done]
    if outputs.sarif:
        write_text(outputs.sarif, report.sarif(reports, all_rules(workspace), __version__))
        yield f"已写好：{outputs.sarif}"
    if outputs.html:
        write_text(outputs.html, html(reports))
        yield f"已写好：{outputs.html}"
    if outputs.comments:
        if len(done) != 1:
            raise bad_data("批注只能给一个文件加。", "一次只给一个 .docx。", outputs.comments)
        comment(done[0], outputs.comments)
        yield f"已写好：{outputs.comments}"
    if outputs.fix:
        yield from (f"{entry.report.file}：改了 {fix_file(entry)} 处。" for entry in done)


def shown(done: Sequence[Checked], as_json: bool, diff: bool) -> Iterator[str]:
    """The findings as lines for a terminal, as JSON, or what the fixes would change."""
    reports = [entry.report for entry in done]
    if diff:
        yield from (line for entry in done for line in difference(entry).splitlines())
    elif as_json:
        yield json.dumps(report.rows(reports), ensure_ascii=False, indent=2)
    else:
        yield from report.text_lines(reports)


def summary(done: Sequence[Checked]) -> Iterator[str]:
    """How many findings there are, and which rules did not run."""
    return report.summary([entry.report for entry in done])


def try_rules(workspace: Workspace) -> Iterator[str]:
    """The examples that the workspace's own rules get wrong."""
    for rule in load_own_rules(workspace.root / "rules"):
        yield from failures(rule)


def explain(code: str, workspace: Workspace) -> str:
    """A rule in words. Raises DataError for an unknown code."""
    from generator.checking.catalogue import page

    rules = {rule.code: rule for rule in all_rules(workspace)}
    if code.upper() not in rules:
        raise bad_data(f"没有“{code}”这条规则。", "用 jianggao rule 查看全部规则。")
    return page(rules[code.upper()])


def listed(workspace: Workspace) -> list[dict[str, Any]]:
    """All rules as rows."""
    return [
        {
            "code": r.code,
            "group": r.group,
            "level": r.level,
            "title": r.title,
            "authority": r.authority,
        }
        for r in all_rules(workspace)
    ]
