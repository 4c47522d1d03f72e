"""The case tables leave nothing of the law out: each condition, coefficient, value, age, day, exclusion has its rows.

The rules are walked, not listed. For each condition, at its own position in the clause, one row shows that it decides
when it is met and one that it alone can fail (masking MC/DC). What no row can show is named here, and proved.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from functools import cache
from typing import Final, Literal

import pytest

from eligibility.calendar import ONE_DAY, add_months
from eligibility.facts.person import Person
from eligibility.law.values import series
from eligibility.programs import resolver
from eligibility.rules.engines.reference import Walk
from eligibility.rules.expressions import Age, Amount, Clause, Not
from eligibility.rules.provisions import HighestOnly, MayCombine
from eligibility.rules.resolve import Payment, ProgramLaw, Ruleset
from eligibility.rules.subjects import Subject, subjects
from eligibility.testing.cases import Case, Expected, load_tables
from eligibility.testing.conditions import Path, flipped, leaves, replaced, said
from eligibility.testing.everybody import pairs, reworded

Shown = Literal["decides when met", "fails alone"]
Unit = tuple[str, str, tuple[int, ...]]
"""A clause as it reads in one or several legal periods: program, place, and the limits that its amounts are held to."""


@dataclass(frozen=True)
class Judged:
    """One row and one answer that it expects."""

    case: Case
    expected: Expected
    ruleset: Ruleset
    subject: Subject

    @property
    def law(self) -> ProgramLaw:
        return self.ruleset.law.by_id[self.expected.program or ""]

    @property
    def walk(self) -> Walk:
        return Walk(self.ruleset, self.subject)

    @property
    def eligible(self) -> bool:
        return self.expected.values["verdict"] == "eligible"


def unit_of(ruleset: Ruleset, law: ProgramLaw) -> Unit:
    limits = [ruleset.law.value(e.limit) for e in law.provision.expressions() if isinstance(e, Amount)]
    return (law.id, str(law.provision.at), tuple(dict.fromkeys(limits)))


@cache
def periods() -> tuple[Ruleset, ...]:
    return tuple(resolver().resolve(first) for first, _ in resolver().periods())


@cache
def units() -> dict[Unit, tuple[Ruleset, ProgramLaw]]:
    found: dict[Unit, tuple[Ruleset, ProgramLaw]] = {}
    for ruleset in periods():
        for law in ruleset.law.programs:
            found.setdefault(unit_of(ruleset, law), (ruleset, law))
    return found


@cache
def judged() -> tuple[Judged, ...]:
    return tuple(_judged())


def _judged() -> Iterator[Judged]:
    for case in load_tables():
        ruleset = resolver().resolve(case.as_of, case.known_on)
        members = {s.id: s for s in subjects(case.household, case.as_of)}
        for expected in case.expected:
            if expected.program in ruleset.law.by_id:
                yield Judged(case, expected, ruleset, members[expected.member])


@cache
def rows_of(unit: Unit) -> tuple[Judged, ...]:
    return tuple(j for j in judged() if unit_of(j.ruleset, j.law) == unit)


# conditions

TWICE: Final = "the clause itself asks the same: who fails it here fails it there"
NOT_IN_FORCE: Final = "no clause grants that benefit any more, so nobody meets it"
WIDER: Final = "who is taken in is also poor and without a supporter, the group named beside it"
FIRST_PART: Final = "a child under 16 already suffices by the first part of the clause"

_TAKEN_IN_20 = ("elderly_taken_in", "điểm d khoản 5 Điều 5 NĐ 20/2021/NĐ-CP")
_TAKEN_IN_335 = ("elderly_taken_in", "điểm b khoản 5 Điều 5 NĐ 335/2026/NĐ-CP")
_INSIDE: Final[tuple[Path, ...]] = tuple(
    (6, "item", "otherwise", *rest) for rest in ((0, "item", 0), (0, "item", 1), (1,), (2, "not"), (3,))
)
_CARD_20 = ("health_insurance_card", "khoản 1 Điều 9 NĐ 20/2021/NĐ-CP")
_CARD_41 = ("health_insurance_card", "khoản 3 Điều 22 Luật 41/2024/QH15")
_CARD_335 = ("health_insurance_card", "điểm b khoản 1 Điều 16 NĐ 335/2026/NĐ-CP")
_PARENT_335 = ("poor_single_parent", "khoản 4 Điều 5 NĐ 335/2026/NĐ-CP")

NOBODY_CAN_SHOW: Final[dict[tuple[str, str, Path, Shown], str]] = {
    **{(*clause, path, "fails alone"): TWICE for clause in (_TAKEN_IN_20, _TAKEN_IN_335) for path in _INSIDE},
    (*_CARD_20, ("item", 7), "decides when met"): WIDER,
    (*_CARD_41, (0, "item", 7), "decides when met"): WIDER,
    (*_CARD_335, (0, "item", 1), "decides when met"): WIDER,
    (*_CARD_41, (0, "item", 5), "decides when met"): NOT_IN_FORCE,
    (*_CARD_41, (0, "item", 6), "decides when met"): NOT_IN_FORCE,
    (*_CARD_335, (2, "item", "item", 4), "decides when met"): NOT_IN_FORCE,
    (*_CARD_335, (2, "item", "item", 5), "decides when met"): NOT_IN_FORCE,
    (*_PARENT_335, (4, 1, 1, "item", "each", 0), "decides when met"): FIRST_PART,
}
"""Conditions that no household can show, each with its reason; a test below proves that there is none."""


def shows(row: Judged, path: Path, what: Shown) -> bool:
    met = what == "decides when met"
    return row.walk.truth(row.law.when) is met and flipped(row.walk, row.law.when, path) is (not met)


@pytest.mark.parametrize("unit", units(), ids=lambda u: ascii_only(f"{u[0]} {u[1]} {u[2] or ''}"))
def test_every_condition_of_the_clause_decides_in_one_row_and_fails_alone_in_another(unit: Unit) -> None:
    _, law = units()[unit]
    kinds: tuple[Shown, ...] = ("decides when met", "fails alone")
    found = {
        (unit[0], unit[1], path, what)
        for path, _ in leaves(law.when)
        for what in kinds
        if not any(shows(row, path, what) for row in rows_of(unit))
    }
    expected = {key for key in NOBODY_CAN_SHOW if key[:2] == unit[:2]}
    holes = [f"{unit[0]}, {unit[1]}: no row in which {said(law.when, k[2]).en} {k[3]}" for k in found - expected]
    assert not holes, "\n".join(holes)
    assert found == expected, "a row shows what was held to be impossible"


@pytest.mark.parametrize("key", NOBODY_CAN_SHOW, ids=lambda k: ascii_only(f"{k[0]} {k[1]} {k[2]} {k[3]}"))
def test_what_no_row_shows_nobody_can_show(key: tuple[str, str, Path, Shown]) -> None:
    program, place, path, what = key
    ruleset, law = next(v for k, v in units().items() if k[:2] == (program, place))
    leaf = next(leaf for p, leaf in leaves(law.when) if p == path)
    turned = reworded(ruleset, program, replaced(law.when, path, Not(leaf)))
    shown = [
        (was, now)
        for was, now in pairs(ruleset, turned, program)
        if (was is not None, now is not None) == ((True, False) if what == "decides when met" else (False, True))
    ]
    assert not shown


def ascii_only(words: str) -> str:
    return words.encode("ascii", "ignore").decode()


# what is paid


def paid_by(row: Judged) -> tuple[Payment, int] | None:
    """The payment that applies to somebody and the line of its table that gives the coefficient."""
    if not row.eligible or row.law.payment.level is None:
        return None
    receiving = row.subject.receives(row.law.program.paid_as)
    if row.law.continuing is not None and receiving is None:
        return None
    payment = row.law.continuing if row.law.continuing is not None and receiving else row.law.payment
    if not payment.rows:
        return (payment, 0)
    truths = [row.walk.truth(line.when) for line in payment.rows]
    first = truths.index(True) if True in truths else len(truths)
    return (payment, first) if None not in truths[: first + 1] else None


PAID_ONLY_TO_THOSE_ALREADY_PAID: Final = {"orphan_student"}
"""Khoản 2 Điều 5 continues a benefit; from 01/07/2026 to 04/10/2026 it is at the level of those already paid."""


def test_every_coefficient_pays_in_some_row_at_every_level_that_the_law_has_set() -> None:
    paid = {(r.law.id, *key) for r in judged() if (key := paid_by(r)) is not None}
    holes = [
        f"{law.id} from {ruleset.as_of}: no row is paid {line + 1} of {payment.at} at {payment.level.source}"
        for ruleset in periods()
        for law in ruleset.law.programs
        for payment in law.payments
        for line in range(max(len(payment.rows), 1))
        if payment.level is not None and (law.id, payment, line) not in paid
        if not (law.id in PAID_ONLY_TO_THOSE_ALREADY_PAID and law.continuing and payment is law.payment)
    ]
    assert not holes, "\n".join(holes)


def test_every_dated_value_pays_in_some_row() -> None:
    paid = {key[0].level for r in judged() if (key := paid_by(r)) is not None}
    values = [(s.id, v) for s in series().values() for v in s.values]
    assert values
    assert not [f"{name}: {v.value}, {v.source}, {v.audience}" for name, v in values if v not in paid]


def test_the_transition_is_shown_for_those_already_paid_for_others_and_for_unknown() -> None:
    (ruleset,) = (r for r in periods() if any(law.transition for law in r.law.programs))
    moved = {law.id for law in ruleset.law.programs if law.continuing}
    shown = {
        receives: {
            r.law.id
            for r in judged()
            if r.law.continuing and r.eligible and r.subject.receives(r.law.program.paid_as) is receives
        }
        for receives in (True, False, None)
    }
    assert shown[True] == moved
    assert shown[False] == moved - PAID_ONLY_TO_THOSE_ALREADY_PAID
    assert {"severe_disability", "social_pension", "elderly_poor_unsupported"} <= shown[None]


# what is paid together


def test_every_rule_of_exclusion_makes_somebody_yield_and_is_cited() -> None:
    for row in dict.fromkeys(e for r in periods() for e in r.law.exclusions if isinstance(e, HighestOnly)):
        yielding = [j for j in judged() if j.expected.values.get("yields_to") and str(row.at) in cited(j)]
        assert yielding, f"no row yields under {row.at}"


def test_every_combination_is_paid_together_in_some_row_and_is_cited() -> None:
    paid: dict[int, dict[tuple[str, str], Judged]] = {}
    for j in judged():
        if j.expected.values.get("payable") is True:
            paid.setdefault(id(j.case), {})[j.expected.member, j.law.id] = j
    for ruleset in periods():
        for row in (e for e in ruleset.law.exclusions if isinstance(e, MayCombine)):
            for other in (w for w in row.with_ if w in ruleset.law.by_id):
                together = [
                    found[member, row.program]
                    for found in paid.values()
                    for member, program in found
                    if program == other and (member, row.program) in found
                ]
                assert any(str(row.at) in cited(j) for j in together), f"{row.at}: {row.program} with {other}"


def cited(row: Judged) -> tuple[str, ...]:
    found = row.expected.values.get("cites", ())
    assert isinstance(found, tuple)
    return found


def test_ties_go_to_the_earlier_clause_and_an_allowance_comes_before_the_social_pension() -> None:
    ties = set()
    for loser in judged():
        winner = loser.expected.values.get("yields_to")
        for other in loser.case.expected:
            same = other.program == winner and other.member == loser.expected.member
            if same and other.values.get("amount_high") == loser.expected.values["amount_high"]:
                ties.add((winner, loser.law.id))
    assert {("orphan_child", "hiv_child"), ("hiv_child", "severe_disability")} <= ties
    assert ("poor_single_parent", "social_pension") in ties


# cases, ages and days


def test_every_case_of_a_clause_is_cited_in_some_row() -> None:
    cases = {
        str(e.at)
        for _, law in units().values()
        for e in law.provision.expressions()
        if isinstance(e, Clause) and e.case and e.at
    }
    assert cases <= {at for j in judged() for at in cited(j)}


def ages(law: ProgramLaw) -> set[int]:
    inner = [e for p in law.payments for line in p.rows for _, e in leaves(line.when)]
    return {e.months for e in (*law.provision.expressions(), *inner) if isinstance(e, Age)}


def births(row: Judged) -> list[date]:
    """The exact days of birth of the one judged and of the children raised."""
    people = {m.id: m for m in row.case.household.members}
    person = people[row.expected.member]
    family: list[Person] = [person, *(people[i] for i in person.raising or () if i in people)]
    return [m.birth.lo for m in family if m.birth and m.birth.exact]


@pytest.mark.parametrize("unit", units(), ids=lambda u: ascii_only(f"{u[0]} {u[1]} {u[2] or ''}"))
def test_every_age_is_reached_tomorrow_today_and_yesterday_in_some_row(unit: Unit) -> None:
    _, law = units()[unit]
    for months in ages(law):
        shown = {(add_months(birth, months) - row.case.as_of).days for row in rows_of(unit) for birth in births(row)}
        assert {1, 0, -1} <= shown, f"{unit[0]}, {unit[1]}: the day of {months} months is not surrounded"


def test_who_is_born_on_29_february_comes_of_every_age_that_can_fall_in_a_common_year() -> None:
    every = {months for _, law in units().values() for months in ages(law) if months % 48}
    shown = {
        (months, n)
        for row in judged()
        for birth in births(row)
        for months in ages(row.law)
        for n in (-1, 0, 1)
        if (birth.month, birth.day) == (2, 29) and row.case.as_of == add_months(birth, months) + n * ONE_DAY
    }
    assert every == {36, 22 * 12, 70 * 12, 75 * 12}
    assert {(months, n) for months in every for n in (-1, 0, 1)} <= shown


def test_every_day_of_change_is_judged_the_day_before_on_the_day_and_the_day_after() -> None:
    first = resolver().rulebook.first_day
    days = [d for d in resolver().change_days if d >= first]
    wanted = {d + n * ONE_DAY for d in days for n in (-1, 0, 1)} - {first - ONE_DAY}
    assert wanted <= {c.as_of for c in load_tables()}


def test_every_day_on_which_law_becomes_known_is_stood_on_and_the_day_before() -> None:
    first = resolver().rulebook.first_day
    days = [d for d in resolver().knowledge_days if d > first]
    assert {d + n * ONE_DAY for d in days for n in (-1, 0)} <= {c.known_on for c in load_tables()}
