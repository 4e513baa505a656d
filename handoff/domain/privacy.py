"""Recognise personal data in what people type; nothing here stores or logs it.

Card numbers by the Luhn check (ISO/IEC 7812), identity numbers by their check digit (GB 11643), mobile and
fixed-line numbers by the Chinese numbering plan, e-mail, and secrets by the word in front of them.
"""

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass

from stdnum import luhn
from stdnum.cn import ric

# Length is kept, so that spans found in the folded text hold in the original.
FOLD = {ord("０") + n: str(n) for n in range(10)} | {
    ord("Ｘ"): "X",
    ord("＠"): "@",
    ord("－"): "-",
    ord("　"): " ",
}
# A customer must not be able to type something that looks like a token.
BRACKETS = str.maketrans("⟦⟧", "〔〕")
KEPT_LAST = 4
TOKEN = re.compile(r"⟦(?P<kind>[a-z]+)(?::(?P<sealed>[^:⟧]*):(?P<hint>[^⟧]*))?⟧")

# A contact is left on purpose and needs no word.
NOTICES = {
    "not_kept": frozenset({"password", "code", "cvv"}),
    "sealed": frozenset({"card", "id"}),
}


@dataclass(frozen=True, slots=True)
class Found:
    """Personal data at text[start:end]; `keep` says whether the original may be sealed at all."""

    kind: str
    start: int
    end: int
    value: str
    keep: bool = True


@dataclass(frozen=True, slots=True)
class Recogniser:
    """A pattern and the check that its digits must pass; the first group, if any, is the value."""

    kind: str
    pattern: re.Pattern[str]
    holds: Callable[[str], bool]
    keep: bool = True


def _anything(_value: str) -> bool:
    return True


def _card(value: str) -> bool:
    digits = re.sub(r"\D", "", value)
    return 13 <= len(digits) <= 19 and len(set(digits)) > 1 and luhn.is_valid(digits)


def _identity(value: str) -> bool:
    return bool(ric.is_valid(re.sub(r"[\s-]", "", value).upper()))


# A number that the hall gave out: its day, serial and check digit pass the Luhn check once in ten.
CASE_NUMBER = r"(?:(?<=[ABCL])|(?<=[abcl])|(?<=[ABCLabcl][ -]))20\d{6}[ -]?\d{4,8}[ -]?\d(?!\d)"

# In order of precedence: what is found first is not looked at again.
RECOGNISERS = (
    Recogniser("email", re.compile(r"[A-Za-z0-9._%+-]{1,64}@[A-Za-z0-9-]+(?:\.[A-Za-z0-9-]+)+"), _anything),
    Recogniser("id", re.compile(r"(?<!\d)[1-9]\d{5}[\s-]?(?:18|19|20)\d{6}[\s-]?\d{3}[\dXx](?![\dA-Za-z])"), _identity),
    # Before cards: "+86 138…" has thirteen digits too, and one in ten passes the Luhn check.
    Recogniser("phone", re.compile(r"(?<!\d)\+?86[ -]?1[3-9]\d[ -]?\d{4}[ -]?\d{4}(?![ -]?\d)"), _anything),
    Recogniser("phone", re.compile(r"\+(?!86)[1-9]\d{0,2}(?:[ -]?\d){6,12}(?!\d)"), _anything),
    Recogniser("card", re.compile(rf"(?<!\d)(?!{CASE_NUMBER})\d(?:[ -]?\d){{12,18}}(?!\d)"), _card),
    Recogniser("cvv", re.compile(r"(?i)(?:cvv2?|cvc2?|安全码|背面三位数?|后三码)\D{0,6}(\d{3,4})(?!\d)"), _anything, keep=False),
    Recogniser("code", re.compile(r"(?i)(?:验证码|校验码|動態碼|動態密碼|驗證碼|动态码|动态密码|\botp\b|verification code|one[- ]time (?:code|password)|\bcode(?= (?:is|was)\b)|\bsms code)\D{0,8}(\d{4,8})(?!\d)"), _anything, keep=False),
    Recogniser("code", re.compile(r"(?i)(?<!\d)(\d{4,8})\s{0,2}(?:是|这个|這個)?(?:我的)?(?:验证码|驗證碼|is (?:my|the) (?:verification )?code)"), _anything, keep=False),
    Recogniser("password", re.compile(r"(?i)(?:密码|密碼|口令|password|passcode|\bpin)(?:\s{0,2}(?:是|为|為|is|was|[:：=]))\s{0,2}([A-Za-z0-9!@#$%^&*_.-]{4,32})"), _anything, keep=False),
    Recogniser("phone", re.compile(r"(?<![\d.])1[3-9]\d[ -]?\d{4}[ -]?\d{4}(?!\d)"), _anything),
    Recogniser("phone", re.compile(r"(?<![\d.])0\d{2,3}[ -]\d{7,8}(?!\d)"), _anything),
)  # fmt: skip


# What every recogniser needs, wide or not: a digit, an address's sign, or the word in front of a password.
SUSPICIOUS = re.compile(r"(?i)[\d@＠]|密[码碼]|口令|pass|pin")


def recognise(text: str) -> list[Found]:
    """Return the personal data in the text, in order, without overlap."""
    if not SUSPICIOUS.search(text):
        return []
    folded = text.translate(FOLD)
    found: list[Found] = []
    for recogniser in RECOGNISERS:
        for hit in _hits(recogniser, folded):
            if not any(hit.start < other.end and other.start < hit.end for other in found):
                found.append(hit)
    return sorted(found, key=lambda hit: hit.start)


def _hits(recogniser: Recogniser, folded: str) -> Iterator[Found]:
    for match in recogniser.pattern.finditer(folded):
        group = 1 if recogniser.pattern.groups else 0
        if recogniser.holds(match[group]):
            yield Found(
                recogniser.kind, match.start(group), match.end(group), match[group], recogniser.keep
            )


def token(found: Found, identifier: str) -> str:
    """Return what stands in the text for it: kind, where the original is sealed, and a hint."""
    return f"⟦{found.kind}:{identifier}:{hint(found)}⟧" if found.keep else f"⟦{found.kind}⟧"


def hint(found: Found) -> str:
    """Return what may be shown: enough to be recognised by its owner, useless to anybody else."""
    if found.kind == "email":
        name, _, domain = found.value.partition("@")
        return f"{name[0]}***@{domain}"
    digits = re.sub(r"[\s-]", "", found.value)
    shown = {"card": 6, "phone": 3}.get(found.kind, 0)
    return digits[:shown] + "*" * (len(digits) - shown - KEPT_LAST) + digits[-KEPT_LAST:]


def notices(text: str) -> list[str]:
    """Return what a customer is told of the tokens in a message, as keys of the hall's sentences."""
    kinds = {match["kind"] for match in TOKEN.finditer(text)}
    return [key for key, about in NOTICES.items() if kinds & about]


def sealed_as(kind: str, text: str) -> str:
    """Return the identifier of the first original of a kind in the text, or nothing."""
    found = (match for match in TOKEN.finditer(text) if match["kind"] == kind)
    return next((match["sealed"] for match in found if match["sealed"]), "")


def readable(text: str) -> str:
    """Return the text with hints in place of tokens, for readers outside of the hall."""
    return TOKEN.sub(lambda match: match["hint"] or "***", text)


def defuse(text: str) -> str:
    """Return the text with our own brackets replaced, so that no one can forge a token."""
    return text.translate(BRACKETS)
