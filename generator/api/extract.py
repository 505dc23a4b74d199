"""A real speech as a runnable outline: its moves, counts, headings with slots, characters a section."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import yaml

from generator.api.workspace import Workspace
from generator.bank.bank import Bank
from generator.bank.pairs import pairs
from generator.corpus.store import read_documents
from generator.document import Document, Paragraph, Section
from generator.drafting.words import Words
from generator.errors import bad_data
from generator.facts.model import Facts
from generator.files import write_text
from generator.mining.moves import MoveGuess, heading_move, text_move
from generator.vocabulary import Move

LIST_OF: Mapping[Move, str] = {
    "回顾": "成绩",
    "经验": "做法",
    "问题": "问题",
    "原因": "原因",
    "任务": "任务",
    "对策": "任务",
}
"""Lists of facts that a move asks for; every other move says what the bank says."""

POINT: Mapping[Move, str] = {
    "回顾": "review_point",
    "经验": "review_point",
    "问题": "problem_point",
    "原因": "cause_point",
}
"""Templates of points by move; task_point under headings of their own, else demand_point."""

LEAD: Mapping[Move, str] = {
    "回顾": "review_lead",
    "问题": "problem_lead",
    "任务": "task_lead",
    "对策": "task_lead",
    "组织": "demand_lead",
}
CLOSE: Mapping[Move, str] = {"回顾": "review_close", "问题": "problem_close"}

OPENING, ENDING = "opening_annual", "exhortation"
OCCASION = "年度会议"

SURE, LIKELY = 0.85, 0.6
_NUMBERING = (
    (re.compile("[一二三四五六七八九十]是"), "一是"),
    (re.compile("[一二三四五六七八九十]要"), "一要"),
    (re.compile("第[一二三四五六七八九十]"), "第一"),
    (re.compile("——"), "——"),
)
_INLINE = re.compile("[一二三四五六七八九十]是")
_SLOTS = (
    (re.compile(r"(?:19|20)[\dXx×*]{2}年"), "年份", "讲话说的是哪一年，如 2026年"),
    (re.compile(r"“[^”]{2,16}”(?:活动|行动|工程|计划)"), "活动名称", "活动的全称，带引号"),
    (re.compile(r"[\dXx×*]+(?:\.\d+)?[%％万亿个项家次人名]?"), "数", "标题里的数"),
)
"""What a heading names that the next speech will name otherwise."""


@dataclass(frozen=True, slots=True)
class Extracted:
    """The outline as YAML text, and lines about how sure it is of every section."""

    text: str
    report: tuple[str, ...]


def extract(file: Path, root: Path, topic: str = "") -> Extracted:
    """The outline of the first speech in a file. Raises DataError when it holds none.

    ``topic``: from which topic of the bank points are said; empty: the one whose words are nearest.
    """
    documents = read_documents(file)
    if not documents or not documents[0].sections:
        raise bad_data("看不出文稿的结构。", "请给出有标题、分段的全文。", file)
    bank = Workspace(root).bank()
    if topic and topic not in bank.topics:
        hint = f"现有主题：{'、'.join(bank.topics)}。"
        raise bad_data(f"套语库里没有主题“{topic}”。", hint, file)
    return _Extractor(documents[0], bank, topic).extract()


def save(found: Extracted, out: Path) -> None:
    """Write the outline. Raises DataError when the file exists: nothing handwritten is lost."""
    if out.exists():
        raise bad_data("这个文件已经有了，没有覆盖。", "请换一个文件名，或先把它移开。", out)
    write_text(out, found.text)


class _Extractor:
    def __init__(self, document: Document, bank: Bank, topic: str) -> None:
        self.document = document
        self.bank = bank
        self.words = Words(bank, Facts(), None, OCCASION, frozenset(bank.topics))
        self.topic = topic or self._nearest_topic(document.text)
        self.facts: dict[str, dict[str, Any]] = {}
        self.report: list[str] = []
        self.total = max(1, sum(_length(section) for section in document.sections))

    def extract(self) -> Extracted:
        sections = [self._section(n, s) for n, s in enumerate(self.document.sections)]
        data = {
            "名称": self.document.genre or "讲话",
            "文种": "讲话" if self.document.salutation else "文章",
            "场合": OCCASION,
            "说明": "由现成的文稿提取，章节、比例照原稿；看过注释再用",
            "篇幅": max(300, min(60_000, round(self.total / 100) * 100)),
            "版式": "speech" if self.document.salutation else "article",
            "题目": ["{题目}"],
            "文首": list(self._front()),
            "要素": [*self._basic_facts(), *self.facts.values()],
            "章节": [section for section in sections if section["段落"]],
        }
        head = "".join(f"# {line}\n" for line in self.report)
        text = yaml.safe_dump(data, allow_unicode=True, sort_keys=False, width=10_000)
        return Extracted(head + text, tuple(self.report))

    def _front(self) -> Iterator[dict[str, str]]:
        if self.document.salutation:
            yield {"样式": "日期", "文字": "（{日期}）"}
            yield {"样式": "署名", "文字": "{讲话人}"}
            yield {"样式": "称谓", "文字": self.document.salutation}
        else:
            yield {"样式": "署名", "文字": "{作者}"}

    def _basic_facts(self) -> Iterator[dict[str, Any]]:
        yield {"名称": "题目", "必填": True, "说明": "题目", "示例": "扎实做好今年的工作"}
        if self.document.salutation:
            yield {"名称": "会议名称", "说明": "会议的全称", "示例": "全县机关党的工作会议"}
            yield {"名称": "日期", "类型": "日期", "说明": "讲话的日期", "示例": "2026年2月26日"}
            yield {"名称": "讲话人", "说明": "职务和姓名", "示例": "中共某某县委副书记　某某"}
            yield {"名称": "会前议程", "说明": "讲话之前的议程，不带句号", "示例": "大家作了发言"}
        else:
            yield {"名称": "作者", "说明": "作者", "示例": "某某"}
        yield {"名称": "范围", "说明": "所管的范围，一个词", "示例": "全县"}
        yield {"名称": "领导机关", "说明": "领导这项工作的党委，一个词", "示例": "县委"}
        yield {"名称": "总体要求", "说明": "总体要求，一句话，不带句号", "示例": "以某某为重点"}

    # ── sections ──

    def _section(self, n: int, section: Section) -> dict[str, Any]:
        guess = self._move(n, section)
        share = round(100 * _length(section) / self.total, 1)
        self.report.append(_told(n, section, guess, share))
        made: dict[str, Any] = {"语步": guess.move, "占比": max(share, 1.0)}
        if section.heading:
            made["标题"] = self._framed(section.heading)
        made["段落"] = list(self._parts(n, section, guess.move))
        return made

    def _move(self, n: int, section: Section) -> MoveGuess:
        if section.heading and (guess := heading_move(section.heading)):
            return guess
        last = len(self.document.sections) - 1
        if not section.heading and n in (0, last) and last:
            return MoveGuess("号召" if n else "开篇", 0.8, ("全文结尾" if n else "全文开头",))
        words = text_move(p for part in section.walk() for p in part.paragraphs)
        return words or MoveGuess("任务", 0.3, ("没有线索",))

    def _parts(self, n: int, section: Section, move: Move) -> Iterator[dict[str, Any]]:
        if move == "开篇":
            yield {"模板": OPENING}
            return
        if move == "号召":
            yield {"模板": ENDING}
            return
        labelled = [p for p in section.paragraphs if _numbering(p)]
        first = section.paragraphs[0] if section.paragraphs else None
        leads = first is not None and not _numbering(first)
        if leads and move in LEAD and (labelled or section.sections):
            yield {"模板": LEAD[move], "占比": round(100 * len(first.text) / self.total, 1)}  # type: ignore[union-attr]
        if section.sections:
            texts = [f"{s.heading}{_text(s)}" for s in section.sections]
            yield {"分点": self._points(move, texts, "（一）")}
        elif labelled:
            texts = [p.text for p in labelled]
            yield {"分点": self._points(move, texts, _numbering(labelled[0]))}
        elif inline := [part for p in section.paragraphs for part in _inline(p)]:
            yield {"分点": self._points(move, inline, "连写")}
        else:
            texts = [p.text for p in section.paragraphs[1 if leads else 0 :]] or [_text(section)]
            yield {"分点": self._points(move, texts, "加粗" if len(texts) > 1 else "一是")}
        if move in CLOSE and len(section.paragraphs) > 2 and not _numbering(section.paragraphs[-1]):
            yield {"模板": CLOSE[move]}

    def _points(self, move: Move, texts: Sequence[str], numbering: str) -> dict[str, Any]:
        subtopics = self._subtopics(texts)
        count = min(len(texts), len(subtopics))
        own = POINT.get(move, "task_point" if numbering == "（一）" else "demand_point")
        causes = all(self.words.lines("原因", name) for name in subtopics)
        if (move == "问题" and numbering != "连写") or (move == "原因" and not causes):
            own = "research_problem"
        points = {
            "模板": own,
            "主题": self.topic,
            "子题": subtopics,
            "数量": [count, count],
            "序号": numbering,
        }
        if name := LIST_OF.get(move):
            points["取自"] = name
            described = f"“{name}”清单，一条一件事，动词打头，有名称、有数"
            self.facts[name] = {"名称": name, "类型": "条目", "说明": described}
        return points

    # ── what the bank has for it ──

    def _nearest_topic(self, text: str) -> str:
        own = pairs(text)
        known = {
            topic: frozenset().union(*(self._said(name) for name in subtopics))
            for topic, subtopics in self.bank.topics.items()
        }
        spread = Counter(pair for group in known.values() for pair in own & group)
        counts = {
            topic: sum(1 / spread[pair] for pair in own & group) / (len(group) ** 0.5 or 1)
            for topic, group in known.items()
        }
        return max(counts, key=counts.__getitem__)

    def _said(self, subtopic: str) -> frozenset[str]:
        return frozenset(self.words.shares(subtopic))

    def _subtopics(self, texts: Sequence[str]) -> list[str]:
        """The subtopics of the topic, those nearest to the points first, each once."""
        left = list(self.bank.topics[self.topic])
        spread = Counter(pair for name in left for pair in self._said(name))
        chosen: list[str] = []
        for text in texts:
            own = pairs(text)
            if not left:
                break
            best = max(
                left,
                key=lambda name, own=own: (
                    sum(1 / spread[p] for p in own & self._said(name))  # type: ignore[misc]
                    + 5 * len(own & pairs(name))
                ),
            )
            chosen.append(best)
            left.remove(best)
        return chosen

    def _framed(self, heading: str) -> str:
        """The heading with slots where it names a year, an activity or a number."""
        for pattern, name, description in _SLOTS:
            if pattern.search(heading):
                heading = pattern.sub(f"{{{name}}}", heading, count=1)
                example = {"年份": "2026年", "活动名称": "“某某年”活动"}.get(name, "三")
                self.facts[name] = {"名称": name, "说明": description, "示例": example}
        return heading


def _told(n: int, section: Section, guess: MoveGuess, share: float) -> str:
    sure = "有把握" if guess.confidence >= SURE else "大致可靠"
    sure = sure if guess.confidence >= LIKELY else "没有把握，请核对"
    name = f"“{section.heading}”" if section.heading else "（无标题）"
    cues = "、".join(guess.cues)
    return f"第 {n + 1} 部分{name}：{guess.move}，占 {share:g}%，{sure}（{cues}）"


def _length(section: Section) -> int:
    return sum(len(p.text) for part in section.walk() for p in part.paragraphs)


def _text(section: Section) -> str:
    return "".join(p.text for part in section.walk() for p in part.paragraphs)


def _numbering(paragraph: Paragraph) -> str:
    label = paragraph.label
    return next((name for pattern, name in _NUMBERING if label and pattern.match(label)), "")


def _inline(paragraph: Paragraph) -> list[str]:
    """The points that run on in a paragraph: 一是…；二是…。"""
    starts = [m.start() for m in _INLINE.finditer(paragraph.text)]
    if len(starts) < 2:
        return []
    ends = [*starts[1:], len(paragraph.text)]
    return [paragraph.text[a:b] for a, b in zip(starts, ends, strict=True)]
