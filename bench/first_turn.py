"""F1: a customer's question through the hall, the assistant and back, against stock Rasa's own turn.

Every question has a conversation of its own, in both; questions of the hold-out in all styles, ours and stock in turns.
"""

import os
import statistics
from typing import Any

from bench import turns

GOAL = 0.5
QUESTIONS = 120  # a language


async def measure() -> dict[str, Any]:
    """Return the row of F1: medians of both languages together, and of each."""
    async with turns.both() as pair:
        found = {language: await _ask(pair, language) for language in turns.LANGUAGES}
    together = [[*zh, *en] for zh, en in zip(*(took for took, _ in found.values()), strict=True)]
    ours, stock = map(turns.milliseconds, together)
    return {
        "value": ours,
        "baseline": stock,
        "ratio": round(ours / stock, 2),
        "goal": f"p50 <= {GOAL} x stock Rasa's own turn",
        "met": ours <= GOAL * stock,
        "unit": "ms from sending to the answer, p50",
        **{language: _told(*figures) for language, figures in found.items()},
        "load of the machine": round(os.getloadavg()[0], 1),
        "OPENBLAS_CORETYPE": os.environ.get("OPENBLAS_CORETYPE"),
    }


Took = tuple[list[float], list[float]]  # seconds: ours, stock


async def _ask(pair: turns.Both, language: str) -> tuple[Took, tuple[float, ...]]:
    """Return the seconds of each turn, and the processor seconds of all of them: our bot, all of ours, stock."""
    texts = turns.questions(language, QUESTIONS)
    before = _clocks(pair)
    took: Took = ([], [])
    for text in texts:
        customer = await pair.customer()
        took[0].append(await customer.ask(text))
        await customer.leave()
        took[1].append(await pair.caller().ask(text))
    spent = tuple(now - then for now, then in zip(_clocks(pair), before, strict=True))
    return took, spent


def _clocks(pair: turns.Both) -> tuple[float, float, float]:
    return pair.spent("bot.serve"), pair.spent(), pair.stock_spent()


def _told(took: Took, spent: tuple[float, ...]) -> dict[str, Any]:
    ours, stock = map(turns.milliseconds, took)
    each = [round(seconds / len(took[0]) * 1000, 1) for seconds in spent]
    high = [round(statistics.quantiles(times, n=20)[-1] * 1000, 1) for times in took]
    return {
        "p50 ms, ours / stock": f"{ours} / {stock}",
        "p95 ms, ours / stock": f"{high[0]} / {high[1]}",
        "ratio": round(ours / stock, 2),
        "ms of processor: our bot / all of ours with coming and going / stock": each,
    }
