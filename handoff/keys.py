"""Secrets of this installation: made once, kept in the home folder, readable by its owner alone."""

import json
import os
import secrets
from dataclasses import dataclass
from pathlib import Path

from handoff.settings import Settings


@dataclass(frozen=True, slots=True)
class Keys:
    """The secrets that the processes share."""

    bot_token: str
    visitor_key: str
    seal_key: str  # 64 hex digits: AES-256


def load(settings: Settings) -> Keys:
    """Return the keys, making those that are missing; settings override what is on disk."""
    path = settings.home / "keys.json"
    stored = json.loads(path.read_text()) if path.exists() else {}
    kept = {name: stored.get(name) or secrets.token_hex(32) for name in Keys.__slots__}
    if kept != stored:
        _write(path, kept)
    given = {name: getattr(settings, name).get_secret_value() for name in Keys.__slots__}
    return Keys(**{name: given[name] or kept[name] for name in Keys.__slots__})


def _write(path: Path, keys: dict[str, str]) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    part = path.with_suffix(".part")
    descriptor = os.open(part, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600)
    with os.fdopen(descriptor, "w") as file:
        json.dump(keys, file)
    part.replace(path)
