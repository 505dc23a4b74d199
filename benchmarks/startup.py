"""How long the command takes as a whole process, as a multiple of the bare interpreter.

    python benchmarks/startup.py

Whole processes, taken in turn so that a busy moment falls on all of them; medians of 15 runs.
The first run of a command does not count: it fills the caches, as the first run of a user does.
Targets: help at most 2 times ``import click``, a whole draft at most 4 times ``import click,
lxml.etree``.
"""

from __future__ import annotations

import os
import subprocess
import sys
import tempfile
import time
from pathlib import Path
from statistics import median

ROOT = Path(__file__).resolve().parent.parent
RUNS = 15
FACTS = ROOT / "samples" / "facts" / "party-annual.yaml"

Command = list[str]


def python(program: str, *arguments: str) -> Command:
    """The interpreter with a small program."""
    return [sys.executable, "-c", program, *arguments]


def jianggao(*arguments: str) -> Command:
    """The command as its installed script runs it."""
    return python("from generator.cli.main import run; run()", *arguments)


def seconds(command: Command, folder: Path) -> float:
    """Time of one whole process in a user's folder."""
    environment = {k: v for k, v in os.environ.items() if k != "PYTHONDONTWRITEBYTECODE"}
    environment["PYTHONPATH"] = str(ROOT)
    start = time.perf_counter()
    subprocess.run(command, cwd=folder, env=environment, check=True, capture_output=True)
    return time.perf_counter() - start


def medians(commands: dict[str, Command], folder: Path) -> dict[str, float]:
    """Milliseconds of each command."""
    for command in commands.values():
        seconds(command, folder)
    times: dict[str, list[float]] = {name: [] for name in commands}
    for _ in range(RUNS):
        for name, command in commands.items():
            times[name].append(seconds(command, folder))
    return {name: median(taken) * 1000 for name, taken in times.items()}


def main() -> None:
    """Print milliseconds, ratios and targets."""
    with tempfile.TemporaryDirectory() as folder:
        draft = ("draft", "party-annual", "-f", str(FACTS), "-o", "讲话稿.docx")
        commands = {
            "click": python("import click"),
            "help": jianggao("--help"),
            "click and lxml": python("import click, lxml.etree"),
            "draft": jianggao(*draft),
        }
        taken = medians(commands, Path(folder))
    for name, base, target in (("help", "click", 2), ("draft", "click and lxml", 4)):
        ratio = taken[name] / taken[base]
        print(
            f"{name}：{taken[name]:.0f} 毫秒，{base}：{taken[base]:.0f} 毫秒，"
            f"{ratio:.2f} 倍（目标 {target} 倍以内）"
        )


if __name__ == "__main__":
    main()
