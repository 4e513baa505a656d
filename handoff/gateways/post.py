"""Letters by e-mail over SMTP, always encrypted unless the address says otherwise."""

import asyncio
import smtplib
import ssl
from contextlib import suppress
from dataclasses import dataclass
from email.message import EmailMessage
from email.utils import formatdate
from typing import Self
from urllib.parse import parse_qs, unquote, urlsplit

from handoff.services.casework.ports import Mail, NotPosted

SECONDS = 20
PORTS = {"smtp": 587, "smtps": 465}


@dataclass(frozen=True, slots=True)
class SmtpPost:
    """Implements casework.ports.Post with one connection a letter; `plain` does without encryption."""

    host: str
    port: int
    sender: str
    direct: bool = False  # encrypted from the first byte
    plain: bool = False
    user: str = ""
    password: str = ""

    @classmethod
    def at(cls, url: str, sender: str) -> Self | None:
        """Return the post at smtp://user:password@host:port or smtps://…; None without an address."""
        if not url:
            return None
        parts = urlsplit(url)
        if parts.scheme not in PORTS or not parts.hostname or not sender:
            raise ValueError(
                "LOBBY_SMTP_URL is smtp://… or smtps://…, and LOBBY_MAIL_FROM the sender"
            )
        return cls(
            parts.hostname,
            parts.port or PORTS[parts.scheme],
            sender,
            direct=parts.scheme == "smtps",
            plain=parse_qs(parts.query).get("tls") == ["off"],
            user=unquote(parts.username or ""),
            password=unquote(parts.password or ""),
        )

    async def send(self, mail: Mail) -> None:
        """Hand a letter over; NotPosted otherwise."""
        await asyncio.to_thread(self._send, self._message(mail))

    def _message(self, mail: Mail) -> EmailMessage:
        message = EmailMessage()
        domain = self.sender.rpartition("@")[2].strip("> ")
        headers = {
            "From": self.sender,
            "To": mail.to,
            "Subject": " ".join(mail.subject.split()),
            "Date": formatdate(localtime=False),
            "Message-ID": f"<{mail.name}@{domain}>",
            # No holiday notes of the other side, please (RFC 3834).
            "Auto-Submitted": "auto-generated",
        }
        for name, value in headers.items():
            message[name] = value
        message.set_content(mail.body)
        return message

    def _send(self, message: EmailMessage) -> None:
        try:
            with self._connected() as server:
                server.send_message(message)
        except smtplib.SMTPRecipientsRefused as refused:
            codes = [code for code, _ in refused.recipients.values()]
            raise NotPosted("recipient_refused", final=min(codes) >= 500) from None
        except smtplib.SMTPAuthenticationError:
            raise NotPosted("not_signed_in") from None
        except smtplib.SMTPResponseException as error:
            raise NotPosted(f"answer_{error.smtp_code}", final=error.smtp_code == 550) from None
        except (smtplib.SMTPException, OSError) as error:
            raise NotPosted("unreachable") from error

    def _connected(self) -> smtplib.SMTP:
        secure = ssl.create_default_context()
        if self.direct:
            server: smtplib.SMTP = smtplib.SMTP_SSL(
                self.host, self.port, timeout=SECONDS, context=secure
            )
        else:
            server = smtplib.SMTP(self.host, self.port, timeout=SECONDS)
        try:
            if not self.direct and not self.plain:
                server.starttls(context=secure)
            if self.user:
                server.login(self.user, self.password)
        except BaseException:
            with suppress(OSError):
                server.close()
            raise
        return server
