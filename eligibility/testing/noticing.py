"""Whether the case tables notice a mutant, and whether a mutant that they do not notice makes any difference at all."""

from __future__ import annotations

from collections.abc import Hashable, Iterable, Iterator
from datetime import date
from functools import cache
from itertools import combinations
from typing import Final

from eligibility.calendar import ONE_DAY
from eligibility.errors import EligibilityError
from eligibility.facts.household import Household
from eligibility.rules.engines.completions import Completions, Paid
from eligibility.rules.engines.diagrams import outcomes
from eligibility.rules.engines.payable import Payable
from eligibility.rules.engines.reference import Walk
from eligibility.rules.expressions import Amount, Meets
from eligibility.rules.provisions import HighestOnly, MayCombine
from eligibility.rules.resolve import Law, ProgramLaw, Resolver, Ruleset
from eligibility.rules.subjects import Subject, subjects
from eligibility.screening.explanation import citations
from eligibility.testing.case_files import Case, Expected
from eligibility.testing.everybody import met_together, pairs
from eligibility.testing.mutants import Mutant

_COMPARED: Final = ("verdict", "coefficient", "units", "amount_low", "amount_high")


def notices(mutant: Mutant, cases: Iterable[Case], law: Resolver) -> Case | None:
    """The first row whose expectation is not met under the mutant; None where no row notices.

    Compared are the verdict, the coefficient, the units and the amount; where the change is to the exclusions, what is
    paid, what it yields to, and the citations. `law` is the rulebook without the change.
    """
    tells = _tells if mutant.rulebook.exclusions is law.rulebook.exclusions else _tells_by_what_is_paid
    for case in cases:
        for expected in case.expected:
            if expected.program in mutant.programs and tells(mutant, case, expected, law):
                return case
    return None


def _tells(mutant: Mutant, case: Case, expected: Expected, law: Resolver) -> bool:
    program = expected.program or ""
    try:
        ruleset = mutant.resolver.resolve(case.as_of, case.known_on)
        changed = ruleset.law.by_id.get(program)
        if _same(changed, law.resolve(case.as_of, case.known_on).law.by_id.get(program)):
            return False
        found = None if changed is None else _outcome(ruleset, _members(case)[expected.member], changed)
    except EligibilityError:
        return True  # the changed law has no answer at all
    if found is None:
        return expected.values["verdict"] is not None
    return any(expected.values[k] != found[k] for k in _COMPARED if k in expected.values)


def _same(one: ProgramLaw | None, other: ProgramLaw | None) -> bool:
    if one is None or other is None:
        return one is other
    return one.provision is other.provision and one.payments == other.payments


def _members(case: Case) -> dict[str, Subject]:
    return _subjects(case.household, case.as_of)


@cache
def _subjects(household: Household, as_of: date) -> dict[str, Subject]:
    return {s.id: s for s in subjects(household, as_of)}


def _outcome(ruleset: Ruleset, subject: Subject, law: ProgramLaw) -> dict[str, object]:
    """What an answer says of a program: its verdict, and what is paid while its conditions are met."""
    found = outcomes(Completions(ruleset, subject).paid(law))
    granted = [o for o in found if isinstance(o, Paid)]
    verdict = "eligible" if None not in found else "undetermined" if granted else "not_eligible"
    amounts = [g.amount for g in granted] or [0]
    coefficients, units = {g.coefficient for g in granted}, {g.units for g in granted}
    return {
        "verdict": verdict,
        "coefficient": coefficients.pop() if len(coefficients) == 1 else None,
        "units": units.pop() if len(units) == 1 else None,
        "amount_low": min(amounts) if verdict == "eligible" else 0,
        "amount_high": max(amounts),
    }


