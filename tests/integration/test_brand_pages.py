"""The bank's own face as browsers get it."""

from pathlib import Path

import pytest

from handoff.app import create_app
from handoff.domain.brand import BadBrand
from handoff.settings import ROOT, Settings
from tests.support.fakes import FakeBot
from tests.support.hall import Hall, running_hall

BLUE = (
    "light: {brand: '#0b3d91', on_brand: '#ffffff'}\n"
    "dark: {brand: '#9bbcff', on_brand: '#0a1a3c'}\nlogo: logo.svg\n"
)


def data_with(folder: Path, text: str) -> Path:
    """The data of the project with a brand of one's own."""
    folder.mkdir()
    for part in (ROOT / "data").iterdir():
        if part.name != "brand.yml":
            (folder / part.name).symlink_to(part)
    (folder / "brand.yml").write_text(text, encoding="utf-8")
    (folder / "logo.svg").write_text("<svg xmlns='http://www.w3.org/2000/svg'/>", encoding="utf-8")
    return folder


async def got(hall: Hall, path: str) -> tuple[int, str, str]:
    async with hall.session.get(hall.address + path) as response:
        return response.status, response.content_type, await response.text()


async def test_pages_loader_and_logo_have_the_banks_own_face(tmp_path: Path) -> None:
    data = data_with(tmp_path / "data", BLUE)
    async with running_hall(tmp_path, FakeBot(), data=data) as hall:
        status, kind, sheet = await got(hall, "/brand.css")
        assert (status, kind) == (200, "text/css")
        assert "--brand:#0b3d91" in sheet
        assert (await got(hall, "/brand/logo"))[:2] == (200, "image/svg+xml")
        status, kind, loader = await got(hall, "/embed.js")
        assert (status, kind) == (200, "text/javascript")
        assert "#0b3d91" in loader
        assert "#14594a" not in loader


async def test_a_bank_without_a_logo_keeps_the_mark(tmp_path: Path) -> None:
    async with running_hall(tmp_path, FakeBot()) as hall:
        assert (await got(hall, "/brand/logo"))[0] == 404
        assert (await got(hall, "/brand.css"))[0] == 200


def test_a_brand_that_nobody_can_read_keeps_the_hall_from_starting(tmp_path: Path) -> None:
    data = data_with(tmp_path / "data", BLUE.replace("#0b3d91", "#9bbcff"))
    with pytest.raises(BadBrand, match="contrast"):
        create_app(Settings(home=tmp_path, data=data))
