"""An office's own settings, ``rules.yaml`` of the workspace: rules off or tuned, words allowed."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path
from typing import Any

from generator import validation, yamlio
from generator.checking.rule import Term

_KEYS = {
    "off": "停用",
    "limits": "限度",
    "allowed": "允许",
    "exceptions": "例外",
    "terms": "词表",
    "rule": "规则",
    "text": "文字",
    "reason": "理由",
    "word": "词语",
    "instead": "改为",
    "note": "说明",
    "valid_from": "启用",
    "valid_to": "截止",
}
CONFIG: dict[str, Any] = {"alias_generator": _KEYS.__getitem__, "extra": "forbid"}


@dataclass(frozen=True, slots=True)
class Exemption:
    """A finding that the office has looked at and lets stand."""

    __pydantic_config__ = CONFIG

    rule: str
    text: str
    """Words of the paragraph, as many as needed to tell it."""
    reason: str


@dataclass(frozen=True, slots=True)
class OwnTerm:
    """A word of the office's own list, as written in YAML."""

    __pydantic_config__ = CONFIG

    word: str
    instead: str = ""
    note: str = ""
    valid_from: date | None = None
    valid_to: date | None = None


@dataclass(frozen=True, slots=True)
class SettingsFile:
    """The YAML file as written."""

    __pydantic_config__ = CONFIG

    off: tuple[str, ...] = ()
    limits: Mapping[str, int] = field(default_factory=dict)
    allowed: tuple[str, ...] = ()
    exceptions: tuple[Exemption, ...] = ()
    terms: tuple[OwnTerm, ...] = ()


@dataclass(frozen=True, slots=True)
class Settings:
    """The settings as the engine uses them."""

    off: frozenset[str] = frozenset()
    limits: Mapping[str, int] = field(default_factory=dict)
    allowed: frozenset[str] = frozenset()
    exceptions: tuple[Exemption, ...] = ()
    terms: tuple[Term, ...] = ()

    def excepts(self, code: str, paragraph: str, words: str) -> bool:
        """Whether the office lets this finding stand."""
        return any(
            x.rule == code and (x.text in paragraph or x.text in words) for x in self.exceptions
        )


def load_settings(path: Path, codes: frozenset[str]) -> Settings:
    """Settings from a file; ``codes`` are the rules there are.

    Raises DataError with every problem: unknown keys and codes, exceptions without a reason.
    """
    source = yamlio.load(path)
    written: SettingsFile = validation.validate(SettingsFile, source)
    _complain_about_codes(source, written, codes)
    return Settings(
        frozenset(written.off),
        written.limits,
        frozenset(written.allowed),
        written.exceptions,
        tuple(Term(t.word, t.instead, t.note, t.valid_from, t.valid_to) for t in written.terms),
    )


def _complain_about_codes(
    source: yamlio.Yaml, written: SettingsFile, codes: frozenset[str]
) -> None:
    from generator.errors import DataError

    named: list[tuple[tuple[str | int, ...], str]] = [
        *((("停用", n), code) for n, code in enumerate(written.off)),
        *((("限度", code), code) for code in written.limits),
        *((("例外", n, "规则"), x.rule) for n, x in enumerate(written.exceptions)),
    ]
    problems = [
        source.problem(path, f"没有“{code}”这条规则。", "用 jianggao rule 查看全部规则。")
        for path, code in named
        if code not in codes
    ]
    problems += [
        source.problem(("例外", n), "这条例外没有写理由。", "请补上“理由: …”。")
        for n, x in enumerate(written.exceptions)
        if not x.reason.strip()
    ]
    if problems:
        raise DataError(problems)