def _tells_by_what_is_paid(mutant: Mutant, case: Case, expected: Expected, _: Resolver) -> bool:
    if not (isinstance(expected.values.get("payable"), bool) and expected.values["verdict"] == "eligible"):
        return False
    ruleset = mutant.resolver.resolve(case.as_of, case.known_on)
    law, subject = ruleset.law.by_id[expected.program or ""], _members(case)[expected.member]
    payable = Payable(Completions(ruleset, subject))
    said = citations(law, Walk(ruleset, subject).step(law.when), payable, eligible=True)
    cited = expected.values.get("cites", ())
    return (
        expected.values["payable"] is not payable.is_paid(law.id)
        or expected.values["yields_to"] != payable.yields_to(law.id)
        or (isinstance(cited, tuple) and not set(cited) <= set(said))
    )


def makes_no_difference(mutant: Mutant, law: Resolver) -> bool:
    """Whether nobody, on any day, known on any day, is answered otherwise under the mutant: compared exactly.

    Of a change to the exclusions it proves that nobody meets two benefits that are treated otherwise.
    """
    if mutant.rulebook.exclusions is not law.rulebook.exclusions:
        return _pays_alike(mutant, law)
    compared: set[Hashable] = set()
    for as_of, known_on in _days(mutant.resolver, law):
        was, now = _resolved(law, as_of, known_on), _resolved(mutant.resolver, as_of, known_on)
        if was is None or now is None:
            if was is not now:
                return False
            continue
        for program in mutant.programs:
            one, other = was.law.by_id.get(program), now.law.by_id.get(program)
            if _same(one, other):
                continue
            if one is None or other is None:
                return False
            question = _question(was, one), _question(now, other), _levels(one, other)
            if question not in compared and any(a != b for a, b in pairs(was, now, program)):
                return False
            compared.add(question)
    return True


def _pays_alike(mutant: Mutant, law: Resolver) -> bool:
    compared: set[tuple[Law, Law]] = set()
    for as_of, known_on in _days(mutant.resolver, law):
        was, now = _resolved(law, as_of, known_on), _resolved(mutant.resolver, as_of, known_on)
        if was is None or now is None:
            return False
        if (was.law, now.law) in compared:
            continue
        compared.add((was.law, now.law))
        changed = _excluding(was.law) ^ _excluding(now.law)
        if changed and changed & met_together(was):
            return False
    return True


def _excluding(law: Law) -> frozenset[frozenset[str]]:
    """The pairs of benefits of which only one is paid."""
    pairs_ = {frozenset(p) for r in law.exclusions if isinstance(r, HighestOnly) for p in combinations(r.among, 2)}
    together = {frozenset((r.program, w)) for r in law.exclusions if isinstance(r, MayCombine) for w in r.with_}
    return frozenset(pairs_ - together)


def _question(ruleset: Ruleset, law: ProgramLaw) -> Hashable:
    """What an answer on a program depends on, its levels apart: equal on days that need to be compared only once."""
    read = tuple(law.provision.expressions())
    limits = any(isinstance(e, Amount) for e in read) and tuple(v.value for _, v in ruleset.law.values)
    others = any(isinstance(e, Meets) for e in read) and id(ruleset.law)
    return (id(law.provision), tuple((id(p.rows), p.units) for p in law.payments), limits, others)


def _levels(one: ProgramLaw, other: ProgramLaw) -> Hashable:
    """The levels paid under both laws; nothing where they are the same, whatever they are."""
    mine, theirs = ([p.level and p.level.value for p in law.payments] for law in (one, other))
    return None if mine == theirs else (tuple(mine), tuple(theirs))


def _days(*resolvers: Resolver) -> Iterator[tuple[date, date]]:
    """Every pair of days (judged, known) between two of which the law may be another one."""
    first = max(r.rulebook.first_day for r in resolvers)
    judged = {d for r in resolvers for d in r.change_days}
    known = {d for r in resolvers for d in r.knowledge_days}
    for as_of in sorted({max(d + n * ONE_DAY, first) for d in judged for n in (-1, 0)}):
        for known_on in sorted({max(d + n * ONE_DAY, first) for d in known for n in (-1, 0)}):
            yield as_of, known_on


def _resolved(resolver: Resolver, as_of: date, known_on: date) -> Ruleset | None:
    """The law of two days; None where it has no answer at all."""
    try:
        return resolver.resolve(as_of, known_on)
    except EligibilityError:
        return None
