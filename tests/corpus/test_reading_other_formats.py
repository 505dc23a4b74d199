"""Web pages, PDF and the files of other office programs become text."""

from __future__ import annotations

import shutil
import subprocess
from contextlib import suppress
from pathlib import Path

import pytest
from docx import Document as WordDocument

from generator.corpus import office
from generator.corpus.readers import read
from generator.corpus.store import read_documents
from generator.errors import DataError

FILES = Path(__file__).resolve().parents[3] / "shared" / "corpus" / "files" / "derived"
BODY = (
    "同志们：",
    "一、提高认识，把学习摆在前面",
    "学习不是软任务，是硬任务。不学习，工作就没有底气，说话就没有分量。",
    "二、改进方法，把调研做在平时",
    "调研要到现场去，听真话、看实情、找办法，不能只听汇报、只看材料。",
)
PAGE = """<html><head><meta charset="{charset}"><title>在学习会上的讲话_某某网</title>
<script>var a = "<p>广告，很多，的，广告。</p>";</script></head><body>
<div class="nav"><a href="/">首页</a> &gt; <a href="/j">讲话</a></div><h1>在学习会上的讲话</h1>
<div>来源：云溪日报 2024-03-05 <a href="#">打印</a></div><div id="content">{body}</div>
<ul><li><a href="1">上一篇：关于值班的通知</a></li></ul><div>版权所有，不得转载。</div></body></html>"""

needs_office = pytest.mark.skipif(
    office.find(office.PROGRAMS) is None, reason="LibreOffice is not installed"
)


@pytest.mark.parametrize("charset", ["utf-8", "gb2312", "big5"])
@pytest.mark.parametrize("form", ["p", "br"])
def test_a_web_page_gives_its_paragraphs(tmp_path, charset, form):
    lines = BODY if charset != "big5" else [line.replace("，", "，") for line in traditional()]
    body = "".join(f"<p>　　{line}</p>" for line in lines)
    if form == "br":
        body = "<br/>\n".join(f"&nbsp;&nbsp;{line}" for line in lines)
    page = PAGE.format(charset=charset, body=body) if charset != "big5" else big5_page(body)
    path = tmp_path / "页.html"
    path.write_bytes(page.encode({"gb2312": "gb18030"}.get(charset, charset)))
    found = [line.strip("\u3000\xa0 ") for line in read(path).split("\n")]
    assert [line for line in found if line in lines] == list(lines)
    assert not any("首页" in line or "上一篇" in line or "广告" in line for line in found)


def traditional() -> list[str]:
    return ["同志們:", "學習不是軟任務，是硬任務。不學習，工作就沒有底氣，說話就沒有分量。"]


def big5_page(body: str) -> str:
    return f'<html><head><meta charset="big5"></head><body><div>{body}</div></body></html>'


def test_title_date_and_source_of_a_web_page_are_told(tmp_path):
    path = tmp_path / "页.htm"
    body = "".join(f"<p>{line}</p>" for line in BODY)
    path.write_text(PAGE.format(charset="utf-8", body=body), encoding="utf-8")
    (document,) = read_documents(path)
    assert (document.title, document.salutation) == ("在学习会上的讲话", "同志们：")
    assert (document.date, document.source) == ("2024-03-05", "云溪日报")
    assert [s.label for s in document.walk() if s.heading] == ["一、", "二、"]


def test_a_page_nested_too_deep_or_empty_is_told_or_read(tmp_path):
    deep = tmp_path / "深.html"
    deep.write_text("<div>" * 50_000 + "正文。", encoding="utf-8")
    for text in ("<html></html>", "<script>1</script>"):
        (tmp_path / "空.html").write_text(text, encoding="utf-8")
        with pytest.raises(DataError):
            read(tmp_path / "空.html")
    with suppress(DataError):
        read(deep)


@needs_office
def test_an_office_file_gives_its_paragraphs(tmp_path):
    path = converted(tmp_path, ".doc").rename(tmp_path / "稿.wps")
    assert read(path).split("\n") == list(BODY)


@needs_office
def test_a_rich_text_file_gives_its_paragraphs(tmp_path):
    lines = "\\par ".join("".join(f"\\u{ord(char)}?" for char in line) for line in BODY)
    (tmp_path / "稿.rtf").write_text("{\\rtf1\\ansi\\uc1 " + lines + "}", encoding="ascii")
    assert read(tmp_path / "稿.rtf").split("\n") == list(BODY)


@needs_office
def test_a_pdf_gives_its_paragraphs_without_page_breaks(tmp_path):
    pytest.importorskip("pypdfium2")
    wanted = [line for n in range(12) for line in numbered(n)]
    assert read(converted(tmp_path, ".pdf", repeat=12)).split("\n") == wanted


def numbered(number: int) -> list[str]:
    """The body, a little different every time, so that no line is a running head."""
    words = "甲乙丙丁戊己庚辛壬癸子丑"[number]
    return [line[:2] + words + line[2:] if number else line for line in BODY]


def converted(folder: Path, suffix: str, repeat: int = 1) -> Path:
    """The body as a Word file, turned into another format."""
    word = WordDocument()
    for line in (line for number in range(repeat) for line in numbered(number)):
        word.add_paragraph(line)
    word.save(str(folder / "a.docx"))
    program = shutil.which("soffice") or "libreoffice"
    profile = f"-env:UserInstallation={(folder / 'profile').as_uri()}"
    subprocess.run(
        [program, profile, "--headless", "--convert-to", suffix[1:], "--outdir", folder,
         folder / "a.docx"], check=True, capture_output=True, timeout=120,
    )  # fmt: skip
    return folder / f"a{suffix}"


def test_an_old_office_file_without_a_program_is_told(tmp_path, monkeypatch):
    monkeypatch.setenv("PATH", str(tmp_path))
    for suffix in (".doc", ".wps", ".rtf", ".odt"):
        path = tmp_path / f"稿{suffix}"
        path.write_bytes(b"\xd0\xcf\x11\xe0" + bytes(600))
        with pytest.raises(DataError, match="LibreOffice"):
            read(path)


def test_a_web_page_under_the_name_of_a_word_file_is_read(tmp_path):
    path = tmp_path / "稿.doc"
    body = "".join(f"<p>{line}</p>" for line in BODY)
    path.write_text(f"<html><body>{body}</body></html>", encoding="utf-8")
    assert read(path).split("\n") == list(BODY)


@pytest.mark.parametrize("data", [b"%PDF-1.4 broken", b"%PDF", b"not a pdf at all"])
def test_a_damaged_pdf_is_told(tmp_path, data):
    pytest.importorskip("pypdfium2")
    (tmp_path / "坏.pdf").write_bytes(data)
    with pytest.raises(DataError, match="打不开"):
        read(tmp_path / "坏.pdf")


def test_the_same_report_reads_alike_from_word_and_pdf():
    if not FILES.is_dir():
        pytest.skip(f"the development corpus is not here ({FILES})")
    pytest.importorskip("pypdfium2")
    if office.find(office.PROGRAMS) is None:
        pytest.skip("LibreOffice is not installed")
    word, printed = (read_documents(FILES / f"凉山{suffix}")[0] for suffix in (".doc", ".pdf"))
    same = {p.text for p in word.paragraphs()} & {p.text for p in printed.paragraphs()}
    assert len(same) > 0.6 * sum(1 for _ in word.paragraphs())  # pdfium loses 23 hanging marks
    assert abs(len(word.text) - len(printed.text)) < 0.002 * len(word.text)
