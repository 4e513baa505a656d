"""Sentence vectors."""

import numpy as np
import pytest
from rasa.shared.nlu.training_data.message import Message

from bot.components import encoder as encoders
from bot.components.encoder import (
    DIMENSIONS,
    SHARED,
    SentenceEncoder,
    encode,
    exact_after,
    glance,
)


def test_the_same_question_in_two_languages_is_nearer_than_two_questions_in_one() -> None:
    zh, en, other = encode(
        ["信用卡年费多少钱", "how much is the annual fee of the credit card", "网点几点关门"]
    )
    assert zh[:SHARED] @ en[:SHARED] > zh[:SHARED] @ other[:SHARED]


def test_a_batch_gives_what_single_sentences_give() -> None:
    texts = ["定期存款利率是多少", "close my account", ""]
    assert np.allclose(encode(texts), np.stack([encode([text])[0] for text in texts]), atol=1e-5)


def test_each_part_has_length_one_and_no_texts_give_no_rows() -> None:
    zh, en = encode(["存款", "loan"])
    assert np.linalg.norm(zh[:SHARED]) == pytest.approx(1, abs=1e-3)
    assert not zh[SHARED:].any()
    assert [np.linalg.norm(en[:SHARED]), np.linalg.norm(en[SHARED:])] == pytest.approx(
        [1, 1], abs=1e-3
    )
    assert encode([]).shape == (0, DIMENSIONS)


def test_the_english_encoder_knows_a_paraphrase() -> None:
    asked, same, other = encode(
        ["How do I close my account?", "I want to shut down my account", "what is the weather"]
    )[:, SHARED:]
    assert asked @ same == pytest.approx(0.7668, abs=1e-3)  # what the published model gives
    assert asked @ other < 0.1


def test_a_long_text_is_cut_and_an_unknown_sign_is_read() -> None:
    assert np.isfinite(encode(["word " * 5000, "\u2603 \U0001f600", "x" * 300])).all()


def test_many_texts_are_shared_among_processes_in_their_order(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    texts = [f"question number {number} 存款" for number in range(40)]
    alone = encode(texts)
    monkeypatch.setattr(encoders, "MANY", 10)
    assert np.allclose(encode(texts), alone, atol=1e-5)


def test_traditional_and_simplified_writing_have_the_same_vector() -> None:
    traditional, simplified = encode(["請問存款利率", "请问存款利率"])
    assert np.allclose(traditional, simplified, atol=1e-5)


def test_messages_get_a_sentence_feature_and_those_without_text_do_not() -> None:
    encoder = SentenceEncoder("encoder", SentenceEncoder.get_default_config())
    written, silent = encoder.process([Message({"text": "存款"}), Message({"intent": "x"})])
    assert written.get_dense_features("text", [])[1].features.shape == (1, DIMENSIONS)
    assert silent.get_dense_features("text", []) == (None, None)


def test_a_glance_is_nearly_right_and_the_exact_vector_follows_it() -> None:
    text = "How do I close my account?"
    glanced, exact = glance([text])[0], encode([text])[0]
    assert 0.98 < glanced[SHARED:] @ exact[SHARED:] < 0.99999
    assert np.allclose(exact_after(text, glanced), exact, atol=1e-5)


def test_a_glance_at_chinese_is_exact_so_nothing_follows() -> None:
    glanced = glance(["怎么销户"])[0]
    assert np.allclose(glanced, encode(["怎么销户"])[0], atol=1e-6)
    assert exact_after("怎么销户", glanced) is None
