"""One stock modifier too often in one paragraph."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator

from generator.checking.finding import Hit
from generator.checking.rule import Context, Rule, examples
from generator.checking.text import Text

_WORN = re.compile(
    "进一步|切切实实|切实|大力|不断|充分|积极|着力|深入|有效|高度重视|扎实|认真|全力|持续"
)
SPAN = 300
"""Characters within which repetition is heard."""


def check(text: Text, context: Context) -> Iterator[Hit]:
    """The n-th use within 300 characters of one paragraph, once a word and paragraph."""
    for line in text.prose:
        places: defaultdict[str, list[int]] = defaultdict(list)
        for match in _WORN.finditer(line.text):
            places[match[0]].append(match.start())
        for word, found in places.items():
            for first, last in zip(found, found[context.limit - 1 :], strict=False):
                if last - first <= SPAN:
                    at = line.start + last
                    message = f"“{word}”在{last - first + len(word)}字里用了{context.limit}次。"
                    yield Hit(at, at + len(word), message, "换几种说法，可有可无的删去。")
                    break


RULE = Rule(
    code="JG708",
    title="一个词用得太多",
    authority="实务",
    level="提示",
    why="“进一步”“切实”“大力”一类的词，一段里反复出现就成了空话。",
    check=check,
    limit=5,
    bad=examples("要进一步学习，进一步调研，进一步整改，进一步落实，⟦进一步⟧考核。"),
    good=examples("要进一步学习，深入调研，全面整改，认真落实，严格考核。"),
    alike=examples("要坚持党的领导，坚持人民至上，坚持问题导向，坚持守正创新，坚持系统观念。"),
)
