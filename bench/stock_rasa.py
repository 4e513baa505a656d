"""Stock Rasa on our examples: `.venv-bot/bin/python -m bench.stock_rasa --each 8 --epochs 20 > stock.json`.

The pipeline is that of `rasa init`: DIET over sparse features and FallbackClassifier. It learns
the full labels as plain intents, which spares it the response selectors. A whole training is a
hundred epochs and takes hours, so this one is bounded (see bench/training.py for the whole).
"""

import argparse
import asyncio
import json
import tempfile
import time
from pathlib import Path
from typing import Any

import yaml

DATA = Path(__file__).parents[1] / "data"
PIPELINE: list[dict[str, Any]] = [
    {"name": "WhitespaceTokenizer"},
    {"name": "RegexFeaturizer"},
    {"name": "LexicalSyntacticFeaturizer"},
    {"name": "CountVectorsFeaturizer"},
    {"name": "CountVectorsFeaturizer", "analyzer": "char_wb", "min_ngram": 1, "max_ngram": 4},
    {"name": "DIETClassifier", "epochs": 100, "constrain_similarities": True},
    {"name": "FallbackClassifier", "threshold": 0.3, "ambiguity_threshold": 0.1},
]
Labelled = dict[str, list[str]]


def main() -> None:
    """Train, measure on the hold-out, print one JSON object."""
    parser = argparse.ArgumentParser(prog="bench.stock_rasa", description=__doc__)
    parser.add_argument("--each", type=int, default=8, help="examples a topic and language; 0: all")
    parser.add_argument("--epochs", type=int, default=20)
    parser.add_argument("--only-train", action="store_true")
    parser.add_argument("--only-list", action="store_true", help="print the examples by label")
    given = parser.parse_args()
    examples = read_examples(given.each)
    if given.only_list:
        print(json.dumps(examples))
        return
    with tempfile.TemporaryDirectory() as folder:
        seconds, model = train(Path(folder), examples, given.epochs)
        figures = {} if given.only_train else measure(model)
    facts = {"examples": count(examples), "all_examples": count(read_examples(0))}
    print(json.dumps({**facts, "epochs": given.epochs, "train_seconds": seconds, **figures}))


def count(examples: Labelled) -> int:
    """How many there are under all labels."""
    return sum(map(len, examples.values()))


def read_examples(each: int) -> Labelled:
    """The examples of data/nlu by label; evenly spread ones where `each` bounds them."""
    found: Labelled = {}
    for path in sorted((DATA / "nlu").glob("*/*.yml")):
        for block in yaml.load(path.read_text("utf-8"), Loader=yaml.CSafeLoader)["nlu"]:
            lines = [line.removeprefix("- ") for line in block["examples"].splitlines()]
            kept = lines[:: max(1, len(lines) // each)][:each] if each else lines
            found.setdefault(block["intent"].replace("/", "_"), []).extend(kept)
    return found


def train(folder: Path, examples: Labelled, epochs: int) -> tuple[float, str]:
    """Seconds and the path of the model."""
    from rasa.model_training import train_nlu

    PIPELINE[5]["epochs"] = epochs
    config = {"recipe": "default.v1", "language": "en", "pipeline": PIPELINE, "assistant_id": "x"}
    (folder / "config.yml").write_text(yaml.safe_dump(config), encoding="utf-8")
    blocks = [
        {"intent": label, "examples": "".join(f"- {text}\n" for text in texts)}
        for label, texts in examples.items()
    ]
    nlu = {"version": "3.1", "nlu": blocks}
    (folder / "nlu.yml").write_text(yaml.safe_dump(nlu, allow_unicode=True), encoding="utf-8")
    began = time.perf_counter()
    model = train_nlu(str(folder / "config.yml"), str(folder / "nlu.yml"), output=str(folder))
    return time.perf_counter() - began, str(model)


def measure(model: str) -> dict[str, Any]:
    """Shares on the hold-out by language, and milliseconds a sentence."""
    from rasa.core.agent import Agent

    agent = Agent.load(model)
    figures: dict[str, Any] = {}
    for language in ("zh", "en"):
        lines = (DATA / "holdout" / f"{language}.jsonl").read_text("utf-8").splitlines()
        rows = [json.loads(line) for line in lines]
        began = time.perf_counter()
        parsed = [asyncio.run(agent.parse_message(row["text"])) for row in rows]
        spent = time.perf_counter() - began
        figures[language] = shares(rows, parsed) | {"parse_ms": round(spent / len(rows) * 1000, 1)}
    return figures


def shares(rows: list[dict[str, str]], parsed: list[dict[str, Any]]) -> dict[str, float]:
    """First place, first three, and out-of-scope questions that get an answer, in percent."""
    ours, strange = [], []
    for row, found in zip(rows, parsed, strict=True):
        ranking = [one["name"] for one in found["intent_ranking"] if one["name"] != "nlu_fallback"]
        best = found["intent"]["name"] or ""
        if row["label"] == "out_of_scope":
            strange.append(not best.startswith(("nlu_fallback", "out_of_scope")))
        else:
            ours.append((row["label"].replace("/", "_"), ranking[:3]))
    percent = lambda hits: round(100 * sum(hits) / len(hits), 1)  # noqa: E731
    return {
        "first": percent([label == ranking[0] for label, ranking in ours]),
        "three": percent([label in ranking for label, ranking in ours]),
        "out_of_scope_answered": percent(strange),
    }


if __name__ == "__main__":
    main()
