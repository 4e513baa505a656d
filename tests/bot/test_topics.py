"""Topics, labels and intents; the importer that derives domain and rules from them."""

from __future__ import annotations

from pathlib import Path

import pytest

from bot.importer import TopicImporter
from bot.language import language_of, requested_language
from bot.settings import FOLDER, SettingMissing, Settings
from bot.topics import intent_of, load_topics, topic_of


@pytest.mark.parametrize(
    ("label", "topic", "intent"),
    [
        ("savings/rates", "savings/rates", "savings"),
        ("cards_report_lost", "cards/report_lost", "cards_report_lost"),
        ("talk_are_you_a_bot", "talk/are_you_a_bot", "talk_are_you_a_bot"),
        ("out_of_scope_near", "out_of_scope", "out_of_scope"),
    ],
)
def test_a_label_names_one_topic_and_one_intent(label: str, topic: str, intent: str) -> None:
    assert (topic_of(label), intent_of(label)) == (topic, intent)


def test_a_description_with_a_comma_is_whole(tiny: Path) -> None:
    assert load_topics(tiny / "topics.yml")["savings/rates"].en == "deposit rates, by term"


@pytest.fixture
def importer(tiny: Path, monkeypatch: pytest.MonkeyPatch) -> TopicImporter:
    monkeypatch.setenv("LOBBY_DATA", str(tiny))
    return TopicImporter(
        str(FOLDER / "config.yml"),
        str(FOLDER / "domain"),
        [str(FOLDER / "rules"), str(tiny / "nlu")],
    )


def test_every_topic_has_an_intent_without_being_written_into_the_domain(
    importer: TopicImporter,
) -> None:
    assert {"savings", "cards", "talk_affirm", "service_human_agent"} <= set(
        importer.get_domain().intents
    )


def test_there_is_one_rule_for_each_retrieval_family(importer: TopicImporter) -> None:
    names = [step.block_name for step in importer.get_stories().story_steps]
    assert [name for name in names if "answer savings" in name] == ["answer savings"]


def test_an_intent_with_a_rule_of_its_own_gets_no_second_one(importer: TopicImporter) -> None:
    names = [step.block_name for step in importer.get_stories().story_steps]
    assert not [name for name in names if name.endswith("service_human_agent")]


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("存款利率", "zh"),
        ("deposit rates", "en"),
        ("apply 信用卡", "zh"),
        ("12345", "zh"),
        ("⟦phone:ab:138⟧ hello", "en"),
    ],
)
def test_letters_tell_the_language(text: str, language: str) -> None:
    assert language_of(text) == language


@pytest.mark.parametrize(
    ("text", "current", "wanted"),
    [
        ("请说英文", "zh", "en"),
        ("speak Chinese", "en", "zh"),
        ("换一种语言", "zh", "en"),
        ("英文換中文", "en", "zh"),
    ],
)
def test_the_language_that_is_asked_for(text: str, current: str, wanted: str) -> None:
    assert requested_language(text, current) == wanted


def test_settings_have_defaults_but_no_default_token() -> None:
    settings = Settings.from_environment({"LOBBY_HOME": "/srv/lobby"})
    assert settings.database_url == "sqlite:////srv/lobby/bot.db"
    assert settings.host == "127.0.0.1"
    with pytest.raises(SettingMissing):
        settings.require_token()
