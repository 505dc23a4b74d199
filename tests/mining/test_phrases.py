"""Set phrases are formulaic, whole, in several documents, and found again at their places."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import accumulate, pairwise
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from chunks import chunked, made
from hypothesis import given, settings
from hypothesis import strategies as st
from mining_support import CHAIN, FILLINGS, QUOTED, speech

from generator.bank.model import SetPhrase
from generator.corpus.store import make_documents
from generator.document import Document
from generator.mining.grams import COUNT, DOCUMENTS, LONGEST, MOST_WORDS
from generator.mining.harvest import harvest
from generator.mining.hashing import hashes_of
from generator.mining.options import Options
from generator.mining.phrases import weight
from generator.mining.runner import alone
from generator.mining.segment import cut
from generator.mining.sequences import count_sequences
from generator.mining.tape import DIGIT, QUOTES

MASKS = re.compile(r"[A-Za-zāáǎàēéěèīíǐìōóǒòūúǔùǖǘǚǜ*×□〓0-9]")


@pytest.fixture(scope="module")
def phrases(speeches: list[Document]) -> dict[str, SetPhrase]:
    return {phrase.text: phrase for phrase in harvest(speeches).set_phrases}


def plain(text: str) -> str:
    return "".join(char for char in text if char not in QUOTES)


def found_again(phrase: SetPhrase, documents: Sequence[Document]) -> bool:
    texts = {document.name: document.text for document in documents}
    assert phrase.evidence is not None
    for place in phrase.evidence.places:
        name, _, offset = place.rpartition(":")
        if not plain(texts[name][int(offset) : int(offset) + 60]).startswith(plain(phrase.text)):
            return False
    return bool(phrase.evidence.places)


def test_a_chain_joined_by_commas_stays_whole(phrases: dict[str, SetPhrase]) -> None:
    assert any(CHAIN in text for text in phrases)
    assert "服务大局" not in phrases


def test_no_piece_of_a_phrase_stands_beside_it(phrases: dict[str, SetPhrase]) -> None:
    assert "压实党建主体责任" in phrases
    assert not {"党建主体责任", "压实党建", "主体责任"} & set(phrases)


def test_a_quoted_term_keeps_its_quotes(phrases: dict[str, SetPhrase]) -> None:
    assert QUOTED in phrases


def test_every_phrase_is_found_again_at_its_places(
    phrases: dict[str, SetPhrase], speeches: list[Document]
) -> None:
    assert all(found_again(phrase, speeches) for phrase in phrases.values())


def test_a_phrase_of_two_documents_is_no_set_phrase() -> None:
    texts = [speech(filling) for filling in FILLINGS]
    texts[0] += "\n要拧紧思想的总开关，学校先行。\n"
    texts[1] += "\n要拧紧思想的总开关，工厂随后。\n"
    documents = [d for n, text in enumerate(texts) for d in make_documents(f"{n}.txt", text)]
    found = {phrase.text for phrase in harvest(documents, Options(min_documents=2)).set_phrases}
    assert not any("总开关" in text for text in found)


def test_copies_of_a_document_are_no_witnesses() -> None:
    documents = [d for n in range(5) for d in make_documents(f"{n}.txt", speech("学校"))]
    assert harvest(documents).set_phrases == ()


def test_a_corpus_of_two_documents_asks_for_two(speeches: list[Document]) -> None:
    found = harvest(speeches[:2])
    assert found.min_documents == 2


def test_phrases_have_four_to_sixteen_characters(phrases: dict[str, SetPhrase]) -> None:
    assert all(4 <= len(plain(text)) <= 16 for text in phrases)


def parted(text: str) -> list[str]:
    """The words of a text without its quotes, which part words where they hold something."""
    bounds = {0}
    letters = ""
    for n, char in enumerate(text):
        if char in "“”":
            continue
        if text[n - 1 : n] == "“":
            bounds.add(len(letters))
        letters += char
        if text[n + 1 : n + 2] == "”":
            bounds.add(len(letters))
    bounds.update(accumulate(map(len, cut(letters))))
    return [letters[a:b] for a, b in pairwise(sorted(bounds))]


def naive(documents: Sequence[Document]) -> dict[str, tuple[int, int]]:
    """How often and in how many documents every sequence of words occurs, counted plainly."""
    counts: dict[str, list[int]] = {}
    paragraphs: set[str] = set()
    for number, document in enumerate(documents):
        for paragraph in document.paragraphs():
            if paragraph.text in paragraphs:
                continue
            paragraphs.add(paragraph.text)
            for part in re.split(r"[^\u4e00-\u9fff、“”]+", paragraph.text):
                words = parted(part)
                for first in range(len(words)):
                    for last in range(first + 1, min(len(words), first + MOST_WORDS) + 1):
                        text = "".join(words[first:last])
                        if len(text) <= LONGEST and DIGIT not in text:
                            counts.setdefault(text, []).append(number)
    return {text: (len(found), len(set(found))) for text, found in counts.items()}


@settings(max_examples=30, deadline=None)
@given(
    st.lists(st.text("压实责任党建，。“”、12a", min_size=1, max_size=40), min_size=1, max_size=6),
    st.integers(1, 3),
)
def test_counts_are_those_of_a_naive_count(lines: list[str], chunks: int) -> None:
    documents = made([f"会议{line}。" for line in lines])
    with TemporaryDirectory() as folder:
        table = count_sequences(chunked(documents, Path(folder), chunks), 1, alone).table
    expected = naive(documents)
    rows, known = table.rows_of(hashes_of(list(expected)))
    assert known.all()
    assert len(table) == len(expected)
    assert [tuple(sums) for sums in table.sums[rows][:, [COUNT, DOCUMENTS]].tolist()] == list(
        expected.values()
    )


@pytest.mark.parametrize(
    "name", [("经济", "发展"), ("机构", "改革"), ("过去", "的", "一年"), ("全面", "完成")]
)
def test_what_only_names_weighs_less_than_what_says_something(name: tuple[str, ...]) -> None:
    assert weight(name) < 0.1 < weight(("压实", "主体", "责任"))


@pytest.mark.parametrize("clause", [("旗帜鲜明", "讲", "政治"), ("大兴", "调查", "研究")])
def test_what_stands_alone_says_something_whatever_its_verb(clause: tuple[str, ...]) -> None:
    assert weight(clause, 0.9) > 0.5 > 10 * weight(clause, 0.1)


def test_verbs_alone_stay_light_however_free_they_stand() -> None:
    assert weight(("不断", "提升"), 0.9) == weight(("不断", "提升"))


def test_of_a_phrase_and_its_piece_the_one_that_stands_alone_more_often_is_kept() -> None:
    alone, longer = "坚定必胜信心", "始终坚定必胜信心"
    texts = [speech(filling) for filling in FILLINGS * 2]
    said = [f"{longer}，甲{n}。" if n < 5 else f"{alone}，乙{n}。" for n in range(len(texts))]
    documents = [
        d
        for n, text in enumerate(texts)
        for d in make_documents(f"{n}.txt", f"{text}\n会上{n}次讲，{said[n]}\n")
    ]
    found = {phrase.text for phrase in harvest(documents).set_phrases}
    assert (alone in found, longer in found) == (True, False)


@pytest.mark.parametrize("folder", ["seeds", "speeches"])
def test_no_mask_pinyin_or_traditional_character_comes_out(shared, folder: str) -> None:  # type: ignore[no-untyped-def]
    from generator.corpus.script import simplified_character

    documents = shared(folder)
    found = harvest(documents)
    for phrase in found.set_phrases:
        assert not MASKS.search(phrase.text), phrase.text
        assert all(
            simplified_character(char) == char for char in phrase.text if char not in "著乾"
        ), phrase.text
        assert phrase.evidence is not None
        assert phrase.evidence.documents >= 3
        assert found_again(phrase, documents)
