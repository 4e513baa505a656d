"""The project of `rasa init` with the topics of data/ added: `.venv-bot/bin/python -m bench.stock_project FOLDER`.

Its pipeline and policies are those that Rasa 3.6.21 writes into an empty config.yml. Each topic is a plain intent with
one rule and one response, which spares stock a response selector; `nlu_fallback` has a rule, as is its custom.
Every 28th example is learned for a few epochs: what is learned hardly changes how long a turn takes, the size of the
network does. Prints the path of the model, which is kept under var/bench until examples or configuration change.
"""

import argparse
import hashlib
import json
import shutil
import tempfile
from importlib.util import find_spec
from pathlib import Path
from typing import Any

import yaml

from bench.stock_rasa import PIPELINE, Labelled, read_examples

EVERY, EPOCHS, POLICY_EPOCHS = 28, 5, 20
NOT_UNDERSTOOD = "nlu_fallback"


def main() -> None:
    """Train, unless that was done."""
    parser = argparse.ArgumentParser(prog="bench.stock_project", description=__doc__)
    parser.add_argument("folder", type=Path)
    folder: Path = parser.parse_args().folder
    examples = read_examples(EVERY)
    made_of = json.dumps([examples, configuration()])
    model = folder / f"stock-{hashlib.sha256(made_of.encode()).hexdigest()[:16]}.tar.gz"
    if not model.exists():
        with tempfile.TemporaryDirectory() as project:
            write(Path(project), examples)
            train(Path(project), model)
    print(json.dumps({"model": str(model.resolve())}))


def write(project: Path, examples: Labelled) -> None:
    """Lay the topics beside what `rasa init` makes."""
    rasa = find_spec("rasa")
    shutil.copytree(
        Path(rasa.submodule_search_locations[0]) / "cli/initial_project",
        project,
        dirs_exist_ok=True,
    )
    _yaml(project / "config.yml", configuration())
    texts = {intent: "".join(f"- {text}\n" for text in lines) for intent, lines in examples.items()}
    nlu = [{"intent": intent, "examples": lines} for intent, lines in texts.items()]
    _yaml(project / "data" / "topics.yml", {"nlu": nlu, "rules": _rules([*texts, NOT_UNDERSTOOD])})
    said = {
        f"utter_{intent}": [{"text": f"About {intent}."}] for intent in [*texts, NOT_UNDERSTOOD]
    }
    _yaml(project / "topics_domain.yml", {"intents": list(texts), "responses": said})


def configuration() -> dict[str, Any]:
    """What Rasa writes where nothing is configured, with fewer epochs."""
    pipeline = [dict(part) for part in PIPELINE]
    pipeline[5]["epochs"] = EPOCHS
    selector = {"name": "ResponseSelector", "epochs": EPOCHS, "constrain_similarities": True}
    pipeline[6:6] = [{"name": "EntitySynonymMapper"}, selector]
    network = {"max_history": 5, "epochs": POLICY_EPOCHS}
    policies = [
        {"name": "MemoizationPolicy"},
        {"name": "RulePolicy"},
        {"name": "UnexpecTEDIntentPolicy", **network},
        {"name": "TEDPolicy", **network, "constrain_similarities": True},
    ]
    head = {"recipe": "default.v1", "assistant_id": "stock", "language": "en"}
    return {**head, "pipeline": pipeline, "policies": policies}


def _rules(intents: list[str]) -> list[dict[str, Any]]:
    return [
        {"rule": intent, "steps": [{"intent": intent}, {"action": f"utter_{intent}"}]}
        for intent in intents
    ]


def _yaml(path: Path, content: dict[str, Any]) -> None:
    text = yaml.safe_dump({"version": "3.1", **content}, allow_unicode=True, sort_keys=False)
    path.write_text(text, encoding="utf-8")


def train(project: Path, model: Path) -> None:
    """Leave the model where it is looked for."""
    import rasa

    domain = project / "domain"
    domain.mkdir(exist_ok=True)
    for name in ("domain.yml", "topics_domain.yml"):
        shutil.move(project / name, domain / name)
    made = rasa.train(
        str(domain),
        str(project / "config.yml"),
        str(project / "data"),
        output=str(project / "models"),
    )
    shutil.move(made.model, model)


if __name__ == "__main__":
    main()
