"""Other ways to find phrases, each ranked its own way, for the pool that is labelled by hand.

    python benchmarks/mining_peers.py ../shared/corpus           the table, from the kept labels
    python benchmarks/mining_peers.py ../shared/corpus --pool    the pool, to be labelled

Systems that are not installed are left out of the pool; their row says so.
"""

from __future__ import annotations

import argparse
import importlib.util
import random
from collections import Counter, defaultdict
from collections.abc import Callable, Mapping, Sequence
from itertools import pairwise
from math import log
from pathlib import Path
from tempfile import TemporaryDirectory

import yaml
from mining import TOP, best_of, clauses, plain

from generator.corpus.store import read_folder
from generator.document import Document
from generator.mining.segment import cut

LABELS = Path(__file__).parent / "labels" / "phrases.yaml"
BEST = 100
SAMPLED = 400
"""Of our best 1,000, beside the best 100; of the clauses by frequency a quarter."""

SHORTEST, LONGEST = 4, 16
SEED = 7

Ranking = list[str]


def fits(text: str) -> bool:
    return SHORTEST <= len(text) <= LONGEST and all("一" <= c <= "鿿" or c == "、" for c in text)


def gensim(documents: Sequence[Document]) -> Ranking:
    from gensim.models.phrases import Phrases

    sentences = [cut(plain(clause.text)) for document in documents for clause in document.clauses()]
    first = Phrases(sentences, min_count=5, threshold=0.3, scoring="npmi", delimiter="_")
    second = Phrases(first[sentences], min_count=5, threshold=0.3, scoring="npmi", delimiter="_")
    found = {**first.export_phrases(), **second.export_phrases()}
    scores = {text.replace("_", ""): score for text, score in found.items()}
    joined = (word for sentence in second[first[sentences]] for word in sentence)
    counts = Counter(word.replace("_", "") for word in joined)
    return sorted(filter(fits, scores), key=lambda t: (-scores[t] * log(1 + counts[t]), t))


def sentencepiece(documents: Sequence[Document]) -> Ranking:
    import sentencepiece as sp

    with TemporaryDirectory() as folder:
        text = Path(folder) / "text"
        lines = (plain(clause.text) for d in documents for clause in d.clauses())
        text.write_text("\n".join(lines), encoding="utf-8")
        sp.SentencePieceTrainer.train(
            input=str(text), model_prefix=f"{folder}/m", vocab_size=16000, model_type="unigram",
            max_sentencepiece_length=16, character_coverage=0.9995, minloglevel=2,
        )  # fmt: skip
        model = sp.SentencePieceProcessor(model_file=f"{folder}/m.model")
    pieces = {model.id_to_piece(n).lstrip("▁"): model.get_score(n) for n in range(len(model))}
    return sorted(filter(fits, pieces), key=lambda text: (-pieces[text], text))


def raw_frequency(documents: Sequence[Document]) -> Ranking:
    counts: Counter[str] = Counter()
    for document in documents:
        for clause in document.clauses():
            words = cut(plain(clause.text))
            for length in range(1, 6):
                counts.update(
                    "".join(words[n : n + length]) for n in range(len(words) - length + 1)
                )
    return [text for text, _ in counts.most_common(20_000) if fits(text)]


def textrank(documents: Sequence[Document]) -> Ranking:
    """Pairs of neighbouring words by the sum of their PageRank (Mihalcea and Tarau 2004)."""
    links: dict[str, Counter[str]] = defaultdict(Counter)
    pairs: Counter[tuple[str, str]] = Counter()
    for document in documents:
        for clause in document.clauses():
            words = [word for word in cut(plain(clause.text)) if len(word) > 1]
            for one, two in pairwise(words):
                links[one][two] += 1
                links[two][one] += 1
                pairs[one, two] += 1
    rank = dict.fromkeys(links, 1.0)
    for _ in range(20):
        out = {word: sum(near.values()) for word, near in links.items()}
        rank = {
            w: 0.15 + 0.85 * sum(rank[v] * n / out[v] for v, n in near.items())
            for w, near in links.items()
        }
    scores = {"".join(p): (rank[p[0]] + rank[p[1]]) for p, n in pairs.items() if n >= 20}
    return sorted(filter(fits, scores), key=lambda text: (-scores[text], text))


