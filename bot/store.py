"""Tracker store in SQL whose cost does not grow with the conversation.

Rows are those of Rasa's SQLTrackerStore. Reading takes only what the next turn depends on: the
last few turns and, while a form is active, its messages and the latest value of each slot.
The answer to a message is stored in the transaction of its events, so a repeat finds it.
"""

from __future__ import annotations

import itertools
import json
import time
from typing import Any, Protocol

import sqlalchemy as sa
from rasa.core.tracker_store import SQLTrackerStore
from rasa.shared.core.events import Event, UserUttered
from rasa.shared.core.trackers import DialogueStateTracker
from rasa.shared.utils.common import all_subclasses

from bot.store_engine import open_engine

KEPT_TURNS = 3  # the NLG looks back at most so many messages
EVIDENCE = 60  # messages of a form: a complaint refers to every message that made it
KEPT_ANSWERS_SECONDS = 7 * 24 * 3600

TURNS = sa.Table(
    "turns",
    sa.MetaData(),
    sa.Column("sender_id", sa.String(255), primary_key=True),
    sa.Column("message_id", sa.String(255), primary_key=True),
    sa.Column("answer", sa.Text, nullable=False),
    sa.Column("at", sa.Float, nullable=False),
)
INDEXES = (
    "CREATE INDEX IF NOT EXISTS ix_events_sender_order ON events (sender_id, id)",
    "CREATE INDEX IF NOT EXISTS ix_events_sender_type ON events (sender_id, type_name, id)",
)
# Statements are made once: SQLAlchemy takes longer to make one than the database to answer it.
ANSWER = sa.text("SELECT answer FROM turns WHERE sender_id = :sender AND message_id = :message")
LAST_LOOP = sa.text(
    "SELECT id, data FROM events WHERE sender_id = :sender AND type_name = 'active_loop' "
    "ORDER BY id DESC LIMIT 1"
)
RECENT = sa.text(
    "SELECT id, type_name, data FROM events WHERE sender_id = :sender AND id >= coalesce("
    "(SELECT id FROM events WHERE sender_id = :sender AND type_name = 'user' "
    "ORDER BY id DESC LIMIT 1 OFFSET :back), 0) ORDER BY id"
)
BEGAN = sa.text(
    "SELECT max(id) FROM events WHERE sender_id = :sender AND type_name = 'user' AND id < :loop"
)
FORM = sa.text(
    "SELECT id, type_name, data FROM events WHERE id IN (SELECT max(id) FROM events "
    "WHERE sender_id = :sender AND type_name IN ('slot', 'active_loop') AND id >= :began AND id < :start "
    "GROUP BY type_name, action_name) "
    "OR id IN (SELECT id FROM events WHERE sender_id = :sender AND type_name = 'user' "
    "AND id >= :began AND id < :start ORDER BY id DESC LIMIT :evidence) ORDER BY id"
)
ADD_EVENTS, ADD_TURN = SQLTrackerStore.SQLEvent.__table__.insert(), TURNS.insert()
TYPES = {kind.type_name: kind for kind in all_subclasses(Event) if getattr(kind, "type_name", None)}


class Answering(Protocol):
    """A message whose answer is kept with its events."""

    message_id: str

    def answer(self, tracker: DialogueStateTracker) -> dict[str, Any]:
        """The answer, once the dialogue has run."""


