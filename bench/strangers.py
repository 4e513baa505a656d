"""F11: the bank's own topics, on the hold-out that nobody trains on, by language and style."""

import tempfile
from pathlib import Path
from typing import Any

from bench.understanding import ROOT, facts, percent, read_lines, write_lines

GOALS = {"three": 95.0, "first": 90.0, "near not answered": 90.0}
LANGUAGES = ("zh", "en")


async def measure() -> dict[str, Any]:
    """The worse language counts; the baseline is the plain recipe's first place on the same questions."""
    found = await facts("bot.report", "--json")
    plain = await _plain()
    figures = {language: _figures(found[language]) for language in LANGUAGES}
    worst = [min(figures[language][name] for language in LANGUAGES) for name in GOALS]
    return {
        "value": worst,
        "unit": "% in the first three; first; near out-of-scope not answered (worse language)",
        "baseline": [plain["recall_at_3"], plain["accuracy"], None],
        "ratio": [
            round(worst[0] / plain["recall_at_3"], 3),
            round(worst[1] / plain["accuracy"], 3),
            None,
        ],
        "goal": list(GOALS.values()),
        "met": all(a >= b for a, b in zip(worst, GOALS.values(), strict=True)),
        **{
            f"{language}, {style}": row
            for language in LANGUAGES
            for style, row in found[language].items()
        },
    }


def _figures(found: dict[str, dict[str, float]]) -> dict[str, float]:
    ours = found["all"]
    near = round(100 - found["near"]["answered"], 1)
    return {"three": ours["three"], "first": ours["first"], "near not answered": near}


async def _plain() -> dict[str, float]:
    """The worse language of the plain recipe, trained on the same examples."""
    rows = await facts("bench.stock_rasa", "--every", "1", "--only-list")
    train = [
        {"text": text, "label": label}
        for label, texts in rows.items()
        for text in texts
        if not label.startswith("out_of_scope")
    ]
    found = []
    with tempfile.TemporaryDirectory() as scratch:
        folder = Path(scratch)
        written = write_lines(folder / "train.jsonl", train)
        for language in LANGUAGES:
            asked = read_lines(ROOT / "data" / "holdout" / f"{language}.jsonl")
            ours = [
                {"text": row["text"], "label": row["label"].replace("/", "_")}
                for row in asked
                if row["label"] != "out_of_scope"
            ]
            test = write_lines(folder / f"{language}.jsonl", ours)
            found.append(await facts("bench.plain_recipe", written, test))
    return {name: percent(min(one[name] for one in found)) for name in ("accuracy", "recall_at_3")}
