"""History out of the log: what people did shows in the figures, over both databases, HTTP and the command line."""

import asyncio
import csv
import io
import json
import zipfile
from collections.abc import AsyncIterator
from contextlib import suppress
from datetime import date, timedelta
from pathlib import Path
from typing import Any
from uuid import uuid4

import pytest
from click.testing import CliRunner, Result
from sqlalchemy import select

from cases.database import open_engine, reading
from cases.inline import InlineConnection
from handoff.cli import main
from handoff.domain.errors import Forbidden
from handoff.domain.history.period import Grain, Period
from handoff.domain.history.targets import BadTargets
from handoff.domain.hours import ALWAYS
from handoff.domain.identity import Role, Staff
from handoff.gateways import catalogue
from handoff.services import archive, closing, escalation, offers, speaking
from handoff.services.archive import Archive, Asked
from handoff.services.closing import Judgement
from handoff.services.speech import AgentSpeech, CustomerSpeech, Utterance
from handoff.services.turns import answer_next
from handoff.storage import tables
from handoff.storage.upgrade import upgrade
from tests.support.databases import fresh_postgres
from tests.support.fakes import FakeBot
from tests.support.floor import BEGINNING, Floor, open_floor
from tests.support.hall import running_hall
from tests.support.officers import Officer, file_complaint

DAY = BEGINNING.date()
BOSS = Staff("b" * 32, "wang", "Wang", Role.SUPERVISOR)


@pytest.fixture(params=["sqlite", pytest.param("postgresql", marks=pytest.mark.postgres)])
async def floor(request: pytest.FixtureRequest, tmp_path: Path) -> AsyncIterator[Floor]:
    """An empty floor on either database."""
    if request.param == "sqlite":
        async with _opened(f"sqlite+aiosqlite:///{tmp_path / 'hall.db'}", tmp_path) as opened:
            yield opened
        return
    async with fresh_postgres() as address, _opened(address, tmp_path) as opened:
        yield opened


class _opened:  # noqa: N801 - reads as a word where it is used
    def __init__(self, address: str, home: Path) -> None:
        self.address, self.home = address, home

    async def __aenter__(self) -> Floor:
        engine = open_engine(self.address)
        await upgrade(engine)
        await engine.dispose()
        self.floor = open_floor(self.address, self.home, workers=1)
        self.writing = asyncio.create_task(self.floor.workers[0].scribe.run())
        return self.floor

    async def __aexit__(self, *_exc: object) -> None:
        self.writing.cancel()
        with suppress(asyncio.CancelledError):
            await self.writing
        await self.floor.close()


def words(conversation: str) -> Utterance:
    return Utterance(conversation, str(uuid4()), "hello")


async def serve(floor: Floor, agent: Staff) -> str:
    """A customer asks, waits 15 s, is answered after 7 s more, and rates the agent after 200 s of talk."""
    hall, conversation = floor.workers[0], await floor.come_in(floor.workers[0])
    customer = floor.customers[-1]
    await speaking.say(hall, CustomerSpeech(customer, words(conversation)))
    await answer_next(hall, conversation)
    await escalation.ask_human(hall, customer, conversation, str(uuid4()))
    await floor.pass_time(15)
    await offers.dispatch(hall)
    await offers.accept(hall, agent, conversation)
    await floor.pass_time(7)
    await speaking.say(hall, AgentSpeech(agent, words(conversation)))
    await floor.pass_time(193)
    await closing.agent_closes(hall, agent, conversation, "resolved")
    await closing.rate(hall, customer, conversation, Judgement(4))
    return conversation


async def give_up(floor: Floor) -> None:
    hall, conversation = floor.workers[0], await floor.come_in(floor.workers[0])
    customer = floor.customers[-1]
    await escalation.ask_human(hall, customer, conversation, str(uuid4()))
    await floor.pass_time(30)
    await escalation.cancel_wait(hall, customer, conversation)


async def figures(floor: Floor, day: date = DAY, grain: Grain = Grain.DAY) -> Any:
    work = Archive(floor.workers[0], ())
    return await archive.report(work, BOSS, Asked(day, day, grain))


async def test_what_people_did_shows_in_the_figures(floor: Floor) -> None:
    agent = await floor.hire(2)
    async with floor.workers[0].store.begin() as uow:
        await uow.roster.set_available(agent.id, True, "", floor.clock.now())
    await serve(floor, agent)
    await give_up(floor)
    report = await figures(floor)
    total = report.total
    assert (total.conversations, total.offered, total.answered, total.abandoned) == (2, 2, 1, 1)
    assert (total.within_20, total.abandonment, total.wait_mean) == (0.5, 0.5, 15)
    assert (total.first_reply, total.handling, total.satisfaction) == (7, 200, 4)
    assert (total.turns, total.misunderstood, total.containment) == (1, 0, 0)
    assert [(one.code, one.handled, one.satisfaction) for one in report.agents] == [
        (agent.id, 1, 4)
    ]
    teams = {team.skill: team.figures.offered for team in report.teams}
    assert teams == {"savings": 1, "": 1}  # what the assistant answered last, or nothing
    assert [(one.code, one.count) for one in report.reasons] == [("customer_asked", 2)]


