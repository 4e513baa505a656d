"""F9: BANKING77, the full training set and the usual ten and five examples a label."""

from typing import Any

from bench.understanding import data_set, facts, percent

SETS = {"train": 94.0, "train_10": 85.2, "train_5": 78.0}


async def measure() -> dict[str, Any]:
    """Accuracy of the project's pipeline and of the plain recipe, for each training set."""
    folder = data_set("banking77")
    test = folder / "test.jsonl"
    ours, plain, seconds = [], [], []
    for name in SETS:
        train = folder / f"{name}.jsonl"
        found = await facts("bot.evaluate", "--train", train, "--test", test, "--json")
        ours.append(percent(found["accuracy"]))
        seconds.append(found["train_seconds"])
        plain.append(percent((await facts("bench.plain_recipe", train, test))["accuracy"]))
    return {
        "value": ours,
        "unit": "% right: all, ten, five examples a label",
        "baseline": plain,
        "ratio": [round(a / b, 3) for a, b in zip(ours, plain, strict=True)],
        "goal": list(SETS.values()),
        "met": all(a >= b for a, b in zip(ours, SETS.values(), strict=True)),
        "baseline_is": "TF-IDF and LinearSVC on the same sets",
        "train_seconds": seconds,
        "parse_ms": found["parse_ms"],
    }
