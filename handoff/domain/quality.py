"""The form on which closed conversations are scored, as a table; points from 1 (poor) to 5 (excellent)."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime

from handoff.domain.errors import BadRequest

LOWEST, HIGHEST = 1, 5


@dataclass(frozen=True, slots=True)
class Criterion:
    """What is looked at, in both languages, and its weight in percent."""

    zh: str
    en: str
    weight: int


CRITERIA: Mapping[str, Criterion] = {
    "courtesy": Criterion("礼貌与语气", "Courtesy and tone", 15),
    "understanding": Criterion("理解客户问题", "Understood the question", 20),
    "accuracy": Criterion("答复准确、有依据", "Right, with its source", 25),
    "clarity": Criterion("表达清楚、无术语", "Clear, without jargon", 15),
    "compliance": Criterion(
        "合规：风险提示、不承诺收益、保护个人信息",
        "Compliance: risk notice, no promised return, personal data",
        15,
    ),
    "closure": Criterion("解决到位与后续跟进", "Solved, or followed up", 10),
}


@dataclass(frozen=True, slots=True)
class Review:
    """One supervisor's look at one conversation; `score` from 0 to 100."""

    conversation: str
    agent: str
    reviewer: str
    score: int
    scores: Mapping[str, int]
    comment: str
    at: datetime


def weighted(scores: Mapping[str, int]) -> int:
    """Return the points as a share of the way from all worst (0) to all best (100)."""
    if scores.keys() != CRITERIA.keys():
        raise BadRequest("scores")
    total = sum((scores[code] - LOWEST) * criterion.weight for code, criterion in CRITERIA.items())
    return round(total / (HIGHEST - LOWEST))
