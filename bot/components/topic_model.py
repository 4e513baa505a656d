"""Sentence → Understanding: the scorer, its calibration, its neighbours and its gates.

Knows nothing of Rasa, so that any labelled sentences can train it (``bot.evaluate``).
"""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Callable
from dataclasses import asdict, dataclass
from pathlib import Path

import numpy as np

from bot.components import safety
from bot.components.calibration import Calibration, calibrate, foreign_columns, softmax
from bot.components.linear import Examples
from bot.components.neighbours import Neighbours, likely_labels
from bot.components.ngrams import names_institution
from bot.components.normalise import normalise
from bot.components.scope import Gate, evidence, lead, likeness
from bot.components.scorer import Scorer, fit_with_trials
from bot.language import language_of
from bot.topics import OUT_OF_SCOPE, topic_of
from bot.understanding import ANSWER, OUT, Guess, Understanding

SUGGESTIONS = 4
CLEAR = 0.1  # a lead from which a nearly right vector gives the same topic (ADR 11)


@dataclass(frozen=True)
class Sentence:
    """A sentence as the model sees it."""

    text: str
    grams: Counter[str]
    vector: np.ndarray
    look_again: Callable[[], np.ndarray | None] | None = None  # for a better vector, at a price


@dataclass(frozen=True)
class TopicModel:
    """Everything that is needed to understand a sentence."""

    scorer: Scorer
    neighbours: Neighbours
    calibration: Calibration

    @classmethod
    def fit(cls, texts: list[str], examples: Examples) -> TopicModel:
        """Trains, and calibrates on sentences that a sister model had not seen."""
        scorer, trials = fit_with_trials(examples)
        truth = np.searchsorted(np.array(scorer.labels), examples.labels)
        neighbours = Neighbours.of(examples.vectors, truth, len(scorer.labels))
        return cls(scorer, neighbours, calibrate(scorer.labels, trials, examples, texts))

    def understand(self, sentence: Sentence) -> Understanding:
        """Topic, confidence and zone; a message of nothing but blanks is out of scope."""
        language = language_of(sentence.text)
        if not sentence.grams:
            return Understanding(OUT_OF_SCOPE, 0.0, OUT, language)
        scores, features = self.weigh(sentence)
        zone = self.calibration.gates[language].zone(features)
        ranking = self._ranking(scores, language)
        return self._safe(sentence, _understanding(ranking, zone, language), ranking)

    def judged(self, sentence: Sentence) -> tuple[list[str], float]:
        """Topics from the likeliest on, whatever the zone; how much the sentence looks like ours, for comparing."""
        scores, features = self.weigh(sentence)
        ranking = self._ranking(scores, language_of(sentence.text))
        return [guess.topic for guess in ranking], likeness(features)

    def label_of(self, topic: str) -> str:
        """The training label of a topic; of a safety topic even where no example was given."""
        return next(
            (label for label in self.scorer.labels if topic_of(label) == topic),
            topic.replace("/", "_", 1),
        )

    def weigh(self, sentence: Sentence) -> tuple[np.ndarray, np.ndarray]:
        """One score a label, and the numbers that the gates weigh; looks again where no label leads clearly."""
        scores, features = self._weigh(sentence, sentence.vector)
        if sentence.look_again and lead(features) < CLEAR:
            better = sentence.look_again()
            if better is not None:
                return self._weigh(sentence, better)
        return scores, features

    def _weigh(self, sentence: Sentence, vector: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
        foreign, vectors = foreign_columns(self.scorer.labels), vector[None, :]
        scores = self.scorer.scores(sentence.grams, vector)[None, :]
        likely = np.flatnonzero(likely_labels(scores, foreign)[0])
        nearest = self.neighbours.nearest(vectors, likely)
        scores = self.neighbours.blend(scores, nearest, vectors)
        named = np.array([names_institution(sentence.grams)])
        return scores[0], evidence(scores, nearest, foreign, named)[0]

    def _ranking(self, scores: np.ndarray, language: str) -> list[Guess]:
        heat = self.calibration.temperatures[language]
        return _ranking(self.scorer.labels, softmax(scores / heat))

    def _safe(
        self, sentence: Sentence, found: Understanding, ranking: list[Guess]
    ) -> Understanding:
        if found.zone == ANSWER:
            return found
        likely = next((g for g in ranking[:3] if g.topic in safety.SAFETY_TOPICS), None)
        named = safety.keyword_topic(normalise(sentence.text), found.topic)
        if named:
            likely = next((g for g in ranking if g.topic == named), Guess(named, 0.0))
        elif likely is None or likely.confidence < self.calibration.safety:
            return found
        others = [guess for guess in ranking if guess.topic not in (likely.topic, OUT_OF_SCOPE)]
        return Understanding(
            likely.topic, likely.confidence, ANSWER, found.language, others[:SUGGESTIONS]
        )

    def save(self, folder: Path) -> None:
        """Arrays and JSON only."""
        self.scorer.save(folder)
        self.neighbours.save(folder)
        (folder / "calibration.json").write_text(
            json.dumps(asdict(self.calibration)), encoding="utf-8"
        )

    @classmethod
    def load(cls, folder: Path) -> TopicModel:
        """The model that ``save`` wrote."""
        raw = json.loads((folder / "calibration.json").read_text(encoding="utf-8"))
        raw["gates"] = {language: Gate(**gate) for language, gate in raw["gates"].items()}
        return cls(Scorer.load(folder), Neighbours.load(folder), Calibration(**raw))


def _ranking(labels: list[str], probabilities: np.ndarray) -> list[Guess]:
    """Topics by falling probability; labels of the same topic count together."""
    totals: Counter[str] = Counter()
    for row in np.argsort(-probabilities)[: SUGGESTIONS * 3]:
        totals[topic_of(labels[row])] += float(probabilities[row])
    return [Guess(topic, min(1.0, share)) for topic, share in totals.most_common()]


def _understanding(ranking: list[Guess], zone: str, language: str) -> Understanding:
    ours = [guess for guess in ranking if guess.topic != OUT_OF_SCOPE]
    best = ranking[0] if zone == OUT or not ours else ours[0]
    others = [guess for guess in ours if guess.topic != best.topic]
    zone = OUT if best.topic == OUT_OF_SCOPE else zone
    return Understanding(best.topic, best.confidence, zone, language, others[:SUGGESTIONS])
