"""F2: the same questions at turn 300 of a conversation and at turn 1, with stock Rasa's growth beside it.

Several customers keep a conversation of 300 turns; the questions of the last ten are also asked by newcomers, one after
each, so that both are measured in the same seconds. Questions are such as get an answer, for two misunderstandings in a
row call a person. Stock is asked as many turns by one sender.
"""

from typing import Any

from bench import turns
from bench.turns import Talker

GOAL = 1.2
TURNS, LAST = 300, 10
CUSTOMERS = 4


async def measure() -> dict[str, Any]:
    """Return the row of F2."""
    texts = _texts()
    async with turns.both() as pair:
        old, new = await _ours(pair, texts)
        stock = await _talk(pair.caller(), texts)
        fresh = [await pair.caller().ask(text) for text in texts[-LAST:]]
    late, first, stock_late, stock_first = map(turns.milliseconds, (old, new, stock[-LAST:], fresh))
    return {
        "value": late,
        "baseline": first,
        "ratio": round(late / first, 2),
        "goal": f"turn {TURNS} <= {GOAL} x turn 1",
        "met": late <= GOAL * first,
        "unit": f"ms at turn {TURNS}, p50; baseline: at turn 1",
        f"stock, turn {TURNS} / turn 1": f"{stock_late} / {stock_first} ms",
        "stock's ratio": round(stock_late / stock_first, 1),
        "all turns of stock, p50": turns.milliseconds(stock),
        "turns measured": len(old),
    }


async def _ours(pair: turns.Both, texts: list[str]) -> tuple[list[float], list[float]]:
    """Return the seconds of the last turns of long conversations, and of newcomers' first turns."""
    old, new = [], []
    for _ in range(CUSTOMERS):
        customer = await pair.customer()
        await _talk(customer, texts[:-LAST])
        for text in texts[-LAST:]:
            old.append(await customer.ask(text))
            new.append(await (await pair.customer()).ask(text))
    return old, new


async def _talk(one: Talker, texts: list[str]) -> list[float]:
    return [await one.ask(text) for text in texts]


def _texts() -> list[str]:
    """Return 300 questions in both languages, in turns of ten; they come back in another order."""
    plain = [turns.questions(language, 15, style="plain") for language in turns.LANGUAGES]
    pairs = [text for both in zip(*plain, strict=True) for text in both]
    return (pairs * -(-TURNS // len(pairs)))[:TURNS]
