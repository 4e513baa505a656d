"""One spelling for one meaning."""

import pytest

from bot.components.normalise import fold, normalise


@pytest.mark.parametrize(
    ("written", "meant"),
    [
        ("定期存款利率", "定期存款利率"),
        ("存款利率係幾多？", "存款利率系几多?"),
        ("信用咭", "信用卡"),
        ("ＡＰＰ　登录", "app 登录"),
        ("为什么？？？！！", "为什么?!"),
        ("helloooo  there", "helloo there"),
        ("我的卡号⟦card:9f3a:6222****1234⟧被刷了", "我的卡号⟦card⟧被刷了"),
        ("转了50000元", "转了000元"),
        ("7天通知存款", "7天通知存款"),
    ],
)
def test_variants_of_writing_become_one(written: str, meant: str) -> None:
    assert normalise(written) == meant


def test_normalising_twice_changes_nothing_more() -> None:
    text = "請問　VISA 卡年費幾錢？？ 12345"
    assert normalise(normalise(text)) == normalise(text)


def test_folding_keeps_offsets() -> None:
    assert len(fold("請問ＶＩＳＡ卡")) == len("請問ＶＩＳＡ卡")
