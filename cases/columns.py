"""Column types that keep the house rules: moments are aware UTC, money is an exact Decimal."""

# mypy: disable-error-code="explicit-override"
# (typing.override came with Python 3.12, and this package imports nothing but SQLAlchemy.)
from datetime import UTC, datetime
from decimal import Decimal
from functools import lru_cache
from typing import Any

from sqlalchemy import BigInteger, DateTime, Dialect, Integer, Numeric
from sqlalchemy.types import TypeDecorator, TypeEngine

FEN = Decimal("0.01")
ZONE = len("+00:00")

# SQLite makes row numbers by itself only for INTEGER.
RowId = BigInteger().with_variant(Integer, "sqlite")


class Utc(TypeDecorator[datetime]):
    """A moment; one without a time zone is refused rather than guessed."""

    impl = DateTime(timezone=True)
    cache_ok = True

    def process_bind_param(self, value: datetime | None, dialect: Dialect) -> datetime | None:
        if value is None:
            return None
        if value.tzinfo is None:
            raise ValueError("a moment needs a time zone")
        return value.astimezone(UTC)

    def process_result_value(self, value: datetime | None, dialect: Dialect) -> datetime | None:
        # SQLite gives back what it was given, without the zone.
        if value is None:
            return None
        return value.replace(tzinfo=UTC) if value.tzinfo is None else value.astimezone(UTC)

    # SQLite keeps text, and most rows hold many moments: read and written without the detour over a naive one.
    def bind_processor(self, dialect: Dialect) -> Any:
        return _text_of if dialect.name == "sqlite" else super().bind_processor(dialect)

    def result_processor(self, dialect: Dialect, coltype: object) -> Any:
        return (
            _moment_of if dialect.name == "sqlite" else super().result_processor(dialect, coltype)
        )


@lru_cache(maxsize=100)  # what is stored together is stored at one moment
def _text_of(value: datetime | None) -> str | None:
    if value is None:
        return None
    if value.tzinfo is None:
        raise ValueError("a moment needs a time zone")
    return value.astimezone(UTC).isoformat(" ", "microseconds")[:-ZONE]


def _moment_of(text: str | None) -> datetime | None:
    # Six times as fast as putting the zone on afterwards, and there are ten of them in a conversation's row.
    return datetime.fromisoformat(text + "+00:00") if text else None


class Money(TypeDecorator[Decimal]):
    """Yuan with two places: NUMERIC, or whole fen in SQLite, whose NUMERIC is a float."""

    impl = Numeric(18, 2)
    cache_ok = True

    def load_dialect_impl(self, dialect: Dialect) -> TypeEngine[Any]:
        return BigInteger() if dialect.name == "sqlite" else Numeric(18, 2)

    def process_bind_param(self, value: Decimal | None, dialect: Dialect) -> Any:
        if value is None:
            return None
        if not isinstance(value, Decimal) or value != value.quantize(FEN):
            raise ValueError("money is a Decimal with at most two places")
        return int(value / FEN) if dialect.name == "sqlite" else value

    def process_result_value(self, value: Any, dialect: Dialect) -> Decimal | None:
        if value is None:
            return None
        return Decimal(value) * FEN if dialect.name == "sqlite" else Decimal(value)
