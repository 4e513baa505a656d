"""What customers and agents say, and what must hold before it enters the log."""

from dataclasses import dataclass
from typing import Protocol

from handoff.domain import language, privacy
from handoff.domain.attachment import Attachment
from handoff.domain.conversation import Conversation
from handoff.domain.entry import Author, Entry, Extras, Speaker
from handoff.domain.errors import BadChoice, NotAllowedNow, NotFound
from handoff.domain.identity import Staff, Visitor
from handoff.domain.lifecycle import State
from handoff.services import attachments
from handoff.services.ports import UnitOfWork
from handoff.services.sealing import seal


@dataclass(frozen=True, slots=True)
class Utterance:
    """What a client sent; `client_id` makes a repeat harmless."""

    conversation: str
    client_id: str
    text: str
    choice: str = ""
    attachments: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Spoken:
    """Where it stands in the log now."""

    entry: Entry
    duplicate: bool = False


class Speech(Protocol):
    """An utterance with its speaker: the scribe stores many of them in one commit."""

    @property
    def said(self) -> Utterance:
        """What is said."""

    def may_enter(self, conversation: Conversation) -> None:
        """Refuse who has no business in the conversation."""

    async def enter(self, uow: UnitOfWork, conversation: Conversation) -> None:
        """Add the draft first of all, or refuse it."""


@dataclass(frozen=True, slots=True)
class CustomerSpeech:
    """A customer says something; who answers is decided by the conversation's state."""

    visitor: Visitor
    said: Utterance

    def may_enter(self, conversation: Conversation) -> None:
        """Anybody else's conversation does not exist."""
        if conversation.visitor != self.visitor.id:
            raise NotFound(conversation.id)

    async def enter(self, uow: UnitOfWork, conversation: Conversation) -> None:
        """Seal personal data, follow the language, add the draft, and a word of what became of a secret in it."""
        await _check_choice(uow, self.said)
        text = await seal(self.said.text, conversation.id, uow.vault)
        conversation.language = language.of(text, conversation.language)
        meta = {"choice": self.said.choice} if self.said.choice else None
        extras = Extras(meta=meta, attachments=await _files(uow, self.said, self.visitor))
        conversation.say(Author(Speaker.CUSTOMER), text, self.said.client_id, extras)
        _tell_of_secrets(conversation, text)


def _tell_of_secrets(conversation: Conversation, text: str) -> None:
    notices = privacy.notices(text)
    if "not_kept" in notices:
        conversation.report("not_kept")
    if "sealed" in notices:
        conversation.report("sealed")


@dataclass(frozen=True, slots=True)
class AgentSpeech:
    """The agent who holds the conversation replies, or writes a note that customers never see."""

    staff: Staff
    said: Utterance
    note: bool = False

    def may_enter(self, conversation: Conversation) -> None:
        """Only the holder may write, and a supervisor who joined."""
        if not conversation.serves(self.staff.id):
            raise NotFound(conversation.id)

    async def enter(self, uow: UnitOfWork, conversation: Conversation) -> None:
        """Seal personal data and add the draft."""
        if not self.note and conversation.state is not State.AGENT:
            raise NotAllowedNow(conversation.state)
        text = await seal(self.said.text, conversation.id, uow.vault)
        author = Author(Speaker.AGENT, self.staff.name, self.staff.id)
        if self.note:
            conversation.note(author, text, self.said.client_id)
            return
        files = await _files(uow, self.said, self.staff)
        conversation.say(author, text, self.said.client_id, Extras(attachments=files))


async def _files(uow: UnitOfWork, said: Utterance, who: Visitor | Staff) -> tuple[Attachment, ...]:
    """Return the files that go with the message; each was brought by whoever speaks."""
    by = attachments.keep_from(who)
    return await attachments.named(uow, said.conversation, said.attachments, by)


async def _check_choice(uow: UnitOfWork, said: Utterance) -> None:
    """A choice reaches the assistant past its understanding: only one that it offered may."""
    if not said.choice:
        return
    last = await uow.log.last_of_bot(said.conversation)
    offered = last.draft.extras.quick_replies if last else ()
    if said.choice not in {reply.choice for reply in offered}:
        raise BadChoice(said.choice)
