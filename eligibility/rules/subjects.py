"""A household as the rules read it on one day: each member's known facts, links resolved, nothing decided."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum

from eligibility.facts.enums import LivesIn
from eligibility.facts.household import Household
from eligibility.facts.partial_date import PartialDate
from eligibility.facts.person import Person

Value = bool | int | StrEnum | None
_PLAIN = (
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
    "qualifies_for_facility",
    "taken_in",
    "has_income",
    "requested",
    "mother",
    "father",
    "marital_status",
    "pension_monthly",
    "social_insurance_monthly",
    "survivor_benefit_monthly",
)
_HOUSEHOLD = ("poverty_class", "especially_difficult_area")


@dataclass(slots=True, eq=False)
class Subject:
    """One member on one day. In every place `None` is unknown.

    `paid` holds the benefits certainly paid on the day, `maybe_paid` those whose start leaves it open; both are
    None while nothing is known. `raising` holds the members raised; None = not known who, `candidates` = who could be.
    """

    id: str
    facts: dict[str, Value]
    birth_lo: date | None
    birth_hi: date | None
    alive: bool | None
    paid: frozenset[str] | None
    maybe_paid: frozenset[str] = frozenset()
    raising: tuple[Subject, ...] | None = None
    candidates: tuple[Subject, ...] = ()
    household: dict[str, Value] = field(default_factory=dict)

    def born(self, on: date) -> bool | None:
        """Whether the person is born by a day; a listed member without any birth date is."""
        if self.birth_lo is None or self.birth_hi is None or self.birth_hi <= on:
            return True
        return False if self.birth_lo > on else None

    def present(self, on: date) -> bool | None:
        """Born by the day and not dead on it."""
        born = self.born(on)
        if born is False or self.alive is False:
            return False
        return None if born is None or self.alive is None else True

    def receives(self, programs: tuple[str, ...]) -> bool | None:
        """Whether one of the benefits is paid now."""
        if self.paid is None:
            return None
        if not self.paid.isdisjoint(programs):
            return True
        return None if not self.maybe_paid.isdisjoint(programs) else False


def reached(when: PartialDate, on: date) -> bool | None:
    """Whether a possibly partial day has come by `on`."""
    if when.hi <= on:
        return True
    return False if when.lo > on else None


def subjects(household: Household, as_of: date) -> tuple[Subject, ...]:
    """The members of a household on a day, in the order of the case."""
    shared = _household_facts(household, as_of)
    made = {m.id: _subject(m, shared, as_of) for m in household.members}
    for member in household.members:
        own = made[member.id]
        if member.raising is not None:
            own.raising = tuple(made[i] for i in dict.fromkeys(member.raising) if i in made and i != member.id)
        else:
            own.candidates = tuple(
                made[o.id] for o in household.members if _could_raise(member, o) and not _siblings(member, o, household)
            )
    return tuple(made.values())


def _could_raise(member: Person, other: Person) -> bool:
    """Whether `other` could be a child that `member` raises: anybody else, unless the case rules it out."""
    if other.id in {member.id, member.mother_id, member.father_id, member.spouse_id}:
        return False
    if member.birth and other.birth and other.birth.hi <= member.birth.lo:
        return False  # not younger
    return member.id != other.spouse_id and member.id not in (other.raising or ())


def _siblings(one: Person, other: Person, household: Household) -> bool:
    """Whether somebody is said to raise both: then neither is the other's child."""
    return any({one.id, other.id} <= set(m.raising or ()) for m in household.members)


def _household_facts(household: Household, as_of: date) -> dict[str, Value]:
    facts: dict[str, Value] = {name: getattr(household, name) for name in _HOUSEHOLD}
    if household.class_valid_from and not reached(household.class_valid_from, as_of):
        facts["poverty_class"] = None
    return facts


def _subject(member: Person, shared: dict[str, Value], as_of: date) -> Subject:
    facts: dict[str, Value] = {name: getattr(member, name) for name in _PLAIN}
    facts["disability"] = _severity(member, as_of)
    facts["lives_in"] = member.lives_in or LivesIn.COMMUNITY
    paid, maybe = _benefits(member, as_of)
    died = reached(member.deceased_on, as_of) if member.deceased_on else False
    return Subject(
        id=member.id,
        facts=facts,
        birth_lo=member.birth.lo if member.birth else None,
        birth_hi=member.birth.hi if member.birth else None,
        alive=None if died is None else not died,
        paid=paid,
        maybe_paid=maybe,
        household=shared,
    )


def _severity(member: Person, as_of: date) -> Value:
    if member.disability is None:
        return None
    issued = member.disability.certificate_on
    return member.disability.severity if issued is None or reached(issued, as_of) else None


def _benefits(member: Person, as_of: date) -> tuple[frozenset[str] | None, frozenset[str]]:
    if member.receives is None:
        return None, frozenset()
    started = [(r.program, True if r.since is None else reached(r.since, as_of)) for r in member.receives]
    paid = frozenset(p for p, yes in started if yes)
    return paid, frozenset(p for p, yes in started if yes is None) - paid
