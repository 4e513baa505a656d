"""The register of complaints as a bank keeps it for its regulators: one line a case, at least three years.

What is kept: who complained and how to reach them, when and by which way, about what, what the bank found
and decided, when and in time or not, and whether the customer was content — what the Measures on Consumer
Complaints in Banking and Insurance (CBIRC Order 2020 No. 3) have a bank register, file and report on, and the
PBoC's Implementation Measures for Consumer Rights Protection (PBoC Order 2020 No. 5) likewise; the classes
of channel (A), business (B) and cause (C) are those of JR/T 0169-2018. Nothing here deletes a case.
"""

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date, datetime
from types import MappingProxyType

from cases.case import Case
from cases.coding import CATEGORIES, CAUSES, CHANNELS, LINES, OUTCOMES, Named
from cases.deadlines import TERMS, bank_day
from cases.drafts import TOKEN
from cases.figures import days_taken, is_overdue

YEARS_KEPT = 3
Value = str | int | date | None


@dataclass(frozen=True, slots=True)
class Reader:
    """Who reads the register: in which language, when, and what branches and staff are called."""

    language: str
    now: datetime
    branches: Mapping[str, str]
    staff: Mapping[str, str]


@dataclass(frozen=True, slots=True)
class Column:
    """A column's name in both languages and what stands in it."""

    zh: str
    en: str
    value: Callable[[Case, Reader], Value]


def _named(named: Named | None, reader: Reader) -> str:
    if named is None:
        return ""
    return named.zh if reader.language == "zh" else named.en


def masked(text: str) -> str:
    """Return the text with the hints of its tokens: nobody is identified by a register."""
    return TOKEN.sub(lambda token: token.group().strip("⟦⟧").rpartition(":")[2], text)


def _yes(is_so: bool, reader: Reader) -> str:
    return ("是" if is_so else "否") if reader.language == "zh" else ("yes" if is_so else "no")


def _standard(case: Case) -> str:
    """Return the classes A, B and C of JR/T 0169 as far as the case is coded."""
    found = [
        CHANNELS[case.channel].standard if case.channel else "",
        LINES[case.line].standard if case.line else "",
        CAUSES[case.root_cause].named.standard if case.root_cause else "",
    ]
    return "；".join(one for one in found if one)


COLUMNS: tuple[Column, ...] = (
    Column("投诉编号", "Number", lambda case, _: case.number),
    Column("受理日期", "Received on", lambda case, _: bank_day(case.opened_at)),
    Column(
        "受理途径",
        "Received by",
        lambda _, reader: "网上大厅" if reader.language == "zh" else "online hall",
    ),
    Column("联系方式（脱敏）", "Contact (masked)", lambda case, _: masked(case.contact)),
    Column("投诉事项", "Complaint", lambda case, _: masked(case.what)),
    Column("诉求", "Wish", lambda case, _: masked(case.wish)),
    Column(
        "涉及金额（元）",
        "Amount (CNY)",
        lambda case, _: "" if case.amount is None else str(case.amount),
    ),
    Column("发生时间", "Happened on", lambda case, _: masked(case.happened_when)),
    Column("发生地点", "Happened at", lambda case, _: masked(case.happened_where)),
    Column("产品", "Product", lambda case, _: masked(case.product)),
    Column("业务", "Line", lambda case, r: _named(LINES[case.line] if case.line else None, r)),
    Column(
        "办理渠道",
        "Channel",
        lambda case, r: _named(CHANNELS[case.channel] if case.channel else None, r),
    ),
    Column("网点", "Branch", lambda case, reader: reader.branches.get(case.branch, case.branch)),
    Column(
        "类别",
        "Category",
        lambda case, r: _named(CATEGORIES[case.category] if case.category else None, r),
    ),
    Column(
        "根本原因",
        "Root cause",
        lambda case, r: _named(CAUSES[case.root_cause].named if case.root_cause else None, r),
    ),
    Column("JR/T 0169 分类", "JR/T 0169 classes", lambda case, _: _standard(case)),
    Column(
        "经办人",
        "Officer",
        lambda case, reader: reader.staff.get(case.assignee or "", case.assignee or ""),
    ),
    Column("状态", "State", lambda case, reader: _STATES[case.state][reader.language == "en"]),
    Column("期限（天）", "Term (days)", lambda case, _: TERMS[case.term].days),
    Column("应办结日", "Due on", lambda case, _: case.due_on),
    Column(
        "决定日期",
        "Decided on",
        lambda case, _: bank_day(case.resolved_at) if case.resolved_at else None,
    ),
    Column("用时（天）", "Days taken", lambda case, _: days_taken(case)),
    Column("是否逾期", "Overdue", lambda case, reader: _yes(is_overdue(case, reader.now), reader)),
    Column(
        "处理结论",
        "Outcome",
        lambda case, r: _named(OUTCOMES[case.outcome] if case.outcome else None, r),
    ),
    Column("重新办理次数", "Reopened", lambda case, _: case.reopened),
    Column("满意度（1–5）", "Satisfaction (1–5)", lambda case, _: case.score),
    Column(
        "结案日期", "Ended on", lambda case, _: bank_day(case.closed_at) if case.closed_at else None
    ),
)

_STATES: Mapping[str, tuple[str, str]] = MappingProxyType(
    {
        "received": ("已受理", "received"),
        "assigned": ("已分配", "assigned"),
        "investigating": ("调查中", "investigating"),
        "resolved": ("已答复", "resolved"),
        "followed_up": ("已回访", "followed up"),
        "closed": ("已结案", "closed"),
        "reopened": ("重新办理", "reopened"),
        "withdrawn": ("已撤回", "withdrawn"),
        "merged": ("已并案", "merged"),
    }
)

# A spreadsheet takes a cell that begins so for a formula.
FORMULA = re.compile(r"^[=+\-@\t\r]")


def head(language: str) -> list[str]:
    """Return the names of the columns."""
    return [column.zh if language == "zh" else column.en for column in COLUMNS]


def line(case: Case, reader: Reader) -> list[Value]:
    """Return the case as a line of the register."""
    return [column.value(case, reader) for column in COLUMNS]


def harmless(value: Value) -> Value:
    """Return what a spreadsheet shows as it is and never calculates."""
    return f"'{value}" if isinstance(value, str) and FORMULA.match(value) else value
