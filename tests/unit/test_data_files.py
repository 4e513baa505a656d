"""data/ keeps the promises of its README, family by family: a missing one is named alone."""

import re
import unicodedata
from datetime import date
from decimal import Decimal
from itertools import chain
from operator import index
from pathlib import Path
from typing import Any

import pytest
import yaml
from jinja2 import StrictUndefined, TemplateError
from jinja2.sandbox import SandboxedEnvironment

DATA = Path(__file__).resolve().parents[2] / "data"
LANGUAGES = ("zh", "en")
FAMILIES = ("savings", "loans", "cards", "wealth", "banking", "service", "talk", "out_of_scope")
# An answer that quotes one of these shows the date since which it holds; the others change rarely.
DATED = ("deposits", "loans", "cards", "wealth", "fees", "limits")
SUBJECTS = (*DATED, "bank", "channels", "branches", "law", "notices")
TITLE_LENGTH = {"zh": 10, "en": 28}
LEAST_EXAMPLES = 25
SCOPE_INTENTS = {"out_of_scope_near", "out_of_scope_far"}
TEMPLATE_CODE = re.compile(r"{{(?!\s*['\"]?\d).*?}}|{%.*?%}|{#.*?#}", re.DOTALL)
# Code, unless it is itself a number; then what is no figure: step numbers, levels, 7x24.
NO_FIGURE = re.compile(r"(?m)^\s*\d+[.、)]\s|(?<![A-Za-z0-9])[RC][1-5](?!\d)|7x24")
FIGURE = re.compile(r"\d|百分之[一二三四五六七八九十]")
PERSONAL_NUMBER = re.compile(r"\d[\d -]{9,}[\dXx]")
FILTERS = {  # stricter than the assistant's own: rates and money are strings, days and months whole numbers
    "pct": lambda value: str(Decimal(value + "")),
    "money": lambda value: str(Decimal(value + "")),
    "days": lambda value: str(index(value)),
    "months": lambda value: str(index(value)),
    "date": lambda value: date.fromisoformat(str(value)).isoformat(),
}


def read(path: Path) -> Any:
    return yaml.load(path.read_text(encoding="utf-8"), Loader=yaml.CSafeLoader)


def read_if_sound(path: Path) -> Any:
    """Nothing from a broken file: the tests of its own family report that."""
    try:
        return read(path) or {}
    except yaml.YAMLError:
        return {}


def family_of(topic: str) -> str:
    return topic.partition("/")[0]


def normal(text: str) -> str:
    return re.sub(r"[\W_]+", "", unicodedata.normalize("NFKC", text).lower())


def examples(nlu: Any) -> dict[str, list[str]]:
    lines = {entry["intent"]: entry["examples"].splitlines() for entry in nlu.get("nlu", ())}
    return {intent: [line.removeprefix("- ") for line in found] for intent, found in lines.items()}


def texts(answer: dict[str, Any]) -> dict[str, str]:
    """Every text of an answer by where it stands, for instance `short.zh`."""
    parts = {f"{part}.{x}": text for x in LANGUAGES for part, text in answer[x].items()}
    buttons = [(k, x, text) for k in ("title", "link") for x, text in answer.get(k, {}).items()]
    return parts | {f"{k}.{x}": text for k, x, text in buttons}


def texts_of(answers: dict[str, dict[str, Any]]) -> dict[str, str]:
    return {f"{t} {where}": text for t, a in answers.items() for where, text in texts(a).items()}


@pytest.fixture(scope="module")
def topics() -> dict[str, dict[str, str]]:
    return {topic["id"]: topic for topic in read(DATA / "topics.yml")["topics"]}


@pytest.fixture(scope="module")
def catalogue() -> dict[str, Any]:
    return {path.stem: read_if_sound(path) for path in (DATA / "catalog").glob("*.yml")}


@pytest.fixture(scope="module")
def all_answers() -> dict[str, dict[str, Any]]:
    files = [read_if_sound(path) for path in sorted((DATA / "answers").glob("*.yml"))]
    return {topic: answer for found in files for topic, answer in found.items()}


@pytest.fixture
def answers(family: str, all_answers: dict[str, dict[str, Any]]) -> dict[str, dict[str, Any]]:
    if family != "out_of_scope":  # its one answer may stand with small talk
        read(DATA / "answers" / f"{family}.yml")
    return {topic: answer for topic, answer in all_answers.items() if family_of(topic) == family}


@pytest.fixture
def asked(family: str, language: str) -> dict[str, list[str]]:
    return examples(read(DATA / "nlu" / language / f"{family}.yml"))


@pytest.fixture(scope="module")
def intents_by_example() -> dict[str, set[str]]:
    found: dict[str, set[str]] = {}
    for path in (DATA / "nlu").glob("*/*.yml"):
        for intent, said in examples(read_if_sound(path)).items():
            for example in said:
                found.setdefault(normal(example), set()).add(intent)
    return found


