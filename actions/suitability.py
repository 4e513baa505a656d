"""The risk questionnaire and what may be recommended after it.

Only a product whose level (R1 to R5) the customer's level (C1 to C5) covers is named, only with a result that
still counts, and never with a promise. Ages, first purchases at a branch and how often the questionnaire may
be repeated stand in the catalogue under wealth.assessment, with their source (NFRA Order 2025 No. 7).
"""

from collections.abc import Mapping
from typing import Any

from rasa_sdk.executor import CollectingDispatcher
from typing_extensions import override

from actions.answering import TaskAction, say
from actions.calculations import product_at
from actions.catalog import Catalog
from actions.desk import CaseDesk
from actions.task import AskAgain, Task
from cases.clock import Clock
from cases.deadlines import bank_day
from cases.risk_profiles import RiskProfile, RiskProfiles

QUESTIONS = tuple(f"q{number}" for number in range(1, 11))
POINTS: Mapping[str, int] = {"A": 0, "B": 3, "C": 5, "D": 8, "E": 10}
# Who accepts no loss at all is of the lowest level, whatever else was answered: the bank's own caution.
LOSS_QUESTION, NO_LOSS = "q8", "A"
MOST_DAYS = {"any": 0, "quarter": 90, "year": 365, "long": 100_000}
MOST_PRODUCTS = 3


def level_of(
    answers: Mapping[str, str], levels: Mapping[str, Mapping[str, Any]]
) -> tuple[str, int]:
    """Return the level and the points, 0 to 100; `levels` say from how many points each begins."""
    score = sum(POINTS[answers[name]] for name in QUESTIONS)
    reached = [name for name, one in levels.items() if score >= one["score_from"]]
    level = max(reached, key=lambda name: int(levels[name]["score_from"]))
    return ("C1" if answers[LOSS_QUESTION] == NO_LOSS else level), score


class AssessRisk(TaskAction):
    """Works out the level and keeps it with its date."""

    action = "action_assess_risk"

    def __init__(self, desk: CaseDesk, catalog: Catalog, clock: Clock) -> None:
        self._desk = desk
        self._catalog = catalog
        self._clock = clock

    @override
    async def do(self, task: Task, dispatcher: CollectingDispatcher) -> list[dict[str, Any]]:
        """Check age and tries as soon as the age is told; then work out the level, once."""
        hindered = await self._hindered(task)
        if hindered:
            say(dispatcher, hindered, least=self._catalog.entry("wealth.assessment.minimum_age"))
            return []
        if task.checking:
            raise AskAgain
        kept = await self._desk.of(RiskProfiles).keep(self._profile(task), task.key)
        level = self._catalog.entry(f"wealth.customer_levels.{kept.level}")
        told = {"name": level["name"], "about": level["text"], "may_buy": level["may_buy"]}
        days = {"made_on": bank_day(kept.made_at).isoformat(), "until": kept.until.isoformat()}
        say(dispatcher, "utter_risk_assessed", level=kept.level, score=kept.score, **told, **days)
        return []

    async def _hindered(self, task: Task) -> str | None:
        """Return the phrase that says why there is no questionnaire, if there is a reason."""
        rule = self._catalog.entry("wealth.assessment")
        if int(task.fields["age"]) < rule["minimum_age"]:
            return "utter_risk_too_young"
        tries = await self._desk.of(RiskProfiles).tries(task.told.customer)
        many = tries.today >= rule["tries_per_day"] or tries.this_year >= rule["tries_per_year"]
        return "utter_risk_too_often" if task.checking and many else None

    def _profile(self, task: Task) -> RiskProfile:
        answers = {name: task.text(name) for name in QUESTIONS}
        level, score = level_of(answers, self._catalog.entry("wealth.customer_levels"))
        return RiskProfile(
            customer=task.told.customer,
            level=level,
            score=score,
            age=int(task.fields["age"]),
            answers="".join(answers.values()),
            made_at=self._clock.now(),
        )


class Recommend(TaskAction):
    """Names products that fit, or says why one does not."""

    action = "action_recommend"

    def __init__(self, desk: CaseDesk, catalog: Catalog) -> None:
        self._desk = desk
        self._catalog = catalog

    @override
    async def do(self, task: Task, dispatcher: CollectingDispatcher) -> list[dict[str, Any]]:
        """Without a result that counts nothing is recommended."""
        profile = await self._desk.of(RiskProfiles).valid(task.told.customer)
        if profile is None:
            say(dispatcher, "utter_assessment_needed")
        elif task.text("product"):
            self._one(task, profile, dispatcher)
        elif not task.text("horizon"):
            raise AskAgain
        else:
            self._several(task, profile, dispatcher)
        return []

    def _one(self, task: Task, profile: RiskProfile, dispatcher: CollectingDispatcher) -> None:
        product = product_at(self._catalog, task.text("product"))
        verdict = self.verdict(product, profile)
        level = self._level(profile)
        say(
            dispatcher,
            "utter_product_verdict",
            verdict=verdict,
            name=product["name"],
            risk=product["risk"],
            level=profile.level,
            may_buy=level["may_buy"],
        )

    def _several(self, task: Task, profile: RiskProfile, dispatcher: CollectingDispatcher) -> None:
        most = MOST_DAYS[task.text("horizon")]
        found = [
            one
            for one in self._catalog.entry("wealth.products")
            if one["offering"] == "public"
            and one["term_days"] <= most
            and self.verdict(one, profile) in ("fits", "at_branch", "with_adviser")
        ]
        shown = [
            {name: one[name] for name in ("name", "risk", "term", "minimum", "benchmark")}
            | {"verdict": self.verdict(one, profile)}
            for one in found[-MOST_PRODUCTS:]
        ]
        say(dispatcher, "utter_recommended", products=shown, level=profile.level)

    def verdict(self, product: Mapping[str, Any], profile: RiskProfile) -> str:
        """Return whether the customer may buy it, and how: the name of a sentence of the phrase."""
        rule = self._catalog.entry("wealth.assessment")
        if not product["on_sale"]:
            return "not_on_sale"
        if product["risk"] not in self._level(profile)["may_buy"]:
            return "too_risky"
        if product["offering"] == "private":
            return "qualified_only"
        if product["risk"] >= rule["branch_from_risk"]:
            return "at_branch"
        if profile.age >= rule["senior_age"] and product["risk"] > "R2":
            return "with_adviser"
        return "fits"

    def _level(self, profile: RiskProfile) -> Mapping[str, Any]:
        found: Mapping[str, Any] = self._catalog.entry(f"wealth.customer_levels.{profile.level}")
        return found
