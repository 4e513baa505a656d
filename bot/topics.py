"""Topics of data/topics.yml, and how a topic, a training label and a Rasa intent are one name.

A faq ``savings/rates`` is the retrieval intent ``savings/rates`` (intent ``savings``); a task
or small talk ``cards/report_lost`` is the plain intent ``cards_report_lost``.
"""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

import yaml

OUT_OF_SCOPE = "out_of_scope"


@dataclass(frozen=True)
class Topic:
    """One line of topics.yml; ``kind`` is faq, task or talk."""

    id: str
    kind: str
    zh: str
    en: str

    @property
    def label(self) -> str:
        """The name in the training data."""
        return self.id if self.kind == "faq" else self.id.replace("/", "_", 1)

    @property
    def intent(self) -> str:
        """What the rules see."""
        return intent_of(self.label)

    def description(self, language: str) -> str:
        """What it covers, as a last resort where an answer has no title."""
        return {"zh": self.zh, "en": self.en}[language]


def intent_of(label: str) -> str:
    """``savings/rates`` → ``savings``; a plain intent is itself; all out of scope are one."""
    return OUT_OF_SCOPE if label.startswith(OUT_OF_SCOPE) else label.split("/")[0]


def topic_of(label: str) -> str:
    """The topic's id of a training label."""
    if label.startswith(OUT_OF_SCOPE):
        return OUT_OF_SCOPE
    return label if "/" in label else label.replace("_", "/", 1)


def load_topics(path: Path) -> dict[str, Topic]:
    """Every topic by its id.

    Raises OSError or yaml.YAMLError: without topics there is nothing to serve.
    """
    listed = yaml.safe_load(path.read_text(encoding="utf-8"))["topics"]
    return {entry["id"]: _topic(entry) for entry in listed}


def _topic(entry: dict[str, str | None]) -> Topic:
    """YAML takes what stands after a comma in an unquoted description for a name without a value."""
    rest = [name for name, value in entry.items() if value is None]
    return Topic(entry["id"], entry["kind"], entry["zh"], ", ".join([entry["en"], *rest]))
