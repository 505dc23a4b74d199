"""Kill a save of the phrase bank at every one of its system calls (Linux, needs strace).

    python benchmarks/killed.py

Each run saves twice and is killed at one call of the second save, before the call is made. The
file must then be the first or the second, and the next save must work. Prints how many calls
there are and which file was found how often; the suite does the same through Python's own calls.
"""

from __future__ import annotations

import re
import shutil
import subprocess
import sys
import tempfile
from collections import Counter
from pathlib import Path

from generator.bank import overlay, save
from generator.bank.load import OVERLAY, load_file

ROOT = Path(__file__).resolve().parent.parent
OLD, NEW = "旧", "新"
BEGIN, END = "/begin-of-save", "/end-of-save"

PROGRAM = f"""
import os, sys
from pathlib import Path
from generator.bank import overlay, save
save.update(Path(sys.argv[1]), lambda file: overlay.ban(file, "{OLD}"))
os.access("{BEGIN}", os.F_OK)
save.update(Path(sys.argv[1]), lambda file: overlay.ban(file, "{NEW}"))
os.access("{END}", os.F_OK)
"""


def traced(folder: Path, *options: str) -> list[str]:
    """Lines of the trace of one run."""
    log = folder / "trace"
    command = ["strace", "-f", "-o", str(log), *options, sys.executable, "-c", PROGRAM]
    subprocess.run([*command, str(folder / "layer")], cwd=ROOT, capture_output=True, check=False)
    return log.read_text(encoding="utf-8", errors="replace").splitlines()


def calls_of_a_save(folder: Path) -> list[tuple[str, int]]:
    """Name of every system call of the second save, and which call of that name it is."""
    seen: Counter[str] = Counter()
    found: list[tuple[str, int]] = []
    saving = False
    for line in traced(folder):
        if call := re.match(r"\d+ +(\w+)\(", line):
            seen[call[1]] += 1
            if END in line:
                break
            if saving:
                found.append((call[1], seen[call[1]]))
            saving = saving or BEGIN in line
    return found


def left_behind(folder: Path, name: str, number: int) -> tuple[str, ...]:
    """What the file says after the run was killed at a call."""
    traced(folder, "-e", f"inject={name}:signal=SIGKILL:when={number}")
    banned = load_file(folder / "layer" / OVERLAY).banned
    save.update(folder / "layer", lambda file: overlay.ban(file, "后"))
    assert "后" in load_file(folder / "layer" / OVERLAY).banned
    return banned


def main() -> None:
    """Print the calls and what was found."""
    if not shutil.which("strace"):
        sys.exit("要先装 strace。")
    with tempfile.TemporaryDirectory() as temporary:
        folders = (Path(temporary) / str(n) for n in range(10_000))
        found: Counter[tuple[str, ...]] = Counter()
        first = next(folders)
        first.mkdir()
        calls = calls_of_a_save(first)
        for (name, number), folder in zip(calls, folders, strict=False):
            folder.mkdir()
            found[left_behind(folder, name, number)] += 1
    broken = sum(count for banned, count in found.items() if banned not in ((OLD,), (OLD, NEW)))
    print(f"一次存盘有 {len(calls)} 个系统调用，在每一个上各杀一次：")
    print(
        f"旧文件 {found[(OLD,)]} 次，新文件 {found[(OLD, NEW)]} 次，损坏 {broken} 次（目标 0 次）"
    )


if __name__ == "__main__":
    main()
