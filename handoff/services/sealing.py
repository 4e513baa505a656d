"""Replace personal data by tokens before anything is stored, logged or sent on."""

from handoff.domain import privacy
from handoff.services.records import Vault


async def seal(text: str, conversation_id: str, vault: Vault) -> str:
    """Return the text with tokens in place of what was recognised; originals go to the vault."""
    clean = privacy.defuse(text)
    parts, end = [], 0
    for found in privacy.recognise(clean):
        identifier = await vault.seal(conversation_id, found) if found.keep else ""
        parts += [clean[end : found.start], privacy.token(found, identifier)]
        end = found.end
    return "".join([*parts, clean[end:]])
