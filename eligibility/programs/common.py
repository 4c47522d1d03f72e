"""Words that several clauses share: who is a child, who is an older person, who studies, who lives in the community."""

from __future__ import annotations

from typing import Final

from eligibility.facts.enums import LivesIn, PovertyClass
from eligibility.law.instruments import LUAT_39_2009, LUAT_102_2016, ND_20_2021, ND_335_2026, TT_02_2021
from eligibility.programs.readings import FACILITY, OTHER_ALLOWANCE, SURVIVOR_BENEFIT_NOT_READ
from eligibility.rules.expressions import (
    Expr,
    all_of,
    always,
    any_of,
    household,
    in_words,
    not_,
    person,
    read_as,
    years,
)

POOR = household.poverty_class.is_(PovertyClass.POOR)
POOR_OR_NEAR_POOR = household.poverty_class.is_(PovertyClass.POOR, PovertyClass.NEAR_POOR)

CHILD = in_words("trẻ em (dưới 16 tuổi)", "child (under 16)", person.age < years(16), at=LUAT_102_2016.at("Điều 1"))
OLDER_PERSON = in_words(
    "người cao tuổi (công dân Việt Nam từ đủ 60 tuổi)",
    "older person (Vietnamese citizen of 60 or more)",
    all_of(person.citizen, person.age >= years(60)),
    at=LUAT_39_2009.at("Điều 2"),
)

STUDIES_WITHOUT_INTERRUPTION = all_of(
    person.studying,
    any_of(person.study_uninterrupted, person.study_suspended),
)
"""The studies of NĐ 335/2026 Điều 5: continuous, a permitted suspension apart."""

IN_COMMUNITY_20 = all_of(
    in_words(
        "không sống tại cơ sở trợ giúp xã hội",
        "does not live in a social assistance facility",
        person.lives_in.is_(LivesIn.COMMUNITY, LivesIn.ELSEWHERE, LivesIn.CUSTODY),
        at=ND_20_2021.at("khoản 5 Điều 25"),
    ),
    in_words(
        "không đang chấp hành án phạt tù",
        "not serving a prison term",
        person.lives_in.is_(LivesIn.COMMUNITY, LivesIn.ELSEWHERE, LivesIn.FACILITY),
        at=TT_02_2021.at("điểm c khoản 1 Điều 2"),
    ),
)
IN_COMMUNITY_335 = all_of(
    read_as(
        FACILITY,
        in_words(
            "không sống tại cơ sở trợ giúp xã hội",
            "does not live in a social assistance facility",
            person.lives_in.is_(LivesIn.COMMUNITY, LivesIn.ELSEWHERE, LivesIn.CUSTODY),
            at=ND_335_2026.at("khoản 1 Điều 22"),
        ),
        other=always,
    ),
    in_words(
        "không đang chấp hành án phạt tù",
        "not serving a prison term",
        person.lives_in.is_(LivesIn.COMMUNITY, LivesIn.ELSEWHERE, LivesIn.FACILITY),
        at=ND_335_2026.at("điểm c khoản 2 Điều 9"),
    ),
)

NO_INSURANCE_BENEFIT = read_as(
    SURVIVOR_BENEFIT_NOT_READ,
    person.social_insurance_monthly.is_zero(),
    other=all_of(person.social_insurance_monthly.is_zero(), person.survivor_benefit_monthly.is_zero()),
)
"""No monthly social insurance benefit, in the words of điểm c khoản 5 and khoản 8 Điều 5."""

ALLOWANCES: Final = (
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
)
"""The monthly social allowances (trợ cấp xã hội hằng tháng) of Điều 5, in clause order."""


def paid_no_other_allowance(program: str) -> Expr:
    """Is not paid a monthly social allowance, the named one apart: what the case says, never another verdict."""
    others = tuple(a for a in ALLOWANCES if a != program)
    without_single_parent = tuple(a for a in others if a != "poor_single_parent")
    return in_words(
        "không hưởng trợ cấp xã hội hằng tháng khác",
        "is not paid another monthly social allowance",
        read_as(
            OTHER_ALLOWANCE,
            not_(person.receives(*others)),
            other=not_(person.receives(*without_single_parent)),
        ),
    )
