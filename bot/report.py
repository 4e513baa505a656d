"""``python -m bot.report``: how well the trained model does on the hold-out, by language and style.

Writes docs/understanding-figures.md and the pictures; with ``--json`` prints the figures and writes
nothing. ``data/holdout`` holds questions that nobody trains on: ``{"text", "label", "style"}`` a line;
``--questions`` names another folder with a file a language, such as ``data/holdout/earlier``.
"""

from __future__ import annotations

import argparse
import json
import subprocess
import sys
import tarfile
import tempfile
from dataclasses import dataclass
from pathlib import Path

from bot import train
from bot.model_files import fingerprint, model_path
from bot.rasa_light import prepare
from bot.settings import FOLDER, Settings

DOCS = FOLDER.parent / "docs"
BINS = 15
HEAD = "| {} | questions | right first | in the first three | answered | answered wrongly | offered topics |"


@dataclass(frozen=True)
class Asked:
    """One question of the hold-out and what was understood."""

    label: str
    style: str
    topics: list[str]
    zone: str
    confidence: float


def main(arguments: list[str] | None = None) -> int:
    """Trains first if data changed; 1 when that fails."""
    parser = argparse.ArgumentParser(prog="bot.report", description=__doc__)
    parser.add_argument("--json", action="store_true")
    settings = Settings.from_environment()
    parser.add_argument("--questions", type=Path, default=settings.data / "holdout")
    asked_for = parser.parse_args(arguments)
    wanted = model_path(settings.models, fingerprint(settings.data))
    if not wanted.exists() and train.main():
        return 1
    prepare()
    found = {path.stem: ask(wanted, path) for path in sorted(asked_for.questions.glob("*.jsonl"))}
    if asked_for.json:
        figures = {language: by_style(asked) for language, asked in found.items()}
        for language, asked in found.items():
            figures[language]["all"]["calibration_error"] = calibration_error(asked)
        sys.stdout.write(json.dumps(figures) + "\n")
        return 0
    (DOCS / "understanding-figures.md").write_text(tables(found), encoding="utf-8")
    # Another process: this one has put an empty module in matplotlib's place.
    return subprocess.run([sys.executable, "-m", "bot.pictures"], check=False).returncode


def ask(archive: Path, questions: Path) -> list[Asked]:
    """Every question of a file; out of scope ones have their distance as style."""
    from bot.components.topic_model import TopicModel
    from bot.measures import heard

    with tempfile.TemporaryDirectory() as folder:
        with tarfile.open(archive) as packed:
            packed.extractall(folder)  # noqa: S202 - written by our own trainer
        model = TopicModel.load(next(Path(folder).rglob("linear.json")).parent)
    rows = [json.loads(line) for line in questions.read_text(encoding="utf-8").splitlines()]
    asked = []
    for row, sentence in zip(rows, heard([row["text"] for row in rows]), strict=True):
        found = model.understand(sentence)
        topics = [found.topic, *(guess.topic for guess in found.suggestions)]
        style = row.get("distance", row["style"])
        asked.append(Asked(row["label"], style, topics, found.zone, found.confidence))
    return asked


def by_style(asked: list[Asked]) -> dict[str, dict[str, float]]:
    """Shares in percent for each style, for ``all`` in-scope questions, and for ``near`` and ``far`` ones."""
    ours = [one for one in asked if one.style not in ("near", "far")]
    styles = {one.style: [other for other in asked if other.style == one.style] for one in asked}
    return {name: shares(group) for name, group in {"all": ours, **styles}.items()}


def shares(group: list[Asked]) -> dict[str, float]:
    """Right in first place and in the first three; answered, wrongly answered, offered."""
    answered = [one.zone == "answer" for one in group]
    first = [one.topics[0] == one.label for one in group]
    return {
        "questions": len(group),
        "first": _percent(first),
        "three": _percent([one.label in one.topics[:3] for one in group]),
        "answered": _percent(answered),
        "wrong": _percent([a and not f for a, f in zip(answered, first, strict=True)]),
        "offered": _percent([one.zone == "suggest" for one in group]),
    }


def calibration_error(asked: list[Asked]) -> float:
    """Expected calibration error of in-scope questions, in percent: by how much confidence and share right differ.

    Over BINS equal spans of confidence, weighed by their questions (Naeini and others, 2015).
    """
    ours = [one for one in asked if one.style not in ("near", "far")]
    spans: dict[int, list[float]] = {}
    for one in ours:
        span = min(int(one.confidence * BINS), BINS - 1)
        spans.setdefault(span, []).append((one.topics[0] == one.label) - one.confidence)
    return round(100 * sum(abs(sum(gaps)) for gaps in spans.values()) / max(len(ours), 1), 1)


def tables(found: dict[str, list[Asked]]) -> str:
    """Markdown, one table a language."""
    parts = ["# Figures of the understanding\n\nMade by `python -m bot.report`; percent.\n"]
    for language, asked in found.items():
        lines = [HEAD.format(language), "|---" + "|---:" * 6 + "|"]
        for style, figures in by_style(asked).items():
            lines.append("| " + " | ".join([style, *(f"{v:g}" for v in figures.values())]) + " |")
        error = f"Expected calibration error of the confidence: {calibration_error(asked)}."
        parts.append("\n".join([*lines, "", error, ""]))
    return "\n".join(parts)


def _percent(hits: list[bool]) -> float:
    return round(100 * sum(hits) / max(len(hits), 1), 1)


if __name__ == "__main__":
    sys.exit(main())
