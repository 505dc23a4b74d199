"""地 or 的 for 得 before a degree."""

from __future__ import annotations

from generator.checking.patterns import each
from generator.checking.rule import Example, Rule, examples

NOUNS = {"取得", "获得", "作出", "形成", "面临", "存在"}
"""Verbs that a noun phrase follows here: 的 and not 得."""

RULE = Rule(
    code="JG704",
    title="补语前面没有用“得”",
    authority="《现代汉语八百词》；实务",
    level="警告",
    why="动词和表示程度、结果的补语之间用“得”。",
    check=each(
        r"(?:(?<=[做干抓管办走讲学看变来建活过说开搞打])|(?<=落实|执行|完成|发展|表现|坚持|推进|理解|把握))(?:的|地)(?=(?:更加|不够|不|还不|不太|很|非常|十分|比较|越来越|特别)(?:好|够|扎实|深|深入|透|实|细|严|快|到位|出色|明显|有力|充分|准确|成功|及时|牢|紧|顺利|圆满|彻底|精彩|热烈|艰难|突出)(?:[，。；、]|$))|(?:(?<=[做干抓管办走讲学建活])|(?<=落实|执行|完成|发展|解决|推进|办理|整改))的(?=(?:好不好|快不快|实不实|怎么样|如何|好|快|慢|细|严|实)[，。；！？、])|(?<=取得|获得|作出|形成|面临|存在)地(?![区方域理位下带块点标质球面形图铁])(?=[\u4e00-\u9fff])",
        "这里的“{0}”用得不对。",
        "改为“{fix}”。",
        lambda match: "的" if match.string[match.start() - 2 : match.start()] in NOUNS else "得",
    ),
    bad=(
        Example("工作做⟦的⟧很扎实。", fixed="工作做得很扎实。"),
        Example(
            "工作做⟦的⟧好不好，问题解决⟦的⟧快，群众说了算。",
            fixed="工作做得好不好，问题解决得快，群众说了算。",
        ),
        Example("会议开⟦的⟧很成功。", fixed="会议开得很成功。"),
        Example("我们取得⟦地⟧成绩。", fixed="我们取得的成绩。"),
    ),
    alike=examples(
        "工作做得很扎实。", "我们取得的成绩。", "看的很多书。", "形成地区之间的合作，做的好事很多。"
    ),
)
