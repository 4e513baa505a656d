"""What the composition root hands to the routes."""

from pathlib import Path

from aiohttp import web

from handoff.services.archive import Archive
from handoff.services.casework.ports import Casework
from handoff.services.face import Face
from handoff.services.hall import Hall
from handoff.services.ports import Tokens
from handoff.services.sign_in import Passwords
from handoff.settings import Settings

HALL = web.AppKey("hall", Hall)
ARCHIVE = web.AppKey("archive", Archive)
CASEWORK = web.AppKey("casework", Casework)
SETTINGS = web.AppKey("settings", Settings)
TOKENS = web.AppKey("tokens", Tokens)
PASSWORDS = web.AppKey("passwords", Passwords)
FACE = web.AppKey("face", Face)
PAGES = web.AppKey("pages", Path)
