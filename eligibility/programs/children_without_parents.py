"""Trẻ em không có nguồn nuôi dưỡng: khoản 1 and 2 Điều 5, from the situation of mother and father."""

from __future__ import annotations

from eligibility.facts.enums import ParentSituation as P
from eligibility.law.citation import Citation
from eligibility.law.instruments import ND_20_2021, ND_335_2026
from eligibility.law.values import SOCIAL_ASSISTANCE_STANDARD
from eligibility.programs.common import CHILD, IN_COMMUNITY_20, IN_COMMUNITY_335, STUDIES_WITHOUT_INTERRUPTION
from eligibility.programs.readings import UNDER_22
from eligibility.rules.expressions import (
    Expr,
    all_of,
    always,
    any_of,
    case,
    in_words,
    not_,
    person,
    read_as,
    years,
)
from eligibility.rules.provisions import Coefficients, Program, Provision, row
from eligibility.text import Text


def _one_and_the_other(one: tuple[P, ...], other: P) -> Expr:
    """One parent is in one of the first situations and the other parent in the last one."""
    return any_of(
        all_of(person.mother.is_(*one), person.father.is_(other)),
        all_of(person.father.is_(*one), person.mother.is_(other)),
    )


def _both(situation: P) -> Expr:
    return all_of(person.mother.is_(situation), person.father.is_(situation))


def _eleven_points(clause: Citation, gone: tuple[P, ...], second_of_b: Expr) -> Expr:
    """The eleven điểm of khoản 1. `gone`: what the decree puts beside a parent's death in điểm c, d, đ."""
    at = clause.at_point
    points = any_of(
        case(
            at("a"),
            "bị bỏ rơi, chưa có người nhận làm con nuôi",
            "abandoned and not adopted",
            all_of(person.abandoned, not_(person.adopted)),
        ),
        case(
            at("b"),
            "mồ côi cả cha và mẹ",
            "both parents dead (or one dead, the other unidentified)",
            second_of_b,
        ),
        case(
            at("c"),
            "mồ côi một bên, người còn lại bị tuyên bố mất tích",
            "one parent dead, the other declared missing",
            _one_and_the_other(gone, P.MISSING),
        ),
        case(
            at("d"),
            "mồ côi một bên, người còn lại đang ở cơ sở trợ giúp xã hội",
            "one parent dead, the other in a social assistance facility",
            _one_and_the_other(gone, P.IN_FACILITY),
        ),
        case(
            at("đ"),
            "mồ côi một bên, người còn lại đang chấp hành án phạt tù hoặc biện pháp hành chính",
            "one parent dead, the other in prison or under an administrative measure",
            _one_and_the_other(gone, P.IN_CUSTODY),
        ),
        case(at("e"), "cả cha và mẹ bị tuyên bố mất tích", "both parents declared missing", _both(P.MISSING)),
        case(
            at("g"),
            "cả cha và mẹ đang ở cơ sở trợ giúp xã hội",
            "both parents in a social assistance facility",
            _both(P.IN_FACILITY),
        ),
        case(
            at("h"),
            "cả cha và mẹ đang chấp hành án phạt tù hoặc biện pháp hành chính",
            "both parents in prison or under an administrative measure",
            _both(P.IN_CUSTODY),
        ),
        case(
            at("i"),
            "một người mất tích, người còn lại đang ở cơ sở trợ giúp xã hội",
            "one parent missing, the other in a social assistance facility",
            _one_and_the_other((P.MISSING,), P.IN_FACILITY),
        ),
        case(
            at("k"),
            "một người mất tích, người còn lại đang chấp hành án phạt tù hoặc biện pháp hành chính",
            "one parent missing, the other in prison or under an administrative measure",
            _one_and_the_other((P.MISSING,), P.IN_CUSTODY),
        ),
        case(
            at("l"),
            "một người đang ở cơ sở trợ giúp xã hội, người còn lại đang chấp hành án hoặc biện pháp hành chính",
            "one parent in a social assistance facility, the other in prison or under an administrative measure",
            _one_and_the_other((P.IN_FACILITY,), P.IN_CUSTODY),
        ),
    )
    return in_words(
        "thuộc một trong các điểm a đến l khoản 1", "one of the points a to l of khoản 1", points, at=clause
    )


_POINTS_20 = _eleven_points(ND_20_2021.at("khoản 1 Điều 5"), gone=(P.DEAD,), second_of_b=_both(P.DEAD))
_POINTS_335 = _eleven_points(
    ND_335_2026.at("khoản 1 Điều 5"),
    gone=(P.DEAD, P.UNIDENTIFIED),
    second_of_b=any_of(_both(P.DEAD), _one_and_the_other((P.DEAD,), P.UNIDENTIFIED)),
)

_UNDER_4 = row("2.5", person.age < years(4))
_FROM_4 = row("1.5", person.age >= years(4))

ORPHAN_CHILD = Program(
    "orphan_child",
    Text(
        "Trợ cấp xã hội hằng tháng - trẻ em không có nguồn nuôi dưỡng",
        "Monthly social allowance - child without parental support",
    ),
    (
        Provision(
            ND_20_2021.at("khoản 1 Điều 5"),
            when=all_of(person.present, IN_COMMUNITY_20, CHILD, _POINTS_20),
            pays=Coefficients(ND_20_2021.at("điểm a khoản 1 Điều 6"), (_UNDER_4, _FROM_4), SOCIAL_ASSISTANCE_STANDARD),
        ),
        Provision(
            ND_335_2026.at("khoản 1 Điều 5"),
            when=all_of(person.present, IN_COMMUNITY_335, CHILD, _POINTS_335),
            pays=Coefficients(ND_335_2026.at("điểm a khoản 1 Điều 6"), (_UNDER_4, _FROM_4), SOCIAL_ASSISTANCE_STANDARD),
        ),
    ),
)

_ALREADY_PAID = in_words(
    "đang hưởng trợ cấp của khoản 1 (hoặc đang tiếp tục hưởng theo khoản 2)",
    "already paid the allowance of khoản 1 (or its continuation)",
    person.receives("orphan_child", "orphan_student"),
)

ORPHAN_STUDENT = Program(
    "orphan_student",
    Text(
        "Trợ cấp xã hội hằng tháng - người đủ 16 tuổi thuộc khoản 1 đang đi học",
        "Monthly social allowance - person of khoản 1 past 16 who studies",
    ),
    (
        Provision(
            ND_20_2021.at("khoản 2 Điều 5"),
            when=all_of(
                person.present,
                IN_COMMUNITY_20,
                _POINTS_20,
                _ALREADY_PAID,
                person.age >= years(16),
                person.studying,
                read_as(UNDER_22, person.age < years(22), other=person.age < years(23)),
            ),
            pays=Coefficients(
                ND_20_2021.at("điểm b khoản 1 Điều 6"), (row("1.5", always),), SOCIAL_ASSISTANCE_STANDARD
            ),
        ),
        Provision(
            ND_335_2026.at("khoản 2 Điều 5"),
            when=all_of(
                person.present,
                IN_COMMUNITY_335,
                _POINTS_335,
                _ALREADY_PAID,
                person.age >= years(16),
                STUDIES_WITHOUT_INTERRUPTION,
            ),
            pays=Coefficients(
                ND_335_2026.at("điểm b khoản 1 Điều 6"), (row("1.5", always),), SOCIAL_ASSISTANCE_STANDARD
            ),
        ),
    ),
    continues=("orphan_child",),
)
