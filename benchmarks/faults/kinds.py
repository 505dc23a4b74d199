"""The kinds of faults in texts: where each can be put, and what it puts there."""

from __future__ import annotations

import random
import re
from collections.abc import Callable
from dataclasses import dataclass

Change = Callable[[re.Match[str], random.Random], str]


@dataclass(frozen=True, slots=True)
class Kind:
    """A fault: one match of the pattern, chosen by chance, becomes something else."""

    name: str
    pattern: str
    change: Change
    facts: bool = False
    """Only for texts whose facts are known."""
    lines: bool = False
    """Counts as found anywhere in the line."""


@dataclass(frozen=True, slots=True)
class Injected:
    """A text with one fault; ``start`` and ``end`` are where."""

    text: str
    start: int
    end: int


def inject(kind: Kind, text: str, chance: random.Random) -> Injected | None:
    """The text with the fault; None when it has no place for one."""
    places = list(re.finditer(kind.pattern, text, re.MULTILINE))
    if not places:
        return None
    match = chance.choice(places)
    new = kind.change(match, chance)
    start, end = match.span()
    while start < end and new and text[start] == new[0]:
        start, new = start + 1, new[1:]
    result = text[:start] + new + text[end:]
    return Injected(result, start, start + len(new))


def put(words: str) -> Change:
    """Always the same words."""
    return lambda match, chance: match.expand(words) if "\\" in words else words


def one_of(*words: str) -> Change:
    """One of these, after what was matched."""
    return lambda match, chance: match[0] + chance.choice(words)


STOP = r"[。](?=[\u4e00-\u9fff]{6})"
"""The end of a sentence within a paragraph: a sentence can be put behind it."""
COMMA = r"(?<=[\u4e00-\u9fff]{4})，(?=[\u4e00-\u9fff]{4})"
NUMBER = r"(?<![\d.年第])\d{2,4}(?=[个名家项户件处])"

