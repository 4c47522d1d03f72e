"""The two clocks: on every day exactly one clause, between two changes one law, and no law before its day."""

from __future__ import annotations

import dataclasses
import sys
from collections.abc import Iterator
from datetime import date
from functools import cache
from itertools import pairwise
from typing import Final, TypeVar, cast

import pytest
from hypothesis import given
from hypothesis import strategies as st

from eligibility import Answer, Household, determine, resolve
from eligibility.calendar import ONE_DAY, add_months
from eligibility.facts import PartialDate
from eligibility.law import instruments as law_instruments
from eligibility.law.instruments import Instrument
from eligibility.law.values import Series
from eligibility.programs import RULEBOOK, resolver
from eligibility.rules.expressions import Age, Count, Expr, Units
from eligibility.rules.provisions import Coefficients, Ended, FlatAmount, Program, Provision, Row
from eligibility.rules.resolve import Resolver, Ruleset
from eligibility.testing.by_hand import ByHand, conditions
from eligibility.testing.strategies import Case, cases, days

T = TypeVar("T")
LAST: Final = date(2029, 12, 31)
KNOWLEDGE: Final = tuple(
    sorted({d + n * ONE_DAY for d in resolver().knowledge_days for n in (-1, 0, 1)} | {RULEBOOK.verified_on})
)


def _every_day() -> Iterator[date]:
    return (date.fromordinal(n) for n in range(RULEBOOK.first_day.toordinal(), LAST.toordinal() + 1))


@pytest.mark.parametrize("program", RULEBOOK.programs, ids=lambda p: p.id)
def test_on_no_day_do_two_clauses_grant_one_program_and_none_is_missing_between_two(program: Program) -> None:
    for known_on in KNOWLEDGE:
        granted = []
        for as_of in _every_day():
            found = [p for p in program.provisions if p.in_force(as_of, known_on)]
            assert len(found) <= 1, (as_of, known_on, [str(p.at) for p in found])
            granted += [as_of] if found else []
        assert all(b - a == ONE_DAY for a, b in pairwise(granted)), (program.id, known_on)


@given(days(), days(last=RULEBOOK.verified_on))
def test_the_law_kept_for_a_period_is_the_law_of_each_of_its_days(as_of: date, known_on: date) -> None:
    afresh = Resolver(RULEBOOK, "afresh").resolve(as_of, known_on)
    assert resolve(as_of, known_on).digest == afresh.digest
    assert resolve(as_of, known_on).law == afresh.law


@given(days(), days(last=RULEBOOK.verified_on), st.integers(1, 40))
def test_the_law_changes_only_on_days_of_change(as_of: date, known_on: date, later: int) -> None:
    next_day = as_of + later * ONE_DAY
    if not any(as_of < d <= next_day for d in resolver().change_days):
        fresh = [Resolver(RULEBOOK, "afresh").resolve(d, known_on) for d in (as_of, next_day)]
        assert fresh[0].law == fresh[1].law
    next_known = known_on + later * ONE_DAY
    if not any(known_on < d <= next_known for d in resolver().knowledge_days):
        fresh = [Resolver(RULEBOOK, "afresh").resolve(as_of, k) for k in (known_on, next_known)]
        assert fresh[0].law == fresh[1].law


# a day within a period


@st.composite
def _two_days_of_one_period(draw: st.DrawFn) -> tuple[Case, date]:
    case = draw(cases())
    first, last = next(
        (a, b or LAST) for a, b in resolver().periods() if a <= case.as_of and (b is None or case.as_of <= b)
    )
    near = st.sampled_from([case.as_of + n * ONE_DAY for n in (-30, -2, -1, 1, 2, 30)])
    return case, draw(st.one_of(near, near, st.dates(first, max(first, last))).filter(lambda d: first <= d))


def _same_ages(household: Household, one: Ruleset, other: Ruleset) -> bool:
    """Whether nobody reaches an age limit, and no other dated fact comes true, between the two days."""
    births = [m.birth for m in household.members if m.birth]
    between = [sorted((one.latest_birth(m), other.latest_birth(m))) for m in one.law.ages]
    grown = any(lo < b.hi and b.lo <= hi for b in births for lo, hi in between if lo != hi)
    first, last = sorted((one.as_of, other.as_of))
    return not grown and not any(first < d.hi and d.lo <= last for d in _other_dates(household))


def _other_dates(household: Household) -> Iterator[PartialDate]:
    for m in household.members:
        dated = [m.deceased_on, m.disability.certificate_on if m.disability else None]
        dated += [r.since for r in m.receives or ()]
        yield from (d for d in dated if d)
    if household.class_valid_from:
        yield household.class_valid_from


