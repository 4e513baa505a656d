"""A hall in the middle of a working day, for the pictures: customers at work with people, some on offer, some waiting.

Everything goes over the wire as pages do it, so that what the pictures show is what such a day looks like.
"""

import asyncio
from dataclasses import dataclass, field
from typing import Any
from uuid import uuid4

import aiohttp

from handoff.domain.quality import CRITERIA
from tests.support.hall import Agent, Customer, until
from tests.support.system import System

REPLY_SECONDS = 60


@dataclass(frozen=True)
class Guest:
    """A customer: what they say to the assistant, and what is said after a person has come."""

    language: str
    asks: tuple[str, ...]
    # To and fro with the agent; a line that begins with ">" is the agent's, with "#" a note.
    talk: tuple[str, ...] = ()


# Those who are served come first, the last of them at hand: offers go by the order of coming.
SERVED = (
    Guest("en", ("How do I raise my transfer limit?",), ("It says the limit is 50,000 a day.",)),
    Guest(
        "zh",
        ("大额存单最低多少钱起存？",),
        (
            ">您好，我是客服林晓。个人大额存单 20 万元起存。",
            "那可以提前支取吗？",
            ">可以，提前支取的部分按活期利率计息。",
        ),
    ),
    Guest("zh", ("信用卡年费怎么免？",), ("我这张卡去年也收了年费。",)),
    Guest(
        "en",
        ("What are your fixed deposit rates?", "What if I need the money early?"),
        (
            ">Good afternoon, this is Lin Xiao. I can see you asked about early withdrawal.",
            "Yes. I might need half of it next spring. My card is 6222021234567890128.",
            "#Has two deposits at other banks; may move them if the answer is clear.",
            ">You can withdraw a part once; the rest keeps its rate. The part is paid at the current rate.",
            "Thank you. How long does that take at the branch?",
        ),
    ),
    Guest(
        "zh",
        ("三年期定期存款利率是多少？", "提前支取怎么算利息？"),
        (
            ">您好，我是客服林晓，前面的对话我已经看到了。",
            "我有二十万想存三年，但明年春天可能要用一半。卡号 6222021234567890128。",
            "#客户在他行还有两笔定期，说得清楚就可能转过来。",
            ">可以部分提前支取一次：支取的部分按活期计息，剩下的仍按原利率。",
            "明白了，谢谢。去网点办要带什么？",
        ),
    ),
)
# Who was served earlier that day: by whom, how the customer found it, and the marks of the review (0: none yet).
EARLIER = (("lin", 5, 5), ("lin", 4, 4), ("chen", 5, 4), ("chen", 4, 0), ("lin", 5, 0))
WAITING = (
    Guest("zh", ("我的卡丢了",)),
    Guest("en", ("I want to speak to a person about my mortgage prepayment.",)),
    Guest("zh", ("理财产品怎么赎回？",)),
    Guest("en", ("How do I activate my new card?",)),
)


@dataclass
class Scene:
    """Who is on; `at_hand` names a conversation to look at, by its language."""

    at_hand: dict[str, str] = field(default_factory=dict)
    guests: list[Customer] = field(default_factory=list)
    staff: dict[str, Agent] = field(default_factory=dict)

    async def leave(self) -> None:
        """Close every tab."""
        for one in (*self.guests, *self.staff.values()):
            await one.disconnect()


async def begin(lobby: System) -> Scene:
    """Bring everybody in; a supervisor gives the agents room first."""
    scene = Scene()
    for name in ("wang", "lin", "chen", "sun"):
        scene.staff[name] = await _colleague(lobby, name)
    await _room(scene, "lin", len(SERVED) + 1)
    for who, score, mark in EARLIER:
        await _be_done(lobby, scene, who, score, mark)
    await scene.staff["lin"].call("available", on=True)
    for guest in SERVED:
        await _serve(lobby, scene, guest)
    await _room(scene, "lin", len(SERVED))
    await _room(scene, "chen", 1)
    await asyncio.gather(*(_wait(lobby, scene, guest) for guest in WAITING))
    return scene


async def _colleague(lobby: System, name: str) -> Agent:
    member = Agent(lobby.address)
    await member.sign_in(name, lobby.password(name))
    if name != "sun":  # an officer has no conversations
        await member.connect()
    return member


async def give_room(scene: Scene) -> None:
    """Let one more of those who wait be offered to the agent at hand."""
    await _room(scene, "lin", len(SERVED) + 1)


async def take_back(scene: Scene) -> None:
    """Let whoever is on offer wait on."""
    await _room(scene, "lin", len(SERVED))
    lin = scene.staff["lin"]
    for offer in (await lin.call("hello"))["offers"]:
        await lin.call("decline", conversation=offer["conversation"])


async def _room(scene: Scene, name: str, capacity: int) -> None:
    staff = scene.staff[name].me["id"]
    done = await scene.staff["wang"].call("set_staff", staff=staff, capacity=capacity)
    assert done["ok"], done


async def _come(lobby: System, scene: Scene, guest: Guest) -> Customer:
    async with (
        aiohttp.ClientSession() as session,
        session.post(f"{lobby.address}/api/visitor", json={}) as response,
    ):
        token = str((await response.json())["token"])
    customer = Customer(lobby.address, token)
    scene.guests.append(customer)
    await customer.open(language=guest.language)
    for text in guest.asks:
        known = len(customer.transcript.texts("bot"))
        await customer.say(text)
        await _heard(customer, known)
    return customer


async def _heard(customer: Customer, known: int) -> None:
    def is_answered() -> bool:
        return len(customer.transcript.texts("bot")) > known or customer.state["state"] != "bot"

    await until(is_answered, REPLY_SECONDS)


async def _serve(lobby: System, scene: Scene, guest: Guest) -> None:
    customer = await _come(lobby, scene, guest)
    agent = scene.staff["lin"]
    if customer.state["state"] == "bot":
        await customer.ask_human()
    conversation = await agent.accept_next()
    for line in guest.talk:
        await _line(agent, customer, conversation, line)
    scene.at_hand[guest.language] = conversation


async def _be_done(lobby: System, scene: Scene, who: str, score: int, mark: int) -> None:
    """Serve somebody to the end, and review how it went."""
    agent, supervisor = scene.staff[who], scene.staff["wang"]
    await agent.call("available", on=True)
    customer = await _come(lobby, scene, Guest("zh", ("三年期定期存款利率是多少？",)))
    await customer.ask_human()
    conversation = await agent.accept_next()
    await agent.say(conversation, "您好，请问还有什么可以帮您？")
    await agent.call("available", on=False)
    await agent.call("close", conversation=conversation, disposition="resolved")
    rated = await customer.call("rate", conversation=conversation, score=score)
    assert rated["ok"], rated
    if mark:
        scores = dict.fromkeys(CRITERIA, mark)
        given = await supervisor.call("review", conversation=conversation, scores=scores)
        assert given["ok"], given


async def _line(agent: Agent, customer: Customer, conversation: str, line: str) -> dict[str, Any]:
    if line.startswith(">"):
        return await agent.say(conversation, line[1:])
    if line.startswith("#"):
        note = {"conversation": conversation, "client_id": str(uuid4()), "text": line[1:]}
        return await agent.call("note", **note)
    return await customer.say(line)


async def _wait(lobby: System, scene: Scene, guest: Guest) -> None:
    customer = await _come(lobby, scene, guest)
    if customer.state["state"] == "bot":
        await customer.ask_human()
