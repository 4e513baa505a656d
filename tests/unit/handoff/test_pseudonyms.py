"""What other processes call a customer: the same in every visit, and telling nothing."""

from handoff.gateways.pseudonyms import Pseudonyms

KEY = "00" * 32


def test_a_customer_has_the_same_pseudonym_in_every_visit_and_nobody_elses() -> None:
    called = Pseudonyms(KEY)
    assert called("c-13812345678") == Pseudonyms(KEY)("c-13812345678")
    assert called("c-13812345678") != called("c-13812345679")


def test_a_pseudonym_tells_nothing_without_the_key() -> None:
    name = Pseudonyms(KEY)("c-13812345678")
    assert len(name) == 32
    assert "13812345678" not in name
    assert name != Pseudonyms("11" * 32)("c-13812345678")
