"""Back from Word: what a person changed in a draft, and what to learn from it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path

from msgspec import Struct
from msgspec.structs import replace

from generator.api.verify import parts
from generator.api.workspace import Workspace
from generator.bank.bank import Bank
from generator.draft import Draft, Paragraph, Run
from generator.errors import DataError, bad_data
from generator.rendering.align import Pair, align, joined
from generator.rendering.changes import Change, changes
from generator.rendering.numbering import TYPED
from generator.rendering.reread import edited_paragraphs
from generator.rendering.tree import read_draft

ALIEN = 0.3
"""Share of the draft's paragraphs that must be found again, or the file is another text."""

_SIGNS = {
    "filled": "填上", "fact": "改了要素", "reworded": "改写", "chosen": "换用库里的说法",
    "added": "新写", "deleted": "删去", "edited": "改动",
}  # fmt: skip


class Reading(Struct, frozen=True):
    """One change, and the wording of the bank it turned into."""

    change: Change
    chosen: str = ""
    """Id of the concept whose wording was chosen; empty when the words are the person's own."""
    listed: bool = False
    """Whether it is an entry of a list of facts."""

    @property
    def sign(self) -> str:
        """The kind of change, in Chinese."""
        return _SIGNS["chosen" if self.chosen else self.change.kind]


def read_back(file: Path, draft_file: Path, root: Path) -> list[Reading]:
    """Everything that was changed, in the order of the edited file. Raises DataError."""
    draft = read_draft(draft_file)
    content = parts(file)
    if "word/document.xml" not in content:
        raise bad_data("这不是 Word 文件。", "请给出改过的 .docx。", file)
    workspace = Workspace(root, candidates=True)
    known = _known(workspace.bank(), _facts(draft))
    lists = _lists(workspace, draft)
    return [_reading(change, known, lists) for change in _all_changes(draft, content, file)]


def _lists(workspace: Workspace, draft: Draft) -> frozenset[str]:
    """Names of the facts that are lists; none known where the outline is gone."""
    try:
        asked = workspace.outline(draft.outline).outline.facts
    except DataError:
        return frozenset()
    return frozenset(fact.name for fact in asked if fact.type == "条目")


def report(readings: Sequence[Reading]) -> Iterator[str]:
    """One line a change."""
    if not readings:
        yield "没有改动。"
    for reading in readings:
        change = reading.change
        place = f"第{change.paragraph}段" if change.paragraph else "新段"
        name = f"“{change.origin.ref}”" if change.origin and not reading.chosen else ""
        yield f"{place} {reading.sign}{name or reading.chosen}：{_shown(change)}"


def _shown(change: Change) -> str:
    if change.kind == "filled":
        return change.after
    return " → ".join(text for text in (change.before, change.after) if text)


def _all_changes(draft: Draft, content: Mapping[str, bytes], file: Path) -> Iterator[Change]:
    originals = {
        n: replace(p, runs=_one_line(p))
        for n, p in enumerate(draft.paragraphs, 1)
        if p.text.strip()
    }
    texts = {n: paragraph.text for n, paragraph in originals.items()}
    edited = [replace(e, text=_plain(e.text)) for e in edited_paragraphs(content)]
    pairs = align(texts, edited)
    if texts and sum(bool(p.numbers and p.text) for p in pairs) < ALIEN * len(texts):
        raise bad_data("这份 Word 不是由这份初稿改来的。", "请核对 --draft 给的文件。", file)
    for pair in pairs:
        yield from _pair_changes(pair, originals, texts)


def _pair_changes(
    pair: Pair, originals: dict[int, Paragraph], texts: dict[int, str]
) -> Iterator[Change]:
    if not pair.numbers:
        yield Change("added", 0, "", pair.text)
    elif not pair.text:
        yield Change("deleted", pair.numbers[0], texts[pair.numbers[0]], "")
    else:
        before = joined(texts, pair.numbers)
        after = _with_numeral(_without_brackets(pair.text, before), before)
        runs = [run for number in pair.numbers for run in originals[number].runs]
        filled = dict(pair.fields)
        for change in changes(runs, after, pair.numbers[0]):
            yield _with_field(change, filled)


def _with_field(change: Change, fields: dict[str, str]) -> Change:
    """A filled gap with exactly what stands in its field, where the field is still there."""
    name = change.origin.ref if change.origin else ""
    if change.kind == "filled" and fields.get(name, "").strip():
        return replace(change, after=fields[name])
    return change


def _one_line(paragraph: Paragraph) -> tuple[Run, ...]:
    return tuple(replace(run, text=_plain(run.text)) for run in paragraph.runs)


def _plain(text: str) -> str:
    """Without soft breaks: a title is balanced only when it is rendered."""
    return text.replace("\n", "")


def _without_brackets(text: str, before: str) -> str:
    """The words inside the brackets that a layout puts round a date."""
    bracketed = text[:1] == "（" and text[-1:] == "）"
    return text[1:-1] if bracketed and not before.startswith("（") else text


def _with_numeral(text: str, before: str) -> str:
    """The numeral that Word writes by itself, back in front of its heading."""
    numeral = TYPED.match(before)
    return numeral[0] + text if numeral and not TYPED.match(text) else text


def _facts(draft: Draft) -> dict[str, str]:
    return {
        run.origin.ref: run.text
        for paragraph in draft.paragraphs
        for run in paragraph.runs
        if run.origin.kind == "fact"
    }


def _known(bank: Bank, facts: dict[str, str]) -> dict[str, str]:
    """Every wording of the bank with the facts of the draft in it → the id of its concept."""
    known: dict[str, str] = {}
    for entry in bank.entries.values():
        for group in entry.wordings.values():
            for wording in group:
                text = wording.text
                for slot in wording.slots:
                    text = text.replace(f"{{{slot}}}", facts.get(slot, f"{{{slot}}}"))
                known.setdefault(text, entry.id)
    return known


def _reading(change: Change, known: dict[str, str], lists: frozenset[str]) -> Reading:
    chosen = known.get(change.after, "") if change.kind == "reworded" else ""
    return Reading(change, chosen, bool(change.origin and change.origin.ref in lists))
