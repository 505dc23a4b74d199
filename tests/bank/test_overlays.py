"""Commands write an overlay of their own: locked, whole, and never into handwritten files."""

from __future__ import annotations

import subprocess
import sys
from concurrent.futures import ThreadPoolExecutor
from datetime import date
from pathlib import Path

import pytest
from bank_support import BASE, write

from generator.api import phrases
from generator.api.desk import Desk
from generator.bank import overlay, save
from generator.bank.load import OVERLAY, load_file
from generator.bank.model import Addition, Change, PhraseFile
from generator.errors import DataError

ID = "隐患排查/督办"


@pytest.fixture
def root(tmp_path, monkeypatch) -> Path:
    """A workspace whose office has the sample entries, and a person with no phrases yet."""
    monkeypatch.setenv("JIANGGAO_CONFIG", str(tmp_path / "config"))
    write(tmp_path / "w" / "phrases", {"安全.yaml": BASE})
    return tmp_path / "w"


def texts(root: Path, id: str = ID) -> tuple[str, ...]:
    return Desk(root).records[id].texts


def test_every_command_leaves_its_mark_in_the_history(root):
    Desk(root, "单位", author="老王", day=date(2026, 11, 3)).ban(ID, "不这样提")
    Desk(root, "个人").restore(ID)
    Desk(root, "个人").pin(ID)
    Desk(root, "个人").weigh(ID, 2)
    shown = phrases.description(ID, root)
    assert (
        "经过：单位:4 → 单位:4 修改 → 单位:9 禁用 → 个人:4 恢复 → 个人:6 权重 → 个人:8 置顶"
        in shown
    )
    assert "不这样提" in shown
    assert "老王 2026-11-03" in shown
    assert "单位:安全.yaml:4 定义" in shown
    assert f"个人:{OVERLAY}:4 恢复" in shown


def test_a_handwritten_file_is_never_rewritten(root):
    path = root / "phrases" / "安全.yaml"
    before = path.read_bytes()
    desk = Desk(root, "单位")
    desk.edit(ID, Change(task=("把重大隐患一件件销号",)))
    desk.ban("隐患排查/台账")
    assert path.read_bytes() == before
    assert texts(root)[0] == "把重大隐患一件件销号"


def test_an_addition_is_edited_in_its_place_and_forgotten_when_added_anew(root):
    desk = Desk(root, "个人")
    desk.add("隐患排查/晒账", Addition(stage="机制", object="账本", task=("按季晒出账本",)))
    desk.edit("隐患排查/晒账", Change(task=("按月晒出账本",), note="改"))
    own = load_file(desk.folder / OVERLAY)
    assert own.changes == {}
    assert own.additions["隐患排查/晒账"].task == ("按月晒出账本",)
    assert own.additions["隐患排查/晒账"].topic == "安全生产"


def test_taking_back_leaves_no_trace(root):
    desk = Desk(root, "个人")
    desk.ban(ID)
    desk.restore(ID)
    desk.pin(ID)
    desk.pin(ID, on=False)
    desk.weigh(ID, 3)
    desk.weigh(ID, 1)
    assert load_file(desk.folder / OVERLAY) == PhraseFile(note="现在没有改动")


@pytest.mark.parametrize(
    ("job", "message"),
    [
        (lambda d: d.ban("没有/这个"), "没有编号为"),
        (lambda d: d.restore(ID), "没有被禁用"),
        (lambda d: d.edit(ID, Change(task=("抓好3件事",))), "里有数字"),
        (lambda d: d.edit(ID, Change(task=("抓好{几}件事",))), "没有叫“几”的要素"),
        (lambda d: d.edit(ID, Change(after=("天边",))), "不是子题“隐患排查”里的对象"),
        (lambda d: d.edit(ID, Change(task=(), review=())), "一条说法也没有"),
        (lambda d: d.add(ID, Addition(stage="行动", object="甲", task=("办好甲事",))), "已经有"),
        (lambda d: d.add("隐患排查", Addition(role="领句", text="没完")), "不是完整的句子"),
        (lambda d: d.weigh(ID, 99), "倍数不能是99"),
        (
            lambda d: d.add("隐换/任务·甲", Addition(move="任务", text="要办好。")),
            "没有叫“隐换”的子题",
        ),
        (
            lambda d: d.add("隐患排查/任务·甲", Addition(move="任务", text="要[办。")),
            "方括号不成对",
        ),
        (lambda d: d.add("隐患排查/任务·甲", Addition(thread="甲")), "看不出是哪一种条目"),
    ],
)
def test_what_would_do_harm_is_refused_and_nothing_written(root, job, message):
    desk = Desk(root, "个人")
    with pytest.raises(DataError, match=message):
        job(desk)
    assert not (desk.folder / OVERLAY).exists()


