"""Attached files, delivered and read marks, and the limit on how fast a visitor may write; over real sockets."""

from pathlib import Path
from typing import Any

import aiohttp
import pytest

from tests.support.fakes import FakeBot
from tests.support.hall import Agent, Customer, Hall, running_hall, until

PNG = b"\x89PNG\r\n\x1a\n\x00\x00\x00\rIHDR\x00\x00\x00\x01\x00\x00\x00\x01\x08\x02\x00\x00\x00"
PDF = b"%PDF-1.7\n%\xe2\xe3\xcf\xd3\n1 0 obj"


def form(conversation: str, data: bytes, name: str = "card.png") -> aiohttp.FormData:
    fields = aiohttp.FormData(quote_fields=False)
    fields.add_field("conversation", conversation)
    fields.add_field("file", data, filename=name, content_type="image/png")
    return fields


async def upload(
    hall: Hall, customer: Customer, data: bytes, name: str = "card.png"
) -> tuple[int, dict[str, Any]]:
    headers = {"Authorization": f"Bearer {customer.token}"}
    body = form(customer.conversation, data, name)
    url = f"{hall.address}/api/attachments"
    async with hall.session.post(url, data=body, headers=headers) as response:
        return response.status, await response.json()


async def with_agent(hall: Hall) -> tuple[Agent, Customer, str]:
    await hall.hire("lin")
    agent, customer = await hall.agent("lin"), await hall.customer()
    await customer.ask_human()
    return agent, customer, await agent.accept_next()


async def test_a_picture_reaches_the_agent_and_is_served_so_that_it_can_do_nothing(
    tmp_path: Path,
) -> None:
    async with running_hall(tmp_path, FakeBot()) as hall:
        agent, customer, conversation = await with_agent(hall)
        _, kept = await upload(hall, customer, PNG, "../我的 <卡>.exe")
        file = kept["attachment"]
        assert (file["name"], file["type"], file["size"]) == (
            "我的 卡.png",
            "image/png",
            len(PNG),
        )
        sent = await customer.say("", attachments=[file["id"]])
        assert sent["ok"], sent
        await until(lambda: agent.transcript(conversation).entries[-1].get("attachments"))
        shown = agent.transcript(conversation).entries[-1]["attachments"][0]
        async with hall.session.get(hall.address + shown["url"]) as response:
            assert await response.read() == PNG
            assert response.headers["X-Content-Type-Options"] == "nosniff"
            assert "sandbox" in response.headers["Content-Security-Policy"]
            assert response.headers["Content-Disposition"].startswith("inline; filename*=")


async def test_the_agent_sends_a_file_and_a_pdf_is_saved_rather_than_shown(tmp_path: Path) -> None:
    async with running_hall(tmp_path, FakeBot()) as hall:
        agent, customer, conversation = await with_agent(hall)
        headers = {"Cookie": agent.cookie, "X-CSRF-Token": agent.me["csrf"]}
        url = f"{hall.address}/api/attachments"
        body = form(conversation, PDF, "contract.pdf")
        async with hall.session.post(url, data=body, headers=headers) as response:
            file = (await response.json())["attachment"]
        sent = await agent.call(
            "send",
            conversation=conversation,
            client_id="f",
            text="Here it is",
            attachments=[file["id"]],
        )
        assert sent["ok"], sent
        await until(lambda: "Here it is" in customer.transcript.texts("agent"))
        url = customer.transcript.entries[-1]["attachments"][0]["url"]
        async with hall.session.get(hall.address + url) as response:
            assert response.headers["Content-Disposition"].startswith("attachment;")


@pytest.mark.parametrize(
    ("data", "code", "status"),
    [
        (b"<html><script>alert(1)</script>", "bad_attachment", 415),
        (b"MZ\x90\x00" + bytes(80), "bad_attachment", 415),
        (b"", "bad_attachment", 415),
        (b'<svg xmlns="http://www.w3.org/2000/svg" onload="alert(1)"/>', "bad_attachment", 415),
        (b"PK\x03\x04" + bytes(80), "bad_attachment", 415),
        (PNG[:8] + b"<html><script>alert(1)</script>", "bad_attachment", 415),
        (PNG[:16] + b"\x00\x00\xc3\x50" * 2 + PNG[24:], "bad_attachment", 415),
        (PNG + bytes(8 * 1024 * 1024), "too_long", 413),
    ],
)
async def test_what_a_file_is_decides_its_content_and_not_its_name(
    tmp_path: Path, data: bytes, code: str, status: int
) -> None:
    async with running_hall(tmp_path, FakeBot()) as hall:
        refused = await upload(hall, await hall.customer(), data)
        assert (refused[0], refused[1]["error"]["code"]) == (status, code)


