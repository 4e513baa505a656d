"""What officers pick from, with names in both languages."""

from collections.abc import Mapping
from typing import Any

import msgspec

from cases import coding
from cases.coding import Named
from handoff.domain.identity import Staff
from handoff.domain.permissions import Permission, allows
from handoff.http.cases.shown import Shown
from handoff.services.casework.ports import Casework


def choices(work: Casework, staff: list[Staff]) -> Shown:
    """Return everything that officers pick from, with names in both languages."""
    return {
        "categories": _named(coding.CATEGORIES),
        "causes": [
            {"code": code, "category": rule.category, "zh": rule.named.zh, "en": rule.named.en}
            for code, rule in coding.CAUSES.items()
        ],
        "lines": _named(coding.LINES),
        "channels": _named(coding.CHANNELS),
        "outcomes": _named(coding.OUTCOMES),
        "branches": [
            {"code": one.code, "zh": one.name.zh, "en": one.name.en} for one in work.branches
        ],
        "letters": [msgspec.to_builtins(form) for form in work.letters.forms()],
        "officers": [
            {"id": one.id, "name": one.name}
            for one in staff
            if allows(one, Permission.HANDLE_CASES)
        ],
        "posts_mail": work.post is not None,
        "staff": [{"id": one.id, "name": one.name} for one in staff],
    }


def _named(table: Mapping[Any, Named]) -> list[Shown]:
    return [{"code": code, "zh": one.zh, "en": one.en} for code, one in table.items()]
