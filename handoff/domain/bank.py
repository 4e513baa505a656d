"""What the hall says of the bank itself; data/catalog/bank.yml."""

from dataclasses import dataclass, field

from handoff.domain.hours import ALWAYS, Hours
from handoff.domain.language import Language


@dataclass(frozen=True, slots=True)
class Bank:
    """Name in both languages, the number that blocks cards at any hour, and when people serve."""

    zh: str = "本行"
    en: str = "the bank"
    hotline: str = ""
    hours: Hours = field(default=ALWAYS)

    def name(self, language: Language) -> str:
        """Return it in a language."""
        return self.zh if language is Language.ZH else self.en
