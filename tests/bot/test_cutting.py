"""Many texts cut into n-grams by several processes."""

from __future__ import annotations

import pytest

from bot.components import cutting
from bot.components.cutting import cut

TEXTS = ["怎么提前还款?", "How do I close my account", "", "⟦card:1:1234⟧ 丢了", "card 丢了"]


def test_texts_cut_by_several_processes_are_in_their_order(monkeypatch: pytest.MonkeyPatch) -> None:
    alone = cut(TEXTS)
    monkeypatch.setattr(cutting, "MANY", 2)
    assert cut(TEXTS) == alone


def test_a_text_of_nothing_has_no_grams() -> None:
    assert [sum(grams.values()) for grams in cut(["", " "])] == [0, 0]
