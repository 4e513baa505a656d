"""From labelled sentences to an understanding: n-grams, classifier, neighbours, calibration, scope."""

from __future__ import annotations

from collections import Counter
from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest

from bot.components.encoder import encode
from bot.components.institutions import kinds_named
from bot.components.linear import Examples
from bot.components.neighbours import NOBODY, Neighbours, likely_labels
from bot.components.ngrams import Vocabulary, grams
from bot.components.normalise import normalise
from bot.components.parse_data import parse_data_of
from bot.components.safety import keyword_topic
from bot.components.scope import lead
from bot.components.scorer import Scorer, fit_with_trials
from bot.components.sounds import sounds
from bot.components.tokenizer import words
from bot.components.topic_model import Sentence, TopicModel
from bot.components.vectors import DIMENSIONS, SHARED
from bot.examples import plain_examples
from bot.topics import topic_of
from bot.understanding import ANSWER, OUT, SUGGEST, Understanding

STEPS = np.linspace(0, 1, 201)


def sentence(text: str) -> Sentence:
    return Sentence(text, grams(text, [word for word, _, _ in words(text)]), encode([text])[0])


@pytest.fixture(scope="module")
def labelled(tiny: Path) -> tuple[list[str], np.ndarray]:
    paths = sorted((tiny / "nlu").rglob("*.yml"))
    labels, texts = zip(*(pair for path in paths for pair in plain_examples(path)), strict=True)
    return list(texts), np.array(labels)


@pytest.fixture(scope="module")
def examples(labelled: tuple[list[str], np.ndarray]) -> Examples:
    texts, labels = labelled
    return Examples([sentence(text).grams for text in texts], encode(texts), labels)


@pytest.fixture(scope="module")
def model(labelled: tuple[list[str], np.ndarray], examples: Examples) -> TopicModel:
    return TopicModel.fit(labelled[0], examples)


def test_what_sounds_alike_has_the_same_sound_grams() -> None:
    right, wrong = ({g for g in grams(text, []) if g[:2] == "s:"} for text in ("手续费", "手序费"))
    assert right == wrong != set()


def test_south_and_north_pronounce_alike() -> None:
    assert sounds("是什么城") == sounds("四什么岑")


@pytest.mark.parametrize(
    ("text", "kinds"),
    [
        ("工行网点在哪", ["bank"]),
        ("nearest ICBC branch", ["bank"]),
        ("支付宝转错人了", ["wallet"]),
        ("银行行程单", []),
        ("what are your rates", []),
        ("中信银行信用卡怎么绑微信", ["bank", "wallet"]),
    ],
)
def test_other_institutions_are_known_by_their_names(text: str, kinds: list[str]) -> None:
    assert kinds_named(normalise(text)) == kinds


def test_an_ngram_seen_once_is_not_in_the_vocabulary() -> None:
    vocabulary = Vocabulary.learn([grams("ab", ["ab"]), grams("ab", ["ab"]), grams("z", ["z"])])
    assert "ab" in vocabulary.index
    assert "z" not in vocabulary.index


def test_each_block_of_a_document_has_its_length() -> None:
    documents = [grams("存款 利率", ["存款", "利率"])] * 2
    vocabulary = Vocabulary.learn(documents)
    columns, values = vocabulary.weigh(documents[0])
    terms = [vocabulary.terms[column] for column in columns]
    for prefix, length in {"w:": 0.8, "s:": 1.6}.items():
        block = np.array([term.startswith(prefix) for term in terms])
        assert np.linalg.norm(values[block]) == pytest.approx(length)
    characters = np.array([":" not in term for term in terms])
    assert np.linalg.norm(values[characters]) == pytest.approx(1)


def test_a_saved_classifier_scores_as_before(examples: Examples, tmp_path: Path) -> None:
    trained = Scorer.fit(examples)
    trained.save(tmp_path)
    loaded = Scorer.load(tmp_path)
    before = trained.scores(examples.grams[0], examples.vectors[0])
    assert np.allclose(loaded.scores(examples.grams[0], examples.vectors[0]), before, atol=0.02)
    assert not list(tmp_path.glob("*.pkl"))


def test_the_same_examples_make_the_same_model_again(examples: Examples) -> None:
    (one, tried), (other, again) = (fit_with_trials(examples) for _ in range(2))
    assert (one.linear.sparse == other.linear.sparse).all()
    assert (one.linear.dense == other.linear.dense).all()
    for part in ("hidden", "output", "output_bias"):
        assert (getattr(one.network.layers, part) == getattr(other.network.layers, part)).all()
    assert all((a.scores == b.scores).all() for a, b in zip(tried, again, strict=True))


