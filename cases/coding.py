"""The codes by which cases are counted, as tables: products, channels, root causes, outcomes.

Classes follow JR/T 0169-2018 (PBoC and CBIRC, statistical classification and coding of financial
consumer complaints, banks): A channels, B business, C causes. Names are the standard's; its digits
are left to the report's reader, since branches of the PBoC add places of their own.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from types import MappingProxyType

from cases.kinds import Category


@dataclass(frozen=True, slots=True)
class Named:
    """A code's names for people; `standard` is its class in JR/T 0169, for the regulator."""

    zh: str
    en: str
    standard: str = ""


class Line(StrEnum):
    """The business that a case is about: class B."""

    SAVINGS = "savings"
    LOANS = "loans"
    CARDS = "cards"
    WEALTH = "wealth"
    PAYMENTS = "payments"
    CASH = "cash"
    PERSONAL_DATA = "personal_data"
    OTHER = "other"


class Channel(StrEnum):
    """Where the business was done: class A."""

    COUNTER = "counter"
    MACHINE = "machine"
    APP = "app"
    WEB = "web"
    PHONE = "phone"
    THIRD_PARTY = "third_party"
    BACK_OFFICE = "back_office"


class Outcome(StrEnum):
    """What the bank decided."""

    UPHELD = "upheld"
    PARTLY = "partly_upheld"
    NOT_UPHELD = "not_upheld"
    SETTLED = "settled"


class RootCause(StrEnum):
    """Why it came to this, beneath the four categories: class C."""

    ATTITUDE = "attitude"
    WAITING = "waiting"
    MISTAKE = "mistake"
    PROCESS = "process"
    FEES = "fees"
    RETURNS = "returns"
    TERMS = "terms"
    COLLECTION = "collection"
    OUTAGE = "outage"
    DEVICE = "device"
    FUND_SAFETY = "fund_safety"
    DATA_SAFETY = "data_safety"
    DISCLOSURE = "disclosure"
    MARKETING = "marketing"
    CHOICE = "choice"
    EXPECTATION = "expectation"


@dataclass(frozen=True, slots=True)
class CauseRule:
    """The category that a root cause belongs to, and its names."""

    category: Category
    named: Named


SERVICE_QUALITY = "C 因服务态度及服务质量引起的投诉"
RULES = "C 因管理制度、业务规则与流程引起的投诉"
FACILITIES = "C 因服务设施、设备、业务系统引起的投诉"

_S, _P, _C = Category.SERVICE, Category.PRODUCT, Category.CHANNEL
_M = Category.MISUNDERSTANDING


def _cause(category: Category, zh: str, en: str, standard: str) -> CauseRule:
    return CauseRule(category, Named(zh, en, standard))


CAUSES: Mapping[RootCause, CauseRule] = MappingProxyType(
    {
        RootCause.ATTITUDE: _cause(_S, "服务态度", "Manner of staff", SERVICE_QUALITY),
        RootCause.WAITING: _cause(
            _S, "排队等候、办理慢", "Waiting, slow handling", SERVICE_QUALITY
        ),
        RootCause.MISTAKE: _cause(_S, "办理差错", "Handled wrongly", SERVICE_QUALITY),
        RootCause.PROCESS: _cause(_S, "制度与流程", "Rules and process", RULES),
        RootCause.FEES: _cause(_P, "定价与收费", "Prices and fees", "C 因定价收费引起的投诉"),
        RootCause.RETURNS: _cause(_P, "产品收益", "Returns", "C 因产品收益引起的投诉"),
        RootCause.TERMS: _cause(_P, "合同条款", "Terms of contract", "C 因合同条款引起的投诉"),
        RootCause.COLLECTION: _cause(
            _P, "催收方式", "Debt collection", "C 因债务催收方式和手段引起的投诉"
        ),
        RootCause.OUTAGE: _cause(_C, "系统故障", "System failure", FACILITIES),
        RootCause.DEVICE: _cause(_C, "机具与设施", "Machines and premises", FACILITIES),
        RootCause.FUND_SAFETY: _cause(
            _C, "资金安全", "Safety of funds", "C 因消费者资金安全引起的投诉"
        ),
        RootCause.DATA_SAFETY: _cause(
            _C, "信息安全", "Safety of data", "C 因消费者信息安全引起的投诉"
        ),
        RootCause.DISCLOSURE: _cause(
            _M, "信息披露不清", "Unclear disclosure", "C 因信息披露引起的投诉"
        ),
        RootCause.MARKETING: _cause(_M, "营销宣传", "Marketing", "C 因营销方式引起的投诉"),
        RootCause.CHOICE: _cause(_M, "自主选择权", "Free choice", "C 因自主选择权引起的投诉"),
        RootCause.EXPECTATION: _cause(_M, "理解偏差", "Misread by the customer", "C 其他"),
    }
)

LINES: Mapping[Line, Named] = MappingProxyType(
    {
        Line.SAVINGS: Named("储蓄", "Savings", "B 人民币储蓄"),
        Line.LOANS: Named("贷款", "Loans", "B 贷款"),
        Line.CARDS: Named("银行卡", "Cards", "B 银行卡"),
        Line.WEALTH: Named("理财与代销", "Wealth", "B 自营理财、银行代理业务"),
        Line.PAYMENTS: Named("支付结算", "Payments", "B 支付结算"),
        Line.CASH: Named("现金", "Cash", "B 人民币管理"),
        Line.PERSONAL_DATA: Named("个人金融信息", "Personal data", "B 个人金融信息"),
        Line.OTHER: Named("其他", "Other", "B 其他"),
    }
)

CHANNELS: Mapping[Channel, Named] = MappingProxyType(
    {
        Channel.COUNTER: Named("营业网点", "Branch", "A 前台 营业现场"),
        Channel.MACHINE: Named("自助机具", "Machine", "A 前台 自助机具"),
        Channel.APP: Named("手机银行", "Mobile app", "A 前台 电子渠道 移动客户端"),
        Channel.WEB: Named("网上银行", "Online banking", "A 前台 电子渠道 网银"),
        Channel.PHONE: Named("电话", "Telephone", "A 前台 电子渠道 电话"),
        Channel.THIRD_PARTY: Named("第三方", "Third party", "A 前台 第三方渠道"),
        Channel.BACK_OFFICE: Named("中后台", "Back office", "A 中、后台业务渠道"),
    }
)

OUTCOMES: Mapping[Outcome, Named] = MappingProxyType(
    {
        Outcome.UPHELD: Named("投诉成立", "Upheld"),
        Outcome.PARTLY: Named("部分成立", "Partly upheld"),
        Outcome.NOT_UPHELD: Named("投诉不成立", "Not upheld"),
        Outcome.SETTLED: Named("协商和解", "Settled"),
    }
)

CATEGORIES: Mapping[Category, Named] = MappingProxyType(
    {
        Category.SERVICE: Named("服务", "Service"),
        Category.PRODUCT: Named("产品", "Product"),
        Category.CHANNEL: Named("渠道", "Channel"),
        Category.MISUNDERSTANDING: Named("误解", "Misunderstanding"),
    }
)
