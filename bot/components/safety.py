"""Topics that must not be missed: loss, fraud, complaint, person.

They have a lower threshold than others and a net of keywords. A false alarm costs one
needless message; a miss can cost a customer's money.
"""

from __future__ import annotations

import re

SAFETY_TOPICS = (
    "cards/report_lost",
    "cards/unauthorized_transaction",
    "banking/scam",
    "service/file_complaint",
    "service/human_agent",
)

# First match wins; patterns see the normalised text (Simplified, lower case).
KEYWORDS: tuple[tuple[str, re.Pattern[str]], ...] = tuple(
    (topic, re.compile("|".join(patterns)))
    for topic, patterns in (
        (
            "cards/unauthorized_transaction",
            (
                r"盗刷|被人刷|不是我(本人)?(刷|消费|花|交易|操作)|没(有)?(刷|消费)过?.{0,6}(扣|账单|短信)|莫名.{0,4}扣",
                r"(did ?n.t|not|never) (make|do|authori[sz]e|recogni[sz]e) .{0,24}(charge|payment|purchase|transaction)",
                r"unauthori[sz]ed|fraudulent|someone (else )?(used|is using) my card|card (was |got |has been )?(cloned|skimmed|hacked)",
            ),
        ),
        (
            "cards/report_lost",
            (
                r"卡.{0,6}(丢了|丢失|掉了|不见|遗失|被偷|被盗|失窃|找不到)|(丢了|偷了|弄丢|遗失).{0,6}卡|挂失.{0,6}卡|卡.{0,4}挂失|冻结.{0,4}我?的?卡",
                r"(钱包|包|皮夹).{0,4}(丢|被偷|不见|掉)",
                r"(lost|lose|losing|stole|stolen|missing|misplaced) .{0,12}(card|wallet|purse)",
                r"(card|wallet|purse) .{0,20}(lost|stolen|missing|gone)|(block|freeze|disable) .{0,10}card",
            ),
        ),
        (
            "banking/scam",
            (
                r"诈骗|骗子|被骗|骗我|冒充|假冒|钓鱼(网站|短信|链接)|(安全账户)|公检法|刷单",
                r"\bscam|phishing|fraudster|imperson|fake (call|text|message|website|bank|sms)|safe account",
            ),
        ),
        (
            "service/human_agent",
            (
                r"人工|真人|转接?(客服|坐席)|(找|要|叫).{0,4}(客服|工作人员|经理)",
                r"\b(human|real person|live (agent|person|chat)|representative)\b|(talk|speak|chat) (to|with) (a |an |some)?(person|agent|someone|somebody|one|staff|operator|manager)",
            ),
        ),
        (
            "service/file_complaint",
            (r"投诉|举报.{0,6}(柜员|经理|员工|网点|支行)", r"\bcomplain|\bcomplaint|make a grievance"),
        ),
    )
)


def keyword_topic(normalised: str) -> str | None:
    """The safety topic whose words occur, or None."""
    return next((topic for topic, pattern in KEYWORDS if pattern.search(normalised)), None)
