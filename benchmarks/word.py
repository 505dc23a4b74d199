"""Every figure of the Word files: speed, validators, rules, paper.

    python benchmarks/word.py [HOSTILE]

Wanted: 10,000 characters in at most 8 ms and 3 times the floor (deflating the same XML and zipping
it), 1,000 files at 80 a second on one core; no finding of either validator and no deviation of the
rule-by-rule reader in any profile with every switch; every character of the .docx in the PDF; 22
lines of 28 characters, 156 × 225 mm, the page number 7 mm below; of 2,000 hostile drafts (or
HOSTILE) each a valid file or one message. The parts run alone too: word_validators, word_rules,
word_paper.
"""

from __future__ import annotations

import io
import random
import sys
import tempfile
import time
import zipfile
from collections.abc import Callable
from datetime import date
from functools import partial
from pathlib import Path

from word_paper import available, contents, geometry, missing
from word_rules import deviations
from word_validators import HOSTILE, every_switch, hostile, report

from generator.draft import Draft, Origin, Paragraph, Run, Section
from generator.rendering.docx import render_docx
from generator.rendering.extras import Extras
from generator.rendering.profiles import load_layout

DAY = date(2026, 1, 1)
CLAUSES = 12
MANY = 1_000
POOL = "党建工作要坚持围绕中心服务大局落实责任完善机制提升能力加强队伍推动发展群众支部学习作风"


def draft(characters: int, seed: int) -> Draft:
    """Paragraphs of some 170 characters: a lead, facts and clauses as a real draft has them."""
    source = random.Random(seed)
    paragraphs: list[Paragraph] = []
    length = 0
    while length < characters:
        if len(paragraphs) % 4 == 0:
            paragraphs.append(Paragraph("heading1", (run(source, 12, "。"),), "1"))
        runs = [run(source, 9, "。", lead=True)]
        runs += [run(source, source.randint(6, 20), "，。；"[k % 3]) for k in range(CLAUSES)]
        paragraphs.append(Paragraph("body", tuple(runs), "1"))
        length += len(paragraphs[-1].text)
    title = Paragraph("title", (Run("在全市机关党建工作会议上的讲话", Origin("outline", "题目")),))
    section = Section("任务", "1", tuple(paragraphs))
    return Draft("性能", seed, characters, "speech", (title,), (section,))


def run(source: random.Random, length: int, end: str, lead: bool = False) -> Run:
    """A clause of random characters with its origin."""
    text = "".join(source.choices(POOL, k=length)) + end
    return Run(text, Origin("concept", "c1", "a.yaml:1", "内置"), lead)


def extras(example: Draft) -> Extras:
    """Every clause with a comment and a list of other wordings."""
    places = {
        (n, at, at + 1): ("换一种说法", "再换一种说法")
        for n, paragraph in enumerate(example.paragraphs, 1)
        for at, _ in enumerate(paragraph.runs)
    }
    return Extras(comments=True, alternatives=places)


def floor(parts: dict[str, bytes]) -> bytes:
    """Deflate and zip, nothing else."""
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in parts.items():
            archive.writestr(name, content)
    return buffer.getvalue()


def best(job: Callable[[], object], repeats: int = 30) -> float:
    """Milliseconds of the fastest of many runs."""

    def once() -> float:
        start = time.perf_counter()
        job()
        return (time.perf_counter() - start) * 1000

    return min(once() for _ in range(repeats))


def speed() -> None:
    """Print milliseconds and the ratio to the floor."""
    layout = load_layout("speech")
    for characters in (5_000, 10_000):
        example = draft(characters, 1)
        content = render_docx(example, layout, DAY)
        with zipfile.ZipFile(io.BytesIO(content)) as archive:
            parts = {name: archive.read(name) for name in archive.namelist()}
        ours = best(partial(render_docx, example, layout, DAY))
        least = best(partial(floor, parts))
        size = len(content) / 1000
        working = best(partial(render_docx, example, layout, DAY, extras(example)))
        print(
            f"{characters} 字：{ours:.2f} 毫秒，下限 {least:.2f} 毫秒，"
            f"{ours / least:.2f} 倍，{size:.0f} KB；"
            f"批注、下拉全开 {working:.2f} 毫秒"
        )
    drafts = [draft(3_000, seed) for seed in range(MANY)]
    seconds = best(lambda: [render_docx(each, layout, DAY) for each in drafts], 3) / 1000
    print(f"3000 字的稿子 {MANY} 份，每秒 {MANY / seconds:.0f} 份")


def seeded_faults(data: bytes) -> str:
    """A reader that finds nothing must be able to: one fault of each kind put into the file."""
    faults = (
        ("word/styles.xml", 'w:eastAsia="黑体"', 'w:eastAsia="宋体"'),
        ("word/styles.xml", '<w:sz w:val="32"/>', '<w:sz w:val="30"/>'),
        ("word/styles.xml", 'w:firstLineChars="200"', 'w:firstLineChars="0"'),
        ("word/styles.xml", '<w:outlineLvl w:val="1"/>', ""),
        ("word/styles.xml", "<w:keepNext/>", ""),
        ("word/styles.xml", '<w:overflowPunct w:val="1"/>', ""),
        ("word/styles.xml", ' w:hAnsi="Times New Roman"', ""),
        ("word/document.xml", '<w:rFonts w:hint="eastAsia"/>', ""),
        ("word/document.xml", ">二、", ">三、"),
        ("word/document.xml", 'w:linePitch="579"', 'w:linePitch="580"'),
        ("word/document.xml", 'w:left="1587"', 'w:left="1700"'),
        ("word/document.xml", "</w:body>", '<w:p><w:pPr><w:pStyle w:val="BodyText"/></w:pPr></w:p></w:body>'),
        ("word/footer1.xml", '<w:jc w:val="right"/>', '<w:jc w:val="left"/>'),
        ("word/settings.xml", "<w:evenAndOddHeaders/>", ""),
    )  # fmt: skip
    found = sum(any(deviations(_changed(data, *fault))) for fault in faults)
    return f"故意弄错 {len(faults)} 处，查出 {found} 处"


def _changed(data: bytes, name: str, old: str, new: str) -> bytes:
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        parts = {entry: archive.read(entry) for entry in archive.namelist()}
    assert old.encode() in parts[name], f"nothing to spoil: {old}"
    parts[name] = parts[name].replace(old.encode(), new.encode())
    return floor(parts)


def soundness(count: int) -> None:
    """Print what validators, the reader of rules and the printed pages say."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        good = list(every_switch(folder))
        profiles = sorted({file.name.partition("-")[0] for file in good})
        print(f"版式 {'、'.join(profiles)}，各种开关，共 {len(good)} 份")
        found = {
            file.name: rows
            for file in good
            if (rows := list(deviations(file.read_bytes(), "reading" not in file.name)))
        }
        plain = next(file for file in good if file.name == "gbt9704-plain-facts.docx")
        print(f"逐条核对：{found or '没有偏差'}；{seeded_faults(plain.read_bytes())}")
        if available():
            print(f"PDF 里缺的字：{missing(good) or '没有'}")
            print(geometry(folder))
            print(contents(folder))
        else:
            print("LibreOffice 或 poppler-utils 没有安装，跳过")
        for line in report(good, list(hostile(folder, count)), count):
            print(line)


def main() -> None:
    """Print every figure."""
    speed()
    soundness(int(sys.argv[1]) if len(sys.argv) > 1 else HOSTILE)


if __name__ == "__main__":
    main()
