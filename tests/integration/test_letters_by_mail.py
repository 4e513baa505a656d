"""A letter by e-mail: kept and queued at once, sent by the post, tried again, given up on the record."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import select

from cases.database import open_engine, reading
from cases.deliveries import PAUSES, Outbox
from cases.demo import MovableClock
from handoff.domain.identity import Role
from handoff.gateways.clock import SystemClock
from handoff.gateways.post import SmtpPost
from handoff.http.keys import CASEWORK
from handoff.services.casework import posting
from handoff.storage import tables
from tests.support.fakes import FakeBot
from tests.support.hall import Hall, running_hall, until
from tests.support.mail import mail_server
from tests.support.officers import Officer, file_complaint

SENDER = "Spruce Bank <letters@bank.example>"
LETTER = {"kind": "received", "language": "en", "way": "e-mail"}


@dataclass
class Desk:
    """An officer with a complaint whose customer left an e-mail address, or what `said` is."""

    hall: Hall
    officer: Officer
    number: str
    customer: str

    async def send(self, version: int = 1, **changed: Any) -> dict[str, Any]:
        path = f"/{self.number}/letters"
        return (await self.officer.post(path, **LETTER | changed, version=version)).body

    async def delivery(self, letter: int = 0) -> dict[str, Any]:
        return dict(
            (await self.officer.get(f"/{self.number}")).body["case"]["letters"][letter]["delivery"]
        )


@asynccontextmanager
async def desk(
    home: Path, port: int = 0, said: str = "write to Li.Si@mail.example please"
) -> AsyncIterator[Desk]:
    url = f"smtp://127.0.0.1:{port}?tls=off" if port else ""
    async with running_hall(home, FakeBot(), smtp_url=url, mail_from=SENDER) as hall:
        await hall.hire("sun", Role.OFFICER)
        officer = await Officer(hall.address, hall.session).sign_in("sun")
        customer = await hall.customer()
        await customer.say(said)
        await customer.catch_up()
        token = customer.transcript.texts("customer")[0].split(" ")[2]
        told = {"contact": token if token.startswith("⟦") else "", "what": f"fee, see {token}"}
        case = await file_complaint(
            hall.settings, conversation=customer.conversation, language="en", **told
        )
        yield Desk(hall, officer, case.number, customer.conversation)


async def test_a_letter_leaves_by_itself_and_its_address_is_unsealed_on_the_record(
    tmp_path: Path,
) -> None:
    async with mail_server() as post, desk(tmp_path, post.port) as at:
        sent = await at.send()
        assert sent["case"]["letters"][0]["delivery"]["state"] == "waiting"
        assert await posting.post(at.hall.app[CASEWORK]) == 1
        assert await posting.post(at.hall.app[CASEWORK]) == 0
        letter = post.letters[0]
        assert (letter["To"], letter["From"]) == ("Li.Si@mail.example", SENDER)
        assert at.number in letter["Subject"]
        assert letter["Message-ID"] == f"<{at.number}-1@bank.example>"
        text = letter.get_content()
        assert "fee, see L***@mail.example" in text
        assert "⟦" not in text
        assert (await at.delivery())["state"] == "sent"
        engine = open_engine(at.hall.settings.database)
        async with reading(engine) as connection:
            lines = (await connection.execute(select(tables.audit_line))).mappings().all()
        await engine.dispose()
        assert [(one["action"], one["reason"]) for one in lines] == [
            ("reveal", "letter 1 by e-mail")
        ]


async def test_what_waits_when_the_hall_stops_is_sent_when_it_runs_again(tmp_path: Path) -> None:
    async with mail_server() as post:
        async with desk(tmp_path, post.port) as at:
            await at.send()
        settings = {"smtp_url": f"smtp://127.0.0.1:{post.port}?tls=off", "mail_from": SENDER}
        async with running_hall(tmp_path, FakeBot(), **settings):
            await until(lambda: post.ended)
        assert len(post.letters) == 1


async def test_a_refused_letter_is_tried_again_unless_nobody_is_there(tmp_path: Path) -> None:
    async with mail_server("451 try later") as post, desk(tmp_path, post.port) as at:
        for version, answer in enumerate(("451 try later", "550 no such user"), start=1):
            post.answer = answer
            await at.send(version=version)
            assert await posting.post(at.hall.app[CASEWORK]) == 0
        found = [await at.delivery(number) for number in (0, 1)]
        assert [(one["state"], one["error"], one["attempts"]) for one in found] == [
            ("waiting", "recipient_refused", 1),
            ("failed", "recipient_refused", 1),
        ]
        assert post.letters == []


async def test_after_the_last_attempt_the_officer_is_told_to_post_it(tmp_path: Path) -> None:
    async with desk(tmp_path, 1) as at:
        await at.send()
        soon = SystemClock().now() + timedelta(minutes=1)
        engine, clock = open_engine(at.hall.settings.database), MovableClock(soon)
        outbox = Outbox(engine, clock)
        assert await posting.post(at.hall.app[CASEWORK]) == 0
        assert (await at.delivery())["error"] == "unreachable"
        for pause in PAUSES:
            clock.moment += pause
            due = await outbox.take()
            assert [one.number for one in due] == [at.number]
            assert await outbox.take() == []
            await outbox.failed(due[0], "unreachable", final=False)
        assert await outbox.take() == []
        await engine.dispose()
        found = await at.delivery()
        assert (found["state"], found["attempts"]) == ("failed", len(PAUSES) + 1)


async def test_without_a_mail_server_a_letter_is_kept_and_not_sent(tmp_path: Path) -> None:
    async with desk(tmp_path) as at:
        assert (await at.send())["case"]["letters"][0]["delivery"] is None
        assert (await at.officer.get("/choices")).body["choices"]["posts_mail"] is False


async def test_a_letter_to_no_address_is_refused_and_nothing_is_kept(tmp_path: Path) -> None:
    async with mail_server() as post, desk(tmp_path, post.port, "no address here") as at:
        assert (await at.send())["error"]["code"] == "case_incomplete"
        case = (await at.officer.get(f"/{at.number}")).body["case"]
        assert (case["letters"], case["version"]) == ([], 1)
        assert (await at.send(way="post"))["case"]["letters"][0]["delivery"] is None


def test_the_post_is_encrypted_unless_it_is_said_otherwise() -> None:
    assert SmtpPost.at("", SENDER) is None
    secure = SmtpPost.at("smtps://sun:p%40ss@mail.example", SENDER)
    assert secure is not None
    assert (secure.port, secure.direct, secure.user, secure.password) == (465, True, "sun", "p@ss")
    ordinary = SmtpPost.at("smtp://mail.example", SENDER)
    assert ordinary is not None
    assert (ordinary.port, ordinary.direct, ordinary.plain) == (587, False, False)
    for wrong, sender in (("http://mail.example", SENDER), ("smtp://mail.example", "")):
        with pytest.raises(ValueError, match="LOBBY_SMTP_URL"):
            SmtpPost.at(wrong, sender)


async def test_a_server_without_encryption_gets_no_letter() -> None:
    async with mail_server() as post:
        strict = SmtpPost("127.0.0.1", post.port, SENDER)
        with pytest.raises(posting.NotPosted, match="unreachable"):
            await strict.send(posting.Mail(to="a@b.example", name="n", subject="s", body="b"))
        assert post.letters == []
