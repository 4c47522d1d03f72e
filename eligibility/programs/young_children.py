"""Trẻ em dưới 3 tuổi thuộc hộ nghèo, cận nghèo ở địa bàn đặc biệt khó khăn: khoản 7 Điều 5."""

from __future__ import annotations

from eligibility.law.instruments import ND_20_2021, ND_335_2026
from eligibility.law.values import SOCIAL_ASSISTANCE_STANDARD
from eligibility.programs.common import IN_COMMUNITY_20, IN_COMMUNITY_335, POOR_OR_NEAR_POOR
from eligibility.rules.expressions import all_of, always, household, in_words, meets, not_, person, years
from eligibility.rules.provisions import Coefficients, Program, Provision, row
from eligibility.text import Text

_NOT_OF_1_3_6 = in_words(
    "không thuộc các khoản 1, 3 và 6",
    "not of khoản 1, 3 or 6",
    not_(meets("orphan_child", "hiv_child", "severe_disability")),
)
_UNDER_3_NOT_OF_1_3_6 = all_of(
    person.age < years(3), POOR_OR_NEAR_POOR, _NOT_OF_1_3_6, household.especially_difficult_area
)

YOUNG_CHILD_DIFFICULT_AREA = Program(
    "young_child_difficult_area",
    Text(
        "Trợ cấp xã hội hằng tháng - trẻ em dưới 3 tuổi hộ nghèo, cận nghèo ở địa bàn đặc biệt khó khăn",
        "Monthly social allowance - child under 3, poor or near-poor, especially difficult area",
    ),
    (
        Provision(
            ND_20_2021.at("khoản 7 Điều 5"),
            when=all_of(person.present, IN_COMMUNITY_20, *_UNDER_3_NOT_OF_1_3_6.children()),
            pays=Coefficients(
                ND_20_2021.at("điểm g khoản 1 Điều 6"), (row("1.5", always),), SOCIAL_ASSISTANCE_STANDARD
            ),
        ),
        Provision(
            ND_335_2026.at("khoản 7 Điều 5"),
            when=all_of(person.present, IN_COMMUNITY_335, *_UNDER_3_NOT_OF_1_3_6.children()),
            pays=Coefficients(
                ND_335_2026.at("điểm g khoản 1 Điều 6"), (row("1.5", always),), SOCIAL_ASSISTANCE_STANDARD
            ),
        ),
    ),
)