async def test_an_empty_day_is_all_nothing_and_a_day_holds_only_its_own(floor: Floor) -> None:
    await give_up(floor)
    for day in (DAY - timedelta(days=1), DAY + timedelta(days=1)):
        report = await figures(floor, day, Grain.HOUR)
        assert (report.total.offered, len(report.parts), report.agents) == (0, 24, ())
    by_hour = await figures(floor, grain=Grain.HOUR)
    assert [n for n, part in enumerate(by_hour.parts) if part.figures.offered] == [17]  # Beijing


async def test_a_conversation_that_began_long_before_counts_where_it_went_on(floor: Floor) -> None:
    hall = floor.workers[0]
    conversation = await floor.come_in(hall)
    await floor.pass_time(3 * 86_400)
    await escalation.ask_human(hall, floor.customers[-1], conversation, str(uuid4()))
    report = await figures(floor, DAY + timedelta(days=3))
    assert (report.total.offered, report.total.waiting, report.total.conversations) == (1, 1, 0)


async def test_a_report_reads_in_chunks_beside_the_loop_and_leaves_the_connection_as_it_was(
    floor: Floor,
) -> None:
    for _ in range(3):
        await give_up(floor)
    period = Period(DAY, DAY, Grain.DAY, ALWAYS.zone)
    async with floor.workers[0].store.look() as uow:
        raw = (await uow.stories.connection.get_raw_connection()).driver_connection
        found = uow.stories.between(period.start, period.end)
        assert [len(chunk) async for chunk in found] == [3]
        assert not (isinstance(raw, InlineConnection) and raw.aside)


async def test_only_who_may_see_figures_gets_them(floor: Floor) -> None:
    agent = await floor.hire(1)
    with pytest.raises(Forbidden):
        await archive.report(Archive(floor.workers[0]), agent, Asked(DAY, DAY, Grain.DAY))


class Looker(Officer):
    """A supervisor's browser at the history."""

    async def ask(self, path: str = "", language: str = "en", **query: Any) -> tuple[int, bytes]:
        """Read; return the status and what came."""
        url = f"{self.address}/api/history{path}"
        headers = {**self.headers, "Accept-Language": language}
        async with self.session.get(url, params=query, headers=headers) as response:
            return response.status, await response.read()

    async def refused(self, language: str = "en", **query: Any) -> tuple[int, str, str]:
        """Read; return the status, code and words of the refusal."""
        status, body = await self.ask(language=language, **query)
        error = json.loads(body)["error"]
        return status, error["code"], error["message"]


async def test_the_routes_answer_supervisors_and_refuse_everybody_else(tmp_path: Path) -> None:
    async with running_hall(tmp_path, FakeBot()) as hall:
        await hall.hire("wang", Role.SUPERVISOR)
        await hall.hire("=cmd()", Role.AGENT)
        await hall.hire("sun", Role.OFFICER)
        customer, agent = await hall.customer(), await hall.agent("=cmd()")
        await customer.say("rates?")
        await customer.ask_human()
        await agent.call("close", conversation=await agent.accept_next(), disposition="resolved")
        await file_complaint(hall.settings, days_ago=13)
        await file_complaint(hall.settings, "k2", days_ago=40)
        today = catalogue.bank(hall.settings.data, always_open=True).hours.today(
            hall.app[next(key for key in hall.app if "archive" in str(key))].hall.clock.now()
        )
        span = {"since": str(today - timedelta(days=60)), "until": str(today)}
        boss = await Looker(hall.address, hall.session).sign_in("wang")
        status, body = await boss.ask(**span)
        report = json.loads(body)["report"]
        assert (status, len(report["parts"]), json.loads(body)["zone"]) == (
            200,
            61,
            "Asia/Shanghai",
        )
        assert (report["total"]["answered"], report["total"]["offered"]) == (1, 1)
        assert {one["target"]["figure"] for one in report["verdicts"]} >= {"within_20"}
        assert json.loads(body)["bank"]["en"] == "Spruce Bank"
        await _complaints(boss, span)
        await _files(boss, span)
        await _bad_input(boss, span)
        for username in ("=cmd()", "sun"):
            other = await Looker(hall.address, hall.session).sign_in(username)
            assert (await other.refused(**span))[:2] == (403, "forbidden")
            for path in ("/complaints", "/export.xlsx"):
                assert (await other.ask(path, **span))[0] == 403
        stranger = Looker(hall.address, hall.session)
        assert (await stranger.refused(**span))[:2] == (401, "unauthorised")
        assert (await stranger.ask("/complaints", **span))[0] == 401


