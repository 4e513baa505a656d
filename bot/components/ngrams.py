"""Characters, words, sounds and named institutions of a sentence, with TF-IDF weights.

Character 1-4-grams, word 1-2-grams and syllable 1-2-grams; each kind is a block of its own length.

The vocabulary is a plain list and the weights are an array, so a model needs no pickle.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, field
from itertools import chain, pairwise, repeat

import numpy as np
import scipy.sparse

from bot.components.institutions import kinds_named
from bot.components.normalise import normalise
from bot.components.sounds import sounds

CLAUSE = re.compile(r"⟦\w+⟧|\w+")
CHARACTERS, WORDS = (1, 4), (1, 2)
MINIMUM_USES = 2
UNKNOWN = -1
# Prefix and length of each block: characters, words, sounds, kinds of institution.
KIND = "k:"
BLOCKS = {"": 1.0, "w:": 0.8, "s:": 1.6, KIND: 1.0}
WEIGHTS = np.array([*BLOCKS.values()], np.float32)
NUMBERS = {prefix: number for number, prefix in enumerate(BLOCKS)}


def _character_grams(normalised: str) -> Iterable[str]:
    for clause in CLAUSE.findall(normalised):
        padded = f" {clause} "
        for size in range(CHARACTERS[0], CHARACTERS[1] + 1):
            for start in range(len(padded) - size + 1):
                yield padded[start : start + size]


def _word_grams(words: list[str]) -> Iterable[str]:
    kept = [word for word in words if word[:1].isalnum() or word[:1] == "⟦"]
    return chain(("w:" + word for word in kept), ("w:" + "_".join(pair) for pair in pairwise(kept)))


def _sound_grams(normalised: str) -> Iterable[str]:
    for run in sounds(normalised):
        yield from ("s:" + syllable for syllable in run)
        yield from ("s:" + "_".join(pair) for pair in pairwise(["", *run, ""]))


def grams(text: str, words: list[str]) -> Counter[str]:
    """How often each gram occurs; all but those of characters carry the prefix of their block."""
    normalised = normalise(text)
    kinds = (KIND + kind for kind in kinds_named(normalised))
    return Counter(
        chain(_character_grams(normalised), _word_grams(words), _sound_grams(normalised), kinds)
    )


def names_institution(grams: Iterable[str]) -> bool:
    """Whether the sentence mentions any institution but ours."""
    return any(gram.startswith(KIND) for gram in grams)


@dataclass(frozen=True)
class Vocabulary:
    """N-grams seen at least twice in training, with their inverse document frequency."""

    terms: list[str]
    idf: np.ndarray
    index: dict[str, int] = field(init=False, repr=False)
    blocks: np.ndarray = field(init=False, repr=False)

    def __post_init__(self) -> None:
        object.__setattr__(self, "index", {term: row for row, term in enumerate(self.terms)})
        numbers = [NUMBERS.get(term[:2], 0) for term in self.terms]
        object.__setattr__(self, "blocks", np.array(numbers, np.int8))

    @classmethod
    def learn(cls, documents: list[Counter[str]]) -> Vocabulary:
        """Counts in how many documents each n-gram occurs."""
        uses = Counter(chain.from_iterable(documents))
        terms = sorted(term for term, count in uses.items() if count >= MINIMUM_USES)
        frequency = np.array([uses[term] for term in terms], np.float32)
        return cls(terms, (np.log((1 + len(documents)) / (1 + frequency)) + 1).astype(np.float32))

    def weigh(self, document: Counter[str]) -> tuple[np.ndarray, np.ndarray]:
        """Columns and values of one document: sublinear TF-IDF, each block of length 1."""
        return self._weigh([document])[1:]

    def matrix(self, documents: list[Counter[str]]) -> scipy.sparse.csr_matrix:
        """One row for each document."""
        rows, columns, values = self._weigh(documents)
        ends = np.searchsorted(rows, np.arange(len(documents) + 1))
        return scipy.sparse.csr_matrix((values, columns, ends), (len(documents), len(self.terms)))

    def _weigh(self, documents: list[Counter[str]]) -> tuple[np.ndarray, np.ndarray, np.ndarray]:
        """Row, column and value of each n-gram that is known."""
        terms, uses = (
            chain.from_iterable(documents),
            chain.from_iterable(d.values() for d in documents),
        )
        columns = np.fromiter(map(self.index.get, terms, repeat(UNKNOWN)), np.int32)
        known = columns != UNKNOWN
        rows = np.repeat(np.arange(len(documents)), [len(d) for d in documents])[known]
        counts, columns = np.fromiter(uses, np.float32)[known], columns[known]
        values = (1 + np.log(counts)) * self.idf[columns]
        blocks = self.blocks[columns]
        places = rows * len(BLOCKS) + blocks
        lengths = np.sqrt(np.bincount(places, np.square(values)))[places]
        return rows, columns, (values * WEIGHTS[blocks] / lengths).astype(np.float32)
