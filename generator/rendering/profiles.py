"""Reading layout profiles from YAML: an office overrides a few lines of a built-in one."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from difflib import get_close_matches
from functools import cache, lru_cache
from pathlib import Path
from typing import Any, get_args

from msgspec import Struct
from msgspec.structs import FieldInfo, fields

from generator import yamlio
from generator.errors import DataError, Problem, bad_data
from generator.rendering.layout import (
    MARKS,
    STYLES,
    Aloud,
    Basis,
    Layout,
    Look,
    Mark,
    Page,
    Parameter,
    Strength,
    StyleKey,
)
from generator.rendering.letterhead import page_of
from generator.rendering.units import UnitError

_WORD = ".docx"
_LOCK = "~$"
"""How the files begin that Word leaves while a document is open."""

PLAIN = "speech"
"""What a letterhead builds on that says nothing else."""

BUILT_IN = Path(__file__).with_name("layouts.yaml")
_SECTIONS: Mapping[str, type[Struct]] = {
    "页面": Page,
    "朗读": Aloud,
    **{name.key: Mark if style in MARKS else Look for style, name in STYLES.items()},
}
_LETTERHEAD = "信笺"
_TEXTS = ("名称", "沿用", _LETTERHEAD)
_BESIDE = "请把信笺 .docx 放在版式文件旁边，写它的文件名。"
_FONTS = "代用字体"
_BASIS = re.compile(rf"(.*?)\s*〔({'|'.join(get_args(Strength))})\s*(.*)〕")
_Values = dict[str, dict[str, Any]]
"""Section → field → value."""


class _Profile(Struct, frozen=True):
    """What one profile says itself, before it is laid over the one it builds on."""

    title: str
    parent: str
    letterhead: Path | None
    """None: that of the profile it builds on."""
    values: _Values
    substitutes: Mapping[str, str]
    basis: Mapping[str, Basis]
    written: Mapping[str, str]
    file: Path


@lru_cache(maxsize=16)
def load_layout(name: str, source: Path | None = None) -> Layout:
    """The profile ``name``. ``source``: an office's own profiles, a file or a folder of files;
    None (or a folder that is not there) for the built-in ones alone.

    Raises DataError with every problem of the files, or when there is no such profile.
    """
    known = _known(source)
    if name not in known:
        close = get_close_matches(name, known, n=1, cutoff=0.5)
        hint = f"是不是想写“{close[0]}”？" if close else ""
        raise bad_data(f"没有“{name}”这个版式。", f"{hint}可以用：{'、'.join(known)}。", source)
    return _build(name, known)


def layout_names(source: Path | None = None) -> Mapping[str, str]:
    """Name → Chinese title of every profile there is."""
    return {name: profile.title for name, profile in _known(source).items()}


def layout_files(source: Path | None = None) -> Mapping[str, Path]:
    """Name → file of every profile there is."""
    return {name: profile.file for name, profile in _known(source).items()}


def _known(source: Path | None) -> dict[str, _Profile]:
    """Built-in profiles with the office's over them, all problems of its files told at once."""
    known = dict(_profiles(BUILT_IN))
    problems: list[Problem] = []
    for file in _files(source):
        try:
            known |= _profiles(file) if file.suffix != _WORD else {file.stem: _of_letterhead(file)}
        except DataError as error:
            problems.extend(error.problems)
    if problems:
        raise DataError(problems)
    return known


def _files(source: Path | None) -> list[Path]:
    if source is None:
        return []
    if source.suffix and not source.is_dir():
        return [source]
    found = (path for suffix in (".yaml", _WORD) for path in sorted(source.glob(f"*{suffix}")))
    return [path for path in found if path.is_file() and not path.name.startswith(_LOCK)]


def _of_letterhead(file: Path) -> _Profile:
    """A letterhead among the profiles is one by itself: a speech in its styles."""
    return _Profile(_LETTERHEAD, PLAIN, file, {}, {}, {}, {}, file)


@lru_cache(maxsize=4)
def _profiles(file: Path) -> Mapping[str, _Profile]:
    source = yamlio.load(file)
    problems: list[Problem] = []
    if not isinstance(source.data, dict):
        raise DataError([source.problem((), "应当是若干个版式，每个一段“名称: …”。")])
    found = {name: _profile(source, name, problems) for name in source.data}
    if problems:
        raise DataError(problems)
    return found


