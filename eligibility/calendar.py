"""The one place where the calendar meets the law: when an age, in completed months or years, is reached.

"Từ đủ 75 tuổi on D" means `birth + 75 years <= D`. Where the day does not exist, the last day of its month
stands for it (29 February 1952 is 75 on 28 February 2027): a reading of Bộ luật Dân sự 2015 Điều 148, whose text
is not among the sources, so every answer that turns on such a birthday says so. Ages are never numbers here.
"""

from __future__ import annotations

import calendar
from datetime import date, timedelta

ONE_DAY = timedelta(days=1)


def days_in_month(year: int, month: int) -> int:
    """How many days the month has."""
    return calendar.monthrange(year, month)[1]


def add_months(day: date, months: int) -> date:
    """The day `months` completed months later, the last day of the month where that day does not exist.

    >>> add_months(date(1952, 2, 29), 75 * 12)
    datetime.date(2027, 2, 28)
    >>> add_months(date(2023, 8, 31), 6)
    datetime.date(2024, 2, 29)
    """
    year, month0 = divmod(day.year * 12 + day.month - 1 + months, 12)
    return date(year, month0 + 1, min(day.day, days_in_month(year, month0 + 1)))


def latest_birth(months: int, on: date) -> date:
    """The last day of birth of someone who has completed `months` months on the day `on`.

    It is the one date a population needs per threshold: completed on D if and only if `birth <= latest_birth`.

    >>> latest_birth(75 * 12, date(2027, 2, 28))
    datetime.date(1952, 2, 29)
    >>> latest_birth(75 * 12, date(2027, 2, 27))
    datetime.date(1952, 2, 27)
    """
    year, month0 = divmod(on.year * 12 + on.month - 1 - months, 12)
    if year < 1:
        return date.min
    last = days_in_month(year, month0 + 1)
    if on.day == days_in_month(on.year, on.month):  # a later birth day of a longer month falls on this day too
        return date(year, month0 + 1, last)
    return date(year, month0 + 1, min(on.day, last))
