"""Drafting: plan, draft, export, explain."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import date
from pathlib import Path
from typing import Any

from msgspec import Struct
from msgspec.structs import replace

from generator.api.workspace import Workspace, fact_specs
from generator.draft import CHARACTERS_PER_MINUTE, Draft, Run
from generator.drafting.engine import Engine
from generator.drafting.environment import Templates
from generator.drafting.plan import Plan
from generator.drafting.realise import ASPECTS
from generator.errors import bad_data
from generator.resources import data_folder

STANDARD_OUTPUT = Path("-")


SHORTEST, LONGEST = 300, 60_000
"""Characters that a draft may be asked to have."""


class Request(Struct, frozen=True):
    """What the user asks for."""

    outline: str
    facts: Path | None = None
    """None: draft with generic wordings and say what is missing."""
    seed: int = 1
    length: int | None = None
    """Characters; None: the outline's own length."""
    minutes: float | None = None
    """Speaking time instead of a length; None: not given."""
    as_of: date | None = None
    """Day on which formulations must be valid; None: the date among the facts."""
    phrases: Path | None = None
    """Folder of phrases for this draft alone; None: the one beside the facts, if there is one."""
    corpus: Path | None = None
    """Folder of earlier speeches that the draft must not repeat; None: none."""
    avoid: tuple[str, ...] = ()
    """Ids of the bank that this draft does without."""


def sample_facts(outline: str) -> Path:
    """The shipped sample facts of an outline. Raises DataError when there are none."""
    path = data_folder("samples") / "facts" / f"{Path(outline).stem}.yaml"
    if not path.is_file():
        raise bad_data(
            f"提纲“{outline}”没有附带示例要素。", "请用 jianggao facts new 生成要素表来填。"
        )
    return path


def engine(request: Request, workspace: Workspace) -> Engine:
    """Everything for one draft, loaded. Raises DataError with all problems of the input."""
    loaded = workspace.outline(request.outline)
    bank = workspace.for_draft(request.facts, request.phrases).bank().without(request.avoid)
    facts = workspace.facts(request.facts, loaded, bank)
    target = request.length or loaded.outline.length
    if request.minutes:
        target = round(request.minutes * CHARACTERS_PER_MINUTE)
    if not SHORTEST <= target <= LONGEST:
        hint = f"请在 {SHORTEST} 到 {LONGEST} 字之间选择。"
        raise bad_data(f"篇幅{target}字超出了范围。", hint)
    day = request.as_of or facts.speech_date
    known = {spec.name for spec in fact_specs(loaded, bank)}
    templates = Templates(workspace.template_folders(), known)
    manners = workspace.manners(loaded)
    return Engine(loaded, facts, bank, templates, request.seed, target, day, manners)


def as_long_as_its_facts(request: Request, workspace: Workspace) -> Request:
    """The request with the length that its facts carry, or the least that the outline can have.

    Raises DataError.
    """
    ready = engine(replace(request, length=None, minutes=None), workspace)
    length = min(LONGEST, max(SHORTEST, ready.carried()))
    least = replace(ready, target=length).draft().length
    return replace(request, length=max(length, least), minutes=None)


def draft(request: Request, workspace: Workspace) -> Draft:
    """A draft. Raises DataError."""
    return engine(request, workspace).draft()


def plan(request: Request, workspace: Workspace) -> Plan:
    """The plan tree alone. Raises DataError."""
    return engine(request, workspace).plan()


def plan_text(request: Request, workspace: Workspace) -> str:
    """The plan tree as readable text. Raises DataError."""
    made = engine(request, workspace)
    return "\n".join(_plan_lines(made.plan(), made.templates.purpose)) + "\n"