def test_the_network_has_a_say_in_english_only(examples: Examples) -> None:
    scorer = Scorer.fit(examples)
    for text, alone in (("存款利率多少", True), ("what is the rate of a deposit", False)):
        asked = sentence(text)
        weighed = scorer.linear.vocabulary.weigh(asked.grams)
        linear = scorer.linear.scores(*weighed, asked.vector)
        assert np.allclose(scorer.scores(asked.grams, asked.vector), linear) is alone


def test_chinese_alone_needs_no_network(tmp_path: Path) -> None:
    texts = ["存款利率", "存款利息", "信用卡年费", "卡的年费"] * 3
    labels = np.array(["a", "a", "b", "b"] * 3)
    grams_of = [sentence(text).grams for text in texts]
    fitted = Scorer.fit(Examples(grams_of, encode(texts), labels))
    fitted.save(tmp_path)
    assert Scorer.load(tmp_path).network is None
    asked = sentence("年费")
    assert fitted.scores(asked.grams, asked.vector).argmax() == 1


def test_two_labels_are_enough() -> None:
    texts = ["存款利率", "存款利息", "信用卡年费", "卡的年费"] * 3
    labels = np.array(["a", "a", "b", "b"] * 3)
    fitted = Scorer.fit(Examples([sentence(text).grams for text in texts], encode(texts), labels))
    assert (
        fitted.labels[int(fitted.scores(sentence("年费").grams, encode(["年费"])[0]).argmax())]
        == "b"
    )


def test_neighbours_are_sought_among_the_given_labels_only() -> None:
    vectors = np.eye(3, dtype=np.float32)
    near = Neighbours.of(vectors, np.array([2, 0, 1]), 4)
    asked = vectors[:1]
    assert near.nearest(asked, np.array([2])).tolist() == [[NOBODY, NOBODY, 1, NOBODY]]
    assert near.nearest(asked, np.arange(4)).tolist() == [[0, 0, 1, NOBODY]]


def test_where_a_sentence_ends_in_zeros_the_end_of_an_example_has_no_say() -> None:
    han, latin = np.zeros((2, DIMENSIONS), np.float32)
    han[:2], latin[0], latin[SHARED:] = (0.6, 0.8), 1, 0.1
    near = Neighbours.of(np.stack([han, latin]), np.array([0, 1]), 2)
    length = np.linalg.norm(latin)
    assert near.nearest(han[None], np.arange(2))[0] == pytest.approx([1, 0.6 / length])
    assert near.nearest(latin[None], np.arange(2))[0] == pytest.approx([0.6 / length, 1])


def test_nearness_decides_between_labels_of_one_score_and_nobody_gains_by_not_being_looked_at() -> (
    None
):
    vectors = np.eye(3, dtype=np.float32)
    near = Neighbours.of(vectors, np.array([0, 1, 2]), 3)
    nearest = near.nearest(vectors[:1], np.array([0, 1]))
    blended = near.blend(np.zeros((1, 3), np.float32), nearest, vectors[:1])[0]
    assert blended.tolist() == [2, 0, 0]


def test_likely_labels_are_the_best_ten_and_the_foreign_ones() -> None:
    scores, foreign = np.arange(20.0)[None, :], np.arange(20) == 0
    assert np.flatnonzero(likely_labels(scores, foreign)[0]).tolist() == [0, *range(10, 20)]


def test_sentences_of_the_training_are_understood(
    model: TopicModel, labelled: tuple[list[str], np.ndarray]
) -> None:
    known = [
        model.understand(sentence(text)).topic == topic_of(label)
        for text, label in zip(*labelled, strict=True)
        if not label.startswith("out")
    ]
    assert sum(known) / len(known) > 0.95


@pytest.mark.parametrize(
    ("text", "topic"),
    [
        ("三年定期的利率是多少呀", "savings/rates"),
        ("what rate do you pay on deposits", "savings/rates"),
        ("請問點樣銷戶", "savings/close_account"),
    ],
)
def test_unseen_wordings_are_understood(model: TopicModel, text: str, topic: str) -> None:
    assert model.understand(sentence(text)).topic == topic


def test_confidence_is_a_probability_and_suggestions_fall(model: TopicModel) -> None:
    found = model.understand(sentence("存款利率"))
    shares = [found.confidence, *(guess.confidence for guess in found.suggestions)]
    assert all(0 <= share <= 1 for share in shares)
    assert sum(shares) <= 1.0001
    assert shares[1:] == sorted(shares[1:], reverse=True)
    assert found.topic not in [guess.topic for guess in found.suggestions]


