"""The user's workspace: a folder with outlines, phrases, templates, corpus and facts of their own."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from generator.bank.bank import Bank, load_bank
from generator.bank.model import FactSpec
from generator.errors import bad_data
from generator.facts.load import load_facts
from generator.facts.model import Facts
from generator.outline.load import LoadedOutline, find_outline, load_outline, outline_folders
from generator.resources import data_folder

FOLDERS = ("outlines", "phrases", "templates", "corpus")


@dataclass(frozen=True, slots=True)
class Workspace:
    """Where a user's own files are; they win over the shipped ones."""

    root: Path
    built_in: bool = True
    """False: draft with the workspace's phrases alone."""

    def outline(self, name: str) -> LoadedOutline:
        """An outline by name or path. Raises DataError."""
        return load_outline(find_outline(name, outline_folders(self.root)))

    def bank(self) -> Bank:
        """The built-in phrases with the workspace's on top. Raises DataError."""
        return load_bank(self.root / "phrases", self.built_in)

    def template_folders(self) -> Sequence[Path]:
        """Where templates are looked for; the shipped folder is last."""
        return [self.root / "templates", data_folder("templates")]

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
    made = [root / name for name in FOLDERS if not (root / name).exists()]
    for folder in made:
        folder.mkdir(parents=True)
    return made
