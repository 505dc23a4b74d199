"""Reviewing candidates one after the other: each decision is saved at once and can be taken back."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from functools import cached_property
from pathlib import Path

from msgspec import Struct, field
from msgspec.structs import replace

from generator.api.census import Record
from generator.api.desk import Desk
from generator.bank import overlay, save
from generator.bank.model import Change, PhraseFile
from generator.bank.shape import rhythm
from generator.corpus.readers import READERS
from generator.corpus.store import read_documents
from generator.document import Document
from generator.errors import DataError
from generator.vocabulary import Stage

WIDTH = 18
"""Characters of context on either side."""

LINES = 3
"""Contexts shown for a candidate."""

FEW = 3
"""Documents below which a wording is somebody's own and not common property."""


class Contexts(Struct, dict=True):
    """Where candidates stand in the corpus; files are read when they are first asked for."""

    folder: Path
    _documents: dict[str, Document] = {}
    _read: set[str] = field(default_factory=set)

    @cached_property
    def _files(self) -> dict[str, Path]:
        found = self.folder.rglob("*") if self.folder.is_dir() else ()
        return {path.name: path for path in found if path.suffix.lower() in READERS}

    def lines(self, record: Record) -> Iterator[str]:
        """KWIC lines: ``……左边【说法】右边……　文件:偏移``."""
        places = record.evidence.places if record.evidence else ()
        for place in places[:LINES]:
            name, _, offset = place.rpartition(":")
            document = self._document(name)
            if document is not None and offset.isdecimal():
                yield self._line(document, int(offset), record.texts[0], place)

    def _line(self, document: Document, at: int, said: str, place: str) -> str:
        """The words at a place; a clause may begin with 一是 or 要 before them."""
        text, length = document.text.replace("\n", "　"), len(said)
        near = text.find(said, at, at + length + WIDTH)
        at = near if near >= 0 else at
        left, word, right = (
            text[max(0, at - WIDTH) : at],
            text[at : at + length],
            text[at + length :],
        )
        return f"{left:　>{WIDTH}}【{word}】{right[:WIDTH]}　{place}"

    def _document(self, name: str) -> Document | None:
        file = name.partition("#")[0]
        if file in self._files and file not in self._read:
            self._read.add(file)
            try:
                documents = read_documents(self._files[file])
            except DataError:
                documents = []
            self._documents.update((document.name, document) for document in documents)
        return self._documents.get(name)


class Review:
    """The candidates of a bank that are still undecided, and what is decided about them."""

    def __init__(self, desk: Desk, contexts: Contexts, topic: str = "", subtopic: str = "") -> None:
        self.desk = desk
        self.contexts = contexts
        self.waiting = _waiting(desk, topic, subtopic)
        self.total = len(self.waiting)
        self._done: list[tuple[Record, PhraseFile]] = []

    @property
    def current(self) -> Record | None:
        """The candidate that is asked about; None: all are decided."""
        return self.waiting[0] if self.waiting else None

    def page(self) -> Iterator[str]:
        """What the reviewer sees of it."""
        record = self.waiting[0]
        evidence = record.evidence
        seen = f"，见于 {evidence.documents} 篇" if evidence else ""
        yield f"[{self.total - len(self.waiting) + 1}/{self.total}] {record.id}（{record.kind}{seen}）"
        concept = record.concept
        if concept is not None:
            after = f"，承接 {'、'.join(concept.after)}" if concept.after else ""
            yield f"  阶段 {concept.stage}，对象 {concept.object}（{concept.object_type}）{after}"
            if concept.reason:
                yield f"  理由：{concept.reason}"
        if record.kind == "句群":
            leads = f"，领语 {'、'.join(record.leads)}" if record.leads else ""
            yield f"  语步 {record.moves[0]}，线索 {record.thread or '无'}{leads}"
        for text in record.texts:
            yield f"  · {text}　［{rhythm(text)}］" if concept else f"  · {text}"
        if evidence and evidence.documents < FEW:
            yield f"  注意：不到 {FEW} 篇，多半是别人的原话，留用请改成自己的话。"
        yield from (f"    {line}" for line in self.contexts.lines(record))

    def accept(self) -> None:
        """Let it take part in drafting. Raises DataError when its words are not sound."""
        self._decide(Change(status="采用"))

    def reject(self) -> None:
        """Never ask again. Of a set phrase the entry alone: banning its words would silence lines."""
        if self.waiting[0].kind == "套语":
            signed = self.desk.signed(Change(status="禁用"))
            self._save(lambda file, id: overlay.edit(file, id, signed))
        else:
            self._save(lambda file, id: overlay.ban(file, id))

    def retag(self, stage: Stage) -> None:
        """Another stage; the candidate stays to be decided."""
        record = self.waiting[0]
        if record.concept is not None:
            kept = self.waiting[0]
            self._decide(Change(stage=stage))
            changed = replace(record.concept, stage=stage)
            self.waiting.insert(0, replace(kept, stage=stage, concept=changed))

    def reword(self, texts: Sequence[str]) -> None:
        """Accept it in other words: the wordings of its first move, or its text."""
        record = self.waiting[0]
        words = tuple(filter(None, texts))
        if record.concept is None:
            self._decide(Change(text="".join(words), status="采用"))
            return
        fields = {"任务": "task", "回顾": "review", "问题": "problem"}
        self._decide(Change(**{fields[record.moves[0]]: words}, status="采用"))  # type: ignore[arg-type]

    def skip(self) -> None:
        """Ask again at the end."""
        self.waiting.append(self.waiting.pop(0))

    def undo(self) -> bool:
        """Take the last decision back; False when there is none."""
        if not self._done:
            return False
        record, before = self._done.pop()
        save.update(self.desk.folder, lambda file: overlay.put_back(file, before, record.id))
        self.waiting = [record, *(r for r in self.waiting if r.id != record.id)]
        return True

    def _decide(self, change: Change) -> None:
        self.desk.check(self.waiting[0], change)
        signed = self.desk.signed(change)
        self._save(lambda file, id: overlay.edit(file, id, signed))

    def _save(self, edit: Callable[[PhraseFile, str], PhraseFile]) -> None:
        record = self.waiting[0]
        before = save.current(self.desk.folder)
        save.update(self.desk.folder, lambda file: edit(file, record.id))
        self._done.append((self.waiting.pop(0), before))


def _waiting(desk: Desk, topic: str, subtopic: str) -> list[Record]:
    """Candidates, the most common first within a subtopic."""
    found = desk.index.find(status="候选", topic=topic, subtopic=subtopic)
    return sorted(found, key=lambda r: (r.topic, r.subtopic, r.kind, -_documents(r), r.id))


def _documents(record: Record) -> int:
    return record.evidence.documents if record.evidence else 0
