"""The tracker store: the same rows as Rasa's own, a bounded reading, an answer kept with its events."""

from __future__ import annotations

import asyncio
import json
import sqlite3
from pathlib import Path
from typing import Any

import pytest
from rasa.core.tracker_store import SQLTrackerStore
from rasa.shared.core.domain import Domain
from rasa.shared.core.events import (
    ActionExecuted,
    ActiveLoop,
    BotUttered,
    Event,
    SlotSet,
    UserUttered,
)
from rasa.shared.core.trackers import DialogueStateTracker

from bot.store import KEPT_TURNS, LobbyTrackerStore

DOMAIN = Domain.from_dict(
    {
        "intents": ["ask"],
        "slots": {
            name: {"type": "any", "influence_conversation": False, "mappings": [{"type": "custom"}]}
            for name in ("a", "b")
        },
        "forms": {"complaint_form": {"required_slots": ["a", "b"]}},
    }
)


def run(work: Any) -> Any:
    return asyncio.run(work)


def turn(number: int, *done: Event) -> list[Event]:
    user = UserUttered(
        f"message {number}",
        {"name": "ask", "confidence": 1.0},
        message_id=f"m{number}",
        timestamp=number,
    )
    return [
        user,
        *done,
        ActionExecuted("utter_answer", timestamp=number),
        BotUttered("yes", timestamp=number),
        ActionExecuted("action_listen", timestamp=number),
    ]


def tell(store: SQLTrackerStore, sender: str, turns: list[list[Event]]) -> None:
    async def play() -> None:
        for events in turns:
            tracker = await store.retrieve(sender) or DialogueStateTracker(sender, DOMAIN.slots)
            tracker.update_with_events(events, DOMAIN, override_timestamp=False)
            await store.save(tracker)

    run(play())


@pytest.fixture
def store(tmp_path: Path) -> LobbyTrackerStore:
    return LobbyTrackerStore(DOMAIN, host=f"sqlite:///{tmp_path / 'bot.db'}")


def rows(path: Path) -> list[tuple[Any, ...]]:
    with sqlite3.connect(path) as connection:
        return connection.execute(
            "SELECT sender_id, type_name, timestamp, intent_name, action_name, data FROM events ORDER BY id"
        ).fetchall()


def test_rows_are_those_of_rasas_own_store(store: LobbyTrackerStore, tmp_path: Path) -> None:
    turns = [
        turn(1),
        turn(2, ActiveLoop("complaint_form", timestamp=2), SlotSet("a", 1, timestamp=2)),
        *map(turn, range(3, 12)),
    ]
    stock = SQLTrackerStore(DOMAIN, host=f"sqlite:///{tmp_path / 'stock.db'}")
    tell(store, "s", turns)
    tell(stock, "s", turns)
    assert rows(tmp_path / "bot.db") == rows(tmp_path / "stock.db")
    assert (
        run(store.retrieve_full_tracker("s")).events == run(stock.retrieve_full_tracker("s")).events
    )


def test_a_stranger_has_no_conversation(store: LobbyTrackerStore) -> None:
    assert run(store.retrieve("nobody")) is None


def test_only_the_last_turns_are_read(store: LobbyTrackerStore) -> None:
    tell(store, "s", [turn(number) for number in range(1, 41)])
    read = [
        event.text for event in run(store.retrieve("s")).events if isinstance(event, UserUttered)
    ]
    assert read == [f"message {number}" for number in range(41 - KEPT_TURNS, 41)]


def test_what_is_read_does_not_grow_with_the_conversation(store: LobbyTrackerStore) -> None:
    tell(
        store,
        "s",
        [turn(1, ActiveLoop("complaint_form"))]
        + [turn(n, SlotSet("a", n), SlotSet("b", n)) for n in range(2, 100)],
    )
    early = len(run(store.retrieve("s")).events)
    tell(store, "s", [turn(n, SlotSet("a", n), SlotSet("b", n)) for n in range(100, 300)])
    assert len(run(store.retrieve("s")).events) == early


