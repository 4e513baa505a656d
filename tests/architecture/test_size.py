"""Small on purpose: what outgrows its room is split, not excused."""

import ast
import statistics
from collections.abc import Iterator
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
SOURCES = ("bot", "actions", "cases", "handoff", "bench")
MODULE_LINES, FUNCTION_LINES, MEDIAN_LINES, PARAMETERS = 200, 25, 6, 5
Function = ast.FunctionDef | ast.AsyncFunctionDef


def files() -> list[Path]:
    found = (path for folder in SOURCES for path in (ROOT / folder).rglob("*.py"))
    return sorted(path for path in found if "versions" not in path.parts)


def functions(path: Path) -> Iterator[Function]:
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, Function):
            yield node


def length(function: Function) -> int:
    """Lines of a function without its docstring."""
    documented = ast.get_docstring(function, clean=False)
    return (
        (function.end_lineno or 0)
        - function.lineno
        + 1
        - (documented.count("\n") + 1 if documented else 0)
    )


def parameters(function: Function) -> int:
    given = [*function.args.posonlyargs, *function.args.args, *function.args.kwonlyargs]
    return len([one for one in given if one.arg not in ("self", "cls")])


@pytest.mark.parametrize("path", files(), ids=lambda path: str(path.relative_to(ROOT)))
def test_a_module_fits_its_room(path: Path) -> None:
    text = path.read_text(encoding="utf-8")
    assert text.count("\n") <= MODULE_LINES
    assert ast.get_docstring(ast.parse(text)) or not text.strip()
    long = {one.name: length(one) for one in functions(path) if length(one) > FUNCTION_LINES}
    wide = {one.name: parameters(one) for one in functions(path) if parameters(one) > PARAMETERS}
    assert (long, wide) == ({}, {})


def test_the_median_function_is_short() -> None:
    lengths = [length(one) for path in files() for one in functions(path)]
    assert statistics.median(lengths) <= MEDIAN_LINES


def test_no_module_is_named_for_nothing() -> None:
    nothing = {"utils", "helpers", "util", "helper", "common", "misc", "manager"}
    assert [path for path in files() if path.stem in nothing] == []