@pytest.mark.parametrize(
    ("body", "kind"),
    [
        (b"--x\r\nbroken", "multipart/form-data; boundary=x"),
        (b"--x", "multipart/form-data"),
        (b"{}", "application/json"),
    ],
)
async def test_a_form_that_is_none_is_called_so(tmp_path: Path, body: bytes, kind: str) -> None:
    async with running_hall(tmp_path, FakeBot()) as hall:
        customer = await hall.customer()
        headers = {"Authorization": f"Bearer {customer.token}", "Content-Type": kind}
        url = f"{hall.address}/api/attachments"
        async with hall.session.post(url, data=body, headers=headers) as response:
            assert (response.status, (await response.json())["error"]["code"]) == (
                400,
                "bad_request",
            )


async def test_nobody_attaches_to_a_strangers_conversation_or_sends_a_strangers_file(
    tmp_path: Path,
) -> None:
    async with running_hall(tmp_path, FakeBot()) as hall:
        customer, stranger = await hall.customer(), await hall.customer()
        _, kept = await upload(hall, customer, PNG)
        answer = await stranger.say("mine", attachments=[kept["attachment"]["id"]])
        assert answer["error"]["code"] == "not_found"
        stranger.conversation = customer.conversation
        assert (await upload(hall, stranger, PNG))[0] == 404


async def test_a_link_that_was_altered_or_never_given_leads_nowhere(tmp_path: Path) -> None:
    async with running_hall(tmp_path, FakeBot()) as hall:
        customer = await hall.customer()
        _, kept = await upload(hall, customer, PNG)
        url = hall.address + kept["attachment"]["url"]
        later = url.replace("until=", "until=9")
        for wrong in (url[:-1] + ("0" if url[-1] != "0" else "1"), later, url.split("?")[0]):
            async with hall.session.get(wrong) as response:
                assert response.status == 404


async def test_the_assistant_says_that_it_cannot_read_files(tmp_path: Path) -> None:
    bot = FakeBot()
    async with running_hall(tmp_path, bot) as hall:
        customer = await hall.customer()
        _, kept = await upload(hall, customer, PNG)
        await customer.say("", attachments=[kept["attachment"]["id"]])
        await until(lambda: customer.transcript.texts("bot"))
        assert customer.transcript.entries[-1]["card"] == {"kind": "offer_person"}
        assert bot.asked == []


async def test_both_sides_see_what_the_other_has_and_has_read(tmp_path: Path) -> None:
    async with running_hall(tmp_path, FakeBot()) as hall:
        agent, customer, conversation = await with_agent(hall)
        seq = (await customer.say("hello"))["seq"]
        await agent.call("delivered", conversation=conversation, upto=seq)
        await until(lambda: customer.of("receipt"))
        assert customer.of("receipt")[-1]["delivered_upto"] == seq
        assert customer.of("receipt")[-1]["read_upto"] < seq
        await agent.call("read", conversation=conversation, upto=seq + 1_000)
        await until(lambda: customer.of("receipt")[-1]["read_upto"] == seq)
        await customer.call("read", conversation=conversation, upto=seq)
        await until(lambda: agent.of("receipt"))
        assert agent.of("receipt")[-1]["delivered_upto"] == seq
        again = await hall.customer(customer.token)
        assert (again.state["read_by_agent"], again.state["delivered_to_agent"]) == (seq, seq)


async def test_a_flood_is_slowed_and_loses_nothing_that_was_acknowledged(tmp_path: Path) -> None:
    async with running_hall(tmp_path, FakeBot(), message_burst=5, messages_per_second=0.01) as hall:
        customer, other = await hall.customer(), await hall.customer()
        answers = [await customer.say(f"{number}") for number in range(8)]
        assert [answer["ok"] for answer in answers] == [True] * 5 + [False] * 3
        assert answers[-1]["error"]["code"] == "too_many"
        assert 0 < answers[-1]["error"]["retry_after"] <= 100
        assert (await other.say("not my fault"))["ok"]
        await customer.catch_up()
        assert customer.transcript.texts("customer") == [f"{number}" for number in range(5)]
