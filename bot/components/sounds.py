"""How Chinese is pronounced: a typing method confuses 手续费 and 手序费, and they sound the same.

Syllables without tone; southern speakers' z/zh, c/ch, s/sh and n/ng count as one.
"""

from __future__ import annotations

import re
from functools import cache

from pypinyin import lazy_pinyin

HAN_RUN = re.compile(r"[\u3400-\u9fff]+")
RETROFLEX = re.compile(r"^([zcs])h")


@cache
def syllable(character: str) -> str:
    """The usual reading of one character, folded."""
    return RETROFLEX.sub(r"\1", lazy_pinyin(character)[0]).replace("ng", "n")


def sounds(normalised: str) -> list[list[str]]:
    """The syllables of each run of Han characters."""
    return [[syllable(c) for c in run] for run in HAN_RUN.findall(normalised)]
