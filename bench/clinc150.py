"""F10: CLINC150, 150 intents, and questions that none of them covers."""

import tempfile
from pathlib import Path
from typing import Any

from bench.understanding import data_set, facts, percent, read_lines, write_lines

GOALS = [97.0, 92.0]
OUT_OF_SCOPE = "out_of_scope_near"  # the label under which our pipeline learns what is not ours


async def measure() -> dict[str, Any]:
    """Trained with the data set's hundred out-of-scope examples, and told apart without them."""
    folder = data_set("clinc150")
    train, test, strange = (folder / f"{name}.jsonl" for name in ("train", "test", "oos_test"))
    rows = [{**row, "label": OUT_OF_SCOPE} for row in read_lines(folder / "oos_train.jsonl")]
    with tempfile.TemporaryDirectory() as scratch:
        both = write_lines(Path(scratch) / "train.jsonl", read_lines(train) + rows)
        found = await facts(*("bot.evaluate", "--train", both), *_asked(test, strange))
    without = await facts(*("bot.evaluate", "--train", train), *_asked(test, strange))
    plain = await facts("bench.plain_recipe", train, test)
    ours = [percent(without["accuracy"]), percent(found["oos_recall_at_95"])]
    return {
        "value": ours,
        "unit": "% right of in-scope; % of out-of-scope found with 95 % of in-scope kept",
        "baseline": [percent(plain["accuracy"]), None],
        "ratio": [round(without["accuracy"] / plain["accuracy"], 3), None],
        "goal": GOALS,
        "met": all(a >= b for a, b in zip(ours, GOALS, strict=True)),
        "auroc": found["oos_auroc"],
        "without_out_of_scope_examples": percent(without["oos_recall_at_95"]),
        "in_scope_with_out_of_scope_examples": percent(found["accuracy"]),
        "train_seconds": found["train_seconds"],
        "parse_ms": found["parse_ms"],
    }


def _asked(test: Path, strange: Path) -> tuple[str | Path, ...]:
    return ("--test", test, "--oos", strange, "--json")
