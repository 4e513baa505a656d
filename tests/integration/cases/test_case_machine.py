"""The store against the pure rules: any commands in any order leave both in the same place."""

import asyncio
import tempfile
from pathlib import Path

from hypothesis import HealthCheck, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, invariant, rule
from set_clock import SetClock

from cases.attached import Attachment, Bond, Letter, LetterKind, Link, PauseReason, Recusal
from cases.case import Case, Facts, Step
from cases.coding import Outcome, RootCause
from cases.database import open_engine
from cases.drafts import ComplaintDraft
from cases.effects import taken
from cases.errors import CaseError
from cases.lifecycle import Command
from cases.store import CaseStore
from cases.tables import metadata

FACTS = Facts(root_cause=RootCause.WAITING, outcome=Outcome.PARTLY)
LETTER = Letter(kind=LetterKind.DECISION, language="zh", subject="函", body="正文", way="post")
ADDED = {
    Command.MERGE: Link("C20260101-0001-0", Bond.DUPLICATE),
    Command.LINK: Link("C20260101-0002-0", Bond.RELATED),
    Command.WRITE: LETTER,
    Command.ATTACH: Attachment("a1", "回单.pdf", "application/pdf", 1200),
    Command.RECUSE: Recusal("agent:wang", "当事人"),
}


class StoreAgainstRules(RuleBasedStateMachine):
    """A few cases in SQLite, each beside the case that the rules alone would make of it."""

    def __init__(self) -> None:
        super().__init__()
        self.folder = tempfile.TemporaryDirectory()
        self.loop = asyncio.Runner()
        self.clock = SetClock()
        self.engine = open_engine(f"sqlite+aiosqlite:///{Path(self.folder.name) / 'cases.db'}")
        self.store = CaseStore(self.engine, self.clock)
        self.expected: dict[str, Case] = {}
        self.loop.run(self._create())

    async def _create(self) -> None:
        async with self.engine.begin() as connection:
            await connection.run_sync(metadata.create_all)

    @rule(key=st.sampled_from(["a", "b", "c"]))
    def file(self, key: str) -> None:
        draft = ComplaintDraft(conversation="c1", what=f"complaint {key}", evidence=(1, 2))
        case = self.loop.run(self.store.file_complaint(draft, key))
        assert case == self.expected.setdefault(key, case) or case.version > 1

    @rule(
        key=st.sampled_from(["a", "b", "c"]),
        command=st.sampled_from(Command),
        actor=st.sampled_from(["agent:li", "agent:zhao"]),
    )
    def ask(self, key: str, command: Command, actor: str) -> None:
        if key not in self.expected:
            return
        before = self.expected[key]
        step = Step(
            command,
            actor,
            assignee="agent:wang",
            facts=FACTS if command in (Command.RESOLVE, Command.CLASSIFY) else None,
            score=4,
            reason=PauseReason.COURT,
            added=ADDED.get(command),
        )
        try:
            self.expected[key] = taken(before, step, self.clock.now())
        except CaseError:
            self.expected[key] = before
        try:
            self.loop.run(self.store.apply(before.number, step))
        except CaseError:
            assert self.expected[key] == before

    @rule(days=st.integers(0, 30))
    def wait(self, days: int) -> None:
        self.clock.pass_days(days)

    @invariant()
    def the_store_is_where_the_rules_are(self) -> None:
        for case in self.expected.values():
            assert self.loop.run(self.store.find(case.number)) == case

    def teardown(self) -> None:
        assert self.loop.run(self.store.verify()).holds
        self.loop.run(self.engine.dispose())
        self.loop.close()
        self.folder.cleanup()


TestStoreAgainstRules = StoreAgainstRules.TestCase
TestStoreAgainstRules.settings = settings(
    max_examples=12,
    stateful_step_count=25,
    deadline=None,
    suppress_health_check=[HealthCheck.too_slow],
)
