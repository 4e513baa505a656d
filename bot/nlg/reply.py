"""One message of the assistant, and its shape as a Rasa response."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from typing import Any

PERSON = "service/human_agent"


@dataclass(frozen=True)
class QuickReply:
    """A button; without ``choice`` its title is sent as if typed."""

    title: str
    choice: str | None = None

    def as_dict(self) -> dict[str, str]:
        """As docs/bot.md has it."""
        return {"title": self.title, **({"choice": self.choice} if self.choice else {})}


@dataclass(frozen=True)
class Reply:
    """Text, quick replies, and what handoff should know (card, handoff reason)."""

    text: str
    quick_replies: tuple[QuickReply, ...] = ()
    custom: dict[str, Any] = field(default_factory=dict)

    def with_replies(self, *more: QuickReply) -> Reply:
        """The same with further buttons; none twice."""
        return replace(self, quick_replies=tuple(dict.fromkeys((*self.quick_replies, *more))))

    def handing_over(self, reason: str) -> Reply:
        """The same, asking handoff for a person."""
        return replace(self, custom={**self.custom, "handoff": {"reason": reason}})

    def offering_person(self, sentence: str, button: QuickReply) -> Reply:
        """The same with the offer of a person below."""
        offer = replace(
            self,
            text=f"{self.text}\n{sentence}",
            custom={**self.custom, "card": {"kind": "offer_person"}},
        )
        return offer.with_replies(button)

    def as_response(self) -> dict[str, Any]:
        """What Rasa stores and passes to the channel."""
        response: dict[str, Any] = {"text": self.text}
        if self.quick_replies:
            response["quick_replies"] = [reply.as_dict() for reply in self.quick_replies]
        if self.custom:
            response["custom"] = self.custom
        return response
