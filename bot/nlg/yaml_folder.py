"""A folder of YAML files that people edit while the assistant runs."""

from __future__ import annotations

import logging
import os
from pathlib import Path
from typing import Any

import yaml

logger = logging.getLogger(__name__)
Stamp = tuple[tuple[str, int, int], ...]


class YamlFolder:
    """Content by file name without suffix; read again when a file appears, changes or goes."""

    def __init__(self, path: Path) -> None:
        self._path = path
        self._stamp: Stamp | None = None
        self._content: dict[str, Any] = {}

    def changed(self) -> bool:
        """Reads what changed. A file that does not parse leaves the last good content in use."""
        stamp = self._current_stamp()
        if stamp == self._stamp:
            return False
        self._stamp = stamp
        try:
            self._content = {Path(name).stem: self._read(name) for name, _, _ in stamp}
        except (OSError, yaml.YAMLError):
            logger.exception("%s cannot be read; the last good version stays in use", self._path)
            return False
        return True

    @property
    def content(self) -> dict[str, Any]:
        """What ``changed`` read last."""
        return self._content

    def _read(self, name: str) -> Any:
        return yaml.load((self._path / name).read_text(encoding="utf-8"), yaml.CSafeLoader)

    def _current_stamp(self) -> Stamp:
        try:
            entries = [entry for entry in os.scandir(self._path) if entry.name.endswith(".yml")]
        except FileNotFoundError:
            return ()
        seen = [(entry.name, entry.stat().st_mtime_ns, entry.stat().st_size) for entry in entries]
        return tuple(sorted(seen))
