"""No 、 inside an approximate number: 三四个."""

from __future__ import annotations

from generator.checking.patterns import each
from generator.checking.rule import Example, Rule, examples

_DIGITS = str.maketrans("123456789", "一二三四五六七八九", "、")

RULE = Rule(
    code="JG809",
    title="概数中间用了顿号",
    authority="GB/T 15834-2011 4.5.3.3；GB/T 15835-2011 5.2.2",
    level="警告",
    why="相邻两个数字连用表示概数时，中间不用顿号。",
    check=each(
        r"(?<![一二三四五六七八九十第、（])(?:一、两|两、三|三、四|四、五|五、六|六、七|七、八|八、九|三、五)(?=[十百千万]?(?:个|年|天|次|名|家|项|人|里|倍|成|岁|万|千|百|十))(?!.年级)(?!、)"
        r"|(?<![\d.、—～第:：期届])(?:1、2|2、3|3、4|4、5|5、6|6、7|7、8|8、9)(?=[年天名家人里倍成])",
        "概数“{0}”中间不用顿号。",
        "改为“{fix}”。",
        lambda match: match[0].translate(_DIGITS).replace("一二", "一两"),
    ),
    bad=(
        Example("用⟦三、四⟧年时间打基础。", fixed="用三四年时间打基础。"),
        Example("用⟦7、8⟧年时间。", fixed="用七八年时间。"),
        Example("利用⟦三、五⟧天时间排查。", fixed="利用三五天时间排查。"),
    ),
    alike=examples(
        "利用三五天时间", "四五十家企业", "三、四、五年级", "第三、四次会议", "一、二、三产业"
    ),
)
