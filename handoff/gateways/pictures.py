"""How large a picture is when it is unpacked: a few kilobytes may hold more than a browser has memory for.

Layouts: PNG (ISO/IEC 15948, 11.2.2), JPEG (ITU-T T.81, B.2.2), WebP (RFC 9649).
"""

from collections.abc import Callable, Mapping

MOST_PIXELS = 100_000_000  # four hundred megabytes in memory; phones take fifty million
# Start-of-frame markers: all of C0 to CF but tables (C4), extensions (C8) and arithmetic conditioning (CC).
FRAMES = frozenset(range(0xC0, 0xD0)) - {0xC4, 0xC8, 0xCC}
WEBP_HEAD = 25  # bytes: all of the sides in the shortest of its three kinds


def is_showable(kind: str, data: bytes) -> bool:
    """Tell whether a picture says how large it is, and is not too large; true for what is no picture."""
    if kind not in SIZES:
        return True
    pixels = SIZES[kind](data)
    return 0 < pixels <= MOST_PIXELS


def _png(data: bytes) -> int:
    if data[12:16] != b"IHDR":
        return 0
    return int.from_bytes(data[16:20]) * int.from_bytes(data[20:24])


def _jpeg(data: bytes) -> int:
    at = 2
    while data[at : at + 1] == b"\xff" and at + 9 <= len(data):
        if data[at + 1] == 0xFF:  # padding
            at += 1
        elif data[at + 1] in FRAMES:
            return int.from_bytes(data[at + 5 : at + 7]) * int.from_bytes(data[at + 7 : at + 9])
        else:
            at += 2 + int.from_bytes(data[at + 2 : at + 4])
    return 0


def _webp(data: bytes) -> int:
    kind = data[12:16] if len(data) >= WEBP_HEAD else b""
    if kind == b"VP8X":
        width, height = (int.from_bytes(data[at : at + 3], "little") for at in (24, 27))
        return (width + 1) * (height + 1)
    if kind == b"VP8L":
        bits = int.from_bytes(data[21:25], "little")
        return ((bits & 0x3FFF) + 1) * ((bits >> 14 & 0x3FFF) + 1)
    width, height = (int.from_bytes(data[at : at + 2], "little") & 0x3FFF for at in (26, 28))
    return width * height if kind == b"VP8 " else 0


SIZES: Mapping[str, Callable[[bytes], int]] = {
    "image/png": _png,
    "image/jpeg": _jpeg,
    "image/webp": _webp,
}
