"""What can be refused, each with a code that clients switch on and a status for HTTP.

HandoffError
├── BadRequest ── TooLong, BadPeriod
├── Unauthorised
├── Forbidden
├── NotFound
├── NotAllowedNow ── ConversationClosed, OfferGone, BadChoice, AlreadyRated, NoFreeSlot
├── TooMany
├── BotUnavailable
└── Unavailable
"""


class HandoffError(Exception):
    """A refusal that the reader may see by its code."""

    code = "internal_error"
    status = 500


class BadRequest(HandoffError):
    """The payload is malformed."""

    code, status = "bad_request", 400


class TooLong(BadRequest):
    """The text is over the limit."""

    code, status = "too_long", 413


class BadPeriod(BadRequest):
    """A report's days are the wrong way round, or more than its grain can show."""

    code = "bad_period"


class Unauthorised(HandoffError):
    """No token, session or password that holds."""

    code, status = "unauthorised", 401


class Forbidden(HandoffError):
    """Known, but not permitted; also a wrong origin and a missing CSRF token."""

    code, status = "forbidden", 403


class NotFound(HandoffError):
    """No such thing, or not yours: the two are never told apart."""

    code, status = "not_found", 404


class NotAllowedNow(HandoffError):
    """The state does not admit the command."""

    code, status = "not_allowed_now", 409


class ConversationClosed(NotAllowedNow):
    """A message for a conversation that has ended."""

    code = "conversation_closed"


class OfferGone(NotAllowedNow):
    """Somebody else took it, or its deadline passed."""

    code = "offer_gone"


class BadChoice(NotAllowedNow):
    """A quick reply that the assistant did not offer."""

    code = "bad_choice"


class AlreadyRated(NotAllowedNow):
    """A conversation is rated once."""

    code = "already_rated"


class NoFreeSlot(NotAllowedNow):
    """Whoever should take it cannot: away, at capacity, or nobody of that team is there."""

    code = "no_free_slot"


class BadAttachment(HandoffError):
    """A file whose content is of no type that is taken, or that is empty."""

    code, status = "bad_attachment", 415


class TooMany(HandoffError):
    """Too many attempts; `retry_after` is in seconds."""

    code, status = "too_many", 429

    def __init__(self, retry_after: int) -> None:
        super().__init__(retry_after)
        self.retry_after = retry_after


class BotUnavailable(HandoffError):
    """The assistant gave no usable answer."""

    code, status = "bot_unavailable", 503


class Unavailable(HandoffError):
    """The store does not answer; trying again is safe."""

    code, status = "unavailable", 503


class AlreadyStored(Exception):
    """The log has an entry with this client id; never leaves the services."""
