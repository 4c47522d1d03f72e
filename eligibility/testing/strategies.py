"""Hypothesis strategies for households: what is legally interesting comes often, and much may be missing.

Say what must hold of every household and let Hypothesis look for the one of which it does not:

>>> from hypothesis import given, settings
>>> from eligibility import determine
>>> from eligibility.testing.strategies import Case, cases
>>> @settings(max_examples=20, derandomize=True, database=None, deadline=None)
... @given(cases(members=1))
... def who_is_undetermined_is_told_what_to_ask(case: Case) -> None:
...     for person in determine(case.household, as_of=case.as_of).people:
...         for found in person.determinations:
...             assert found.verdict != "undetermined" or found.missing, found.program
>>> who_is_undetermined_is_told_what_to_ask()

Birthdays fall on the law's age limits and the days beside them, amounts on the level of the social pension and beside
it, days on those when the law changes. Most people are drawn to meet the conditions of some program or to miss them by
one; `towards` names it. `known` says how much is stated: `"all"`, `"some"` (the default) or `"little"`.
"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import Final, NamedTuple

from hypothesis import strategies as st

from eligibility.calendar import ONE_DAY, days_in_month
from eligibility.facts import Household, PartialDate, Person
from eligibility.programs import RULEBOOK, resolve, resolver
from eligibility.testing.by_hand import could_raise
from eligibility.testing.edits import STATED_BY_SILENCE, stated, value_of, without
from eligibility.testing.edits import known as known_facts
from eligibility.testing.sketches import SHARED, Facts, Known, Sketch, around, birthdays, only, sketch, told
from eligibility.testing.wishes import Wish

IDS: Final = ("an", "bà Hai", "3", "đào", "út", "ông Tư", "chị", "b2", "cháu", "x")
NOBODY: Final = "không có"
"""An id that no member has."""
_MOST_TIMES: Final = st.sampled_from((True, True, False))
_RARELY: Final = st.sampled_from((False,) * 7 + (True,))


class Case(NamedTuple):
    """A household and the day on which it is judged."""

    household: Household
    as_of: date


def days(first: date | None = None, last: date | None = None) -> st.SearchStrategy[date]:
    """Any day of the encoded law (and five years on), often one beside a change, the end of a month or a leap day."""
    start = first or RULEBOOK.first_day
    end = last or date(RULEBOOK.verified_on.year + 5, 12, 31)
    changes = {d + n * ONE_DAY for d in resolver().change_days for n in (-1, 0, 1)}
    ends = {date(y, m, days_in_month(y, m)) for y in range(start.year, end.year + 1) for m in (1, 2, 12)}
    periods = [(max(a, start), min(b or end, end)) for a, b in resolver().periods()]
    return st.one_of(
        *(
            st.sampled_from(found)
            for days_ in (changes, ends)
            if (found := [d for d in sorted(days_) if start <= d <= end])
        ),
        st.sampled_from([p for p in periods if p[0] <= p[1]]).flatmap(lambda p: st.dates(*p)),
    )


def partial_dates(first: date, last: date) -> st.SearchStrategy[PartialDate]:
    """A day, a month, a year or a range that holds some day of the given stretch."""
    return st.dates(first, last).flatmap(around)


def births(as_of: date, *, exact: bool = False) -> st.SearchStrategy[PartialDate]:
    """Birth dates that matter on a day: at the law's age limits and beside them, leap days, any day of a century."""
    return birthdays(as_of).map(only) if exact else birthdays(as_of).flatmap(around)


def facts(as_of: date, *, known: Known = "some", towards: str | None = None) -> st.SearchStrategy[Facts]:
    """The facts of one person in the form of a case file, without an id and without links.

    >>> from hypothesis import find
    >>> found = find(facts(date(2026, 11, 23)), lambda f: f.get("hiv") is True)
    >>> Person.model_validate({"id": "an", **found}).hiv
    True
    """
    return _facts(as_of, known, towards)


def persons(
    as_of: date, *, person_id: str = IDS[0], known: Known = "some", towards: str | None = None
) -> st.SearchStrategy[Person]:
    """One person without links to others."""
    return facts(as_of, known=known, towards=towards).map(lambda f: Person.model_validate({"id": person_id, **f}))


def households(
    as_of: date, *, members: int = 3, known: Known = "some", towards: str | None = None
) -> st.SearchStrategy[Household]:
    """Households of one to `members` people whose links name each other, now and then somebody who is not there."""
    return _households(as_of, members, known, towards)


def cases(
    on: st.SearchStrategy[date] | None = None, *, members: int = 3, known: Known = "some", towards: str | None = None
) -> st.SearchStrategy[Case]:
    """A household and a day to judge it on."""

    def of(as_of: date) -> st.SearchStrategy[Case]:
        return households(as_of, members=members, known=known, towards=towards).map(lambda h: Case(h, as_of))

    return (days() if on is None else on).flatmap(of)


