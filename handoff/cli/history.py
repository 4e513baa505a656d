"""`lobby history`: a demo month of conversations, and the figures of a period as a file."""

import json
from datetime import datetime
from pathlib import Path

import click
from sqlalchemy.ext.asyncio import AsyncEngine

from cases.demo import MovableClock
from handoff import keys as key_file
from handoff.cli.database import with_engine
from handoff.cli.demo_month import Month, invented
from handoff.cli.demo_telling import demo_agents, hire, tell_month
from handoff.domain import wording
from handoff.domain.errors import BadPeriod
from handoff.domain.history.period import Grain, Period
from handoff.domain.history.report import Report
from handoff.domain.language import Language
from handoff.gateways import catalogue
from handoff.gateways.clock import SystemClock
from handoff.http.history import sheets
from handoff.http.history.tables import Reader
from handoff.http.history.wire import Sheet
from handoff.services import archive
from handoff.settings import Settings
from handoff.storage.store import SqlStore

DAY = click.DateTime(formats=["%Y-%m-%d"])


@click.group()
def history() -> None:
    """The service in hindsight."""


@history.command()
@click.option("--month", type=click.DateTime(formats=["%Y-%m"]), required=True, help="YYYY-MM.")
@click.option("--count", type=click.IntRange(1, 20_000), default=1500, show_default=True)
@click.option("--json", "as_json", is_flag=True, help="Print one JSON object.")
def seed(month: datetime, count: int, as_json: bool) -> None:
    """Tell a made-up MONTH of conversations, marked as a demo in every text; twice changes nothing."""
    told = with_engine(lambda engine, settings: _seed(engine, settings, month, count))
    answer = {"month": f"{month:%Y-%m}", "conversations": told}
    click.echo(json.dumps(answer) if as_json else f"{told} made-up conversations of {month:%Y-%m}")


async def _seed(engine: AsyncEngine, settings: Settings, month: datetime, count: int) -> int:
    hours = catalogue.bank(settings.data, always_open=settings.always_open).hours
    clock = MovableClock(SystemClock().now())
    await hire(engine, demo_agents(), clock.now())
    store = SqlStore(engine, clock, bytes.fromhex(key_file.load(settings).seal_key), settings.node)
    made_up = invented(Month(month.date(), count, hours.zone))
    return await tell_month(store, clock, made_up, hours)


@history.command()
@click.argument("file", type=click.Path(dir_okay=False, path_type=Path))
@click.option("--since", type=DAY, required=True, help="First day (YYYY-MM-DD).")
@click.option("--until", type=DAY, required=True, help="Last day.")
@click.option(
    "--by", type=click.Choice([one.value for one in Grain]), default="day", show_default=True
)
@click.option(
    "--language",
    type=click.Choice([one.value for one in Language]),
    default="zh",
    show_default=True,
)
def export(file: Path, since: datetime, until: datetime, by: Grain, language: Language) -> None:
    """Write the figures of a period to FILE: .csv over time, or .xlsx with all tables."""
    if file.suffix not in (".csv", ".xlsx"):
        raise click.ClickException("FILE ends in .csv or .xlsx")
    asked = archive.Asked(since.date(), until.date(), Grain(by))
    try:
        report, reader = with_engine(
            lambda engine, settings: _report(engine, settings, asked, Language(language))
        )
    except BadPeriod as error:
        raise click.ClickException(wording.refusal(error.code, Language.EN)) from error
    is_csv = file.suffix == ".csv"
    body = (
        sheets.as_csv(report, Sheet.PARTS, reader) if is_csv else sheets.as_workbook(report, reader)
    )
    file.write_bytes(body)
    click.echo(f"{file}: {report.total.conversations} conversations")


async def _report(
    engine: AsyncEngine, settings: Settings, asked: archive.Asked, language: Language
) -> tuple[Report, Reader]:
    zone = catalogue.bank(settings.data, always_open=settings.always_open).hours.zone
    clock = SystemClock()
    store = SqlStore(engine, clock, bytes.fromhex(key_file.load(settings).seal_key), settings.node)
    period = Period(asked.since, asked.until, asked.grain, zone)
    report = await archive.counted(store, period, clock.now(), catalogue.targets(settings.data))
    return report, Reader(language, catalogue.topics(settings.data), zone)