SYSTEMS: Mapping[str, tuple[str, Callable[[Sequence[Document]], Ranking]]] = {
    "jianggao": ("", best_of),
    "clauses by document frequency": ("", clauses),
    "SentencePiece unigram": ("sentencepiece", sentencepiece),
    "gensim NPMI": ("gensim", gensim),
    "TextRank": ("", textrank),
    "raw frequency": ("", raw_frequency),
}


def rankings(corpus: Path) -> dict[str, Ranking]:
    documents = [d for name in ("reports", "seeds") for d in read_folder(corpus / name).documents]
    return {
        name: run(documents)[:TOP]
        for name, (library, run) in SYSTEMS.items()
        if not library or importlib.util.find_spec(library)
    }


def pool(found: Mapping[str, Ranking]) -> list[str]:
    """The best 100 of every system and samples of the rest of two, in an order that tells nothing."""
    texts = {text for ranking in found.values() for text in ranking[:BEST]}
    shuffled = sorted(texts.union(*samples(found)))
    random.Random(SEED).shuffle(shuffled)
    return shuffled


def samples(found: Mapping[str, Ranking]) -> tuple[Ranking, Ranking]:
    """Of ours and of the clauses, what stands behind the best 100, drawn at random."""
    chance = random.Random(SEED)
    ours = chance.sample(found["jianggao"][BEST:], SAMPLED)
    return ours, chance.sample(found["clauses by document frequency"][BEST:], SAMPLED // 4)


def kappa(one: Sequence[str], two: Sequence[str]) -> float:
    """Cohen's kappa of two labellings."""
    agree = sum(a == b for a, b in zip(one, two, strict=True)) / len(one)
    a, b = Counter(one), Counter(two)
    chance = sum(a[label] * b[label] for label in a) / len(one) ** 2
    return (agree - chance) / (1 - chance)


def table(found: Mapping[str, Ranking]) -> None:
    kept = yaml.safe_load(LABELS.read_text(encoding="utf-8"))
    passes = [
        {t: label for label, texts in kept[name].items() for t in texts.split()}
        for name in ("第一遍", "第二遍")
    ]
    both = sorted(set(passes[0]) & set(passes[1]))
    one, two = ([labels[text] for text in both] for labels in passes)
    formulation = [["定" if label == "定" else "非" for label in labels] for labels in (one, two)]
    print(
        f"{len(both)} phrases; kappa {kappa(one, two):.2f} on three labels, {kappa(*formulation):.2f} on set or not"
    )
    print(f"{'ranking':<42}{'set formulations':>18}{'complete units':>16}{'labelled':>10}")
    for name, ranking in found.items():
        _row(f"{name}, best {BEST}", ranking[:BEST], passes)
    _row(f"jianggao, {BEST + 1} to 1,000 (labelled)", found["jianggao"][BEST:], passes)
    _row(f"clauses, {BEST + 1} to 1,000 (drawn)", samples(found)[1], passes)


def _row(name: str, ranking: Ranking, passes: Sequence[Mapping[str, str]]) -> None:
    known = [text for text in ranking if all(text in labels for labels in passes)]
    if known:
        sets, units = (
            [sum(labels[text] in wanted for text in known) / len(known) for labels in passes]
            for wanted in ("定", "定整")
        )
        print(
            f"{name:<42}{sets[0]:>9.0%}{sets[1]:>8.0%} {units[0]:>8.0%}{units[1]:>7.0%}{len(known):>10}"
        )


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("corpus", type=Path)
    parser.add_argument("--pool", action="store_true", help="print what is to be labelled")
    arguments = parser.parse_args()
    found = rankings(arguments.corpus)
    if arguments.pool:
        print("\n".join(pool(found)))
    else:
        table(found)


if __name__ == "__main__":
    main()
