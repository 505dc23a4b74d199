"""Where the layers of the phrase bank live: 内置 ‹ 单位 ‹ 个人 ‹ 本稿.

单位 is the shared folder that the workspace's ``settings.yaml`` or ``$JIANGGAO_OFFICE`` names, with
the workspace's own ``phrases/`` on top; 个人 is in the user's configuration folder; 本稿 stands
beside the facts (``要素.yaml`` → ``要素.套语/``) or is given.
"""

from __future__ import annotations

import os
from hashlib import sha256
from pathlib import Path

from generator import cache
from generator.bank.bank import BUILT_IN, DRAFT, OFFICE, PERSONAL, Place
from generator.errors import bad_data
from generator.files import read_bytes
from generator.model import Model
from generator.resources import data_folder, is_shipped

SETTINGS = "settings.yaml"
"""File of a workspace that names its shared folder."""

SUFFIX = ".套语"
"""What the folder of a draft's own phrases ends with, beside its facts."""

LAYERS = (BUILT_IN, OFFICE, PERSONAL, DRAFT)
"""All layers, lowest first."""


class Settings(Model, frozen=True):
    """What ``settings.yaml`` may say."""

    office_phrases: str = ""
    """Folder, absolute or relative to the workspace; empty: none beside the workspace's own."""


def settings(root: Path) -> Settings:
    """The settings of a workspace. Raises DataError."""
    path = root / SETTINGS
    if not path.is_file():
        return Settings()
    key = sha256(read_bytes(path)).hexdigest()
    slot = "settings-" + sha256(str(path.resolve()).encode()).hexdigest()[:16]
    known = cache.read(slot, key, Settings)
    if known is None:
        from generator.validation import validate
        from generator.yamlio import load

        known = validate(Settings, load(path))
        cache.write(slot, key, known)
    return known


def office_folders(root: Path) -> list[Path]:
    """The folders of the layer 单位, lowest first; the first is the one that is shared.

    Raises DataError when the shared folder that was named cannot be found: a draft without it
    would silently be another one.
    """
    named = os.environ.get("JIANGGAO_OFFICE") or settings(root).office_phrases
    own = root / "phrases"
    if not named:
        return [own]
    shared = root / Path(named).expanduser()
    if not shared.is_dir():
        hint = f"请检查网络盘，或改工作区 {SETTINGS} 里的“单位套语”（或环境变量 JIANGGAO_OFFICE）。"
        raise bad_data("找不到单位的套语文件夹。", hint, shared)
    return [shared] if shared.resolve() == own.resolve() else [shared, own]


def personal_folder() -> Path:
    """The phrases of this user, or those in ``$JIANGGAO_CONFIG``; it need not exist."""
    if own := os.environ.get("JIANGGAO_CONFIG"):
        return Path(own) / "phrases"
    from platformdirs import user_config_path

    return user_config_path("jianggao", appauthor=False) / "phrases"


def draft_folder(facts: Path | None, given: Path | None) -> Path | None:
    """The phrases of one draft; None when neither a folder nor facts are given.

    Raises DataError when a folder is given that is not there.
    """
    if given is not None:
        if not given.is_dir():
            raise bad_data("找不到本稿的套语文件夹。", "请检查 --phrases 后面的路径。", given)
        return given
    return facts.parent / f"{facts.stem}{SUFFIX}" if facts else None


def places(root: Path, draft: Path | None = None) -> list[Place]:
    """Every layer above 内置 with its folders, lowest first. Raises DataError."""
    office = [(OFFICE, f) for f in office_folders(root) if not is_shipped(f)]
    own = [(DRAFT, draft)] if draft else []
    return [*office, (PERSONAL, personal_folder()), *own]


def all_places(root: Path, draft: Path | None = None) -> list[Place]:
    """The same with the built-in folder below. Raises DataError."""
    return [(BUILT_IN, data_folder("phrases")), *places(root, draft)]


def home(layer: str, root: Path, draft: Path | None = None) -> Path:
    """The folder that commands write to for a layer. Raises DataError."""
    found = [folder for name, folder in places(root, draft) if name == layer]
    if not found:
        raise bad_data(
            *_NO_HOME.get(layer, (f"没有“{layer}”这一层。", "可以写：单位、个人、本稿。"))
        )
    return found[0]


_NO_HOME = {
    BUILT_IN: ("内置的套语不能改。", "请改在单位、个人或本稿这几层，下面的层照样生效。"),
    OFFICE: ("当前文件夹不是工作区，没有单位层。", "请用 -w 给出工作区，或先运行 jianggao init。"),
    DRAFT: ("没有说是哪一稿。", "请用 -f 给出要素表，或用 --phrases 给出本稿的套语文件夹。"),
}
