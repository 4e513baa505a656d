"""The net of words for the time when the assistant is down."""

import pytest

from handoff.domain.alarm import reason_in


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ("我的银行卡丢了", "lost_card"),
        ("信用卡不見了怎麼辦", "lost_card"),
        ("我要挂失", "lost_card"),
        ("昨晚钱包被偷，卡都在里面", "lost_card"),
        ("I lost my debit card", "lost_card"),
        ("my wallet and cards were stolen", "lost_card"),
        ("MY CARD IS MISSING", "lost_card"),
        ("please block my card", "lost_card"),
        ("我被骗了，刚转了5万", "fraud"),
        ("卡被盗刷了", "fraud"),
        ("这笔不是我转的", "fraud"),
        ("账户里的钱被转走了", "fraud"),
        ("I think this is a scam", "fraud"),
        ("I didn’t make this payment", "fraud"),
        ("there is a transaction that wasn't me", "fraud"),
        ("an unauthorised withdrawal", "fraud"),
        ("my card was stolen and there is fraud on it", "fraud"),
        ("转人工", "customer_asked"),
        ("I want to speak to someone", "customer_asked"),
        ("a real person please", "customer_asked"),
        ("ＬＯＳＴ　ＣＡＲＤ lost card", "lost_card"),
    ],
)
def test_what_cannot_wait_is_caught(text: str, reason: str) -> None:
    assert reason_in(text) == reason


@pytest.mark.parametrize(
    "text",
    [
        "存款利率多少",
        "怎么开卡",
        "信用卡年费多少钱",
        "我想买理财",
        "What are your rates?",
        "How do I apply for a card?",
        "I would like a personal loan",
        "I made a payment yesterday, when does it arrive?",
        "👍",
        "",
    ],
)
def test_ordinary_questions_pass(text: str) -> None:
    assert reason_in(text) is None
