"""Words that cannot wait for an assistant that is down: loss, fraud, and the wish for a person.

A net, not an understanding: a false alarm costs an agent a minute, a missed one costs a customer money.
"""

import re
import unicodedata
from collections.abc import Mapping

CARD = r"(?:卡|存折|存摺|u盾|手机|手機|钱包|錢包)"
LOST = r"(?:丢|丟|掉了|遗失|遺失|不见|不見|找不到|被偷|被盗|被盜|失窃|失竊)"
CARD_EN = r"(?:card|passbook|token|phone|wallet|purse)s?"
LOST_EN = r"(?:lost|stolen|missing|misplaced)"
PAYMENT_EN = r"(?:payment|transaction|transfer|charge|purchase|withdrawal)s?"

# For each reason of domain.urgency, in the order in which they are looked for.
NETS: Mapping[str, re.Pattern[str]] = {
    "fraud": re.compile(
        r"诈骗|詐騙|被骗|被騙|骗子|騙子|盗刷|盜刷|冒充|洗钱|洗錢"
        r"|(?:钱|錢|账户|賬戶|帳戶|存款).{0,6}(?:被转|被轉|被盗|被盜|不见|不見)"
        r"|(?:不是|非)我?本?人?(?:刷|转|轉|操作|消费|消費|办|辦)|我没有?(?:刷|转账|消费)|我沒有?(?:刷|轉帳|消費)"
        r"|\b(?:scam\w*|fraud\w*|phish\w*|swindle\w*|hacked|identity theft|unauthori[sz]ed)\b"
        r"|\b(?:did ?n[o']?t|never|not)\b.{0,20}\b(?:make|made|authori[sz]e\w*|recogni[sz]e)\b"
        rf".{{0,20}}\b{PAYMENT_EN}\b"
        rf"|\b{PAYMENT_EN}\b.{{0,30}}\b(?:not (?:me|mine|by me)|was ?n[o']?t me)\b"
    ),
    "lost_card": re.compile(
        rf"挂失|掛失|{CARD}.{{0,6}}{LOST}|{LOST}.{{0,6}}{CARD}"
        rf"|\b{LOST_EN}\b.{{0,25}}\b{CARD_EN}\b|\b{CARD_EN}\b.{{0,25}}\b{LOST_EN}\b|\bblock (?:my|the) card\b"
    ),
    "customer_asked": re.compile(
        r"人工|真人|转客服|轉客服|找客服"
        r"|\b(?:human|real person|live (?:agent|person|chat)|representative|operator)\b"
        r"|\b(?:talk|speak|chat) (?:to|with) (?:a |an |some)?(?:person|agent|one|body|colleague|staff)"
    ),
}


def reason_in(text: str) -> str | None:
    """Return the reason for a person that stands in the text, the gravest first, or nothing."""
    plain = unicodedata.normalize("NFKC", text).casefold().replace("’", "'")
    return next((reason for reason, net in NETS.items() if net.search(plain)), None)
