"""What an agent has to answer: the customer's last message that is more than the wish for a person."""

from datetime import UTC, datetime
from typing import Any

from handoff.domain.entry import Author, Draft, Entry, Extras, Kind, Speaker
from handoff.domain.question import PERSON_CHOICE, PERSON_TOPIC, last_asked

NOW = datetime(2026, 11, 1, 9, tzinfo=UTC)


def log(*said: tuple[Speaker, str, dict[str, Any] | None]) -> list[Entry]:
    return [
        Entry(
            "c", seq, seq - 1, NOW, Draft(Kind.MESSAGE, Author(who), text, extras=Extras(meta=meta))
        )
        for seq, (who, text, meta) in enumerate(said, 1)
    ]


def text_of(entries: list[Entry]) -> str | None:
    found = last_asked(entries)
    return found.draft.text if found else None


QUESTION = (Speaker.CUSTOMER, "定期利率多少", None)
ANSWER = (Speaker.BOT, "1.5%", {"topic": "savings/rates"})


def test_a_button_a_choice_and_words_that_only_ask_for_a_person_are_passed_over() -> None:
    button = (Speaker.CUSTOMER, "转人工", None)
    choice = (Speaker.CUSTOMER, "Get me a person", {"choice": PERSON_CHOICE})
    typed = (Speaker.CUSTOMER, "给我接个活人", None)
    understood = (Speaker.BOT, "好的", {"topic": PERSON_TOPIC})
    for wish in ([button], [choice], [typed, understood]):
        assert text_of(log(QUESTION, ANSWER, *wish)) == "定期利率多少"


def test_what_is_said_after_that_counts_again() -> None:
    later = (Speaker.CUSTOMER, "五年的呢", None)
    agent = (Speaker.AGENT, "您好", None)
    assert text_of(log(QUESTION, (Speaker.CUSTOMER, "转人工", None), agent, later)) == "五年的呢"


def test_who_only_asked_for_a_person_asked_for_that() -> None:
    assert text_of(log((Speaker.CUSTOMER, "转人工", None))) == "转人工"
    assert text_of([]) is None
