"""One spelling for one meaning: width, Traditional to Simplified, case, spaces, repeats.

Customers of Hong Kong and Taiwan use other words for the same things (REGIONAL); personal
data arrives as tokens such as ⟦phone:id:hint⟧ and only its kind means anything.
"""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache

import opencc

PERSONAL = re.compile(r"⟦(\w+)[^⟦⟧]*⟧")
SPACE = re.compile(r"\s+")
REPEATED_MARK = re.compile(r"([^\w\s⟦⟧])\1+")
REPEATED_LETTER = re.compile(r"([^\W\d])\1{2,}")
LONG_NUMBER = re.compile(r"\d{3,}")
HAN = re.compile(r"[\u3400-\u9fff\uf900-\ufaff]")

# After conversion to Simplified: the word that a branch in Hangzhou would use.
REGIONAL = {
    "信用咭": "信用卡",
    "提款卡": "银行卡",
    "定存": "定期存款",
    "自动柜员机": "取款机",
    "柜员机": "取款机",
    "提款机": "取款机",
    "月结单": "账单",
    "结单": "账单",
    "帐户": "账户",
    "帐号": "账号",
    "帐单": "账单",
    "转帐": "转账",
    "过数": "转账",
    "简讯": "短信",
    "网路": "网络",
    "网银行": "网上银行",
    "循环信用": "最低还款",
}
RECENT = 64  # texts: each step of a turn asks for those of the same message
REGIONAL_WORD = re.compile("|".join(sorted(REGIONAL, key=len, reverse=True)))


@lru_cache(maxsize=1)
def _converter() -> opencc.OpenCC:
    return opencc.OpenCC("t2s")


def simplify(text: str) -> str:
    """Traditional characters become Simplified; text without Han characters is returned as it is."""
    return _converter().convert(text) if HAN.search(text) else text


@lru_cache(maxsize=RECENT)
def fold(text: str) -> str:
    """Width, case and script; keeps the number of characters of ordinary text."""
    return simplify(unicodedata.normalize("NFKC", text).lower())


@lru_cache(maxsize=RECENT)
def normalise(text: str) -> str:
    """The form in which a sentence is compared, encoded and cut into n-grams."""
    text = PERSONAL.sub(r"⟦\1⟧", fold(text))
    text = REGIONAL_WORD.sub(lambda found: REGIONAL[found[0]], text)
    text = SPACE.sub(" ", REPEATED_MARK.sub(r"\1", text)).strip()
    return LONG_NUMBER.sub("000", REPEATED_LETTER.sub(r"\1\1", text))
