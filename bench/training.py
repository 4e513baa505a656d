"""F4: training all of data/ from scratch, against stock Rasa on the same examples.

Stock needs hours, so its time is extrapolated: the seconds of an epoch over a sample, from a short
and a longer run in the same minute, times a hundred epochs, times all examples over the sample.
"""

import tempfile
import time
from pathlib import Path
from typing import Any

from bench.understanding import facts, run

GOAL, TIMES = 90.0, 20.0
SAMPLE, SHORT, LONG = 28, 2, 10  # one example of so many; epochs
STOCK_EPOCHS = 100  # of `rasa init`


async def measure() -> dict[str, Any]:
    """Wall-clock seconds, Rasa's own start included."""
    with tempfile.TemporaryDirectory() as home:
        began = time.perf_counter()
        await run("bot.train", home=Path(home))
        ours = time.perf_counter() - began
    stock = await _stock()
    return {
        "value": round(ours, 1),
        "unit": "s",
        "baseline": round(stock),
        "ratio": round(stock / ours, 1),
        "goal": f"<= {GOAL} s, {TIMES} times faster than stock",
        "met": ours <= GOAL and stock >= TIMES * ours,
        "baseline_is": f"{STOCK_EPOCHS} epochs of DIET, extrapolated from epochs {SHORT + 1} to {LONG} over a sample",
        "accuracy": "of both on the same examples: docs/understanding.md, beside stock Rasa",
    }


async def _stock() -> float:
    sample = ("bench.stock_rasa", "--only-train", "--every", str(SAMPLE), "--epochs")
    short, long = await facts(*sample, str(SHORT)), await facts(*sample, str(LONG))
    epoch = (long["train_seconds"] - short["train_seconds"]) / (LONG - SHORT)
    return epoch * STOCK_EPOCHS * short["all_examples"] / short["examples"]
