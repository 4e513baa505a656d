"""Sentence vectors."""

import numpy as np
from rasa.shared.nlu.training_data.message import Message

from bot.components.encoder import DIMENSIONS, SentenceEncoder, encode


def test_the_same_question_in_two_languages_is_nearer_than_two_questions_in_one() -> None:
    zh, en, other = encode(
        ["信用卡年费多少钱", "how much is the annual fee of the credit card", "网点几点关门"]
    )
    assert zh @ en > zh @ other


def test_a_batch_gives_what_single_sentences_give() -> None:
    texts = ["定期存款利率是多少", "close my account", ""]
    assert np.allclose(encode(texts), np.stack([encode([text])[0] for text in texts]), atol=1e-5)


def test_vectors_have_length_one_and_no_texts_give_no_rows() -> None:
    assert np.allclose(np.linalg.norm(encode(["存款", "loan"]), axis=1), 1, atol=1e-3)
    assert encode([]).shape == (0, DIMENSIONS)


def test_traditional_and_simplified_writing_have_the_same_vector() -> None:
    traditional, simplified = encode(["請問存款利率", "请问存款利率"])
    assert np.allclose(traditional, simplified)


def test_messages_get_a_sentence_feature_and_those_without_text_do_not() -> None:
    encoder = SentenceEncoder("encoder", SentenceEncoder.get_default_config())
    written, silent = encoder.process([Message({"text": "存款"}), Message({"intent": "x"})])
    assert written.get_dense_features("text", [])[1].features.shape == (1, DIMENSIONS)
    assert silent.get_dense_features("text", []) == (None, None)
