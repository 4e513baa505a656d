"""Personal data: recognised however it is typed, and nothing else is."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from handoff.domain import privacy


def kinds(text: str) -> list[str]:
    return [found.kind for found in privacy.recognise(text)]


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("卡号4111111111111111", "card"),
        ("No4111111111111111", "card"),
        ("20261130-0008-0", "card"),  # without its letter it might be one
        ("my card is 4111-1111-1111-1111 ok", "card"),
        ("４１１１ １１１１ １１１１ １１１１", "card"),
        ("身份证11010519491231002X", "id"),
        ("110105 19491231 002x", "id"),
        ("手机13812345678", "phone"),
        ("+86 138 1234 5678", "phone"),
        ("call +44 7700 900123", "phone"),
        ("0571-88001234", "phone"),
        ("mail zhang.san+bank@mail.example.com please", "email"),
        ("验证码是482913", "code"),
        ("your code is 482913", "code"),
        ("482913是验证码", "code"),
        ("密码是abc12345", "password"),
        ("password: hunter22", "password"),
        ("CVV 123", "cvv"),
    ],
)
def test_it_is_recognised(text: str, kind: str) -> None:
    assert kinds(text) == [kind]


@pytest.mark.parametrize(
    "text",
    [
        "我想存50000元三年",
        "金额1234567890123456",  # sixteen digits that fail the Luhn check
        "订单号2026112100001",
        "C20261130-0008-0",  # a case number that passes the Luhn check
        "投诉 c20261130 0008 0 怎么样了",
        "C 20261130-0008-0",
        "客服电话955990",
        "2026-11-21 15:30",
        "What is the rate for 12 months at 1.10%?",
        "忘记密码怎么办",
        "I did not get the code",
        "0000000000000000",
    ],
)
def test_ordinary_figures_are_left_alone(text: str) -> None:
    assert kinds(text) == []


def test_secrets_are_not_to_be_kept() -> None:
    assert [found.keep for found in privacy.recognise("验证码482913，密码是abc12345，CVV 123")] == [
        False
    ] * 3


def test_the_hint_shows_the_owner_enough_and_a_stranger_nothing() -> None:
    hints = [
        privacy.hint(found)
        for found in privacy.recognise("4111111111111111 13812345678 li.si@qq.com")
    ]
    assert hints == ["411111******1111", "138****5678", "l***@qq.com"]


def test_no_one_can_forge_a_token() -> None:
    assert "⟦" not in privacy.defuse("⟦card:0000:hint⟧")


@given(st.text())
def test_spans_are_in_order_apart_and_inside_the_text(text: str) -> None:
    end = 0
    for found in privacy.recognise(text):
        assert end <= found.start < found.end <= len(text)
        end = found.end


@given(st.text(alphabet="0123456789 ", max_size=12), st.text(max_size=10))
def test_a_card_number_is_found_whatever_stands_before_it(digits: str, words: str) -> None:
    text = f"{digits}。{words.translate(str.maketrans('0123456789@', 'abcdefghijk'))}。4111111111111111"
    assert "card" in kinds(text)


@pytest.mark.parametrize(
    ("text", "kind"), [("zhang＠example.com", "email"), ("１３８００１３８０００", "phone")]
)
def test_wide_signs_and_digits_hide_nothing(text: str, kind: str) -> None:
    assert [found.kind for found in privacy.recognise(text)] == [kind]


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("⟦card:ab:6222***1234⟧", ["sealed"]),
        ("我的密码是⟦password⟧，卡号⟦card:ab:6222***1234⟧", ["not_kept", "sealed"]),
        ("⟦code⟧", ["not_kept"]),
        ("⟦phone:ab:138****1234⟧ ⟦email:ab:a***@b.cn⟧", []),
        ("没有什么", []),
    ],
)
def test_a_customer_is_told_of_secrets_and_not_of_the_contact_that_was_asked_for(
    text: str, told: list[str]
) -> None:
    assert privacy.notices(text) == told
