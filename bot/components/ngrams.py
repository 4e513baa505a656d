"""Character 1-4-grams and word 1-2-grams with TF-IDF weights, in one sparse block.

The vocabulary is a plain list and the weights are an array, so a model needs no pickle.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, field
from itertools import chain, pairwise

import numpy as np
import scipy.sparse

from bot.components.normalise import normalise

CLAUSE = re.compile(r"⟦\w+⟧|\w+")
CHARACTERS, WORDS = (1, 4), (1, 2)
MINIMUM_USES = 2
WORD_WEIGHT = 0.8  # of the word block against the character block


def _character_grams(text: str) -> Iterable[str]:
    for clause in CLAUSE.findall(normalise(text)):
        padded = f" {clause} "
        for size in range(CHARACTERS[0], CHARACTERS[1] + 1):
            for start in range(len(padded) - size + 1):
                yield padded[start : start + size]


def _word_grams(words: list[str]) -> Iterable[str]:
    kept = [word for word in words if word[:1].isalnum() or word[:1] == "⟦"]
    return chain(("w:" + word for word in kept), ("w:" + "_".join(pair) for pair in pairwise(kept)))


def grams(text: str, words: list[str]) -> Counter[str]:
    """How often each n-gram occurs; words carry the prefix ``w:``."""
    return Counter(chain(_character_grams(text), _word_grams(words)))


@dataclass(frozen=True)
class Vocabulary:
    """N-grams seen at least twice in training, with their inverse document frequency."""

    terms: list[str]
    idf: np.ndarray
    index: dict[str, int] = field(init=False, repr=False)

    def __post_init__(self) -> None:
        object.__setattr__(self, "index", {term: row for row, term in enumerate(self.terms)})

    @classmethod
    def learn(cls, documents: list[Counter[str]]) -> Vocabulary:
        """Counts in how many documents each n-gram occurs."""
        uses = Counter(chain.from_iterable(documents))
        terms = sorted(term for term, count in uses.items() if count >= MINIMUM_USES)
        frequency = np.array([uses[term] for term in terms], np.float32)
        return cls(terms, (np.log((1 + len(documents)) / (1 + frequency)) + 1).astype(np.float32))

    def weigh(self, document: Counter[str]) -> tuple[np.ndarray, np.ndarray]:
        """Columns and values of one document: sublinear TF-IDF, each block of length 1."""
        known = [
            (self.index[term], count, term[:2] == "w:")
            for term, count in document.items()
            if term in self.index
        ]
        if not known:
            return np.zeros(0, np.int32), np.zeros(0, np.float32)
        columns, counts, is_word = (np.array(column) for column in zip(*known, strict=True))
        values = (1 + np.log(counts)) * self.idf[columns]
        for block, weight in ((~is_word, 1.0), (is_word, WORD_WEIGHT)):
            values[block] *= weight / (np.linalg.norm(values[block]) or 1.0)
        return columns.astype(np.int32), values.astype(np.float32)

    def matrix(self, documents: list[Counter[str]]) -> scipy.sparse.csr_matrix:
        """One row for each document."""
        rows = [self.weigh(document) for document in documents]
        ends = np.cumsum([0] + [len(columns) for columns, _ in rows])
        columns, values = (np.concatenate(part) for part in zip(*rows, strict=True))
        return scipy.sparse.csr_matrix((values, columns, ends), shape=(len(rows), len(self.terms)))