class LobbyTrackerStore(SQLTrackerStore):
    """See the module. One process writes a conversation at a time (docs/bot.md)."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self._use(open_engine(self.engine.url))
        self._opened: dict[str, DialogueStateTracker | None] = {}
        self._answering: dict[str, Answering] = {}

    def _use(self, engine: sa.engine.Engine) -> None:
        self.engine.dispose()
        self.engine, self.sessionmaker = engine, sa.orm.sessionmaker(bind=engine)
        TURNS.create(engine, checkfirst=True)
        with engine.begin() as connection:
            for statement in INDEXES:
                connection.execute(sa.text(statement))
            connection.execute(
                TURNS.delete().where(TURNS.c.at < time.time() - KEPT_ANSWERS_SECONDS)
            )

    def first_answer(self, sender_id: str, message_id: str) -> dict[str, Any] | None:
        """What this message was answered with, if it came before."""
        with self.engine.connect() as connection:
            asked = {"sender": sender_id, "message": message_id}
            found = connection.execute(ANSWER, asked).scalar()
        return json.loads(found) if found else None

    async def begin(self, sender_id: str, turn: Answering) -> DialogueStateTracker | None:
        """The conversation before ``turn``; until ``end`` the next retrieval gets the same object."""
        self._answering[sender_id] = turn
        self._opened[sender_id] = self._load(sender_id)
        return self._opened[sender_id]

    def end(self, sender_id: str) -> None:
        """The turn is over, well or not."""
        self._answering.pop(sender_id, None)
        self._opened.pop(sender_id, None)

    async def retrieve(self, sender_id: str) -> DialogueStateTracker | None:
        """The part of the conversation that the next turn depends on."""
        return self._opened.pop(sender_id) if sender_id in self._opened else self._load(sender_id)

    async def save(self, tracker: DialogueStateTracker) -> None:
        """Appends what is new since the tracker was loaded, with the answer of the turn if one is due."""
        known = getattr(tracker, "persisted_events", 0)
        new = list(itertools.islice(tracker.events, known, None))
        turn = self._due(tracker)
        if not new and not turn:
            return
        answer = turn.answer(tracker) if turn else None
        with self.engine.begin() as connection:
            if new:
                connection.execute(ADD_EVENTS, [_row(tracker.sender_id, event) for event in new])
            if turn:
                connection.execute(ADD_TURN, _turn_row(tracker.sender_id, turn, answer))
        tracker.persisted_events = len(tracker.events)

    def _due(self, tracker: DialogueStateTracker) -> Answering | None:
        """The turn whose message is the last one; Rasa also saves a conversation before its first."""
        turn = self._answering.get(tracker.sender_id)
        said = next(
            (event for event in reversed(tracker.events) if isinstance(event, UserUttered)), None
        )
        return turn if turn and said and said.message_id == turn.message_id else None

    def _load(self, sender_id: str) -> DialogueStateTracker | None:
        with self.engine.connect() as connection:
            rows = _window(connection, sender_id)
        events = [_event(data) for *_, data in rows]
        if not events or not self.domain:
            return None
        tracker = DialogueStateTracker.from_events(sender_id, events, self.domain.slots)
        tracker.persisted_events = len(tracker.events)
        return tracker


def _window(connection: sa.engine.Connection, sender_id: str) -> list[tuple[int, str, str]]:
    sender = {"sender": sender_id}
    recent = connection.execute(RECENT, {**sender, "back": KEPT_TURNS - 1}).all()
    if not recent or recent[0].type_name != "user":
        return recent  # all that there is
    start = recent[0].id
    loop = connection.execute(LAST_LOOP, sender).first()
    if loop is None or json.loads(loop.data).get("name") is None:
        return recent
    began = connection.execute(BEGAN, {**sender, "loop": loop.id}).scalar() or 0
    form = {**sender, "began": began, "start": start, "evidence": EVIDENCE}
    return connection.execute(FORM, form).all() + recent


def _event(data: str) -> Event:
    parameters = json.loads(data)
    return TYPES[parameters["event"]]._from_parameters(parameters)


def _row(sender_id: str, event: Event) -> dict[str, Any]:
    data = event.as_dict()
    return {
        "sender_id": sender_id,
        "type_name": event.type_name,
        "timestamp": data.get("timestamp"),
        "intent_name": data.get("parse_data", {}).get("intent", {}).get("name"),
        "action_name": data.get("name"),
        "data": json.dumps(data),
    }


def _turn_row(sender_id: str, turn: Answering, answer: dict[str, Any] | None) -> dict[str, Any]:
    text = json.dumps(answer, ensure_ascii=False)
    return {
        "sender_id": sender_id,
        "message_id": turn.message_id,
        "answer": text,
        "at": time.time(),
    }
