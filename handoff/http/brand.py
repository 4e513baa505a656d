"""The bank's face: `/brand.css` takes the place of the pages' own colours, `/brand/logo` that of their mark."""

from collections.abc import Iterator

from aiohttp import web

from handoff.domain.brand import Palette
from handoff.domain.errors import NotFound
from handoff.http.keys import FACE, PAGES
from handoff.services.face import LOGOS, Face

FRESH = {"Cache-Control": "no-cache"}
# Twice :root outweighs the pages' own tokens wherever the sheet stands.
ROOT = ":root:root"
MARK = ".mark{background:url(/brand/logo) center/contain no-repeat}.mark>*{display:none}"
# What the loader's button has of its own (web/embed/embed.ts).
BUTTON, SIGN = "#14594a", ";color:#fff"


def stylesheet(face: Face) -> str:
    """Return the sheet; empty for the pages' own face."""
    return "".join(_rules(face))


def _rules(face: Face) -> Iterator[str]:
    if face.palettes:
        yield f"{ROOT}{{{_tokens(face.palettes['light'])}}}"
        yield f"@media(prefers-color-scheme:dark){{{ROOT}{{{_tokens(face.palettes['dark'])}}}}}"
    if face.logo:
        yield MARK


def _tokens(palette: Palette) -> str:
    named = palette.colours.items()
    return ";".join(f"--{name.replace('_', '-')}:{colour}" for name, colour in named)


async def sheet(request: web.Request) -> web.Response:
    """Send the colours."""
    text = stylesheet(request.app[FACE])
    return web.Response(text=text, content_type="text/css", headers=FRESH)


async def logo(request: web.Request) -> web.StreamResponse:
    """Send the logo."""
    file = request.app[FACE].logo
    if not file:
        raise NotFound("logo")
    headers = FRESH | {"Content-Type": LOGOS[file.suffix]}
    return web.FileResponse(file, headers=headers)


async def loader(request: web.Request) -> web.Response:
    """Send the loader with a button in the bank's colour."""
    file = request.app[PAGES] / "embed.js"
    if not file.is_file():
        raise NotFound(request.path)
    text = file.read_text(encoding="utf-8")
    if palettes := request.app[FACE].palettes:
        light = palettes["light"]
        text = text.replace(SIGN, f";color:{light['on_brand']}").replace(
            BUTTON, str(light["brand"])
        )
    return web.Response(text=text, content_type="text/javascript", headers=FRESH)
