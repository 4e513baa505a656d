"""``python -m bot.evaluate``: trains the understanding on any labelled sentences and measures it.

Files hold JSON lines ``{"text", "label"}``; with ``--oos`` the texts of a third file are
questions that no label covers. Shares are from 0 to 1, times in seconds and milliseconds.
"""

from __future__ import annotations

import argparse
import json
import sys
from pathlib import Path

from bot.rasa_light import prepare

FEWEST = 2  # examples from which anything can be learnt


def main(arguments: list[str] | None = None) -> int:
    """Prints one figure a line, or one JSON object; 2 when a file cannot be read or says too little."""
    given = _arguments().parse_args(arguments)
    try:
        train, test = read_labelled(given.train, FEWEST), read_labelled(given.test)
        foreign = [text for text, _ in read_lines(given.oos)] if given.oos else []
    except (OSError, ValueError) as error:
        sys.stderr.write(f"cannot read the examples: {error}\n")
        return 2
    prepare()
    from bot.measures import measure  # Rasa may be imported only now

    figures = measure(train, test, foreign)
    lines = (
        [json.dumps(figures)]
        if given.json
        else [f"{name:24} {value}" for name, value in figures.items()]
    )
    sys.stdout.write("\n".join(lines) + "\n")
    return 0


def _arguments() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="bot.evaluate", description=__doc__)
    for name in ("train", "test"):
        parser.add_argument(f"--{name}", type=Path, required=True)
    parser.add_argument("--oos", type=Path)
    parser.add_argument("--json", action="store_true")
    return parser


def read_labelled(path: Path, fewest: int = 1) -> list[tuple[str, str]]:
    """Text and label of each line; OSError, or ValueError where a label is missing or there are too few lines."""
    rows = read_lines(path)
    if len(rows) < fewest:
        raise ValueError(f"{path}: fewer than {fewest} examples")
    for number, (_, label) in enumerate(rows, 1):
        if not label:
            raise ValueError(f"{path}: example {number} has no label")
    return rows


def read_lines(path: Path) -> list[tuple[str, str]]:
    """Text and label of each line, which may be empty; OSError or ValueError, which names file and line."""
    lines = enumerate(path.read_text(encoding="utf-8").splitlines(), 1)
    return [_read(f"{path}, line {number}", line) for number, line in lines if line.strip()]


def _read(where: str, line: str) -> tuple[str, str]:
    try:
        row = json.loads(line)
        text, label = row["text"], row.get("label", "")
    except (ValueError, TypeError, KeyError, AttributeError):
        raise ValueError(f'{where}: not {{"text": …, "label": …}}') from None
    if not isinstance(text, str) or not isinstance(label, str):
        raise ValueError(f"{where}: text and label are strings")
    return text, label


if __name__ == "__main__":
    sys.exit(main())
