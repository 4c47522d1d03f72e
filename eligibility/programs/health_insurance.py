"""Thẻ bảo hiểm y tế that follows from a monthly allowance or the social pension."""

from __future__ import annotations

from datetime import date

from eligibility.law.instruments import LUAT_41_2024, ND_20_2021, ND_335_2026
from eligibility.programs.common import ALLOWANCES
from eligibility.programs.readings import CARD_FOR_ALL
from eligibility.rules.expressions import any_of, case, meets, never, read_as
from eligibility.rules.provisions import Ended, InKind, Program, Provision
from eligibility.text import Text

_ALLOWANCE = case(
    ND_20_2021.at("khoản 1 Điều 9"),
    "thuộc diện hưởng trợ cấp xã hội hằng tháng",
    "entitled to a monthly social allowance",
    meets(*ALLOWANCES),
)
_PENSION = case(
    LUAT_41_2024.at("khoản 3 Điều 22"),
    "thuộc diện hưởng trợ cấp hưu trí xã hội",
    "entitled to the social pension",
    meets("social_pension"),
)
_NAMED_BY_335 = ("orphan_child", "elderly_taken_in", "severe_disability")

HEALTH_INSURANCE_CARD = Program(
    "health_insurance_card",
    Text("Thẻ bảo hiểm y tế do ngân sách đóng", "Health insurance card paid by the State"),
    (
        Provision(
            ND_20_2021.at("khoản 1 Điều 9"),
            when=_ALLOWANCE,
            pays=InKind(ND_20_2021.at("khoản 1 Điều 9")),
            ended=Ended(by=LUAT_41_2024, from_=date(2025, 7, 1), at=LUAT_41_2024.at("khoản 3 Điều 22")),
        ),
        Provision(
            LUAT_41_2024.at("khoản 3 Điều 22"),
            when=any_of(_ALLOWANCE, _PENSION),
            pays=InKind(LUAT_41_2024.at("khoản 3 Điều 22")),
            ended=Ended(by=ND_335_2026, from_=date(2026, 10, 5), at=ND_335_2026.at("điểm b khoản 1 Điều 16")),
        ),
        Provision(
            ND_335_2026.at("điểm b khoản 1 Điều 16"),
            when=any_of(
                case(
                    ND_335_2026.at("điểm b khoản 1 Điều 16"),
                    "thuộc khoản 1, điểm b khoản 5 hoặc khoản 6 Điều 5",
                    "of khoản 1, điểm b khoản 5 or khoản 6 Điều 5",
                    meets(*_NAMED_BY_335),
                ),
                _PENSION,
                read_as(
                    CARD_FOR_ALL,
                    case(
                        ND_335_2026.at("Điều 5"),
                        "thuộc diện hưởng trợ cấp xã hội hằng tháng",
                        "entitled to a monthly social allowance",
                        meets(*(a for a in ALLOWANCES if a not in _NAMED_BY_335)),
                    ),
                    other=never,
                ),
            ),
            pays=InKind(ND_335_2026.at("điểm b khoản 1 Điều 16")),
        ),
    ),
    kind="in_kind",
)
