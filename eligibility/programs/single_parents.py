"""Người đơn thân nghèo đang nuôi con: khoản 4 Điều 5, paid for each child."""

from __future__ import annotations

from eligibility.facts.enums import MaritalStatus
from eligibility.law.instruments import ND_20_2021, ND_335_2026
from eligibility.law.values import SOCIAL_ASSISTANCE_STANDARD
from eligibility.programs.common import (
    IN_COMMUNITY_20,
    IN_COMMUNITY_335,
    POOR_OR_NEAR_POOR,
    STUDIES_WITHOUT_INTERRUPTION,
)
from eligibility.programs.readings import UNDER_22
from eligibility.rules.expressions import Units, all_of, always, any_of, in_words, person, read_as, years
from eligibility.rules.provisions import Coefficients, Program, Provision, row
from eligibility.text import Text

_NEVER_MARRIED_OR_SPOUSE_DEAD_OR_MISSING = person.marital_status.is_(
    MaritalStatus.NEVER_MARRIED, MaritalStatus.WIDOWED, MaritalStatus.SPOUSE_MISSING
)
_CHILDREN_20 = person.raising.count(
    any_of(
        person.age < years(16),
        all_of(read_as(UNDER_22, person.age < years(22), other=person.age < years(23)), person.studying),
    )
)
"""A child under 16, or from 16 to 22 and studying; the two overlap so that an unknown birthday may not matter."""

_CHILDREN_335 = person.raising.count(person.age < years(16))
_CHILDREN_CONTINUING_335 = person.raising.count(any_of(person.age < years(16), STUDIES_WITHOUT_INTERRUPTION))
_ALREADY_PAID = person.receives("poor_single_parent")

POOR_SINGLE_PARENT = Program(
    "poor_single_parent",
    Text(
        "Trợ cấp xã hội hằng tháng - người đơn thân nghèo đang nuôi con",
        "Monthly social allowance - poor single parent raising children",
    ),
    (
        Provision(
            ND_20_2021.at("khoản 4 Điều 5"),
            when=all_of(
                person.present,
                IN_COMMUNITY_20,
                POOR_OR_NEAR_POOR,
                _NEVER_MARRIED_OR_SPOUSE_DEAD_OR_MISSING,
                in_words(
                    "đang nuôi con dưới 16 tuổi, hoặc con từ 16 đến 22 tuổi đang đi học",
                    "raises a child under 16, or one from 16 to 22 who studies",
                    _CHILDREN_20.at_least(1),
                ),
            ),
            pays=Coefficients(
                ND_20_2021.at("điểm d khoản 1 Điều 6"),
                (row("1.0", always),),
                SOCIAL_ASSISTANCE_STANDARD,
                Units(count=_CHILDREN_20),
            ),
        ),
        Provision(
            ND_335_2026.at("khoản 4 Điều 5"),
            when=all_of(
                person.present,
                IN_COMMUNITY_335,
                POOR_OR_NEAR_POOR,
                _NEVER_MARRIED_OR_SPOUSE_DEAD_OR_MISSING,
                any_of(
                    in_words("đang nuôi con dưới 16 tuổi", "raises a child under 16", _CHILDREN_335.at_least(1)),
                    all_of(
                        in_words("đang hưởng theo khoản 4", "already paid under khoản 4", _ALREADY_PAID),
                        in_words(
                            "con đủ 16 tuổi tiếp tục học liên tục",
                            "the child past 16 keeps studying without interruption",
                            _CHILDREN_CONTINUING_335.at_least(1),
                        ),
                    ),
                ),
            ),
            pays=Coefficients(
                ND_335_2026.at("điểm d khoản 1 Điều 6"),
                (row("1.0", always),),
                SOCIAL_ASSISTANCE_STANDARD,
                Units(count=_CHILDREN_335, when=_ALREADY_PAID, then=_CHILDREN_CONTINUING_335),
            ),
        ),
    ),
)
