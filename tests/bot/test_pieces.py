"""One sentence by its pieces, against the package that it follows."""

import numpy as np
import pytest

from bot.components.encoder import encoder, exact_after, glance
from bot.components.english import english_encoder
from bot.components.pieces import SentenceByPieces

TEXTS = (
    "定期存款利率是多少",
    "How do I close my account?",
    ".",
    "存",
    "word " * 200,
    "利率利率利率",
)


@pytest.mark.parametrize("text", TEXTS)
def test_a_sentence_has_the_vector_that_the_package_gives(text: str) -> None:
    package = encoder()._model
    one_by_one = SentenceByPieces(package)
    for _ in range(2):  # with pieces that are new, and with those that are kept
        assert np.allclose(one_by_one.encode(text), package.encode([text])[0], atol=1e-6)


def test_what_does_not_fit_among_the_kept_pieces_is_read_all_the_same() -> None:
    package = encoder()._model
    few = SentenceByPieces(package, most=8)
    for text in (*TEXTS, *TEXTS):
        assert np.allclose(few.encode(text), package.encode([text])[0], atol=1e-6)


def test_a_second_look_loads_nothing_that_is_there() -> None:
    text = "How do I close my account?"
    glanced = glance([text])[0]
    english_encoder("float32")
    loaded = english_encoder.cache_info().misses
    assert exact_after(text, glanced) is not None
    assert english_encoder.cache_info().misses == loaded
