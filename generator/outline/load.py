"""Finding and reading outlines: the workspace's own first, then the shipped ones."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from difflib import get_close_matches
from hashlib import sha256
from pathlib import Path

from msgspec import Struct

from generator import __version__, cache
from generator.errors import DataError, Problem, bad_data
from generator.files import read_bytes
from generator.outline.inherit import EXTENDS, REF, chain
from generator.outline.model import Outline, Points
from generator.resources import data_folder
from generator.validation import validate
from generator.yamlio import Path_, Yaml, load


class LoadedOutline(Struct, frozen=True):
    """An outline with the file it came from, for messages."""

    path: Path
    outline: Outline

    @property
    def name(self) -> str:
        """The name it is called by."""
        return self.path.stem

    def problem(self, place: Path_, what: str, remedy: str) -> Problem:
        """A problem at a place of the file (which is read again for it)."""
        return load(self.path).problem(place, what, remedy)


def outline_folders(workspace: Path | None) -> list[Path]:
    """Where outlines are looked for, first hit wins."""
    own = [workspace / "outlines"] if workspace else []
    return [*own, data_folder("outlines")]


def find_outline(name: str, folders: Sequence[Path]) -> Path:
    """The file of an outline given by name or path. Raises DataError with near names."""
    direct = Path(name)
    if direct.suffix in (".yaml", ".yml"):
        return direct
    for folder in folders:
        if (path := folder / f"{name}.yaml").is_file():
            return path
    guess = f"是不是“{near}”？" if (near := _nearest(name, outline_files(folders))) else ""
    raise bad_data(f"没有叫“{name}”的提纲。", f"{guess}用 jianggao outlines list 查看全部提纲。")


def _nearest(name: str, files: Sequence[Path]) -> str:
    """The outline whose name or title is like this one; empty when none is."""
    if close := get_close_matches(name, [path.stem for path in files], n=1, cutoff=0.4):
        return close[0]
    titles: dict[str, str] = {}
    for path in files:
        try:
            titles[load_outline(path).outline.title] = path.stem
        except DataError:
            continue
    close = [title for title in titles if name in title]
    close += get_close_matches(name, list(titles), n=1, cutoff=0.4)
    return f"{titles[close[0]]}（{close[0]}）" if close else ""


def outline_files(folders: Sequence[Path]) -> list[Path]:
    """Every outline file, one a name."""
    found: dict[str, Path] = {}
    for folder in folders:
        for path in sorted(folder.glob("*.yaml")):
            found.setdefault(path.stem, path)
    return [found[name] for name in sorted(found)]


def load_outline(path: Path) -> LoadedOutline:
    """A validated outline, from the cache while its bytes are the same. Raises DataError."""
    key = sha256(f"{__version__}\n".encode() + read_bytes(path)).hexdigest()
    slot = "outline-" + sha256(str(path.resolve()).encode()).hexdigest()[:16]
    outline = cache.read(slot, key, Outline)
    if outline is None:
        folders = [path.parent, data_folder("outlines")]
        source = chain(path, lambda name: find_outline(name, folders), load)
        outline = validate(Outline, source)
        if problems := list(_problems(outline, source)):
            raise DataError(problems)
        if not builds_on_others(path):
            cache.write(slot, key, outline)
    return LoadedOutline(path, outline)


def builds_on_others(path: Path) -> bool:
    """Whether an outline takes over another: then its own bytes do not tell what it says."""
    text = read_bytes(path)
    return any(f"{word}:".encode() in text for word in (EXTENDS, REF))


def _problems(outline: Outline, source: Yaml) -> Iterator[Problem]:
    if outline.length < 200:
        yield source.problem(("篇幅",), "篇幅太短。", "请写 200 以上的字数。")
    lists = {fact.name for fact in outline.facts if fact.type == "条目"}
    for n, section in enumerate(outline.sections):
        for m, part in enumerate(section.parts):
            path = ("章节", n, "段落", m)
            if bool(part.template) == bool(part.points):
                yield source.problem(path, "“模板”和“分点”要写一个，只写一个。", "请补上或删去。")
            if part.facts_from and part.facts_from not in lists:
                yield _unknown_list(source, (*path, "取自"), part.facts_from)
            if part.points is None:
                continue
            low, high = part.points.number
            if not 1 <= low <= high:
                yield source.problem(
                    (*path, "分点", "数量"), "数量应当是 [最少, 最多]。", "如 [3, 5]。"
                )
            yield from _group_problems(part.points, source, (*path, "分点"))
            wanted = part.points.facts_from
            if wanted and wanted not in lists:
                yield _unknown_list(source, (*path, "分点", "取自"), wanted)


def _group_problems(points: Points, source: Yaml, place: Path_) -> Iterator[Problem]:
    if not points.groups:
        return
    if points.subtopics:
        yield source.problem((*place, "子题"), "写了“组”，就不写“子题”。", "请删去“子题”。")
    if points.numbering != "（一）":
        what = f"有“组”的分点，序号不能是“{points.numbering}”。"
        yield source.problem(
            (*place, "序号"), what, "请写 序号: （一），组里的样式写在“组内序号”。"
        )
    for name, count in Counter(points.named).items():
        if count > 1:
            what = f"子题“{name}”在几个组里。"
            yield source.problem((*place, "组"), what, "请只留在一个组里。")


def _unknown_list(source: Yaml, place: Path_, name: str) -> Problem:
    what = f"“{name}”不是本提纲的条目类要素。"
    return source.problem(place, what, "请在“要素”里加上它，类型写“条目”。")
