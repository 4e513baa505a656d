"""One way in for every event: parse, ask the use case, answer; an error never shows its text."""

import re
from collections.abc import Awaitable, Callable
from functools import wraps
from typing import Any, TypeVar
from uuid import uuid4

import msgspec
import structlog

from handoff.domain import wording
from handoff.domain.errors import BadRequest, HandoffError, TooMany, Unauthorised
from handoff.domain.language import Language

log = structlog.get_logger()

UNSTORABLE = re.compile("[\x00\ud800-\udfff]")
Answer = dict[str, Any]
Caller = TypeVar("Caller")
Command = TypeVar("Command")
Handler = Callable[[Any, Any, Any], Awaitable[Answer | None]]


def answering(command_type: type[Any]) -> Callable[[Handler], Callable[..., Awaitable[Answer]]]:
    """Make an event handler of a method that takes the caller and a parsed command."""

    def decorate(handler: Handler) -> Callable[..., Awaitable[Answer]]:
        @wraps(handler)
        async def event(self: Any, sid: str, payload: object = None, *_more: object) -> Answer:
            caller = self.callers.get(sid)
            language = caller.language if caller else Language.ZH
            try:
                if not caller:
                    raise Unauthorised(sid)
                given = storable(payload) if payload is not None else {}
                command = msgspec.convert(given, command_type)
                return {"ok": True, **(await handler(self, caller, command) or {})}
            except Exception as error:
                return {"ok": False, "error": refusal(error, language)}

        return event

    return decorate


def storable(payload: Any) -> Any:
    """Return what came with U+FFFD for what no database can keep: NUL, and half a surrogate pair."""
    if isinstance(payload, str):
        return UNSTORABLE.sub("\ufffd", payload)
    if isinstance(payload, dict):
        return {storable(key): storable(value) for key, value in payload.items()}
    return [storable(one) for one in payload] if isinstance(payload, list) else payload


def refusal(error: Exception, language: Language) -> Answer:
    """Return the error object of the protocol; an unknown error shows only an id to quote."""
    if isinstance(error, msgspec.ValidationError):
        error = BadRequest("payload")
    if isinstance(error, HandoffError) and error.code != HandoffError.code:
        shown: Answer = {"code": error.code, "message": wording.refusal(error.code, language)}
        return shown | ({"retry_after": error.retry_after} if isinstance(error, TooMany) else {})
    incident = uuid4().hex[:12]
    log.error("internal error", incident=incident, exc_info=error)
    return {
        "code": HandoffError.code,
        "message": wording.refusal(HandoffError.code, language),
        "id": incident,
    }
