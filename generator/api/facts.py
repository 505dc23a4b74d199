"""Facts: the form to fill in, and the check of a filled one."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import chain
from pathlib import Path

from generator.api.workspace import Workspace, fact_specs
from generator.bank.bank import Bank
from generator.bank.model import FactSpec
from generator.drafting.nodes import served
from generator.errors import bad_data
from generator.facts.agreement import Disagreement, disagreements
from generator.facts.form import as_yaml, fact_form
from generator.facts.load import load_facts, names_in
from generator.facts.model import MATERIAL, TABLES, Facts
from generator.facts.table import csv_form, excel_form, form_rows
from generator.files import write_bytes, write_text
from generator.outline.load import load_outline, outline_files, outline_folders
from generator.outline.model import Outline

NUMBERS = "JG4"
"""How the codes of the rules about facts and numbers begin."""


def form(name: str, root: Path, out: Path | None) -> str:
    """A commented form for an outline; written to ``out`` unless that is None.

    Raises DataError when ``out`` exists: a filled form is never overwritten.
    """
    if out is not None and out.exists():
        raise bad_data("这个文件已经有了，没有覆盖。", "请换一个文件名，或先把它移开。", out)
    if out is not None and out.suffix.lower() not in (*TABLES, ".yaml", ".yml"):
        raise bad_data("要素表不能写成这种文件。", "文件名请以 .yaml、.xlsx 或 .csv 结尾。", out)
    workspace = Workspace(root)
    outline = workspace.outline(name).outline
    bank = workspace.bank()
    carried = _carried(outline, bank)
    asked = [*outline.facts, *([bank.facts[MATERIAL]] if carried else [])]
    homes = _homes(outline, bank)
    text = fact_form(outline.title, asked, carried, homes)
    if out is not None and out.suffix.lower() in TABLES:
        rows = form_rows(asked, carried)
        subtopics = list(dict.fromkeys(chain.from_iterable(homes.values())))
        excel = out.suffix.lower() == ".xlsx"
        write_bytes(out, excel_form(rows, subtopics) if excel else csv_form(rows))
    elif out is not None:
        write_text(out, text)
    return text


def outline_for(file: Path, root: Path) -> str:
    """The outline whose facts and subtopics a sheet gives most of; between equals, the one that asks
    for least beside. Raises DataError when several fit alike or none does."""
    bank = Workspace(root).bank()
    files = outline_files(outline_folders(root))
    outlines = {path.stem: load_outline(path).outline for path in files}
    specs = [fact for outline in outlines.values() for fact in outline.facts]
    given, subtopics = names_in(file, specs)

    def fit(outline: Outline) -> tuple[int, int]:
        asked = {fact.name for fact in outline.facts}
        met = len(asked & given) + len(subtopics & set(_carried(outline, bank)))
        return (met, -len(asked - given)) if asked & given else (0, 0)

    fits = {name: fit(outline) for name, outline in outlines.items()}
    most = max(fits.values())
    best = [name for name in fits if fits[name] == most]
    if len(best) > 1:
        what = "看不出这是哪个提纲的要素表。"
        raise bad_data(what, f"请用 --outline 写明，如 --outline {best[0]}。", file)
    return best[0]


def bring_in(file: Path, name: str, root: Path, out: Path) -> int:
    """Write a table (.xlsx, .csv) as a YAML fact sheet; returns how many facts it gives.

    Raises DataError for problems of the table, and when ``out`` exists.
    """
    if out.exists():
        raise bad_data("这个文件已经有了，没有覆盖。", "请换一个文件名，或先把它移开。", out)
    workspace = Workspace(root)
    loaded = workspace.outline(name)
    specs = fact_specs(loaded, workspace.bank())
    facts = load_facts(file, specs)
    write_text(out, as_yaml(facts, f"# {loaded.outline.title}：由 {file.name} 转来\n"))
    return len(facts.values) + sum(map(len, facts.items.values()))


def _carried(outline: Outline, bank: Bank) -> dict[str, tuple[FactSpec, ...]]:
    """By subtopic, the facts that the wordings of the outline's topics can carry."""
    asked = {fact.name for fact in outline.facts}
    topics = dict.fromkeys(points.topic for points in outline.points)
    return {
        subtopic: tuple(f for f in bank.facts_of.get(subtopic, ()) if f.name not in asked)
        for topic in topics
        for subtopic in bank.topics.get(topic, ())
    }


def _homes(outline: Outline, bank: Bank) -> dict[str, tuple[str, ...]]:
    """By list of the outline, the subtopics under which its items can be told."""
    homes: dict[str, tuple[str, ...]] = {}
    for points in outline.points:
        before = homes.get(points.facts_from, ())
        homes[points.facts_from] = tuple(dict.fromkeys((*before, *served(points, bank.topics))))
    return homes


def check(file: Path, name: str, root: Path) -> Iterator[str]:
    """Lines about a fact sheet: how much it gives and what is missing. Raises DataError."""
    workspace = Workspace(root)
    loaded = workspace.outline(name)
    bank = workspace.for_draft(file, None).bank()
    facts = load_facts(file, fact_specs(loaded, bank))
    items = sum(map(len, facts.items.values()))
    yield f"{file}：写法没有问题，共 {len(facts.values)} 项要素、{items} 条条目。"
    for told in (*disagreements(facts), *_wrong_words(facts)):
        yield f"  注意：{told}"
    for fact in loaded.outline.facts:
        if not facts.has(fact.name):
            need = "必填，缺了会留【待补】" if fact.required else "可不填"
            yield f"  还没有“{fact.name}”（{need}）：{fact.description}"


def _wrong_words(facts: Facts) -> Iterator[Disagreement]:
    """What the rules about numbers find in the words of the facts: signs, shares, sums, units."""
    from generator.checking.engine import run
    from generator.checking.rule import Context
    from generator.checking.rules import RULES
    from generator.checking.source import from_string

    said = [(fact.text, fact.source) for fact in facts.values.values()]
    said += [(i.content, i.source) for group in facts.items.values() for i in group]
    said = [(text.replace("\n", ""), source) for text, source in said]
    text = from_string("\n".join(f"{words}。" for words, _ in said))
    rules = [rule for rule in RULES if rule.code.startswith(NUMBERS)]
    for finding in run(text, rules, Context(facts=facts)).findings:
        yield Disagreement(said[finding.line - 1][1], finding.message, finding.remedy)
