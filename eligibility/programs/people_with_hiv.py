"""Trẻ em và người nhiễm HIV/AIDS thuộc hộ nghèo: khoản 3 and khoản 8 Điều 5."""

from __future__ import annotations

from eligibility.law.instruments import ND_20_2021, ND_335_2026
from eligibility.law.values import SOCIAL_ASSISTANCE_STANDARD
from eligibility.programs.common import (
    CHILD,
    IN_COMMUNITY_20,
    IN_COMMUNITY_335,
    NO_INSURANCE_BENEFIT,
    POOR,
    paid_no_other_allowance,
)
from eligibility.rules.expressions import all_of, always, not_, person, years
from eligibility.rules.provisions import Coefficients, Program, Provision, row
from eligibility.text import Text

_UNDER_4 = row("2.5", person.age < years(4))
_FROM_4_TO_UNDER_16 = row("2.0", all_of(person.age >= years(4), person.age < years(16)))

HIV_CHILD = Program(
    "hiv_child",
    Text(
        "Trợ cấp xã hội hằng tháng - trẻ em thuộc khoản 3 Điều 5 (hộ nghèo)",
        "Monthly social allowance - child living with HIV in a poor household",
    ),
    (
        Provision(
            ND_20_2021.at("khoản 3 Điều 5"),
            when=all_of(person.present, IN_COMMUNITY_20, CHILD, person.hiv, POOR),
            pays=Coefficients(
                ND_20_2021.at("điểm c khoản 1 Điều 6"),
                (_UNDER_4, _FROM_4_TO_UNDER_16),
                SOCIAL_ASSISTANCE_STANDARD,
            ),
        ),
        Provision(
            ND_335_2026.at("khoản 3 Điều 5"),
            when=all_of(person.present, IN_COMMUNITY_335, CHILD, person.hiv, POOR),
            pays=Coefficients(
                ND_335_2026.at("điểm c khoản 1 Điều 6"),
                (_UNDER_4, _FROM_4_TO_UNDER_16),
                SOCIAL_ASSISTANCE_STANDARD,
            ),
        ),
    ),
)

_NO_WAGE_NO_PENSION_NO_INSURANCE = all_of(
    not_(person.has_income),
    person.pension_monthly.is_zero(),
    NO_INSURANCE_BENEFIT,
)

HIV_ADULT = Program(
    "hiv_adult",
    Text(
        "Trợ cấp xã hội hằng tháng - người thuộc khoản 8 Điều 5 (hộ nghèo, không có thu nhập ổn định)",
        "Monthly social allowance - person living with HIV, poor household, no stable income",
    ),
    (
        Provision(
            ND_20_2021.at("khoản 8 Điều 5"),
            when=all_of(
                person.present,
                IN_COMMUNITY_20,
                person.hiv,
                POOR,
                _NO_WAGE_NO_PENSION_NO_INSURANCE,
                paid_no_other_allowance("hiv_adult"),
            ),
            pays=Coefficients(
                ND_20_2021.at("điểm g khoản 1 Điều 6"), (row("1.5", always),), SOCIAL_ASSISTANCE_STANDARD
            ),
        ),
        Provision(
            ND_335_2026.at("khoản 8 Điều 5"),
            when=all_of(person.present, IN_COMMUNITY_335, person.hiv, POOR, _NO_WAGE_NO_PENSION_NO_INSURANCE),
            pays=Coefficients(
                ND_335_2026.at("điểm g khoản 1 Điều 6"), (row("1.5", always),), SOCIAL_ASSISTANCE_STANDARD
            ),
        ),
    ),
)
