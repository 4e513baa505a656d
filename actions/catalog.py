"""Read figures from the catalogue: each rate, fee and limit as an exact Decimal with its source.

The files are read again when they change, so that a new rate needs no restart.
"""

from dataclasses import dataclass
from datetime import date
from decimal import Decimal, InvalidOperation
from functools import lru_cache
from pathlib import Path
from typing import Any

import yaml


class FigureMissing(LookupError):
    """The catalogue does not have it, or not as an exact figure."""


@dataclass(frozen=True, slots=True)
class Source:
    """Since when a file of the catalogue holds, and by which notice, in zh and en."""

    effective: date
    notice: dict[str, str]


class Catalog:
    """The folder `catalog`; a path such as `deposits.fixed.1y.rate` begins with the file's name."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder

    def figure(self, path: str) -> Decimal:
        """Return the figure: rates in percent a year, money in yuan. A YAML float is refused."""
        found = self.entry(path)
        if isinstance(found, bool) or not isinstance(found, str | int):
            raise FigureMissing(path)
        try:
            return Decimal(found)
        except InvalidOperation:
            raise FigureMissing(path) from None

    def entry(self, path: str) -> Any:
        """Return whatever stands at the path: a text, a list, a table."""
        name, *keys = path.split(".")
        found: Any = self._file(name)
        for key in keys:
            found = _below(found, key)
            if found is None:
                raise FigureMissing(path)
        return found

    def source(self, name: str) -> Source:
        """Return since when a file holds and who says so."""
        table = self._file(name)
        return Source(table["effective"], table["source"])

    def _file(self, name: str) -> dict[str, Any]:
        path = self._folder / f"{name}.yml"
        try:
            return _read(path, path.stat().st_mtime_ns)
        except FileNotFoundError:
            raise FigureMissing(name) from None


def _below(table: Any, key: str) -> Any:
    if isinstance(table, dict):
        return table.get(key)
    if isinstance(table, list) and key.isdecimal() and int(key) < len(table):
        return table[int(key)]
    return None


@lru_cache(maxsize=32)
def _read(path: Path, _changed: int) -> dict[str, Any]:
    """Parse one file; `_changed` makes the answer of an older version count no more."""
    table = yaml.safe_load(path.read_text(encoding="utf-8"))
    if not isinstance(table, dict):
        raise FigureMissing(path.name)
    return table
