"""A word typed twice."""

from __future__ import annotations

from generator.checking.patterns import each
from generator.checking.rule import Example, Rule, examples

RULE = Rule(
    code="JG702",
    title="词语重复",
    authority="实务",
    level="错误",
    why="连打了两遍的词。",
    check=each(
        r"(进行|坚持|加强|推进|推动|落实|贯彻|深入|切实|全面|认真|扎实|不断|继续|加快|促进|提高|提升|实现|建设|发展|工作|问题|我们|他们|大家|必须|需要|可以|应当|通过|以及|因为|由于|对于|关于|特别|充分|着力|努力|积极|大力|严格|完善|健全|强化|深化|会议|领导|干部|党员|群众|服务|管理|组织|责任)\1|(?<![的目])(的的)(?!确)|(?<![为了])(了了)(?!解|如|之|的|得|当|一)|(?<![温祥平饱缓随谦])(和和)(?![气睦美平])|(?<!日)(在在)(?!校|职|册|于)|(?<!凡)(是是)(?!非)|(?<![对])(与与)|(?<![一不])(把把)(?!手|关|脉)|(?<!让)(将将)(?!士|军|领)",
        "“{0}”重复了。",
        "删去一个。",
        lambda match: match[0][: len(match[0]) // 2],
    ),
    bad=(
        Example("要⟦坚持坚持⟧问题导向。", fixed="要坚持问题导向。"),
        Example("党员⟦的的⟧作用。", fixed="党员的作用。"),
        Example("要⟦认真认真⟧落实。", fixed="要认真落实。"),
    ),
    alike=examples(
        "目的的确明确。",
        "研究研究再说。",
        "为了了解情况。",
        "明辨是是非非。",
        "一把把钥匙",
        "不为了了事。",
    ),
)
