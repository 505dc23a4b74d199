"""The user's workspace: a folder with outlines, phrases, templates, corpus and facts of their own."""

from __future__ import annotations

import shutil
from collections.abc import Iterator, Sequence
from importlib.util import find_spec
from pathlib import Path
from typing import Any

from msgspec import Struct
from msgspec.structs import replace

from generator import cache
from generator.api.places import draft_folder, places
from generator.bank.bank import Bank, Place, load_bank, load_places
from generator.bank.model import FactSpec
from generator.drafting.manner import Manners, load_manners
from generator.errors import bad_data
from generator.facts.load import load_facts
from generator.facts.model import Facts
from generator.files import write_text
from generator.outline.load import LoadedOutline, find_outline, load_outline, outline_folders
from generator.resources import data_folder

OPTIONAL = {
    "soffice": "转成 PDF、读 .doc .wps .rtf .odt",
    "antiword": "在没有 soffice 时读 .doc",
}
"""Programs that are used where they are installed, and for what."""

FOLDERS = {
    "outlines": "自己的提纲放在这里，一个文种一个 .yaml。与内置提纲同名的，以这里的为准。\n",
    "phrases": "单位的套语放在这里，一个子题一个 .yaml。编号相同的，以这里的为准。\n",
    "templates": "自己的模板放在这里。与内置模板同名的，以这里的为准。\n",
    "corpus": "以前的文稿放在这里（.docx .txt .md .html .pdf .doc .wps 等），供 jianggao corpus 和 jianggao mine 使用。\n",
}
"""The folders of a workspace and the note that each begins with."""


MANNERS = "风格.json"
"""Profile of the office's own texts, where no outline names another."""


class Workspace(Struct, frozen=True):
    """Where a user's own files are; they win over the shipped ones."""

    root: Path
    built_in: bool = True
    """False: draft with the workspace's phrases alone."""
    candidates: bool = False
    """True: draft with candidates that nobody has reviewed yet, too."""
    draft_phrases: Path | None = None
    """Folder of one draft's own phrases; None: no draft is spoken of."""

    def outline(self, name: str) -> LoadedOutline:
        """An outline by name or path. Raises DataError."""
        return load_outline(find_outline(name, outline_folders(self.root)))

    def bank(self) -> Bank:
        """All layers of phrases merged. Raises DataError."""
        return load_places(self.places(), self.built_in, self.candidates)

    def whole_bank(self) -> Bank:
        """All layers merged, candidates and banned entries too. Raises DataError."""
        return load_places(self.places(), self.built_in, candidates=True, banned=True)

    def places(self) -> list[Place]:
        """Every layer of phrases above the built-in one with its folder. Raises DataError."""
        return places(self.root, self.draft_phrases)

    def for_draft(self, facts: Path | None, phrases: Path | None) -> Workspace:
        """The same with the phrases of one draft on top. Raises DataError."""
        return replace(self, draft_phrases=draft_folder(facts, phrases))

    def template_folders(self) -> Sequence[Path]:
        """Where templates are looked for; the shipped folder is last."""
        return [self.root / "templates", data_folder("templates")]

    def manners(self, loaded: LoadedOutline) -> Manners:
        """The profile that an outline names, else that of the workspace, else none. Raises DataError."""
        named = loaded.outline.manner
        path = self.root / (named or MANNERS)
        return load_manners(path) if named or path.is_file() else {}

    def facts(self, path: Path | None, loaded: LoadedOutline, bank: Bank) -> Facts:
        """The facts of a file (None: no facts), checked against outline and bank."""
        return load_facts(path, fact_specs(loaded, bank)) if path else Facts()


def fact_specs(loaded: LoadedOutline, bank: Bank) -> list[FactSpec]:
    """Every fact that may be given: the bank's, and the outline's over them."""
    return [*bank.facts.values(), *loaded.outline.facts]


def create(root: Path) -> list[Path]:
    """Make a workspace; nothing that exists is touched. Returns what was made."""
    if root.is_file():
        raise bad_data("这是一个文件，不能当工作区。", "请给出文件夹的名字。", root)
    made = []
    for name, text in FOLDERS.items():
        note = root / name / "说明.md"
        if not note.exists():
            write_text(note, text)
            made.append(note)
    return made


def health() -> Iterator[dict[str, Any]]:
    """Lines of ``doctor``: ok, mark, name, detail. Only what is needed can be not ok."""
    for name in ("templates", "outlines", "phrases", "samples"):
        folder = data_folder(name)
        count = sum(path.is_file() for path in folder.rglob("*"))
        yield _line(count > 0, name, f"{count} 个文件（{folder}）")
    bank = load_bank()
    yield _line(
        bool(bank.entries), "套语库", f"{len(bank.entries)} 个概念，{len(bank.topics)} 个主题"
    )
    yield _line(True, "缓存", f"{cache.folder()}（可以随时删除）")
    for program, use in OPTIONAL.items():
        found = shutil.which(program)
        yield _optional(program, found or "", use)
    reads = "能读 PDF" if find_spec("pypdfium2") else ""
    yield _optional("pypdfium2", reads, "读 PDF（装上它：python -m pip install pypdfium2）")


def _optional(name: str, found: str, use: str) -> dict[str, Any]:
    """A line about what drafting does without."""
    line = _line(True, name, found or f"没有安装；不影响起草，只是不能{use}")
    return line if found else {**line, "mark": "－"}


def _line(ok: bool, name: str, detail: str) -> dict[str, Any]:
    return {"ok": ok, "mark": "√" if ok else "×", "name": name, "detail": detail}
