"""Names under which other processes know a customer: the same in every visit, and telling nothing."""

import hashlib
import hmac
from dataclasses import dataclass

LENGTH = 32  # hex digits


@dataclass(frozen=True, slots=True)
class Pseudonyms:
    """Makes them with the sealing key, which outlives every visit; without it nobody finds the customer again."""

    key: str

    def __call__(self, customer: str) -> str:
        """Return the pseudonym of a customer."""
        message = f"customer/{customer}".encode()
        return hmac.new(bytes.fromhex(self.key), message, hashlib.sha256).hexdigest()[:LENGTH]