KINDS: tuple[Kind, ...] = (
    # gaps
    Kind("待补记号", STOP, one_of("【待补：完成数】。", "完成投资（待定）亿元。", "共计____人。")),
    Kind(
        "遮挡的名称",
        STOP,
        one_of("XX县委高度重视。", "会议由某某主持。", "投入××万元。", "表彰了***同志。"),
    ),
    Kind(
        "模板标记",
        STOP,
        one_of("感谢{{单位}}的支持。", "共完成${count}项。", "全年完成undefined项。"),
    ),
    Kind(
        "年份空着",
        STOP,
        one_of("在20xx年的基础上再上台阶。", "落实〔〕12号文件。", "全县（ ）个乡镇。"),
    ),
    Kind(
        "审稿批注",
        STOP,
        one_of("（此处请核实数据）", "【建议删去这一句，改为正面表述】", "（这里领导意见要补充）"),
    ),
    Kind(
        "工具的话",
        STOP,
        one_of(
            "以下是为您撰写的讲话稿正文。",
            "作为一个人工智能，我建议抓好落实。",
            "希望这篇讲话稿对您有所帮助。",
        ),
    ),
    Kind(
        "乱码",
        r"(?<=[\u4e00-\u9fff]{3})[\u4e00-\u9fff]{2}(?=[\u4e00-\u9fff]{3})",
        put("\ufffd\ufffd"),
    ),
    # leaks
    Kind(
        "外地县名",
        STOP,
        one_of("沭阳县的干部要带头。", "这是桐庐县上下的共识。", "定陶区要走在前列。"),
        facts=True,
    ),
    Kind(
        "外地市名",
        STOP,
        one_of("温州市各级机关要带头。", "绵阳上下要一条心。", "全力打造沧州样板。"),
        facts=True,
    ),
    Kind(
        "外省名", STOP, one_of("为谱写甘肃新篇章作出贡献。", "推动黑龙江高质量发展。"), facts=True
    ),
    Kind(
        "外县机关", STOP, one_of("在临溪县委的领导下，成绩很大。", "青原镇党委要带头。"), facts=True
    ),
    Kind(
        "自称混用",
        r"全[县市](?=[\u4e00-\u9fff]{3})",
        lambda m, c: "我县" if "市" in m[0] else "我市",
    ),
    Kind("改了一个数", NUMBER, lambda m, c: str(int(m[0]) * 7 + 3), facts=True),
    Kind("凭空的数", STOP, one_of("全年办结事项4317件。", "满意率达到97.35%。"), facts=True),
    Kind(
        "往年年份", STOP, one_of("2019年，我们完成了各项任务。", "2021年是关键之年。"), facts=True
    ),
    Kind(
        "外来人名",
        STOP,
        one_of("刚才，王建军同志讲得很好。", "县长刘志强同志作了部署。"),
        facts=True,
    ),
    # facts
    Kind(
        "分项超过总数", STOP, one_of("新建站点12个，其中机关15个。", "培训干部80人，其中科级95人。")
    ),
    Kind(
        "合计不符",
        STOP,
        one_of(
            "新建站点12个，改造站点8个，共计30个。", "争取资金3亿元，盘活资产2亿元，合计6亿元。"
        ),
    ),
    Kind(
        "增长负数", STOP, one_of("办件量增长-3.2%。", "投诉量下降-5%。", "支出提高了负2个百分点。")
    ),
    Kind("降低用倍数", STOP, one_of("能耗降低了3倍。", "投诉量减少2倍。", "成本下降130%。")),
    Kind(
        "百分点误用",
        STOP,
        one_of("覆盖率提高3.5%。", "财政收入增长4个百分点。", "城镇化率同比提高1.2%。"),
    ),
    Kind("率超百分之百", STOP, one_of("群众满意率达到103%。", "覆盖率为115%。")),
    Kind(
        "没有的日期",
        STOP,
        one_of("6月31日前完成整改。", "2025年2月29日召开会议。", "13月5日前报送。"),
    ),
    Kind(
        "星期不符",
        STOP,
        one_of("2026年3月2日（星期五）召开推进会。", "2025年10月1日（周一）起施行。"),
    ),
    Kind(
        "说三点列四点",
        STOP,
        one_of(
            "重点抓好三项工作：一是抓学习，二是抓调研，三是抓整改，四是抓考核。",
            "主要体现在四个方面：一是认识深，二是作风实。",
        ),
    ),
    Kind(
        "规划年份",
        STOP,
        one_of(
            "“十四五”时期（2020—2025年）成绩显著。",
            "2025年是“十五五”开局之年。",
            "2024年是“十四五”收官之年。",
        ),
    ),
    # formulations
    Kind(
        "说错的提法",
        STOP,
        one_of(
            "坚持以习近平新时代特色社会主义思想为指导。",
            "自觉坚定“四个意识”，做到“两个维护”。",
            "统筹推进“四个全面”战略布局。",
            "牢记青山绿水就是金山银山。",
            "更加紧密地团结在以习近平为核心的党中央周围。",
        ),
    ),
    Kind(
        "并列次序错",
        STOP,
        one_of(
            "增强大局意识、政治意识、核心意识、看齐意识。",
            "贯彻创新、绿色、协调、开放、共享的发展理念。",
            "持续纠治官僚主义、形式主义、享乐主义和奢靡之风。",
        ),
    ),
    Kind(
        "并列不完整",
        STOP,
        one_of("坚定道路自信、理论自信、制度自信。", "增强政治意识、大局意识、看齐意识。"),
    ),
    Kind(
        "旧机构名",
        STOP,
        one_of(
            "市环保局要抓好督查。",
            "工商局要加强监管。",
            "安监局要压实责任。",
            "要主动对接银保监会。",
        ),
    ),
    Kind(
        "过时提法",
        STOP,
        one_of("深入学习贯彻党的十九大精神。", "坚决打赢脱贫攻坚战，不获全胜决不收兵。"),
    ),
    # structure
    Kind(
        "序号跳号",
        r"^（([二三四五])）",
        lambda m, c: f"（{'三四五六七'['二三四五'.index(m[1]) + 1]}）",
    ),
    Kind(
        "一级序号重号",
        r"^([二三四])、",
        lambda m, c: f"{'一二三'['二三四'.index(m[1])]}、",
        lines=True,
    ),
    Kind("少了二是", STOP, one_of("一是抓学习。三是抓落实。", "一要学深，二要悟透，四要做实。")),
    Kind("序数混用", STOP, one_of("一是抓学习。二要抓落实。", "第一，抓学习。二是抓落实。")),
    Kind(
        "标题后面空着",
        r"^(二、.{4,30}\n)",
        lambda m, c: "二、强化组织领导和保障\n" + m[0].replace("二、", "三、", 1),
        lines=True,
    ),
    Kind("段落断掉", r"(?<=[\u4e00-\u9fff]{9})[\u4e00-\u9fff]。$", put(""), lines=True),
    # language
    Kind(
        "词打了两遍",
        r"(?:加强|推进|坚持|落实|完善|发展|建设|工作)(?=[\u4e00-\u9fff])",
        lambda m, c: m[0] * 2,
    ),
    Kind("的的", r"(?<=[\u4e00-\u9fff]{2})的(?=[\u4e00-\u9fff]{2})", put("的的")),
    Kind(
        "地误作的",
        STOP,
        one_of("不断的加强自身建设。", "更好的服务群众。", "深入的开展调研。", "切实的解决问题。"),
    ),
    Kind("得误作的", STOP, one_of("这项工作做的很扎实。", "整改抓的很到位。")),
    Kind(
        "错别字",
        STOP,
        one_of(
            "要认真布署工作，抓好落实。",
            "要再接再励。",
            "做到实事求事。",
            "既往不究。",
            "要以身作责。",
            "发扬一股作气的劲头。",
            "截止目前，任务过半。",
            "工作布署要具体。",
            "廉洁字律要严。",
            "焕然一心的面貌。",
        ),
    ),
    Kind(
        "搭配不当",
        STOP,
        one_of(
            "要提高改革步伐。", "不断加大服务水平。", "着力改善干部素质。", "进一步增强工作效率。"
        ),
    ),
    Kind(
        "约数重复",
        STOP,
        one_of("办结率约为90%左右。", "惠及群众超过3000人以上。", "用时不超过5天以内。"),
    ),
    Kind(
        "赘余",
        STOP,
        one_of("这样做的目的是为了提高效率。", "防止类似问题不再发生。", "截止到年底全部完成。"),
    ),
    Kind(
        "长句",
        STOP,
        lambda m, c: m[0] + "各级各部门要提高站位，统一思想，" * 8 + "抓好落实。",
        lines=True,
    ),
    Kind(
        "套话成堆",
        STOP,
        one_of(
            "要进一步学习，进一步调研，进一步整改，进一步落实，进一步考核。",
            "切实提高认识，切实压实责任，切实改进作风，切实抓好整改，切实保障到位。",
        ),
    ),
    Kind(
        "整句重复", r"(?<=[。])([\u4e00-\u9fff，]{20,60}。)", lambda m, c: m[0] + m[0], lines=True
    ),
    Kind("三个被", STOP, one_of("问题被发现、被通报、被整改。")),
    # punctuation and digits
    Kind("半角逗号", COMMA, put(",")),
    Kind("半角分号冒号", COMMA, lambda m, c: c.choice(";:")),
    Kind("半角括号", STOP, one_of("各级(含派出机构)要抓好落实。")),
    Kind("标点叠用", COMMA, lambda m, c: c.choice(("，，", "，。", "、，"))),
    Kind("引号不成对", r"”(?=[\u4e00-\u9fff])", put(""), lines=True),
    Kind("书名号不成对", STOP, one_of("要认真学习《条例，对照检查。")),
    Kind("直引号", STOP, one_of('落实"三会一课"制度。')),
    Kind("序号后顿号", r"^（([一二三四])）(?=[\u4e00-\u9fff])", lambda m, c: m[0] + "、"),
    Kind("第一、", STOP, one_of("第一、抓学习。第二，抓落实。")),
    Kind(
        "书名号间顿号",
        STOP,
        one_of("学习《条例》、《准则》，对照检查。", "落实“三会一课”、“主题党日”制度。"),
    ),
    Kind(
        "范围写法", STOP, one_of("每村安排3-5名干部。", "成本降低10-20%。", "实施2021-2025年规划。")
    ),
    Kind("全角数字", STOP, one_of("增长８％以上。", "共１２个项目。")),
    Kind("省略号", STOP, one_of("学习、培训、考核...都要抓。", "学习、培训、考核……等工作。")),
    Kind("概数顿号", STOP, one_of("用三、四年时间打基础。", "每组五、六个人。")),
    Kind("混用数位", STOP, one_of("惠及群众3千人。", "发放资金5百万元。")),
    Kind("年份简写", STOP, one_of("自25年3月以来，进展顺利。")),
    Kind("字间空格", r"(?<=[\u4e00-\u9fff]{6})(?=[\u4e00-\u9fff]{6}[^\n]{4,}。$)", put(" ")),
)
"""Every kind of fault in a text."""
