"""A made-up speech in which every formulation stands on purpose."""

from __future__ import annotations

CHAIN = "围绕中心、服务大局"
QUOTED = "学习运用“千万工程”经验"
FILLINGS = ("学校", "工厂", "医院", "车站", "农场")
"""What differs between the speeches, so that no two paragraphs are alike."""

SPEECH = """在全县机关党的工作会议上的讲话

同志们：

今天我们召开这次会议，主要任务是总结{0}的工作。

一、去年工作回顾

过去一年，{0}的工作很有起色，坚持{chain}，理论学习不断加强。从{0}的情况看，支部班子的凝聚力明显增强。

二、存在的主要问题

一是{0}的党建责任意识不强。二是{0}的组织生活制度落实不够到位。

三、今年重点任务

（一）突出政治引领，把牢{0}方向

要先谈{0}。坚持{chain}，{quoted}，压实党建主体责任。在{0}要健全党员教育管理机制，让党员队伍充满活力。

（二）突出组织功能，建强{0}支部

{0}支部要压实党建主体责任，{quoted}。到{0}去，排查支部建设短板，规范组织生活，坚决防止走过场。

同志们，{0}的担子很重，让我们团结奋斗！
"""


def speech(filling: str) -> str:
    """One of the speeches."""
    return SPEECH.format(filling, chain=CHAIN, quoted=QUOTED)
