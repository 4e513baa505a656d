"""A bank's own colours: what follows from the few that it gives, and whether everything can still be read."""

from collections.abc import Mapping
from dataclasses import dataclass

from handoff.domain.colour import TEXT, Colour, contrast

BLACK, WHITE = Colour(0, 0, 0), Colour(255, 255, 255)
HOVER = 0.18  # how far a button's colour moves under the pointer
SOFT = (
    0.12,
    0.1,
    0.08,
    0.06,
    0.04,
)  # how much of the brand a soft ground has: the most that stays readable

# The grounds and inks of web/shared/ui/tokens.css that a brand does not change; a test holds the two together.
PAGES: Mapping[str, Mapping[str, Colour]] = {
    "light": {
        "paper": Colour.of("#f4f6f4"),
        "surface": Colour.of("#ffffff"),
        "ink": Colour.of("#16211d"),
        "ink_2": Colour.of("#465650"),
        "ink_3": Colour.of("#5d6d66"),
    },
    "dark": {
        "paper": Colour.of("#0e1513"),
        "surface": Colour.of("#161f1c"),
        "ink": Colour.of("#e9efec"),
        "ink_2": Colour.of("#b9c5c0"),
        "ink_3": Colour.of("#93a29b"),
    },
}
INKS = ("ink", "ink_2", "ink_3", "brand_text")


# What is written on what.
PAIRS = (
    ("on_brand", "brand"),
    ("on_brand", "brand_hover"),
    ("on_own", "own"),
    ("brand_text", "paper"),
    ("brand_text", "surface"),
    *((ink, "brand_soft") for ink in INKS),
)


class BadBrand(ValueError):
    """The brand cannot be used; the text says why, in words for the operator."""


@dataclass(frozen=True, slots=True)
class Palette:
    """The colours of one theme, by the names of the tokens."""

    colours: Mapping[str, Colour]

    def __getitem__(self, name: str) -> Colour:
        """Return one."""
        return self.colours[name]


def palette(theme: str, given: Mapping[str, Colour]) -> Palette:
    """Return all colours of a theme; BadBrand names the pair that cannot be read."""
    brand, on_brand = given["brand"], given["on_brand"]
    away = BLACK if on_brand.luminance > brand.luminance else WHITE
    full = {
        "brand_text": brand,
        "own": brand,
        "on_own": on_brand,
        **given,
        "brand_hover": brand.mixed(away, HOVER),
    }
    page = PAGES[theme]
    full["brand_soft"] = _soft(page, full)
    _check(theme, page, full)
    return Palette(full)


def _soft(page: Mapping[str, Colour], full: Mapping[str, Colour]) -> Colour:
    tints = [page["surface"].mixed(full["brand"], share) for share in SOFT]
    every = {**page, **full}
    inks = [every[name] for name in INKS]
    readable = (tint for tint in tints if all(contrast(ink, tint) >= TEXT for ink in inks))
    return next(readable, tints[-1])


def _check(theme: str, page: Mapping[str, Colour], full: Mapping[str, Colour]) -> None:
    every = {**page, **full}
    for ink, ground in PAIRS:
        ratio = contrast(every[ink], every[ground])
        if ratio < TEXT:
            raise BadBrand(
                f"{theme}: {ink} {every[ink]} on {ground} {every[ground]} has a contrast of {ratio:.2f};"
                f" WCAG 2.2 AA asks for {TEXT}"
            )