def _said(answer: Answer) -> dict[str, object]:
    """The answer without its clocks, and without the remark that 28 February stands for the 29th."""
    said = answer.model_dump(mode="json", exclude={"as_of", "known_on", "ruleset"})
    for person in said["people"]:
        person["notes"] = [n for n in person["notes"] if n["code"] != "leap_birthday"]
    return said


@given(_two_days_of_one_period())
def test_within_a_period_a_day_changes_nothing_but_ages(two: tuple[Case, date]) -> None:
    (household, as_of), other_day = two
    one, other = resolve(as_of), resolve(other_day)
    if one.law is other.law and _same_ages(household, one, other):
        assert _said(determine(household, as_of=as_of)) == _said(determine(household, as_of=other_day))


@given(cases(members=1, known="all"))
def test_eligible_from_is_the_first_day_on_which_time_alone_makes_eligible(case: Case) -> None:
    (household, as_of), ruleset = case, resolve(case.as_of)
    person = household.members[0]
    if person.birth is None or any(_other_dates(household)):
        return
    limits = {e.months for e in conditions(ruleset.law) if isinstance(e, Age)} | {0}
    turning = {add_months(person.birth.lo, m) + n * ONE_DAY for m in limits for n in (-1, 0, 1)}
    later = sorted(d for d in turning | {as_of + ONE_DAY, LAST} if d > as_of)
    for found in determine(household, as_of=as_of).people[0].determinations:
        if found.verdict == "not_eligible":
            granting = (d for d in later if ByHand(household, ruleset.on(d)).grant(found.program, person))
            assert found.eligible_from == next(granting, None), found


# law that is not yet law


@cache
def _without_later_instruments(known_on: date) -> tuple[Resolver, dict[str, Instrument]]:
    """A rulebook that holds nothing of the instruments in force after a day, as if nobody had written them yet."""
    known = {key: i for key, i in law_instruments.instruments().items() if i.in_force <= known_on}
    kept = {
        key: i if i.repealed_by in known else dataclasses.replace(i, repealed_by=None, repealed_from=None)
        for key, i in known.items()
    }
    names = {i.name for i in kept.values()}
    programs = tuple(
        dataclasses.replace(p, provisions=tuple(q for q in p.provisions if q.at.instrument in names))
        for p in RULEBOOK.programs
    )
    rulebook = dataclasses.replace(
        RULEBOOK,
        programs=_Earlier(known_on).of(programs),
        exclusions=tuple(e for e in RULEBOOK.exclusions if e.at.instrument in names),
        transitions=tuple(t for t in RULEBOOK.transitions if t.at.instrument in names),
    )
    return Resolver(rulebook, resolver().version), kept


class _Earlier:
    """Rebuilds rules with the values and the ends known on a day; what was shared stays shared."""

    def __init__(self, known_on: date) -> None:
        self.known_on = known_on
        self.made: dict[int, tuple[object, object]] = {}

    def of(self, value: T) -> T:
        if id(value) not in self.made:
            self.made[id(value)] = (value, self._made(value))
        return cast("T", self.made[id(value)][1])

    def _made(self, value: object) -> object:
        match value:
            case tuple():
                return tuple(self.of(v) for v in value)
            case Series():
                return dataclasses.replace(value, values=tuple(v for v in value.values if v.in_force <= self.known_on))
            case Ended() if value.by.in_force > self.known_on:
                return None
            case Program() | Provision() | Coefficients() | FlatAmount() | Row() | Units() | Count() | Expr():
                return dataclasses.replace(value, **{k: self.of(getattr(value, k)) for k in _fields(value)})
        return value


def _fields(value: Program | Provision | Coefficients | FlatAmount | Row | Units | Count | Expr) -> list[str]:
    return [f.name for f in dataclasses.fields(value)]


@given(cases(), st.sampled_from([d for d in resolver().knowledge_days if d <= RULEBOOK.verified_on]))
def test_before_its_day_an_instrument_might_as_well_not_be_written(case: Case, in_force: date) -> None:
    known_on = max(in_force - ONE_DAY, RULEBOOK.first_day)
    earlier, instruments = _without_later_instruments(known_on)
    names = {i.name: i for i in instruments.values()}
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(law_instruments, "instruments", lambda: instruments)
        patch.setattr(law_instruments, "_by_name", lambda: names)
        patch.setattr(sys.modules[determine.__module__], "resolve", lambda as_of, *_: earlier.resolve(as_of))
        unwritten = determine(case.household, as_of=case.as_of)
    assert _said(unwritten) == _said(determine(case.household, as_of=case.as_of, known_on=known_on))
