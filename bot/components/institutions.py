"""Names of other institutions: a question about another bank's card is not ours to answer.

Each kind becomes a feature of its own, so that what is learnt about one bank holds for all. The
classifier decides what a name means: "transfer to ICBC" is ours, "ICBC's branches" is not.
"""

from __future__ import annotations

import re

# Patterns see the normalised text (Simplified, lower case).
KINDS = {
    "bank": (
        r"工商银行|农业银行|建设银行|中国银行|交通银行|招商银行|邮政储蓄|邮储|中信|兴业银行|民生银?行?|光大",
        r"浦发|广发|平安银行|华夏银行|浙商|恒丰|渤海银行|[工农建交招中浦邮]行(?!业|程|为|驶|动|情|李|政|使|走|列|当)",
        r"汇丰|渣打|花旗|恒生|东亚银行|星展|大华银行|瑞银|摩根|国泰世华|玉山|台新|富邦|中国信托|第一银行",
        r"(杭州|宁波|北京|上海|江苏|南京|苏州|成都|广州|深圳|温州|徽商|绍兴|网商|微众|百信)银行",
        r"农商行?|农信社|(别的|其他|其它|另一家|另外一家|人家)银行|他行|别家",
        r"\b(icbc|abc|ccb|boc|bocom|cmb|psbc|citic|spdb?|cib|cmbc|ceb|cgb|hsbc|dbs|uob|citi(bank)?|bea|ubs)\b",
        r"\b(barclays|chase bank|jp ?morgan|wells fargo|standard chartered|hang seng|santander|lloyds|natwest|monzo)\b",
        r"\b(everbright|minsheng|huaxia|ping an|postal savings|industrial bank|bank of (?!spruce)[a-z]+)\b",
        r"\b(construction|merchants|agricultural|commercial|communications?) bank\b|\b(other|another|different) bank",
    ),
    "wallet": (
        r"支付宝|微信|零钱通|余额宝|花呗|借呗|微粒贷|云闪付|京东(白条|金条|支付)|财付通|八达通|街口",
        r"\b(alipay|wechat|paypal|apple pay|google pay|huabei|jiebei|venmo|revolut|octopus|stripe)\b",
    ),
    "telecom": (
        r"中国移动|联通|电信|移动(宽带|号|公司|营业厅)|话费|携号转网|流量包?|手机套餐|宽带",
        r"\b(china (mobile|unicom|telecom)|vodafone|broadband|sim card|phone plan)\b",
        r"\b(data (plan|pack\w*)|mobile operator)\b",
    ),
    "shop": (
        r"淘宝|天猫|拼多多|京东|闲鱼|美团|饿了么|滴滴|携程|抖音|快手|唯品会|虾皮",
        r"顺丰|中通|圆通|菜鸟|快递|包裹|外卖|优惠券",
        r"\b(taobao|tmall|pinduoduo|jd|meituan|didi|ctrip|amazon|shopee|ebay|uber)\b",
        r"\b(courier|parcel|takeaway|tracking number)\b",
    ),
    "market": (
        r"证券|券商|股票|炒股|a股|港股|美股|期货|期权|大盘|涨停|基金公司",
        r"天天基金|东方财富|同花顺|雪球|蚂蚁财富|比特币|虚拟币",
        r"\b(broker\w*|securities account|stocks?|shares|futures|bitcoin|crypto\w*|nasdaq|etf)\b",
        r"\b(ant fortune|robinhood)\b",
    ),
    "insurer": (
        r"人寿|保险公司|理赔|重疾险|车险|医保|平安保险|太平洋保险|保险代理人",
        r"\b(insurance company|insurer|car insurance|claim adjuster|health insurance|life insurance company)\b",
    ),
    "state": (
        r"社保局?|公积金中心|税务局|个税|报税|工商局|派出所|民政局|车管所|劳动局|法院|居委会|失业金|养老金|低保|营业执照",
        r"\b(tax (office|bureau|return)|income tax|social (security|insurance)|court|lawyer)\b",
        r"\b(police station|unemployment|pension)\b",
    ),
}
PATTERNS = {kind: re.compile("|".join(patterns)) for kind, patterns in KINDS.items()}


def kinds_named(normalised: str) -> list[str]:
    """The kinds of institution that a text mentions."""
    return [kind for kind, pattern in PATTERNS.items() if pattern.search(normalised)]
