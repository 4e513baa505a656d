"""F3: turns a second of one bot process, against stock Rasa's on its REST channel.

Eight senders at a time ask at the bot's own door, as handoff does, each question in a conversation of its own; rounds
of ours and stock take turns, and the median round counts. Both may use the second core, as stock's networks do.
"""

import asyncio
import os
import statistics
import time
from collections.abc import Callable
from typing import Any

from bench import turns
from bench.turns import Talker

GOAL = 2.5
TOGETHER = 8
ROUNDS = 5
QUESTIONS = 75  # a round and language


async def measure() -> dict[str, Any]:
    """Return the row of F3: both languages together, and each."""
    texts = {one: turns.questions(one, QUESTIONS) for one in turns.LANGUAGES}
    texts["both"] = [text for pair in zip(*texts.values(), strict=True) for text in pair]
    async with turns.both() as pair:
        found = {name: await _rounds(pair, asked) for name, asked in texts.items()}
    ours, stock, *_ = found.pop("both")
    return {
        "value": ours,
        "baseline": stock,
        "ratio": round(ours / stock, 2),
        "goal": f">= {GOAL} x stock",
        "met": ours >= GOAL * stock,
        "unit": "turns/s of one bot process",
        **{
            f"{language}: turns/s ours / stock, ms of processor a turn ours / stock": figures
            for language, figures in found.items()
        },
        "load of the machine": round(os.getloadavg()[0], 1),
    }


async def _rounds(pair: turns.Both, texts: list[str]) -> list[float]:
    """Return the median rates of ours and of stock, and the processor's milliseconds of a turn."""
    rates: tuple[list[float], list[float]] = ([], [])
    before = pair.spent("bot.serve"), pair.stock_spent()
    for _ in range(ROUNDS):
        rates[0].append(await _rate(pair.door, texts))
        rates[1].append(await _rate(pair.caller, texts))
    spent = (pair.spent("bot.serve") - before[0], pair.stock_spent() - before[1])
    each = [round(seconds / ROUNDS / len(texts) * 1000, 1) for seconds in spent]
    return [round(statistics.median(one), 1) for one in rates] + each


async def _rate(newcomer: Callable[[], Talker], texts: list[str]) -> float:
    """Return the turns a second of a round."""
    waiting = iter(texts)

    async def ask() -> None:
        for text in waiting:
            await newcomer().ask(text)

    began = time.perf_counter()
    await asyncio.gather(*(ask() for _ in range(TOGETHER)))
    return len(texts) / (time.perf_counter() - began)
