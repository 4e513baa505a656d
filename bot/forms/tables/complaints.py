"""Complaints: filing one, asking how it stands, adding to it or withdrawing it, asking for a review."""

from __future__ import annotations

from bot.forms.choices import SURE, Asked, CaseNumber
from bot.forms.contacts import Contact, LastFour
from bot.forms.kinds import Choice, Story
from bot.forms.table import Field, Task
from bot.forms.tables.patterns import DATE, PLACE, PRODUCT, WITHOUT_CONTACT
from bot.forms.words import any_of

NUMBER = Field("number", CaseNumber("C"), any_of(r"编号", r"\b(?:case )?number\b"), checked=False)
LAST_FOUR = Field(
    "last_four", LastFour(), any_of(r"尾号|后四位", r"\blast four\b|\bdigits\b"), checked=True
)

COMPLAINT = Task(
    "complaint",
    ("service/file_complaint",),
    "action_file_complaint",
    (
        Field(
            "what",
            Story(),
            any_of(r"经过|内容|事情|描述", r"\b(?:what happened|description|story|details)\b"),
            free=True,
        ),
        Field("product", Story(PRODUCT), any_of(r"产品|业务", r"\b(?:product|service)\b")),
        Field(
            "when",
            Story(DATE, may_be_nothing=True),
            any_of(r"时间|日期|哪天", r"\b(?:date|time|when)\b"),
        ),
        Field(
            "where",
            Story(PLACE, may_be_nothing=True),
            any_of(
                r"地点|地方|网点|支行|渠道|在哪", r"\b(?:place|branch|where|channel|location)\b"
            ),
        ),
        Field(
            "contact",
            Contact(none={"zh": "不留联系方式", "en": "no contact"}, refuses=WITHOUT_CONTACT),
            any_of(r"联系方式|电话|手机号|号码|邮箱", r"\b(?:contact|phone|number|e-?mail)\b"),
        ),
        Field(
            "wish",
            Story(may_be_nothing=True),
            any_of(r"诉求|要求|希望|解决方[案式]", r"\b(?:outcome|wish|would like|resolution)\b"),
        ),
    ),
    confirm=True,
    failed="utter_complaint_failed",
    opening=any_of(
        r"我?(?:现在)?(?:要|想|需要)?(?:进行|提交?|发起)?(?:一个)?投诉(?:你们|一下)?",
        r"\b(?:i (?:want|would like|need|wish) to |i'd like to )?(?:make|file|submit|lodge|raise)? ?"
        r"(?:a )?complain(?:t)?(?: about)?\b",
    ),
)

TASKS = (
    COMPLAINT,
    Task(
        "complaint_status",
        ("service/complaint_status",),
        "action_complaint_status",
        (NUMBER, LAST_FOUR),
        follows="C",
    ),
    Task(
        "complaint_change",
        ("service/complaint_withdraw",),
        "action_change_complaint",
        (
            Field(
                "what",
                Choice(
                    (
                        ("add", any_of(r"补充|追加|添加|增加", r"\badd\b|\bmore\b|\bsupplement\b")),
                        (
                            "withdraw",
                            any_of(r"撤销|撤回|撤诉|不追究", r"\bwithdraw\b|\btake back\b"),
                        ),
                    )
                ),
                checked=True,
            ),
            NUMBER,
            LAST_FOUR,
            Field("words", Story(), when={"what": ("add",)}),
            Field("sure", Asked(SURE), when={"what": ("withdraw",)}),
        ),
        follows="C",
    ),
    Task(
        "complaint_review",
        (),
        "action_review_complaint",
        (NUMBER, LAST_FOUR, Field("reason", Story())),
        follows="C",
        stands_for="service/complaint_unsatisfied",
        begins=any_of(
            r"申请(?:核查|复核|复查)|重新(?:处理|调查).{0,6}投诉|投诉.{0,6}重新(?:处理|调查)",
            r"\b(?:ask for|request|want) a review\b|\breopen (?:my|the) complaint\b",
            r"\b(?:my|the) complaint (?:to be )?(?:reopened|reviewed)\b",
        ),
    ),
)
