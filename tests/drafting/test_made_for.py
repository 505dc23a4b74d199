"""A passage that is written for an occasion has the word there before one that serves any."""

from __future__ import annotations

from drafting_support import sample_facts

from generator.api.drafts import Request, engine
from generator.api.workspace import Workspace
from generator.bank.pairs import pairs
from generator.drafting.memory import Memory, Spoken
from generator.drafting.passages import Turn, passage_sayings
from generator.drafting.skeleton import PassageAsk

BANK = """\
主题: 机关党建
子题: 试写子题
句群:
- 编号: 任务·通用
  语步: 任务
  文字: 遇到难题要常来常往、坐到一起商量，商量定了就分头去办，办完了再碰一次头。
- 编号: 任务·年会
  语步: 任务
  场合: [年度会议]
  文字: 工委同各部门党组要常来常往，遇到难题坐到一起商量，商量定了就分头去办。
- 编号: 任务·动员
  语步: 任务
  场合: [动员会]
  文字: 专班同各乡镇要常来常往，遇到难题坐到一起商量，商量定了就分头去办。
"""


def first_choices(outline: str, workspace: Workspace) -> list[str]:
    """What is said first at sixty places of a draft."""
    words = engine(Request(outline, sample_facts(outline)), workspace).words
    ask = PassageAsk("任务")
    turns = (Turn("试写子题", node) for node in range(60))
    return [next(passage_sayings(ask, t, words, Memory(), Spoken())).text for t in turns]


def test_it_is_said_first_at_most_places_and_at_no_other_occasion(tmp_path):
    (tmp_path / "phrases").mkdir()
    (tmp_path / "phrases" / "own.yaml").write_text(BANK, encoding="utf-8")
    said = first_choices("party-annual", Workspace(tmp_path))
    assert not any("专班同各乡镇" in text for text in said)
    assert sum(text.startswith("工委") for text in said) > 50


TWICE = """\
主题: 机关党建
子题: 试写子题
句群:
- {编号: 甲, 语步: 回顾, 线索: 甲, 文字: 持续整治形式主义为基层减负，清理不必要的报表台账。}
- {编号: 乙, 语步: 回顾, 线索: 乙, 文字: 深入整治形式主义为基层减负，严格控制会议和报表。}
- {编号: 丙, 语步: 回顾, 线索: 丙, 文字: 大兴调查研究，领导干部到一线解剖麻雀。}
"""


def test_one_matter_is_not_told_twice_in_a_point_while_there_is_another(tmp_path):
    (tmp_path / "phrases").mkdir()
    (tmp_path / "phrases" / "own.yaml").write_text(TWICE, encoding="utf-8")
    words = engine(Request("party-annual", sample_facts("party-annual")), Workspace(tmp_path)).words
    spoken = Spoken()
    spoken.used.texts.append("持续整治形式主义为基层减负，清理不必要的报表台账。")
    for node in range(60):
        turn = Turn("试写子题", node)
        rest = list(passage_sayings(PassageAsk("回顾"), turn, words, Memory(), spoken))
        assert [saying.line.thread for saying in rest] == ["丙", "乙"]


def test_what_the_user_has_said_in_figures_is_not_said_again_in_general_words(tmp_path):
    (tmp_path / "phrases").mkdir()
    (tmp_path / "phrases" / "own.yaml").write_text(TWICE, encoding="utf-8")
    words = engine(Request("party-annual", sample_facts("party-annual")), Workspace(tmp_path)).words
    told = (pairs("整治形式主义"),)
    for node in range(60):
        turn = Turn("试写子题", node, told=told)
        said = passage_sayings(PassageAsk("回顾"), turn, words, Memory(), Spoken())
        assert next(said).line.thread == "丙"


def test_what_the_office_has_written_is_said_beside_what_is_made_for_the_occasion(tmp_path):
    (tmp_path / "phrases").mkdir()
    own = "主题: 机关党建\n子题: 支部建设\n句群:\n- {编号: 任务·本单位, 语步: 任务, 文字: 要把支部的账本按季晒出来，请党员逐条评议。}\n"
    (tmp_path / "phrases" / "own.yaml").write_text(own, encoding="utf-8")
    words = engine(Request("party-annual"), Workspace(tmp_path)).words
    turns = [Turn("支部建设", node) for node in range(40)]
    first = [next(passage_sayings(PassageAsk("任务"), t, words, Memory(), Spoken())) for t in turns]
    assert sum(saying.line.id == "支部建设/任务·本单位" for saying in first) > 10


def test_a_report_orders_nobody_about_while_it_can_say_otherwise(tmp_path):
    (tmp_path / "phrases").mkdir()
    bank = (
        "主题: 经济运行\n子题: 试写子题\n句群:\n"
        "- {编号: 令, 语步: 任务, 线索: 甲, 文字: 工信部门要逐户走访企业，帮助解决困难。}\n"
        "- {编号: 述, 语步: 任务, 线索: 乙, 文字: 推行企业走访制度，及时解决企业困难。}\n"
    )
    (tmp_path / "phrases" / "own.yaml").write_text(bank, encoding="utf-8")
    words = engine(Request("gov-report"), Workspace(tmp_path)).words
    for node in range(40):
        said = passage_sayings(
            PassageAsk("任务"), Turn("试写子题", node), words, Memory(), Spoken()
        )
        assert next(said).line.thread == "乙"
