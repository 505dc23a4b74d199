"""Characters that a wrong encoding has destroyed."""

from __future__ import annotations

from generator.checking.patterns import each
from generator.checking.rule import Rule, examples

RULE = Rule(
    code="JG106",
    title="乱码",
    authority="实务",
    level="错误",
    why="替换符和“锟斤拷”一类是转码时丢掉的字，原字已经看不出来。",
    check=each(
        r"[\ufffd\u25a1\u3013]+|锟斤拷+|烫烫烫+|屯屯屯+|[\ue000-\uf8ff]+|(?:Ã|â€|ï»¿)+",
        "“{0}”是乱码。",
        "对照原件，把这里的字补上。",
    ),
    bad=examples("加强干部队⟦\ufffd\ufffd⟧建设。", "推动⟦锟斤拷⟧发展。"),
    alike=examples("发放防烫伤手套。", "屯田屯垦。"),
)
