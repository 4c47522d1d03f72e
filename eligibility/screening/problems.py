"""Contradictions in the data: told beside the verdicts, never repaired, and no condition is met by them."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from eligibility.facts.enums import ParentSituation, Sex
from eligibility.facts.household import Household
from eligibility.facts.person import Person
from eligibility.rules.subjects import reached
from eligibility.screening.answer import Problem
from eligibility.text import Text, day

_LINKS = ("mother_id", "father_id", "spouse_id", "carer_id")
_INCOMES = ("pension_monthly", "social_insurance_monthly", "survivor_benefit_monthly")


def problems(household: Household, as_of: date) -> tuple[Problem, ...]:
    """Every contradiction of the case, in the order of its members."""
    found = list(_of_household(household, as_of))
    for member in household.members:
        found.extend(_of_member(member, household, as_of))
    return tuple(found)


def _problem(member: Person | None, code: str, facts: tuple[str, ...], text: Text) -> Problem:
    return Problem.model_construct(code=code, vi=text.vi, en=text.en, member=member.id if member else None, facts=facts)


def _of_household(household: Household, as_of: date) -> Iterator[Problem]:
    if household.class_valid_from and household.poverty_class and not reached(household.class_valid_from, as_of):
        yield _problem(
            None,
            "class_not_yet_valid",
            ("class_valid_from", "poverty_class"),
            Text(
                f"Phân loại hộ có hiệu lực từ {household.class_valid_from}, sau ngày xét: coi như chưa biết.",
                f"The poverty class holds from {household.class_valid_from}, after the day judged: taken as unknown.",
            ),
        )


def _of_member(member: Person, household: Household, as_of: date) -> Iterator[Problem]:
    if member.birth and member.birth.lo > as_of:
        yield _problem(
            member,
            "born_later",
            ("birth",),
            Text(f"Sinh sau ngày xét {day(as_of)}.", f"Born after the day judged, {day(as_of)}."),
        )
    if member.sex is Sex.MALE and member.pregnant:
        yield _problem(
            member,
            "pregnant_man",
            ("sex", "pregnant"),
            Text("Ghi là nam nhưng đang mang thai; xem lại giới tính.", "Male and pregnant; check the sex."),
        )
    yield from _links(member, household)
    yield from _incomes(member)
    issued = member.disability.certificate_on if member.disability else None
    if issued and not reached(issued, as_of):
        yield _problem(
            member,
            "certificate_later",
            ("disability",),
            Text(
                f"Giấy xác nhận khuyết tật cấp {issued}, sau ngày xét: mức độ coi như chưa biết.",
                f"The disability certificate is of {issued}, after the day judged: level unknown.",
            ),
        )


def _links(member: Person, household: Household) -> Iterator[Problem]:
    ids = {m.id for m in household.members}
    for link in _LINKS:
        target = getattr(member, link)
        if target is not None and (target not in ids or target == member.id):
            yield _problem(
                member,
                "link_to_nobody",
                (link,),
                Text(
                    f"{link} trỏ tới «{target}», không phải người khác trong hộ.",
                    f"{link} names «{target}», nobody else here.",
                ),
            )
    for child in member.raising or ():
        if child not in ids or child == member.id:
            yield _problem(
                member,
                "raising_nobody",
                ("raising",),
                Text(
                    f"Ghi đang nuôi «{child}» nhưng trong hộ không có người đó: không được tính.",
                    f"Said to raise «{child}», who is not in the household: not counted.",
                ),
            )
    for link, fact in (("mother_id", "mother"), ("father_id", "father")):
        linked = household.member(getattr(member, link) or "")
        if linked and not linked.deceased_on and getattr(member, fact) is ParentSituation.DEAD:
            yield _problem(
                member,
                "parent_dead_and_here",
                (fact, link),
                Text(
                    f"{fact} ghi đã chết nhưng {link} trỏ tới người đang sống trong hộ.",
                    f"{fact} is said to be dead, yet {link} names a living member.",
                ),
            )


def _incomes(member: Person) -> Iterator[Problem]:
    having = [name for name in _INCOMES if getattr(member, name)]
    if member.has_income is False and having:
        yield _problem(
            member,
            "income_denied",
            ("has_income", *having),
            Text(
                "Ghi không có thu nhập ổn định nhưng có lương hưu hoặc trợ cấp bảo hiểm xã hội.",
                "Said to have no stable income, yet there is a pension or insurance benefit.",
            ),
        )
    if member.requested is False and any(r.program == "social_pension" for r in member.receives or ()):
        yield _problem(
            member,
            "paid_without_request",
            ("requested", "receives"),
            Text(
                "Đang hưởng trợ cấp hưu trí xã hội nhưng ghi chưa có văn bản đề nghị.",
                "Paid the social pension, yet said not to have asked in writing.",
            ),
        )
