"""Turns of phrase by which customers steer a form, in both languages."""

from __future__ import annotations

import re


def any_of(*patterns: str) -> re.Pattern[str]:
    """Matches where one of the patterns does, whatever the case."""
    return re.compile("|".join(patterns), re.IGNORECASE)


CANCEL = any_of(
    r"^(?:取消(?:投诉)?|算了|不投诉了?|不用了|不想投诉了?|撤销|退出|停止)",
    r"(?:取消|不要?|别|不想)(?:再)?投诉",
    r"\b(?:cancel|never ?mind|forget (?:it|about it)|stop (?:this|it))\b",
    r"\b(?:do(?:n.t| not) want to complain|drop (?:it|the complaint))\b",
)
CORRECTION = any_of(
    r"改成|改为|换成|更正(?:为)?",
    r"(?:其实|实际上?|应该|不对[,，]?|错了[,，]?|不是.{0,12}[,，])(?:是|在|填)",
    r"\b(?:change|correct)\b.+?\bto\b",
    r"\bactually\b(?: it was| it is|,)?|\bit should be\b|\bno,? it was\b|\bi meant?\b",
)
CHANGE = any_of(r"修改|改一?下|更改|更正|重新?填|填错|写错", r"\b(?:change|correct|edit|wrong)\b")
CONFIRM = any_of(r"^\s*(?:提交|确认|submit|confirm)")
QUESTION = any_of(
    r"[?？]\s*$",
    r"吗|多少|怎么|怎样|如何|什么|几[天个号点]|多久|哪[里个些]|能不能|可不可以|是否",
    r"^(?:how|what|when|where|which|who|can|could|do|does|is|are|will|may)\b",
)
COMPLAIN = any_of(
    r"我?(?:现在)?(?:要|想|需要)?(?:进行|提交?|发起)?(?:一个)?投诉(?:你们|一下)?",
    r"\b(?:i (?:want|would like|need|wish) to |i'd like to )?(?:make|file|submit|lodge|raise)? ?"
    r"(?:a )?complain(?:t)?(?: about)?\b",
)
