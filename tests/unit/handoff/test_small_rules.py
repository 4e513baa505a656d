"""The rules that fit in a line or a table."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from handoff.domain import language, urgency, wording
from handoff.domain.errors import Forbidden, HandoffError
from handoff.domain.identity import Role, Staff
from handoff.domain.language import Language
from handoff.domain.permissions import PERMISSIONS, Permission, require
from handoff.domain.waiting import outlook


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("你好", Language.ZH),
        ("我的 credit card 丢了", Language.ZH),
        ("hello", Language.EN),
        ("123", Language.ZH),
        ("👍", Language.ZH),
        ("⟦phone:abc:138****5678⟧", Language.ZH),
    ],
)
def test_the_language_is_that_of_the_words(text: str, expected: Language) -> None:
    assert language.of(text, Language.ZH) is expected


def test_without_words_the_language_stays() -> None:
    assert language.of("5000", Language.EN) is Language.EN


@pytest.mark.parametrize("reason", ["fraud", "lost_card"])
def test_fraud_and_loss_take_the_urgent_lane(reason: str) -> None:
    assert urgency.of(reason, "cards/report_lost").lane == urgency.URGENT


def test_an_important_customer_has_the_priority_of_a_complaint() -> None:
    vip, complaint = urgency.of("customer_asked", "", "vip"), urgency.of("complaint", "")
    assert (vip.priority, vip.target) == (complaint.priority, complaint.target)


@given(st.integers(1, 500), st.integers(0, 50), st.integers(1, 200), st.none() | st.floats(1, 3600))
def test_the_range_is_honest(
    position: int, free: int, capacity: int, handling: float | None
) -> None:
    seen = outlook(position, free, capacity, handling)
    assert seen.low is not None
    assert seen.high is not None
    assert 0 <= seen.low < seen.high
    assert seen.high >= (outlook(max(1, position - 1), free, capacity, handling).high or 0)


def test_nobody_serving_means_no_promise() -> None:
    assert outlook(3, 0, 0, 300).low is None


@pytest.mark.parametrize("permission", Permission)
@pytest.mark.parametrize("role", Role)
def test_only_the_table_grants(role: Role, permission: Permission) -> None:
    staff = Staff("s", "s", "S", role)
    if role in PERMISSIONS[permission]:
        require(staff, permission)
    else:
        with pytest.raises(Forbidden):
            require(staff, permission)


def errors(kind: type[HandoffError] = HandoffError) -> list[type[HandoffError]]:
    return [kind, *(one for child in kind.__subclasses__() for one in errors(child))]


@pytest.mark.parametrize("kind", errors())
@pytest.mark.parametrize("reader", Language)
def test_every_error_has_a_sentence_in_both_languages(
    kind: type[HandoffError], reader: Language
) -> None:
    assert wording.refusal(kind.code, reader)
