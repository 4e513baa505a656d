"""Who may do what: one table, asked by every edge and by the live channel for each recipient."""

from collections.abc import Mapping
from enum import StrEnum

from handoff.domain.errors import Forbidden
from handoff.domain.identity import Role, Staff


class Permission(StrEnum):
    """One thing that a member of staff may be allowed to do."""

    SERVE = "serve"  # be offered conversations, reply, close
    SEE_QUEUE = "see_queue"
    SEE_ANY_CONVERSATION = "see_any_conversation"
    REVEAL = "reveal"  # unseal personal data, with a reason, audited
    MANAGE_STAFF = "manage_staff"
    TRAIN = "train"
    HANDLE_CASES = "handle_cases"


PERMISSIONS: Mapping[Permission, frozenset[Role]] = {
    Permission.SERVE: frozenset({Role.AGENT, Role.SUPERVISOR}),
    Permission.SEE_QUEUE: frozenset({Role.AGENT, Role.SUPERVISOR}),
    Permission.SEE_ANY_CONVERSATION: frozenset({Role.SUPERVISOR}),
    Permission.REVEAL: frozenset({Role.AGENT, Role.SUPERVISOR, Role.OFFICER}),
    Permission.MANAGE_STAFF: frozenset({Role.SUPERVISOR, Role.ADMIN}),
    Permission.TRAIN: frozenset({Role.TRAINER}),
    Permission.HANDLE_CASES: frozenset({Role.OFFICER, Role.SUPERVISOR}),
}


def allows(staff: Staff, permission: Permission) -> bool:
    """Tell whether the table grants it."""
    return staff.role in PERMISSIONS[permission]


def require(staff: Staff, permission: Permission) -> None:
    """Refuse what the table does not grant."""
    if not allows(staff, permission):
        raise Forbidden(permission)
