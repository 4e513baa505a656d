"""The assistant's own phrases (phrases.yml)."""

from __future__ import annotations

from functools import lru_cache
from pathlib import Path
from typing import Any

import yaml

FILE = Path(__file__).with_name("phrases.yml")


@lru_cache(maxsize=1)
def phrases() -> dict[str, dict[str, Any]]:
    """Every phrase by its response name; the file is part of the release and read once."""
    return yaml.safe_load(FILE.read_text(encoding="utf-8"))


def phrase_names() -> list[str]:
    """Names that the domain must know as responses."""
    return sorted(phrases())
