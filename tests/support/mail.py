"""A mail server that takes letters, or refuses them with the answer that a test gives it."""

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from email import message_from_string, policy
from email.message import EmailMessage


@dataclass
class MailServer:
    """What arrived; `answer` is given to every recipient."""

    answer: str = "250 ok"
    letters: list[EmailMessage] = field(default_factory=list)
    port: int = 0
    ended: int = 0  # connections that were closed as they should be

    async def serve(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        """Speak as much SMTP as a letter needs (RFC 5321)."""
        writer.write(b"220 post\r\n")
        while line := (await reader.readline()).decode():
            verb = line.split(" ")[0].strip().upper()
            if verb == "DATA":
                writer.write(b"354 go on\r\n")
                body = (await reader.readuntil(b"\r\n.\r\n")).decode()
                self.letters.append(message_from_string(body, policy=policy.default))  # type: ignore[arg-type]
            answer = self.answer if verb == "RCPT" else "221 bye" if verb == "QUIT" else "250 ok"
            writer.write(f"{answer}\r\n".encode())
            if verb == "QUIT":
                self.ended += 1
                break
        writer.close()


@asynccontextmanager
async def mail_server(answer: str = "250 ok") -> AsyncIterator[MailServer]:
    """Serve on a free port of the loopback."""
    post = MailServer(answer)
    server = await asyncio.start_server(post.serve, "127.0.0.1", 0)
    post.port = server.sockets[0].getsockname()[1]
    yield post
    server.close()
