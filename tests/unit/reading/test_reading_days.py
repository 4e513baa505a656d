"""Days and times as customers write them, told from a Sunday."""

from datetime import date, time

import pytest

from bot.reading.days import days, impossible_day
from bot.reading.times import times

SUNDAY = date(2026, 11, 22)

DAYS = {
    "明天": "2026-11-23",
    "後天下午": "2026-11-24",
    "大后天": "2026-11-25",
    "周三": "2026-11-25",
    "下周三": "2026-11-25",
    "下下周一": "2026-11-30",
    "下下下周一": "2026-12-07",
    "下个下个周一": "2026-11-30",
    "这个星期天": "2026-11-22",
    "12月1号": "2026-12-01",
    "十二月一日": "2026-12-01",
    "2026-12-01": "2026-12-01",
    "2026年12月1日": "2026-12-01",
    "12/1": "2026-12-01",
    "25号": "2026-11-25",
    "3号": "2026-12-03",
    "1月5日": "2027-01-05",
    "10月1日": "2026-10-01",
    "三天后": "2026-11-25",
    "两周后": "2026-12-06",
    "tomorrow": "2026-11-23",
    "the day after tomorrow": "2026-11-24",
    "Friday": "2026-11-27",
    "next Friday": "2026-11-27",
    "on Tue": "2026-11-24",
    "1 December": "2026-12-01",
    "December 1st, 2026": "2026-12-01",
    "in 3 days": "2026-11-25",
    "the 30th": "2026-11-30",
}
TIMES = {
    "下午3点": "15:00",
    "3点": "15:00",
    "上午十点半": "10:30",
    "10:30": "10:30",
    "十点一刻": "10:15",
    "3pm": "15:00",
    "10 a.m.": "10:00",
    "half past 2": "14:30",
    "9 o'clock": "09:00",
    "noon": "12:00",
    "中午": "12:00",
    "15:45": "15:45",
}


@pytest.mark.parametrize(("text", "day"), DAYS.items())
def test_a_day_is_read(text: str, day: str) -> None:
    assert [found.value for found in days(text, SUNDAY)] == [date.fromisoformat(day)]


@pytest.mark.parametrize("text", ["", "随便", "三年期", "11月31号", "2月30日", "5万", "one day"])
def test_what_is_no_day_is_not_read(text: str) -> None:
    assert list(days(text, SUNDAY)) == []


def test_a_day_that_no_calendar_has_is_told_apart_from_none() -> None:
    assert impossible_day("11月31号", SUNDAY)
    assert not impossible_day("随便哪天", SUNDAY)


@pytest.mark.parametrize(("text", "value"), TIMES.items())
def test_a_time_is_read(text: str, value: str) -> None:
    assert [found.value for found in times(text)] == [time.fromisoformat(value)]


@pytest.mark.parametrize("text", ["", "25点", "10:75", "3.5个点", "3个小时", "三年"])
def test_what_is_no_time_is_not_read(text: str) -> None:
    assert list(times(text)) == []


def test_day_and_time_know_where_they_stand() -> None:
    text = "我想下周三下午3点去"
    day, clock = next(days(text, SUNDAY)), next(times(text))
    assert (text[day.start : day.end], text[clock.start : clock.end]) == ("下周三", "下午3点")
