"""Words that cannot wait for an assistant that is down: loss, fraud, and the wish for a person.

A net, not an understanding: a false alarm costs an agent a minute, a missed one costs a customer money. How much
it catches of what customers wrote, and how much else, is measured by tests/unit/handoff/test_alarm.py.
"""

import re
import unicodedata
from collections.abc import Iterable, Mapping

CARD = r"(?:卡(?!顿|住)|咭|存折|存摺|u盾|手机|手機|钱包|錢包|皮夹|皮夾|包被|\bcards?\b)"
# Not "丢人", not what a machine swallowed, not what was cancelled or debited.
LOST = (
    r"(?:(?<!寄)丢(?!人|脸|死人)|丟(?!人|臉)"
    r"|(?<![吃吞扣销銷])掉(?:了|在|哪|到)|遗失|遺失|不见|不見|不贱|唔[见見]|找不(?:到|着|著)"
    r"|没找到|(?<!还)没了|沒了|偷|失窃|失竊|被抢|被搶|顺走|扒走|摸走|[拿捡撿夺]走|落在|忘在|忘了拔|弄没|不在身上|扔哪|没拿回来|没有那张|\bstolen\b|\blost\b)"
)
STOP = r"(?:冻结|凍結|冻住|锁|鎖|停用|停掉|停了|止付|失效|\bfreeze\b|\bblock\b)"
# A card that the bank stopped, a password that was mistyped, a card that is not wanted any more.
ALREADY = (
    r"被(?:冻结|凍結|锁|鎖|停|止付)|解[冻凍锁鎖开開除]|怎么解|怎麼解|密码|密碼|注销|註銷|剪卡|登录"
)
MONEY = r"(?:钱(?!包)|錢(?!包)|前|账户|賬戶|帳戶|戶口|存款|余额|餘額|卡里|卡上|卡裡)"
SPENT = (
    r"(?:消费|消費|消废|交易|扣款|扣费|付款|支付|转账|轉帳|订单|訂單|商户|网站|取了|刷卡"
    r"|payment|transaction|charge)"
)
STRANGE = r"(?:不明|陌生|异常|異常|可疑|不知名|没印象|沒印象|不认[识得]|不認[識得]|没听过|沒聽過|听都没听|莫名其妙)"

CARD_EN = r"(?:cards?|crad|carf|passbook|token|phone|wallet|purse|handbag|bag)"
LOST_EN = (
    r"(?:lost|lst|lsot|stolen|stoln|stole|missing(?! a)|misplaced|mislaid|gone|nicked|snatched"
    r"|pickpocketed|disappear(?:ed)?"
    r"|fell out|dropped|picked up|cut open|not found|nobody can find|isn'?t there|no longer have"
    r"|don'?t have it any|won'?t give it back)"
)
STOP_EN = r"(?:bl[oc]{2}k|freeze|stop|lock|disable|deactivate)"
TAKEN_EN = (
    r"(?:left|forgot|can'?t find|cannot find)\b (?:my|the|our|your) (?:\w+ ){0,2}(?:cards?|wallet|purse|bag)\b"
    r"(?! (?:pin|bill|stat\w+|record))"
)
PAYMENT_EN = (
    r"(?:payments?|paymnet|transactions?|transacton|transfers?|charges?|purchases?|withdrawals?"
    r"|spending|order|top-ups?)"
)
DONE_EN = r"(?:make|made|do|did|buy|bought|authori[sz]e\w*|recogni[sz]e|know|touch|enter\w*)"
NOT_EN = r"(?:did ?n[o']?t|do ?n[o']?t|have ?n[o']?t|never|not|no memory of|nothing about)"
SOMEBODY_EN = r"(?:some?(?:one|body)|a person|person unknown|who|thief|fraudster)"
MINE_EN = r"(?:my|the|your) (?:\w+ ){0,2}(?:card|crad|money|ac{1,2}ount)"

