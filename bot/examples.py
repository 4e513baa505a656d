"""Training examples in files of data/nlu, read without Rasa."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import yaml

KEYS = {"intent", "examples"}
BULLET = "- "
MARKED = re.compile(r"\[[^\]]*\][({]")  # an entity, as Rasa's files may mark it


class NotPlain(ValueError):
    """A file with anything but plain examples of intents: Rasa may be able to read it."""


def plain_examples(path: Path) -> list[tuple[str, str]]:
    """Intent and text of each example; raises OSError, yaml.YAMLError or NotPlain."""
    written = yaml.load(path.read_text(encoding="utf-8"), yaml.CSafeLoader)
    if not isinstance(written, dict) or not isinstance(written.get("nlu"), list):
        raise NotPlain(f"{path}: no list of intents under nlu")
    return [(block["intent"], text) for block in written["nlu"] for text in _texts(path, block)]


def _texts(path: Path, block: Any) -> Iterator[str]:
    if (
        not isinstance(block, dict)
        or block.keys() != KEYS
        or not isinstance(block["examples"], str)
    ):
        raise NotPlain(f"{path}: {block!r:.60} is not an intent with its examples")
    for line in block["examples"].splitlines():
        if line.strip():
            yield _text(path, line.strip())


def _text(path: Path, line: str) -> str:
    if not line.startswith(BULLET) or MARKED.search(line):
        raise NotPlain(f"{path}: {line:.60} is not a plain example")
    return line.removeprefix(BULLET).strip()
