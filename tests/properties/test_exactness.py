"""Answers against brute force: every way in which the unknown facts could turn out, judged one by one by hand."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from itertools import combinations
from typing import NamedTuple

from hypothesis import given, settings
from hypothesis import strategies as st

from eligibility import Household, PartialDate, Person, determine, resolve
from eligibility.rules.resolve import Ruleset
from eligibility.screening import Determination
from eligibility.testing.by_hand import ByHand, Grant, completions, facts_read, values
from eligibility.testing.edits import STATED_BY_SILENCE, references, stated, value_of, without
from eligibility.testing.strategies import Case, cases, partial_dates

MOST_COMPLETIONS = 400

# khoản 2 Điều 6 of NĐ 20/2021 and of NĐ 335/2026, khoản 1 Điều 3 NĐ 176/2025, in the words of this test: one benefit,
# the highest; khoản 4 is paid beside the highest one of khoản 5, 6 and 8; of equal ones the first in this order.
IN_CLAUSE_ORDER = (
    "orphan_child",
    "orphan_student",
    "hiv_child",
    "poor_single_parent",
    "elderly_poor_unsupported",
    "elderly_remote_area",
    "elderly_without_pension",
    "elderly_taken_in",
    "severe_disability",
    "young_child_difficult_area",
    "hiv_adult",
    "social_pension",
)
BESIDE_THE_SINGLE_PARENT = {*IN_CLAUSE_ORDER[4:9], "hiv_adult"}


def may_stand_together(programs: Sequence[str]) -> bool:
    if len(programs) == 1:
        return True
    return len(programs) == 2 and programs[0] == "poor_single_parent" and programs[1] in BESIDE_THE_SINGLE_PARENT


class Outcome(NamedTuple):
    """One member in one completion: what each program gives, what is paid, and the sum."""

    grants: dict[str, Grant | None]
    paid: tuple[str, ...]
    total: int


def outcome(case: ByHand, person: Person) -> Outcome:
    grants = case.grants(person)
    met = [p for p in IN_CLAUSE_ORDER if grants.get(p)]
    best: tuple[str, ...] = ()
    most = -1
    for programs in sorted((c for n in (1, 2) for c in combinations(met, n)), key=_in_clause_order):
        total = sum(g.amount for p in programs if (g := grants[p]))
        if may_stand_together(programs) and total > most:
            best, most = programs, total
    return Outcome(grants, best, max(most, 0))


def _in_clause_order(programs: tuple[str, ...]) -> list[int]:
    return [IN_CLAUSE_ORDER.index(p) for p in programs]


@dataclass(frozen=True)
class Table:
    """Every completion of a household, with the outcome for each member."""

    unknown: tuple[str, ...]
    rows: list[tuple[tuple[object, ...], list[Outcome]]]

    @classmethod
    def of(cls, household: Household, unknown: tuple[str, ...], ruleset: Ruleset) -> Table:
        rows = []
        for choice, full in completions(household, unknown, ruleset):
            by_hand = ByHand(full, ruleset)
            rows.append((choice, [outcome(by_hand, m) for m in full.members]))
        return cls(unknown, rows)

    def outcomes(self, member: int) -> list[Outcome]:
        return [outcomes[member] for _, outcomes in self.rows]

    def missing(self, member: int, person: str, program: str) -> set[str]:
        """Facts on which the verdict or the amount depends in some completion of the others."""
        return {
            unknown.removeprefix(f"{person}.")
            for index, unknown in enumerate(self.unknown)
            if self._depends(member, program, index)
        }

    def _depends(self, member: int, program: str, index: int) -> bool:
        amounts: dict[tuple[object, ...], int | None] = {}
        for choice, outcomes in self.rows:
            others = choice[:index] + choice[index + 1 :]
            grant = outcomes[member].grants[program]
            amount = grant.amount if grant else None
            if amounts.setdefault(others, amount) != amount:
                return True
        return False


@st.composite
def fully_known_but_for_a_few(draw: st.DrawFn) -> tuple[Case, tuple[str, ...]]:
    """A household of which up to four facts are unknown, few enough to write down every completion."""
    case = draw(cases(known="all"))
    ruleset = resolve(case.as_of)
    chosen: list[str] = []
    household = case.household
    written = 1
    for reference in draw(st.permutations(_askable(draw, case)))[:4]:
        less = _forget(draw, household, reference)
        written *= len(values(less, reference, ruleset))
        if written > MOST_COMPLETIONS:
            break
        chosen.append(reference)
        household = less
    return Case(household, case.as_of), tuple(chosen)


def _askable(draw: st.DrawFn, case: Case) -> list[str]:
    """Some facts of the household and of one member; most times only those that matter when all of them are open."""
    born = {r: value_of(case.household, r) for r in references(case.household) if r.endswith(".birth")}
    unborn = {r for r, b in born.items() if isinstance(b, PartialDate) and b.hi > case.as_of}
    read = facts_read(resolve(case.as_of).law) - STATED_BY_SILENCE
    member = draw(st.sampled_from(case.household.members)).id
    owners = {"household", member}
    facts = {r for r in references(case.household) if r.rpartition(".")[2] in read and r not in unborn}
    own = sorted(r for r in facts if r.rpartition(".")[0] in owners)
    if draw(st.integers(0, 4)) == 0:
        return own
    answer = determine(without(case.household, own), as_of=case.as_of)[member]
    program = draw(st.sampled_from([d for d in answer.determinations if d.missing] or answer.determinations))
    telling = {m if "." in m else f"{member}.{m}" for m in program.missing}
    children = facts & {f"{c}.{f}" for c in _raised(case, member) for f in ("birth", "studying", "study_suspended")}
    return sorted(facts & telling | (children if "raising" in program.missing else set()))


def _raised(case: Case, member: str) -> tuple[str, ...]:
    found = case.household.member(member)
    return (found.raising or ()) if found else ()


def _forget(draw: st.DrawFn, household: Household, reference: str) -> Household:
    """Leave the fact out, or know a birth only roughly."""
    value = value_of(household, reference)
    if not isinstance(value, PartialDate) or draw(st.booleans()):
        return without(household, [reference])
    rough = draw(partial_dates(value.lo, value.lo))
    return stated(household, {reference: rough})


@settings(max_examples=3 * settings().max_examples)
@given(fully_known_but_for_a_few())
def test_an_answer_is_exactly_what_all_completions_give(asked: tuple[Case, tuple[str, ...]]) -> None:
    (household, as_of), unknown = asked
    table = Table.of(household, unknown, resolve(as_of))
    for number, person in enumerate(determine(household, as_of=as_of).people):
        outcomes = table.outcomes(number)
        sums = [o.total for o in outcomes]
        assert (person.monthly_total_low, person.monthly_total_high) == (min(sums), max(sums)), person.id
        for found in person.determinations:
            assert_exact(found, outcomes)
            assert set(found.missing) == table.missing(number, person.id, found.program), (person.id, found.program)


@settings(max_examples=3 * settings().max_examples)
@given(cases(members=4, known="all"))
def test_of_what_a_fully_known_person_meets_the_best_permitted_combination_is_paid(case: Case) -> None:
    household, as_of = case
    table = Table.of(household, (), resolve(as_of))
    for number, person in enumerate(determine(household, as_of=as_of).people):
        (found,) = table.outcomes(number)
        payable = {d.program for d in person.determinations if d.payable}
        assert payable & set(IN_CLAUSE_ORDER) == set(found.paid), person.id
        assert person.monthly_total_low == person.monthly_total_high == found.total, person.id
        for determination in person.determinations:
            assert_exact(determination, [found])


def assert_exact(found: Determination, outcomes: list[Outcome]) -> None:
    grants = [o.grants[found.program] for o in outcomes]
    amounts = [g.amount for g in grants if g]
    eligible = None not in grants
    assert found.verdict == ("eligible" if eligible else "undetermined" if amounts else "not_eligible"), found
    assert found.amount_high == max(amounts, default=0), found
    assert found.amount_low == (min(amounts) if eligible else 0), found
    assert found.coefficient == _only({g.coefficient for g in grants if g}), found
    assert found.units == _only({g.units for g in grants if g}), found
    competes = found.program in IN_CLAUSE_ORDER
    paid = {found.program in o.paid or not competes for o in outcomes}
    assert found.payable is (_only(paid) if eligible else None if amounts else False), found
    if eligible and paid == {False}:
        assert found.yields_to == min((rival(found.program, o.paid) for o in outcomes), key=IN_CLAUSE_ORDER.index), (
            found
        )


def rival(loser: str, paid: tuple[str, ...]) -> str:
    """Of what is paid, the benefit that excludes the loser."""
    apart = [w for w in paid if not may_stand_together(sorted((w, loser), key=IN_CLAUSE_ORDER.index))]
    return (apart or list(paid))[0]


def _only(found: Collection[object]) -> object:
    return next(iter(found)) if len(found) == 1 else None
