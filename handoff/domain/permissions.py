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
    SEE_CUSTOMER = "see_customer"  # cases and appointments of who writes
    REVEAL = "reveal"  # unseal personal data, with a reason, audited
    SUPERVISE = "supervise"  # the floor: watch, whisper, join, take over, staff while running
    REVIEW = "review"  # score closed conversations
    SEE_FIGURES = "see_figures"  # history, targets, the monthly report and their exports
    MANAGE_CANNED = "manage_canned"  # replies that all agents share
    MANAGE_STAFF = "manage_staff"
    TRAIN = "train"
    HANDLE_CASES = "handle_cases"
    APPROVE_EXTENSION = "approve_extension"  # more time for an especially complex complaint


PERMISSIONS: Mapping[Permission, frozenset[Role]] = {
    Permission.SERVE: frozenset({Role.AGENT, Role.SUPERVISOR}),
    Permission.SEE_QUEUE: frozenset({Role.AGENT, Role.SUPERVISOR}),
    Permission.SEE_ANY_CONVERSATION: frozenset({Role.SUPERVISOR}),
    Permission.SEE_CUSTOMER: frozenset({Role.AGENT, Role.SUPERVISOR}),
    Permission.REVEAL: frozenset({Role.AGENT, Role.SUPERVISOR, Role.OFFICER}),
    Permission.SUPERVISE: frozenset({Role.SUPERVISOR}),
    Permission.REVIEW: frozenset({Role.SUPERVISOR}),
    Permission.SEE_FIGURES: frozenset({Role.SUPERVISOR}),
    Permission.MANAGE_CANNED: frozenset({Role.SUPERVISOR}),
    Permission.MANAGE_STAFF: frozenset({Role.SUPERVISOR, Role.ADMIN}),
    Permission.TRAIN: frozenset({Role.TRAINER}),
    Permission.HANDLE_CASES: frozenset({Role.OFFICER, Role.SUPERVISOR}),
    Permission.APPROVE_EXTENSION: frozenset({Role.SUPERVISOR}),
}


def allows(staff: Staff, permission: Permission) -> bool:
    """Tell whether the table grants it."""
    return staff.role in PERMISSIONS[permission]


def require(staff: Staff, permission: Permission) -> None:
    """Refuse what the table does not grant."""
    if not allows(staff, permission):
        raise Forbidden(permission)
