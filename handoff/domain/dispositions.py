"""How a conversation with a person came out: what an agent says at its end."""

from collections.abc import Mapping

from handoff.domain.errors import BadRequest

# code: Chinese, English
DISPOSITIONS: Mapping[str, tuple[str, str]] = {
    "resolved": ("已解决", "Resolved"),
    "follow_up": ("需跟进", "Follow-up needed"),
    "no_answer": ("客户未回应", "Customer did not answer"),
    "complaint": ("已转投诉", "Complaint"),
    "fraud": ("涉诈或盗用", "Fraud"),
    "sales": ("业务意向", "Interest in a product"),
    "spam": ("骚扰或无关", "Spam"),
    "other": ("其他", "Other"),
}


def checked(code: str) -> str:
    """Return the code, or nothing for none; refuse one that the table lacks."""
    if code and code not in DISPOSITIONS:
        raise BadRequest("disposition")
    return code
