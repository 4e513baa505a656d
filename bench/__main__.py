"""`python -m bench [--only F5]`: measure, print the table, keep it in bench/results/latest.json."""

import argparse
import asyncio
import importlib
import json
from pathlib import Path
from typing import Any

RESULTS = Path(__file__).parent / "results" / "latest.json"

# Each figure and the module that measures it.
FIGURES = {
    "F1": "bench.first_turn",
    "F2": "bench.long_conversation",
    "F3": "bench.throughput",
    "F4": "bench.training",
    "F5": "bench.delivery",
    "F6": "bench.memory",
    "F7": "bench.escalation",
    "F8": "bench.faults",
    "routing": "bench.routing",
    "F9": "bench.banking77",
    "F10": "bench.clinc150",
    "F11": "bench.strangers",
    "F12": "bench.first_interaction",
    "F13": "bench.start",
}


def main() -> None:
    """Measure what was asked for."""
    parser = argparse.ArgumentParser(prog="python -m bench")
    parser.add_argument("--only", choices=sorted(FIGURES), help="one figure")
    wanted = parser.parse_args().only
    for figure in [wanted] if wanted else FIGURES:
        print(f"· measuring {figure} …", flush=True)
        row = asyncio.run(importlib.import_module(FIGURES[figure]).measure())
        _show(figure, row)
        _keep(figure, row)


def _keep(figure: str, row: dict[str, Any]) -> None:
    """Beside what stands there by now: another figure may have been measured in the meantime."""
    results = json.loads(RESULTS.read_text(encoding="utf-8")) if RESULTS.exists() else {}
    RESULTS.parent.mkdir(exist_ok=True)
    RESULTS.write_text(
        json.dumps({**results, figure: row}, indent=2, ensure_ascii=False) + "\n", encoding="utf-8"
    )


def _show(figure: str, row: dict[str, Any]) -> None:
    mark = "met" if row["met"] else "NOT met"
    print(
        f"  {figure}  {row['value']} {row['unit']}, baseline {row['baseline']}, ratio {row['ratio']}"
        f"  (goal {row['goal']}: {mark})"
    )
    for name in row.keys() - {"value", "unit", "baseline", "ratio", "goal", "met"}:
        print(f"      {name}: {row[name]}")


if __name__ == "__main__":
    main()
