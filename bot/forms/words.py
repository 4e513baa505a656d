"""Turns of phrase by which customers steer a form, in both languages."""

from __future__ import annotations

import re


def any_of(*patterns: str) -> re.Pattern[str]:
    """Matches where one of the patterns does, whatever the case."""
    return re.compile("|".join(patterns), re.IGNORECASE)


CANCEL = any_of(
    r"^(?:取消(?:投诉|预约|申请|测评|试算)?|算了|不投诉了?|不用了|不(?:想|要)?(?:投诉|算|测|预约|办)了|撤销|退出|停止)",
    r"(?:取消|不要?|别|不想)(?:再)?投诉",
    r"\b(?:cancel|never ?mind|forget (?:it|about it)|stop (?:this|it))\b|^(?:stop|quit|exit)\b",
    r"\b(?:do(?:n.t| not) want to (?:complain|continue)|drop (?:it|the complaint))\b",
)
CORRECTION = any_of(
    r"改成|改为|换成|更正(?:为)?|改到",
    r"(?:其实|实际上?|应该|不对[,，]?|错了[,，]?|不是.{0,12}[,，])(?:是|在|填)",
    r"(?:不对|错了|说错了|打错了)[,，。!！]",
    r"\b(?:change|correct)\b.+?\bto\b|\bmake it\b|\bsorry,|\bno,",
    r"\bactually\b(?: it was| it is|,)?|\bit should be\b|\bno,? it was\b|\bi meant?\b",
)
CHANGE = any_of(r"修改|改一?下|更改|更正|重新?填|填错|写错", r"\b(?:change|correct|edit|wrong)\b")
CONFIRMS = any_of(r"^\s*(?:提交|确认|确定|submit|confirm)")
QUESTION = any_of(
    r"[?？]\s*$",
    r"吗|多少|怎么|怎样|如何|什么|几[天个号点]|多久|哪[里个些]|能不能|可不可以|是否",
    r"^(?:how|what|when|where|which|who|can|could|do|does|is|are|will|may)\b",
)
# Not the one that was spoken of before.
OTHER = any_of(
    r"其[他它]|另外?一?[个件笔条]|别的|不是这[个件]",
    r"\b(?:another|other|different) (?:one|case|complaint|number|appointment|booking)\b",
)
