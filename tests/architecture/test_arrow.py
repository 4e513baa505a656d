"""The import arrow: rules know nothing of services, services nothing of the world, and nobody reaches across."""

import ast
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
OURS = ("bot", "actions", "cases", "handoff")

# What a folder may import of ours; a longer name wins over a shorter one.
ALLOWED: dict[str, tuple[str, ...]] = {
    "bot": ("bot",),
    "cases": ("cases",),
    "actions": ("actions", "cases"),
    "handoff.domain": ("handoff.domain",),
    "handoff.services": ("handoff.domain", "handoff.services"),
    # The rules of cases are pure as well; what officers do is built on them.
    "handoff.services.casework": ("cases", "handoff.domain", "handoff.services"),
    "handoff.storage": ("cases", "handoff.domain", "handoff.services", "handoff.storage"),
    "handoff.gateways": ("cases", "handoff.domain", "handoff.services", "handoff.gateways"),
    "handoff.realtime": ("handoff.domain", "handoff.services", "handoff.realtime"),
    "handoff.http": (
        "handoff.domain",
        "handoff.services",
        "handoff.realtime.edge",
        "handoff.realtime.shown",
        "handoff.settings",
        "handoff.http",
    ),
    "handoff.http.cases": (
        "cases",
        "handoff.domain",
        "handoff.services",
        "handoff.realtime.shown",
        "handoff.http",
    ),
    "handoff": OURS[1:],
}

# Rules are pure: beside the standard library they may only check digits.
DOMAIN_LIBRARIES = {"stdnum"}


def modules() -> list[tuple[str, ast.Module]]:
    paths = sorted(path for folder in OURS for path in (ROOT / folder).rglob("*.py"))
    return [
        (
            ".".join(path.relative_to(ROOT).with_suffix("").parts),
            ast.parse(path.read_text(encoding="utf-8")),
        )
        for path in paths
    ]


def imports(tree: ast.Module) -> Iterator[str]:
    for node in ast.walk(tree):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom) and node.module and not node.level:
            yield from (f"{node.module}.{alias.name}" for alias in node.names)


def within(name: str, package: str) -> bool:
    return name == package or name.startswith(package + ".")


@pytest.mark.parametrize(
    ("name", "tree"), modules(), ids=lambda value: value if isinstance(value, str) else ""
)
def test_a_module_imports_only_what_the_arrow_allows(name: str, tree: ast.Module) -> None:
    room = max((package for package in ALLOWED if within(name, package)), key=len)
    wrong = [
        target
        for target in imports(tree)
        if any(within(target, ours) for ours in OURS)
        and not any(within(target, allowed) for allowed in ALLOWED[room])
    ]
    assert wrong == []


def test_rules_use_the_standard_library_and_nothing_that_touches_the_world() -> None:
    world = {"asyncio", "os", "pathlib", "socket", "sqlite3", "subprocess", "urllib", "logging"}
    for name, tree in modules():
        if within(name, "handoff.domain"):
            tops = (
                {target.split(".")[0] for target in imports(tree)} - {"handoff"} - DOMAIN_LIBRARIES
            )
            assert tops <= set(sys.stdlib_module_names) - world, name
