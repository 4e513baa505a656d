"""The assistant knows a customer of the bank again in another visit, and nobody else, and never by name."""

from functools import partial
from pathlib import Path

from handoff.domain.identity import Assurance, Visitor
from handoff.http.keys import TOKENS
from tests.support.hall import running_hall, until
from tests.support.http_bot import http_bot

TOKEN = "t" * 64


async def test_only_a_vouched_customer_has_a_name_for_the_assistant_the_same_in_every_visit(
    tmp_path: Path,
) -> None:
    heard: list[dict[str, object]] = []
    known = Visitor("c-6222020011112222", Assurance.VERIFIED)
    async with http_bot(TOKEN, heard=heard) as bot:
        for visit in range(2):
            async with running_hall(
                tmp_path, None, bot_url=bot, bot_token=TOKEN, always_open=True
            ) as hall:
                token = hall.app[TOKENS].issue(known).token
                for customer in (await hall.customer(token), await hall.customer()):
                    await customer.say(f"hello {visit}")
                    await until(partial(customer.transcript.texts, "bot"))
    names = [turn["metadata"]["customer"] for turn in heard]  # type: ignore[index]
    assert names[0] == names[2] is not None
    assert names[1] is names[3] is None
    assert "6222" not in str(names)
