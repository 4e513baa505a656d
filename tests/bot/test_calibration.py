"""Scores become probabilities that can be believed."""

from __future__ import annotations

import numpy as np
import pytest

from bot.components.calibration import calibrate, softmax
from bot.components.linear import Examples
from bot.components.scorer import Trial
from bot.components.vectors import DIMENSIONS
from bot.language import LANGUAGES

SIZE = 2000  # sentences of each language
TRUE = {"zh": 0.2, "en": 0.6}  # temperatures by which their labels are drawn
LABELS = ["a", "b", "c", "d"]


@pytest.fixture(scope="module")
def found() -> dict[str, float]:
    chance = np.random.default_rng(1)
    texts = ["存款"] * SIZE + ["deposit"] * SIZE
    scores = chance.standard_normal((2 * SIZE, len(LABELS)))
    heats = np.repeat([TRUE["zh"], TRUE["en"]], SIZE)[:, None]
    drawn = [chance.choice(LABELS, p=shares) for shares in softmax(scores / heats)]
    rows = np.arange(2 * SIZE)
    # No vectors: nearness says nothing, so that the scores alone count.
    examples = Examples([{}] * len(rows), np.zeros((len(rows), DIMENSIONS)), np.array(drawn))
    return calibrate(LABELS, [Trial(rows, rows, scores)], examples, texts).temperatures


@pytest.mark.parametrize("language", LANGUAGES)
def test_each_language_has_the_temperature_by_which_its_labels_fell(
    found: dict[str, float], language: str
) -> None:
    assert found[language] == pytest.approx(TRUE[language], rel=0.2)