@pytest.mark.parametrize(
    "text", ["月亮到太阳多远呢", "who won the football match", "   ", "？？？", ""]
)
def test_what_is_not_ours_is_not_answered(model: TopicModel, text: str) -> None:
    assert model.understand(sentence(text)).zone != ANSWER


@pytest.mark.parametrize(
    ("text", "topic"),
    [
        ("昨天在商场逛完回家发现装着你们卡的包被偷了急死人", "cards/report_lost"),
        ("dear sir my purse and everything in it was stolen on the bus", "cards/report_lost"),
        ("别啰嗦了给我接真人", "service/human_agent"),
    ],
)
def test_safety_topics_are_answered_even_when_the_words_are_unusual(
    model: TopicModel, text: str, topic: str
) -> None:
    found = model.understand(sentence(text))
    assert (found.topic, found.zone) == (topic, ANSWER)


@pytest.mark.parametrize(
    ("text", "topic"),
    [
        ("我没有刷过这笔怎么扣了钱", "cards/unauthorized_transaction"),
        ("i did not make this payment", "cards/unauthorized_transaction"),
        ("信用卡丢了", "cards/report_lost"),
        ("对方冒充公检法", "banking/scam"),
        ("人工智能是什么", None),
        ("i want to speak to a person", "service/human_agent"),
        ("我要投诉", "service/file_complaint"),
        ("定期利率多少", None),
        ("how do i raise my limit", None),
    ],
)
def test_keywords_name_safety_topics(text: str, topic: str | None) -> None:
    assert keyword_topic(text, "out_of_scope") == topic


def test_a_neighbouring_topic_keeps_its_own_questions() -> None:
    assert keyword_topic("我的投诉处理得怎么样了", "service/complaint_status") is None
    assert keyword_topic("我的投诉处理得怎么样了", "talk/small_talk") == "service/file_complaint"


def test_a_saved_model_understands_as_before(model: TopicModel, tmp_path: Path) -> None:
    model.save(tmp_path)
    loaded = TopicModel.load(tmp_path)
    for text in ("定期存款利率多少", "I lost my card", "讲个笑话"):
        before, after = model.understand(sentence(text)), loaded.understand(sentence(text))
        assert (after.topic, after.zone) == (before.topic, before.zone)
        assert after.confidence == pytest.approx(before.confidence, abs=0.02)


def test_a_retrieval_topic_fills_the_response_selector() -> None:
    data = parse_data_of(Understanding("savings/rates", 0.9, ANSWER, "zh"), "savings/rates")
    assert data["intent"] == {"name": "savings", "confidence": 0.9}
    assert (
        data["response_selector"]["savings"]["response"]["intent_response_key"] == "savings/rates"
    )


@pytest.mark.parametrize(("zone", "intent"), [(SUGGEST, "suggest"), (OUT, "out_of_scope")])
def test_below_the_zone_of_answers_the_zone_is_the_intent_and_the_topic_is_kept(
    zone: str, intent: str
) -> None:
    data = parse_data_of(Understanding("savings/rates", 0.3, zone, "zh"), "savings/rates")
    assert data["intent"]["name"] == intent
    assert data["understanding"]["topic"] == "savings/rates"
    assert data["response_selector"] == {}


@pytest.fixture(scope="module")
def doubtful(model: TopicModel) -> Sentence:
    """One on the way from a topic to another: somewhere neither leads."""
    card, deposit = (sentence(text).vector for text in ("信用卡年费多少钱", "大额存单利率"))
    way = [Sentence("⋯", Counter(), part * card + (1 - part) * deposit) for part in STEPS]
    return min(way, key=lambda one: lead(model.weigh(one)[1]))


def test_a_sentence_is_looked_at_again_only_where_no_label_leads(
    model: TopicModel, doubtful: Sentence
) -> None:
    seen: list[str] = []
    for one in (sentence("信用卡年费多少钱"), doubtful):
        model.weigh(replace(one, look_again=lambda text=one.text: seen.append(text)))
    assert seen == [doubtful.text]


def test_the_better_vector_counts(model: TopicModel, doubtful: Sentence) -> None:
    other = sentence("大额存单利率").vector
    expected = model.weigh(replace(doubtful, vector=other))[0]
    assert np.allclose(model.weigh(replace(doubtful, look_again=lambda: other))[0], expected)
    assert not np.allclose(model.weigh(doubtful)[0], expected)
