"""How long a bank of 20,000 entries in 40 files takes to load, with the compiled cache and without.

    python benchmarks/bank.py [ENTRIES]

Targets: 50 milliseconds from the cache, 2 seconds without; after one file was edited only that
file is parsed. "Ready to draft" reads what a draft of twelve subtopics reads; "everything" builds
every entry there is.
"""

from __future__ import annotations

import gc
import os
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path
from statistics import median

from generator.api.census import Index, census
from generator.bank.bank import Bank
from generator.bank.load import load_layer

FILES = 40
STAGES = ("指导", "部署", "摸底", "行动", "机制", "成效", "底线")
SUBTOPICS_OF_A_DRAFT = 12
RUNS = 9


def entry(file: int, n: int) -> str:
    """One concept as people write it: two wordings as a task, one as review, one as problem."""
    stage = STAGES[n % len(STAGES)]
    word = "".join(chr(0x4E00 + (file * 7919 + n * 104729 + k * 31) % 20000) for k in range(4))
    after = "  承接: [任意]\n" if stage == "成效" else ""
    return (
        f"- 编号: {word}{n}\n  阶段: {stage}\n  对象: {word}工作\n  类型: 体系\n{after}"
        f"  任务:\n  - 把{word}的各项要求落到实处\n  - 对{word}逐项抓好落实\n"
        f"  回顾:\n  - {word}的各项要求得到落实\n  问题:\n  - {word}落实得还不够到位\n"
    )


def write(folder: Path, entries: int) -> None:
    """The files."""
    for n in range(FILES):
        head = f"主题: 主题{n // 5}\n子题: 子题{n}\n概念:\n"
        text = head + "".join(entry(n, k) for k in range(entries // FILES))
        (folder / f"{n:02}.yaml").write_text(text, encoding="utf-8")


def timed(job: Callable[[], object], runs: int = RUNS) -> float:
    """Median milliseconds."""
    taken = []
    for _ in range(runs):
        gc.collect()
        start = time.perf_counter()
        job()
        taken.append((time.perf_counter() - start) * 1000)
    return median(taken)


def ready(folder: Path) -> None:
    """What a draft reads."""
    bank = Bank([load_layer(folder, "内置")])
    for n in range(SUBTOPICS_OF_A_DRAFT):
        assert bank.by_subtopic[f"子题{n * 3}"]
    assert bank.verb_heads


def everything(folder: Path) -> None:
    """Every entry with its wordings and origins."""
    assert len(Bank([load_layer(folder, "内置")]).entries)


def looked_up(index: Index) -> None:
    """Entries by three tags at once, in every subtopic and stage."""
    for n in range(FILES):
        for stage in STAGES:
            assert index.find(subtopic=f"子题{n}", stage=stage, move="任务")


def looked_through(index: Index) -> None:
    """The same for one subtopic and stage without the index."""
    assert [
        r
        for r in index.records
        if r.subtopic == "子题3" and r.stage == "行动" and "任务" in r.moves
    ]


def edited(folder: Path) -> None:
    """One file changes, and the bank is loaded."""
    path = folder / "07.yaml"
    path.write_text(path.read_text(encoding="utf-8") + "# 改\n", encoding="utf-8")
    load_layer(folder, "内置")


def main() -> None:
    """Print milliseconds and targets."""
    entries = int(sys.argv[1]) if len(sys.argv) > 1 else 20_000
    gc.set_threshold(200_000)  # As the command line does.
    with tempfile.TemporaryDirectory() as name:
        os.environ["JIANGGAO_CACHE"] = f"{name}/cache"
        folder = Path(name) / "phrases"
        folder.mkdir()
        write(folder, entries)
        size = sum(path.stat().st_size for path in folder.iterdir()) / 1e6
        print(f"{entries} 条，{FILES} 个文件，{size:.1f} MB")
        print(f"没有缓存：{timed(lambda: load_layer(folder, '内置'), 1):.0f} 毫秒（目标 2000）")
        print(
            f"有缓存，读入：{timed(lambda: Bank([load_layer(folder, '内置')])):.0f} 毫秒（目标 50）"
        )
        print(f"有缓存，可以起草：{timed(lambda: ready(folder)):.0f} 毫秒（目标 50）")
        print(f"有缓存，全部条目：{timed(lambda: everything(folder)):.0f} 毫秒")
        index = Index(census(Bank([load_layer(folder, "内置")])))
        once = timed(lambda: looked_up(index)) / (FILES * len(STAGES))
        through = timed(lambda: looked_through(index))
        print(
            f"按三个标签查一次：{once:.3f} 毫秒，逐条看一遍：{through:.1f} 毫秒，快 {through / once:.0f} 倍"
        )
        print(f"改了一个文件：{timed(lambda: edited(folder)):.0f} 毫秒")


if __name__ == "__main__":
    main()
