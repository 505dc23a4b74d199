"""The move of every section, told by its heading, its sentences and its place, with the cues."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace

from generator.document import Document, Paragraph, Section
from generator.vocabulary import Move


@dataclass(frozen=True, slots=True)
class MoveGuess:
    """A proposal for a move and what decided it."""

    move: Move
    confidence: float
    cues: tuple[str, ...]


_HEADINGS: tuple[tuple[Move, str], ...] = (
    ("原因", r"原因|成因|根源|症结|缘由"),
    ("意义", r"意义|重要性|必要性|紧迫性|提高.{0,6}认识|深刻认识|充分认识|统一思想|思想认识"),
    ("政策", r"政策|理论依据|重要论述|理论基础"),
    ("问题", r"(?:存在|主要|突出|面临|现实).{0,6}(?:问题|不足|短板|困难|差距|困境)|(?:问题|不足|短板|困难|差距|困境)(?:$|和|与|及|、|分析)"),
    ("回顾", r"回顾|(?:过去|去|上)一?(?:年|个时期)|(?:一|五|几)年来|取得.{0,10}(?:成绩|成效|成果|进展)|主要成效|工作情况|成绩"),
    ("经验", r"经验|做法|启示"),
    ("体会", r"体会|感悟|感受|收获"),
    ("形势", r"形势|机遇|挑战|背景|现状"),
    ("原则", r"总体要求|指导思想|基本原则|总体思路|工作思路|主要目标|总体目标|奋斗目标|目标任务"),
    ("组织", r"组织领导|组织保障|保障措施|加强.{0,8}领导|(?:狠抓|抓好|推动|确保).{0,8}(?:落实|见效|实效)|自身建设|责任落实|工作责任"),
    ("对策", r"对策|建议|路径|思考与|如何|怎样|途径|举措"),
    ("任务", r"任务|重点工作|工作(?:安排|部署|重点|打算|要点|建议)|下一步|今年|明年|今后|未来|20\d\d年"),
)
"""The first pattern found in a heading decides."""

_CUES: tuple[tuple[Move, float, str], ...] = (
    ("开篇", 2.0, r"今天(?:，)?(?:我们)?(?:在这里)?(?:召开|举行)|这次会议|下面(?:，)?(?:我|就)|请予审议|刚才|会议的主要任务|受.{2,12}委托|报告工作|召开.{2,20}会议"),
    ("回顾", 1.5, r"过去(?:的)?一年|一年来|五年来|去年以来|近年来|取得了?|有力(?:地)?推动|明显(?:增强|提升|提高|改善)|成功|圆满|荣获|累计|同比|增长"),
    ("问题", 2.0, r"不够|不足|不强|不高|不到位|薄弱|短板|差距|两张皮|仍存在|还存在|有的|个别|一些.{0,8}(?:不|没有|存在)|滞后|流于形式"),
    ("任务", 1.0, r"要(?!求|点|素)|必须|切实|着力|进一步|不断|务必|大力"),
    ("意义", 1.5, r"意义(?:重大|深远)|必然要求|根本保证|迫切需要|重要保障|重要举措"),
    ("形势", 1.2, r"当前|面临|形势|机遇|挑战|新时代|新形势"),
    ("号召", 2.5, r"让我们|同志们[，！：]|各位代表[，！：]|携手|奋力谱写|团结奋斗|而(?:努力)?奋斗|新征程|谢谢大家|祝"),
)
_OPENING_PARAGRAPHS = 3
_CLEAR = 1.3
"""A cue score this many times the next one is clear."""


def tag_moves(document: Document) -> Document:
    """The document with a move in every section."""
    top = _by_position(document.sections)
    return replace(document, sections=tuple(_tagged(section, *guess) for section, guess in top))


def heading_move(heading: str) -> MoveGuess | None:
    """What a heading says about its section; None when it says nothing.

    >>> heading_move("当前机关党建存在的主要问题").move
    '问题'
    """
    for move, pattern in _HEADINGS:
        match = re.search(pattern, heading)
        if match:
            return MoveGuess(move, 0.9, (f"标题“{match[0]}”",))
    return None


def text_move(paragraphs: Iterable[Paragraph]) -> MoveGuess | None:
    """What the words of paragraphs say; None without any cue."""
    scores: Counter[Move] = Counter()
    cues: dict[Move, list[str]] = {}
    text = "".join(paragraph.text for paragraph in paragraphs)
    for move, weight, pattern in _CUES:
        found = [match[0] for match in re.finditer(pattern, text)]
        if found:
            scores[move] = weight * len(found)  # type: ignore[assignment]
            cues[move] = found
    if not scores:
        return None
    (best, score), *rest = scores.most_common(2)
    clear = not rest or score >= _CLEAR * rest[0][1]
    shown = tuple(f"“{cue}”" for cue in dict.fromkeys(cues[best]))[:3]
    return MoveGuess(best, 0.7 if clear else 0.5, shown)


def paragraph_move(paragraph: Paragraph, section: Section) -> MoveGuess:
    """The move of a paragraph: its own when its words are clear, else that of its section."""
    own = text_move([paragraph])
    if section.move is None or (own and own.confidence >= 0.7 and section.level == 0):
        return own or MoveGuess("任务", 0.3, ("没有线索",))
    return MoveGuess(section.move, 0.7, (f"所在部分“{section.heading or '无标题'}”",))  # type: ignore[arg-type]


def _by_position(sections: tuple[Section, ...]) -> Iterator[tuple[Section, tuple[Move, int]]]:
    """Top sections with their move: headings first, then words, then the place in the document."""
    last = len(sections) - 1
    for n, section in enumerate(sections):
        guess = heading_move(section.heading) if section.heading else None
        guess = guess or _unheaded(section, n, last) or text_move(_all_paragraphs(section))
        yield section, (guess.move if guess else "任务", n)


def _unheaded(section: Section, n: int, last: int) -> MoveGuess | None:
    """Opening and closing sections have no heading; a speech of one piece is told by its words."""
    if section.heading or last == 0:
        return None
    if n == 0 and len(section.paragraphs) <= _OPENING_PARAGRAPHS:
        return MoveGuess("开篇", 0.8, ("全文开头",))
    if n == last and len(section.paragraphs) <= _OPENING_PARAGRAPHS:
        return MoveGuess("号召", 0.8, ("全文结尾",))
    return None


def _all_paragraphs(section: Section) -> Iterator[Paragraph]:
    for part in section.walk():
        yield from part.paragraphs


def _tagged(section: Section, inherited: Move, _: int = 0) -> Section:
    """The section and those below it; a sub-heading that says nothing inherits."""
    guess = heading_move(section.heading) if section.heading else None
    move = guess.move if guess and section.level <= 1 else inherited
    return replace(
        section, move=move, sections=tuple(_tagged(part, move) for part in section.sections)
    )
