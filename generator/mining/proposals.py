"""Set phrases as the bank holds them: the written form with its quotes, move, evidence."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence

from generator.bank.model import Evidence, SetPhrase
from generator.document import Document
from generator.mining.evidence import evidence
from generator.mining.local import is_local
from generator.mining.options import Options
from generator.mining.phrases import Phrase, set_phrases
from generator.mining.shape import is_balanced
from generator.mining.stream import QUOTES, Stream

_OPENING, _CLOSING = "“‘", "”’"


def proposed_phrases(
    stream: Stream, documents: Sequence[Document], least: int, options: Options
) -> list[SetPhrase]:
    """The best set phrases without local matter."""
    return list(_proposed(set_phrases(stream, least), stream, documents, options.most_phrases))


def _proposed(
    phrases: Sequence[Phrase], stream: Stream, documents: Sequence[Document], most: int
) -> Iterator[SetPhrase]:
    made = 0
    for phrase in phrases:
        if made == most:
            return
        if is_local(phrase.text, phrase.words):
            continue
        made += 1
        yield SetPhrase(
            written(phrase, stream, documents),
            status="候选",
            evidence=_evidence(phrase, stream, documents),
        )


def written(phrase: Phrase, stream: Stream, documents: Sequence[Document]) -> str:
    """The form with quotes that most of its places show, else the plain text."""
    forms = Counter(_form(phrase, at, stream, documents) for at in phrase.positions)
    best = min(forms, key=lambda form: (-forms[form], form))
    return best if is_balanced(best) else phrase.text


def _form(phrase: Phrase, at: int, stream: Stream, documents: Sequence[Document]) -> str:
    text = documents[int(stream.documents[at])].text
    start = int(stream.offsets[at])
    end = int(stream.offsets[at + len(phrase.text) - 1]) + 1
    form = text[start:end]
    if form.count("“") > form.count("”") and text[end : end + 1] in _CLOSING:
        form += text[end]
    if form.count("”") > form.count("“") and start and text[start - 1] in _OPENING:
        form = text[start - 1] + form
    return form if all(char in QUOTES or char in phrase.text for char in form) else phrase.text


def _evidence(phrase: Phrase, stream: Stream, documents: Sequence[Document]) -> Evidence:
    places = [(int(stream.documents[at]), int(stream.offsets[at])) for at in phrase.positions]
    found = evidence(places, documents, phrase.count)
    return Evidence(phrase.count, phrase.documents, found.years, found.places)
