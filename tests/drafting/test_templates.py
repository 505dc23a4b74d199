"""Templates: every filled slot stays a run of its own, and mistakes are told with their place."""

from __future__ import annotations

from pathlib import Path

import pytest

from generator.draft import Origin, Run
from generator.drafting.environment import Templates, skeletons
from generator.drafting.skeleton import ConceptAsk, Skeleton
from generator.errors import DataError
from generator.resources import data_folder


def skeleton(folder: Path, block: str, **variables: object) -> Skeleton | None:
    (folder / "t.j2").write_text(f"{{% block 一 %}}{block}{{% endblock %}}", encoding="utf-8")
    templates = Templates([folder, data_folder("templates")], {"单位", "名称"})
    say = lambda *stages: ConceptAsk(stages)  # noqa: E731
    return skeletons(templates.pattern("t").heads, {"say": say, **variables})[0]


FACT = Run("云溪县", Origin("fact", "单位", "要素.yaml:3"))


def test_a_fact_and_an_ask_stay_apart_from_the_words_round_them(tmp_path):
    made = skeleton(tmp_path, "在{{ 单位 }}，要{{ say('行动') }}。", 单位=FACT)
    assert made is not None
    assert [getattr(p, "text", p) for p in made.pieces] == [
        "在",
        "云溪县",
        "，要",
        ConceptAsk(("行动",)),
        "。",
    ]
    assert list(made.pieces)[1] is FACT


def test_pieces_survive_macros_loops_and_set_blocks(tmp_path):
    source = (
        "{% macro m(x) %}〔{{ x }}〕{% endmacro %}{% set s %}{{ 单位 }}{% endset %}"
        "{{ m(单位) }}{{ s }}{% for n in [1, 2] %}{{ say('机制') }}{% endfor %}。"
    )
    made = skeleton(tmp_path, source, 单位=FACT)
    assert made is not None
    kinds = [type(p).__name__ if isinstance(p, ConceptAsk) else p.origin.kind for p in made.pieces]
    assert kinds == ["template", "fact", "template", "fact", "ConceptAsk", "ConceptAsk", "template"]


def test_a_block_that_prints_a_missing_fact_is_not_used(tmp_path):
    assert skeleton(tmp_path, "在{{ 单位 }}。") is None


def test_sentences_are_cut_at_their_ends(tmp_path):
    made = skeleton(tmp_path, "{{ say('行动') }}，{{ say('机制') }}。{{ say('成效') }}；好。")
    assert made is not None
    assert [len(sentence) for sentence in made.sentences] == [4, 2, 1]


def test_an_unknown_name_is_told_with_file_and_line(tmp_path):
    with pytest.raises(DataError, match="不认识的名称“单立”") as caught:
        skeleton(tmp_path, "一\n{{ 单立 }}")
    problem = caught.value.problems[0]
    assert (problem.file, problem.line) == (tmp_path / "t.j2", 2)


def test_a_syntax_error_is_told_with_file_and_line(tmp_path):
    with pytest.raises(DataError, match="模板写法有误") as caught:
        skeleton(tmp_path, "一\n{{ 单位 ")
    assert caught.value.problems[0].line == 2


def test_a_template_that_is_not_there_is_told(tmp_path):
    with pytest.raises(DataError, match="没有模板“没有”"):
        Templates([tmp_path, data_folder("templates")], set()).pattern("没有")


@pytest.mark.parametrize(
    "path", sorted(data_folder("templates").glob("*.j2")), ids=lambda p: p.stem
)
def test_shipped_templates_hold_only_function_words(path):
    templates = Templates([data_folder("templates")], _every_fact())
    for block in (*templates.pattern(path.stem).heads, *templates.pattern(path.stem).more):
        assert not any(character.isdigit() for character in block.name)


def _every_fact() -> set[str]:
    from generator.api.workspace import Workspace, fact_specs
    from generator.outline.load import outline_files

    workspace = Workspace(Path("no-workspace"))
    bank = workspace.bank()
    return {
        spec.name
        for path in outline_files([data_folder("outlines")])
        for spec in fact_specs(workspace.outline(path.stem), bank)
    }
