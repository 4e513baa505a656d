"""Papers that fail the build when they stop being true."""

import re
from pathlib import Path

import pytest

from handoff.domain import wording
from handoff.domain.errors import HandoffError
from handoff.domain.identity import Role
from handoff.domain.permissions import PERMISSIONS, Permission
from handoff.http.routes import ROUTES
from handoff.realtime.staff import StaffNamespace
from handoff.realtime.visitors import VisitorNamespace
from handoff.settings import Settings

ROOT = Path(__file__).parents[2]
PROTOCOL = (ROOT / "docs" / "protocol.md").read_text(encoding="utf-8")


def section(number: int) -> str:
    return re.split(r"^## ", PROTOCOL, flags=re.M)[number]


def rows(text: str) -> list[list[str]]:
    lines = [line for line in text.splitlines() if line.startswith("| ") and "---" not in line]
    return [[cell.strip() for cell in re.split(r"(?<!\\)\|", line)[1:-1]] for line in lines]


def names(cell: str) -> list[str]:
    return re.findall(r"`([^`]+)`", cell)


@pytest.mark.parametrize(("number", "namespace"), [(3, VisitorNamespace), (4, StaffNamespace)])
def test_every_event_that_a_client_may_send_is_written_down(number: int, namespace: type) -> None:
    table = section(number).split("| server → client |")[0]
    written = {name for row in rows(table)[1:] for name in names(row[0])}
    handled = {name.removeprefix("on_") for name in dir(namespace) if name.startswith("on_")}
    assert written == handled - {"connect", "disconnect"}


def test_every_event_that_the_server_sends_is_written_down() -> None:
    folder = ROOT / "handoff" / "realtime"
    source = "".join(path.read_text(encoding="utf-8") for path in sorted(folder.glob("*.py")))
    to_customers = set(re.findall(r"_to_customer\([^,]+, \"(\w+)\"", source))
    to_staff = set(re.findall(r"(?:_to_(?:staff|desk)\([^\"]+|\.emit\()\"(\w+)\"", source))
    for number, events in ((3, to_customers), (4, to_staff)):
        table = section(number).split("| server → client |")[1]
        assert {name for row in rows(table) for name in names(row[0])} == events


def codes(kind: type[HandoffError] = HandoffError) -> set[tuple[str, int]]:
    return {(kind.code, kind.status)}.union(*(codes(child) for child in kind.__subclasses__()))


def test_every_error_code_is_written_down_with_its_status() -> None:
    assert {(names(row[0])[0], int(row[1])) for row in rows(section(8))[1:]} == codes()
    assert set(wording.REFUSALS) == {code for code, _ in codes()}


def test_every_change_of_state_in_the_log_is_written_down() -> None:
    spoken = re.compile(r"(?:_tell|report)\(\s*\"(\w+)\"|\"name\": \"(\w+)\"")
    sources = [path.read_text(encoding="utf-8") for path in (ROOT / "handoff").rglob("*.py")]
    told = {a or b for source in sources for a, b in spoken.findall(source)}
    written = set(names(section(5).split("`text`")[0])) - {
        "event.name",
        "reason",
        "agent",
        "by",
        "score",
        "number",
        "skill",
        "opens_at",
        "when",
    }
    assert {name for name in written if name != 'kind: "state"'} == told


def test_every_route_is_written_down() -> None:
    written = " ".join(names(" ".join(row[0] for row in rows(section(7)))))
    assert {route.path for route in ROUTES if route.path not in written} <= {"/assets/{name}"}


def test_every_setting_is_written_down() -> None:
    table = rows((ROOT / "docs" / "settings.md").read_text(encoding="utf-8"))[1:]
    written = {names(row[0])[0].removeprefix("LOBBY_").lower(): row[2] for row in table}
    assert written.keys() == Settings.model_fields.keys()
    for name, field in Settings.model_fields.items():
        assert (field.description or "").split(";")[0].rstrip(".") in written[name]


def test_the_page_of_permissions_is_the_table() -> None:
    head, *lines = rows((ROOT / "docs" / "permissions.md").read_text(encoding="utf-8"))
    roles = [Role(name) for name in head[1:-1]]
    written = {
        Permission(names(line[0])[0]): {
            role for role, cell in zip(roles, line[1:-1], strict=True) if cell == "yes"
        }
        for line in lines
    }
    assert written == {permission: set(granted) for permission, granted in PERMISSIONS.items()}


@pytest.mark.parametrize("paper", ["README.md", "CONTRIBUTING.md"])
def test_every_command_that_a_paper_names_exists(paper: str) -> None:
    text = (ROOT / paper).read_text(encoding="utf-8")
    makefile = (ROOT / "Makefile").read_text(encoding="utf-8")
    targets = set(re.findall(r"^([a-z-]+):", makefile, flags=re.M))
    code = " ".join(
        block or span for block, span in re.findall(r"^ {4,}(.*)$|`([^`]+)`", text, flags=re.M)
    )
    assert set(re.findall(r"\bmake ([a-z-]+)", code)) <= targets


def test_every_relative_link_of_a_paper_leads_somewhere() -> None:
    papers = [*ROOT.glob("*.md"), *(ROOT / "docs").rglob("*.md"), ROOT / "data" / "README.md"]
    broken = [
        (paper.name, link)
        for paper in papers
        for link in re.findall(r"\]\((?!http|#)([^)#]+)", paper.read_text(encoding="utf-8"))
        if not (paper.parent / link).exists()
    ]
    assert broken == []


def test_nothing_in_the_repository_names_a_registry_or_this_machine() -> None:
    forbidden = re.compile(
        r"pypi\.org|files\.pythonhosted|registry\.npmjs|deb\.debian|/root/|/work/|/home/"
    )
    skipped = {".git", "node_modules", "dist", "var", ".venv", ".venv-bot", "__pycache__", "tests"}
    kinds = {".py", ".md", ".yml", ".yaml", ".toml", ".txt", ".json", ".ts", ".tsx", ".html", ""}
    found = [
        str(path)
        for path in ROOT.rglob("*")
        if path.is_file()
        and not skipped & set(path.relative_to(ROOT).parts)
        and path.suffix in kinds
        and not any(part.startswith(".") and part != ".ci" for part in path.relative_to(ROOT).parts)
        and forbidden.search(path.read_text(encoding="utf-8", errors="ignore"))
    ]
    assert found == []
