"""The ids under which a case says what a person is now paid. An id holds no number and no date."""

from __future__ import annotations

from difflib import get_close_matches
from typing import Final

BENEFIT_IDS: Final = (
    "orphan_child",
    "orphan_student",
    "hiv_child",
    "poor_single_parent",
    "elderly_poor_unsupported",
    "elderly_remote_area",
    "elderly_without_pension",
    "elderly_taken_in",
    "severe_disability",
    "young_child_difficult_area",
    "hiv_adult",
    "social_pension",
    "care_support_disabled_parent",
    "care_support_household",
    "care_of_orphan",
    "care_of_elderly",
    "care_of_disabled",
    "funeral_support",
    "health_insurance_card",
)
BENEFIT_FAMILIES: Final = ("merit_", "emergency_", "hcmc_", "brvt_")
"""Families of ids: any id that begins so is accepted."""


def is_benefit(name: str) -> bool:
    """Whether a case may say that this benefit is received.

    >>> is_benefit("social_pension"), is_benefit("merit_thuong_binh"), is_benefit("pension")
    (True, True, False)
    """
    return name in BENEFIT_IDS or any(name.startswith(f) and len(name) > len(f) for f in BENEFIT_FAMILIES)


def nearest_benefit(name: str) -> str | None:
    """The known id that looks most like a mistyped one."""
    near = get_close_matches(name, BENEFIT_IDS, n=1)
    return near[0] if near else None
