"""Places that neither the fact sheet nor the organisation knows."""

from __future__ import annotations

from collections.abc import Iterator

from generator.checking import gazetteer
from generator.checking.data import table
from generator.checking.finding import Hit
from generator.checking.known import fact_texts, fact_words
from generator.checking.rule import Context, Example, Rule
from generator.checking.text import Text


def check(text: Text, context: Context) -> Iterator[Hit]:
    """Every place outside the family of the known ones, fixed expressions left out."""
    words = table("places")
    known = gazetteer.family(fact_texts(context)) | set(words["全国性"])
    said = fact_words(context)
    fixed = tuple(words["固定用法"])
    for at, name, full in gazetteer.find(text.body):
        if full in known or name in known or name in said:
            continue
        if text.body.startswith(fixed, at + len(name)) or _own(text.body, at, said):
            continue
        message = f"“{name}”不在要素表里，也不属于本单位所在的地方。"
        yield Hit(
            at, at + len(name), message, "核对是不是别处稿子带进来的；确实要写的，写进要素表。"
        )


def _own(body: str, at: int, said: str) -> bool:
    """Whether the name is the tail of a longer one that the facts give."""
    return (
        any(body[at - back : at + 2] in said for back in (1, 2) if at >= back)
        and body[at : at + 2] in said
    )


RULE = Rule(
    code="JG301",
    title="外地的地名",
    authority="实务：移植稿件最常见的事故",
    level="错误",
    why="把别县的稿子改成自己的，最怕漏改一个地名。",
    check=check,
    needs=("home",),
    bad=(
        Example("全县上下要学先进，⟦浦江县⟧的干部群众要抓紧。", org="德清县"),
        Example("⟦温州⟧各级党组织要抓实。", facts={"会议名称": "杭州市机关党的工作会议"}),
    ),
    good=(
        Example("浙江省湖州市德清县各级党组织要抓实。", org="德清县"),
        Example("全县要学习“枫桥经验”。", org="德清县"),
    ),
    alike=(
        Example("全市安全市场秩序良好，和平年代，东方欲晓，朝阳产业，长治久安。", org="德清县"),
        Example("弘扬延安精神，学习浙江经验，城市中区域协调。", org="云溪县"),
        Example("合作市场更广，新城区面貌一新。", org="云溪县"),
        Example("建设沿海城市，登峨眉山，改造老城区。", org="云溪县"),
        Example("确保定期研究，推广西部经验，办成办不成都给答复。", org="云溪县"),
    ),
)
