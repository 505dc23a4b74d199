"""What a bank file must satisfy beyond its schema: wordings that read as clauses, licences that exist."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator

from generator.bank import choices
from generator.bank.model import Addition, Change, Concept, FactSpec, PhraseFile
from generator.bank.shape import SLOT
from generator.errors import Problem
from generator.vocabulary import Aspect
from generator.yamlio import Path_, Yaml

LONGEST_WORDING = 28
"""Characters, slots not counted; real clauses have a 90th percentile of 23."""

ANY = "任意"
"""The licence of a result that follows from anything."""

_BAD_MARK = re.compile(r"[，。；：！？,.;:!?]")
_ASPECT_FIELDS: tuple[Aspect, ...] = ("任务", "回顾", "问题")


HEAVIEST = 10
"""The largest multiplier of a weight."""


def check_file(file: PhraseFile, source: Yaml) -> Iterator[Problem]:
    """Every problem of one file, with its place."""
    yield from _check_entries(file, source)
    yield from _check_sentences(file, source)
    for id, addition in file.additions.items():
        yield from _check_addition(id, addition, source)
    for id, change in file.changes.items():
        yield from _check_texts(("修改", id), change, source)
    for id, factor in file.weights.items():
        if not 0 < factor <= HEAVIEST:
            yield source.problem(
                ("权重", id), f"倍数不能是{factor:g}。", f"请写大于 0、不超过 {HEAVIEST} 的数。"
            )


def _check_addition(id: str, one: Addition, source: Yaml) -> Iterator[Problem]:
    """An addition must be of one kind, under an id of that kind."""
    path: Path_ = ("新增", id)
    kind = one.kind_under(id)
    if (one.stage or one.role) and "/" not in id:
        yield source.problem(path, f"编号“{id}”里没有子题。", "请写成“子题/编号”。")
    if kind == "概念" and not (one.object and (one.task or one.review or one.problem)):
        yield source.problem(
            path, "新概念缺少对象或说法。", "请补上“对象”，和任务、回顾、问题中的一种。"
        )
    if one.stage == "成效" and not one.after:
        yield source.problem(path, "成效没有写承接。", "请写明能接在哪些对象之后，或写 [任意]。")
    if kind in ("句群", "语句") and not one.text:
        yield source.problem(path, f"新{kind}缺少文字。", "请补上“文字: …”。")
    if kind == "标题组" and not one.move:
        yield source.problem(path, "新标题组缺少语步。", "请补上“语步: …”。")
    if kind is None:
        yield source.problem(
            path,
            "看不出是哪一种条目。",
            "句群写“语步”和“文字”，概念写“阶段”，语句写“用途”和“文字”。",
        )
    yield from _check_texts(path, one, source)
    if kind == "句群" and one.text:
        for what, remedy in passage_faults(one.text):
            yield source.problem((*path, "文字"), what, remedy)


def _check_texts(path: Path_, one: Addition | Change, source: Yaml) -> Iterator[Problem]:
    for aspect, texts in zip(_ASPECT_FIELDS, (one.task, one.review, one.problem), strict=True):
        for n, text in enumerate(texts or ()):
            yield from _check_wording(text, (*path, aspect, n), source)
    for n, lead in enumerate(one.leads or ()):
        yield from _check_wording(lead, (*path, "领语", n), source)
    if isinstance(one, Change) and one.text is not None:
        for what, remedy in choices.faults(one.text):
            yield source.problem((*path, "文字"), what, remedy)


def _check_entries(file: PhraseFile, source: Yaml) -> Iterator[Problem]:
    objects = {concept.object for concept in file.concepts} | {ANY}
    facts = {fact.name: fact for fact in file.facts}
    ids = Counter(concept.id for concept in file.concepts)
    seen: dict[str, str] = {}
    for n, concept in enumerate(file.concepts):
        path: Path_ = ("概念", n)
        if ids[concept.id] > 1:
            yield source.problem((*path, "编号"), f"编号“{concept.id}”重复。", "请改成不同的编号。")
        for licence in set(concept.after) - objects:
            yield source.problem(
                (*path, "承接"),
                f"承接的“{licence}”不是本文件里的对象。",
                "请改成某个概念的“对象”，或写“任意”。",
            )
        if concept.stage == "成效" and not concept.after:
            yield source.problem(
                path, f"成效“{concept.id}”没有写承接。", "请写明能接在哪些对象之后，或写 [任意]。"
            )
        for where, text in _wordings(concept):
            spot = (*path, *where)
            yield from _check_wording(text, spot, source)
            for slot in SLOT.findall(text):
                yield from _check_slot(slot, str(where[0]), facts.get(slot), spot, source)
            if text in seen:
                yield source.problem(spot, f"与概念“{seen[text]}”的说法重复。", "请改写其中一处。")
            seen[text] = concept.id


def _check_sentences(file: PhraseFile, source: Yaml) -> Iterator[Problem]:
    """Openers, links, lines and passages: choices written right, sentences whole, no numbers."""
    facts = {fact.name for fact in file.facts}
    ids = Counter(passage.id for passage in file.passages)
    for n, passage in enumerate(file.passages):
        path: Path_ = ("句群", n)
        if ids[passage.id] > 1:
            yield source.problem((*path, "编号"), f"编号“{passage.id}”重复。", "请改成不同的编号。")
        for slot in dict.fromkeys(SLOT.findall(passage.text)):
            if slot not in facts:
                yield source.problem(
                    (*path, "文字"),
                    f"要素“{slot}”没有在本文件的“要素”里说明。",
                    "请在“要素”里补上。",
                )
        for m, lead in enumerate(passage.leads):
            yield from _check_wording(lead, (*path, "领语", m), source)
        for what, remedy in passage_faults(passage.text):
            yield source.problem((*path, "文字"), what, remedy)
    for key, texts in (("领句", file.openers), ("承句", file.links)):
        for n, text in enumerate(texts):
            for what, remedy in passage_faults(text):
                yield source.problem((key, n), what, remedy)
    for n, group in enumerate(file.lines):
        for m, text in enumerate(group.texts):
            for what, remedy in choices.faults(text):
                yield source.problem(("语句", n, "文句", m), what, remedy)


def passage_faults(text: str) -> Iterator[tuple[str, str]]:
    """What is wrong with whole sentences that may hold choices, and what to do about it.

    >>> [what for what, _ in passage_faults("要抓好[3件|几件]事")]
    ['不是完整的句子。', '“要抓好[3件|几件]事”里有数字。']
    """
    yield from choices.faults(text)
    if not text.rstrip("]").endswith(("。", "！", "？")):
        yield "不是完整的句子。", "请以句号结尾。"
    if re.search(r"\d", SLOT.sub("", text)):
        yield f"“{text}”里有数字。", "数字只能来自要素，请改成 {要素名}。"


def _check_slot(
    slot: str, aspect: str, fact: FactSpec | None, spot: Path_, source: Yaml
) -> Iterator[Problem]:
    """A slot must be declared, and a fact of one aspect must not be claimed in another."""
    if fact is None:
        yield source.problem(
            spot, f"要素“{slot}”没有在本文件的“要素”里说明。", "请在“要素”里补上。"
        )
    elif fact.move not in (None, aspect):
        yield source.problem(
            spot,
            f"要素“{slot}”说明了只用于“{fact.move}”，不能写进“{aspect}”的说法。",
            "请改用别的要素，或去掉要素说明里的“语步”。",
        )


def _wordings(concept: Concept) -> Iterator[tuple[Path_, str]]:
    for aspect, texts in zip(
        _ASPECT_FIELDS, (concept.task, concept.review, concept.problem), strict=True
    ):
        for n, text in enumerate(texts):
            yield (aspect, n), text


def _check_wording(text: str, spot: Path_, source: Yaml) -> Iterator[Problem]:
    for what, remedy in wording_faults(text):
        yield source.problem(spot, what, remedy)


def wording_faults(text: str) -> Iterator[tuple[str, str]]:
    """What is wrong with a wording, and what to do about it.

    >>> [what for what, _ in wording_faults("抓好3件事，")]
    ['“抓好3件事，”里有句读。', '“抓好3件事，”里有数字。']
    """
    bare = SLOT.sub("", text)
    if not bare.strip():
        yield f"“{text}”里没有话。", "请写成一个分句。"
    if _BAD_MARK.search(bare):
        yield f"“{text}”里有句读。", "一条说法是一个分句，去掉逗号和句末标点。"
    if len(bare) > LONGEST_WORDING:
        yield f"“{text}”有{len(bare)}字，太长。", f"请缩到{LONGEST_WORDING}字以内。"
    if re.search(r"\d", bare):
        yield f"“{text}”里有数字。", "数字只能来自要素，请改成 {要素名}。"
