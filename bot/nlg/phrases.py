"""The assistant's own phrases, from the files in nlg/phrases."""

from __future__ import annotations

from functools import lru_cache
from pathlib import Path
from typing import Any

import yaml

FOLDER = Path(__file__).with_name("phrases")


@lru_cache(maxsize=1)
def phrases() -> dict[str, dict[str, Any]]:
    """Every phrase by its response name; the files are part of the release and read once.

    Raises ValueError when two files name the same one.
    """
    found: dict[str, dict[str, Any]] = {}
    for path in sorted(FOLDER.glob("*.yml")):
        more = yaml.load(path.read_text(encoding="utf-8"), yaml.CSafeLoader)
        if twice := found.keys() & more.keys():
            raise ValueError(f"named twice: {', '.join(sorted(twice))}")
        found |= more
    return found


def phrase_names() -> list[str]:
    """Names that the domain must know as responses."""
    return sorted(phrases())
