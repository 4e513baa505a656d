"""What comes in over the wire, before anything is made of it."""

from hypothesis import given
from hypothesis import strategies as st

from handoff.realtime.edge import storable

TEXT = st.text(alphabet=st.characters(codec=None), max_size=8)


@given(
    st.recursive(
        TEXT | st.integers() | st.none(), lambda one: st.lists(one) | st.dictionaries(TEXT, one)
    )
)
def test_whatever_comes_in_can_be_stored(payload: object) -> None:
    kept = repr_of(storable(payload))
    assert "\x00" not in kept
    kept.encode()


def test_what_can_be_stored_stays_as_it_is() -> None:
    given_ = {"text": "三年期 👩‍👩‍👧", "upto": 3, "to": {"skill": "loans"}, "ids": ["a"]}
    assert storable(given_) == given_


def repr_of(payload: object) -> str:
    """All texts in it, one after the other."""
    if isinstance(payload, dict):
        return "".join(repr_of(one) for pair in payload.items() for one in pair)
    if isinstance(payload, list):
        return "".join(repr_of(one) for one in payload)
    return payload if isinstance(payload, str) else ""
