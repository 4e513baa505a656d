"""Hyperplanes fitted for all labels at once, beside those of scikit-learn."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest
import scipy.sparse
from sklearn.svm import LinearSVC

from bot.components.descent import BLOCK, Hyperplanes, Rows, fit

SIZE, LABELS, PENALTY = 10 * BLOCK + 3, 5, 0.5  # the last block is not full


@pytest.fixture(scope="module")
def rows() -> Rows:
    chance = np.random.default_rng(1)
    sparse = scipy.sparse.random(SIZE, 60, 0.1, "csr", np.float32, chance)
    dense = chance.standard_normal((SIZE, 4)).astype(np.float32)
    labels = np.array([f"label {number}" for number in chance.integers(0, LABELS, SIZE)])
    return Rows(sparse, dense, labels, chance.random(SIZE) < 0.5)


@pytest.fixture(scope="module")
def planes(rows: Rows) -> Hyperplanes:
    return fit(rows, PENALTY, 200)


def test_after_many_rounds_the_scores_are_those_of_liblinear(
    rows: Rows, planes: Hyperplanes
) -> None:
    features = scipy.sparse.hstack([rows.sparse, rows.dense])
    machine = LinearSVC(C=PENALTY, tol=1e-6, max_iter=10_000).fit(features, rows.labels)
    assert list(planes.classes) == list(machine.classes_)
    wanted = machine.decision_function(features)
    assert planes.scores(rows.sparse, rows.dense) == pytest.approx(wanted, abs=5e-3)


def test_the_same_rows_give_the_same_hyperplanes(rows: Rows, planes: Hyperplanes) -> None:
    assert (fit(rows, PENALTY, 200).sparse == planes.sparse).all()


def test_kinds_change_the_order_and_not_what_is_found(rows: Rows, planes: Hyperplanes) -> None:
    alike = fit(replace(rows, kinds=np.zeros(SIZE, bool)), PENALTY, 200)
    assert (alike.sparse != planes.sparse).any()
    assert alike.sparse == pytest.approx(planes.sparse, abs=5e-3)


def test_of_two_labels_each_has_its_own_column(rows: Rows) -> None:
    two = replace(rows, labels=np.where(rows.dense[:, 0] > 0, "yes", "no"))
    scores = fit(two, PENALTY, 200).scores(two.sparse, two.dense)
    assert scores[:, 0] == pytest.approx(-scores[:, 1], abs=5e-3)
    assert (scores.argmax(axis=1) == (two.labels == "yes")).mean() > 0.9


def test_a_row_without_ngrams_is_told_by_its_vector(rows: Rows) -> None:
    bare = replace(rows, sparse=scipy.sparse.csr_matrix(rows.sparse.shape, dtype=np.float32))
    assert np.isfinite(fit(bare, PENALTY, 5).scores(bare.sparse, bare.dense)).all()