def _profile(source: yamlio.Yaml, name: str, problems: list[Problem]) -> _Profile:
    body = source.data[name]
    if not isinstance(body, dict):
        problems.append(source.problem((name,), f"“{name}”应当是若干“键: 值”。"))
        return _Profile(name, "", None, {}, {}, {}, {}, source.file)
    values: _Values = {}
    basis: dict[str, Basis] = {}
    written: dict[str, str] = {}
    fonts: dict[str, str] = {}
    for key, section in body.items():
        if key in _TEXTS:
            continue
        if (key not in _SECTIONS and key != _FONTS) or not isinstance(section, dict):
            problems.append(_unknown(source, (name, key), [*_TEXTS, _FONTS, *_SECTIONS]))
        elif key == _FONTS:
            fonts = {font: str(other) for font, other in section.items()}
        else:
            values[key] = dict(_section(source, (name, key), basis, written, problems))
    title, parent, base = (str(body.get(key, "")) for key in _TEXTS)
    letterhead = source.file.parent / base if base else None
    if letterhead and not letterhead.is_file():
        problems.append(source.problem((name, _LETTERHEAD), f"没有“{base}”这个文件。", _BESIDE))
    return _Profile(title or name, parent, letterhead, values, fonts, basis, written, source.file)


def _section(
    source: yamlio.Yaml,
    path: tuple[str, str],
    basis: dict[str, Basis],
    written: dict[str, str],
    problems: list[Problem],
) -> Iterator[tuple[str, Any]]:
    known = _parameters(_SECTIONS[path[1]])
    for key, text in source.data[path[0]][path[1]].items():
        if key not in known:
            problems.append(_unknown(source, (*path, key), list(known)))
            continue
        place = f"{path[1]}.{key}"
        value, basis[place] = _split(text)
        written[place] = str(value)
        field, parameter = known[key]
        try:
            yield field.name, parameter.parse(value)
        except UnitError as error:
            problems.append(source.problem((*path, key), f"“{key}”{error}。"))


@cache
def _parameters(section: type[Struct]) -> Mapping[str, tuple[FieldInfo, Parameter]]:
    """The fields of a section by the keys of YAML."""
    known = ((field, field.type.__metadata__[0]) for field in fields(section))
    return {parameter.key: (field, parameter) for field, parameter in known}


def _split(written: Any) -> tuple[Any, Basis]:
    """A written value and its basis; without one it is the office's own choice."""
    match = _BASIS.fullmatch(written) if isinstance(written, str) else None
    return (match[1], Basis(match[2], match[3])) if match else (written, Basis("自定"))  # type: ignore[arg-type]


def _unknown(source: yamlio.Yaml, path: yamlio.Path_, known: list[str]) -> Problem:
    close = get_close_matches(str(path[-1]), known, n=1, cutoff=0.4)
    hint = f"是不是想写“{close[0]}”？" if close else ""
    doubt = "，或它下面不是“键: 值”" if len(path) == 2 else ""
    what = f"不认识“{path[-1]}”{doubt}。"
    return source.problem(path, what, f"{hint}可以写：{'、'.join(known)}。")


def _build(name: str, known: Mapping[str, _Profile]) -> Layout:
    chain = _chain(name, known)
    file = known[name].file
    values: _Values = {key: {} for key in _SECTIONS}
    basis: dict[str, Basis] = {}
    written: dict[str, str] = {}
    substitutes: dict[str, str] = {}
    for profile in reversed(chain):
        for key, section in profile.values.items():
            values[key] |= section
        basis |= profile.basis
        written |= profile.written
        substitutes |= profile.substitutes
    _complain_if_missing(name, values, file)
    looks: dict[StyleKey, Look] = {}
    marks: dict[StyleKey, Mark] = {}
    for style, (key, _, _) in STYLES.items():
        if style in MARKS:
            marks[style] = Mark(**values[key])
        else:
            looks[style] = Look(**values["通用"] | values[key])
    page = Page(**values["页面"])
    aloud = Aloud(**values["朗读"])
    base = next((profile.letterhead for profile in chain if profile.letterhead), None)
    page = page_of(base, page) if base else page
    title = chain[0].title
    return Layout(name, title, page, looks, marks, aloud, base, substitutes, basis, written)


def _chain(name: str, known: Mapping[str, _Profile]) -> list[_Profile]:
    """The profile and those it builds on, nearest first."""
    file = known[name].file
    seen: list[str] = []
    while name:
        if name in seen or name not in known:
            what = "绕成了一圈" if name in seen else "不存在"
            raise bad_data(f"版式“{(seen or [name])[-1]}”沿用的“{name}”{what}。", "", file)
        seen.append(name)
        name = known[name].parent
    return [known[entry] for entry in seen]


def _complain_if_missing(name: str, values: _Values, file: Path) -> None:
    missing = [
        f"{key}.{name}"
        for key, kind in (("页面", Page), ("通用", Look))
        for name, (field, _) in _parameters(kind).items()
        if field.required and field.name not in values[key]
    ]
    if missing:
        hint = "请补上，或写“沿用: gbt9704”。"
        raise bad_data(f"版式“{name}”缺少：{'、'.join(missing)}。", hint, file)
