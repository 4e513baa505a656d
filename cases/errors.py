"""What the case store refuses, each with a code that callers switch on.

CaseError
├── DraftRefused       bad_draft        what is wrong stands in `problems`
├── NotAllowedNow      not_allowed_now  the state does not admit the command
├── ChangedMeanwhile   changed_meanwhile  somebody else was faster; look again and decide
├── Recused            recused          the complaint is about this person
├── SecondPersonNeeded second_person_needed  who asked may not approve
├── CaseNotFound       not_found
└── StoreUnavailable   unavailable      nothing was written; trying again with the same key is safe
"""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Problem:
    """One fault of a draft: the field and a code (`missing`, `too_long`, …), never the value."""

    field: str
    code: str


class CaseError(Exception):
    """Anything that the case store refuses to do."""

    code = "case_error"


class DraftRefused(CaseError):
    """The draft is incomplete or impossible; nothing was written."""

    code = "bad_draft"

    def __init__(self, problems: tuple[Problem, ...]) -> None:
        super().__init__(", ".join(f"{problem.field}: {problem.code}" for problem in problems))
        self.problems = problems


class NotAllowedNow(CaseError):
    """The lifecycle table has no such move."""

    code = "not_allowed_now"

    def __init__(self, state: str, command: str) -> None:
        super().__init__(f"{command} is not allowed in state {state}")
        self.state = state
        self.command = command


class ChangedMeanwhile(CaseError):
    """The actor looked at an older version of the case; nothing was written."""

    code = "changed_meanwhile"


class Recused(CaseError):
    """Who is complained about neither gets the case nor touches it."""

    code = "recused"


class SecondPersonNeeded(CaseError):
    """Two people decide: nobody approves what nobody else asked for."""

    code = "second_person_needed"


class CaseNotFound(CaseError):
    """No case has this number; a mistyped number is told apart nowhere."""

    code = "not_found"


class StoreUnavailable(CaseError):
    """The database does not answer."""

    code = "unavailable"
