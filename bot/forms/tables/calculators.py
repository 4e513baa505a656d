"""Calculators: deposit interest, loan instalments, prepayment, card instalments, wealth estimate."""

from __future__ import annotations

from bot.forms.kinds import Amount, Choice, Count, Named, Rate, Term
from bot.forms.table import Field, Task
from bot.forms.words import any_of

DEPOSITS = Choice(
    (
        (
            "early",
            any_of(
                r"提前|没到期|未到期|中途|急用",
                r"\bearly\b|\bbreak\b|\bbefore maturity\b|\btake .{0,40}\bout\b|\bwithdraw\w*|\blose\b",
            ),
        ),
        ("either_or", any_of(r"定活两便", r"\beither[- ]or\b")),
        ("notice_7d", any_of(r"[七7]天通知", r"\b(?:seven|7)[- ]days?\b")),
        ("notice_1d", any_of(r"[一1]天通知", r"\b(?:one|1)[- ]day\b")),
        ("large_cd", any_of(r"大额存单", r"\bcertificates? of deposit\b|\bcds?\b")),
        ("current", any_of(r"活期", r"\bcurrent\b|\bdemand\b|\beasy access\b")),
        ("fixed", any_of(r"定期|定存|整存整取", r"\bfixed\b|\btime deposit\b")),
    ),
    products={
        "deposits.current": "current",
        "deposits.either_or": "either_or",
        "deposits.fixed": "fixed",
        "deposits.large_cd": "large_cd",
        "deposits.notice": "notice_7d",
        "deposits.notice.7d": "notice_7d",
        "deposits.notice.1d": "notice_1d",
    },
)
METHODS = Choice(
    (
        ("equal_principal", any_of(r"等额本金", r"\bequal[- ]principal\b|\blinear\b")),
        (
            "interest_first",
            any_of(r"先息后本|到期还本|按月付息", r"\binterest[- ](?:first|only)\b"),
        ),
        (
            "equal_instalment",
            any_of(r"等额本息|月供一样", r"\bequal[- ]instal?lments?\b|\bannuity\b"),
        ),
    )
)
METHOD_NAMES = any_of(r"还款方式|方式", r"\bmethod\b")
AMOUNT_NAMES = any_of(r"金额|本金|存多少|贷多少", r"\bamount\b|\bsum\b|\bprincipal\b")
TERM_NAMES = any_of(r"期限|年限|存期", r"\bterm\b|\bhow long\b")
LOAN = Named(("product",), only="loans.products.")
# "算一下七天通知存款的利息" wants a figure; "存款怎么算利息" wants the rule.
DEPOSIT_TO_COMPUTE = any_of(
    r"^(?=.*(?:存|活期|定期|定活|通知))(?!.*(?:怎么|怎样|如何|什么)).*算.{0,30}利息",
    r"^(?=.*\b(?:deposit|savings?|notice|either[- ]or)\b)(?!.*\bhow (?:do|does|is|are)\b).*"
    r"\b(?:calculate|compute|work out)\b.{0,40}\binterest\b",
)

TASKS = (
    Task(
        "deposit_interest",
        ("savings/calculate_interest",),
        "action_deposit_interest",
        (
            Field("kind", DEPOSITS, any_of(r"种类|存款类型", r"\bkind\b"), default="fixed"),
            Field("amount", Amount("1"), AMOUNT_NAMES),
            Field("term", Term(only="M"), TERM_NAMES, {"kind": ("fixed", "large_cd", "early")}),
            Field(
                "held",
                Term("D"),
                any_of(r"存了多久|天数", r"\bheld\b"),
                {"kind": ("current", "either_or", "notice_1d", "notice_7d", "early")},
            ),
        ),
        repeats=True,
        begins=DEPOSIT_TO_COMPUTE,
    ),
    Task(
        "loan_instalments",
        ("loans/calculate_repayment",),
        "action_loan_instalments",
        (
            Field("rate", Rate(), any_of(r"利率", r"\brate\b"), optional=True),
            Field("product", LOAN, any_of(r"贷款种类", r"\bkind of loan\b"), unless=("rate",)),
            Field("amount", Amount("1000", "100000000"), AMOUNT_NAMES),
            Field("term", Term(), TERM_NAMES),
            Field("method", METHODS, METHOD_NAMES, default="equal_instalment"),
        ),
        repeats=True,
    ),
    Task(
        "prepayment",
        (),
        "action_prepayment_saving",
        (
            Field("rate", Rate(), any_of(r"利率", r"\brate\b"), optional=True),
            Field("product", LOAN, any_of(r"贷款种类", r"\bkind of loan\b"), unless=("rate",)),
            Field("amount", Amount("1000", "100000000"), any_of(r"贷款金额|原贷款", r"\bloan\b")),
            Field("term", Term(), any_of(r"贷款期限|期限", r"\bterm\b")),
            Field("paid", Count(1, 599, "months"), any_of(r"已还", r"\bpaid\b")),
            Field("early", Amount("1", "100000000"), any_of(r"提前还款?金?额?", r"\bearly\b")),
            Field("method", METHODS, METHOD_NAMES, default="equal_instalment"),
            Field(
                "keep",
                Choice(
                    (
                        (
                            "term",
                            any_of(
                                r"减少月供|期限不变", r"\blower (?:the )?payments?\b|\bsame term\b"
                            ),
                        ),
                        (
                            "payment",
                            any_of(r"缩短|月供不变", r"\bshorten\b|\bsooner\b|\bshorter\b"),
                        ),
                    )
                ),
                default="payment",
            ),
        ),
        repeats=True,
        stands_for="loans/prepayment",
        begins=any_of(
            r"提前还(?:款|贷)?.{0,12}(?:省|少付|划算|试算|算一?下)|(?:算|省).{0,10}提前还",
            r"\b(?:save|saving|savings)\b.{0,30}\b(?:early|prepay\w*|repay\w* early)\b",
            r"\b(?:prepay\w*|repay\w* early|paying off early)\b.{0,40}\b(?:save|saving|calculat\w*)\b",
        ),
    ),
    Task(
        "card_instalments",
        ("cards/calculate_instalments",),
        "action_card_instalments",
        (
            Field(
                "kind",
                Choice(
                    (
                        ("cash", any_of(r"现金分期", r"\bcash\b")),
                        ("bill", any_of(r"账单|消费", r"\bstatement\b|\bbill\b|\bpurchase\b")),
                    )
                ),
                default="bill",
            ),
            Field("amount", Amount("1"), AMOUNT_NAMES),
            Field("number", Count(1, 60, "months"), any_of(r"期数|几期", r"\binstal?lments\b")),
        ),
        repeats=True,
    ),
    Task(
        "wealth_estimate",
        ("wealth/calculate_return",),
        "action_wealth_estimate",
        (
            Field(
                "product",
                Named(("product",), only="wealth.SP"),
                any_of(r"产品", r"\bproduct\b"),
                checked=True,
            ),
            Field("amount", Amount("1"), AMOUNT_NAMES),
            Field("held", Term("D", only="D"), any_of(r"多久|期限|天数", r"\bhow long\b|\bterm\b")),
        ),
        repeats=True,
    ),
)