@pytest.mark.parametrize("subject", SUBJECTS)
def test_a_catalogue_file_says_since_when_and_on_whose_word_and_holds_no_float(subject):
    path = DATA / "catalog" / f"{subject}.yml"
    assert isinstance(read(path)["effective"], date)
    assert set(read(path)["source"]) == set(LANGUAGES)
    plain = [t.value for t in yaml.scan(path.read_text("utf-8")) if getattr(t, "plain", False)]
    assert [value for value in plain if isinstance(yaml.safe_load(value), float)] == []


def test_branches_offer_known_services_and_holidays_are_days_of_their_year(catalogue):
    book = catalogue["branches"]
    assert {code for b in book["branches"] for code in b["services"]} <= set(book["services"])
    assert all(set(b["hours"]) == {"weekday", "weekend", "holiday"} for b in book["branches"])
    days = [(holiday["year"], day) for holiday in book["holidays"] for day in holiday["dates"]]
    assert all(date.fromisoformat(day).year == year for year, day in days)


@pytest.mark.parametrize("family", FAMILIES)
class TestAnswersOfAFamily:
    def test_every_topic_is_titled_and_answered_in_both_languages(self, family, answers, topics):
        assert set(answers) == {topic for topic in topics if family_of(topic) == family}
        for topic, answer in answers.items():
            said = [(answer["title"][x].strip(), answer[x]["short"].strip()) for x in LANGUAGES]
            assert all(chain(*said)), topic
            assert set(answer.get("link", LANGUAGES)) == set(LANGUAGES), topic

    @pytest.mark.parametrize("language", LANGUAGES)
    def test_a_title_fits_a_button_and_no_two_are_alike(self, answers, all_answers, language):
        taken = [normal(answer["title"][language]) for answer in all_answers.values()]
        titles = {topic: answer["title"][language] for topic, answer in answers.items()}
        assert {t: x for t, x in titles.items() if len(x) > TITLE_LENGTH[language]} == {}
        assert {t: x for t, x in titles.items() if taken.count(normal(x)) > 1} == {}

    def test_next_figures_and_notice_name_what_exists(self, answers, topics, catalogue):
        for topic, answer in answers.items():
            assert set(answer.get("next", [])) <= set(topics) - {topic}, topic
            assert len(answer.get("next", [])) <= 3, topic
            assert set(answer.get("figures", [])) <= set(catalogue), topic
            assert answer.get("notice", "wealth_risk") in catalogue["notices"], topic

    def test_every_text_renders(self, answers, catalogue):
        environment = SandboxedEnvironment(undefined=StrictUndefined)
        environment.filters |= FILTERS
        for where, text in texts_of(answers).items():
            try:
                rendered = environment.from_string(text).render(catalogue)
            except (TemplateError, ArithmeticError, TypeError, ValueError) as error:
                pytest.fail(f"{where}: {error!r}")
            assert rendered.strip(), f"{where} renders to nothing"
            assert not re.search(r"[{}]|\bNone\b|built-in", rendered), f"{where}: {rendered}"

    def test_no_figure_is_typed_into_a_text(self, answers):
        bare = {where: TEMPLATE_CODE.sub("", text) for where, text in texts_of(answers).items()}
        typed = {where: FIGURE.findall(NO_FIGURE.sub("", text)) for where, text in bare.items()}
        assert {where: found for where, found in typed.items() if found} == {}

    def test_an_answer_that_quotes_rates_fees_or_limits_shows_their_date(self, answers):
        for topic, answer in answers.items():
            code = " ".join(TEMPLATE_CODE.findall(" ".join(texts(answer).values())))
            quoted = {name for name in DATED if re.search(rf"(?<![\w.'\"]){name}[.\[]", code)}
            assert quoted <= set(answer.get("figures", [])), topic


def test_every_wealth_answer_carries_a_notice(all_answers):
    wealth = {topic: a for topic, a in all_answers.items() if family_of(topic) == "wealth"}
    assert wealth
    assert [topic for topic, answer in wealth.items() if not answer.get("notice")] == []


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("family", FAMILIES)
class TestExamplesOfAFamily:
    def test_the_intents_are_those_of_the_topics(self, asked, family, topics):
        mine = [entry for topic, entry in topics.items() if family_of(topic) == family]
        wanted = {t["id"] if t["kind"] == "faq" else t["id"].replace("/", "_") for t in mine}
        assert set(asked) == (SCOPE_INTENTS if family == "out_of_scope" else wanted)

    def test_every_intent_has_enough_different_examples(self, asked):
        different = {intent: len(set(map(normal, said))) for intent, said in asked.items()}
        assert {i: count for i, count in different.items() if count < LEAST_EXAMPLES} == {}

    def test_no_example_stands_under_two_topics(self, asked, intents_by_example):
        shared = {e: intents_by_example[normal(e)] for e in chain(*asked.values())}
        assert {e: intents for e, intents in shared.items() if len(intents) > 1} == {}

    def test_no_example_is_empty_a_command_or_holds_a_personal_number(self, asked):
        assert [e for e in chain(*asked.values()) if not normal(e) or e[0] in "/-"] == []
        assert [e for e in chain(*asked.values()) if PERSONAL_NUMBER.search(e)] == []
