"""Files that customers and agents attach to messages: what is taken, how much, and under which name."""

import re
from collections.abc import Mapping
from dataclasses import dataclass

from handoff.domain import privacy
from handoff.domain.errors import BadAttachment, TooLong

# Types by content, with the ending that the file gets; pictures are shown in the page, the rest is only saved.
ENDINGS: Mapping[str, str] = {
    "image/png": ".png",
    "image/jpeg": ".jpg",
    "image/webp": ".webp",
    "application/pdf": ".pdf",
}
SHOWN_IN_PAGE = frozenset({"image/png", "image/jpeg", "image/webp"})
LARGEST_BYTES = 8 * 1024 * 1024
MOST_IN_MESSAGE, MOST_IN_CONVERSATION = 5, 20
LONGEST_NAME, LONGEST_ENDING = 80, 5
UNFIT_FOR_NAME = re.compile(r"[\x00-\x1f\x7f<>:\"/\\|?*\u200b-\u200f\u202a-\u202e\u2066-\u2069]+")


@dataclass(frozen=True, slots=True)
class Attachment:
    """A kept file as a message names it; `size` in bytes."""

    id: str
    name: str
    type: str
    size: int


def check_size(size: int) -> None:
    """Refuse what is empty or over the limit."""
    if not size:
        raise BadAttachment("empty")
    if size > LARGEST_BYTES:
        raise TooLong(size)


def check_type(kind: str) -> None:
    """Refuse what the table does not list."""
    if kind not in ENDINGS:
        raise BadAttachment(kind)


def name_for(given: str, kind: str) -> str:
    """Return a harmless name with the ending of its type; one that holds personal data is not kept."""
    last = given.replace("\\", "/").rpartition("/")[2]
    plain = " ".join(UNFIT_FOR_NAME.sub(" ", last).split()).strip(" .")
    stem, dot, ending = plain.rpartition(".")
    stem = (stem if dot and len(ending) <= LONGEST_ENDING else plain)[:LONGEST_NAME].strip(" .")
    if not stem or privacy.recognise(stem):
        stem = "file"
    return stem + ENDINGS[kind]
