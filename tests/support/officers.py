"""Officers at their REST interface, and cases for them to work on."""

from dataclasses import dataclass
from datetime import timedelta
from typing import Any

import aiohttp

from cases.case import Case
from cases.database import open_engine
from cases.demo import MovableClock
from cases.drafts import ComplaintDraft
from cases.store import CaseStore
from handoff.gateways.clock import SystemClock
from handoff.settings import Settings
from tests.support.hall import PASSWORD


async def file_complaint(
    settings: Settings, key: str = "k1", days_ago: int = 0, **told: Any
) -> Case:
    """File a complaint as the assistant would, today or so many days ago."""
    engine = open_engine(settings.database)
    clock = MovableClock(SystemClock().now() - timedelta(days=days_ago))
    draft = ComplaintDraft(**{"conversation": "gone", "what": "信用卡多扣年费300元"} | told)
    case = await CaseStore(engine, clock).file_complaint(draft, key)
    await engine.dispose()
    return case


@dataclass
class Answer:
    """A status and what came with it."""

    status: int
    body: dict[str, Any]

    @property
    def code(self) -> str:
        """Return the code of the refusal, or nothing."""
        return str(self.body.get("error", {}).get("code", ""))


class Officer:
    """A browser in which somebody signed in."""

    def __init__(self, address: str, session: aiohttp.ClientSession) -> None:
        self.address, self.session = address, session
        self.headers: dict[str, str] = {}

    async def sign_in(self, username: str) -> "Officer":
        """Get a session of one's own."""
        body = {"username": username, "password": PASSWORD}
        async with (
            aiohttp.ClientSession() as fresh,
            fresh.post(f"{self.address}/api/staff/sign-in", json=body) as response,
        ):
            assert response.status == 200, await response.text()
            me = (await response.json())["me"]
            cookie = f"lobby_session={response.cookies['lobby_session'].value}"
        self.headers = {"Cookie": cookie, "X-CSRF-Token": me["csrf"]}
        return self

    async def get(self, path: str, **query: Any) -> Answer:
        """Read."""
        url = f"{self.address}/api/cases{path}"
        async with self.session.get(url, params=query, headers=self.headers) as response:
            return Answer(response.status, await response.json())

    async def post(self, path: str, **body: Any) -> Answer:
        """Change."""
        url = f"{self.address}/api/cases{path}"
        async with self.session.post(url, json=body, headers=self.headers) as response:
            return Answer(response.status, await response.json())

    async def act(self, case: dict[str, Any], command: str, **more: Any) -> Answer:
        """Do something to a case as it was last seen."""
        path = f"/{case['number']}/acts"
        return await self.post(path, command=command, version=case["version"], **more)

    async def attach(self, number: str, name: str, data: bytes) -> Answer:
        """Put a file to a case."""
        form = aiohttp.FormData(quote_fields=False)
        form.add_field("file", data, filename=name)
        url = f"{self.address}/api/cases/{number}/attachments"
        async with self.session.post(url, data=form, headers=self.headers) as response:
            return Answer(response.status, await response.json())

    async def file(self, path: str, **query: Any) -> bytes:
        """Take a file away."""
        url = f"{self.address}/api/cases{path}"
        async with self.session.get(url, params=query, headers=self.headers) as response:
            assert response.status == 200, await response.text()
            return await response.read()
