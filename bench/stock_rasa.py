"""Stock Rasa and ours on the same examples: `.venv-bot/bin/python -m bench.stock_rasa --every 14 --epochs 25`.

Then the same with `--pipeline ours`; each prints one JSON object. Stock is the pipeline of `rasa init`: DIET over
sparse features and FallbackClassifier. It learns the full labels as plain intents, which spares it the response
selectors. A whole training is a hundred epochs and takes hours, so this one is bounded.
"""

import argparse
import asyncio
import json
import resource
import tempfile
import time
from collections.abc import Callable
from itertools import groupby
from operator import itemgetter
from pathlib import Path
from typing import Any

import yaml

from bot.examples import plain_examples

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
Parsed = tuple[list[str], bool]  # the first three topics, and whether the first is answered


def main() -> None:
    """Train, measure on the hold-out, print one JSON object."""
    parser = argparse.ArgumentParser(prog="bench.stock_rasa", description=__doc__)
    parser.add_argument("--every", type=int, default=14, help="of so many examples one; 1: all")
    parser.add_argument("--epochs", type=int, default=20, help="of stock; a whole training has 100")
    parser.add_argument("--pipeline", choices=("stock", "ours"), default="stock")
    parser.add_argument("--only-train", action="store_true")
    parser.add_argument("--only-list", action="store_true", help="print the examples by label")
    given = parser.parse_args()
    examples = read_examples(given.every)
    if given.only_list:
        print(json.dumps(examples))
        return
    facts = {"examples": count(examples), "all_examples": count(read_examples(1))}
    if given.pipeline == "ours":
        print(json.dumps(facts | ours(examples)))
        return
    with tempfile.TemporaryDirectory() as folder:
        spent, model = train(Path(folder), examples, given.epochs)
        figures = {} if given.only_train else stock(model)
    print(json.dumps({**facts, "epochs": given.epochs, **spent, **figures}))


def count(examples: Labelled) -> int:
    """How many there are under all labels."""
    return sum(map(len, examples.values()))


def read_examples(every: int) -> Labelled:
    """The examples of data/nlu by label; where `every` thins them, each label and language keeps its share."""
    found: Labelled = {}
    for path in sorted((DATA / "nlu").glob("*/*.yml")):
        for intent, rows in groupby(plain_examples(path), key=itemgetter(0)):
            found.setdefault(plain(intent), []).extend(text for _, text in list(rows)[::every])
    return found


def train(folder: Path, examples: Labelled, epochs: int) -> tuple[dict[str, float], str]:
    """The time it took and the path of the model."""
    import rasa.nlu.classifiers.diet_classifier  # noqa: F401 - TensorFlow is loaded before the clock runs
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
    began = clocks()
    model = train_nlu(str(folder / "config.yml"), str(folder / "nlu.yml"), output=str(folder))
    return since(began), str(model)


def clocks() -> tuple[float, float]:
    """The wall clock, and the processor's time of this process and those it has waited for."""
    used = [resource.getrusage(who) for who in (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN)]
    return time.perf_counter(), sum(one.ru_utime + one.ru_stime for one in used)


def since(began: tuple[float, float]) -> dict[str, float]:
    """Seconds of training by both clocks; the second does not depend on who else is at work."""
    wall, processor = (round(now - then, 1) for now, then in zip(clocks(), began, strict=True))
    return {"train_seconds": wall, "train_processor_seconds": processor}


def stock(model: str) -> dict[str, Any]:
    """Figures of a trained stock model."""
    from rasa.core.agent import Agent

    agent = Agent.load(model)

    def parse(text: str) -> Parsed:
        found = asyncio.run(agent.parse_message(text))
        ranking = [one["name"] for one in found["intent_ranking"] if one["name"] != "nlu_fallback"]
        best = found["intent"]["name"] or "nlu_fallback"
        return ranking[:3], not best.startswith(("nlu_fallback", "out_of_scope"))

    return measure(parse)


def ours(examples: Labelled) -> dict[str, Any]:
    """Seconds of training and figures of our pipeline."""
    from bot.rasa_light import prepare

    prepare()
    from bot.measures import fit, heard
    from bot.understanding import ANSWER

    began = clocks()
    model = fit([(text, label) for label, texts in examples.items() for text in texts])
    spent = since(began)

    def parse(text: str) -> Parsed:
        found = model.understand(heard([text])[0])
        topics = [found.topic, *(guess.topic for guess in found.suggestions)]
        return [plain(topic) for topic in topics[:3]], found.zone == ANSWER

    return {**spent, **measure(parse)}


def measure(parse: Callable[[str], Parsed]) -> dict[str, Any]:
    """Shares on the hold-out by language, and milliseconds a sentence."""
    figures: dict[str, Any] = {}
    for language in ("zh", "en"):
        lines = (DATA / "holdout" / f"{language}.jsonl").read_text("utf-8").splitlines()
        rows = [json.loads(line) for line in lines]
        parse(
            rows[0]["text"]
        )  # what is loaded at the first sentence is no part of a sentence's time
        began = clocks()
        parsed = [parse(row["text"]) for row in rows]
        spent = [(now - then) / len(rows) * 1000 for now, then in zip(clocks(), began, strict=True)]
        each = {"parse_ms": round(spent[0], 1), "parse_processor_ms": round(spent[1], 1)}
        figures[language] = shares(rows, parsed) | each
    return figures


def shares(rows: list[dict[str, str]], parsed: list[Parsed]) -> dict[str, float]:
    """First place, first three, answered and wrongly answered, out-of-scope answered, in percent."""
    pairs = list(zip(rows, parsed, strict=True))
    mine = [(plain(row["label"]), *found) for row, found in pairs if row["label"] != "out_of_scope"]
    strange = {
        distance: [sure for row, (_, sure) in pairs if row.get("distance") == distance]
        for distance in ("near", "far")
    }
    return {
        "first": percent([ranking[0] == label for label, ranking, _ in mine]),
        "three": percent([label in ranking for label, ranking, _ in mine]),
        "answered": percent([sure for *_, sure in mine]),
        "answered_wrongly": percent(
            [sure and ranking[0] != label for label, ranking, sure in mine]
        ),
        **{f"{distance}_answered": percent(hits) for distance, hits in strange.items()},
    }


def plain(label: str) -> str:
    """A topic as the name of an intent."""
    return label.replace("/", "_")


def percent(hits: list[bool]) -> float:
    """The share of the true ones."""
    return round(100 * sum(hits) / max(len(hits), 1), 1)


if __name__ == "__main__":
    main()
