"""What the pages look like in this bank."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path

from handoff.domain.brand import Palette

# Files that may be a logo, and what they are.
LOGOS: Mapping[str, str] = {".svg": "image/svg+xml", ".png": "image/png"}


@dataclass(frozen=True, slots=True)
class Face:
    """Colours by theme, and where the logo lies; empty for the pages' own face."""

    palettes: Mapping[str, Palette] = field(default_factory=dict)
    logo: Path | None = None
