"""Ages: one function says when one is reached, the other from which birth on, and they never disagree."""

from __future__ import annotations

from calendar import isleap
from datetime import date
from typing import Final

import pytest
from hypothesis import given
from hypothesis import strategies as st

from eligibility.calendar import ONE_DAY, add_months, days_in_month, latest_birth
from eligibility.programs import resolver

AGES: Final = sorted(
    {m for first, _ in resolver().periods() for m in resolver().resolve(first).law.ages} | {1, 6, 11, 13, 35}
)
ENDS: Final = [
    date(y, m, days_in_month(y, m)) + n * ONE_DAY
    for y in range(2021, 2031)
    for m in range(1, 13)
    for n in (-2, -1, 0, 1)
]
DAYS: Final = st.dates(date(1880, 1, 1), date(2100, 12, 31))


@pytest.mark.parametrize("months", AGES)
def test_the_latest_birth_is_the_last_day_on_which_one_can_be_born_and_have_the_age(months: int) -> None:
    for on in ENDS:
        near = add_months(on, -months)
        old = [d for d in (near + n * ONE_DAY for n in range(-40, 41)) if add_months(d, months) <= on]
        assert latest_birth(months, on) == max(old), (months, on)


@given(DAYS, DAYS, st.sampled_from(AGES))
def test_an_age_is_reached_exactly_by_those_born_by_the_latest_birth(birth: date, on: date, months: int) -> None:
    assert (add_months(birth, months) <= on) is (birth <= latest_birth(months, on))


@given(DAYS, st.integers(0, 1200))
def test_a_birthday_is_the_same_day_of_the_month_or_the_last_one(birth: date, months: int) -> None:
    reached = add_months(birth, months)
    last = days_in_month(reached.year, reached.month)
    assert (reached.year * 12 + reached.month) - (birth.year * 12 + birth.month) == months
    assert reached.day == min(birth.day, last)


@given(DAYS, DAYS, st.integers(0, 1200))
def test_who_is_born_earlier_reaches_an_age_no_later(one: date, other: date, months: int) -> None:
    assert add_months(min(one, other), months) <= add_months(max(one, other), months)


def test_who_is_born_on_a_leap_day_comes_of_age_on_it_or_on_28_february() -> None:
    for year in (y for y in range(1880, 2101) if isleap(y)):
        for age in range(1, 121):
            expected = (2, 29) if isleap(year + age) else (2, 28)
            reached = add_months(date(year, 2, 29), 12 * age)
            assert (reached.year, reached.month, reached.day) == (year + age, *expected)
