"""Working on the phrase bank by id: add, edit, ban, restore, pin, weigh, each into one layer."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from datetime import date
from difflib import get_close_matches
from functools import cached_property
from pathlib import Path
from typing import Any

from msgspec import Struct
from msgspec.structs import replace

from generator.api.census import Index, Record, census
from generator.api.places import home
from generator.api.workspace import Workspace
from generator.bank import overlay, save
from generator.bank.bank import PERSONAL, Bank
from generator.bank.choices import sayings
from generator.bank.compile import as_kind, line_id, split_id
from generator.bank.layering import changed
from generator.bank.load import OVERLAY
from generator.bank.model import Addition, Change, Concept, PhraseFile
from generator.bank.sound import Fault, concept_faults, line_faults, passage_faults
from generator.errors import DataError, Problem, bad_data

WORDS = 5
"""Characters from which a text that is no id is looked for in passages."""


class Desk(Struct, frozen=True, dict=True):
    """Whose phrases are worked on, in which layer, by whom and on which day."""

    root: Path
    layer: str = PERSONAL
    draft: Path | None = None
    """Folder of the draft's own phrases; None: no draft is spoken of."""
    author: str = ""
    day: date | None = None
    """None: the day is not written down."""
    built_in: bool = True
    """False: without the shipped phrases."""

    @cached_property
    def folder(self) -> Path:
        """Where the layer keeps what commands write. Raises DataError."""
        return home(self.layer, self.root, self.draft)

    @cached_property
    def bank(self) -> Bank:
        """Everything, banned entries and candidates too."""
        return Workspace(self.root, self.built_in, draft_phrases=self.draft).whole_bank()

    @cached_property
    def records(self) -> dict[str, Record]:
        """Every entry by id."""
        return {record.id: record for record in census(self.bank)}

    @cached_property
    def index(self) -> Index:
        """Every entry by its tags."""
        return Index(self.records.values())

    def add(self, id: str, addition: Addition) -> str:
        """A new entry. Raises DataError when there is one of this id or it is not sound."""
        if addition.role and "/" not in id:
            id = line_id(id, addition.role, addition.text)
        if id in self.records:
            raise bad_data(f"已经有编号为“{id}”的条目。", "要改它请用 jianggao phrases edit。")
        _raise(self.addition_faults(id, addition), id)
        topic = addition.topic or self.bank.topic_of(split_id(id)[0])
        signed = replace(addition, topic=topic, author=self.author, changed=self.day)
        self._save(lambda file: overlay.add(file, id, signed))
        return self._done("新增", id)

    def edit(self, id: str, change: Change) -> str:
        """Change fields of an entry. Raises DataError."""
        record = self.find(id)
        _raise(self.change_faults(record, change), id)
        self._save(lambda file: overlay.edit(file, id, self._signed(change)))
        return self._done("修改", id)

    def ban(self, key: str, note: str = "") -> str:
        """Do not use an entry, or one wording, any more. Raises DataError."""
        if key not in self.records and not self._is_wording(key):
            self.find(key)
        self._save(lambda file: self._noted(overlay.ban(file, key), key, note))
        return self._done("禁用", key)

    def restore(self, key: str) -> str:
        """Use what was banned again. Raises DataError when nobody bans it."""
        steps = self.bank.layering.steps.get(key, ())
        places = [step.place for step in steps if step.operation.verb == "禁用"]
        if not places and (key not in self.records or self.records[key].status != "禁用"):
            raise bad_data(f"“{key}”没有被禁用。")
        elsewhere = not places or any(not self._is_own(p.layer, p.path) for p in places)
        self._save(lambda file: overlay.restore(file, key, elsewhere))
        return self._done("恢复", key)

    def pin(self, id: str, on: bool = True) -> str:
        """Prefer an entry wherever it fits, or no more. Raises DataError."""
        self.find(id)
        steps = self.bank.layering.steps.get(id, ())
        elsewhere = any(
            step.operation.verb == "置顶" and not self._is_own(step.place.layer, step.place.path)
            for step in steps
        )
        if on:
            self._save(lambda file: overlay.pin(file, id))
        else:
            self._save(lambda file: overlay.unpin(file, id, elsewhere))
        return self._done("置顶" if on else "取消置顶", id)

    def weigh(self, id: str, factor: float) -> str:
        """Multiply the chance of an entry. Raises DataError."""
        self.find(id)
        self._save(lambda file: overlay.weigh(file, id, factor))
        return self._done(f"权重 ×{factor:g}", id)

    def find(self, id: str) -> Record:
        """An entry of any status. Raises DataError with near ids when there is none."""
        if id not in self.records:
            raise bad_data(f"没有编号为“{id}”的条目。", self._near(id))
        return self.records[id]

    def _near(self, said: str) -> str:
        """What may be meant by an id or by words that no entry has as they stand."""
        if len(said) >= WORDS and (found := self._passages_saying(said)):
            return f"这句话出自句群 {'、'.join(found)}，请用它的编号；只改其中的话用 phrases edit。"
        close = get_close_matches(said, list(self.records), n=3, cutoff=0.3)
        return f"相近的有：{'、'.join(close) or '无'}。"

    def _passages_saying(self, words: str) -> list[str]:
        """Ids of the passages that say these words in one of their ways."""
        passages = (record for record in self.records.values() if record.kind == "句群")
        return [p.id for p in passages if any(words in said for said in sayings(p.texts[0]))][:3]

    def check(self, record: Record, change: Change) -> None:
        """Raises DataError when a change would leave an entry that is not sound."""
        _raise(self.change_faults(record, change), record.id)

    def addition_faults(self, id: str, one: Addition) -> Iterable[Fault]:
        """What is wrong with a new entry."""
        kind, subtopic = one.kind_under(id), split_id(id)[0]
        if kind is None:
            return [Fault("id", "看不出是哪一种条目。", _KINDS_HINT)]
        if kind == "概念" and not subtopic:
            return [Fault("id", f"编号“{id}”里没有子题。", "请写成“子题/编号”。")]
        if kind in ("句群", "概念") and not (one.topic or self.knows(subtopic)):
            hint = "请检查编号；真是新的子题，请写明主题（--topic）。"
            return [Fault("id", f"没有叫“{subtopic}”的子题。", hint)]
        if kind == "概念":
            return concept_faults(as_kind(Concept, one, id=id), subtopic, self.bank)
        if kind == "句群":
            return passage_faults(one.text, one.leads, self.bank)
        return line_faults(one.text, self.bank) if kind == "语句" else ()

    def knows(self, subtopic: str) -> bool:
        """Whether there is a subtopic of this name."""
        return any(subtopic in group for group in self.bank.topics.values())

    def change_faults(self, record: Record, change: Change) -> Iterable[Fault]:
        """What would be wrong with an entry after a change."""
        if record.concept is not None:
            after = changed(record.concept, change)
            return concept_faults(after, record.subtopic, self.bank)
        if record.kind == "句群":
            text = record.texts[0] if change.text is None else change.text
            return passage_faults(text, change.leads or (), self.bank)
        if record.kind == "语句" and change.text is not None:
            return line_faults(change.text, self.bank)
        return ()

    def save_all(self, edits: Iterable[Callable[[PhraseFile], PhraseFile]]) -> None:
        """Several edits as one: all are saved or none is. Raises DataError."""

        def all_of(file: PhraseFile) -> PhraseFile:
            for edit in edits:
                file = edit(file)
            return file

        self._save(all_of)

    def signed(self, change: Change) -> Change:
        """A change with who made it and when."""
        return self._signed(change)

    def _save(self, edit: Callable[[PhraseFile], PhraseFile]) -> None:
        save.update(self.folder, edit)
        for name in ("bank", "records", "index"):
            self.__dict__.pop(name, None)

    def _noted(self, file: PhraseFile, key: str, note: str) -> PhraseFile:
        """An operation with its reason, author and day, kept as a change of these fields."""
        if key not in self.records or not (note or self.author):
            return file
        return overlay.edit(file, key, self._signed(Change(note=note or None)))

    def _signed(self, change: Change) -> Change:
        return replace(change, author=self.author or None, changed=self.day)

    def _is_own(self, layer: str, path: str) -> bool:
        return layer == self.layer and path == OVERLAY

    def _is_wording(self, text: str) -> bool:
        return any(text in record.texts for record in self.records.values())

    def _done(self, what: str, key: str) -> str:
        return f"{what}：{key}（写进{self.layer}层 {self.folder / OVERLAY}）"


_KINDS_HINT = "句群写语步和文字，概念写阶段和说法，语句写用途和文字；编号写成“子题/编号”。"


def _raise(faults: Iterable[Fault], id: str) -> None:
    problems = [Problem(f"{id}：{fault.what}", fault.remedy) for fault in faults]
    if problems:
        raise DataError(problems)


def change_of(given: dict[str, Any]) -> Change:
    """A change from the values of options: what was not given is left as it is."""
    said = {name: value for name, value in given.items() if value not in (None, (), "")}
    return Change(**said)
