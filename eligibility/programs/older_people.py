"""Người cao tuổi: khoản 5 Điều 5, four điểm until 30/06/2025, two since."""

from __future__ import annotations

from datetime import date

from eligibility.law.instruments import ND_20_2021, ND_176_2025, ND_335_2026
from eligibility.law.values import SOCIAL_ASSISTANCE_STANDARD
from eligibility.programs.common import (
    IN_COMMUNITY_20,
    IN_COMMUNITY_335,
    NO_INSURANCE_BENEFIT,
    OLDER_PERSON,
    POOR,
    POOR_OR_NEAR_POOR,
    paid_no_other_allowance,
)
from eligibility.programs.readings import POINTS_ENDED
from eligibility.rules.expressions import (
    UnlessStated,
    all_of,
    always,
    any_of,
    household,
    in_words,
    meets,
    not_,
    person,
    years,
)
from eligibility.rules.provisions import Coefficients, Ended, Program, Provision, row
from eligibility.text import Text

_NO_SUPPORTER = not_(person.has_supporter)
_UNSUPPORTED = any_of(_NO_SUPPORTER, person.supporter_receives_allowance)

ELDERLY_POOR_UNSUPPORTED = Program(
    "elderly_poor_unsupported",
    Text(
        "Trợ cấp xã hội hằng tháng - người cao tuổi thuộc hộ nghèo không có người phụng dưỡng",
        "Monthly social allowance - poor older person without a supporter",
    ),
    (
        Provision(
            ND_20_2021.at("điểm a khoản 5 Điều 5"),
            when=all_of(person.present, IN_COMMUNITY_20, OLDER_PERSON, POOR, _UNSUPPORTED),
            pays=Coefficients(
                ND_20_2021.at("điểm đ khoản 1 Điều 6"),
                (row("1.5", person.age < years(80)), row("2.0", person.age >= years(80))),
                SOCIAL_ASSISTANCE_STANDARD,
            ),
        ),
        Provision(
            ND_335_2026.at("điểm a khoản 5 Điều 5"),
            when=all_of(person.present, IN_COMMUNITY_335, OLDER_PERSON, POOR, _UNSUPPORTED),
            pays=Coefficients(
                ND_335_2026.at("điểm đ khoản 1 Điều 6"),
                (row("1.5", person.age < years(75)), row("2.0", person.age >= years(75))),
                SOCIAL_ASSISTANCE_STANDARD,
            ),
        ),
    ),
)

_REPLACED_BY_SOCIAL_PENSION = Ended(
    by=ND_176_2025, from_=date(2025, 7, 1), at=ND_176_2025.at("khoản 2 Điều 8"), reading=POINTS_ENDED
)
_NOT_OF_POINT_A = in_words("không thuộc điểm a khoản này", "not of điểm a", not_(meets("elderly_poor_unsupported")))

ELDERLY_REMOTE_AREA = Program(
    "elderly_remote_area",
    Text(
        "Trợ cấp xã hội hằng tháng - người từ đủ 75 đến 80 tuổi ở địa bàn đặc biệt khó khăn",
        "Monthly social allowance - person of 75 to 80 in an especially difficult area",
    ),
    (
        Provision(
            ND_20_2021.at("điểm b khoản 5 Điều 5"),
            when=all_of(
                person.present,
                IN_COMMUNITY_20,
                person.citizen,
                person.age >= years(75),
                person.age < years(80),
                POOR_OR_NEAR_POOR,
                _NOT_OF_POINT_A,
                household.especially_difficult_area,
            ),
            pays=Coefficients(
                ND_20_2021.at("điểm đ khoản 1 Điều 6"), (row("1.0", always),), SOCIAL_ASSISTANCE_STANDARD
            ),
            ended=_REPLACED_BY_SOCIAL_PENSION,
        ),
    ),
)

ELDERLY_WITHOUT_PENSION = Program(
    "elderly_without_pension",
    Text(
        "Trợ cấp xã hội hằng tháng - người từ đủ 80 tuổi không có lương hưu, trợ cấp hằng tháng",
        "Monthly social allowance - person of 80 or more without a pension or monthly benefit",
    ),
    (
        Provision(
            ND_20_2021.at("điểm c khoản 5 Điều 5"),
            when=all_of(
                person.present,
                IN_COMMUNITY_20,
                person.citizen,
                person.age >= years(80),
                _NOT_OF_POINT_A,
                person.pension_monthly.is_zero(),
                NO_INSURANCE_BENEFIT,
                paid_no_other_allowance("elderly_without_pension"),
            ),
            pays=Coefficients(
                ND_20_2021.at("điểm đ khoản 1 Điều 6"), (row("1.0", always),), SOCIAL_ASSISTANCE_STANDARD
            ),
            ended=_REPLACED_BY_SOCIAL_PENSION,
        ),
    ),
)


def _qualifies_for_facility() -> UnlessStated:
    """Where nobody has said: a poor older person without a supporter who cannot live in the community is admitted."""
    return UnlessStated(
        person.qualifies_for_facility,
        otherwise=all_of(OLDER_PERSON, POOR, _NO_SUPPORTER, person.unable_to_live_in_community),
    )


ELDERLY_TAKEN_IN = Program(
    "elderly_taken_in",
    Text(
        "Trợ cấp xã hội hằng tháng - người cao tuổi nghèo được nhận chăm sóc tại cộng đồng",
        "Monthly social allowance - poor older person taken in by someone",
    ),
    (
        Provision(
            ND_20_2021.at("điểm d khoản 5 Điều 5"),
            when=all_of(
                person.present,
                IN_COMMUNITY_20,
                OLDER_PERSON,
                POOR,
                _NO_SUPPORTER,
                person.unable_to_live_in_community,
                in_words(
                    "đủ điều kiện tiếp nhận vào cơ sở trợ giúp xã hội",
                    "qualifies for a social assistance facility",
                    _qualifies_for_facility(),
                    at=ND_20_2021.at("điểm b khoản 1 Điều 24"),
                ),
                person.taken_in,
            ),
            pays=Coefficients(
                ND_20_2021.at("điểm đ khoản 1 Điều 6"), (row("3.0", always),), SOCIAL_ASSISTANCE_STANDARD
            ),
        ),
        Provision(
            ND_335_2026.at("điểm b khoản 5 Điều 5"),
            when=all_of(
                person.present,
                IN_COMMUNITY_335,
                OLDER_PERSON,
                POOR,
                _NO_SUPPORTER,
                person.unable_to_live_in_community,
                in_words(
                    "đủ điều kiện tiếp nhận vào cơ sở trợ giúp xã hội",
                    "qualifies for a social assistance facility",
                    _qualifies_for_facility(),
                    at=ND_335_2026.at("khoản 1 Điều 21"),
                ),
                person.taken_in,
            ),
            pays=Coefficients(
                ND_335_2026.at("điểm đ khoản 1 Điều 6"), (row("3.0", always),), SOCIAL_ASSISTANCE_STANDARD
            ),
        ),
    ),
)
