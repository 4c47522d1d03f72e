"""Saying more or less of a household: the same people, one fact added, changed or taken away.

A fact is named as in `missing`, with its owner always in front: `household.poverty_class`, `ba.pension_monthly`.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Final

from eligibility.facts import HOUSEHOLD_FACTS, PERSON_FACTS, Household, Person

STATED_BY_SILENCE: Final = frozenset({"deceased_on", "lives_in", "qualifies_for_facility", "class_valid_from"})
"""Facts whose absence says something: alive, at home, what the law on facilities concludes, valid already.

Everywhere else silence is "unknown". Two more days speak by silence inside the longer forms: a benefit without `since`
is paid, a certificate without `certificate_on` is issued. A listed member without a birth date is born, too.
"""


def references(household: Household) -> tuple[str, ...]:
    """Every fact that a case about these people can state."""
    own = [f"{m.id}.{name}" for m in household.members for name in PERSON_FACTS]
    return (*(f"household.{name}" for name in HOUSEHOLD_FACTS), *own)


def value_of(household: Household, reference: str) -> object:
    """What the case says of a fact; None where it says nothing.

    >>> case = Household.model_validate({"poverty_class": "poor", "members": [{"id": "ba", "hiv": False}]})
    >>> value_of(case, "household.poverty_class").value, value_of(case, "ba.hiv"), value_of(case, "ba.sex")
    ('poor', False, None)
    """
    owner, _, name = reference.rpartition(".")
    found: object = getattr(household if owner == "household" else _member(household, owner), name)
    return found


def known(household: Household) -> tuple[str, ...]:
    """The facts that the case states."""
    return tuple(r for r in references(household) if value_of(household, r) is not None)


def stated(household: Household, facts: Mapping[str, object]) -> Household:
    """The same case with these facts in place of what it said of them; None takes a fact away.

    Values are in the form that the attributes have, and are not checked.

    >>> case = Household.model_validate({"members": [{"id": "ba", "hiv": False}]})
    >>> stated(case, {"ba.hiv": None, "ba.citizen": True}).members[0].model_dump(exclude_none=True)
    {'id': 'ba', 'citizen': True}
    """
    changes: dict[str, dict[str, object]] = {}
    for reference, value in facts.items():
        owner, _, name = reference.rpartition(".")
        changes.setdefault(owner, {})[name] = value
    shared = changes.pop("household", {})
    if changes:
        shared["members"] = tuple(
            m.model_copy(update=changes[m.id]) if m.id in changes else m for m in household.members
        )
    return household.model_copy(update=shared)


def without(household: Household, facts: Iterable[str]) -> Household:
    """The same case without these facts."""
    return stated(household, dict.fromkeys(facts))


def _member(household: Household, member_id: str) -> Person:
    found = household.member(member_id)
    if found is None:
        raise KeyError(member_id)
    return found
