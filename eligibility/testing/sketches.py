"""One person while being drawn: what is known that rules read, near the days and amounts that matter."""

from __future__ import annotations

from calendar import isleap
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import Final, Literal

from hypothesis import strategies as st

from eligibility.calendar import ONE_DAY, days_in_month, latest_birth
from eligibility.facts import LivesIn, PartialDate, Sex
from eligibility.facts.enums import DisabilitySeverity, MaritalStatus, ParentSituation, PovertyClass
from eligibility.facts.partial_date import OLDEST
from eligibility.law.values import SOCIAL_PENSION_LEVEL
from eligibility.programs import resolve
from eligibility.programs.common import ALLOWANCES

Known = Literal["all", "some", "little"]
"""How much of a case is stated: every fact that a rule reads, most of them, or only a few."""
Facts = dict[str, object]
SUMS: Final = tuple(sorted({0, 1, 9_000_000} | {v.value + n for v in SOCIAL_PENSION_LEVEL.values for n in (-1, 0, 1)}))
"""Monthly amounts that matter: none, a little, the level of the social pension and beside it, plenty (VND)."""


@dataclass
class Sketch:
    """A day of birth and the other facts, in the form of a case file."""

    birth: date
    facts: Facts


def only(day: date) -> PartialDate:
    """The day and no other."""
    return PartialDate(day, day)


def around(day: date) -> st.SearchStrategy[PartialDate]:
    """The day itself (half of the time), its month, its year, or a range that holds it."""
    month = PartialDate(day.replace(day=1), day.replace(day=days_in_month(day.year, day.month)))
    year = PartialDate(date(day.year, 1, 1), date(day.year, 12, 31))
    reach = st.sampled_from((0, 1, 2, 30, 400, 4_000))
    first = date(OLDEST, 1, 1)
    span = st.builds(lambda a, b: PartialDate(max(first, day - a * ONE_DAY), day + b * ONE_DAY), reach, reach)
    return st.one_of(st.just(only(day)), st.just(only(day)), st.sampled_from((month, year)), span)


def birthdays(as_of: date) -> st.SearchStrategy[date]:
    """Days of birth that matter on a day: beside an age limit (0 too), on 29 February, or any day of a century."""
    first = date(as_of.year - 100, 1, 1)
    limits = {latest_birth(m, as_of) + n * ONE_DAY for m in resolve(as_of).law.ages for n in (-1, 0, 1)}
    leap = [date(y, 2, 29) for y in range(first.year, as_of.year) if isleap(y)]
    return st.one_of(st.sampled_from(sorted(limits)), st.sampled_from(leap), st.dates(first, as_of))


def words_of(values: type[StrEnum]) -> st.SearchStrategy[object]:
    """The words of a closed list, as a case file has them."""
    return st.sampled_from([v.value for v in values])


_YES_NO: Final = (
    "citizen",
    "abandoned",
    "adopted",
    "studying",
    "study_uninterrupted",
    "study_suspended",
    "hiv",
    "has_supporter",
    "supporter_receives_allowance",
    "unable_to_live_in_community",
    "taken_in",
    "has_income",
    "requested",
)
_READ: Final[Mapping[str, st.SearchStrategy[object]]] = {
    **dict.fromkeys(_YES_NO, st.booleans()),
    **dict.fromkeys(("mother", "father"), words_of(ParentSituation)),
    "marital_status": words_of(MaritalStatus),
    "disability": words_of(DisabilitySeverity),
    **dict.fromkeys(("pension_monthly", "social_insurance_monthly", "survivor_benefit_monthly"), st.sampled_from(SUMS)),
    "receives": st.lists(st.sampled_from((*ALLOWANCES, "social_pension")), max_size=2, unique=True),
}
"""The facts that rules read, with the answers each can have."""
_ASIDE: Final[Mapping[str, st.SearchStrategy[object]]] = {
    **dict.fromkeys(
        ("ethnic_minority", "lives_alone", "critical_illness", "pregnant", "has_health_insurance"), st.booleans()
    ),
    "sex": words_of(Sex),
    "birth_order": st.integers(1, 9),
    "work_capacity_loss_percent": st.integers(0, 100),
    "merit": st.just(["thuong_binh"]),
}
"""Facts that no monthly rule reads."""
SHARED: Final[Mapping[str, st.SearchStrategy[object]]] = {
    "poverty_class": words_of(PovertyClass),
    "especially_difficult_area": st.booleans(),
}
_SOMETHING_RARE: Final[st.SearchStrategy[str]] = st.sampled_from(
    ("", "", "", "aside", "home", "facility", "death", "paid since", "certificate")
)


def sketch(draw: st.DrawFn, as_of: date, known: Known) -> Sketch:
    """Somebody of whom everything is known that rules read, and now and then something rarer."""
    found = dict(draw(st.fixed_dictionaries(dict(_READ))))
    person = Sketch(draw(birthdays(as_of)), found)
    match draw(_SOMETHING_RARE):
        case "aside":
            found |= draw(st.fixed_dictionaries({}, optional=dict(_ASIDE)))
        case "home":
            found["lives_in"] = draw(words_of(LivesIn))
        case "facility":
            found["qualifies_for_facility"] = draw(st.booleans())
        case "death":
            found["deceased_on"] = draw(_some_day(as_of, 40, 40, known))
        case "paid since":
            since = draw(_some_day(as_of, 2_000, 0, known))
            found["receives"] = [{"program": draw(st.sampled_from(ALLOWANCES)), "since": since}]
        case "certificate":
            issued = draw(_some_day(as_of, 2_000, 0, known))
            found["disability"] = {"severity": found["disability"], "certificate_on": issued}
    return person


def _some_day(as_of: date, before: int, after: int, known: Known) -> st.SearchStrategy[PartialDate]:
    day = st.dates(as_of - before * ONE_DAY, as_of + after * ONE_DAY)
    return day.map(only) if known == "all" else day.flatmap(around)


def told(draw: st.DrawFn, person: Sketch, known: Known) -> Facts:
    """As many facts as `known` says, the date of birth as exact as people know it."""
    died = person.facts.get("deceased_on")
    if isinstance(died, PartialDate) and died.hi < person.birth:
        del person.facts["deceased_on"]
    if known == "all":
        return {"birth": only(person.birth), **person.facts}
    everything = {"birth": draw(around(person.birth)), **person.facts}
    chosen = draw(st.sets(st.sampled_from(sorted(everything)), max_size=6))
    return {name: v for name, v in everything.items() if (name in chosen) is (known == "little")}
