"""How well the understanding does on labelled sentences that it has not seen."""

from __future__ import annotations

import time
from collections.abc import Sequence
from dataclasses import replace
from functools import partial

import numpy as np
from sklearn.metrics import f1_score, roc_auc_score

from bot.components.cutting import cut
from bot.components.encoder import encode, exact_after, glance
from bot.components.linear import Examples
from bot.components.topic_model import Sentence, TopicModel
from bot.topics import topic_of

Labelled = list[tuple[str, str]]
KEPT = 0.95  # of in-scope sentences, at which out-of-scope recall is taken
TIMED = 100  # sentences parsed one by one for the time


def sentences(texts: list[str]) -> list[Sentence]:
    """As the model learns them, encoded in one batch."""
    return _seen(texts, encode(texts))


def heard(texts: list[str]) -> list[Sentence]:
    """As the model hears them from customers."""
    return [
        replace(one, look_again=partial(exact_after, one.text, one.vector))
        for one in _seen(texts, glance(texts))
    ]


def _seen(texts: list[str], vectors: np.ndarray) -> list[Sentence]:
    return [Sentence(*seen) for seen in zip(texts, cut(texts), vectors, strict=True)]


def fit(rows: Labelled) -> TopicModel:
    """A model of these sentences."""
    texts = [text for text, _ in rows]
    seen = sentences(texts)
    vectors, labels = np.stack([s.vector for s in seen]), np.array([label for _, label in rows])
    return TopicModel.fit(texts, Examples([s.grams for s in seen], vectors, labels))


def measure(train: Labelled, test: Labelled, foreign: list[str]) -> dict[str, float | None]:
    """The figures of ``lobby evaluate``; out-of-scope ones are None where there are none to try."""
    started = time.perf_counter()
    model = fit(train)
    train_seconds = time.perf_counter() - started
    asked, truth = heard([text for text, _ in test]), [topic_of(label) for _, label in test]
    ranked, ours = zip(*(model.judged(sentence) for sentence in asked), strict=True)
    best = [topics[0] for topics in ranked]
    return {
        "accuracy": _share([guess == topic for guess, topic in zip(best, truth, strict=True)]),
        "macro_f1": round(
            float(f1_score(truth, best, average="macro", labels=sorted(set(truth)))), 4
        ),
        "recall_at_3": _share(
            [topic in topics[:3] for topics, topic in zip(ranked, truth, strict=True)]
        ),
        **_scope(ours, [model.judged(sentence)[1] for sentence in heard(foreign)]),
        "train_seconds": round(train_seconds, 1),
        "parse_ms": _parse_ms(model, [text for text, _ in test[:TIMED]]),
    }


def _scope(ours: Sequence[float], foreign: Sequence[float]) -> dict[str, float | None]:
    """From how much each sentence looks like ours."""
    if not foreign:
        return {"oos_auroc": None, "oos_recall_at_95": None}
    kept, strange = np.array(ours), np.array(foreign)
    marks = [1] * len(kept) + [0] * len(strange)
    return {
        "oos_auroc": round(float(roc_auc_score(marks, np.concatenate([kept, strange]))), 4),
        "oos_recall_at_95": _share(strange < np.quantile(kept, 1 - KEPT)),
    }


def _parse_ms(model: TopicModel, texts: list[str]) -> float:
    started = time.perf_counter()
    for text in texts:
        model.understand(heard([text])[0])
    return round((time.perf_counter() - started) / max(len(texts), 1) * 1000, 2)


def _share(hits: object) -> float:
    return round(float(np.mean(hits)), 4)
