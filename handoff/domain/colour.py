"""Colours as WCAG 2.2 sees them: relative luminance, and the contrast of two."""

# mypy: disable-error-code="explicit-override"
# (typing.override came with Python 3.12.)
import re
from dataclasses import dataclass

HEX = re.compile(r"#[0-9a-f]{6}")
TEXT = 4.5  # WCAG 2.2, 1.4.3 Contrast (Minimum), level AA


@dataclass(frozen=True, slots=True)
class Colour:
    """Red, green and blue, 0 to 255."""

    red: int
    green: int
    blue: int

    @classmethod
    def of(cls, text: str) -> "Colour":
        """Return the colour of `#rrggbb`; ValueError for anything else."""
        if not HEX.fullmatch(text.lower()):
            raise ValueError(text)
        return cls(*bytes.fromhex(text[1:]))

    def __str__(self) -> str:
        return f"#{self.red:02x}{self.green:02x}{self.blue:02x}"

    @property
    def luminance(self) -> float:
        """Return the relative luminance, 0 (black) to 1 (white)."""
        red, green, blue = (_linear(part / 255) for part in (self.red, self.green, self.blue))
        return 0.2126 * red + 0.7152 * green + 0.0722 * blue

    def mixed(self, other: "Colour", share: float) -> "Colour":
        """Return it with that share (0 to 1) of the other."""
        pairs = (
            (self.red, other.red),
            (self.green, other.green),
            (self.blue, other.blue),
        )
        return Colour(*(round(a + (b - a) * share) for a, b in pairs))


def _linear(share: float) -> float:
    return share / 12.92 if share <= 0.04045 else ((share + 0.055) / 1.055) ** 2.4


def contrast(one: Colour, other: Colour) -> float:
    """Return the contrast ratio, 1 to 21."""
    low, high = sorted((one.luminance, other.luminance))
    return (high + 0.05) / (low + 0.05)
