"""An e-mail address is known again by whoever types it, in another conversation too, and told to nobody."""

from pathlib import Path

from cases.lookups import fits
from tests.support.fakes import FakeBot
from tests.support.hall import Hall, running_hall


async def typed(hall: Hall, address: str) -> str:
    customer = await hall.customer()
    await customer.say(address)
    await customer.catch_up()
    return customer.transcript.texts("customer")[0]


async def test_the_same_address_fits_in_another_conversation_and_no_other_does(
    tmp_path: Path,
) -> None:
    async with running_hall(tmp_path, FakeBot()) as hall:
        left = await typed(hall, "zei.zhang@mail.example")
        again = await typed(hall, "Zei.Zhang@mail.example")
        other = await typed(hall, "zoe.zhou@mail.example")
    assert left.startswith("⟦email:")
    assert left != again
    assert fits(left, again)
    assert not fits(left, other)
