"""Scores of all labels: the linear model's and, for text without Han characters, the network's added."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import islice
from pathlib import Path

import numpy as np
from joblib import delayed
from sklearn.model_selection import KFold, StratifiedKFold

from bot.components import linear
from bot.components.descent import Hyperplanes, Rows
from bot.components.linear import Examples, Frame, LinearModel
from bot.components.network import Axes, Layers, Network
from bot.components.sharing import share_out
from bot.components.vectors import BLOCKS, read_by_both

NETWORK_WEIGHT = 0.25
QUARTERS, TRIALS = 4, 1  # a quarter of the sentences tells how sure the model may be


@dataclass(frozen=True)
class Scorer:
    """Two models of the same labels; no network where too little was there for it to learn from."""

    linear: LinearModel
    network: Network | None

    @property
    def labels(self) -> list[str]:
        """In the order of the scores."""
        return self.linear.labels

    def scores(self, grams: Counter[str], vector: np.ndarray) -> np.ndarray:
        """One score a label."""
        seen = (*self.linear.vocabulary.weigh(grams), vector)
        scores = self.linear.scores(*seen)
        if self.network and read_by_both(vector):
            scores += NETWORK_WEIGHT * self.network.scores(*seen)
        return scores

    @classmethod
    def fit(cls, examples: Examples) -> Scorer:
        """Trains on all examples."""
        return fit_with_trials(examples, trials=0)[0]

    def save(self, folder: Path) -> None:
        """Arrays and JSON; no pickle."""
        self.linear.save(folder)
        if self.network:
            self.network.save(folder)

    @classmethod
    def load(cls, folder: Path) -> Scorer:
        """The models that ``save`` wrote."""
        return cls(LinearModel.load(folder), Network.load(folder))


@dataclass(frozen=True)
class Trial:
    """Scores of sentences that the models giving them had not seen, and which rows those are."""

    seen: np.ndarray
    unseen: np.ndarray
    scores: np.ndarray


@dataclass(frozen=True)
class _Lesson:
    """What the linear model sees of some sentences, and what the network: all, but it learns from English only."""

    rows: Rows
    seen: np.ndarray

    @property
    def read(self) -> np.ndarray:
        """Which of them the network reads."""
        return self.rows.kinds

    @classmethod
    def of(cls, examples: Examples, frame: Frame) -> tuple[_Lesson, Axes | None]:
        """Of all examples; no axes where the network has nothing to read."""
        rows, seen, axes = frame.rows(examples), examples.vectors, None
        if len(np.unique(rows.labels[rows.kinds])) > 1:
            axes = Axes.of(rows.sparse[rows.kinds])
            seen = np.hstack([seen, axes.of_all(rows.sparse)])
        return cls(rows, seen), axes

    def part(self, rows: np.ndarray) -> _Lesson:
        """Some of the sentences."""
        return _Lesson(self.rows[rows], self.seen[rows])

    def planes(self) -> Hyperplanes:
        """The linear model."""
        return linear.fit(self.rows)

    def layers(self) -> Layers | None:
        """The network."""
        classes, truth = np.unique(self.rows.labels, return_inverse=True)
        known, truth = np.unique(truth[self.read], return_inverse=True)
        if len(known) < 2:
            return None
        blocks = (*BLOCKS, self.seen.shape[1] - sum(BLOCKS))
        return Layers.fit(self.seen[self.read], truth, blocks).among(len(classes), known)

    def scores(self, planes: Hyperplanes, layers: Layers | None) -> np.ndarray:
        """One row a sentence, one column a label."""
        scores = planes.scores(self.rows.sparse, self.rows.dense)
        if layers:
            scores[self.read] += NETWORK_WEIGHT * layers.scores(self.seen[self.read])
        return scores


def fit_with_trials(examples: Examples, trials: int = TRIALS) -> tuple[Scorer, list[Trial]]:
    """The final models, and sisters trained on three quarters and tried on the fourth; all at the same time."""
    frame = Frame.of(examples)
    lesson, axes = _Lesson.of(examples, frame)
    splits = list(islice(_quarters(examples.labels), trials))
    (planes, layers), *sisters = _fit([lesson, *(lesson.part(seen) for seen, _ in splits)])
    network = Network(axes, layers) if axes and layers else None
    return Scorer(frame.model(planes), network), [
        Trial(seen, unseen, lesson.part(unseen).scores(*sister))
        for sister, (seen, unseen) in zip(sisters, splits, strict=True)
    ]


def _quarters(labels: np.ndarray) -> Iterator[tuple[np.ndarray, np.ndarray]]:
    """Rows to learn from and rows to be tried on; of each label one at least is learnt."""
    rows, most = np.arange(len(labels)), max(Counter(labels).values())
    split = StratifiedKFold if most >= QUARTERS else KFold
    for seen, unseen in split(min(QUARTERS, len(rows)), shuffle=True, random_state=7).split(
        rows, labels
    ):
        alone = ~np.isin(labels[unseen], labels[seen])
        learnt, tried = np.sort(np.append(seen, unseen[alone])), unseen[~alone]
        # Of one example a label nothing can be kept apart: confidence is then too high, and still an order.
        yield (learnt, tried) if len(tried) else (rows, rows)


def _fit(lessons: list[_Lesson]) -> list[tuple[Hyperplanes, Layers | None]]:
    """Both models of each, at the same time."""
    jobs = [delayed(fit)(lesson) for fit in (_Lesson.layers, _Lesson.planes) for lesson in lessons]
    found = share_out(jobs)
    return list(zip(found[len(lessons) :], found[: len(lessons)], strict=True))
