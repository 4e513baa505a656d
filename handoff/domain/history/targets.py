"""What the service is measured against; data/targets.yml, which a bank edits."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from handoff.domain.history.figures import Figures

AT_LEAST, AT_MOST = "at_least", "at_most"
DAY = 86_400.0


@dataclass(frozen=True, slots=True)
class Gauge:
    """Which way a figure is better, and between what its target may lie."""

    side: str
    lowest: float
    highest: float


GAUGES: Mapping[str, Gauge] = {
    "within_20": Gauge(AT_LEAST, 0, 1),
    "within_60": Gauge(AT_LEAST, 0, 1),
    "abandonment": Gauge(AT_MOST, 0, 1),
    "wait_mean": Gauge(AT_MOST, 0, DAY),
    "wait_p90": Gauge(AT_MOST, 0, DAY),
    "first_reply": Gauge(AT_MOST, 0, DAY),
    "handling": Gauge(AT_MOST, 0, DAY),
    "containment": Gauge(AT_LEAST, 0, 1),
    "misunderstanding": Gauge(AT_MOST, 0, 1),
    "satisfaction": Gauge(AT_LEAST, 1, 5),
}


class BadTargets(ValueError):
    """The file asks for what cannot be; the text says which line and why."""


@dataclass(frozen=True, slots=True)
class Target:
    """A figure by its name in Figures, and the value on which it is met."""

    figure: str
    side: str
    value: float

    def is_met(self, value: float) -> bool:
        """Tell whether the value is good enough."""
        return value >= self.value if self.side == AT_LEAST else value <= self.value


@dataclass(frozen=True, slots=True)
class Verdict:
    """A target beside what was reached; nothing was reached where there was nothing to measure."""

    target: Target
    reached: float | None
    is_met: bool | None


def parsed(given: Any) -> tuple[Target, ...]:
    """Return the targets of the file; BadTargets names the first that makes no sense."""
    if not isinstance(given, Mapping):
        raise BadTargets("a line for each figure is needed")
    return tuple(_target(figure, asked) for figure, asked in given.items())


def _target(figure: str, asked: Any) -> Target:
    gauge = GAUGES.get(figure)
    if gauge is None:
        raise BadTargets(f"{figure}: no such figure; there are {', '.join(GAUGES)}")
    if not isinstance(asked, dict) or list(asked) != [gauge.side]:
        raise BadTargets(f"{figure}: write {{{gauge.side}: …}}")
    value = asked[gauge.side]
    is_number = isinstance(value, int | float) and not isinstance(value, bool)
    if not is_number or not gauge.lowest <= value <= gauge.highest:
        raise BadTargets(f"{figure}: from {gauge.lowest:g} to {gauge.highest:g}, not {value!r}")
    return Target(figure, gauge.side, float(value))


def verdicts(targets: tuple[Target, ...], figures: Figures) -> tuple[Verdict, ...]:
    """Return each target with what was reached."""
    return tuple(_verdict(target, getattr(figures, target.figure)) for target in targets)


def _verdict(target: Target, reached: float | None) -> Verdict:
    return Verdict(target, reached, None if reached is None else target.is_met(reached))
