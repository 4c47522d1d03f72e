"""`determine`: one household, one day, one place; every verdict, amount, citation and missing fact."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import date
from typing import Any, Literal, TypeVar

from eligibility.calendar import add_months
from eligibility.errors import EngineError
from eligibility.facts.household import Household
from eligibility.facts.person import Person
from eligibility.law.places import PLACES
from eligibility.programs import resolve
from eligibility.rules.engines.completions import Completions, Paid
from eligibility.rules.engines.diagrams import outcomes
from eligibility.rules.engines.payable import Bounds, Payable
from eligibility.rules.engines.reference import Walk
from eligibility.rules.resolve import ProgramLaw
from eligibility.rules.subjects import subjects
from eligibility.screening import explanation
from eligibility.screening.answer import (
    Answer,
    ClassAnswer,
    Determination,
    HouseholdAnswer,
    PersonAnswer,
    RulesetRef,
    Verdict,
)
from eligibility.screening.assumptions import assume as state
from eligibility.screening.problems import problems
from eligibility.text import Text

Engine = Literal["reference", "durable", "checked"]
T = TypeVar("T")


def determine(  # noqa: PLR0913 - the clocks, the place, the engine and what is assumed are all stated by name
    household: Household,
    *,
    as_of: date,
    place: str = "national",
    known_on: date | None = None,
    engine: Engine = "checked",
    assume: Mapping[str, Any] | None = None,
) -> Answer:
    """Determine every program for every member of a household on the day `as_of`.

    Pure: no clock, no input or output. `known_on` is the day on which we stand to know the law; it defaults to the day
    up to which the rulebook was verified. `assume` states facts that are unknown (`{"citizen": True}`); they are told
    in the answer. Amounts are whole VND a month. Raises `NotEncodedError` for a day before 01/07/2021 or a place
    whose law is not here, `AssumptionError` for an assumption about nothing, `EngineError` for an engine not here.

    >>> elder = Household.model_validate(
    ...     {
    ...         "members": [
    ...             {
    ...                 "id": "ba",
    ...                 "birth": 1944,
    ...                 "citizen": True,
    ...                 "requested": True,
    ...                 "pension_monthly": 0,
    ...                 "social_insurance_monthly": 0,
    ...                 "survivor_benefit_monthly": 0,
    ...             }
    ...         ]
    ...     }
    ... )
    >>> found = determine(elder, as_of=date(2026, 11, 23))["ba"]["social_pension"]
    >>> found.verdict, found.monthly_amount, found.citations
    ('eligible', 540000, ('khoản 1 Điều 2 NĐ 176/2025/NĐ-CP',))
    """
    if engine == "durable":
        raise EngineError(
            Text(
                "Chưa có bộ suy diễn durable; dùng engine=«reference» hoặc «checked».",
                "The durable engine is not here yet; use engine=«reference» or «checked».",
            )
        )
    ruleset = resolve(as_of, known_on, place)
    household, assumptions = state(household, assume or {})
    peers: dict[str, Completions] = {}
    found = [
        (member, Payable(peers.get(subject.id) or Completions(ruleset, subject, peers)))
        for member, subject in zip(household.members, subjects(household, as_of), strict=True)
    ]
    total = _household_total(payable for _, payable in found)
    return Answer.model_construct(
        as_of=as_of,
        known_on=ruleset.known_on,
        place=PLACES[place].id,
        ruleset=RulesetRef.model_construct(version=ruleset.version, digest=ruleset.digest),
        assumptions=assumptions,
        people=tuple(_person(member, payable) for member, payable in found),
        household=_household(household),
        monthly_total_low=total.low,
        monthly_total_high=total.high,
        problems=problems(household, as_of),
    )


def _household(household: Household) -> HouseholdAnswer:
    def stated(value: str | None) -> ClassAnswer:
        return ClassAnswer.model_construct(value=value, basis="official" if value else None)

    return HouseholdAnswer.model_construct(
        id=household.id,
        poverty_class=stated(household.poverty_class),
        local_poverty_class=stated(household.local_poverty_class),
    )


def _household_total(payables: Iterable[Payable]) -> Bounds:
    """The bounds of the members' sum, each household fact taking one value for all of them at once."""
    sums: dict[tuple[int, int], Bounds] = {}
    for payable in payables:
        for cell, own in payable.by_household_fact().items():
            so_far = sums.get(cell, Bounds(0, 0))
            sums[cell] = Bounds(so_far.low + own.low, so_far.high + own.high)
    return Bounds(min(s.low for s in sums.values()), max(s.high for s in sums.values()))


def _person(member: Person, payable: Payable) -> PersonAnswer:
    ruleset = payable.completions.ruleset
    walk = Walk(ruleset, payable.completions.subject)
    return PersonAnswer.model_construct(
        id=member.id,
        determinations=tuple(_determination(law, walk, payable) for law in ruleset.law.programs),
        monthly_total_low=payable.total.low,
        monthly_total_high=payable.total.high,
        notes=tuple(explanation.person_notes(member, ruleset.as_of)),
    )


def _determination(law: ProgramLaw, walk: Walk, payable: Payable) -> Determination:
    completions = payable.completions
    paid = completions.paid(law)
    possible: set[Paid | None] = outcomes(paid)
    granted = [p for p in possible if p is not None]
    verdict: Verdict = "not_eligible" if not granted else "undetermined" if None in possible else "eligible"
    eligible = verdict == "eligible"
    low = min(g.amount for g in granted) if eligible else 0
    high = max((g.amount for g in granted), default=0)
    proof = walk.step(law.when)
    found = Determination.model_construct(
        program=law.id,
        kind=law.program.kind,
        verdict=verdict,
        payable=payable.is_paid(law.id) if eligible else None if granted else False,
        coefficient=_the_only({g.coefficient for g in granted}),
        units=_the_only({g.units for g in granted}),
        monthly_amount=low if low == high else None,
        amount_low=low,
        amount_high=high,
        citations=explanation.citations(law, proof, payable, eligible=eligible),
        amount_citations=explanation.amount_citations(law, walk) if granted else (),
        missing=completions.missing(completions.diagrams.apply(_amount, paid)),
        yields_to=payable.yields_to(law.id) if eligible else None,
        eligible_from=None if granted else _eligible_from(law, walk),
        because=explanation.because(proof),
        notes=tuple(explanation.notes(law, proof, walk, granted=bool(granted))),
    )
    return found.with_proof(proof, law.program.name)


def _amount(paid: Paid | None) -> int | None:
    return None if paid is None else paid.amount


def _the_only(values: set[T]) -> T | None:
    return next(iter(values)) if len(values) == 1 else None


def _eligible_from(law: ProgramLaw, walk: Walk) -> date | None:
    """The first birthday limit from which the conditions hold, all else unchanged, under the law of the day judged."""
    subject, ruleset = walk.subject, walk.ruleset
    if subject.birth_lo is None or subject.birth_lo != subject.birth_hi:
        return None
    for months in sorted({0, *ruleset.law.ages_of[law.id]}):
        day = add_months(subject.birth_lo, months)
        if day > ruleset.as_of and Walk(ruleset.on(day), subject).truth(law.when) is True:
            return day
    return None
