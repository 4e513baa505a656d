"""What officers may be refused beside what is refused to everybody.

BadRequest ── CaseIncomplete; NotAllowedNow ── ChangedMeanwhile, Recused, SecondPersonNeeded
"""

from handoff.domain.errors import BadRequest, NotAllowedNow


class CaseIncomplete(BadRequest):
    """Something that the step needs is missing or does not fit."""

    code, status = "case_incomplete", 422


class ChangedMeanwhile(NotAllowedNow):
    """Somebody else changed the case after it was looked at; nothing was written."""

    code = "changed_meanwhile"


class Recused(NotAllowedNow):
    """The complaint is about this person, who neither gets it nor touches it."""

    code = "recused"


class SecondPersonNeeded(NotAllowedNow):
    """Who asked for a longer term may not grant it."""

    code = "second_person_needed"
