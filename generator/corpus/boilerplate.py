"""What a web page put around a speech: which lines go, and what they tell before they go."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from generator.corpus.characters import LINE_END

LONGEST = 120
"""A longer line is text, whatever words it contains."""

SHORTEST_TITLE = 4
LONGEST_TITLE = 60
SURE_TITLE = 10
"""A title this long at the start of the body was glued to it."""

LICENCE = 1500
"""The notice of a free library is no longer than so many characters."""

LICENCE_WORDS = ("著作权法", "公有领域")

CAPTION_ENDS = ("摄", "新华社发")
ORIGINAL_TITLE = "原标题"
PREFIXES = ("标题", "题目", "【正】", "<正>", "【文章内容简介】")

LINES: Mapping[str, re.Pattern[str]] = {
    "导航": re.compile(
        r"^(?:首页|当前位置|您?(?:现在)?的?位置|位置)\s*[:：>＞]|^\S{2,12} 首页$|^首页\s|[>＞].*[>＞]|^首页$"
    ),
    "时间": re.compile(
        r"^(?:发布|发表|更新|录入)?(?:时间|日期)\s*[:：]\s*\d{4}年\d{1,2}月\d{1,2}日(?:\s|\d{1,2}:\d\d|$)"
        r"|^(?:(?:发布|发表|更新|录入)?(?:时间|日期)\s*[:：]\s*)?\d{4}[-/.]\d{1,2}[-/.]\d{1,2}(?:\s+\d{1,2}:\d\d(?::\d\d)?)?"
        r"(?:\s*\S{2,10}网|\s?本页面)?(?:\s+(?:来源|作者|浏览|阅读|点击|字号|编辑).*|\s+(?:阅读|评论).*)?$"
    ),
    "发布": re.compile(
        r"^[（(\[【]?(?:发布|发布者|发布人|上传|录入|编辑|责任编辑|责编|审核|编审|校对)\s*[:：]"
    ),
    "浏览": re.compile(r"(?:浏览|阅读|点击|人气)(?:量|次数|数)?\s*[:：]\s*\d*次?$|字号\s*[:：]"),
    "来源": re.compile(r"^(?:文章|信息|稿件|本文)?(?:来源|来自|出处)\s*[:：|｜丨]"),
    "作者": re.compile(r"^作者\s*[:：]\s*\S{2,12}$"),
    "建设单位": re.compile(r"^(?:指导|主办|承办|建设)单位\s*[:：]"),
    "导语": re.compile(r"^导语\s*[:：].*(?:网友|本站|原创|客服|参考)"),
    "声明": re.compile(
        r"免责声明\s*[:：]|^(?:版权|声明|特别声明|温馨提示)\s*[:：]|不代表本站|侵权.*删除|联系我们.*删除|版权所有|ICP备"
    ),
    "邻篇": re.compile(r"^(?:上|下)一篇\s*[:：]|^(?:上一篇|下一篇)$"),
    "热搜": re.compile(
        r"^(?:本站热搜|热门搜索|相关(?:阅读|推荐|文章|热词|专题)|猜你喜欢|推荐阅读|热门文章|延伸阅读|更多阅读|点击观看视频)\s*[:：]?.{0,20}$"
        r"|^\[点击观看视频\]$"
    ),
    "按钮": re.compile(
        r"^[【\[（(]?(?:打印本?页?|关闭(?:窗口)?|返回(?:首页|顶部|列表)?|收藏|分享(?:到.*)?|复制|下载(?:本文|全文)?|扫一扫.*|点击(?:下载|查看).*)[】\])）]?$"
    ),
    "标签": re.compile(r"^(?:标签|关键词标签|Tags?)\s*[:：]\s*[#＃]?"),
    "会员": re.compile(
        r"仅供\S{0,4}会员|加入会员|注册会员|未登[录陆]用户|加入收藏|预计阅读|打开排版规范"
    ),
    "站名": re.compile(
        r"^\S{2,8}(?:范文|文秘|文库|公文|素材)(?:网|站|库|之家)$|^(?:www\.)?[A-Za-z0-9-]+\.(?:com|cn|net|org)\b",
        re.IGNORECASE,
    ),
    "报刊": re.compile(
        r"^\S{2,8}(?:日报|晚报|时报|新华社|新华网|人民网)\s*\d{4}年\d{1,2}月\d{1,2}日$"
    ),
    "摄影": re.compile(
        r"^[（(]?(?:新华社|人民日报|本报|中新社)?(?:记者|通讯员)\s?[\u4e00-\u9fff]{1,4}(?:\s[\u4e00-\u9fff]{1,4})?\s?摄影?[）)]?$"
    ),
    "预览": re.compile(r"^(?:内容预览|论文部分内容阅读|正文内容|文章内容)\s*[:：]?$"),
}
"""A line is boilerplate when one of these is found in it."""

HINTS = (
    "：:>＞|｜丨热摄", "首页", "一篇", "延伸", "更多阅读", "会员", "未登", "收藏", "日报", "晚报", "时报", "新华", "范文",
    "文秘", "文库", "公文", "素材", ".com", ".cn", ".net", ".org", ".COM", ".CN", ".NET", "相关", "猜", "推荐", "打印", "关闭",
    "返回", "分享", "复制", "下载", "扫一扫", "点击", "预览", "部分", "正文", "内容", "不代表", "侵权", "联系", "版权", "ICP",
)  # fmt: skip
"""A line without any of these (of the first each character), or a date with marks, is no boilerplate."""

_HINT = re.compile(
    "|".join(
        [
            *map(re.escape, [*HINTS[0], *HINTS[1:]]),
            *(rf"{m}(?<=\d{m})" for m in (r"\-", "/", r"\.")),
        ]
    )
)
_TITLE_PREFIX = re.compile(
    r"^(?:文章|本文)?(?:标题|题目)\s*[:：]\s*|^(?:【正】|<正>|【文章内容简介】)", re.MULTILINE
)
_CREDIT = re.compile(
    r"(?<=[。！？”）])\s?(?:(?:新华社|人民日报|本报)记者\s?)?[\u4e00-\u9fff]{2,4}(?: [\u4e00-\u9fff]{1,4})?\s?/?摄$"
    r"|(?<=[。！？”）])\s?新华社发$|原标题[:：][^，。！？\n]{2,60}$"
)
_WORK = re.compile(r"^\s*本作品(?:是|来自|属于)", re.MULTILINE)
_INSIDE = re.compile("[，。：；]")
_TITLE_ENDS = re.compile(
    r"(?:讲话|发言|报告|致辞|总结|汇报|方案|意见|通知|演讲|倡议书)(?:稿|提纲)?$"
)
_ADDRESS = re.compile("(?:同志们|各位|尊敬的|女士们|朋友们|大家)")
_ADDRESS_ENDS = re.compile("(?:同志们|代表|同志|大家|朋友们|各位)$")
_TELLS = re.compile("来源|来自|出处|作者|日报|晚报|时报|新华|人民网|[-/.年]\\d")
"""A line without any of these tells neither date nor source nor author."""

_DATE = re.compile(r"\d{4}(?:[-/.]\d{1,2}[-/.]\d{1,2}|年\d{1,2}月\d{1,2}日)")
_SOURCE = re.compile(
    r"(?:来源|来自|出处)\s*[:：|｜丨]\s*([^:：]+?)(?=\s+(?:\d{4}|作者|浏览|免责|字号|编辑|责任编辑|责编|阅读|分享|打印|发布|时间|日期)|[ ,，。]*$)"
)
_PAPER = re.compile(r"^(\S{2,8}(?:日报|晚报|时报|新华社|新华网|人民网))\s*\d{4}年")
_AUTHOR = re.compile(r"作者\s*[:：]\s*([^\s:：,，]{2,12})")


@dataclass(frozen=True, slots=True)
class Metadata:
    """What the dropped lines told; empty where they did not."""

    date: str = ""
    source: str = ""
    author: str = ""

    def or_else(self, other: Metadata) -> Metadata:
        """Every empty one as the other tells it."""
        return Metadata(
            self.date or other.date, self.source or other.source, self.author or other.author
        )


def drop(text: str) -> tuple[str, int]:
    """The text without boilerplate lines, and how many there were."""
    end = _licence(text)
    lines = text[:end].split("\n")
    kept = [line for line in lines if len(line) > LONGEST * 2 or not is_boilerplate(line)]
    dropped = len(lines) - len(kept) + (end < len(text))
    return ("\n".join(kept), dropped) if dropped else (text, 0)


def _licence(text: str) -> int:
    """Where the notice begins that a free library puts behind a text; its length when there is none."""
    begin = max(0, len(text) - LICENCE)
    for match in _WORK.finditer(text, begin):
        rest = text[match.start() :]
        if all(word in rest for word in LICENCE_WORDS):
            return match.start()
    return len(text)


def is_boilerplate(line: str) -> bool:
    """Whether a line is one of the known kinds."""
    bare = line.strip()
    if not bare or len(bare) > LONGEST or not _HINT.search(bare):
        return False
    return any(pattern.search(bare) for pattern in LINES.values())


def drop_title_prefix(text: str) -> tuple[str, int]:
    """文章标题： before a title."""
    if not any(word in text for word in PREFIXES):
        return text, 0
    return _TITLE_PREFIX.subn("", text)


def drop_credits(text: str) -> tuple[str, int]:
    """新华社记者 某某 摄 behind a caption, 原标题：… behind a text."""
    lines = text.split("\n")
    count = 0
    for at, line in enumerate(lines):
        if line.endswith(CAPTION_ENDS) or ORIGINAL_TITLE in line:
            lines[at], dropped = _CREDIT.subn("", line)
            count += dropped
    return ("\n".join(lines), count) if count else (text, 0)


def drop_repeated_title(text: str) -> tuple[str, int]:
    """A title that the page printed twice, once: copies of the first line above the body.

    Of a title glued to the first paragraph that copy goes; of a title that is nothing but the
    cut-off start of this paragraph the line above goes. The paragraph itself stays whole.
    """
    lines = text.split("\n")
    first = next((at for at, line in enumerate(lines) if line.strip()), 0)
    kept = _without_copies(lines, first)
    dropped = len(lines) - len(kept)
    title = lines[first].strip().lstrip("# ")
    for at, line in enumerate(kept[first + 1 : first + 3], first + 1):
        bare = line.strip()
        if len(title) < SURE_TITLE or not bare.startswith(title) or len(bare) <= LONGEST_TITLE:
            continue
        rest = bare[len(title) :].lstrip()
        if _is_glued(title, rest):
            kept[at] = rest
            dropped += 1
        elif _is_cut_off(title, rest):
            kept[first] = ""
            dropped += 1
    return "\n".join(kept), dropped


def _without_copies(lines: list[str], first: int) -> list[str]:
    """The lines without those above the body that repeat the first one."""
    title = _squeezed(lines[first])
    body = next(
        (at for at, line in enumerate(lines) if at > first and len(line) > LONGEST_TITLE),
        len(lines),
    )
    return [
        line
        for at, line in enumerate(lines)
        if not (first < at < body and len(title) >= SHORTEST_TITLE and _squeezed(line) == title)
    ]


def _is_glued(title: str, rest: str) -> bool:
    """Whether a title ends where a sentence of the paragraph begins.

    >>> _is_glued("在全县推进会议上的讲话", "同志们：今天"), _is_glued("加强机关党的建设", "是基础工作")
    (True, False)
    """
    if _INSIDE.search(title) or not rest or rest[0] in LINE_END:
        return False
    return _TITLE_ENDS.search(title) is not None or _ADDRESS.match(rest) is not None


def _is_cut_off(title: str, rest: str) -> bool:
    """Whether a title is the first so many characters of a text and no title at all."""
    if rest.startswith("：") and _ADDRESS_ENDS.search(title):
        return True
    return _INSIDE.search(title) is not None and rest[:1] not in LINE_END


def _squeezed(line: str) -> str:
    return re.sub(r"\s", "", line)


def metadata(text: str) -> Metadata:
    """Date, source and author as the boilerplate lines of a text give them."""
    told = list(_boilerplate_lines(text))
    return Metadata(
        date=_first(_DATE, told, 0),
        source=_first(_SOURCE, told, 1) or _first(_PAPER, told, 1),
        author=_first(_AUTHOR, told, 1),
    )


def _boilerplate_lines(text: str) -> Iterator[str]:
    return (
        line.strip()
        for line in text.split("\n")
        if len(line) <= LONGEST * 2 and _TELLS.search(line) and is_boilerplate(line)
    )


def _first(pattern: re.Pattern[str], lines: list[str], group: int) -> str:
    for line in lines:
        if match := pattern.search(line):
            return match[group].strip()
    return ""
