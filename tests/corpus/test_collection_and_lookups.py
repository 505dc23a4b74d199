"""Cleaning a folder can be interrupted; look-ups find every place, pairs with swapped places too."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from generator.api import corpus, lookups
from generator.corpus import shelf
from generator.corpus.batch import process_all
from generator.corpus.changes import watch
from generator.corpus.concordance import concordance
from generator.corpus.duplicates import find_pairs
from generator.corpus.store import make_documents
from generator.errors import DataError

SPEECH = (
    "在全县基层党建工作会议上的讲话\n同志们：\n一、看清问题\n"
    + "我县有的支部学习走过场，有的干部下村只看亮点，群众的意见没有及时回应。必须把“党建”工作抓细抓实，压实责任。\n"
    * 12
    + "二、抓好落实\n要把责任分解到人，把时限明确到天，到黑山县、石桥镇去看一看，听一听，问一问。\n"
    * 8
)


@pytest.fixture
def folder(tmp_path, monkeypatch):
    monkeypatch.setenv("JIANGGAO_CACHE", str(tmp_path / "缓存"))
    source = tmp_path / "文稿"
    source.mkdir()
    (source / "甲.txt").write_text(SPEECH, encoding="utf-8")
    (source / "乙.txt").write_text("2023-05-06 来源：云溪日报\n" + SPEECH[:400], encoding="utf-8")
    (source / "坏.docx").write_bytes(b"broken")
    return source


def written(out: Path) -> list[dict]:
    return [json.loads(line) for line in out.read_text(encoding="utf-8").splitlines()]


def test_every_document_is_one_line_and_a_bad_file_is_told(folder, tmp_path):
    lines = list(corpus.clean(folder, tmp_path / "出.jsonl"))
    records = written(tmp_path / "出.jsonl")
    assert [record["path"] for record in records] == ["乙.txt", "甲.txt"]
    assert records[0]["date"] == "2023-05-06"
    assert records[1]["genre"] == "讲话"
    section = records[1]["sections"][-1]
    assert records[1]["text"][section["start"] : section["end"]].startswith("二、抓好落实")
    assert any("坏.docx" in line and "没有读" in line for line in lines)


def test_what_is_up_to_date_is_kept_and_a_torn_line_made_anew(folder, tmp_path):
    out = tmp_path / "出.jsonl"
    list(corpus.clean(folder, out))
    whole = out.read_bytes()
    out.write_bytes(whole[:-40])
    lines = list(corpus.clean(folder, out))
    assert out.read_bytes() == whole
    assert lines[0].startswith("1 个文件没有变")
    (folder / "甲.txt").write_text(SPEECH + "新的一段。\n", encoding="utf-8")
    list(corpus.clean(folder, out))
    assert len(written(out)) == 2
    assert written(out)[-1]["text"].endswith("新的一段。")


def test_a_file_that_is_not_ours_is_not_overwritten(folder, tmp_path):
    out = tmp_path / "别的.jsonl"
    out.write_text("我的笔记\n", encoding="utf-8")
    with pytest.raises(DataError, match="不是 corpus clean 写的"):
        list(corpus.clean(folder, out))
    assert out.read_text(encoding="utf-8") == "我的笔记\n"


def test_several_processes_give_the_same_lines(folder):
    files = sorted(folder.iterdir())
    alone = list(process_all(files, folder, processes=1))
    assert list(process_all(files, folder, processes=2)) == alone


def test_a_report_shows_before_and_after(folder, tmp_path):
    (folder / "丙.txt").write_text("同志们:今天开会,讲三点.\n<b>好</b>", encoding="utf-8")
    page = tmp_path / "报告.html"
    list(corpus.clean(folder, tmp_path / "出.jsonl", page))
    text = page.read_text(encoding="utf-8")
    assert "同志们<del>:</del>今天" in text
    assert "同志们<ins>：</ins>今天" in text
    assert "坏.docx" in text
    assert "&lt;b&gt;" in text


def test_every_line_that_was_dropped_is_shown(folder, tmp_path):
    dropped = [f"上一篇：第{number}号通知" for number in range(30)]
    (folder / "丁.txt").write_text("\n".join(["同志们：", *dropped, "好。"]), encoding="utf-8")
    page = tmp_path / "报告.html"
    list(corpus.clean(folder, tmp_path / "出.jsonl", page))
    text = page.read_text(encoding="utf-8")
    assert [line for line in dropped if line not in text] == []
    assert "<td>网页杂行</td>" in text


def test_the_year_comes_from_the_date_the_title_or_the_name_of_the_file():
    from generator.corpus.records import year_of

    assert year_of({"date": "二〇二四年", "title": "2024年要点", "path": "2019/甲.txt"}) == "2024"
    assert year_of({"date": "", "title": "讲话", "path": "旧稿/2019年讲话.docx"}) == "2019"
    assert year_of({"date": "20xx年", "title": "电话12019018", "path": "甲.txt"}) == ""


def test_changes_name_their_step():
    steps = {change.step for change in watch("同志们:今天开会.\n上一篇:某某通知\n")}
    assert steps == {"全角标点", "网页杂行"}


def test_a_word_is_found_with_its_year_whether_quoted_or_not(folder):
    rows = lookups.kwic("党建工作", folder)
    assert {row["document"] for row in rows} == {"甲.txt", "乙.txt"}
    assert {row["word"] for row in rows} == {"党建”工作", "党建工作"}
    assert {row["year"] for row in rows if row["document"] == "乙.txt"} == {"2023"}
    assert lookups.kwic("没有的词", folder) == []
    (folder / "新.txt").write_text("同志们：\n没有的词出现了。\n", encoding="utf-8")
    assert len(lookups.kwic("没有的词", folder)) == 1


def test_lookups_read_a_file_of_documents_too(folder, tmp_path):
    out = tmp_path / "出.jsonl"
    list(corpus.clean(folder, out))
    assert lookups.kwic("压实责任", out) == lookups.kwic("压实责任", folder)
    assert lookups.stats(out) == lookups.stats(folder)
    assert {"what": "合计", "name": "文稿", "number": 2} in lookups.stats(out)


@settings(max_examples=60, deadline=None)
@given(
    st.lists(st.text(alphabet="党建“”工作实，\n", max_size=40), max_size=4),
    st.text(alphabet="党建工”", min_size=1, max_size=3),
)
def test_the_shelf_finds_what_a_plain_search_finds(tmp_path_factory, texts, word):
    place = tmp_path_factory.mktemp("shelf")
    documents = [make_documents(f"{n}", text)[0] for n, text in enumerate(texts)]
    records = [
        {"name": d.name, "text": d.text, "title": d.title, "date": d.date} for d in documents
    ]
    shelf.build(place, iter(records), "key")
    found = {
        (line.document, line.offset)
        for line in shelf.search(place, shelf.books(place, "key"), word)
    }
    plain = {(line.document, line.offset) for line in concordance(word, documents)}
    assert plain <= found
    for name, offset in found:
        text = documents[int(name)].text[offset:]
        assert "".join(c for c in text if c not in "“”").startswith(word.replace("”", ""))


def test_a_speech_with_other_places_is_a_duplicate():
    other = SPEECH.replace("我县", "我市").replace("全县", "全市").replace("黑山县", "青河县")
    different = "今年的防汛形势严峻，各地要提前储备物资，加固堤防，转移群众，确保安全度汛。" * 20
    pairs = find_pairs([("甲", SPEECH), ("乙", other), ("丙", different)])
    assert [(pair.first, pair.second) for pair in pairs] == [("甲", "乙")]
    assert pairs[0].share > 0.9


def test_an_empty_folder_is_told(tmp_path, monkeypatch):
    monkeypatch.setenv("JIANGGAO_CACHE", str(tmp_path / "缓存"))
    (tmp_path / "空").mkdir()
    with pytest.raises(DataError, match="没有能读的"):
        list(corpus.clean(tmp_path / "空", tmp_path / "出.jsonl"))
    with pytest.raises(DataError, match="没有能读的"):
        lookups.kwic("词", tmp_path / "空")
