"""Keeps libraries out of memory that Rasa imports and this assistant never uses.

Importing Rasa 3.6.21 loads TensorFlow, the clients of a dozen messengers and cloud stores:
two thirds of its start-up time. None of our components, policies, channels or stores needs
them. ``install`` puts empty modules in their place, good enough to be inherited from, to
decorate and to annotate; what they return has no attributes, so a use in earnest fails at once.
Training and serving both run that way, and so do all tests of the bot.
"""

from __future__ import annotations

import sys
from collections.abc import Sequence
from importlib.abc import Loader, MetaPathFinder
from importlib.machinery import ModuleSpec
from types import ModuleType
from typing import Any, ClassVar

UNUSED = {
    "tensorflow": "DIET, TED, ResponseSelector",
    "tensorflow_hub": "ConveRT",
    "tensorflow_text": "ConveRT",
    "keras": "TensorFlow's models",
    "aiogram": "Telegram channel",
    "slack_sdk": "Slack channel",
    "webexteamssdk": "Webex channel",
    "twilio": "Twilio channel",
    "fbmessenger": "Facebook channel",
    "mattermostwrapper": "Mattermost channel",
    "rocketchat_API": "RocketChat channel",
    "boto3": "DynamoDB tracker store, S3 models",
    "botocore": "DynamoDB tracker store, S3 models",
    "pymongo": "MongoDB tracker store",
    "redis": "Redis tracker and lock stores",
    "matplotlib": "plots of rasa test",
    "prompt_toolkit": "rasa's interactive command line",
    "questionary": "rasa's interactive command line",
    "randomname": "random names of models",
}


class _AbsentType(type):
    def __getattr__(cls, name: str) -> Any:
        if name.startswith("__"):
            raise AttributeError(name)
        return Absent

    def __getitem__(cls, item: Any) -> type:
        return cls  # annotations such as Tensor[...]


class Absent(metaclass=_AbsentType):
    """Base class, decorator or annotation of a library that is not there."""

    def __init__(self, *_: Any, **__: Any) -> None:
        """Accepts what the real one would."""

    def __call__(self, decorated: Any) -> Any:
        """As a decorator it changes nothing."""
        return decorated


class _AbsentModule(ModuleType):
    __path__: ClassVar[list[str]] = []

    def __getattr__(self, name: str) -> Any:
        if name.startswith("__"):
            raise AttributeError(name)
        return Absent


class _AbsentFinder(MetaPathFinder, Loader):
    def find_spec(
        self, fullname: str, path: Sequence[str] | None, target: Any = None
    ) -> ModuleSpec | None:
        unused = fullname.partition(".")[0] in UNUSED
        return ModuleSpec(fullname, self, is_package=True) if unused else None

    def create_module(self, spec: ModuleSpec) -> ModuleType:
        return _AbsentModule(spec.name)

    def exec_module(self, module: ModuleType) -> None:
        """Nothing to execute."""


def install() -> None:
    """Must run before the first import of rasa; a second call does nothing."""
    if not any(isinstance(finder, _AbsentFinder) for finder in sys.meta_path):
        sys.meta_path.insert(0, _AbsentFinder())
