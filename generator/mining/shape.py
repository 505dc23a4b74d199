"""Whether words can stand as a unit of their own: nothing hangs loose at either end."""

from __future__ import annotations

from collections.abc import Sequence

CHAIN = "、"
"""Joins the members of a chain."""

_LOOSE_FIRST = frozenset(
    "的 了 着 过 等 、 和 与 及 或 之 们 者 以及 而且 并且 但是 因为 所以 如果 虽然 等等 其中 此外 而 但 "
    "却 则 地 得 中 上 下 里 内 后 前 时 所 其 该 此 并 也 都 又 还 就 才 便 即 有的 他 她 它 你 "
    "第一 第二 第三 第四 首先 其次".split()
)
_LOOSE_LAST = frozenset(
    "的 、 和 与 及 或 在 对 把 将 从 向 以 被 让 使 为 是 要 且 并 但 也 都 就 又 更 很 最 不 个 各 其 "
    "这 那 该 此 之 于 而 以及 不断 进一步 全面 深入 坚决 切实 大力 积极 着力 努力 关于 对于 通过 按照 根据 "
    "并且 而且 地 得 着 由 给 比 等于 成为 作为 其他 一个 一些 这个 那个 每 某 所 还 才 已 已经 正在 我 我们 "
    "你 他 它 他们 如何 怎样 因 于是".split()
)


def is_whole(words: Sequence[str]) -> bool:
    """Whether neither the first nor the last word needs a neighbour.

    >>> is_whole(["围绕", "中心", "、", "服务大局"]), is_whole(["建设", "的"])
    (True, False)
    """
    return bool(words) and words[0] not in _LOOSE_FIRST and words[-1] not in _LOOSE_LAST


def is_balanced(text: str) -> bool:
    """Whether every quote and bracket that opens also closes.

    >>> is_balanced("落实“三会一课”制度"), is_balanced("一课”制度")
    (True, False)
    """
    return all(text.count(left) == text.count(right) for left, right in ("“”", "‘’", "（）", "《》"))
