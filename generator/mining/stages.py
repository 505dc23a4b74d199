"""The stage of a clause in the chain of work, with a confidence and the cue that decided."""

from __future__ import annotations

import re
from dataclasses import dataclass

from generator.mining.clauses import Parsed
from generator.mining.lexicon import object_type
from generator.vocabulary import Stage


@dataclass(frozen=True, slots=True)
class StageGuess:
    """A proposal for the stage."""

    stage: Stage
    confidence: float
    reason: str


_PATTERNS: tuple[tuple[Stage, float, str, re.Pattern[str]], ...] = (
    ("底线", 0.9, "防止一类的词", re.compile(
        r"^(?:坚决|切实|严格|牢牢|自觉)*(?:防止|严防|谨防|避免|杜绝|严禁|禁止|不得|不准|决不|绝不|反对|力戒|克服|抵制|守住|守牢|遏制)"
        r"|不发生|不逾越|不越|底线$|零容忍")),
    ("成效", 0.85, "让、确保一类的词", re.compile(r"^(?:切实|真正|努力|从而)*(?:让|使|使得|确保|保证)(?!用|命)")),
    ("成效", 0.8, "变化一类的词", re.compile(
        r"(?:取得|迈上|迈出|呈现|形成|收到|开创|焕发|赢得|实现).*(?:成效|成果|进展|台阶|步伐|局面|突破|效果|实效|成绩|格局|合力|飞跃|提升|转变|活力)$")),
    ("机制", 0.85, "健全机制", re.compile(
        r"^(?:进一步|不断|着力|探索|逐步|积极|科学|切实|研究)*(?:健全|完善|建立|构建|建立健全|构筑|形成|创新).*"
        r"(?:制度|机制|体系|体制|平台|台账|格局|网络|链条|办法|规范)")),
    ("部署", 0.8, "责任与方案", re.compile(
        r"^(?:逐级|层层|切实|认真|严格|进一步|全面)*(?:压实|落实|扛起|扛牢|履行|明确|分解|细化|夯实|强化|担负|扛稳|靠实).{0,10}(?:责任|职责|分工|清单|任务书|责任制)$"
        r"|^(?:研究)?(?:制定|制订|出台|印发|修订).*(?:方案|意见|计划|办法|措施|清单|规划|细则)$|^加强.{0,6}(?:领导|统筹协调)$")),
    ("指导", 0.9, "坚持、以…为", re.compile(r"^(?:始终|必须|毫不动摇|一以贯之|牢固|深入|全面|更加|自觉)*(?:坚持|秉持|牢记|坚守|树立|树牢|遵循|立足|着眼|锚定|紧扣|围绕|聚焦|突出|把握|牢牢把握)|摆在.*(?:首位|位置)$|^以.+为")),
    ("摸底", 0.85, "调研排查", re.compile(r"^(?:深入|全面|认真|广泛|及时|定期|逐项|逐一|经常|大兴|开展|充分|准确)*(?:排查|摸排|调研|调查|走访|摸清|查摆|查找|梳理|征求|听取|掌握|了解|对照|检视|分析|研判|督查|检查|督导|剖析|考核|评估)")),
)


def stage_of(parsed: Parsed) -> StageGuess:
    """The stage of a clause.

    >>> from generator.mining.segment import cut
    >>> from generator.mining.clauses import parse
    >>> found = parse("坚决防止走过场", cut)
    >>> stage_of(found).stage
    '底线'
    """
    text = "".join(parsed.words)
    for stage, confidence, reason, pattern in _PATTERNS:
        if pattern.search(text):
            return StageGuess(stage, confidence, reason)
    if parsed.pattern == "变化":
        return StageGuess("成效", 0.8, "已经出现的变化")
    if parsed.sense.stage is not None:
        return _by_verb(parsed, parsed.sense.stage)
    return StageGuess("行动", 0.4, "没有明显线索")


def _by_verb(parsed: Parsed, stage: Stage) -> StageGuess:
    reason = f"动词“{parsed.verb}”"
    if stage == "机制" and object_type(parsed.object) not in ("体系", "场所", "队伍", "能力"):
        return StageGuess("行动", 0.5, f"{reason}，对象不是制度")
    return StageGuess(stage, 0.65, reason)
