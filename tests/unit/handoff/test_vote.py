"""Which replies of the assistant are answers that a customer may judge."""

import pytest

from handoff.domain.vote import topic_to_judge

ANSWER = {"topic": "savings/rates", "zone": "answer"}


@pytest.mark.parametrize(
    ("understanding", "in_task", "topic"),
    [
        (ANSWER, False, "savings/rates"),
        (ANSWER, True, ""),
        (ANSWER | {"zone": "suggest"}, False, ""),
        (ANSWER | {"zone": "out_of_scope"}, False, ""),
        (ANSWER | {"topic": "talk/greet"}, False, ""),
        (ANSWER | {"topic": None}, False, ""),
        ({}, False, ""),
    ],
)
def test_answers_are_judged_and_neither_offers_nor_small_talk_nor_questions_of_a_task(
    understanding: dict[str, str], in_task: bool, topic: str
) -> None:
    assert topic_to_judge(understanding, in_task=in_task) == topic
