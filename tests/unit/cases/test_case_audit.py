"""The audit chain as pure functions: any change, gap or swap is found where it is."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta, timezone
from decimal import Decimal
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cases.audit import GENESIS, Change, Trace, case_digest, first_break, link
from cases.births import complaint
from cases.case import Case, Step
from cases.drafts import ComplaintDraft
from cases.lifecycle import Command

START = datetime(2026, 11, 21, 4, 0, tzinfo=UTC)
LATER = START + timedelta(days=1)
DRAFT = ComplaintDraft(conversation="c1", what="排队", amount=Decimal("5"), evidence=(1,))
CASE = complaint(DRAFT, "C1", START)


def chain(length: int) -> list[tuple[Change, str]]:
    """Return a chain that holds."""
    links: list[tuple[Change, str]] = []
    end = (0, GENESIS)
    for n in range(length):
        step = Step(Command.NOTE, "agent:li", f"note {n}")
        change = link(Trace(step, START + timedelta(minutes=n), CASE, CASE), end)
        end = change.position, change.digest()
        links.append((change, end[1]))
    return links


def test_a_chain_that_nobody_touched_holds() -> None:
    assert first_break((1, GENESIS), chain(5)) is None
    assert first_break((3, chain(5)[1][1]), chain(5)[2:]) is None


ALTERED: dict[str, Any] = {
    "number": "C2",
    "at": START + timedelta(days=1),
    "actor": "agent:wang",
    "command": "close",
    "state_before": None,
    "state_after": "closed",
    "note": "nothing happened",
    "case_digest": "f" * 64,
    "previous": "f" * 64,
}


@pytest.mark.parametrize("field", ALTERED)
@given(place=st.integers(0, 4))
def test_a_changed_field_is_found_where_it_is(field: str, place: int) -> None:
    links = chain(5)
    change, digest = links[place]
    links[place] = replace(change, **{field: ALTERED[field]}), digest
    broken = first_break((1, GENESIS), links)
    assert broken is not None
    assert (broken.position, broken.why) == (place + 1, "altered")


def test_a_row_taken_out_is_missed() -> None:
    links = chain(5)
    del links[2]
    broken = first_break((1, GENESIS), links)
    assert broken is not None
    assert (broken.position, broken.why) == (3, "missing")


def test_a_row_written_anew_with_a_proper_digest_no_longer_links() -> None:
    links = chain(5)
    forged = replace(links[1][0], note="forged")
    links[1] = forged, forged.digest()
    broken = first_break((1, GENESIS), links)
    assert broken is not None
    assert (broken.position, broken.why) == (3, "unlinked")


def test_every_field_of_a_case_counts_in_its_digest() -> None:
    others: dict[str, Any] = {"version": 9, "evidence": (), "amount": Decimal("5.01")}
    digests = {case_digest(CASE)}
    for name in Case.__slots__:
        value = getattr(CASE, name)
        other = others.get(name, f"{value}!" if isinstance(value, str) else LATER)
        digests.add(case_digest(replace(CASE, **{name: other})))
    assert len(digests) == len(Case.__slots__) + 1


def test_the_digest_is_the_same_for_the_same_moment_and_amount() -> None:
    china = START.astimezone(timezone(timedelta(hours=8)))
    same = replace(CASE, opened_at=china, clock_from=china, amount=Decimal("5.00"))
    assert case_digest(same) == case_digest(CASE)
