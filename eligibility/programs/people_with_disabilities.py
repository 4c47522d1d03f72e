"""Người khuyết tật nặng, đặc biệt nặng: khoản 6 Điều 5. No test of poverty; mild disability is not covered."""

from __future__ import annotations

from eligibility.facts.enums import DisabilitySeverity as Severity
from eligibility.law.citation import Citation
from eligibility.law.instruments import LUAT_51_2010, ND_20_2021, ND_335_2026
from eligibility.law.values import SOCIAL_ASSISTANCE_STANDARD
from eligibility.programs.common import CHILD, IN_COMMUNITY_20, IN_COMMUNITY_335, OLDER_PERSON
from eligibility.rules.expressions import all_of, any_of, in_words, person
from eligibility.rules.provisions import Coefficients, Program, Provision, row
from eligibility.text import Text

_SEVERE_OR_EXTREMELY_SEVERE = in_words(
    "khuyết tật nặng hoặc đặc biệt nặng",
    "severe or extremely severe disability",
    person.disability.is_(Severity.SEVERE, Severity.EXTREMELY_SEVERE),
    at=LUAT_51_2010.at("khoản 2 Điều 3"),
)
_EXTREMELY_SEVERE = person.disability.is_(Severity.EXTREMELY_SEVERE)
_SEVERE = person.disability.is_(Severity.SEVERE)
_CHILD_OR_OLDER_PERSON = any_of(CHILD, OLDER_PERSON)


def _coefficients(at: Citation) -> Coefficients:
    return Coefficients(
        at,
        (
            row("2.5", all_of(_EXTREMELY_SEVERE, _CHILD_OR_OLDER_PERSON)),
            row("2.0", _EXTREMELY_SEVERE),
            row("2.0", all_of(_SEVERE, _CHILD_OR_OLDER_PERSON)),
            row("1.5", _SEVERE),
        ),
        SOCIAL_ASSISTANCE_STANDARD,
    )


SEVERE_DISABILITY = Program(
    "severe_disability",
    Text(
        "Trợ cấp xã hội hằng tháng - người khuyết tật nặng, đặc biệt nặng",
        "Monthly social allowance - severe or extremely severe disability",
    ),
    (
        Provision(
            ND_20_2021.at("khoản 6 Điều 5"),
            when=all_of(person.present, IN_COMMUNITY_20, _SEVERE_OR_EXTREMELY_SEVERE),
            pays=_coefficients(ND_20_2021.at("điểm e khoản 1 Điều 6")),
        ),
        Provision(
            ND_335_2026.at("khoản 6 Điều 5"),
            when=all_of(person.present, IN_COMMUNITY_335, _SEVERE_OR_EXTREMELY_SEVERE),
            pays=_coefficients(ND_335_2026.at("điểm e khoản 1 Điều 6")),
        ),
    ),
)