def test_the_built_in_layer_is_never_written(root):
    with pytest.raises(DataError, match="内置的套语不能改"):
        Desk(root, "内置").ban(ID)


def test_many_writers_at_once_lose_nothing(tmp_path):
    def ban(n: int) -> None:
        save.update(tmp_path, lambda file: overlay.ban(file, f"第{n}条"))

    with ThreadPoolExecutor(8) as pool:
        list(pool.map(ban, range(40)))
    assert set(load_file(tmp_path / OVERLAY).banned) == {f"第{n}条" for n in range(40)}


def test_processes_wait_for_each_other(tmp_path):
    program = (
        "import sys; from pathlib import Path; from generator.bank import overlay, save\n"
        "for n in range(8):\n"
        "    save.update(Path(sys.argv[1]), lambda f: overlay.ban(f, f'{sys.argv[2]}{n}'))\n"
    )
    running = [
        subprocess.Popen([sys.executable, "-c", program, str(tmp_path), name]) for name in "甲乙丙"
    ]
    assert [process.wait() for process in running] == [0, 0, 0]
    assert len(load_file(tmp_path / OVERLAY).banned) == 24


def test_words_that_yaml_would_bend_come_back_as_they_are(tmp_path):
    odd = (
        "12:30",
        "on",
        "{会议}一开到底",
        "a: b",
        "甲 #乙",
        "- 丙",
        "'引'",
        "是",
        "012",
        "~",
        "2026-01-01",
    )
    save.update(tmp_path, lambda file: PhraseFile(banned=odd))
    assert load_file(tmp_path / OVERLAY).banned == odd


KILLED = """
import os, sys
from pathlib import Path
from generator.bank import overlay, save

save.update(Path(sys.argv[1]), lambda file: overlay.ban(file, "旧"))
left = int(sys.argv[2])

def falling(real):
    def call(*args, **kwargs):
        global left
        left -= 1
        if left == 0:
            os._exit(9)
        result = real(*args, **kwargs)
        left -= 1
        if left == 0:
            os._exit(9)
        return result
    return call

class Torn:  # A file of which only half is written when the process dies.

    def __init__(self, stream):
        self.stream = stream

    def __enter__(self):
        return self

    def __exit__(self, *_):
        self.stream.close()

    def __getattr__(self, name):
        return getattr(self.stream, name)

    def writelines(self, chunks):
        global left
        data = b"".join(chunks)
        left -= 1
        self.stream.write(data[: len(data) // 2] if left == 0 else data)
        if left == 0:
            self.stream.flush()
            os._exit(9)

fdopen = os.fdopen
os.fdopen = lambda *args, **kwargs: Torn(fdopen(*args, **kwargs))
for name in ("open", "write", "fsync", "replace", "rename", "chmod", "unlink", "close", "mkdir", "fdopen"):
    setattr(os, name, falling(getattr(os, name)))
save.update(Path(sys.argv[1]), lambda file: overlay.ban(file, "新"))
print("saved", left)
"""


def test_killed_at_any_call_of_a_save_the_file_is_the_old_or_the_new_one(tmp_path):
    seen = set()
    torn = False
    for step in range(1, 60):
        folder = tmp_path / str(step)
        folder.mkdir()
        done = subprocess.run(
            [sys.executable, "-c", KILLED, str(folder), str(step)],
            capture_output=True,
            encoding="utf-8",
            check=False,
        )
        banned = load_file(folder / OVERLAY).banned
        assert banned in (("旧",), ("旧", "新")), step
        seen.add(banned)
        left = [path for path in folder.iterdir() if path.name.startswith(".jianggao-")]
        torn = torn or any(path.stat().st_size for path in left)
        save.update(folder, lambda file: overlay.ban(file, "后"))
        assert "后" in load_file(folder / OVERLAY).banned
        if done.returncode == 0:
            break
        assert done.returncode == 9, done.stderr
    assert len(seen) == 2
    assert torn, "some process died with a file half written"
    assert done.returncode == 0, "the save has more calls than were tried"
