"""A demo month of conversations: made up, and says so in every text. The same month and count always give the same.

The shape (busy hours, waits, patience, ratings) is invented as well: weights, not measurements of any bank.
"""

import random
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo

from handoff.domain.language import Language

TOPICS = (
    *("savings/rates", "cards/report_lost", "loans/prepayment", "banking/transfer_limit"),
    *(
        "cards/annual_fee",
        "wealth/risk_levels",
        "savings/large_cd",
        "loans/rates",
        "banking/app_login",
    ),
    *("cards/instalments", "savings/early_withdrawal", "loans/eligibility", "wealth/redeem"),
    *("banking/branch_locations", "cards/limit"),
)
TOPIC_WEIGHTS = tuple(range(32, 2, -2))
ZONES, ZONE_WEIGHTS = ("answer", "suggest", "out_of_scope"), (87, 9, 4)
REASONS = ("customer_asked", "misunderstood", "complaint", "lost_card", "fraud", "abuse")
REASON_WEIGHTS = (58, 17, 12, 7, 4, 2)
HOURS = range(24)
HOUR_WEIGHTS = (
    *(2, 1, 1, 1, 1, 2, 4, 10, 30, 62, 80, 64),
    *(40, 44, 66, 78, 62, 48, 36, 34, 30, 18, 10, 5),
)
WEEKEND = 0.55  # of a working day
BUSY_HOURS = frozenset({10, 15})
PERSON_SHARE, RETURN_SHARE, TRANSFER_SHARE = 0.36, 0.04, 0.06
SCORES, SCORE_WEIGHTS, SCORE_AFTER_A_WAIT = range(1, 6), (2, 4, 10, 34, 50), (10, 16, 28, 28, 18)
LONG_WAIT = 60.0  # seconds
AGENTS = ("甲", "乙", "丙", "丁", "戊", "己")


@dataclass(frozen=True, slots=True)
class Month:
    """Which month of the bank, how many conversations, and what happened by now."""

    first: date
    count: int
    zone: ZoneInfo

    @property
    def days(self) -> list[date]:
        """Return its days."""
        found = (self.first + timedelta(days=number) for number in range(31))
        return [day for day in found if day.month == self.first.month]


@dataclass(frozen=True, slots=True)
class Wish:
    """A wish for a person and what comes of it; seconds. `agents` are places in AGENTS, two for a transfer."""

    reason: str
    wait: float
    gives_up: bool
    agents: tuple[int, ...]
    reply: float
    talk: float
    wrap_up: float
    is_returned: bool


@dataclass(frozen=True, slots=True)
class Invented:
    """A conversation that nobody had; `questions` are a topic and what the assistant made of it."""

    key: str
    at: datetime
    language: Language
    questions: tuple[tuple[str, str], ...]
    wish: Wish | None
    is_closed: bool
    score: int | None


def invented(month: Month) -> list[Invented]:
    """Return the month's conversations in the order of time."""
    chance = random.Random(f"lobby {month.first}")  # noqa: S311 - a demo, not a secret
    moments = sorted(_moment(chance, month) for _ in range(month.count))
    return [
        _one(chance, f"demo-{month.first:%Y%m}-{number:05d}", at, month.zone)
        for number, at in enumerate(moments, start=1)
    ]


def _moment(chance: random.Random, month: Month) -> datetime:
    weights = [WEEKEND if day.weekday() >= 5 else 1.0 for day in month.days]
    day = chance.choices(month.days, weights)[0]
    hour = chance.choices(HOURS, HOUR_WEIGHTS)[0]
    clock = time(hour, chance.randrange(60), chance.randrange(60))
    return datetime.combine(day, clock, month.zone).astimezone(UTC)


def _one(chance: random.Random, key: str, at: datetime, zone: ZoneInfo) -> Invented:
    language = Language.ZH if chance.random() < 0.78 else Language.EN
    questions = tuple(
        (chance.choices(TOPICS, TOPIC_WEIGHTS)[0], chance.choices(ZONES, ZONE_WEIGHTS)[0])
        for _ in range(chance.choices((1, 2, 3, 4), (34, 36, 20, 10))[0])
    )
    is_busy = at.astimezone(zone).hour in BUSY_HOURS
    wish = _wish(chance, is_busy=is_busy) if chance.random() < PERSON_SHARE else None
    is_closed = wish is not None or chance.random() < 0.4
    return Invented(key, at, language, questions, wish, is_closed, _score(chance, wish))


def _wish(chance: random.Random, *, is_busy: bool) -> Wish:
    wait = chance.lognormvariate(2.9 if is_busy else 2.3, 0.8)
    return Wish(
        reason=chance.choices(REASONS, REASON_WEIGHTS)[0],
        wait=wait,
        gives_up=chance.expovariate(1 / 420) < wait,
        agents=_agents(chance),
        reply=chance.lognormvariate(2.7, 0.5),
        talk=chance.lognormvariate(5.7, 0.6),
        wrap_up=chance.uniform(5, 60),
        is_returned=chance.random() < RETURN_SHARE,
    )


def _agents(chance: random.Random) -> tuple[int, ...]:
    count = 2 if chance.random() < TRANSFER_SHARE else 1
    return tuple(chance.sample(range(len(AGENTS)), count))


def _score(chance: random.Random, wish: Wish | None) -> int | None:
    if chance.random() > (0.45 if wish else 0.2):
        return None
    is_cross = wish is not None and wish.wait > LONG_WAIT
    weights: Sequence[int] = SCORE_AFTER_A_WAIT if is_cross else SCORE_WEIGHTS
    return chance.choices(SCORES, weights)[0]
