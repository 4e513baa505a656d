"""The net of words for the time when the assistant is down."""

from collections.abc import Iterator
from pathlib import Path

import pytest
import yaml

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
        ("赶紧给我锁卡", "lost_card"),
        ("我卡好像落在出租车上了", "lost_card"),
        ("please freeze my card", "lost_card"),
        ("my purse got pickpocketed", "lost_card"),
        ("收到异地消费短信，不是我", "fraud"),
        ("有人用我的信用卡消费", "fraud"),
        ("卡里的钱莫名其妙没了", "fraud"),
        ("someone used my card", "fraud"),
        ("I don't recognise a charge on my card", "fraud"),
        ("unfamiliar transaction", "fraud"),
        ("unknown charge on my statement", "fraud"),
        ("somebody bought trainers, it wasn't me", "fraud"),
        ("her card has to be stopped", "lost_card"),
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
        "银行卡被冻结了怎么解",
        "结账刷不出来太丢人了",
        "How do I cancel my credit card?",
        "ATM took my card",
        "👍",
        "",
    ],
)
def test_ordinary_questions_pass(text: str) -> None:
    assert reason_in(text) is None


EXAMPLES = Path(__file__).resolve().parents[3] / "data" / "nlu"
URGENT = ("cards_report_lost", "cards_unauthorized_transaction")


def examples(language: str) -> Iterator[tuple[str, str]]:
    """Yield every example of the training data with its intent."""
    for file in sorted((EXAMPLES / language).glob("*.yml")):
        for group in yaml.load(file.read_text("utf-8"), Loader=yaml.CSafeLoader)["nlu"]:
            for line in group.get("examples", "").splitlines():
                yield group.get("intent", ""), line.strip().removeprefix("- ")


@pytest.mark.parametrize("language", ["zh", "en"])
def test_the_net_catches_what_customers_write_and_little_else(language: str) -> None:
    caught = [
        (intent, reason_in(text) in ("fraud", "lost_card")) for intent, text in examples(language)
    ]
    urgent = [hit for intent, hit in caught if intent in URGENT]
    others = [hit for intent, hit in caught if intent and intent not in URGENT]
    assert sum(urgent) / len(urgent) >= 0.92
    assert sum(others) / len(others) <= 0.02