def _plan_lines(plan: Plan, purpose: Callable[[str], str]) -> Iterator[str]:
    yield f"{''.join(run.text for run in plan.title)}（{plan.target}字，种子 {plan.seed}）"
    for section in plan.sections:
        heading = section.heading.text if section.heading else "（无标题）"
        yield f"{section.path}  {heading}  [{section.move}，{section.budget}字]"
        for paragraph in section.paragraphs:
            if paragraph.above:
                yield f"    {''.join(run.text for run in paragraph.above)}"
            name = paragraph.heading.text if paragraph.heading else paragraph.subtopic
            name = name or purpose(paragraph.template)
            yield f"    {paragraph.path}  {name}  {paragraph.budget}字"
            for item in paragraph.items:
                yield f"        · {item.content}"
        for name in section.gaps:
            yield f"    【待补：{name}】"


def report(draft: Draft, whole: bool = True) -> Iterator[str]:
    """What the user should know: length, missing facts, what could not be met.

    ``whole`` False: without the missing facts, which are the same in every variant.
    """
    minutes = draft.length / CHARACTERS_PER_MINUTE
    yield f"全文 {draft.length} 字（目标 {draft.target} 字），讲 {minutes:.0f} 分钟左右。"
    for required, text in (
        (True, "缺少必填的要素，稿中已留【待补】："),
        (False, "还可以补充的要素："),
    ):
        names = [missing.fact for missing in draft.missing if missing.required == required]
        if names and whole:
            yield text + "、".join(names)
    if claims := sum(1 for _ in general_claims(draft)):
        yield (
            f"回顾和问题里有 {claims} 处是套语库的一般说法，不是要素给的事实："
            "请逐处核对，与实际不符的删去（explain 可以查到每一处）。"
        )
    for warning in draft.warnings:
        yield f"注意：{warning}"


def general_claims(draft: Draft) -> Iterator[Run]:
    """Runs that say what was done or what is wrong in the bank's words, not in the user's."""
    for section in draft.sections:
        if section.move in ASPECTS:
            for paragraph in section.paragraphs:
                yield from (run for run in paragraph.runs if run.origin.kind in CLAIMS)


CLAIMS = frozenset({"concept", "passage"})
"""Kinds of origin whose words say in a review what was done."""

_KINDS = {
    "template": "模板",
    "concept": "概念",
    "line": "语句",
    "passage": "句群",
    "heading": "标题",
    "fact": "要素",
    "outline": "提纲",
    "gap": "待补",
}


def explain(file: Path, wanted: str = "") -> list[dict[str, Any]]:
    """Every run of a draft with its origin; or of the paragraph with a 1-based number; or of those
    that have some words.

    Raises DataError for a file that is no draft, and where no paragraph is meant.
    """
    from generator.rendering.tree import read_draft

    if file.suffix.lower() in (".docx", ".md", ".txt", ".html", ".pdf"):
        hint = "起草时加上 -o 稿.json（可以和 .docx 一起写），再 explain 稿.json。"
        raise bad_data("出处记在初稿的 .json 里，这个文件里查不到。", hint, file)
    paragraphs = list(read_draft(file).paragraphs)
    if wanted.isdecimal():
        meant = [int(wanted)] if 1 <= int(wanted) <= len(paragraphs) else []
    else:
        meant = [n for n, paragraph in enumerate(paragraphs, 1) if wanted in paragraph.text]
    if not meant:
        what = f"没有第{wanted}段。" if wanted.isdecimal() else f"没有哪一段里有“{wanted}”。"
        raise bad_data(what, f"这份初稿共{len(paragraphs)}段；不给段号就列出全部。")
    return [
        {
            "paragraph": n,
            "style": paragraph.style,
            "text": run.text,
            "kind": run.origin.kind,
            "ref": run.origin.ref,
            "source": run.origin.source,
            "layer": run.origin.layer,
            "origin": " ".join(
                filter(
                    None,
                    (
                        _KINDS[run.origin.kind],
                        run.origin.layer,
                        run.origin.ref,
                        run.origin.source,
                    ),
                )
            ),
        }
        for n, paragraph in enumerate(paragraphs, 1)
        if n in meant
        for run in paragraph.runs
    ]
