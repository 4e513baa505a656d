"""Names of files, and the bucket that holds back a flood."""

from dataclasses import dataclass
from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from handoff.domain.attachment import LONGEST_NAME, UNFIT_FOR_NAME, name_for
from handoff.domain.errors import NotFound, TooMany
from handoff.gateways.shelf import LINK_HOLDS, SignedLinks
from handoff.services.rates import Rates


@dataclass
class SetClock:
    at: datetime = datetime(2026, 1, 1, tzinfo=UTC)

    def now(self) -> datetime:
        return self.at


@given(st.text(max_size=300))
def test_any_name_becomes_a_short_harmless_one_with_the_ending_of_its_type(name: str) -> None:
    made = name_for(name, "image/png")
    assert made.endswith(".png")
    assert len(made) <= LONGEST_NAME + len(".png")
    assert not UNFIT_FOR_NAME.search(made)


@pytest.mark.parametrize("name", ["6222 0212 3456 7890 128.png", "13812345678.jpg", "", "..", "/"])
def test_a_name_that_holds_personal_data_or_nothing_is_not_kept(name: str) -> None:
    assert name_for(name, "application/pdf") == "file.pdf"


def test_nobody_who_types_ever_meets_the_limit() -> None:
    clock = SetClock()
    rates = Rates(clock, burst=60, per_second=2)
    for _ in range(2_000):
        clock.at += timedelta(seconds=0.6)
        rates.spend("v")


def test_a_flood_is_told_when_to_try_again_and_then_may() -> None:
    clock = SetClock()
    rates = Rates(clock, burst=3, per_second=0.5)
    for _ in range(3):
        rates.spend("v")
    with pytest.raises(TooMany) as held_back:
        rates.spend("v")
    clock.at += timedelta(seconds=held_back.value.retry_after)
    rates.spend("v")


def test_a_clock_that_is_set_back_neither_gives_nor_takes() -> None:
    clock = SetClock()
    rates = Rates(clock, burst=2, per_second=1)
    rates.spend("v")
    clock.at -= timedelta(hours=1)
    rates.spend("v")
    with pytest.raises(TooMany):
        rates.spend("v")


def test_a_link_works_until_its_time_is_over_and_only_for_its_file() -> None:
    clock = SetClock()
    links = SignedLinks("key", clock)
    until, sig = links.address("one").split("until=")[1].split("&sig=")
    links.check("one", until, sig)
    for wrong in (("two", until, sig), ("one", until + "0", sig), ("one", until, "é")):
        with pytest.raises(NotFound):
            links.check(*wrong)
    clock.at += LINK_HOLDS + timedelta(seconds=1)
    with pytest.raises(NotFound):
        links.check("one", until, sig)
