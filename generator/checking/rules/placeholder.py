"""待补: a line or a spot that somebody still has to fill."""

from __future__ import annotations

from generator.checking.patterns import each
from generator.checking.rule import Rule, examples

RULE = Rule(
    code="JG101",
    title="待补的地方没有补",
    authority="实务：定稿前清零",
    level="错误",
    why="【待补】、（待定）、______这类记号是写给自己看的，留在稿子里会被念出来。",
    check=each(
        r"【(?=[^】]{0,40}(?:待|补|填|核实|确认))[^】]{0,60}】|[（(](?:待定|待补|待填|待核|待核实|待确认|暂缺|略|数据待补|此处待补)[）)]|_{3,}|＿{2,}|此处(?:省略|补充|填写|插入|待补|待定|待填)[^，。；]{0,12}",
        "“{0}”还没有补上。",
        "补上内容，或者删去这一处。",
    ),
    bad=examples(
        "⟦【待补：会议名称】⟧",
        "全年新建阵地⟦（待定）⟧处。",
        "截至目前共有⟦____⟧名党员。",
        "⟦此处补充数据⟧，请各单位抓紧。",
    ),
    alike=examples(
        "【本报讯】会议昨日召开。", "对历史遗留问题，此处不再展开。", "要把待办事项列成清单。"
    ),
)
