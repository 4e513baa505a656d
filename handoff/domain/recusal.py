"""Who must not handle a customer's matter, least of all the person complained about."""

from collections.abc import Iterable
from dataclasses import dataclass

from handoff.domain.identity import Staff

SHORTEST_NAME = 2  # characters: one alone stands in ordinary words


@dataclass(frozen=True, slots=True)
class Recusal:
    """Holds for the customer, in every later conversation as well; `by` is empty for the rules."""

    visitor: str
    agent: str
    by: str
    reason: str


def named_in(texts: Iterable[str], staff: Iterable[Staff]) -> list[Staff]:
    """Return the staff whose names stand in a complaint."""
    said = "\n".join(texts).casefold()
    return [one for one in staff if len(one.name) >= SHORTEST_NAME and one.name.casefold() in said]
