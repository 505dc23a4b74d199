"""Real noisy files come out whole and without the web page around them.

The corpus is not part of the project: expectations.yaml holds what a person found in each file, in
figures and a few characters. The tests of pages and of joined texts need no such notes: the page
marks its own body, and [SEP] stands between the paragraphs.
"""

from __future__ import annotations

import re
from pathlib import Path

import pytest
import yaml
from lxml import html

from generator.corpus.cleaners import clean
from generator.corpus.store import read_documents

NOISY = Path(__file__).resolve().parents[3] / "shared" / "corpus" / "noisy"
EXPECTED = yaml.safe_load((Path(__file__).parent / "expectations.yaml").read_text(encoding="utf-8"))
PAGES = [name for name in EXPECTED if name.startswith("real_html/")]
JOINED = [name for name in EXPECTED if name.startswith("real_sep_joined/")]
AROUND = (
    "首页", "上一篇", "下一篇", "免责声明", "责任编辑", "版权所有", "点击观看", "延伸阅读", "网站地图", "http",
    "收藏", "[SEP]", "nbsp", "浏览量", "阅读：", "标签：", "加入会员",
)  # fmt: skip
"""Words of the pages around these texts; none of the texts has them."""

pytestmark = pytest.mark.skipif(
    not NOISY.is_dir(), reason=f"the development corpus is not here ({NOISY})"
)


def squeezed(text: str) -> str:
    return re.sub(r"\s", "", text)


@pytest.mark.parametrize("name", EXPECTED)
def test_a_real_noisy_file_comes_out_whole_and_clean(name):
    wanted = EXPECTED[name]
    (document,) = read_documents(NOISY / name)
    lines = document.text.split("\n")
    found = {
        "title": document.title[:12],
        "date": document.date,
        "source": document.source[:12],
        "byline": document.byline,
        "first": lines[0][:8],
        "last": lines[-1][-8:],
        "lines": len(lines),
        "characters": sum("一" <= char <= "鿿" for char in document.text),
    }
    assert {key: value for key, value in found.items() if value} == wanted
    assert [word for word in AROUND if word in document.text] == []


@pytest.mark.parametrize("name", PAGES)
def test_every_paragraph_that_a_page_marks_as_its_body_is_there(name):
    page = (NOISY / name).read_text(encoding="utf-8")
    _, _, rest = page.partition("<!--repaste.body.begin-->")
    body = html.fromstring(f"<div>{rest.partition('<!--repaste.body.end-->')[0]}</div>")
    (document,) = read_documents(NOISY / name)
    text = squeezed(document.text)
    paragraphs = [
        squeezed(clean(paragraph.text_content()).text)
        for paragraph in body.iter("p")
        if not paragraph.xpath(".//a | .//script")
    ]
    assert len(paragraphs) > 5
    assert [one for one in paragraphs if one not in text] == []


@pytest.mark.parametrize("name", JOINED)
def test_every_part_of_a_joined_text_is_a_line(name):
    parts = (NOISY / name).read_text(encoding="utf-8").split("[SEP]")
    (document,) = read_documents(NOISY / name)
    lines = {squeezed(line) for line in document.text.split("\n")}
    assert [part for part in parts if squeezed(clean(part).text) not in lines] == []


def test_a_page_of_code_alone_is_told():
    from generator.errors import DataError

    (name,) = [one for one in (NOISY / "real_sep_joined").iterdir() if "_23_" in one.name]
    with pytest.raises(DataError, match="只有网页代码"):
        read_documents(name)
