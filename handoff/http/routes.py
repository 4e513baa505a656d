"""All routes in one table."""

from aiohttp import web

from handoff.http import attachments, brand, entrance, health, pages
from handoff.http.cases import routes as case_routes
from handoff.http.history import routes as history_routes

ROUTES = [
    web.post("/api/visitor", entrance.visitor),
    web.post("/api/staff/sign-in", entrance.enter),
    web.post("/api/staff/sign-out", entrance.leave),
    web.get("/api/staff/me", entrance.me),
    web.post("/api/attachments", attachments.upload),
    web.get("/api/attachments/{id}", attachments.download),
    *case_routes.ROUTES,
    *history_routes.ROUTES,
    web.get("/healthz", health.alive),
    web.get("/readyz", health.ready),
    web.get("/metrics", health.metrics),
    web.get("/assets/{name}", pages.asset),
    web.get("/embed.js", brand.loader),
    web.get("/brand.css", brand.sheet),
    web.get("/brand/logo", brand.logo),
    *(web.get(route, pages.page) for route in pages.ROUTES),
]
