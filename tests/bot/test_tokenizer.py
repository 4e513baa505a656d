"""Words of mixed sentences."""

from rasa.shared.nlu.training_data.message import Message

from bot.components.tokenizer import BilingualTokenizer, words


def test_a_mixed_sentence_is_cut_by_the_rules_of_each_language() -> None:
    assert [word for word, _, _ in words("我想apply信用卡, don't wait")] == [
        "我", "想", "apply", "信用卡", ",", "do", "n't", "wait",
    ]  # fmt: skip


def test_offsets_point_into_the_message_as_it_was_written() -> None:
    text = "請問 VISA 年費"
    assert [text[start:end] for _, start, end in words(text)] == ["請問", "VISA", "年費"]


def test_a_token_of_personal_data_is_one_word_of_its_kind() -> None:
    assert [word for word, _, _ in words("电话⟦phone:ab12:138****1234⟧谢谢")] == [
        "电话",
        "⟦phone⟧",
        "谢谢",
    ]


def test_a_text_without_words_still_has_a_token() -> None:
    tokenizer = BilingualTokenizer(BilingualTokenizer.get_default_config())
    assert [token.text for token in tokenizer.tokenize(Message({"text": " "}), "text")] == [" "]
