"""Where a task stands; kept in the slot ``task`` as plain JSON."""

from __future__ import annotations

from dataclasses import asdict, dataclass, field, replace
from typing import Any

FORM = "task_form"
CONFIRM, WHICH = "confirm", "which"
# Not asked of the customer: the action server looks at what was told so far, or at all of it.
CHECKING, DONE = "checking", "done"


@dataclass(frozen=True)
class State:
    """``key`` is the message that began it: what it writes is written once.

    ``problem`` is why the last message did not help; ``options`` are buttons that the action server gave;
    ``paused`` is the task that this one interrupted; ``data`` is the action server's own.
    """

    name: str
    key: str
    fields: dict[str, Any] = field(default_factory=dict)
    asked: str | None = None
    problem: str | None = None
    options: list[dict[str, Any]] = field(default_factory=list)
    data: dict[str, Any] = field(default_factory=dict)
    paused: dict[str, Any] | None = None

    @classmethod
    def of(cls, slot: Any) -> State | None:
        """From the slot; None where no task is open."""
        return cls(**slot) if slot else None

    def as_slot(self) -> dict[str, Any]:
        """For the slot."""
        return asdict(self)

    def asking(self, name: str | None, problem: str | None = None) -> State:
        """The same with another question; the server's buttons belong to the question they came with."""
        options = self.options if name == self.asked else []
        return replace(self, asked=name, problem=problem, options=options)
