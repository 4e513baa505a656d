"""Agents who race for a customer, tokens that are forged or old, and people who try another's door."""

import asyncio
from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from pathlib import Path

import jwt
import pytest
from socketio.exceptions import ConnectionError as Refused

from handoff.domain.conversation import Conversation
from handoff.domain.identity import Visitor
from handoff.gateways.tokens import AUDIENCE
from handoff.services.ending import end
from handoff.services.ports import UnitOfWork
from handoff.services.speech import CustomerSpeech, Utterance
from handoff.storage.upgrade import upgrade
from tests.chaos.conftest import Serve
from tests.support.fakes import FakeBot
from tests.support.floor import open_floor
from tests.support.hall import Customer, running_hall, until
from tests.support.oracle import Verdict

Judge = Callable[[str], Verdict]
ROUNDS = 10


async def test_two_agents_who_accept_at_once_never_both_get_it(
    tmp_path: Path, verdict: Judge
) -> None:
    judged = verdict("two agents accept at once")
    async with running_hall(tmp_path, FakeBot()) as hall:
        for name in ("lin", "chen"):
            await hall.hire(name, capacity=ROUNDS)
        agents = [await hall.agent(name) for name in ("lin", "chen")]
        judged.strikes()
        for _ in range(ROUNDS):
            customer = await hall.customer()
            await customer.ask_human()
            await until(
                lambda c=customer: any(
                    offer["conversation"] == c.conversation
                    for agent in agents
                    for offer in agent.of("offer")
                )
            )
            answers = await asyncio.gather(
                *(agent.call("accept", conversation=customer.conversation) for agent in agents)
            )
            assert sorted(answer["ok"] for answer in answers) == [False, True]
            refused = next(answer for answer in answers if not answer["ok"])
            assert refused["error"]["code"] == "offer_gone"
            owner = agents[answers.index(next(a for a in answers if a["ok"]))]
            await owner.catch_up(customer.conversation)
            await judged.judge(hall.settings, customer, owner)
        judged.close()


@pytest.mark.parametrize("kind", ["forged", "expired", "another audience", "none", "garbage"])
async def test_a_token_that_is_not_ours_or_is_old_opens_nothing(
    served: Serve, kind: str, verdict: Judge
) -> None:
    judged = verdict(f"token: {kind}")
    async with served() as s:
        claims = jwt.decode(s.customer.token, options={"verify_signature": False})
        key = s.hall.app[_key_of(s.hall.app, "tokens")]._key
        past = datetime.now(UTC) - timedelta(seconds=1)
        token = {
            "forged": jwt.encode(claims, "x" * 64, algorithm="HS256"),
            "expired": jwt.encode(claims | {"exp": past}, key, algorithm="HS256"),
            "another audience": jwt.encode(claims | {"aud": "x"}, key, algorithm="HS256"),
            "none": jwt.encode(claims | {"aud": AUDIENCE}, "", algorithm="none"),
            "garbage": "garbage",
        }[kind]
        judged.strikes()
        stranger = Customer(s.hall.address, token)
        with pytest.raises(Refused):
            await stranger.open()
        await judged.judge(s.hall.settings, s.customer, s.agent)
        judged.close()


def _key_of(app: object, name: str) -> object:
    return next(key for key in app if str(key).rstrip(">").split("'")[0].endswith(f"{name}")
                or f".{name}" in str(key) or f"({name}" in str(key))  # type: ignore[attr-defined]  # fmt: skip


async def test_who_knows_an_id_neither_enters_nor_overhears(served: Serve, verdict: Judge) -> None:
    judged = verdict("joining a stranger's conversation by its id")
    async with served() as s:
        stranger = await s.hall.customer()
        judged.strikes()
        for event, more in (
            ("sync", {"after": 0}),
            ("send", {"client_id": "x", "text": "let me in"}),
            ("read", {"upto": 1}),
            ("delivered", {"upto": 1}),
            ("ask_human", {"client_id": "y"}),
            ("cancel_wait", {}),
            ("close", {}),
            ("rate", {"score": 1}),
        ):
            answer = await stranger.call(event, conversation=s.conversation, **more)
            assert answer["error"]["code"] == "not_found", event
        assert (await s.customer.say("a secret"))["ok"]
        await until(lambda: "a secret" in s.customer.transcript.texts("customer"))
        assert not [
            body for name, body in stranger.heard if body.get("conversation") == s.conversation
        ]
        judged.acknowledged.append("a secret")
        await judged.judge(s.hall.settings, s.customer, s.agent)
        judged.close()


async def test_a_clock_that_jumps_changes_no_order(tmp_path: Path, verdict: Judge) -> None:
    """Order is the log's number and never a time."""
    judged = verdict("clock skew of an hour, both ways")
    floor = open_floor(f"sqlite+aiosqlite:///{tmp_path / 'lobby.db'}", tmp_path)
    await upgrade(floor.engines[0])
    hall = floor.workers[0]
    writing = asyncio.create_task(hall.scribe.run())
    conversation = await floor.come_in(hall)
    visitor: Visitor = floor.customers[0]
    judged.strikes()
    for number in range(20):
        floor.clock.at += timedelta(hours=1 if number % 2 else -1, minutes=-number)
        said = Utterance(conversation, f"k{number}", f"{number}")
        await hall.scribe.write(CustomerSpeech(visitor, said))
        judged.acknowledged.append(f"{number}")
    log = await floor.log(conversation)
    texts = [entry.draft.text for entry in log if entry.draft.client_id]
    assert texts == judged.acknowledged
    assert [entry.seq for entry in log] == list(range(1, len(log) + 1))
    judged.close()
    await end([writing])
    await floor.close()


@dataclass(frozen=True)
class Cursed:
    """What no log can take."""

    said: Utterance

    def may_enter(self, _conversation: Conversation) -> None:
        """Nothing speaks against it."""

    async def enter(self, _uow: UnitOfWork, _conversation: Conversation) -> None:
        """Fail as a bug does."""
        raise RuntimeError("cursed")


async def test_a_message_that_cannot_be_stored_harms_none_that_arrived_with_it(
    tmp_path: Path, verdict: Judge
) -> None:
    judged = verdict("a message that cannot be stored, among others")
    floor = open_floor(f"sqlite+aiosqlite:///{tmp_path / 'lobby.db'}", tmp_path)
    await upgrade(floor.engines[0])
    scribe = floor.workers[0].scribe
    conversation = await floor.come_in(floor.workers[0])
    judged.strikes()
    said = [Utterance(conversation, f"k{number}", f"{number}") for number in range(3)]
    together = [
        scribe.write(CustomerSpeech(floor.customers[0], said[0])),
        scribe.write(Cursed(said[1])),
        scribe.write(CustomerSpeech(floor.customers[0], said[2])),
    ]
    waiting = [asyncio.create_task(one) for one in together]
    writing = asyncio.create_task(scribe.run())
    stored = await asyncio.gather(*waiting, return_exceptions=True)
    judged.acknowledged += ["0", "2"]
    assert isinstance(stored[1], RuntimeError)
    log = await floor.log(conversation)
    assert [one.draft.text for one in log if one.draft.client_id] == judged.acknowledged
    judged.close()
    await end([writing])
    await floor.close()
