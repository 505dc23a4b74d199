"""The lines before the body: title, subtitle, date line, byline, salutation, notes."""

from __future__ import annotations

import re
from dataclasses import dataclass, field, replace

from generator.corpus.characters import HAN, SENTENCE_END
from generator.corpus.headings import is_heading

LONGEST_TITLE = 60
NOTE_STARTS = "【（(摘关"
SUBTITLE_END = "上中话告文）"
"""——在…会上 and its like; one that ends otherwise goes on in the next line."""

FRONT_LINES = 14
SALUTATION_LINES = 4
SURNAMES = (
    "王李张刘陈杨黄赵吴周徐孙马朱胡郭何高林罗郑梁谢宋唐许韩冯邓曹彭曾肖田董袁潘于蒋蔡余杜叶程苏魏吕丁任沈"
    "姚卢姜崔钟谭陆汪范金石廖贾夏韦付方白邹孟熊秦邱江尹薛闫段雷侯龙史陶黎贺顾毛郝龚邵万钱严覃武戴莫孔向汤"
    "温康施文牛樊葛邢安齐易乔伍庞颜倪庄聂章鲁岳翟殷詹申欧耿关兰焦俞左柳甘祝包宁尚符舒阮柯纪梅童凌毕单季裴"
    "习栗霍涂成苗谷盛曲翁冉骆蓝路游辛靳管柴蒙鲍华喻祁蒲房滕屈饶解牟艾尤阳时穆农司卓古吉缪简车项连芦麦褚娄窦戚岑"
)

_DATE = r"(?:\d{4}|20[Xx×]{2}|[Xx×]{2,4}|[二一][〇○零一二三四五六七八九]{3})年[\dXx×一二三四五六七八九十]{1,3}月(?:[\dXx×一二三四五六七八九十]{1,3}日)?"
_DATE_LINE = re.compile(rf"[（(]?\s*({_DATE})(?:在.{{4,40}})?\s*[）)]?")
_ISO_DATE_LINE = re.compile(r"[（(]?(\d{4}[-./]\d{1,2}[-./]\d{1,2})[）)]?")
_ADDRESSED = (
    "各位|同志|女士|先生|朋友|老师|同学|代表|委员|主席|主任|书记|大家|战友|乡亲|市民|企业家|嘉宾|来宾|领导|部长|校友|党员|"
    "[县区市乡镇州盟旗局厅委办][：，]|单位"
)
_SALUTATION = re.compile(rf"(?=.{{0,40}}(?:{_ADDRESSED}))[^。；？]{{2,60}}[：！，]")
_POST = "书记|主任|局长|县长|区长|市长|省长|州长|镇长|乡长|部长|主席|院长|校长|处长|科长|会长|总理|秘书长|委员|代表|站长|所长|厅长|盟长|旗长|同志"
_SPOKEN_BY = re.compile(
    rf"(?!——).{{0,28}}(?:{_POST})[\s：]*([{HAN}](?: ?[{HAN}]){{1,3}}|[Xx×*]{{2,3}})"
)
_SIGNED = re.compile(r"(?:作者|文|撰稿|讲话人|报告人|主讲人)\s*[:：/]\s*(.{2,20})")
_OF_OFFICE = re.compile(
    rf".{{2,20}}(?:[委局办府会厅部院组科处队所站校馆社]|中心) [{SURNAMES}][{HAN}]{{1,2}}"
)
_NAME = re.compile(rf"[{SURNAMES}][{HAN}]{{1,3}}")
_OFFICE = re.compile(rf"(?:[Xx×]{{2}}|[{HAN}]).{{0,20}}(?:{_POST})")
_SPEECH = re.compile("(?:讲话|发言|致辞|报告|主持词|演讲)$")
_NO_TITLE = re.compile(
    r"(?:摘\s*要|目\s*录|前\s*言|正\s*文|[（(].*[）)]|20\d\d年(?:主要|政府)?工作(?:回顾|总结|安排|任务))"
)
_NOTE = re.compile(
    r"[（(].*\d{6}\s*[）)]$|【(?:注|摘要|关键词|内容摘要|摘 要|提要|编者按)】|(?:摘要|关键词)[:：]|[（(]作者(?:系|单位|为|是|：).*[）)]$"
)


