"""The bot's tests run in its own environment: ``.venv-bot/bin/python -m pytest tests/bot``.

Three models: one of ``tests/bot/tiny`` for what any model must do, one of ``tests/bot/tasks`` for
the tasks, and one of ``data/`` for the stories (taken from LOBBY_TEST_BOT_HOME when that is set,
else trained in a temporary folder).
"""

from __future__ import annotations

import importlib.util
import os
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from rasa.core.processor import MessageProcessor

HERE = Path(__file__).resolve().parent
ROOT = HERE.parent.parent
HAS_RASA = importlib.util.find_spec("rasa") is not None
collect_ignore_glob = [] if HAS_RASA else ["test_*.py"]  # the app's environment has no Rasa

if HAS_RASA:
    from bot.rasa_light import prepare

    prepare()


@pytest.fixture(scope="session")
def tiny() -> Path:
    """Data of twelve topics, small enough to train in seconds; one answer is broken on purpose."""
    return HERE / "tiny"


@pytest.fixture(scope="session")
def tiny_home(tiny: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A home with a model of the tiny data."""
    home = tmp_path_factory.mktemp("tiny-home")
    _train(home, tiny)
    return home


@pytest.fixture(scope="session")
def real_home(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A home with an up-to-date model of data/."""
    given = os.environ.get("LOBBY_TEST_BOT_HOME")
    home = Path(given).resolve() if given else tmp_path_factory.mktemp("real-home")
    _train(home, ROOT / "data")
    return home


@pytest.fixture(scope="session")
def tasks_data(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The bank's own catalogue, answers and topics, with the few examples of ``tests/bot/tasks``."""
    data = tmp_path_factory.mktemp("tasks-data")
    for name in ("catalog", "answers", "figures", "lookups", "topics.yml"):
        (data / name).symlink_to(ROOT / "data" / name)
    (data / "nlu").symlink_to(HERE / "tasks" / "nlu")
    return data


@pytest.fixture(scope="session")
def tasks_home(tasks_data: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A home with a model for the tests of tasks."""
    home = tmp_path_factory.mktemp("tasks-home")
    _train(home, tasks_data)
    return home


@pytest.fixture
def processor(tiny_home: Path, tiny: Path, monkeypatch: pytest.MonkeyPatch) -> MessageProcessor:
    """Rasa's processor of the tiny model, nothing in it changed."""
    from rasa.core.processor import MessageProcessor

    from bot.model_files import newest_model

    monkeypatch.setenv("LOBBY_DATA", str(tiny))
    monkeypatch.setenv("LOBBY_HOME", str(tiny_home))
    return MessageProcessor(str(newest_model(tiny_home / "models" / "bot")), None, None, None)


def _train(home: Path, data: Path) -> None:
    from bot import train

    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("LOBBY_HOME", str(home))
        patch.setenv("LOBBY_DATA", str(data))
        assert train.main() == 0
