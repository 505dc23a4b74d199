"""Masked names and numbers: XXX, ××, ***, 某某."""

from __future__ import annotations

from generator.checking.patterns import each
from generator.checking.rule import Rule, examples

RULE = Rule(
    code="JG102",
    title="遮挡的名称或数字",
    authority="实务：照搬范文的痕迹",
    level="错误",
    why="XX、××、***、某某是范文里遮掉的名称或数字，没有换成自己的，说明这段是抄来的。",
    check=each(
        r"(?<![A-Za-z@.])[XxＸｘ]{2,}(?![A-Za-z@.])|[×✕╳]{2,}|(?<![\d ])×(?=[县市省区局年月日])|[*＊]{2,}|[○◯□▲△]{2,}|某某+|(?<=[\u4e00-\u9fff])(?<!第)N(?=[家项名户])|(?<![A-Za-zＡ-Ｚ0-9])[A-E](?=(?:部门|单位|乡镇|[县市区乡镇村](?![\u4e00-\u9fff]))|同志)|(?<=[\u4e00-\u9fff])[XxＸ](?=[县市省区镇乡局委年月日个名万亿家])",
        "“{0}”是遮挡的名称或数字。",
        "换成真实的名称或数字；不知道的写【待补：…】，并在定稿前补上。",
    ),
    bad=examples(
        "⟦XX⟧县委高度重视。",
        "全年完成投资⟦××⟧亿元。",
        "由⟦某某⟧同志牵头。",
        "培训党员⟦***⟧人次。",
        "2026年⟦X⟧月召开。",
        "新培育企业⟦N⟧家，由⟦A⟧部门牵头。",
    ),
    alike=examples(
        "第N次谈起，B级景区、A股上市。",
        "X光设备投入使用。",
        "版心156×225毫米。",
        "某些单位重视不够，某个环节出了问题。",
        "建成5×3米的展板。",
    ),
)