# Each line is one way of saying it; what a group of lines is about stands in NETS.
LOSS = (
    r"挂失|掛失|挂是一下|挂一下",
    rf"{CARD}.{{0,14}}{LOST}|{LOST}.{{0,8}}{CARD}",
    rf"^(?!.*(?:{ALREADY})).*(?:{CARD}.{{0,10}}{STOP}|{STOP}.{{0,8}}{CARD})",
    rf"\b{CARD_EN}\b.{{0,40}}\b{LOST_EN}\b|\b{LOST_EN}\b.{{0,30}}\b{CARD_EN}\b",
    rf"\b{STOP_EN}\b (?:\w+ )?(?:my|the|both|all|this|a)\b.{{0,14}}\bcards?\b|\b{TAKEN_EN}"
    rf"|\bcard (?:has been|was) taken\b",
    r"\b(?:some(?:one|body)|thief|burglars|ex)\b.{0,12}\b(?:took|taken|taking|has)\b.{0,20}\b(?:card"
    r"|wallet|purse|(?:hand)?bag)\b",
    r"\bmugged\b|\bburglar\w*\b|\bpickpocket\w*\b|^\s*stolen\W*$",
    rf"\b{CARD_EN}\b.{{0,24}}\b(?:stopped|blocked|frozen|drop|pinched|lifted)\b|\b(?:kill|stop) (?:the|that) card\b",
    r"\b(?:took|taken|pinched|lifted)\b.{0,8}\b(?:my|her|his|our) (?:hand)?(?:bag|purse|wallet)\b",
    r"\b(?:shut|switch(?:ed)?|turn(?:ed)?) (?:it|the card|my card) off\b|\bput the card out of use\b"
    r"|\bbetter (?:freeze|block|stop) it\b",
    r"\b(?:where my card went|(?:ex|he|she|who|somebody) has my card|taking my card)\b",
)
FRAUD = (
    r"诈骗|詐騙|被骗|被騙|骗子|騙子|冒充|洗钱|洗錢",
    r"盗(?:刷|用|取)|盜(?:刷|用|取)|被到刷|偷(?:刷|取|转)|碌咗|被复制|被克隆|(?:卡|信息).{0,4}(?:复制|克隆)",
    rf"{MONEY}.{{0,8}}(?:少了|少咗|怎么少|没了|不见|不見|不对|莫名其妙|被(?:人|全)?.{{0,3}}(?:刷|转|轉|划|取|扣|盗|盜|偷))",
    r"(?:不是|非)(?:我|本人|自己)?(?:本人|自己)?(?:刷|转|轉|操作|消费|消費|办|辦|做|花|买|買|授权|授權|交易)",
    rf"{SPENT}.{{0,24}}不是(?:我|本人)|不是(?:我|本人).{{0,8}}{SPENT}|钱不是我",
    rf"{STRANGE}.{{0,14}}{SPENT}|{SPENT}.{{0,14}}{STRANGE}|{STRANGE}.{{0,8}}(?:没了|少了|扣)",
    rf"(?:扣|{SPENT}|短信|刷|钱|錢).{{0,30}}(?:没|沒|冇|未)(?:有)?.{{0,2}}(?:刷|买|買|花|操作|authorize|输过|去过那|出过门|做|弄|动过)",
    r"(?:没|沒|冇)(?:有)?.{0,3}(?:刷|买过?东西|買|操作|authorize|取过|消费|转账|轉帳).{0,12}(?:扣|少|payment|钱|交易|$)",
    r"谁.{0,10}(?:刷|动|用)了?.{0,4}卡|谁(?:刷|动)的|有人.{0,6}(?:刷|用|碌|盗).{0,4}(?:我|卡)|谁干的",
    rf"我?(?:人|卡).{{0,4}}在(?:我|杭州|上班|睡|家|枕|身|手|抽屉).{{0,30}}(?:刷|取了|扣|{SPENT})",
    rf"(?:刷|取了|扣|{SPENT}|在商场).{{0,24}}(?:睡觉|枕头|吓死我|从来没去|护照)",
    r"\b(?:scam\w*|(?:de)?fraud\w*|froud|phish\w*|swindle\w*|hacked?|identity theft|un?auth?ori[sz]ed|cloned"
    r"|skimmed|copied)\b",
    rf"\b{NOT_EN}\b.{{0,24}}\b{DONE_EN}\b.{{0,24}}\b(?:{PAYMENT_EN})\b",
    r"\bdid ?n[o']?t (?:buy|do) (?:this|that|anythi\w*)|\bnever do it\b",
    rf"\b{PAYMENT_EN}\b.{{0,60}}\b{NOT_EN}\b.{{0,24}}\b{DONE_EN}\b",
    rf"\b{PAYMENT_EN}\b.{{0,60}}(?:\b(?:not|wasn'?t|isn'?t|was ?n[o']?t) (?:me|mine|by me)\b|不是我|不认识)",
    rf"\bnot my (?:{PAYMENT_EN})|\b(?:unkn[ow]{{2}}n|unfamiliar|strange|suspicious"
    rf"|odd)\b.{{0,16}}\b(?:{PAYMENT_EN}|activity)\b",
    rf"\b{SOMEBODY_EN}\b.{{0,16}}\b(?:us(?:ed?|ing)|spen\w+|charg\w+|stole|withdrew|bought"
    rf"|has got hold)\b.{{0,24}}\b(?:{MINE_EN}|with it|my)\b",
    rf"\b{MINE_EN}\b.{{0,16}}\b(?:was|been) used\b|\bsomebody withdrew\b",
    r"\b(?:money|thousands|cash|\d[\d,]{2,})\b.{0,24}\b(?:gone(?! down)|leaving|vanish\w*|still went"
    r"|taken (?:out|from my (?:card|account)))\b",
    r"\b(?:payments?|spent|paid|purchase|texts?)\b.{0,80}\b(?:i'?m (?:sitting|in|at)|asleep|passport"
    r"|never (?:been|heard)|next to my bed)\b",
    r"\bi'?m at work\b.{0,40}\bspent\b",
    r"\b(?:it|that) (?:was|is)n'?t me\b|\bnot done by me\b|\bsigned up for any such\b",
    rf"\b(?:{PAYMENT_EN}|sums?|bought|spent)\b.{{0,60}}"
    r"\b(?:know nothing about|no memory|never (?:heard|been|set foot))\b",
    r"\bnever heard of it\b.{0,60}\bmoney\b|\bha(?:s|ve) had [\d,]+ from (?:her|my|his) card\b",
    rf"\b(?:asleep|never been|never heard)\b.{{0,40}}\b{PAYMENT_EN}\b|\bcharged for something i\b|\bnobody here\b",
)
PERSON = (
    r"人工|真人|转客服|轉客服|找客服",
    r"\b(?:human|real person|live (?:agent|person|chat)|representative|operator)\b",
    r"\b(?:talk|speak|chat) (?:to|with) (?:a |an |some)?(?:person|agent|one|body|colleague|staff)",
)


def _net(ways: Iterable[str]) -> re.Pattern[str]:
    return re.compile("|".join(f"(?:{way})" for way in ways))


# For each reason of domain.urgency, in the order in which they are looked for.
NETS: Mapping[str, re.Pattern[str]] = {
    "fraud": _net(FRAUD),
    "lost_card": _net(LOSS),
    "customer_asked": _net(PERSON),
}


def reason_in(text: str) -> str | None:
    """Return the reason for a person that stands in the text, the gravest first, or nothing."""
    plain = unicodedata.normalize("NFKC", text).casefold().replace("’", "'")
    return next((reason for reason, net in NETS.items() if net.search(plain)), None)
