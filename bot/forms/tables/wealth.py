"""The risk questionnaire and the recommendation that must follow from it.

The ten questions and their options stand in nlg/phrases/wealth.yml, what an answer scores in the action
server. Answers are letters, as on paper, or the words of an option.
"""

from __future__ import annotations

import re

from bot.forms.choices import Asked, Lettered
from bot.forms.kinds import Choice, Count, Named
from bot.forms.table import Field, Task
from bot.forms.words import any_of

ANYHOW = re.compile("")  # an age is one wherever it is told
QUESTIONS = tuple(f"q{number}" for number in range(1, 11))

TASKS = (
    Task(
        "risk_assessment",
        ("wealth/risk_assessment",),
        "action_assess_risk",
        (
            Field("age", Count(1, 120, "age", ANYHOW), any_of(r"年龄", r"\bage\b"), checked=True),
            *(
                Field(name, Asked(Lettered(f"risk_assessment_{name}"), "letter"))
                for name in QUESTIONS
            ),
        ),
        confirm=True,
    ),
    Task(
        "recommend",
        ("wealth/recommend",),
        "action_recommend",
        (
            Field("product", Named(("product",), only="wealth.SP"), optional=True),
            Field(
                "horizon",
                Choice(
                    (
                        ("any", any_of(r"随时|灵活|活期", r"\bany ?time\b|\bflexible\b")),
                        (
                            "long",
                            any_of(
                                r"一年以上|更久|长期|两年|三年",
                                r"\bover a year\b|\blonger\b|\blong\b",
                            ),
                        ),
                        (
                            "year",
                            any_of(r"一年|半年|六个月|12个月|6个月", r"\byear\b|\bsix months\b"),
                        ),
                        (
                            "quarter",
                            any_of(
                                r"三个月|3个月|九十天|90天|一个月|短期", r"\bmonths?\b|\bshort\b"
                            ),
                        ),
                    )
                ),
                any_of(r"期限|多久", r"\bhow long\b|\bterm\b"),
                unless=("product",),
            ),
        ),
        checked_first=True,
        begins=any_of(
            r"我?(?:能|可以|可不可以|能不能)(?:购?买|投).{0,14}(?:R[1-5]|理财|松石|青禾|雪杉|远峰|流云|私享)",
            r"\b(?:can|may) i (?:buy|invest in) .{0,30}\b(?:r[1-5]|meadow|turquoise|cedar|summit|stream)\b",
        ),
    ),
)
