"""`python -m bench.chaos [--runs N] [RESULT.xml …]`: run the chaos tests and write their table into docs/delivery.md.

With `--runs` each fault strikes so many times; Redis only where LOBBY_TEST_POSTGRES_URL and LOBBY_TEST_REDIS_URL
name servers for tests. With result files of earlier runs (`pytest tests/chaos --junitxml`) it
only writes the table.
"""

import argparse
import os
import subprocess
import sys
import tempfile
import xml.etree.ElementTree as ET
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

ROOT = Path(__file__).parent.parent
PAPER = ROOT / "docs" / "delivery.md"
BEGIN, END = "<!-- chaos table: begin -->", "<!-- chaos table: end -->"
HEAD = (
    "| fault | runs | messages | lost | doubled | seconds to recover, the slowest |\n"
    "|---|---|---|---|---|---|"
)


@dataclass
class Row:
    """What happened under one fault, over all its runs."""

    runs: int = 0
    messages: int = 0
    lost: int = 0
    doubled: int = 0
    seconds: float = 0.0  # the slowest

    def take(self, run: dict[str, str]) -> None:
        """Add a run."""
        self.runs += 1
        self.messages += int(run["messages"])
        self.lost += int(run["lost"])
        self.doubled += int(run["doubled"])
        self.seconds = max(self.seconds, float(run["seconds"]))


def main(given: argparse.Namespace) -> int:
    """Return the exit code of the tests, or 0."""
    with tempfile.TemporaryDirectory() as folder:
        files, code = list(given.results), 0
        if not files:
            files = [Path(folder) / f"{number}.xml" for number in range(given.runs)]
            code = max(_strike(file) for file in files)
        table = _table([run for file in files for run in _runs(file)])
    text = PAPER.read_text(encoding="utf-8")
    before, after = text.split(BEGIN)[0], text.split(END)[1]
    PAPER.write_text(f"{before}{BEGIN}\n{table}\n{END}{after}", encoding="utf-8")
    print(table)
    return code


def _strike(file: Path) -> int:
    """Let each fault strike once; the state machine has a measurement of its own (bench.routing)."""
    command = [sys.executable, "-m", "pytest", "tests/chaos", "-q", f"--junitxml={file}"]
    command.append("--ignore=tests/chaos/test_floor_machine.py")
    longer = os.environ | {"LOBBY_CHAOS_ASLEEP_SECONDS": "60"}
    return subprocess.run(command, cwd=ROOT, check=False, env=longer).returncode


def _runs(file: Path) -> Iterator[dict[str, str]]:
    for case in ET.parse(file).iter("testcase"):  # noqa: S314 - written by our own tests
        found = {one.get("name", ""): one.get("value", "") for one in case.iter("property")}
        if "seconds" in found:
            yield found


def _table(runs: list[dict[str, str]]) -> str:
    rows: dict[str, Row] = defaultdict(Row)
    for run in runs:
        rows[run["fault"]].take(run)
    lines = [
        f"| {fault} | {one.runs} | {one.messages} | {one.lost} | {one.doubled} | {one.seconds:.1f} |"
        for fault, one in rows.items()
    ]
    return "\n".join([HEAD, *lines])


if __name__ == "__main__":
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("--runs", type=int, default=1, help="how often each fault strikes")
    parser.add_argument("results", type=Path, nargs="*", help="result files of earlier runs")
    sys.exit(main(parser.parse_args()))
