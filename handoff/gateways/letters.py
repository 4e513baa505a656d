"""The bank's letters, written from data/letters with figures and law from data/catalog."""

from collections.abc import Mapping
from datetime import date
from decimal import Decimal
from pathlib import Path
from typing import Any

import yaml
from jinja2 import Environment, StrictUndefined, Template

from cases.attached import LetterKind
from cases.case import Case
from cases.deadlines import TERMS, bank_day, stopped_days
from cases.opening import Branches
from handoff.domain.errors import BadRequest
from handoff.services.casework.ports import Blank, Branch, LetterForm, Words, Written

Facts = dict[str, Any]


class LetterBook:
    """Implements ports.Letters; every template is read and compiled once."""

    def __init__(self, data: Path) -> None:
        # Plain text, not HTML: nothing is escaped, and a page shows it as text.
        engine = Environment(undefined=StrictUndefined, autoescape=False)  # noqa: S701
        self._bank = _load(data / "catalog" / "bank.yml")
        self._law = _load(data / "catalog" / "law.yml")["complaint"]
        sources = {kind: _load(data / "letters" / f"{kind}.yml") for kind in LetterKind}
        self._forms = tuple(_form(kind, source) for kind, source in sources.items())
        self._templates: dict[tuple[LetterKind, str, str], Template] = {
            (kind, language, part): engine.from_string(source[language][part])
            for kind, source in sources.items()
            for language in ("zh", "en")
            for part in ("subject", "body")
        }

    def forms(self) -> tuple[LetterForm, ...]:
        """Return what may be written."""
        return self._forms

    def write(
        self, kind: LetterKind, language: str, case: Case, words: Mapping[str, str]
    ) -> Written:
        """Return the letter; BadRequest for words that lack or a language that there is none in."""
        form = next(one for one in self._forms if one.kind is kind)
        given = {blank.code: words.get(blank.code, "").strip() for blank in form.blanks}
        if language not in ("zh", "en") or not all(given.values()):
            raise BadRequest("words")
        facts = {
            "case": _case(case, language),
            "bank": _in(self._bank, language),
            "law": _in(self._law, language),
            "words": given,
        }
        subject, body = (
            self._templates[kind, language, part].render(facts) for part in ("subject", "body")
        )
        return Written(subject.strip(), body.strip())


def names(data: Path) -> dict[str, Words]:
    """Return the names of branches by their codes."""
    return {one.code: one.name for one in branches(data)}


def branches(data: Path) -> tuple[Branch, ...]:
    """Return the branches of the catalogue."""
    found = _load(data / "catalog" / "branches.yml")["branches"]
    return tuple(Branch(one["id"], Words(**one["name"])) for one in found)


def calendar(data: Path) -> Branches:
    """Return when branches are open and how many they take."""
    return Branches(_load(data / "catalog" / "branches.yml"))


def _form(kind: LetterKind, source: Facts) -> LetterForm:
    blanks = (Blank(one["code"], Words(one["zh"], one["en"])) for one in source["words"])
    return LetterForm(kind, Words(**source["name"]), tuple(blanks))


def _case(case: Case, language: str) -> Facts:
    since = [pause for pause in case.pauses if pause.since >= case.clock_from]
    return {
        "number": case.number,
        "what": case.what,
        "opened_on": _day(bank_day(case.opened_at), language),
        "due_on": _day(case.due_on, language),
        "days": TERMS[case.term].days,
        "paused_days": stopped_days(since),
        "amount": _money(case.amount),
    }


def _money(amount: Decimal | None) -> str:
    return "" if amount is None else f"{amount:,.2f}"


def _day(day: date, language: str) -> str:
    return f"{day.year}年{day.month}月{day.day}日" if language == "zh" else f"{day:%-d %B %Y}"


def _in(facts: Facts, language: str) -> Facts:
    """Return the facts with one language of what is written in two."""
    return {
        name: value[language] if isinstance(value, dict) and language in value else value
        for name, value in facts.items()
    }


def _load(file: Path) -> Facts:
    loaded: Facts = yaml.safe_load(file.read_text(encoding="utf-8"))
    return loaded
