"""Where the data folders are, in a wheel, in an editable install and in a plain checkout."""

from __future__ import annotations

from pathlib import Path

_PACKAGE = Path(__file__).resolve().parent


def data_folder(name: str) -> Path:
    """The folder ``templates``, ``outlines``, ``phrases`` or ``samples`` that ships with the package.

    A wheel maps the folder into the package; a checkout or an editable install keeps it beside
    the package. ``importlib.resources`` cannot find the second kind.
    """
    inside = _PACKAGE / name
    return inside if inside.is_dir() else _PACKAGE.parent / name


def is_shipped(folder: Path) -> bool:
    """Whether a folder is the shipped one of its name: a checkout is no workspace of its own."""
    return folder.resolve() == data_folder(folder.name).resolve()
