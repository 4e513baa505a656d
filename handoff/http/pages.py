"""The built pages: hashed assets for ever, everything else fresh."""

from collections.abc import Mapping

from aiohttp import web

from handoff.domain.errors import NotFound
from handoff.http.keys import PAGES

# route: file of the build
ROUTES: Mapping[str, str] = {
    "/": "index.html",
    "/agent": "agent.html",
    "/widget": "widget.html",
    "/supervisor": "dashboard.html",
    "/trainer": "workbench.html",
    "/cases": "cases.html",
}
FOR_EVER = "public, max-age=31536000, immutable"
FRESH = "no-cache"


async def page(request: web.Request) -> web.StreamResponse:
    """Send a page."""
    file = request.app[PAGES] / ROUTES[request.path]
    if not file.is_file():
        raise NotFound(request.path)
    return web.FileResponse(file, headers={"Cache-Control": FRESH})


async def asset(request: web.Request) -> web.StreamResponse:
    """Send a hashed asset; the name is one path segment, so nothing outside the folder can be named."""
    folder = request.app[PAGES] / "assets"
    file = folder / request.match_info["name"]
    if file.parent != folder or not file.is_file():
        raise NotFound(request.path)
    # Manifests keep their names from build to build.
    caching = FRESH if file.suffix == ".json" else FOR_EVER
    return web.FileResponse(file, headers={"Cache-Control": caching})
