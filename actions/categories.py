"""Which of the four categories a complaint falls into, by its words; an officer may correct it."""

import re
from collections.abc import Mapping
from types import MappingProxyType

from cases.kinds import Category

# In the order in which a tie is decided: the narrower category first. Chinese words are found
# anywhere, English ones whole, or as a beginning where they end in a star.
KEYWORDS: Mapping[Category, str] = MappingProxyType(
    {
        Category.MISUNDERSTANDING: """
            误导 誤導 误会 誤會 误解 没说清 没讲清 说不清 說不清 没告知 未告知 没告诉 没解释
            没有说明 没说明 隐瞒 隱瞞 说好的 承诺 承諾 说法不一 口径不一 我以为 我以為 忽悠
            misle* misunderst* promise* was_told were_told not_told never_told not_explain*
            n't_explain* unclear confus* contradict* hid
        """,
        Category.CHANNEL: """
            手机银行 手機銀行 app apps 网银 網銀 网上银行 atm atms 取款机 自助机 柜员机 吞卡
            吞了我的卡 登录 登陆 登入 闪退 卡顿 打不开 系统 系統 故障 打不通 热线 小程序 网站
            online_banking mobile_banking website log_in login crash* system* machine* swallow*
            hotline error_message timed_out
        """,
        Category.PRODUCT: """
            手续费 手續費 扣费 扣費 多扣 乱扣 收费 收費 年费 利息 利率 违约金 滞纳金 亏 虧 收益
            理财 理財 基金 保险 额度 账单 贷款 分期 净值 fee fees charge* overcharg* interest
            rate rates penalty deduct* fund* lost_money return returns statement* limit
            insurance loan loans instalment* installment*
        """,
        Category.SERVICE: """
            态度 態度 排队 排隊 叫号 等了 等待 慢 效率 不耐烦 推诿 推脱 敷衍 踢皮球 柜员 櫃員
            大堂 客户经理 保安 服务 服務 不理 骂 凶 不礼貌 没人管 rude* attitude queue* wait*
            slow* impolite ignor* teller* clerk* manager* staff shout* unfriendly hung_up nobody
            no_one service
        """,
    }
)


def category(text: str) -> Category:
    """Return the category with most words in the text; service, the commonest, without any."""
    lowered = text.lower()
    found = {one: _count(words, lowered) for one, words in KEYWORDS.items()}
    best = max(found, key=lambda one: found[one])
    return best if found[best] else Category.SERVICE


def _count(words: str, text: str) -> int:
    return sum(_occurs(word.replace("_", " "), text) for word in words.split())


def _occurs(word: str, text: str) -> bool:
    if not word.isascii():
        return word in text
    end = "" if word.endswith("*") else "(?![a-z])"
    start = "" if word.startswith("n't") else "(?<![a-z])"
    return re.search(start + re.escape(word.rstrip("*")) + end, text) is not None
