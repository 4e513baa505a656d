"""Lost cards, fraud, appointments, callbacks, suggestions, praise and ratings."""

from __future__ import annotations

from bot.forms.choices import SURE, Asked, CaseNumber, PartOfDay
from bot.forms.contacts import Contact, LastFour
from bot.forms.kinds import Choice, Day, Named, Story
from bot.forms.table import Field, Task
from bot.forms.words import any_of

CARD = Field(
    "card",
    Choice(
        (
            ("credit", any_of(r"信用卡|信用咭", r"\bcredit\b")),
            ("debit", any_of(r"借记卡|储蓄卡|工资卡|提款卡", r"\bdebit\b|\bbank card\b")),
        )
    ),
    optional=True,
)
BUSINESS = Choice(
    (
        ("loans", any_of(r"贷", r"\bloans?\b|\bmortgage\b")),
        ("wealth", any_of(r"理财|基金", r"\bwealth\b|\bfunds?\b|\binvest\w*")),
        ("foreign_exchange", any_of(r"外汇|购汇|外币", r"\bforeign\b|\bexchange\b")),
        ("social_security_card", any_of(r"社保卡", r"\bsocial security\b")),
        ("cards", any_of(r"卡", r"\bcards?\b")),
        ("cash", any_of(r"取现|现金|取款|大额", r"\bcash\b|\bwithdraw\w*")),
        ("corporate", any_of(r"对公|企业|公司", r"\bcompany\b|\bbusiness account\b|\bcorporate\b")),
        (
            "personal",
            any_of(r"开户|销户|存折|个人|其他|其它|存款", r"\baccounts?\b|\bpersonal\b|\bother\b"),
        ),
    )
)
BRANCH = Field(
    "branch",
    Named(("branch", "city"), prefixes={"city": "city:"}),
    any_of(r"网点|支行|地点", r"\bbranch\b|\bplace\b"),
    checked=True,
)
DATE = Field("date", Day(), any_of(r"日期|哪天|改天", r"\bdate\b|\bday\b"), checked=True)
TIME = Field("time", Named(("time",)), any_of(r"几点|时段|时间", r"\btime\b"), checked=True)
PHONE = Contact(("phone",))
WINDOWS = Choice(
    (
        ("morning", any_of(r"上午|早上", r"\bmorning\b")),
        ("afternoon", any_of(r"下午|中午", r"\bafternoon\b|\bnoon\b")),
        ("evening", any_of(r"晚", r"\bevening\b|\btonight\b")),
        (
            "soon",
            any_of(
                r"尽快|现在|马上|随时|都可以|都行",
                r"\b(?:soon|now|asap|any ?time|whenever)\b",
            ),
        ),
    )
)
LAST_FOUR = Field("last_four", LastFour(), any_of(r"尾号|后四位", r"\blast four\b"), checked=True)

SCORES = Choice(
    (
        (
            "5",
            any_of(
                r"非常满意|很满意|五[星分]|5[星分]?$",
                r"\bvery (?:satisfied|good)\b|\bexcellent\b|\bfive\b|\b5\b",
            ),
        ),
        (
            "1",
            any_of(
                r"非常不满|很不满|很差|一[星分]|1[星分]?$",
                r"\bvery (?:dissatisfied|bad)\b|\bone\b|\bterrible\b|\b1\b",
            ),
        ),
        (
            "2",
            any_of(
                r"不满意|差|两[星分]|二[星分]|2[星分]?$",
                r"\bdissatisfied\b|\bbad\b|\btwo\b|\b2\b",
            ),
        ),
        (
            "3",
            any_of(r"一般|三[星分]|3[星分]?$", r"\b(?:ok|okay|fair|average|three|3)\b"),
        ),
        ("4", any_of(r"满意|四[星分]|4[星分]?$", r"\b(?:satisfied|good|four|4)\b")),
    )
)

TASKS = (
    Task(
        "loss_report", ("cards/report_lost",), "action_report_loss", (CARD,), failed="utter_handoff"
    ),
    Task(
        "fraud_report",
        ("cards/unauthorized_transaction",),
        "action_report_fraud",
        (CARD,),
        failed="utter_handoff",
    ),
    # Before booking: "cancel my appointment" is understood as the same topic.
    Task(
        "appointment_change",
        (),
        "action_change_appointment",
        (
            Field(
                "what",
                Choice(
                    (
                        ("cancel", any_of(r"取消|不去了", r"\bcancel\b")),
                        ("change", any_of(r"改|换", r"\bchange\b|\breschedule\b|\bmove\b")),
                    )
                ),
                checked=True,
            ),
            Field("number", CaseNumber("A"), any_of(r"编号|预约号", r"\bnumber\b")),
            LAST_FOUR,
            Field("sure", Asked(SURE), when={"what": ("cancel",)}),
            Field("date", Day(), DATE.names, {"what": ("change",)}, checked=True),
            Field("time", Named(("time",)), TIME.names, {"what": ("change",)}),
        ),
        follows="A",
        stands_for="service/book_appointment",
        begins=any_of(
            r"(?:取消|改|更改|修改|变更|换).{0,8}预约|预约.{0,6}(?:取消|改|换|去不了)",
            r"\b(?:cancel|change|reschedule|move)\b.{0,16}\b(?:appointment|booking|visit)\b",
        ),
    ),
    Task(
        "appointment",
        ("service/book_appointment",),
        "action_book_appointment",
        (
            Field("business", BUSINESS, any_of(r"业务", r"\bbusiness\b")),
            BRANCH,
            DATE,
            TIME,
            Field("contact", PHONE, any_of(r"电话|手机|联系", r"\bphone\b|\bcontact\b")),
        ),
        confirm=True,
    ),
    Task(
        "callback",
        ("service/request_callback",),
        "action_request_callback",
        (
            Field("contact", PHONE, any_of(r"电话|手机|号码", r"\bphone\b|\bnumber\b")),
            Field("day", Day(), any_of(r"日期|哪天", r"\bdate\b|\bday\b"), optional=True),
            Field("window", PartOfDay(WINDOWS), any_of(r"时段|时间", r"\btime\b")),
            Field("about", Story()),
        ),
    ),
    Task(
        "suggestion",
        ("service/suggestion",),
        "action_take_suggestion",
        (Field("words", Story(), free=True),),
        opening=any_of(
            r"我?(?:想|要|有)?(?:给你们)?(?:提|反馈)?(?:一?[个条点些])?(?:建议|意见)",
            r"\bi (?:have|want to make|would like to make) (?:a |some )?suggestions?\b|\bsuggestions?\b",
        ),
    ),
    Task(
        "praise",
        ("service/praise",),
        "action_take_praise",
        (Field("words", Story(), free=True),),
        opening=any_of(
            r"我?(?:想|要)?(?:表扬|点赞|夸)(?:一下)?(?:你们|员工|一?[位个]员工)?",
            r"\bi (?:want|would like|'d like) to (?:praise|thank|compliment)"
            r"(?: (?:a member of staff|someone|an employee))?\b",
        ),
    ),
    Task(
        "rating",
        ("service/rate_service",),
        "action_take_rating",
        (
            Field(
                "score",
                Asked(SCORES, "score"),
            ),
        ),
    ),
)
