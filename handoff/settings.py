"""Every setting, read once from the environment; docs/settings.md is held to this file by a test."""

from datetime import timedelta
from pathlib import Path

from pydantic import Field, SecretStr
from pydantic_settings import BaseSettings, SettingsConfigDict

from handoff.services.hall import Pace

ROOT = Path(__file__).resolve().parent.parent


class Settings(BaseSettings):
    """The environment, with prefix LOBBY_."""

    model_config = SettingsConfigDict(env_prefix="LOBBY_", frozen=True)

    home: Path = Field(ROOT / "var", description="Database, models, keys and logs.")
    data: Path = Field(ROOT / "data", description="Training examples, answers and catalogue.")
    host: str = Field(
        "127.0.0.1",
        description="Address of the public listener; the proxy in front of it does TLS.",
    )
    port: int = Field(
        8080, description="Public port; the assistant and the actions take the two that follow."
    )
    public_url: str = Field(
        "",
        description="Address under which browsers reach the hall, when a proxy stands before it.",
    )
    database_url: str = Field(
        "", description="SQLAlchemy address; empty means SQLite in the home folder."
    )
    redis_url: str = Field(
        "",
        description="Redis that fans events out between several handoff nodes; empty means one node.",
    )
    node: str = Field("main", description="Name of this handoff node; it differs between nodes.")
    bot_url: str = Field(
        "", description="Address of the assistant; empty means the port after the public one."
    )
    actions_url: str = Field(
        "", description="Webhook of the actions; empty means the second port after the public one."
    )
    bot_token: SecretStr = Field(
        SecretStr(""), description="Shared with the assistant; made at first start when empty."
    )
    visitor_key: SecretStr = Field(
        SecretStr(""), description="Signs visitor tokens; made at first start when empty."
    )
    seal_key: SecretStr = Field(
        SecretStr(""),
        description="Seals personal data (64 hex digits); made at first start when empty.",
    )
    identity_key: str = Field(
        "", description="Public key (PEM) with which the bank's own site vouches for customers."
    )
    frame_ancestors: str = Field(
        "'self'", description="Origins that may embed the widget, as in a Content-Security-Policy."
    )
    secure_cookies: bool = Field(False, description="Mark cookies Secure; switch on behind TLS.")
    demo: bool = Field(
        True, description="Serve the demo page and make demo accounts at first start."
    )
    offer_seconds: int = Field(25, description="How long an agent has to accept.")
    agent_lost_seconds: int = Field(
        5, description="When the customer is told that the agent's connection dropped."
    )
    agent_grace_seconds: int = Field(
        40, description="When the customer is queued again after that."
    )
    wrap_up_seconds: int = Field(
        30, description="How long an agent's slot stays taken after closing."
    )
    message_burst: int = Field(60, description="How many messages a visitor may send at once.")
    messages_per_second: float = Field(
        2.0, description="How many more a visitor may send each second after that."
    )
    overflow_seconds: int = Field(
        60,
        description="When related skills will do; after twice that, any skill or language (never a certificate).",
    )
    ask_again_seconds: int = Field(
        30, description="When one who turned a customer down is asked again, if nobody else can."
    )
    smtp_url: SecretStr = Field(
        SecretStr(""),
        description="Mail server for letters to customers; empty means that officers send them.",
    )
    mail_from: str = Field("", description="Sender of letters to customers.")
    always_open: bool = Field(
        True,
        description="People may be asked for at any hour; false keeps the hours and holidays of the catalogue.",
    )

    @property
    def database(self) -> str:
        """Return the database's address."""
        return self.database_url or f"sqlite+aiosqlite:///{self.home / 'lobby.db'}"

    @property
    def bot_address(self) -> str:
        """Return where the assistant listens."""
        return self.bot_url or f"http://127.0.0.1:{self.port + 1}"

    @property
    def actions_address(self) -> str:
        """Return where the actions listen."""
        return self.actions_url or f"http://127.0.0.1:{self.port + 2}/webhook"

    @property
    def pace(self) -> Pace:
        """Return the paces of the hall."""
        return Pace(
            offer=timedelta(seconds=self.offer_seconds),
            agent_lost_notice=timedelta(seconds=self.agent_lost_seconds),
            agent_grace=timedelta(seconds=self.agent_grace_seconds),
            wrap_up=timedelta(seconds=self.wrap_up_seconds),
            overflow=timedelta(seconds=self.overflow_seconds),
            ask_again=timedelta(seconds=self.ask_again_seconds),
        )
