"""Rasa test stories in both languages, told to the bot through its channel and a model of data/."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
import yaml
from dialogue import Hall
from rasa.shared.core.events import ActionExecuted, UserUttered

HERE = Path(__file__).resolve().parent
ROOT = HERE.parent.parent
FILES = sorted((HERE / "stories").rglob("*.yml"))
STORIES = [
    pytest.param(path.parent.name, story["steps"], id=f"{path.parent.name}: {story['story']}")
    for path in FILES
    for story in yaml.safe_load(path.read_text(encoding="utf-8"))["stories"]
]
UNSPOKEN = ("action_listen", "action_session_start")

pytestmark = [pytest.mark.rasa, pytest.mark.timeout(900)]


@pytest.fixture(scope="module")
def hall(real_home: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Hall]:
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("LOBBY_DATA", str(ROOT / "data"))
        opened = Hall(real_home, tmp_path_factory.mktemp("stories") / "bot.db", ROOT / "data")
        yield opened
        opened.close()


def _turns(steps: list[dict[str, Any]]) -> list[tuple[dict[str, Any], list[dict[str, Any]]]]:
    turns: list[tuple[dict[str, Any], list[dict[str, Any]]]] = []
    for step in steps:
        if "user" in step:
            turns.append((step, []))
        else:
            turns[-1][1].append(step)
    return turns


def _last_turn(hall: Hall) -> tuple[str, list[str]]:
    events = hall.events()
    start = max(row for row, event in enumerate(events) if isinstance(event, UserUttered))
    done = [event.action_name for event in events[start:] if isinstance(event, ActionExecuted)]
    intent = events[start].intent
    return intent.get("full_retrieval_intent_name") or intent["name"], [
        name for name in done if name not in UNSPOKEN
    ]


@pytest.mark.parametrize(("language", "steps"), STORIES)
def test_a_story_is_told_as_it_is_written(
    hall: Hall, language: str, steps: list[dict[str, Any]]
) -> None:
    hall.open()
    for said, expected in _turns(steps):
        answer = hall.say(said["user"].strip(), language)
        intent, actions = _last_turn(hall)
        assert (said["user"].strip(), intent) == (said["user"].strip(), said["intent"])
        assert actions == [step["action"] for step in expected if "action" in step]
        for step in expected:
            if "active_loop" in step and step is [s for s in expected if "active_loop" in s][-1]:
                assert (answer["dialogue"]["form"] is None) == (step["active_loop"] is None)
            for wanted in step.get("slot_was_set", ()):
                for slot, value in wanted.items():
                    assert hall.slot(slot) == value
