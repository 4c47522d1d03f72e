"""The law itself: one module per target group, clause by clause. `RULEBOOK` holds it all; `resolve` dates it."""

from __future__ import annotations

from datetime import date
from functools import cache
from importlib.metadata import version

from eligibility.law.instruments import ND_335_2026
from eligibility.law.places import place as place_of
from eligibility.programs.children_without_parents import ORPHAN_CHILD, ORPHAN_STUDENT
from eligibility.programs.exclusions import EXCLUSIONS
from eligibility.programs.health_insurance import HEALTH_INSURANCE_CARD
from eligibility.programs.older_people import (
    ELDERLY_POOR_UNSUPPORTED,
    ELDERLY_REMOTE_AREA,
    ELDERLY_TAKEN_IN,
    ELDERLY_WITHOUT_PENSION,
)
from eligibility.programs.people_with_disabilities import SEVERE_DISABILITY
from eligibility.programs.people_with_hiv import HIV_ADULT, HIV_CHILD
from eligibility.programs.readings import NEW_COEFFICIENT
from eligibility.programs.single_parents import POOR_SINGLE_PARENT
from eligibility.programs.social_pension import SOCIAL_PENSION
from eligibility.programs.young_children import YOUNG_CHILD_DIFFICULT_AREA
from eligibility.rules.provisions import Rulebook, Transition
from eligibility.rules.resolve import Resolver, Ruleset

RULEBOOK = Rulebook(
    programs=(
        ORPHAN_CHILD,
        ORPHAN_STUDENT,
        HIV_CHILD,
        POOR_SINGLE_PARENT,
        ELDERLY_POOR_UNSUPPORTED,
        ELDERLY_REMOTE_AREA,
        ELDERLY_WITHOUT_PENSION,
        ELDERLY_TAKEN_IN,
        SEVERE_DISABILITY,
        YOUNG_CHILD_DIFFICULT_AREA,
        HIV_ADULT,
        SOCIAL_PENSION,
        HEALTH_INSURANCE_CARD,
    ),
    exclusions=EXCLUSIONS,
    transitions=(Transition(ND_335_2026.at("khoản 3 Điều 32"), date(2026, 7, 1), NEW_COEFFICIENT),),
    first_day=date(2021, 7, 1),
    verified_on=date(2026, 11, 23),
)


@cache
def resolver() -> Resolver:
    """The rulebook with its days of change, made once."""
    return Resolver(RULEBOOK, version("eligibility"))


def resolve(as_of: date, known_on: date | None = None, place: str = "national") -> Ruleset:
    """The law for a day, under what is law on `known_on` (default: the day up to which it was verified), in a place.

    Raises `NotEncodedError` for a day before 01/07/2021 and for a place whose law is not here.

    >>> resolve(date(2026, 11, 23)).law.by_id["severe_disability"].payment.level.value
    540000
    >>> resolve(date(2026, 11, 23), known_on=date(2026, 9, 1)).law.by_id["severe_disability"].payment.level.value
    500000
    """
    return resolver().resolve(as_of, known_on, place_of(place))
