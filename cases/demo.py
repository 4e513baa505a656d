"""A demo year of complaints, so that reports have something to show: made up, and says so in every text.

The same year and count always give the same cases. Everything goes through the store, in the order of time, so
that numbers, deadlines and the audit chain are as real as any.
"""

import random
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from decimal import Decimal

from cases.attached import PauseReason
from cases.case import Facts, Step
from cases.coding import CAUSES, LINES, Channel, Line, Outcome, RootCause
from cases.deadlines import BANK_TIME, TERMS, Term
from cases.drafts import ComplaintDraft
from cases.kinds import Category
from cases.lifecycle import Command

# How the made-up year is shaped: weights, not measurements of any bank.
CAUSE_WEIGHTS = (8, 14, 9, 12, 13, 9, 4, 3, 11, 5, 3, 2, 8, 6, 2, 4)
LINE_WEIGHTS = (18, 16, 30, 16, 9, 3, 3, 5)
CHANNEL_WEIGHTS = (30, 9, 30, 8, 15, 4, 4)
OUTCOME_WEIGHTS = (34, 24, 26, 16)
SCORE_WEIGHTS = (5, 8, 17, 40, 30)
MONTH_WEIGHTS = (11, 7, 9, 8, 8, 9, 8, 8, 9, 7, 9, 12)
LATE_SHARE, WITHDRAWN_SHARE, REOPENED_SHARE, PAUSED_SHARE = 0.04, 0.06, 0.05, 0.04
ENGLISH_EVERY = 5
TITLES = {
    "zh": "【演示数据】{cause}：虚构投诉第{n}号",
    "en": "[Demo] {cause}, made-up complaint {n}",
}

Act = tuple[datetime, Step]


class MovableClock:
    """A clock that shows what it was set to."""

    def __init__(self, moment: datetime) -> None:
        self.moment = moment

    def now(self) -> datetime:
        """Return the moment that was set."""
        return self.moment


@dataclass(frozen=True, slots=True)
class Invented:
    """A complaint that nobody made, when it is filed, and what becomes of it."""

    key: str
    at: datetime
    draft: ComplaintDraft
    acts: tuple[Act, ...]


@dataclass(frozen=True, slots=True)
class Setting:
    """Whose year it is: officers as `agent:<id>` (two at least) and the codes of branches."""

    year: int
    count: int
    officers: tuple[str, ...]
    branches: tuple[str, ...]


def invented(setting: Setting) -> list[Invented]:
    """Return the year's complaints in the order in which they are filed."""
    chance = random.Random(f"lobby {setting.year}")  # noqa: S311 - a demo, not a secret
    days = sorted(_day(chance, setting.year) for _ in range(setting.count))
    return [_one(chance, setting, n, at) for n, at in enumerate(days, start=1)]


def _day(chance: random.Random, year: int) -> datetime:
    month = chance.choices(range(1, 13), MONTH_WEIGHTS)[0]
    day = date(year, month, chance.randint(1, 28))
    minute = chance.randint(8 * 60, 21 * 60)
    start = datetime(day.year, day.month, day.day, tzinfo=BANK_TIME)
    return (start + timedelta(minutes=minute)).astimezone(UTC)


def _one(chance: random.Random, setting: Setting, n: int, at: datetime) -> Invented:
    cause = chance.choices(list(RootCause), CAUSE_WEIGHTS)[0]
    line = chance.choices(list(Line), LINE_WEIGHTS)[0]
    rule = CAUSES[cause]
    language = "zh" if n % ENGLISH_EVERY else "en"
    draft = ComplaintDraft(
        conversation=f"demo-{setting.year}-{n:04d}",
        what=TITLES[language].format(cause=getattr(rule.named, language), n=n),
        product=getattr(LINES[line], language),
        category=rule.category if chance.random() < 0.8 else Category.SERVICE,
        language=language,
        amount=Decimal(chance.randint(1, 2000)) * 10 if chance.random() < 0.4 else None,
    )
    facts = Facts(
        root_cause=cause,
        line=line,
        channel=chance.choices(list(Channel), CHANNEL_WEIGHTS)[0],
        branch=chance.choice(setting.branches),
    )
    key = f"demo:{setting.year}:{n}"
    return Invented(key, at, draft, tuple(_life(chance, setting.officers, facts, at)))


def _life(
    chance: random.Random, officers: tuple[str, ...], facts: Facts, at: datetime
) -> Iterator[Act]:
    officer = chance.choice(officers)
    at = _later(chance, at, 0.02, 1)
    yield at, Step(Command.ASSIGN, officer, assignee=officer)
    if chance.random() < WITHDRAWN_SHARE:
        yield _later(chance, at, 1, 5), Step(Command.WITHDRAW, officer, "客户来电撤回")
        return
    yield _later(chance, at, 0.1, 1), Step(Command.CLASSIFY, officer, facts=facts)
    at = _later(chance, at, 1.1, 2)
    yield at, Step(Command.INVESTIGATE, officer)
    term = chance.choices([Term.SIMPLE, Term.COMPLEX], [80, 20])[0]
    if term is Term.COMPLEX:
        yield _later(chance, at, 0.1, 1), Step(Command.EXTEND, officer, "需向网点调取资料")
    elif chance.random() < PAUSED_SHARE:
        papers = PauseReason.CUSTOMER_PAPERS
        yield _later(chance, at, 0.1, 1), Step(Command.PAUSE, officer, reason=papers)
    yield from _end(chance, officer, at, TERMS[term].days)


def _end(chance: random.Random, officer: str, at: datetime, days: int) -> Iterator[Act]:
    span = (
        days + chance.uniform(1, 9)
        if chance.random() < LATE_SHARE
        else days * chance.betavariate(2, 4)
    )
    at += timedelta(days=max(1.5, span - 3 if span < days else span))
    outcome = Facts(outcome=chance.choices(list(Outcome), OUTCOME_WEIGHTS)[0])
    yield at, Step(Command.RESOLVE, officer, "已核实并答复", facts=outcome)
    if chance.random() < REOPENED_SHARE:
        at = _later(chance, at, 1, 4)
        yield at, Step(Command.REOPEN, "customer", "对处理结果不满意")
        yield _later(chance, at, 0.1, 1), Step(Command.ASSIGN, officer, assignee=officer)
        yield _later(chance, at, 1.1, 2), Step(Command.INVESTIGATE, officer)
        at = _later(chance, at, 3, 10)
        yield at, Step(Command.RESOLVE, officer, "补充核实", facts=outcome)
    at = _later(chance, at, 0.5, 4)
    if chance.random() < 0.15:
        yield at, Step(Command.MISS_CALL, officer)
        at = _later(chance, at, 0.5, 2)
    score = chance.choices(range(1, 6), SCORE_WEIGHTS)[0]
    yield at, Step(Command.FOLLOW_UP, officer, score=score)
    yield _later(chance, at, 0.1, 3), Step(Command.CLOSE, officer)


def _later(chance: random.Random, at: datetime, least: float, most: float) -> datetime:
    return at + timedelta(days=chance.uniform(least, most))
