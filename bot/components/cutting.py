"""Texts → n-grams; many texts are divided among processes, since all of it is Python's own work."""

from __future__ import annotations

import os
from collections import Counter

from joblib import delayed

from bot.components.ngrams import grams
from bot.components.sharing import share_out
from bot.components.tokenizer import words

MANY = 2000  # texts; fewer are cut sooner than other processes start


def cut(texts: list[str]) -> list[Counter[str]]:
    """How often each gram occurs in each text."""
    if len(texts) < MANY:
        return [_grams(text) for text in texts]
    _grams("存款 hello")  # dictionaries are loaded before the fork, once for all
    cores, found = os.cpu_count() or 1, [Counter[str]()] * len(texts)
    shares = [slice(start, None, cores) for start in range(cores)]
    parts = (delayed(_cut)(texts[share]) for share in shares)
    for share, part in zip(shares, share_out(parts), strict=True):
        found[share] = part
    return found


def _grams(text: str) -> Counter[str]:
    return grams(text, [word for word, _, _ in words(text)])


def _cut(texts: list[str]) -> list[Counter[str]]:
    """Each gram as one string in all of them: what is sent back is a quarter as long."""
    once: dict[str, str] = {}
    return [
        Counter({once.setdefault(gram, gram): uses for gram, uses in _grams(text).items()})
        for text in texts
    ]
