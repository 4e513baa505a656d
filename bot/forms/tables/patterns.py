"""What dates, products and places look like inside a complaint, where they are kept in the customer's words."""

from __future__ import annotations

import re

from bot.forms.words import any_of

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
WITHOUT_CONTACT = any_of(
    r"不(?:想|愿意?|用|需要?|方便)?(?:留|提供|给)|没有(?:电话|邮箱|联系方式)?$|匿名",
    r"\bno contact\b|anonymous|rather not",
)
