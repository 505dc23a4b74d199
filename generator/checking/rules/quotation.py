"""Quotations that nobody could look up: not in the facts, not in the lexicon, no source named."""

from __future__ import annotations

import re
from collections.abc import Iterator

from generator.checking.data import quotations
from generator.checking.finding import Hit
from generator.checking.known import fact_words
from generator.checking.rule import Context, Example, Rule
from generator.checking.text import Text

_SAID = re.compile(
    r"(?<=[。！？；：\n”])[^。！？；\n“”]{0,60}?"
    r"(?:(?:指出|强调|告诫|教导|谆谆教导)(?:我们|全党|大家|全党同志)?|"
    r"(?:总书记|主席|总理|领导|领导人|中央|省委|市委|县委|(?:毛泽东|邓小平|江泽民|胡锦涛|习近平|周恩来)同志|马克思|恩格斯|列宁|古人|先贤|先哲)"
    r"(?:[\u4e00-\u9fff]{0,4})(?:说过?|讲过?|要求|云|曰))"
    r"[：:，,]\s*“(?P<words>[^”\n]{8,})”"
)
_OTHERS = re.compile(
    "群众|村民|居民|老乡|乡亲|网友|业主|代表|委员|专家|教授|学者|研究员|博士|记者|老板|董事|经理|企业家|"
    "负责人|工作人员|主任|主编|老师|学生|社长|行长|院长|有人|有的|一位|不少人|媒体|报道|评论|发言人|大使"
)
"""Whose words an article reports and nobody looks up."""
_SOURCE = re.compile(
    r"《|\d{4}年|\d+月\d+日|(?:会议|全会|大会|党代会|报告|讲话|文件|决定|意见|公报|党章|宪法|批示|指示|贺信|回信|致辞)"
    r"|在[^，。；]{2,30}(?:时|期间|上|中)"
)
"""What tells where the words can be read."""
PARAGRAPH = 150
"""Characters before the sentence, in its paragraph, in which the source may be named."""


def check(text: Text, context: Context) -> Iterator[Hit]:
    """Sentences of the form 某某指出：“…”, the words of a leader or an authority."""
    known = fact_words(context)
    body = "\n" + text.body
    for match in _SAID.finditer(body):
        words = match["words"].strip("。！？；，")
        before = match[0][: match.start("words") - match.start()]
        if words in known or _in_lexicon(words) or _OTHERS.search(before):
            continue
        line = text.line_at(max(0, match.start("words") - 1))
        told = text.body[max(line.start, match.start() - PARAGRAPH) : match.start()]
        if context.facts is None and _SOURCE.search(told + before):
            continue
        message = "引用的原话没有出处，无从核对。"
        remedy = "对照原文逐字核对；在稿子里说明是在哪里讲的，或把原文和出处写进要素表。"
        yield Hit(match.start("words") - 1, match.end("words") - 1, message, remedy)


def _in_lexicon(words: str) -> bool:
    """Whether a line of the lexicon is what is quoted, or part of it."""
    bare = re.sub("[，、；。：？！]", "", words)
    return any(
        (line := re.sub("[，、；。：？！]", "", entry.text)) in bare or bare in line
        for entry in quotations()
    )


RULE = Rule(
    code="JG506",
    title="引语没有出处",
    authority="党政机关公文处理工作条例第十九条；实务",
    level="提示",
    why="引用讲话、文件要一字不差，有据可查。",
    check=check,
    bad=(
        Example("领导同志指出：“⟦要把群众的事当成自己的事来办⟧”。", facts={"范围": "全县"}),
        Example("领导同志反复强调：“⟦要把群众的事当成自己的事来办⟧”。"),
        Example("古人曰：“⟦为政不在多言而在力行⟧”。"),
    ),
    good=(
        Example(
            "领导同志指出：“要把群众的事当成自己的事来办”。",
            facts={"引语": "要把群众的事当成自己的事来办"},
        ),
        Example("领导同志在全县三级干部会上指出：“要把群众的事当成自己的事来办”。"),
        Example("老子说：“天下大事，必作于细。”"),
    ),
    alike=(
        Example("落实“三会一课”制度，强调“一岗双责”。", facts={"范围": "全县"}),
        Example("我们强调，“一岗双责”不能只落在纸上。"),
        Example("一位老党员说：“现在办事比以前方便多了。”"),
        Example("村民告诉我们：“现在办事比以前方便多了。”"),
    ),
)
