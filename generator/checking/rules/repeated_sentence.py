"""The same sentence twice in one speech."""

from __future__ import annotations

from collections.abc import Iterator

from generator.checking.finding import Hit
from generator.checking.rule import Context, Rule, examples
from generator.checking.text import Text
from generator.corpus.characters import SENTENCE_END


def check(text: Text, context: Context) -> Iterator[Hit]:
    """The second of two equal sentences of some length."""
    seen: dict[str, int] = {}
    for piece in text.sentences:
        words = piece.text.strip()
        if len(words) < context.limit or words[-1] not in SENTENCE_END + "”’）":
            continue
        line = text.line_at(piece.start)
        if words in seen and not _pulled(text, words, seen[words]):
            message = f"这句话和第{seen[words]}行的一字不差。"
            yield Hit(
                piece.start, piece.start + len(piece.text), message, "删去一处，或换一种说法。"
            )
        seen.setdefault(words, line.number)


def _pulled(text: Text, words: str, first: int) -> bool:
    """Whether an article shows the sentence once more beside the text: on top, or by itself."""
    if text.spoken:
        return False
    if first <= TOP < len(text.prose) // 2:
        return True
    holding = sorted({line.text for line in text.prose if words in line.text}, key=len)
    return len(holding) > 1 and len(holding[0]) <= len(words) + BESIDE


TOP = 8
"""Lines of an article that may hold its summary."""
BESIDE = 80
"""Further characters that a summary or a caption may have."""


RULE = Rule(
    code="JG203",
    title="同一句话说了两遍",
    authority="实务",
    level="警告",
    why="整句重复多半是复制粘贴留下的。",
    check=check,
    limit=16,
    bad=examples(
        "要把各项责任落实到每个支部、每名党员身上。要抓紧。⟦要把各项责任落实到每个支部、每名党员身上。⟧"
    ),
    good=examples("要把各项责任落实到每个支部。要把各项要求传达到每名党员。"),
    alike=examples(
        "同志们！要抓紧。同志们！要抓实。",
        "《机关建设三年工作条例（试行草案）》\n农村公路养护工作条例（试行草案）\n农村公路养护工作条例（试行草案）",
    ),
)
