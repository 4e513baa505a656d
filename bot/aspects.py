"""Tables for follow-ups: what may be asked of each family of products, and by which words."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass

from bot.forms.words import any_of

# Kinds of entities that a question can be about.
ABOUT = ("product", "channel", "months", "days", "amount", "number", "branch", "city")
# The family of topics for the first part of a product's id.
FAMILIES: Mapping[str, str] = {
    "savings": "savings",
    "deposits": "savings",
    "loans": "loans",
    "cards": "cards",
    "wealth": "wealth",
    "banking": "banking",
}


@dataclass(frozen=True)
class Aspect:
    """What is asked: its words, and its topic in each family."""

    words: re.Pattern[str]
    topics: Mapping[str, str]


def _aspect(words: re.Pattern[str], *topics: str) -> Aspect:
    return Aspect(words, {topic.split("/")[0]: topic for topic in topics})


ASPECTS = (
    _aspect(
        any_of(r"提前(?:还|取|支取|赎回)", r"\bearly\b|\bprepay"),
        *("savings/early_withdrawal", "loans/prepayment", "wealth/early_redeem"),
    ),
    _aspect(any_of(r"逾期|晚还", r"\boverdue\b|\blate\b"), "loans/overdue", "cards/overdue"),
    _aspect(any_of(r"进度", r"\bstatus\b"), "loans/application_status", "cards/application_status"),
    _aspect(any_of(r"被拒|拒了", r"\bdeclined\b|\brejected\b"), "loans/rejected", "cards/rejected"),
    _aspect(
        any_of(r"额度|限额|能贷多少", r"\blimits?\b|\bhow much can i\b"),
        *("loans/limit", "cards/limit", "banking/transfer_limit", "savings/account_tiers"),
    ),
    _aspect(
        any_of(r"年费|手续费|管理费|费用|收费|要钱", r"\bfees?\b|\bcharges?\b|\bcost"),
        *(
            "cards/annual_fee",
            "banking/transfer_fee",
            "wealth/fees",
            "savings/minimum_balance_fees",
        ),
    ),
    _aspect(
        any_of(r"利率|利息|收益|费率", r"\brates?\b|\binterest\b|\breturns?\b|\byield"),
        *("savings/rates", "loans/rates", "cards/instalments", "wealth/returns"),
    ),
    _aspect(any_of(r"起购|起点|最少|最低", r"\bminimum\b"), "wealth/minimum_purchase"),
    _aspect(any_of(r"期限|最长|多久", r"\bterms?\b|\bhow long\b"), "loans/term", "wealth/term"),
    _aspect(
        any_of(r"材料|资料|证件|带什么", r"\bdocuments?\b|\bbring\b|\bpapers?\b"),
        *("loans/documents", "cards/apply", "savings/open_account"),
    ),
    _aspect(any_of(r"条件|资格", r"\beligib|\bwho can\b"), "loans/eligibility", "cards/apply"),
    _aspect(
        any_of(r"怎么(?:办|申请|开|买)|申请", r"\bapply\b|\bopen\b|\bbuy\b"),
        *("savings/open_account", "loans/process", "cards/apply", "wealth/how_to_buy"),
    ),
    _aspect(any_of(r"风险", r"\brisk"), "wealth/risk_levels"),
    _aspect(any_of(r"种类|哪些", r"\bkinds?\b|\btypes?\b"), *(f"{one}/types" for one in FAMILIES)),
)
TERM = ("product", "months", "days", "number")
# The kinds of entities that a topic's figures depend on (data/figures).
TAKES: Mapping[str, tuple[str, ...]] = {
    "savings/rates": TERM,
    "savings/large_cd": TERM,
    "savings/notice_deposit": TERM,
    "savings/calculate_interest": (*TERM, "amount"),
    "loans/rates": ("product",),
    "loans/term": ("product",),
    "loans/limit": ("product",),
    "loans/mortgage_downpayment": ("product",),
    "loans/calculate_repayment": (*TERM, "amount"),
    "cards/annual_fee": ("product",),
    "cards/types": ("product",),
    "cards/benefits": ("product",),
    "cards/limit": ("product",),
    "cards/instalments": TERM,
    "cards/calculate_instalments": (*TERM, "amount"),
    "wealth/returns": ("product",),
    "wealth/term": ("product",),
    "wealth/fees": ("product",),
    "wealth/minimum_purchase": ("product",),
    "wealth/risk_levels": ("product",),
    "wealth/redeem": ("product",),
    "wealth/calculate_return": (*TERM, "amount"),
    "banking/transfer_fee": ("channel", "amount"),
    "banking/transfer_limit": ("channel",),
    "banking/opening_hours": ("branch", "city"),
    "banking/branch_locations": ("branch", "city"),
}
