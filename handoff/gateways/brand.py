"""The bank's face as its files give it: `brand.yml` in the data, and the logo beside it."""

from pathlib import Path
from typing import Any

import yaml

from handoff.domain.brand import PAGES, BadBrand, palette
from handoff.domain.colour import Colour
from handoff.services.face import LOGOS, Face

FILE = "brand.yml"
THEMES = tuple(PAGES)
NEEDED = frozenset({"brand", "on_brand"})
GIVEN = NEEDED | {"brand_text", "own", "on_own"}


def face(data: Path) -> Face:
    """Return the bank's face; BadBrand says what in the file is wrong."""
    file = data / FILE
    if not file.exists():
        return Face()
    try:
        given = yaml.safe_load(file.read_text(encoding="utf-8")) or {}
        if not isinstance(given, dict) or not given.keys() <= {*THEMES, "logo"}:
            raise BadBrand(f"only {', '.join(THEMES)} and logo may stand here")
        palettes = {theme: palette(theme, _colours(theme, given.get(theme))) for theme in THEMES}
        return Face(palettes, _logo(data, given.get("logo")))
    except (BadBrand, yaml.YAMLError) as error:
        raise BadBrand(f"{file}: {error}") from error


def _colours(theme: str, given: Any) -> dict[str, Colour]:
    if not isinstance(given, dict) or not given.keys() >= NEEDED or not given.keys() <= GIVEN:
        raise BadBrand(f"{theme} needs brand and on_brand, and may have brand_text, own and on_own")
    return {str(name): _colour(theme, name, text) for name, text in given.items()}


def _colour(theme: str, name: str, text: object) -> Colour:
    try:
        return Colour.of(str(text))
    except ValueError:
        raise BadBrand(f"{theme}: {name} is no colour like #14594a: {text}") from None


def _logo(data: Path, name: object) -> Path | None:
    if name is None:
        return None
    logo = data / str(name)
    if logo.suffix not in LOGOS or logo.parent != data or not logo.is_file():
        raise BadBrand(f"logo must be an SVG or PNG file beside {FILE}: {name}")
    return logo
