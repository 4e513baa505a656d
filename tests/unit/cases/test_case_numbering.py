"""Case numbers: mistyped ones are understood or refused, never taken for another case."""

from datetime import date

from hypothesis import assume, given
from hypothesis import strategies as st

from cases.numbering import check_digit, compose, normalise

numbers = st.builds(
    compose,
    st.sampled_from("CB"),
    st.dates(date(2020, 1, 1), date(2099, 12, 31)),
    st.integers(1, 99_999),
)


def test_the_published_example_of_the_check_digit() -> None:
    # H. M. Damm, Total anti-symmetrische Quasigruppen (2004); the usual worked example.
    assert check_digit("572") == 4


def test_a_number_shows_letter_day_serial_and_check_digit() -> None:
    assert compose("C", date(2026, 11, 21), 7) == "C20261121-0007-7"


@given(numbers)
def test_a_number_is_understood_however_it_is_written(number: str) -> None:
    wide = number.translate({ord(str(n)): ord("０") + n for n in range(10)})
    for written in (number, number.lower(), f"  {number} ", number.replace("-", " – "), wide):
        assert normalise(written) == number
    assert normalise(number.replace("-", "")) == number


@given(numbers, st.data())
def test_one_wrong_digit_is_noticed(number: str, data: st.DataObject) -> None:
    place = data.draw(st.sampled_from([n for n, one in enumerate(number) if one.isdigit()]))
    digit = data.draw(st.sampled_from([one for one in "0123456789" if one != number[place]]))
    assert normalise(number[:place] + digit + number[place + 1 :]) is None


@given(numbers, st.data())
def test_two_neighbours_swapped_are_noticed(number: str, data: st.DataObject) -> None:
    place = data.draw(st.integers(1, 7))
    one, other = number[place], number[place + 1]
    assume(one != other)
    assert normalise(number[:place] + other + one + number[place + 2 :]) is None


@given(st.text(max_size=40))
def test_any_other_text_is_no_number_or_a_proper_one(text: str) -> None:
    found = normalise(text)
    assert found is None or normalise(found) == found
