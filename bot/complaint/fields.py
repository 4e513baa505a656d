"""The fields of a complaint: by which words customers name them, and what a value looks like."""

from __future__ import annotations

import re
from dataclasses import dataclass

FORM = "complaint_form"
CONFIRMED = "complaint_confirmed"
NO_CONTACT = {"zh": "不留联系方式", "en": "no contact"}

DATE = re.compile(
    r"(?:大?前天|昨天?[晚早]?上?|昨日|今[天早晚日]|当天|上(?:个?月|个?星期|周|礼拜)[一二三四五六日天末]?|这(?:个?月|周)|"
    r"去年|今年|(?:\d{2,4}年)?\d{1,2}月\d{1,2}[日号]?|[一二三四五六七八九十]{1,2}月[一二三四五六七八九十]{1,3}[日号]|"
    r"(?:\d+|[一二两三四五六七八九十几]+)(?:天|周|个?月|个?星期|年)(?:前|以前)|周[一二三四五六日末]|星期[一二三四五六日天])"
    r"(?:早上|上午|中午|下午|傍晚|晚上)?|"
    r"\b(?:today|yesterday|last (?:night|week|month|year|monday|tuesday|wednesday|thursday|friday|saturday|sunday)|"
    r"this (?:morning|afternoon|week|month)|(?:\d+|one|two|three|a few|several|a) (?:day|week|month|year)s? ago|"
    r"(?:on )?(?:monday|tuesday|wednesday|thursday|friday|saturday|sunday)|"
    r"(?:\d{1,2}(?:st|nd|rd|th)? )?(?:of )?(?:january|february|march|april|may(?= \d)|june|july|august|september|october|november|december)"
    r"(?: \d{1,2}(?:st|nd|rd|th)?)?(?:,? \d{4})?)\b|\d{4}-\d{1,2}-\d{1,2}|\d{1,2}/\d{1,2}(?:/\d{2,4})?",
    re.IGNORECASE,
)
PRODUCT = re.compile(
    r"信用卡|借记卡|储蓄卡|银行卡|房贷|经营贷|消费贷|贷款|理财(?:产品)?|基金|保险|存款|大额存单|储蓄(?:账户)?|转账(?:与手机银行)?|"
    r"服务态度|"
    r"\b(?:credit card|debit card|bank card|mortgage|(?:business |personal )?loans?|wealth products?|funds?|insurance|"
    r"(?:fixed )?deposits?|savings(?: account)?|transfers?(?: and app)?|staff(?: and service)?)\b",
    re.IGNORECASE,
)
PLACE = re.compile(
    r"(?:(?![在是去到从])[\u4e00-\u9fff]){2,8}(?:支行|分行|网点|营业部|营业厅)|手机银行|网上银行|客服电话|电话客服|"
    r"\b(?:the )?(?:[A-Z][\w']+ ){1,3}branch\b|\b(?:the )?(?:mobile |banking )?app\b|\bhotline\b|\bonline banking\b|\bby phone\b",
)
CONTACT = re.compile(r"⟦(?:phone|email)[^⟦⟧]*⟧|[\w.+-]+@[\w-]+\.[\w.]+|\+?\d[\d -]{5,}\d")
WITHOUT_CONTACT = re.compile(r"不(?:想|愿意?|用|需要?|方便)?(?:留|提供|给)|没有(?:电话|邮箱|联系方式)?$|匿名|\bno contact\b|anonymous|rather not", re.IGNORECASE)


@dataclass(frozen=True)
class Field:
    """``names`` are the words that customers use for it; ``value`` finds a value in any sentence."""

    slot: str
    names: re.Pattern[str]
    value: re.Pattern[str] | None = None


FIELDS = (
    Field("complaint_when", re.compile(r"时间|日期|哪天|\bdate\b|\btime\b|\bwhen\b", re.IGNORECASE), DATE),
    Field("complaint_contact", re.compile(r"联系方式|电话|手机号|号码|邮箱|\bcontact\b|phone|\bnumber\b|e-?mail", re.IGNORECASE), CONTACT),
    Field("complaint_where", re.compile(r"地点|地方|网点|支行|渠道|在哪|\bplace\b|\bbranch\b|\bwhere\b|\bchannel\b|location", re.IGNORECASE), PLACE),
    Field("complaint_product", re.compile(r"产品|业务|\bproduct\b|\bservice\b", re.IGNORECASE), PRODUCT),
    Field("complaint_wish", re.compile(r"诉求|要求|希望|解决方[案式]|\boutcome\b|\bwish\b|would like|\bresolution\b", re.IGNORECASE)),
    Field("complaint_what", re.compile(r"经过|内容|事情|描述|\bwhat happened\b|description|\bstory\b|\bdetails\b", re.IGNORECASE)),
)
BY_SLOT = {field.slot: field for field in FIELDS}


def values_in(text: str) -> dict[str, str]:
    """Date, product and place as far as a sentence tells them; used for what was said beforehand."""
    found = {}
    for slot in ("complaint_when", "complaint_product", "complaint_where"):
        match = BY_SLOT[slot].value.search(text)
        if match:
            found[slot] = match[0].strip()
    return found


def named_field(text: str) -> Field | None:
    """The field that a sentence names, if any."""
    return next((field for field in FIELDS if field.names.search(text)), None)


def field_of_value(text: str) -> Field | None:
    """The field whose kind of value a sentence holds, if any."""
    return next((field for field in FIELDS if field.value and field.value.search(text)), None)