async def _complaints(boss: Looker, span: dict[str, str]) -> None:
    _, body = await boss.ask("/complaints", **span)
    told = json.loads(body)
    assert told["clock"] == {"owed": 2, "soon": 1, "overdue": 1, "paused": 0}
    assert (told["report"]["total"]["received"], told["report"]["total"]["overdue"]) == (2, 1)


async def _files(boss: Looker, span: dict[str, str]) -> None:
    _, text = await boss.ask("/export.csv", grain="month", language="en", **span)
    lines = list(csv.reader(io.StringIO(text.decode("utf-8-sig"))))
    assert lines[0][:2] == ["From (Beijing time)", "Conversations"]
    assert lines[-1][:2] == ["Total", "1"]
    _, agents = await boss.ask("/export.csv", sheet="agents", **span)
    assert "'=Cmd()" in agents.decode()  # no formula
    for sheet in ("targets", "teams", "topics", "reasons"):
        status, text = await boss.ask("/export.csv", language="zh", sheet=sheet, **span)
        assert (status, len(text.decode().splitlines()) > 1) == (200, True)
    status, book = await boss.ask("/export.xlsx", **span)
    names = zipfile.ZipFile(io.BytesIO(book)).namelist()
    assert (status, sum(name.startswith("xl/worksheets/sheet") for name in names)) == (200, 6)


async def _bad_input(boss: Looker, span: dict[str, str]) -> None:
    turned = {"since": span["until"], "until": span["since"]}
    assert (await boss.refused(**turned))[:2] == (400, "bad_period")
    assert "起止日期" in (await boss.refused("zh", **turned))[2]
    assert "must not end before" in (await boss.refused(**turned))[2]
    assert (await boss.refused(grain="hour", **span))[1] == "bad_period"
    assert (await boss.refused(since="0001-01-01", until="9999-12-31"))[1] == "bad_period"
    for wrong in ({"since": "yesterday"}, {"grain": "week"}, {"until": ""}):
        assert (await boss.refused(**span | wrong))[:2] == (400, "bad_request")


def test_targets_may_be_absent_and_must_make_sense(tmp_path: Path) -> None:
    assert catalogue.targets(tmp_path) == ()
    (tmp_path / "targets.yml").write_text("targets: {within_20: {at_least: 80}}")
    with pytest.raises(BadTargets, match=r"targets\.yml: within_20"):
        catalogue.targets(tmp_path)
    (tmp_path / "targets.yml").write_text("targets: none")
    with pytest.raises(BadTargets, match="a line for each"):
        catalogue.targets(tmp_path)


def lobby(*words: str) -> Result:
    return CliRunner().invoke(main, list(words), catch_exceptions=False)


def test_a_demo_month_is_told_once_marked_everywhere_and_taken_away_as_a_file(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("LOBBY_HOME", str(tmp_path))
    seed = ("history", "seed", "--month", "2026-02", "--count", "30", "--json")
    assert json.loads(lobby(*seed).output)["conversations"] == 30
    assert json.loads(lobby(*seed).output)["conversations"] == 0
    texts = asyncio.run(_texts(f"sqlite+aiosqlite:///{tmp_path / 'lobby.db'}"))
    assert len(texts) > 60
    assert all("演示" in text or "[Demo]" in text for text in texts)
    span = ("--since", "2026-02-01", "--until", "2026-02-28")
    for name in ("month.csv", "month.xlsx"):
        written = lobby("history", "export", str(tmp_path / name), *span, "--language", "en")
        assert "30 conversations" in written.output
    refused = lobby("history", "export", str(tmp_path / "month.pdf"), *span)
    assert (refused.exit_code, "ends in .csv or .xlsx" in refused.output) == (1, True)
    upside = lobby(
        "history",
        "export",
        str(tmp_path / "x.csv"),
        "--since",
        "2026-02-02",
        "--until",
        "2026-02-01",
    )
    assert (upside.exit_code, "must not end before" in upside.output) == (1, True)


async def _texts(address: str) -> list[str]:
    engine = open_engine(address)
    async with reading(engine) as connection:
        query = select(tables.entry.c.text).where(tables.entry.c.kind == "message")
        found = list((await connection.execute(query)).scalars())
    await engine.dispose()
    return found
