"""The network beside the linear model: its axes, its training, its file."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest
import scipy.sparse

from bot.components.network import Axes, Layers, Network

SIDES = (3, 1)  # kinds of columns


@pytest.fixture(scope="module")
def ngrams() -> scipy.sparse.csr_matrix:
    return scipy.sparse.random(40, 12, 0.4, "csr", np.float32, np.random.default_rng(1))


@pytest.fixture(scope="module")
def cornered() -> tuple[np.ndarray, np.ndarray]:
    """Points whose label no straight line tells: equal signs of two columns, or unequal ones."""
    seen = np.random.default_rng(3).standard_normal((400, 4)).astype(np.float32)
    seen[:, 3] *= 100
    return seen, (seen[:, 0] * seen[:, 1] > 0).astype(int)


def test_one_sentence_has_the_axes_that_it_has_among_all(ngrams: scipy.sparse.csr_matrix) -> None:
    axes, row = Axes.of(ngrams), ngrams[3]
    assert axes.of_one(row.indices, row.data) == pytest.approx(axes.of_all(ngrams)[3], abs=1e-5)


def test_rare_ngrams_have_no_axes(
    ngrams: scipy.sparse.csr_matrix, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("bot.components.network.COMMON", 5)
    axes, uses = Axes.of(ngrams), ngrams.getnnz(axis=0)
    left_out = np.flatnonzero([not axes.turned[place].any() for place in axes.places])
    assert len(left_out) == 7
    assert uses[left_out].max() <= np.delete(uses, left_out).min()


def test_it_learns_what_no_hyperplane_tells_apart(cornered: tuple[np.ndarray, np.ndarray]) -> None:
    seen, truth = cornered
    layers = Layers.fit(seen[:300], truth[:300], SIDES)
    assert (layers.scores(seen[300:]).argmax(axis=1) == truth[300:]).mean() > 0.85


def test_scores_of_a_sentence_are_about_nought(cornered: tuple[np.ndarray, np.ndarray]) -> None:
    scores = Layers.fit(*cornered, SIDES).scores(cornered[0])
    assert scores.sum(axis=1) == pytest.approx(np.zeros(400), abs=1e-3)


def test_a_label_without_examples_scores_the_mean(cornered: tuple[np.ndarray, np.ndarray]) -> None:
    seen, truth = cornered
    few = Layers.fit(seen[:100], truth[:100], SIDES)
    wide = few.among(4, np.array([0, 2])).scores(seen)
    assert not wide[:, [1, 3]].any()
    assert (wide[:, [0, 2]] == few.scores(seen)).all()


def test_a_column_that_never_changes_does_no_harm(
    cornered: tuple[np.ndarray, np.ndarray],
) -> None:
    seen, truth = cornered
    still = np.hstack([seen, np.full((400, 2), 7, np.float32)])
    assert np.isfinite(Layers.fit(still, truth, (*SIDES, 2)).scores(still)).all()


def test_a_saved_network_scores_as_before(ngrams: scipy.sparse.csr_matrix, tmp_path: Path) -> None:
    axes, truth = Axes.of(ngrams), np.arange(40) % 3
    vectors = np.random.default_rng(2).standard_normal((40, 6)).astype(np.float32)
    seen = np.hstack([vectors, axes.of_all(ngrams)])
    trained = Network(axes, Layers.fit(seen, truth, (6, seen.shape[1] - 6)))
    trained.save(tmp_path)
    row = (ngrams[0].indices, ngrams[0].data, vectors[0])
    assert Network.load(tmp_path).scores(*row) == pytest.approx(trained.scores(*row), abs=0.02)


def test_without_a_network_there_is_no_file_of_it(tmp_path: Path) -> None:
    assert Network.load(tmp_path) is None
