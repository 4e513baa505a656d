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


def main(arguments: list[str] | None = None) -> int:
    """Prints one figure a line, or one JSON object; 2 when a file cannot be read."""
    given = _arguments().parse_args(arguments)
    try:
        train, test = read_lines(given.train), read_lines(given.test)
        foreign = [text for text, _ in read_lines(given.oos)] if given.oos else []
    except (OSError, ValueError, KeyError) as error:
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


def read_lines(path: Path) -> list[tuple[str, str]]:
    """Text and label of each line; a line without a label has an empty one."""
    rows = [
        json.loads(line) for line in path.read_text(encoding="utf-8").splitlines() if line.strip()
    ]
    return [(row["text"], row.get("label", "")) for row in rows]


if __name__ == "__main__":
    sys.exit(main())
