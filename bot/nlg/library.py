"""Answers of data/answers with the figures of data/catalog; see data/README.md for their form."""

from __future__ import annotations

import logging
from contextlib import suppress
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import Any

from jinja2 import StrictUndefined, Template, TemplateError
from jinja2.sandbox import ImmutableSandboxedEnvironment

from bot.aspects import ABOUT
from bot.language import LANGUAGES
from bot.nlg.filters import FILTERS
from bot.nlg.shelf import products_card
from bot.nlg.yaml_folder import YamlFolder

logger = logging.getLogger(__name__)

EFFECTIVE = {"zh": "以上数据自{}起生效。", "en": "Figures effective from {}."}
TEMPLATES = (
    4096  # compiled ones that are kept: several times the answers and phrases that there are
)
WHERE = {"zh": "办理路径：{}", "en": "Where: {}"}


class AnswerMissing(Exception):
    """There is no answer for this topic in this language, or it cannot be rendered."""


@dataclass(frozen=True)
class Answer:
    """An answer as it is said, the neighbouring topics to offer, and perhaps a card."""

    text: str
    next: tuple[str, ...]
    card: dict[str, Any] | None = None


def environment(language: str) -> ImmutableSandboxedEnvironment:
    """Jinja in a sandbox where an unknown name is an error; texts are plain, so nothing is escaped."""
    sandbox = ImmutableSandboxedEnvironment(undefined=StrictUndefined, autoescape=False)
    sandbox.filters.update(FILTERS[language])
    return sandbox


class Library:
    """Renders answers; each is rendered once until a file changes."""

    def __init__(self, data: Path) -> None:
        self._answers = YamlFolder(data / "answers")
        self._catalogue = YamlFolder(data / "catalog")
        self._figures = YamlFolder(data / "figures")
        self._environments = {language: environment(language) for language in LANGUAGES}
        self._template = lru_cache(maxsize=TEMPLATES)(self._compiled)
        self._entries: dict[str, dict[str, Any]] = {}
        self._said: dict[tuple[str, str], Answer] = {}

    def refresh(self) -> None:
        """Takes in files that changed since the last call."""
        self._figures.changed()
        if self._answers.changed() | self._catalogue.changed():
            families = self._answers.content.values()
            self._entries = {
                topic: entry for family in families for topic, entry in (family or {}).items()
            }
            self._said.clear()

    @property
    def catalogue(self) -> dict[str, Any]:
        """The catalogue by file name: the names that templates know."""
        return self._catalogue.content

    @property
    def topics(self) -> list[str]:
        """Every topic that has an answer."""
        return list(self._entries)

    def title(self, topic: str, language: str) -> str | None:
        """What a button says, or None."""
        return self._entries.get(topic, {}).get("title", {}).get(language)

    def answer(self, topic: str, language: str) -> Answer:
        """The whole answer. Raises AnswerMissing."""
        if (topic, language) not in self._said:
            self._said[topic, language] = self._rendered(topic, language)
        return self._said[topic, language]

    def prepare(self) -> None:
        """Renders every answer, so that no customer waits for it; one that fails is told of when it is asked for."""
        self.refresh()
        for topic in self._entries:
            for language in LANGUAGES:
                with suppress(AnswerMissing):
                    self.answer(topic, language)

    def figure(self, topic: str, language: str, about: dict[str, Any]) -> str:
        """The figure that a question asks for, or nothing; ``about`` is what it was about."""
        entry = next(
            (table[topic] for table in self._figures.content.values() if topic in table), None
        )
        if entry is None or not any(about.values()):
            return ""
        try:
            return self.render(entry[language], language, {**dict.fromkeys(ABOUT), **about})
        except (TemplateError, ArithmeticError, LookupError, TypeError, ValueError) as error:
            logger.error("the %s figure for %s fails: %s", language, topic, type(error).__name__)
            return ""

    def render(self, template: str, language: str, context: dict[str, Any] | None = None) -> str:
        """A text of our own with the catalogue and ``context`` in reach.

        The names in ``context`` are others': an action server's replies have one called template.
        """
        known = {**self.catalogue, **(context or {})}
        return self._template(template, language).render(known).strip()

    def _compiled(self, template: str, language: str) -> Template:
        return self._environments[language].from_string(template)

    def holds(self, condition: str, language: str, context: dict[str, Any]) -> bool:
        """Whether a condition of a phrase is true; what it names must be there."""
        return bool(self.render(f"{{% if {condition} %}}1{{% endif %}}", language, context))

    def _rendered(self, topic: str, language: str) -> Answer:
        entry = self._entries.get(topic)
        if not entry or language not in entry:
            raise AnswerMissing(f"no answer in {language} for {topic}")
        try:
            text = "\n".join(self._lines(entry, language))
            return Answer(text, tuple(entry.get("next", ()))[:3], self._card(entry, language))
        except (TemplateError, ArithmeticError, LookupError, TypeError, ValueError) as error:
            raise AnswerMissing(f"the {language} answer for {topic} fails: {error}") from error

    def _lines(self, entry: dict[str, Any], language: str) -> list[str]:
        text = entry[language]
        lines = [
            self.render(text[part], language) for part in ("short", "details") if text.get(part)
        ]
        if entry.get("link"):
            lines.append(WHERE[language].format(entry["link"][language]))
        return lines + self._notes(entry, language)

    def _notes(self, entry: dict[str, Any], language: str) -> list[str]:
        notes = []
        if entry.get("figures"):
            notes.append(self._effective(entry["figures"], language))
        if entry.get("notice"):
            notes.append(self.catalogue["notices"][entry["notice"]][language].strip())
        return notes

    def _card(self, entry: dict[str, Any], language: str) -> dict[str, Any] | None:
        if "products" not in entry:
            return None
        card = products_card(
            entry["products"],
            self.catalogue,
            language,
            lambda template, given: self.render(template, language, given),
        )
        return card | {"note": "\n".join(self._notes(entry, language))}

    def _effective(self, files: list[str], language: str) -> str:
        dates = sorted({str(self.catalogue[name]["effective"]) for name in files})
        written = [FILTERS[language]["date"](day) for day in dates]
        return EFFECTIVE[language].format({"zh": "、", "en": ", "}[language].join(written))
