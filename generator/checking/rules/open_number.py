"""Numbers and brackets left open: 20xx年, X月X日, 〔 〕, （　）."""

from __future__ import annotations

from generator.checking.patterns import each
from generator.checking.rule import Rule, examples

RULE = Rule(
    code="JG104",
    title="年份、文号或括号空着",
    authority="实务",
    level="错误",
    why="20xx年、〔〕、（\u3000）里的内容没有填。",
    check=each(
        r"(?:19|20)(?:\d?[xX×＊*_]{1,2}|_{1,2})年|[〔\[［][ \u3000]*[〕\]］]|〔(?:19|20)\d\d〕[ \u3000]*号|[（(][ \u3000]*[）)]|《[ \u3000]*》|“[ \u3000]*”|(?<!\d)年[ \u3000]+月[ \u3000]+日|[xX×]月[xX×]{1,2}日",
        "“{0}”里面空着。",
        "补上年份、文号或内容；没有内容的，连括号一起删去。",
    ),
    bad=examples(
        "⟦20xx年⟧工作回顾",
        "国发⟦〔〕⟧12号文件要求。",
        "云办发⟦〔2026〕 号⟧文件要求。",
        "全县⟦（ ）⟧个乡镇。",
        "根据⟦《》⟧精神。",
    ),
    alike=examples("国发〔2025〕12号文件要求。", "2026年工作要点", "（一）加强学习"),
)
