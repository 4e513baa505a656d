"""Topics that must not be missed: loss, fraud, complaint, person.

They have a lower threshold than others and a net of keywords. A false alarm costs one
needless message; a miss can cost a customer's money.
"""

from __future__ import annotations

import re
from dataclasses import dataclass


@dataclass(frozen=True)
class Net:
    """Words that point to a topic; ``neighbours`` use the same words and keep their own questions."""

    topic: str
    words: re.Pattern[str]
    neighbours: tuple[str, ...] = ()


def _net(topic: str, patterns: tuple[str, ...], *neighbours: str) -> Net:
    return Net(topic, re.compile("|".join(patterns)), neighbours)


# First match wins; patterns see the normalised text (Simplified, lower case).
NETS = (
    _net(
        "cards/unauthorized_transaction",
        (
            r"盗刷|被人刷|不是我(本人)?(刷|消费|花|交易|操作)|没(有)?(刷|消费)过?.{0,6}(扣|账单|短信)|莫名.{0,4}扣",
            r"(did ?n.t|not|never) (make|do|authori[sz]e|recogni[sz]e) .{0,24}(charge|payment|purchase|transaction)",
            r"unauthori[sz]ed|fraudulent|someone (else )?(used|is using) my card",
            r"card (was |got |has been )?(cloned|skimmed|hacked)",
        ),
        "cards/dispute_merchant",
    ),
    _net(
        "cards/report_lost",
        (
            r"卡.{0,6}(丢了|丢失|掉了|不见|遗失|被偷|被盗|失窃|找不到)|(丢了|偷了|弄丢|遗失).{0,6}卡",
            r"挂失.{0,6}卡|卡.{0,4}挂失|冻结.{0,4}我?的?卡|(钱包|包|皮夹).{0,4}(丢|被偷|不见|掉)",
            r"(lost|lose|losing|stole|stolen|missing|misplaced) .{0,12}(card|wallet|purse)",
            r"(card|wallet|purse) .{0,20}(lost|stolen|missing|gone)|(block|freeze|disable) .{0,10}card",
        ),
        "cards/replace",
        "savings/lost_certificate",
        "cards/delivery",
    ),
    _net(
        "banking/scam",
        (
            r"诈骗|骗子|被骗|骗我|冒充|假冒|钓鱼(网站|短信|链接)|安全账户|公检法|刷单",
            r"\bscam|phishing|fraudster|imperson|fake (call|text|message|website|bank|sms)|safe account",
        ),
    ),
    _net(
        "service/human_agent",
        (
            r"人工(?!智能)|真人|转接?(客服|坐席)|(找|要|叫).{0,4}(客服|工作人员|经理)",
            r"\b(human|real person|live (agent|person|chat)|representative)\b",
            r"(talk|speak|chat) (to|with) (a |an |some)?(person|agent|someone|somebody|one|staff|operator|manager)",
        ),
        "service/request_callback",
        "banking/hotline",
        "talk/are_you_a_bot",
    ),
    _net(
        "service/file_complaint",
        (r"投诉|举报.{0,6}(柜员|经理|员工|网点|支行)", r"\bcomplain|\bcomplaint|make a grievance"),
        "service/complaint_status",
        "service/complaint_process",
        "service/complaint_withdraw",
        "service/complaint_unsatisfied",
        "service/praise",
    ),
)
SAFETY_TOPICS = tuple(net.topic for net in NETS)


def keyword_topic(normalised: str, best: str) -> str | None:
    """The safety topic whose words occur, unless the best topic is one of its neighbours."""
    net = next((net for net in NETS if net.words.search(normalised)), None)
    return None if net is None or best in net.neighbours else net.topic
