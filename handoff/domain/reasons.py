"""Why an agent was passed over, in the reader's words; routing stores the codes."""

from collections.abc import Mapping

from handoff.domain.language import Language

WHYS: Mapping[str, tuple[str, str]] = {
    "not_available": ("未在接待状态", "is not available"),
    "not_connected": ("未连接", "is not connected"),
    "recused": ("需回避", "is recused"),
    "lacks_skill": ("不具备技能：{detail}", "lacks the skill {detail}"),
    "lacks_language": ("不使用该语言：{detail}", "does not speak {detail}"),
    "no_free_slot": ("接待已满", "has no free slot"),
    "turned_down": ("此前未接受", "turned it down before"),
    "less_idle": ("负载更高或空闲更短", "has a higher load or was idle for less time"),
}


def explain(why: str, language: Language) -> str:
    """Return the sentence for a stored reason: a code, or a code and a detail."""
    code, _, detail = why.partition(" ")
    pair = WHYS.get(code, (why, why))
    return pair[0 if language is Language.ZH else 1].format(detail=detail)
