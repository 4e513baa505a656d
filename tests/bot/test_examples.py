"""Training examples: what the quick reader takes, and what it leaves to Rasa's."""

from __future__ import annotations

from pathlib import Path

import pytest
from rasa.shared.exceptions import YamlSyntaxException
from rasa.shared.importers.utils import training_data_from_paths
from rasa.shared.nlu.training_data.message import Message

from bot.examples import NotPlain, plain_examples
from bot.importer import read_examples

PLAIN = """version: "3.1"
nlu:
- intent: cards/apply
  examples: |
    - 我想办卡
    -   how do I get a card: quickly?
    - 我想办卡
- intent: affirm
  examples: |
    - "yes"
"""
MARKED = """version: "3.1"
nlu:
- intent: cards/apply
  examples: |
    - I want the [gold](product) card
"""
SYNONYM = """version: "3.1"
nlu:
- synonym: gold
  examples: |
    - golden
"""


def written(folder: Path, **files: str) -> list[str]:
    for name, text in files.items():
        (folder / f"{name}.yml").write_text(text, encoding="utf-8")
    return [str(folder / f"{name}.yml") for name in files]


def said(messages: list[Message]) -> list[dict[str, object]]:
    return [message.data for message in messages]


def test_plain_examples_are_read_as_rasa_reads_them(tmp_path: Path) -> None:
    paths = written(tmp_path, plain=PLAIN)
    ours, theirs = read_examples(paths), training_data_from_paths(paths, "zh")
    assert said(ours.training_examples) == said(theirs.training_examples)
    assert len(ours.intent_examples) == 3


def test_a_file_with_entities_or_synonyms_is_left_to_rasa(tmp_path: Path) -> None:
    found = read_examples(written(tmp_path, plain=PLAIN, marked=MARKED, synonym=SYNONYM))
    assert found.entity_synonyms == {"golden": "gold"}
    assert found.training_examples[-1].data["entities"][0]["entity"] == "product"
    assert len(found.training_examples) == 4


def test_a_broken_file_gets_rasas_complaint(tmp_path: Path) -> None:
    with pytest.raises(YamlSyntaxException):
        read_examples(written(tmp_path, broken="nlu:\n- intent: [\n"))


def test_a_line_that_is_no_item_is_left_to_rasa_to_complain_of(tmp_path: Path) -> None:
    paths = written(tmp_path, odd=PLAIN.replace("- 我想办卡", "我想办卡", 1))
    with pytest.warns(UserWarning, match="我想办卡"):
        assert len(read_examples(paths).training_examples) == 3


@pytest.mark.parametrize("text", ["[]", "nlu: 3", "nlu:\n- intent: affirm\n", MARKED, SYNONYM])
def test_what_is_not_plain_is_told_with_its_file(tmp_path: Path, text: str) -> None:
    [path] = written(tmp_path, odd=text)
    with pytest.raises(NotPlain, match=r"odd\.yml"):
        plain_examples(Path(path))
