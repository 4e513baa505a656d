"""How large a picture is when unpacked, read from its first bytes."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from handoff.gateways.pictures import MOST_PIXELS, SIZES, is_showable


def png(width: int, height: int) -> bytes:
    return b"\x89PNG\r\n\x1a\n\x00\x00\x00\rIHDR" + width.to_bytes(4) + height.to_bytes(4)


def jpeg(width: int, height: int) -> bytes:
    exif = b"\xff\xe1\x00\x08Exif\x00\x00"
    table = b"\xff\xc4\x00\x04\x00\x00"
    frame = b"\xff\xff\xc2\x00\x11\x08" + height.to_bytes(2) + width.to_bytes(2) + b"\x03"
    return b"\xff\xd8" + exif + table + frame


def lossy(width: int, height: int) -> bytes:
    head = b"RIFF\x00\x00\x00\x00WEBPVP8 \x00\x00\x00\x00\x00\x00\x00\x9d\x01\x2a"
    return head + width.to_bytes(2, "little") + height.to_bytes(2, "little")


def lossless(width: int, height: int) -> bytes:
    bits = (width - 1) | (height - 1) << 14
    return b"RIFF\x00\x00\x00\x00WEBPVP8L\x00\x00\x00\x00\x2f" + bits.to_bytes(4, "little")


def extended(width: int, height: int) -> bytes:
    sides = (width - 1).to_bytes(3, "little") + (height - 1).to_bytes(3, "little")
    return b"RIFF\x00\x00\x00\x00WEBPVP8X\x0a\x00\x00\x00\x10\x00\x00\x00" + sides


MAKERS = [
    ("image/png", png),
    ("image/jpeg", jpeg),
    ("image/webp", lossy),
    ("image/webp", lossless),
    ("image/webp", extended),
]


@pytest.mark.parametrize(("kind", "make"), MAKERS)
def test_a_photograph_is_shown_and_what_would_fill_the_memory_is_not(
    kind: str, make: object
) -> None:
    assert callable(make)
    assert SIZES[kind](make(8000, 6000)) == 48_000_000
    assert is_showable(kind, make(8000, 6000))
    assert not is_showable(kind, make(16_000, MOST_PIXELS // 16_000 + 1))


@pytest.mark.parametrize("kind", SIZES)
@given(data=st.binary(max_size=64))
def test_any_bytes_are_read_to_their_end(kind: str, data: bytes) -> None:
    assert is_showable(kind, data) in (True, False)


@pytest.mark.parametrize(("kind", "make"), MAKERS)
def test_a_picture_that_breaks_off_before_it_says_its_size_is_none(kind: str, make: object) -> None:
    assert callable(make)
    assert not is_showable(kind, make(8000, 6000)[:18])


def test_what_is_no_picture_is_not_looked_at() -> None:
    assert is_showable("application/pdf", b"%PDF-1.7")