@dataclass(frozen=True, slots=True)
class Front:
    """What stands before the body; ``lines`` is how many lines it took."""

    title: str = ""
    subtitle: str = ""
    date: str = ""
    byline: str = ""
    salutation: str = ""
    notes: tuple[int, ...] = field(default=())
    """Numbers of the lines that are notes."""
    lines: int = 0


def read_front(lines: list[str]) -> Front:
    """The front matter of a text given as lines without blank ones."""
    front = Front()
    for number, line in enumerate(lines[:FRONT_LINES]):
        taken = _take(front, line, number)
        if taken is None:
            break
        front = replace(taken, lines=number + 1)
    return _without_body_title(front, lines)


def is_note(line: str) -> bool:
    """Abstract, keywords, an author's affiliation."""
    return line[:1] in NOTE_STARTS and _NOTE.match(line) is not None


def date_of(line: str) -> str:
    """The date of a date line, empty for any other line."""
    match = _DATE_LINE.fullmatch(line) or _ISO_DATE_LINE.fullmatch(line)
    return match[1] if match else ""


def _take(front: Front, line: str, number: int) -> Front | None:
    """The front with one more line in it; None when the body begins here."""
    if is_note(line):
        return replace(front, notes=(*front.notes, number))
    if is_salutation(line) and front.salutation.count("\n") < SALUTATION_LINES:
        joined = f"{front.salutation}\n{line}" if front.salutation else line
        return replace(front, salutation=joined)
    if front.salutation:
        return None
    if date := date_of(line):
        return replace(front, date=front.date or date)
    if name := _byline(line, front):
        return replace(front, byline=front.byline or name)
    return _take_title(front, line)


def _take_title(front: Front, line: str) -> Front | None:
    words = line.lstrip("# ")
    if not words or not _can_be_title(words) or line.startswith("##"):
        return None
    if front.byline or front.date or front.notes:
        return None
    if not front.title and _NO_TITLE.fullmatch(words):
        return replace(front, subtitle=words) if words[-1] in "）)" else None
    if front.subtitle.startswith("——") and front.subtitle[-1] not in SUBTITLE_END:
        return replace(front, subtitle=front.subtitle + words)
    if front.title and (words.startswith("——") or re.fullmatch(r"[（(].*[）)]", words)):
        return replace(front, subtitle=words) if not front.subtitle else None
    return replace(front, title=f"{front.title} {words}" if front.title else words)


def _can_be_title(line: str) -> bool:
    if is_heading(line) or len(line) > LONGEST_TITLE:
        return False
    return line[-1] not in SENTENCE_END + "；，：" or line.endswith(("！", "？"))


def is_salutation(line: str) -> bool:
    """Whether a line addresses somebody: 同志们：, 各位代表：, 尊敬的各位领导，"""
    return (
        len(line) <= LONGEST_TITLE
        and line[-1] in "：！，"
        and _SALUTATION.fullmatch(line) is not None
        and not is_heading(line)
    )


def _byline(line: str, front: Front) -> str:
    """The speaker or author a line names (with office), empty for any other line."""
    if len(line) > 30 or line[-1] in SENTENCE_END:
        return ""
    names = line.split()
    if not front.title:
        return line if len(names) > 1 and all(map(_is_name, names)) else ""
    if _SPEECH.search(front.title) and _OFFICE.fullmatch(line):
        return line
    if match := _SIGNED.fullmatch(line):
        return match[1]
    bare = line.strip("（）() ")
    name = re.sub(r"\s", "", bare)
    if _NAME.fullmatch(name) or all(_NAME.fullmatch(part) for part in bare.split()):
        return bare
    if _OF_OFFICE.fullmatch(bare):
        return bare
    match = _SPOKEN_BY.fullmatch(bare)
    return bare if match and (" " in bare or match[1][0] in SURNAMES + "Xx×*") else ""


def _is_name(word: str) -> bool:
    return 1 < len(word) < 4 and _NAME.fullmatch(word) is not None


def _without_body_title(front: Front, lines: list[str]) -> Front:
    """A text whose lines are all short has no front; its first line is still the title."""
    if front.lines == len(lines) and front.lines > 1 and not front.salutation:
        return Front(title=lines[0].lstrip("# "), lines=1)
    return front
