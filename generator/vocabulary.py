"""The words of the YAML files: for every field its Chinese key and what an editor shows about it."""

from __future__ import annotations

from typing import Literal, NamedTuple, get_args

Move = Literal[
    "开篇",
    "形势",
    "回顾",
    "问题",
    "意义",
    "原则",
    "任务",
    "组织",
    "号召",
    "结语",
    "政策",
    "原因",
    "对策",
    "经验",
    "体会",
]
"""语步: the rhetorical unit a section, paragraph or sentence performs."""

Stage = Literal["指导", "部署", "摸底", "行动", "机制", "成效", "底线"]
"""Place of a concept in the chain of work: guidance, deployment and duty, finding out, action,
mechanism and ability, result, bottom line."""

Aspect = Literal["任务", "回顾", "问题"]
"""The three ways a concept speaks: as something to do, as something done, as a shortcoming."""

Use = Literal["事例", "典型", "教训", "引语"]
"""How a material is told: as it is, praised, blamed, or quoted."""

USES = get_args(Use)

ObjectType = Literal["问题", "体系", "队伍", "能力", "文件", "场所", "人员", "活动", "项目", "风气"]


class Key(NamedTuple):
    """A Chinese YAML key and its one-line explanation for editors."""

    name: str
    hint: str


KEYS: dict[str, Key] = {
    # bank
    "topic": Key("主题", "工作领域，如“机关党建”"),
    "subtopic": Key("子题", "主题之下一个自成段落的方面，如“支部建设”"),
    "title": Key("名称", "给人看的名称"),
    "note": Key("备注", "给维护者看的说明，不进入初稿"),
    "status": Key("状态", "采用：参与起草；候选：挖掘所得、尚未审阅；禁用：不再使用"),
    "facts": Key("要素", "本文件的说法能带上的要素，或提纲要向使用者索取的要素"),
    "concepts": Key("概念", "对一个对象能做的一件事，及其在各语步中的说法"),
    "openers": Key("领句", "段首点题的完整短句，一篇稿子里每句只用一次"),
    "links": Key("承句", "段中承上启下的完整短句，一篇稿子里每句只用一次"),
    "passages": Key("句群", "围绕一条线索、说完一层意思的几句话；“[甲|乙]”是可以互换的说法"),
    "leads": Key("领语", "句群前面“一要”“一是”之后的短标题，动词打头，不带标点"),
    "lines": Key("语句", "开篇、形势、意义、号召等整句，按用途和场合取用"),
    "heading_sets": Key("标题组", "一组彼此平行的标题"),
    "set_phrases": Key("套语", "至少三篇独立文稿里出现过的固定说法（不超过十六字）"),
    "frames": Key("框架", "带空位的句式，如“以{抓手}为抓手”"),
    "additions": Key("新增", "“子题/编号”之下写新条目的各项；命令和表格导入的新条目写在这里"),
    "changes": Key("修改", "“子题/编号”之下只写要改的项，没写的照旧"),
    "banned": Key("禁用", "不再使用的条目编号，或者一句原话"),
    "restored": Key("恢复", "下面各层禁用、这里要恢复的条目编号或原话"),
    "weights": Key("权重", "“子题/编号: 倍数”，2 是机会加倍，0.5 是减半"),
    "pinned": Key("置顶", "用得上就优先用的条目编号"),
    "unpinned": Key("不置顶", "下面各层置顶、这里要取消的条目编号"),
    "id": Key("编号", "条目的固定编号，改了措辞也不要改编号"),
    "stage": Key("阶段", "在工作链条中的位置"),
    "object": Key("对象", "所说的是哪一件事，一段之内每个对象只说一次"),
    "thread": Key("线索", "子题之内的一条线，如“组织生活”“换届”；一句话里的分句出自同一条线索"),
    "object_type": Key("类型", "对象属于哪一类"),
    "agent": Key("主体", "由谁来做；不写则谁都可以"),
    "after": Key("承接", "成效、底线能接在哪些对象之后；“任意”表示都可以"),
    "task": Key("任务", "作为要做的事来说，动词打头，不带句末标点"),
    "review": Key("回顾", "作为做过的事来说，不带句末标点"),
    "problem": Key("问题", "作为不足来说，不带句末标点"),
    "role": Key("用途", "模板里用这个名字来取用"),
    "occasions": Key("场合", "适用的场合；不写则都适用"),
    "texts": Key("文句", "彼此可以互换的句子"),
    "move": Key("语步", "这一部分要完成的事"),
    "level": Key("层级", "标题的层级，1 为“一、”，2 为“（一）”"),
    "headings": Key("标题", "按子题或语步列出的标题"),
    "text": Key("文字", "原样使用的文字"),
    "slots": Key("空位", "空位的名称和类型"),
    "weight": Key("权重", "被选用的机会，1 为平常"),
    "cleared": Key("清空", "要去掉的项：启用、停用"),
    "order": Key("顺序", "同一阶段里的先后，小的在前；不写则按文件里的先后"),
    "author": Key("署名", "谁写的、谁改的"),
    "changed": Key("改于", "改动的日期，如 2026-11-03"),
    "valid_from": Key("启用", "从哪一天起可以使用，如 2026-01-01"),
    "valid_to": Key("停用", "到哪一天为止可以使用"),
    "replaced_by": Key("替换为", "停用之后改用的条目编号或说法"),
    "evidence": Key("依据", "语料中出现的次数，不含原文"),
    "count": Key("次数", "出现的次数"),
    "documents": Key("篇数", "出现在多少篇独立文稿里"),
    "places": Key("位置", "最多五处“文件:偏移”，供查看上下文"),
    "years": Key("年份", "出现过的年份"),
    "confidence": Key("把握", "挖掘所作判断的把握，0 到 1"),
    "reason": Key("理由", "这样判断的线索"),
    "office_phrases": Key("单位套语", "单位共用的套语文件夹，可以是网络盘"),
    # facts and outlines
    "name": Key("名称", "要素的名称"),
    "type": Key("类型", "要素的类型"),
    "unit": Key("单位", "数的单位，如“个”“人”“万元”"),
    "required": Key("必填", "缺了就在稿子里留出醒目的待补行"),
    "description": Key("说明", "一句话说明"),
    "example": Key("示例", "写法示例"),
    "genre": Key("文种", "讲话、文章、报告等"),
    "occasion": Key("场合", "会议或文章的类型，决定取用哪些语句"),
    "length": Key("篇幅", "默认字数"),
    "layout": Key("版式", "默认的 Word 版式"),
    "manner": Key(
        "风格",
        "语步画像的文件（jianggao mine 生成），挑语句时参照本单位的句子长短；不写就用工作区的 风格.json",
    ),
    "titles": Key("题目", "题目的写法，可带要素，取第一个要素齐全的"),
    "front": Key("文首", "题目之下的署名、日期、称谓"),
    "tables": Key("附表", "由要素自动列出、附在文后的表：任务分解表（任务、牵头单位、完成时限）"),
    "signature": Key("落款", "文末的落款"),
    "sections": Key("章节", "从头到尾的各部分"),
    "share": Key("占比", "占全文篇幅的份额，各部分按份额分配字数"),
    "heading": Key("标题", "本部分的标题：不写则无标题，“自动”则从标题组里选，其他则原样使用"),
    "heading_key": Key("标题键", "在标题组里按哪个键取标题；不写则按语步"),
    "parts": Key("段落", "本部分由哪些段落和分点组成"),
    "template": Key("模板", "templates/ 里的模板名"),
    "points": Key("分点", "若干个彼此并列的要点"),
    "number": Key("数量", "要点的最少和最多个数"),
    "numbering": Key("序号", "要点的序号样式"),
    "subtopics": Key("子题", "依次取用的子题；不写则取主题下的全部"),
    "groups": Key("组", "代替“子题”：“组名: [子题, …]”，一组几个子题合在一个标题之下"),
    "within": Key("组内序号", "一组之内各要点的序号样式；一组只有一个要点就不编号"),
    "each": Key("每点", "每个要点大约多少字；不写则按惯例"),
    "facts_from": Key("取自", "把哪个条目类要素分到各要点里去"),
    "style": Key("样式", "这一行是副题、日期、署名、称谓还是摘要"),
    "given": Key("须有", "这些要素都给出时才有这一段、这一章"),
    "absent": Key("须无", "这些要素给出了一个就没有这一段、这一章"),
    # one item of a list of facts
    "owner": Key("牵头", "牵头的单位或人"),
    "deadline": Key("期限", "完成的时间，如“6月底前”"),
    "target": Key("目标", "要达到的结果"),
    "cause": Key("原因", "问题的成因"),
    "content": Key("内容", "一个分句，动词打头，不带句末标点"),
    "instance": Key("事例", "能说明它的一件真事，一句或几句话，跟在后面说“比如”"),
    "use": Key(
        "用法",
        "素材怎样说：事例（照实说）、典型（说完请大家学习）、教训（说完请大家引以为戒）、引语（原话，加引号）",
    ),
    "credit": Key("出处", "引语是谁在哪里说的，接“指出”，如“习近平总书记在……时”"),
}


def chinese_key(field: str) -> str:
    """The YAML key of a model field, for pydantic's ``alias_generator``."""
    return KEYS[field].name
