"""Cuts Latin text into the pieces that the English encoder knows (BERT's uncased WordPiece)."""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache

WORD = re.compile(r"[^\W_]+|[^\w\s]|_")
UNKNOWN, FIRST, LAST = 100, 101, 102  # [UNK], [CLS], [SEP] of the vocabulary
LONGEST = 128  # pieces of a sentence; what comes after is not read


class WordPiece:
    """Longest match first, each piece after a word's first with the prefix ``##``."""

    def __init__(self, vocabulary: list[str]) -> None:
        self._numbers = {piece: number for number, piece in enumerate(vocabulary)}
        self._pieces = lru_cache(maxsize=20_000)(self._cut)

    def __call__(self, text: str) -> list[int]:
        """Numbers of the pieces, between those of start and end."""
        pieces = [piece for word in WORD.findall(_plain(text)) for piece in self._pieces(word)]
        return [FIRST, *pieces[: LONGEST - 2], LAST]

    def _cut(self, word: str) -> list[int]:
        found: list[int] = []
        start = 0
        while start < len(word):
            mark = "##" if start else ""
            ends = range(len(word), start, -1)
            end = next((end for end in ends if mark + word[start:end] in self._numbers), None)
            if end is None:
                return [UNKNOWN]
            found.append(self._numbers[mark + word[start:end]])
            start = end
        return found


def _plain(text: str) -> str:
    """Lower case without accents."""
    spread = unicodedata.normalize("NFD", text.lower())
    return "".join(letter for letter in spread if unicodedata.category(letter) != "Mn")
