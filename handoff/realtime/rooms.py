"""Names of rooms; who enters which is decided where the caller's right was checked."""

VISITOR, STAFF = "/visitor", "/staff"
QUEUE = "queue"


def conversation(conversation_id: str) -> str:
    """All tabs of the customer."""
    return f"c:{conversation_id}"


def watchers(conversation_id: str) -> str:
    """All tabs of supervisors who look on."""
    return f"w:{conversation_id}"


def staff(staff_id: str) -> str:
    """All tabs of a member of staff."""
    return f"s:{staff_id}"
