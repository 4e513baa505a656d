"""`lobby cases`: a demo year, the register as a file, and the alarms that are due."""

import json
from datetime import UTC, date, datetime
from pathlib import Path

import click
from sqlalchemy.ext.asyncio import AsyncEngine

from cases import figures
from cases.clock import SystemClock
from cases.database import reading
from cases.demo import Setting, invented
from cases.demo_filing import Filed, file_year
from cases.ledger import Reader, harmless, head, line
from cases.office import CaseOffice
from handoff.cli.database import with_engine
from handoff.domain.permissions import Permission, allows
from handoff.gateways import letters
from handoff.http.cases import sheets
from handoff.services.casework import watching
from handoff.services.casework.reporting import Ledger
from handoff.settings import Settings
from handoff.storage.staff import RosterRows

DAY = click.DateTime(formats=["%Y-%m-%d"])
# Who handled a made-up year on a machine where nobody handles cases yet.
NOBODY = ("agent:demo-1", "agent:demo-2")


@click.group()
def cases() -> None:
    """Complaints and callbacks."""


@cases.command()
@click.option("--year", type=click.IntRange(2000, 2100), required=True)
@click.option("--count", type=click.IntRange(1, 5000), default=360, show_default=True)
@click.option("--json", "as_json", is_flag=True, help="Print one JSON object.")
def seed(year: int, count: int, as_json: bool) -> None:
    """File a made-up YEAR of complaints, marked as a demo in every text; twice changes nothing."""
    filed = with_engine(lambda engine, settings: _seed(engine, settings, (year, count)))
    told = {"year": year, "cases": filed.cases, "acts": filed.acts}
    click.echo(json.dumps(told) if as_json else f"{filed.cases} made-up cases of {year}")


async def _seed(engine: AsyncEngine, settings: Settings, year: tuple[int, int]) -> Filed:
    async with reading(engine) as connection:
        staff = await RosterRows(connection, settings.node).everybody()
    officers = tuple(f"agent:{one.id}" for one in staff if allows(one, Permission.HANDLE_CASES))
    branches = tuple(branch.code for branch in letters.branches(settings.data))
    setting = Setting(*year, officers or NOBODY, branches)
    return await file_year(engine, invented(setting), datetime.now(UTC))


@cases.command()
@click.argument("file", type=click.Path(dir_okay=False, path_type=Path))
@click.option("--since", type=DAY, required=True, help="First day of receipt (YYYY-MM-DD).")
@click.option("--until", type=DAY, required=True, help="Last day of receipt.")
@click.option("--language", type=click.Choice(["zh", "en"]), default="zh", show_default=True)
def export(file: Path, since: datetime, until: datetime, language: str) -> None:
    """Write the register of complaints to FILE: .csv, or .xlsx with the figures beside it."""
    writers = {".csv": sheets.as_csv, ".xlsx": sheets.as_workbook}
    if file.suffix not in writers:
        raise click.ClickException("FILE ends in .csv or .xlsx")
    period = since.date(), until.date()
    ledger = with_engine(lambda engine, settings: _ledger(engine, settings, period, language))
    file.write_bytes(writers[file.suffix](ledger))
    click.echo(f"{file}: {len(ledger.lines)} complaints")


async def _ledger(
    engine: AsyncEngine, settings: Settings, period: tuple[date, date], language: str
) -> Ledger:
    clock = SystemClock()
    async with reading(engine) as connection:
        staff = await RosterRows(connection, settings.node).everybody()
    reader = Reader(
        language,
        clock.now(),
        {one.code: getattr(one.name, language) for one in letters.branches(settings.data)},
        {f"agent:{one.id}": one.name for one in staff},
    )
    found = await CaseOffice(engine, clock).complaints(*period)
    lines = [[harmless(value) for value in line(case, reader)] for case in found]
    return Ledger(head(language), lines, figures.report(found, period, clock.now()))


@cases.command()
def alarms() -> None:
    """Raise the alarms that are due, as the running hall does by itself."""
    raised = with_engine(lambda engine, _: watching.sweep(CaseOffice(engine, SystemClock())))
    click.echo(f"{raised} new alarms")
