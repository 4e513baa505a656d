"""Visitors get their token, staff sign in and out."""

from typing import Annotated, TypeVar

import msgspec
from aiohttp import web
from msgspec import Meta, Struct

from handoff.domain.errors import BadRequest, HandoffError
from handoff.domain.identity import Visitor
from handoff.http import guard
from handoff.http.keys import HALL, PASSWORDS, SETTINGS, TOKENS
from handoff.realtime import shown
from handoff.services import shift, sign_in
from handoff.services.ports import Tokens
from handoff.services.sign_in import SignedIn

Body = TypeVar("Body")


class _Visit(Struct):
    token: str | None = None
    identity: str | None = None


class _Credentials(Struct):
    username: Annotated[str, Meta(max_length=40)]
    password: Annotated[str, Meta(max_length=200)]


async def visitor(request: web.Request) -> web.Response:
    """Give a token to a newcomer, renew a good one, or one for a customer whom the bank's site vouches for."""
    visit = await _body(request, _Visit)
    issued = request.app[TOKENS].issue(_who(request.app[TOKENS], visit))
    body = {
        "token": issued.token,
        "visitor": issued.visitor.id,
        "expires_at": shown.moment(issued.expires_at),
    }
    return web.json_response(body)


def _who(tokens: Tokens, visit: _Visit) -> Visitor:
    if visit.identity:
        return tokens.vouched(visit.identity)
    try:
        return tokens.read(visit.token or "")
    except HandoffError:
        return tokens.newcomer()


async def enter(request: web.Request) -> web.Response:
    """Sign a member of staff in; the session goes into a cookie that scripts cannot read."""
    guard.own_origin(request)
    given = await _body(request, _Credentials)
    hall = request.app[HALL]
    holder = await sign_in.sign_in(hall, request.app[PASSWORDS], given.username, given.password)
    response = await _me(request, holder)
    response.set_cookie(
        sign_in.COOKIE,
        holder.token,
        max_age=int(sign_in.SESSION.total_seconds()),
        httponly=True,
        samesite="Strict",
        secure=request.app[SETTINGS].secure_cookies,
        path="/",
    )
    return response


async def leave(request: web.Request) -> web.Response:
    """Sign out."""
    holder = await guard.signed_in(request)
    await sign_in.sign_out(request.app[HALL], holder.token)
    response = web.json_response({})
    response.del_cookie(sign_in.COOKIE, path="/")
    return response


async def me(request: web.Request) -> web.Response:
    """Return who is signed in."""
    return await _me(request, await guard.signed_in(request))


async def _me(request: web.Request, holder: SignedIn) -> web.Response:
    now = await shift.load_of(request.app[HALL], holder.staff.id)
    return web.json_response({"me": shown.me(now.staff, now.load, holder.csrf)})


async def _body(request: web.Request, kind: type[Body]) -> Body:
    try:
        return msgspec.json.decode(await request.read() or b"{}", type=kind)
    except msgspec.MsgspecError as error:
        raise BadRequest("body") from error