def less_known(case: Case) -> st.SearchStrategy[Household]:
    """The same household as somebody sees it who knows less: facts left out, dates of birth less exact.

    What silence would state differently (`STATED_BY_SILENCE`, the birth of somebody not yet born) is kept.
    """
    return _less_known(case)


@st.composite
def _facts(draw: st.DrawFn, as_of: date, known: Known, towards: str | None) -> Facts:
    person = sketch(draw, as_of, known)
    if draw(_MOST_TIMES):
        _aim(draw, as_of, towards).fill(person, {})
    return told(draw, person, known)


def _aim(draw: st.DrawFn, as_of: date, towards: str | None) -> Wish:
    """Wishes that meet the conditions of a program, or miss them by one."""
    law = resolve(as_of).law
    program = law.by_id.get(towards or "") or draw(st.sampled_from(law.programs))
    return Wish(draw, law, as_of).towards(program.when, wanted=draw(_MOST_TIMES))


@st.composite
def _households(draw: st.DrawFn, as_of: date, members: int, known: Known, towards: str | None) -> Household:
    shared = dict(draw(st.fixed_dictionaries(dict(SHARED))))
    people: list[Sketch] = []
    raised_by: dict[int, int] = {}
    size = draw(st.integers(1, members))
    while len(people) < size:
        people.append(sketch(draw, as_of, known))
        if draw(_MOST_TIMES):
            wish = _aim(draw, as_of, towards)
            wish.fill(people[-1], shared)
            parent = len(people) - 1
            for _ in range(draw(st.integers(1, 3)) if wish.child else 0):
                if wish.child and len(people) < members:
                    raised_by[len(people)] = parent
                    people.append(sketch(draw, as_of, known))
                    wish.child.fill(people[-1], shared)
    _link(draw, people, raised_by)
    rows = [{"id": IDS[n], **told(draw, person, known)} for n, person in enumerate(people)]
    if known != "all":
        for name in draw(st.sets(st.sampled_from(sorted(SHARED)), max_size=2)):
            del shared[name]
        if draw(_RARELY):
            shared["class_valid_from"] = draw(around(as_of))
    return Household.model_validate({"id": "hộ 1", **shared, "members": rows})


def _link(draw: st.DrawFn, people: list[Sketch], raised_by: Mapping[int, int]) -> None:
    """Who raises whom (younger people, now and then nobody who is there), and whose mother or father that is."""
    for n, parent in enumerate(people):
        younger = [m for m, child in enumerate(people) if child.birth > parent.birth and m not in raised_by]
        chosen = draw(st.sets(st.sampled_from(younger))) if younger else set()
        children = sorted(chosen | {m for m, by in raised_by.items() if by == n})
        parent.facts["raising"] = [IDS[m] for m in children]
        for m in children:
            link = draw(st.sampled_from((None, "mother_id", "father_id")))
            if link:
                people[m].facts[link] = IDS[n]
        if draw(_RARELY):
            parent.facts["raising"] = [NOBODY, *(IDS[m] for m in children)]
        if draw(_RARELY):
            parent.facts["spouse_id"] = draw(st.sampled_from((NOBODY, *IDS[: len(people)])))


# knowing less


@st.composite
def _less_known(draw: st.DrawFn, case: Case) -> Household:
    full = case.household
    losable = [r for r in known_facts(full) if _can_be_left_out(case, r)]
    left_out = draw(st.sets(st.sampled_from(losable))) if losable else set()
    if draw(_RARELY):  # only a few facts are left
        left_out = set(losable) - left_out
    less = without(full, left_out)
    births_known = {f"{m.id}.birth": m.birth for m in less.members if m.birth}
    vague = draw(st.sets(st.sampled_from(sorted(births_known)))) if births_known else set()
    for reference in sorted(vague):
        birth = births_known[reference]
        first, last = draw(around(birth.lo)).lo, draw(around(birth.hi)).hi
        less = stated(less, {reference: PartialDate(first, last)})
    while back := {r: value_of(full, r) for r in left_out if not _can_be_asked(less, r, value_of(full, r))}:
        less, left_out = stated(less, back), left_out - set(back)
    return less


def _can_be_left_out(case: Case, reference: str) -> bool:
    value = value_of(case.household, reference)
    name = reference.rpartition(".")[2]
    unborn = name == "birth" and isinstance(value, PartialDate) and value.hi > case.as_of
    return name not in STATED_BY_SILENCE and not unborn


def _can_be_asked(less: Household, reference: str, value: object) -> bool:
    """Whether the value is among those that the lesser case leaves possible: only links can rule each other out."""
    owner, _, name = reference.rpartition(".")
    ids = value if name == "raising" and isinstance(value, tuple) else ()
    return all(could_raise(less, owner, m) for m in less.members if m.id in ids and m.id != owner)
