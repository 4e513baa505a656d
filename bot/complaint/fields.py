"""The fields of a complaint: by which words customers name them, and what a value looks like."""

from __future__ import annotations

import re
from dataclasses import dataclass

from bot.complaint.words import any_of

FORM = "complaint_form"
CONFIRMED = "complaint_confirmed"
NO_CONTACT = {"zh": "不留联系方式", "en": "no contact"}

MONTH = (
    "january|february|march|april|may(?= \\d)|june|july|august|september|october|november|december"
)
WEEKDAY = "monday|tuesday|wednesday|thursday|friday|saturday|sunday"
DATE = any_of(
    r"(?:大?前天|昨天?[晚早]?上?|昨日|今[天早晚日]|当天|去年|今年|这(?:个?月|周)|上(?:个?月|个?星期|周|礼拜)[一二三四五六日天末]?|"
    r"(?:\d{2,4}年)?\d{1,2}月\d{1,2}[日号]?|[一二三四五六七八九十]{1,2}月[一二三四五六七八九十]{1,3}[日号]|"
    r"(?:\d+|[一二两三四五六七八九十几]+)(?:天|周|个?月|个?星期|年)(?:前|以前)|周[一二三四五六日末]|星期[一二三四五六日天])"
    r"(?:早上|上午|中午|下午|傍晚|晚上)?",
    rf"\b(?:today|yesterday|last (?:night|week|month|year|{WEEKDAY})|this (?:morning|afternoon|week|month))\b",
    r"\b(?:\d+|one|two|three|a few|several|a) (?:day|week|month|year)s? ago\b",
    rf"\b(?:on )?(?:{WEEKDAY})\b",
    rf"\b(?:\d{{1,2}}(?:st|nd|rd|th)? )?(?:of )?(?:{MONTH})(?: \d{{1,2}}(?:st|nd|rd|th)?)?(?:,? \d{{4}})?\b",
    r"\d{4}-\d{1,2}-\d{1,2}|\d{1,2}/\d{1,2}(?:/\d{2,4})?",
)
PRODUCT = any_of(
    r"信用卡|借记卡|储蓄卡|银行卡|房贷|经营贷|消费贷|贷款|理财(?:产品)?|基金|保险|存款|大额存单|储蓄(?:账户)?",
    r"转账(?:与手机银行)?|服务态度",
    r"\b(?:credit card|debit card|bank card|mortgage|(?:business |personal )?loans?|wealth products?|funds?)\b",
    r"\b(?:insurance|(?:fixed )?deposits?|savings(?: account)?|transfers?(?: and app)?|staff(?: and service)?)\b",
)
PLACE = re.compile(  # an English branch is told by its capital letters
    r"(?:(?![在是去到从])[\u4e00-\u9fff]){2,8}(?:支行|分行|网点|营业部|营业厅)|手机银行|网上银行|客服电话|电话客服|"
    r"\b(?:the )?(?:[A-Z][\w']+ ){1,3}branch\b|"
    r"\b(?:the )?(?:mobile |banking )?app\b|\bhotline\b|\bonline banking\b|\bby phone\b",
)
CONTACT = any_of(r"⟦(?:phone|email)[^⟦⟧]*⟧", r"[\w.+-]+@[\w-]+\.[\w.]+", r"\+?\d[\d -]{5,}\d")
WITHOUT_CONTACT = any_of(
    r"不(?:想|愿意?|用|需要?|方便)?(?:留|提供|给)|没有(?:电话|邮箱|联系方式)?$|匿名",
    r"\bno contact\b|anonymous|rather not",
)


@dataclass(frozen=True)
class Field:
    """``names`` are the words that customers use for it; ``value`` finds a value in any sentence."""

    slot: str
    names: re.Pattern[str]
    value: re.Pattern[str] | None = None


FIELDS = (
    Field("complaint_when", any_of(r"时间|日期|哪天", r"\b(?:date|time|when)\b"), DATE),
    Field(
        "complaint_contact",
        any_of(r"联系方式|电话|手机号|号码|邮箱", r"\b(?:contact|phone|number|e-?mail)\b"),
        CONTACT,
    ),
    Field(
        "complaint_where",
        any_of(r"地点|地方|网点|支行|渠道|在哪", r"\b(?:place|branch|where|channel|location)\b"),
        PLACE,
    ),
    Field("complaint_product", any_of(r"产品|业务", r"\b(?:product|service)\b"), PRODUCT),
    Field(
        "complaint_wish",
        any_of(r"诉求|要求|希望|解决方[案式]", r"\b(?:outcome|wish|would like|resolution)\b"),
    ),
    Field(
        "complaint_what",
        any_of(r"经过|内容|事情|描述", r"\b(?:what happened|description|story|details)\b"),
    ),
)
BY_SLOT = {field.slot: field for field in FIELDS}


def values_in(text: str) -> dict[str, str]:
    """Date, product and place as far as a sentence tells them; used for what was said beforehand."""
    found = {}
    for slot in ("complaint_when", "complaint_product", "complaint_where"):
        match = BY_SLOT[slot].value.search(text)
        if match:
            found[slot] = match[0].strip()
            text = text.replace(match[0], " ")  # "昨天西湖支行": the date is no part of the place
    return found


def named_field(text: str) -> Field | None:
    """The field that a sentence names, if any."""
    return next((field for field in FIELDS if field.names.search(text)), None)


def field_of_value(text: str) -> Field | None:
    """The field whose kind of value a sentence holds, if any."""
    return next((field for field in FIELDS if field.value and field.value.search(text)), None)