def test_a_form_keeps_its_values_however_long_it_takes(store: LobbyTrackerStore) -> None:
    begin = turn(
        1, ActiveLoop("complaint_form"), SlotSet("a", "first"), SlotSet("requested_slot", "b")
    )
    tell(store, "s", [begin, turn(2, SlotSet("a", "second")), *map(turn, range(3, 30))])
    tracker = run(store.retrieve("s"))
    assert tracker.active_loop_name == "complaint_form"
    assert (tracker.get_slot("a"), tracker.get_slot("requested_slot")) == ("second", "b")


def test_every_message_of_a_form_is_at_hand_for_the_case(store: LobbyTrackerStore) -> None:
    tell(
        store,
        "s",
        [turn(1), turn(2), turn(3, ActiveLoop("complaint_form")), *map(turn, range(4, 20))],
    )
    events = run(store.retrieve("s")).events
    said = [event.message_id for event in events if isinstance(event, UserUttered)]
    assert said == [f"m{number}" for number in range(3, 20)]


def test_values_of_an_ended_form_are_not_read_again(store: LobbyTrackerStore) -> None:
    begin, end = (
        turn(1, ActiveLoop("complaint_form"), SlotSet("a", "old")),
        turn(2, ActiveLoop(None)),
    )
    tell(store, "s", [begin, end, *map(turn, range(3, 9))])
    tracker = run(store.retrieve("s"))
    assert tracker.active_loop_name is None
    assert tracker.get_slot("a") is None


def test_conversations_do_not_mix(store: LobbyTrackerStore) -> None:
    tell(store, "one", [turn(1), turn(2)])
    tell(store, "two", [turn(3)])
    assert len(run(store.retrieve("one")).events) == 8
    assert len(run(store.retrieve("two")).events) == 4


class Answered:
    """A turn that knows its answer."""

    def __init__(self, message_id: str) -> None:
        self.message_id = message_id

    def answer(self, tracker: DialogueStateTracker) -> dict[str, Any]:
        return {"said": tracker.latest_message.text}


def test_the_answer_is_stored_with_the_events_of_its_message(store: LobbyTrackerStore) -> None:
    async def play() -> None:
        assert await store.begin("s", Answered("m1")) is None
        tell_now = DialogueStateTracker("s", DOMAIN.slots)
        await store.save(tell_now)
        tell_now.update_with_events(turn(1), DOMAIN)
        await store.save(tell_now)
        store.end("s")

    run(play())
    assert store.first_answer("s", "m1") == {"said": "message 1"}
    assert store.first_answer("s", "m2") is None
    assert store.first_answer("another", "m1") is None


class Speechless(Answered):
    """A turn that ends without a reply."""

    def answer(self, tracker: DialogueStateTracker) -> dict[str, Any]:
        raise RuntimeError("nothing was said")


def test_a_turn_without_an_answer_leaves_nothing_behind(
    store: LobbyTrackerStore, tmp_path: Path
) -> None:
    async def play() -> None:
        await store.begin("s", Speechless("m1"))
        tracker = DialogueStateTracker("s", DOMAIN.slots)
        tracker.update_with_events(turn(1), DOMAIN)
        await store.save(tracker)

    with pytest.raises(RuntimeError):
        run(play())
    assert rows(tmp_path / "bot.db") == []


def test_a_conversation_survives_a_restart(store: LobbyTrackerStore, tmp_path: Path) -> None:
    tell(store, "s", [turn(1, SlotSet("a", "kept"))])
    store.engine.dispose()
    again = LobbyTrackerStore(DOMAIN, host=f"sqlite:///{tmp_path / 'bot.db'}")
    assert run(again.retrieve("s")).get_slot("a") == "kept"


def test_the_log_is_written_ahead(store: LobbyTrackerStore, tmp_path: Path) -> None:
    with sqlite3.connect(tmp_path / "bot.db") as connection:
        assert connection.execute("PRAGMA journal_mode").fetchone() == ("wal",)


def test_events_are_stored_as_json(store: LobbyTrackerStore, tmp_path: Path) -> None:
    tell(store, "s", [turn(1)])
    assert json.loads(rows(tmp_path / "bot.db")[0][-1])["text"] == "message 1"
