"""Trợ cấp hưu trí xã hội: Điều 2 NĐ 176/2025 (Điều 21 Luật 41/2024), level amended by Điều 31 NĐ 335/2026."""

from __future__ import annotations

from eligibility.law.instruments import ND_176_2025
from eligibility.law.values import SOCIAL_PENSION_LEVEL
from eligibility.programs.common import POOR_OR_NEAR_POOR
from eligibility.programs.readings import EACH_BENEFIT_ALONE, SURVIVOR_BENEFIT
from eligibility.rules.expressions import (
    SumBelow,
    all_of,
    always,
    any_of,
    case,
    in_words,
    person,
    read_as,
    years,
)
from eligibility.rules.provisions import FlatAmount, Program, Provision
from eligibility.text import Text

_EACH_BELOW_THE_LEVEL = all_of(
    in_words(
        "không có lương hưu, hoặc lương hưu thấp hơn mức trợ cấp hưu trí xã hội",
        "no pension, or one below the social pension level",
        person.pension_monthly < SOCIAL_PENSION_LEVEL,
        at=ND_176_2025.at("điểm b khoản 1 Điều 2"),
    ),
    in_words(
        "không có trợ cấp bảo hiểm xã hội hằng tháng, hoặc có nhưng thấp hơn mức đó",
        "no monthly social insurance benefit, or one below that level",
        person.social_insurance_monthly < SOCIAL_PENSION_LEVEL,
        at=ND_176_2025.at("điểm b khoản 1 Điều 2"),
    ),
    in_words(
        "không có trợ cấp tuất hằng tháng, hoặc có nhưng thấp hơn mức đó",
        "no monthly survivor benefit, or one below that level",
        read_as(SURVIVOR_BENEFIT, person.survivor_benefit_monthly < SOCIAL_PENSION_LEVEL, other=always),
        at=ND_176_2025.at("điểm b khoản 1 Điều 2"),
    ),
)

_SUM_BELOW_THE_LEVEL = SumBelow(
    ("pension_monthly", "social_insurance_monthly", "survivor_benefit_monthly"), SOCIAL_PENSION_LEVEL
)

SOCIAL_PENSION = Program(
    "social_pension",
    Text("Trợ cấp hưu trí xã hội", "Social pension"),
    (
        Provision(
            ND_176_2025.at("khoản 1 Điều 2"),
            when=all_of(
                person.present,
                person.citizen,
                any_of(
                    case(
                        ND_176_2025.at("khoản 1 Điều 2"),
                        "từ đủ 75 tuổi",
                        "75 or more",
                        person.age >= years(75),
                    ),
                    case(
                        ND_176_2025.at("khoản 2 Điều 2"),
                        "từ đủ 70 tuổi thuộc hộ nghèo, cận nghèo",
                        "70 or more in a poor or near-poor household",
                        all_of(person.age >= years(70), POOR_OR_NEAR_POOR),
                    ),
                ),
                read_as(EACH_BENEFIT_ALONE, _EACH_BELOW_THE_LEVEL, other=_SUM_BELOW_THE_LEVEL),
                in_words(
                    "có văn bản đề nghị",
                    "has asked in writing",
                    person.requested,
                    at=ND_176_2025.at("điểm c khoản 1 Điều 2"),
                ),
            ),
            pays=FlatAmount(ND_176_2025.at("khoản 1 Điều 3"), SOCIAL_PENSION_LEVEL),
        ),
    ),
)
