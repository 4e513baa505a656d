"""Which of the two languages a customer writes."""

import re
from enum import StrEnum


class Language(StrEnum):
    """The languages of the hall."""

    ZH = "zh"
    EN = "en"


TOKEN = re.compile(r"⟦[^⟧]*⟧")
HAN = re.compile(r"[\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff]")
LATIN_WORD = re.compile(r"[A-Za-z]{2,}")


def of(text: str, otherwise: Language) -> Language:
    """Return the language of the text; one without words ("123", "👍") keeps the language so far.

    Any Chinese character decides for Chinese: "我的 credit card 丢了" is answered in Chinese.
    """
    plain = TOKEN.sub("", text)
    if HAN.search(plain):
        return Language.ZH
    return Language.EN if LATIN_WORD.search(plain) else otherwise
