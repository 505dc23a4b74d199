"""How long a skeleton will be once the bank has answered, on average."""

from __future__ import annotations

from collections.abc import Iterable

from generator.draft import Run
from generator.drafting.skeleton import ItemAsk, LineAsk, PassageAsk, Piece, Skeleton
from generator.drafting.words import Words
from generator.vocabulary import Aspect

ITEM_LENGTH = 24.0
"""Characters of one of the user's items."""

LEAD_LENGTH = 8.0
"""Characters of the short phrase before a passage, with its full stop."""


class Lengths:
    """Expected characters, remembered for every skeleton, subtopic and aspect."""

    def __init__(self, words: Words) -> None:
        self.words = words
        self._known: dict[tuple[Skeleton, str, Aspect], float] = {}

    def of(self, skeleton: Skeleton, subtopic: str, aspect: Aspect) -> float:
        """Characters a skeleton will have in this subtopic and aspect."""
        key = (skeleton, subtopic, aspect)
        if key not in self._known:
            self._known[key] = self.of_pieces(skeleton.pieces, subtopic, aspect)
        return self._known[key]

    def of_pieces(self, pieces: Iterable[Piece], subtopic: str, aspect: Aspect) -> float:
        """Characters that pieces will have there."""
        return sum(self._of_piece(piece, subtopic, aspect) for piece in pieces)

    def _of_piece(self, piece: Piece, subtopic: str, aspect: Aspect) -> float:
        if isinstance(piece, Run):
            return float(len(piece.text))
        if isinstance(piece, ItemAsk):
            return ITEM_LENGTH
        if isinstance(piece, PassageAsk):
            return self.words.line_mean(piece.move, subtopic) + LEAD_LENGTH * piece.lead
        home = subtopic if piece.subtopic is None else piece.subtopic
        if isinstance(piece, LineAsk):
            return self.words.line_mean(piece.role, home)
        return self.words.mean(home, piece.stages[0], piece.aspect or aspect)
