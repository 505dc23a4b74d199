"""What stands on paper: the PDF that LibreOffice makes, measured.

    python benchmarks/word_paper.py

Characters of the file missing in the PDF, lines and characters of a full page, the text area, the
page number. Needs LibreOffice and poppler-utils; fonts-liberation gives Latin its usual widths.
"""

from __future__ import annotations

import io
import re
import shutil
import subprocess
import sys
import tempfile
import zipfile
from collections import Counter
from collections.abc import Sequence
from pathlib import Path

from lxml import etree

sys.path.insert(0, str(Path(__file__).resolve().parents[1] / "tests" / "rendering"))
from rendering_support import body_of
from test_word_geometry import MM, is_number, pages_of

from generator.api.drafts import Request, sample_facts
from generator.api.exports import make
from generator.api.workspace import Workspace
from generator.rendering import render
from generator.rendering.contents import Entry, entries
from generator.rendering.extras import Extras
from generator.rendering.profiles import layout_names, load_layout
from generator.resources import data_folder

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
LINES, CHARACTERS = 22, 28


def to_pdfs(files: Sequence[Path]) -> list[Path]:
    """All files converted in one start of LibreOffice."""
    folder = files[0].parent
    profile = f"-env:UserInstallation={(folder / 'profile').as_uri()}"
    command = ["soffice", profile, "--headless", "--convert-to", "pdf", "--outdir", str(folder)]
    subprocess.run([*command, *map(str, files)], check=True, capture_output=True, timeout=1200)
    return [file.with_suffix(".pdf") for file in files]


def written(docx: bytes) -> Counter[str]:
    """Characters of the body of a Word file."""
    with zipfile.ZipFile(io.BytesIO(docx)) as archive:
        root = etree.fromstring(archive.read("word/document.xml"))
    return Counter(re.sub(r"\s", "", "".join(t.text or "" for t in root.iter(f"{W}t"))))


def printed(pdf: Path) -> Counter[str]:
    """Characters of all pages of a PDF, page numbers left out."""
    pages = pages_of(pdf)
    return Counter("".join(line.text for page in pages for line in page if not is_number(line)))


def missing(files: Sequence[Path]) -> dict[str, str]:
    """Name of a file → its characters that the PDF does not have."""
    lost = {}
    for file, pdf in zip(files, to_pdfs(files), strict=True):
        if gone := written(file.read_bytes()) - printed(pdf):
            lost[file.name] = "".join(gone.elements())
    return lost


def geometry(folder: Path) -> str:
    """Full pages of one Chinese character, in the standard's layout."""
    file = folder / "full.docx"
    file.write_bytes(render(body_of("永" * LINES * CHARACTERS * 6), ".docx", "gbt9704"))
    (pdf,) = to_pdfs([file])
    pages = pages_of(pdf)[1:-1]
    shapes, areas, numbers = set(), set(), set()
    for page in pages:
        lines = [line for line in page if not is_number(line)]
        (number,) = [line for line in page if is_number(line)]
        shapes.add((len(lines), *{len(line.text) for line in lines}))
        pitch = (lines[-1].top - lines[0].top) / (len(lines) - 1)
        width = (max(line.right for line in lines) - lines[0].left) / MM
        areas.add((round(width, 1), round(pitch * len(lines) / MM, 1)))
        numbers.add(round((number.top + number.bottom) / 2 / MM - 37 - 225, 1))
    rows = "、".join(f"{shape[0]} 行 × {shape[1:]} 字" for shape in sorted(shapes))
    return f"整页 {len(pages)} 页：{rows}；版心 {sorted(areas)} 毫米；页码在版心下 {sorted(numbers)} 毫米"


def contents(folder: Path) -> str:
    """How many entries of the contents name the page on which LibreOffice prints the heading.

    Every outline with its sample facts in every layout; a wrong one is a line that LibreOffice
    breaks otherwise than our own breaking of lines expects.
    """
    wanted: dict[Path, list[Entry]] = {}
    extras = Extras(contents=True, spaced=True)
    for outline in outline_names():
        made = make(Request(outline, sample_facts(outline)), Workspace(folder)).draft
        for layout in layout_names():
            path = folder / f"contents-{outline}-{layout}.docx"
            path.write_bytes(render(made, ".docx", layout, extras=extras))
            wanted[path] = entries(made, load_layout(layout), extras)
    right = 0
    for (_, listed), pdf in zip(wanted.items(), to_pdfs(list(wanted)), strict=True):
        texts = ["".join(line.text for line in page) for page in pages_of(pdf)]
        leaves = sum("....." in text for text in texts)
        right += sum(
            re.sub(r"\s", "", entry.text) in texts[leaves + entry.page - 1] for entry in listed
        )
    return f"目录：{sum(map(len, wanted.values()))} 条，页码与 PDF 相符 {right} 条"


def outline_names() -> list[str]:
    """The outlines that ship with sample facts."""
    return sorted(path.stem for path in (data_folder("samples") / "facts").glob("*.yaml"))


def available() -> bool:
    """Whether LibreOffice and poppler-utils are installed."""
    return bool(shutil.which("soffice") and shutil.which("pdftotext"))


if __name__ == "__main__":
    with tempfile.TemporaryDirectory() as name:
        print(geometry(Path(name)))
        print(contents(Path(name)))
