"""Drafts: what cannot be stored cannot be made, and says why by code."""

from decimal import Decimal
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cases.drafts import CallbackDraft, ComplaintDraft, contact_tokens
from cases.errors import DraftRefused

PHONE = "⟦phone:9f3a21c07b44:138****5678⟧"
EMAIL = "⟦email:77aa21c07b44:z***@example.com⟧"
CARD = "⟦card:9f3a21c07b44:6222********1234⟧"


def codes(**fields: Any) -> set[tuple[str, str]]:
    """Return what is wrong with a complaint."""
    with pytest.raises(DraftRefused) as refused:
        ComplaintDraft(**{"conversation": "c1", "what": "排队两小时"} | fields)
    return {(problem.field, problem.code) for problem in refused.value.problems}


@pytest.mark.parametrize("contact", ["", PHONE, EMAIL, f"{PHONE} {EMAIL}", f"{PHONE}、{EMAIL}"])
def test_a_contact_of_tokens_is_taken(contact: str) -> None:
    assert ComplaintDraft(conversation="c1", what="x", contact=contact).contact == contact


@pytest.mark.parametrize(
    "contact",
    [
        "13800005678",
        "a@example.com",
        f"{PHONE} 13800005678",
        "张先生",
        CARD,
        "⟦phone⟧",
        "１３８００００５６７８",
    ],
)
def test_a_raw_contact_is_refused(contact: str) -> None:
    assert codes(contact=contact) == {("contact", "raw_contact")}


def test_the_tokens_are_taken_out_of_what_the_customer_said() -> None:
    assert contact_tokens(f"下午打 {PHONE}，或者发 {EMAIL}，卡 {CARD}") == f"{PHONE} {EMAIL}"


@pytest.mark.parametrize(
    ("fields", "problem"),
    [
        ({"what": "  "}, ("what", "missing")),
        ({"conversation": ""}, ("conversation", "missing")),
        ({"what": "长" * 4001}, ("what", "too_long")),
        ({"where": "x" * 4001}, ("where", "too_long")),
        ({"wish": "a\x00b"}, ("wish", "bad_characters")),
        ({"what": "\ud83d"}, ("what", "bad_characters")),
        ({"language": "fr"}, ("language", "unknown")),
        ({"evidence": (1, 0)}, ("evidence", "not_a_seq")),
        ({"amount": Decimal("-5")}, ("amount", "out_of_range")),
        ({"amount": Decimal(10) ** 15}, ("amount", "out_of_range")),
        ({"amount": Decimal("NaN")}, ("amount", "out_of_range")),
        ({"amount": Decimal("0.001")}, ("amount", "too_many_places")),
    ],
)
def test_each_fault_has_its_code(fields: dict[str, Any], problem: tuple[str, str]) -> None:
    assert codes(**fields) == {problem}


def test_all_faults_are_told_at_once() -> None:
    assert codes(what="", contact="10086", evidence=(-1,)) == {
        ("what", "missing"),
        ("contact", "raw_contact"),
        ("evidence", "not_a_seq"),
    }


def test_a_callback_needs_a_contact() -> None:
    with pytest.raises(DraftRefused, match="contact: missing"):
        CallbackDraft(conversation="c1", text="请回电", contact=" ")


def test_a_refusal_does_not_repeat_what_was_refused() -> None:
    with pytest.raises(DraftRefused) as refused:
        CallbackDraft(conversation="c1", text="请回电", contact="13800005678")
    assert "138" not in str(refused.value)


@given(st.text(alphabet="0123456789+- ()ａ＠@.abc", min_size=1))
def test_no_number_or_address_passes_as_a_contact(contact: str) -> None:
    if contact.strip():
        assert ("contact", "raw_contact") in codes(contact=contact)
