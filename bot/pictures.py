"""``python -m bot.pictures``: the confusion matrix of each language, and the ten worst confusions.

From a quarter of the examples that a sister model had not seen, so a harder test than the hold-out.
"""

from __future__ import annotations

import sys
from collections import Counter
from pathlib import Path

import numpy as np

from bot.checks import read_examples
from bot.components.linear import Examples
from bot.components.neighbours import Neighbours
from bot.components.scorer import fit_with_trials
from bot.language import LANGUAGES, language_of
from bot.measures import sentences
from bot.settings import FOLDER, Settings
from bot.topics import OUT_OF_SCOPE, topic_of

WORST = 10
Pairs = list[tuple[str, str]]


def main() -> None:
    """Writes confusion-zh.png and confusion-en.png; prints the worst confusions."""
    texts, told, guessed = _tried(Settings.from_environment().data / "nlu")
    folder = FOLDER.parent / "docs" / "pictures"
    for language in LANGUAGES:
        pairs = [
            (true, guess)
            for text, true, guess in zip(texts, told, guessed, strict=True)
            if language_of(text) == language
        ]
        _picture(pairs, folder / f"confusion-{language}.png", language)
        for (true, guess), times in worst(pairs):
            sys.stdout.write(f"{language}  {times:3}  {true} taken for {guess}\n")


def worst(pairs: Pairs) -> list[tuple[tuple[str, str], int]]:
    """The most frequent confusions of two topics, whichever way."""
    wrong = Counter(tuple(sorted(pair)) for pair in pairs if pair[0] != pair[1])
    return wrong.most_common(WORST)


def matrix(pairs: Pairs, names: list[str]) -> np.ndarray:
    """Percent of each true name's sentences, one row a true name."""
    counts = np.zeros((len(names), len(names)))
    for true, guess in pairs:
        counts[names.index(true), names.index(guess)] += 1
    return 100 * counts / np.maximum(counts.sum(axis=1, keepdims=True), 1)


def _tried(nlu: Path) -> tuple[list[str], list[str], list[str]]:
    rows = [(one.text, one.label) for one in read_examples(nlu)]
    seen = sentences([text for text, _ in rows])
    vectors, labels = np.stack([one.vector for one in seen]), np.array([label for _, label in rows])
    model, trials = fit_with_trials(Examples([one.grams for one in seen], vectors, labels))
    trial, truth = trials[0], np.searchsorted(np.array(model.labels), labels)
    known = Neighbours.of(vectors[trial.seen], truth[trial.seen], len(model.labels))
    unseen = vectors[trial.unseen]
    nearest = known.nearest(unseen, np.arange(len(model.labels)))
    best = known.blend(trial.scores, nearest, unseen).argmax(axis=1)
    return (
        [rows[row][0] for row in trial.unseen],
        [topic_of(labels[row]) for row in trial.unseen],
        [topic_of(model.labels[column]) for column in best],
    )


def _picture(pairs: Pairs, path: Path, language: str) -> None:
    import matplotlib.pyplot as plt  # only here: nothing else draws

    families = [(_family(true), _family(guess)) for true, guess in pairs]
    topics = sorted({topic for pair, _ in worst(pairs) for topic in pair})
    some = [pair for pair in pairs if set(pair) <= set(topics)]
    figure, axes = plt.subplots(1, 2, figsize=(15, 7))
    for axis, shown in zip(axes, (families, some), strict=True):
        names = sorted({name for pair in shown for name in pair})
        axis.imshow(np.sqrt(matrix(shown, names)), cmap="Blues")
        axis.set_xticks(range(len(names)), names, rotation=60, ha="right")
        axis.set_yticks(range(len(names)), names)
        for (row, column), share in np.ndenumerate(matrix(shown, names)):
            if share >= 0.5:
                colour = "white" if share > 40 else "black"
                axis.text(column, row, f"{share:.0f}", ha="center", va="center", color=colour)
    axes[0].set_title(f"{language}: families, percent of a row")
    axes[1].set_title("the topics of the ten worst confusions, among themselves")
    figure.tight_layout()
    figure.savefig(path, dpi=70)
    plt.close(figure)


def _family(topic: str) -> str:
    return OUT_OF_SCOPE if topic == OUT_OF_SCOPE else topic.partition("/")[0]


if __name__ == "__main__":
    main()
