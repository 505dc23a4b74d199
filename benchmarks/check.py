"""Measures the checker: faults found at the right place, precision sample, speed, size of the index.

    python benchmarks/check.py [--corpus ../shared/corpus] [--peer PYTHON] [--sample N]

``--peer`` is the Python of an environment with gongwen-skill; without it that column is left out.
"""

from __future__ import annotations

import argparse
import json
import random
import re
import statistics
import subprocess
import sys
import tempfile
import time
from collections import Counter, defaultdict
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))

from benchmarks.faults import blind
from benchmarks.faults.kinds import KINDS, Kind, inject
from benchmarks.faults.layouts import LAYOUT_KINDS, inject_layout
from generator.api import checks, drafts, exports
from generator.api.workspace import Workspace
from generator.checking.engine import run
from generator.checking.finding import Finding
from generator.checking.originality import index as originality
from generator.checking.rule import Context
from generator.checking.rules import RULES
from generator.checking.source import from_string, load
from generator.resources import data_folder

DAY = date(2026, 2, 26)
CLEAN = 20
NEAR = 3
"""Characters that a finding may be beside the fault."""


@dataclass(frozen=True)
class Clean:
    """A text before the fault, with what is known about it."""

    name: str
    text: str
    context: Context


def clean_texts(corpus: Path) -> list[Clean]:
    """Drafts of ours with their facts, and as many real reports: CLEAN in all."""
    texts = []
    samples = sorted((data_folder("samples") / "facts").glob("*.yaml"), key=_party_first)
    for path in samples[: CLEAN // 2]:
        made = drafts.draft(drafts.Request(path.stem, path), Workspace(Path("-")))
        facts = checks.checker(checks.Request(path, path.stem), Workspace(Path("-"))).context.facts
        words = "\n".join(p.text for p in made.paragraphs)
        texts.append(Clean(path.stem, words, Context(as_of=DAY, facts=facts)))
    for path in sorted(corpus.glob("reports/city_*.txt"))[::5]:
        if len(texts) < CLEAN:
            words = path.read_text(encoding="utf-8")
            texts.append(Clean(path.name, words, Context(as_of=DAY)))
    return texts


def _party_first(path: Path) -> tuple[bool, str]:
    """The blind suite needs the facts of this one."""
    return path.stem != "party-annual", path.stem


def found(kind: Kind, clean: Clean, seed: int) -> bool | None:
    """Whether the fault is told at its place; None when the text has no place for it."""
    if kind.facts and clean.context.facts is None:
        return None
    injected = inject(kind, clean.text, random.Random(f"{kind.name}{clean.name}{seed}"))
    if injected is None:
        return None
    text = from_string(injected.text)
    before = {
        (f.code, f.words, f.before, f.after) for f in _findings(from_string(clean.text), clean)
    }
    start, end = injected.start - NEAR, injected.end + NEAR
    if kind.lines:
        start = injected.text.rfind("\n", 0, max(0, injected.start - 1)) + 1
        end = injected.text.find("\n", injected.end + 1)
        end = end if end >= 0 else len(injected.text)
    for f in _findings(text, clean):
        at, to = text.origin(f.start), text.origin(f.end)
        if (f.code, f.words, f.before, f.after) not in before and at <= end and to >= start:
            return True
    return False


_KEPT: dict[str, tuple[Finding, ...]] = {}


def _findings(text, clean: Clean) -> tuple[Finding, ...]:  # type: ignore[no-untyped-def]
    if text.source == clean.text:
        if clean.name not in _KEPT:
            _KEPT[clean.name] = run(text, RULES, clean.context).findings
        return _KEPT[clean.name]
    return run(text, RULES, clean.context).findings


def recall(texts: list[Clean]) -> None:
    """Prints the share of faults found, in all and for every kind that is missed somewhere."""
    hits: dict[str, list[bool]] = defaultdict(list)
    for kind in KINDS:
        for clean in texts:
            if (result := found(kind, clean, 1)) is not None:
                hits[kind.name].append(result)
    for name, right in layout_recall().items():
        hits[f"版式：{name}"].append(right)
    total = [r for results in hits.values() for r in results]
    print(
        f"faults: {len(hits)} kinds, {len(total)} injected, {sum(total) / len(total):.1%} found in place"
    )
    for name, results in hits.items():
        if not all(results):
            print(f"    {name}: {sum(results)}/{len(results)}")


def layout_recall() -> dict[str, bool]:
    """For every kind of fault in the looks whether its rule tells it."""
    result = {}
    with tempfile.TemporaryDirectory() as folder:
        clean, path = Path(folder) / "稿.docx", Path(folder) / "错.docx"
        facts = drafts.sample_facts("party-annual")
        made = exports.make(drafts.Request("party-annual", facts), Workspace(Path("-")))
        exports.export(made, (clean,), exports.Switches(""))
        for kind in LAYOUT_KINDS:
            if (data := inject_layout(kind, clean.read_bytes())) is not None:
                path.write_bytes(data)
                codes = {f.code for f in run(load(path), RULES, Context(as_of=DAY)).findings}
                result[kind.name] = kind.code in codes
            else:
                print(f"    (no place for {kind.name})")
    return result


def blind_recall(texts: list[Clean]) -> None:
    """All parts of the blind suite, each fault in up to three texts; the held-out one unnamed."""
    for half in blind.HALVES:
        results: dict[str, list[bool]] = defaultdict(list)
        alarms = 0
        for fault in blind.faults(half):
            for clean in blind_hosts(fault, texts):
                look = _looker(clean.context)
                results[fault.kind].append(blind.found(fault, clean.text, look, NEAR))
                alarms += bool(blind.false_alarms(fault, clean.text, look))
        hits = [r for rows in results.values() for r in rows]
        kinds = sum(all(rows) for rows in results.values())
        print(
            f"blind suite, {half}: {kinds}/{len(results)} kinds, {sum(hits)}/{len(hits)} injected "
            f"({sum(hits) / len(hits):.1%}); clean sentences with a finding: {alarms}/{len(hits)}"
        )
        if half != "held_out":
            print(
                "".join(f"    {name}\n" for name, rows in results.items() if not all(rows)), end=""
            )


def blind_hosts(fault: blind.Blind, texts: list[Clean]) -> list[Clean]:
    """Texts to put a blind fault in, with what is known beside them."""
    party = next(t for t in texts if t.name == "party-annual")
    reports = [t for t in texts if t.context.facts is None]
    if fault.given == "facts":
        hosts = [party]
    elif fault.given == "org":
        hosts = [replace(t, context=Context(home=("云溪县",))) for t in (reports[3], reports[9])]
    else:
        hosts = [replace(t, context=Context()) for t in (reports[0], party, reports[7])]
    day = fault.day or DAY
    return [replace(t, context=replace(t.context, as_of=day)) for t in hosts]


def _looker(context: Context) -> blind.Findings:
    def look(words: str) -> list[blind.Found]:
        text = from_string(words)
        return [
            blind.Found(
                f.code,
                f.before[-6:] + f.words + f.after[:6],
                text.origin(f.start),
                text.origin(f.end),
            )
            for f in run(text, RULES, context).findings
        ]

    return look


def originality_recall(corpus: Path, texts: list[Clean]) -> None:
    """Sentences of other reports, 20 to 60 characters, put into a text."""
    sources = sorted(corpus.glob("reports/*.txt"))
    index = originality.from_texts(
        [(p.name, p.read_text(encoding="utf-8")) for p in sources[1:60:3]]
    )
    chance = random.Random(1)
    results = []
    for clean in texts[:10]:
        for _ in range(5):
            words = chance.choice(sources[1:60:3]).read_text(encoding="utf-8")
            copied = chance.choice(re.findall(r"(?<=。)[^。\n]{20,60}。", words) or ["无"])
            at = clean.text.find("。", len(clean.text) // 3) + 1
            text = from_string(clean.text[:at] + copied + clean.text[at:])
            context = Context(as_of=DAY, corpus=index)
            rules = [rule for rule in RULES if rule.code == "JG201"]
            spans = [(f.start, f.end) for f in run(text, rules, context).findings]
            covered = sum(any(s <= n < e for s, e in spans) for n in range(at, at + len(copied)))
            results.append(covered >= 0.8 * len(copied))
    print(f"originality: {sum(results)}/{len(results)} copied sentences found (80 % of each)")


def speed(texts: list[Clean], corpus: Path) -> None:
    """Milliseconds for 6,000 characters, and the index of 20 MB."""
    words = next(t.text for t in texts if len(t.text) > 12_000)[:6000]
    facts = next(t.context.facts for t in texts if t.context.facts)
    context = Context(as_of=DAY, facts=facts, home=("云溪县",), shares=(30, 20, 50))
    rules = [rule for rule in RULES if rule.code not in ("JG201", "JG202")]
    fresh = iter(range(1, 1000))
    texts_of = lambda: from_string(words + " " * next(fresh))  # noqa: E731
    run(texts_of(), rules, context)
    print(
        f"speed, all rules but originality: {_milliseconds(lambda: run(texts_of(), rules, context)):.1f} ms"
    )
    news = (corpus / "throughput" / "news-30MB.txt").read_text(encoding="utf-8")
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        size = _split(news, folder, 20_000_000)
        began = time.perf_counter()
        index = originality.load_index(folder)
        built = time.perf_counter() - began
        slot = max(
            originality.cache.folder().glob("originality-*.npz"), key=lambda p: p.stat().st_mtime
        )
        share = slot.stat().st_size / size
        print(
            f"index of {size / 1e6:.1f} MB: built in {built:.1f} s, {share:.2f} x the corpus on disk"
        )
        began = time.perf_counter()
        originality.load_index(folder)
        print(f"    loaded again in {time.perf_counter() - began:.2f} s")
        with_corpus = replace(context, corpus=index)
        began = time.perf_counter()
        run(texts_of(), RULES, with_corpus)
        first = 1000 * (time.perf_counter() - began)
        again = _milliseconds(lambda: run(texts_of(), RULES, with_corpus))
        print(f"    with originality: first {first:.0f} ms, then {again:.1f} ms")
        slot.unlink()


def _split(news: str, folder: Path, wanted: int) -> int:
    size = 0
    block = ""
    for number, piece in enumerate(re.split(r"\n\s*\n", news)):
        block += piece + "\n"
        if len(block) > 7000:
            data = block.encode()
            (folder / f"{number:06}.txt").write_bytes(data)
            size += len(data)
            block = ""
            if size >= wanted:
                break
    return size


def _milliseconds(job) -> float:  # type: ignore[no-untyped-def]
    times = []
    for _ in range(9):
        began = time.perf_counter()
        job()
        times.append(1000 * (time.perf_counter() - began))
    return statistics.median(times)


def precision_sample(corpus: Path, count: int) -> None:
    """Findings drawn by chance from untouched texts, for a person to judge: code, place, words, reason."""
    findings = []
    for folder in ("reports", "speeches", "articles"):
        for path in sorted(corpus.glob(f"{folder}/*.txt")):
            text = load(path)
            findings += run(text, RULES, Context(as_of=day_of(path, text.body))).findings
    for path in sorted(data_folder("samples").glob("*/*")):
        if path.suffix in (".txt", ".md", ".docx"):
            findings += run(load(path), RULES, Context(as_of=DAY)).findings
    by_rule = Counter(f.code for f in findings)
    print(f"{len(findings)} findings of {len(by_rule)} rules: {dict(sorted(by_rule.items()))}")
    for f in sorted(_drawn(findings, count), key=lambda f: (f.code, f.file)):
        print(
            f"{f.code}\t{Path(f.file).name}:{f.line}:{f.column}\t"
            f"{f.before[-22:]}【{f.words[:40]}】{f.after[:22]}\t{f.message[:50]}"
        )


def _drawn(findings: list[Finding], count: int) -> list[Finding]:
    """By chance, with at most an eighth from one rule, so that many commas do not hide the rest."""
    chance, taken = random.Random(16), Counter[str]()
    drawn: list[Finding] = []
    for finding in chance.sample(findings, len(findings)):
        if len(drawn) < count and taken[finding.code] < count // 8:
            taken[finding.code] += 1
            drawn.append(finding)
    return drawn


def day_of(path: Path, body: str) -> date | None:
    """The day in the name of a file, or in March of the last year whose tasks it names."""
    if match := re.match(r"(20\d\d)(\d\d)(\d\d)-", path.name):
        return date(*map(int, match.groups()))
    if match := re.search(r"_((?:19|20)\d\d)(?:-(\d\d))?", path.stem):
        return date(int(match[1]), int(match[2] or 3), 5)
    ahead = re.findall(r"(20\d\d)年[^，。\n]{0,8}(?:工作|目标|任务|开局|关键)", body)
    return date(max(map(int, ahead)), 3, 5) if ahead else None


def peer(python: str, texts: list[Clean]) -> None:
    """gongwen-skill's check on the same faults: any new message counts, wherever it is."""
    program = str(Path(python).with_name("gongwen"))
    with tempfile.TemporaryDirectory() as folder:
        hits, ours = [], []
        for clean in texts[:2]:
            before = _peer_says(program, Path(folder), clean.text)
            for kind in KINDS:
                injected = inject(kind, clean.text, random.Random(f"{kind.name}{clean.name}1"))
                if injected is not None and (own := found(kind, clean, 1)) is not None:
                    hits.append(bool(_peer_says(program, Path(folder), injected.text) - before))
                    ours.append(own)
        _side_by_side("suite of the rules' author", hits, ours)
        for half in blind.HALVES:
            hits, ours = [], []
            for fault in blind.faults(half):
                clean = blind_hosts(fault, texts)[0]
                right, _ = blind.inserted(clean.text, fault.clean)
                wrong, _ = blind.inserted(clean.text, fault.wrong)
                before = _peer_says(program, Path(folder), right)
                hits.append(bool(_peer_says(program, Path(folder), wrong) - before))
                ours.append(blind.found(fault, clean.text, _looker(clean.context), NEAR))
            _side_by_side(f"blind suite, {half}", hits, ours)


def _side_by_side(suite: str, hits: list[bool], ours: list[bool]) -> None:
    print(
        f"{suite}: gongwen-skill {sum(hits)}/{len(hits)} ({sum(hits) / len(hits):.1%}), "
        f"jianggao {sum(ours)}/{len(ours)} ({sum(ours) / len(ours):.1%})"
    )


def _peer_says(program: str, folder: Path, words: str) -> set[tuple[str, str, str]]:
    """The peer's messages about a Word file with these paragraphs: rule, words, reason."""
    from docx import Document

    path = folder / "稿.docx"
    document = Document()
    for line in words.splitlines():
        document.add_paragraph(line)
    document.save(str(path))
    command = [program, "check", str(path), "-t", "speech", "--json"]
    done = subprocess.run(command, capture_output=True, check=False)
    rows = json.loads(done.stdout or b"[]")
    return {(row["rule_id"], str(row["original"]), row["reason"]) for row in rows}


def main() -> None:
    """The figures, one a line."""
    parser = argparse.ArgumentParser()
    root = Path(__file__).resolve().parent.parent
    parser.add_argument("--corpus", type=Path, default=root.parent / "shared" / "corpus")
    parser.add_argument("--peer", default="")
    parser.add_argument("--sample", type=int, default=0)
    given = parser.parse_args()
    if given.sample:
        precision_sample(given.corpus, given.sample)
        return
    texts = clean_texts(given.corpus)
    recall(texts)
    if len(texts) == CLEAN:
        blind_recall(texts)
    if given.corpus.is_dir():
        originality_recall(given.corpus, texts)
        speed(texts, given.corpus)
    if given.peer:
        peer(given.peer, texts)


if __name__ == "__main__":
    main()
