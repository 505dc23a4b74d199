"""Chinese divisions down to counties: which words of a text name a place."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from functools import cache

from generator.checking.data import halves, table
from generator.checking.patterns import Words
from generator.divisions import divisions

LONG_SUFFIXES = ("特别行政区", "维吾尔自治区", "壮族自治区", "回族自治区", "自治区", "地区")
SHORT_SUFFIXES = ("省", "市", "盟")
_NOT_AFTER_CITY = frozenset("场民值容政直级")
_NOT_AFTER_DISTRICT = frozenset("域间别分块位")
_LEFT_ALIKE = frozenset("各全我本该每外城某")


def short_name(name: str) -> str:
    """The name without its suffix: 浙江 for 浙江省; empty when too short to stand alone.

    >>> short_name("浙江省"), short_name("内蒙古自治区"), short_name("忠县")
    ('浙江', '内蒙古', '')
    """
    for suffix in (*LONG_SUFFIXES, *SHORT_SUFFIXES):
        if name.endswith(suffix):
            bare = name.removesuffix(suffix)
            return bare if len(bare) >= 2 else ""
    return ""


@cache
def _words() -> Words[str]:
    ordinary = set(table("places")["日常词"])
    excluded = set(table("places")["同形全称"])
    entries: dict[str, str] = {}
    for name, places in divisions().items():
        if len(name) < 3 or name in excluded:
            continue
        entries[name] = name
        bare = short_name(name)
        top = any(len(place.inside) < 2 and place.name == name for place in places)
        if (bare and top and bare not in ordinary and not name.endswith(("县", "区"))) or bare in (
            "内蒙古",
            "广西",
            "西藏",
            "宁夏",
            "新疆",
        ):
            entries.setdefault(bare, name)
    return Words(entries)


def find(text: str) -> Iterator[tuple[int, str, str]]:
    """Offset, words and full name of every place that a text names."""
    for at, words, name in _words().find(text):
        after = text[at + len(words) : at + len(words) + 1]
        if words.endswith("市") and after in _NOT_AFTER_CITY and after in "场民值":
            continue
        if words.endswith("区") and after in _NOT_AFTER_DISTRICT:
            continue
        if at and text[at - 1] in table("places")["前接"].get(words, ""):
            continue
        if len(words) == 3 and words[0] in _LEFT_ALIKE:
            continue
        if words != name and at and text[at - 1 : at + 1] in halves():
            continue  # 确保|定期 is not 保定
        yield at, words, name


def family(names: Iterable[str]) -> frozenset[str]:
    """The places of these words with all they lie in and all that lies in them."""
    own = {name for text in names for _, _, name in find(text)}
    known = divisions()
    above = {x for name in own for place in known.get(name, ()) for x in place.inside}
    below = {name for name, places in known.items() for p in places if own & set(p.inside)}
    return frozenset(own | above | below)
