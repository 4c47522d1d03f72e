"""`determine`: one household, one day, one place; every verdict, amount, citation and missing fact."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import date
from functools import cache
from typing import Any, Literal

from eligibility.calendar import add_months
from eligibility.errors import EngineError
from eligibility.facts.enums import LivesIn
from eligibility.facts.household import Household
from eligibility.facts.person import Person
from eligibility.law.places import PLACES
from eligibility.programs import resolve
from eligibility.programs.readings import LEAP_BIRTHDAY
from eligibility.rules.engines.completions import Completions, Paid
from eligibility.rules.engines.diagrams import Node, outcomes
from eligibility.rules.engines.payable import NOTHING, Bounds, Payable
from eligibility.rules.engines.reference import Step, Walk
from eligibility.rules.expressions import Age, Clause, Expr, OneOf, Present, Reading, walk
from eligibility.rules.provisions import HighestOnly, MayCombine
from eligibility.rules.resolve import ProgramLaw, Ruleset
from eligibility.rules.subjects import Subject, subjects
from eligibility.screening.answer import (
    Answer,
    ClassAnswer,
    Condition,
    ConditionVerdict,
    Determination,
    HouseholdAnswer,
    PersonAnswer,
    RulesetRef,
    Said,
    Verdict,
)
from eligibility.screening.assumptions import assume as state
from eligibility.screening.problems import problems
from eligibility.text import Text, day

Engine = Literal["reference", "durable", "checked"]
_CONDITION: dict[bool | None, ConditionVerdict] = {True: "met", False: "not_met", None: "unknown"}


def determine(
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
    people = []
    payables = []
    for member, subject in zip(household.members, subjects(household, as_of), strict=True):
        completions = peers.get(subject.id) or Completions(ruleset, subject, peers)
        payable = Payable(completions)
        payables.append(payable)
        people.append(_person(member, payable))
    total = _household_total(payables)
    return Answer(
        as_of=as_of,
        known_on=ruleset.known_on,
        place=PLACES[place].id,
        ruleset=RulesetRef(version=ruleset.version, digest=ruleset.digest),
        assumptions=assumptions,
        people=tuple(people),
        household=_household(household),
        monthly_total_low=total.low,
        monthly_total_high=total.high,
        problems=problems(household, as_of),
    )


def _household(household: Household) -> HouseholdAnswer:
    def stated(value: str | None) -> ClassAnswer:
        return ClassAnswer(value=value, basis="official" if value else None)

    return HouseholdAnswer(
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
    walk_ = Walk(ruleset, payable.completions.subject)
    return PersonAnswer(
        id=member.id,
        determinations=tuple(_determination(law, walk_, payable) for law in ruleset.law.programs),
        monthly_total_low=payable.total.low,
        monthly_total_high=payable.total.high,
        notes=tuple(_person_notes(member, ruleset)),
    )


def _determination(law: ProgramLaw, walk_: Walk, payable: Payable) -> Determination:
    completions = payable.completions
    paid = completions.paid(law)
    granted = [o for o in outcomes(paid) if o is not None]
    verdict = _verdict(paid)
    proof = walk_.step(law.when)
    low = min((g.amount for g in granted), default=0) if verdict == "eligible" else 0
    high = max((g.amount for g in granted), default=0)
    is_paid = payable.is_paid(law.id) if verdict == "eligible" else None if granted else False
    yields_to = payable.yields_to(law.id) if verdict == "eligible" else None
    found = Determination(
        program=law.id,
        kind=law.program.kind,
        verdict=verdict,
        payable=is_paid,
        coefficient=_only({g.coefficient for g in granted}),
        units=_only({g.units for g in granted}) or (1 if granted and not _counts(law) else None),
        monthly_amount=low if low == high else None,
        amount_low=low,
        amount_high=high,
        citations=tuple(_citations(law, proof, verdict, is_paid, yields_to, payable)),
        amount_citations=tuple(_amount_citations(law, walk_)) if granted else (),
        missing=completions.missing(completions.diagrams.apply(_amount_or_none, paid)),
        yields_to=yields_to,
        eligible_from=_eligible_from(law, walk_) if verdict == "not_eligible" else None,
        because=tuple(_condition(s) for s in _telling(proof)),
        notes=tuple(_notes(law, proof, walk_, granted)),
    )
    found._proof = proof  # noqa: SLF001 - the answer's own private part
    found._name = law.program.name  # noqa: SLF001
    return found


def _amount_or_none(paid: Paid | None) -> int | None:
    return None if paid is None else paid.amount


def _counts(law: ProgramLaw) -> bool:
    return law.payment.units.count is not None


def _only(values: set[Any]) -> Any:
    return next(iter(values)) if len(values) == 1 else None


def _verdict(paid: Node) -> Verdict:
    found = outcomes(paid)
    if None not in found:
        return "eligible"
    return "undetermined" if len(found) > 1 else "not_eligible"


# why


def _telling(proof: Step) -> tuple[Step, ...]:
    """The decisive conditions, without those that every listed person meets (alive, in the community)."""
    return tuple(s for s in proof.decisive if not (s.verdict is True and is_plain(s)))


def is_plain(step: Step) -> bool:
    """Whether a condition only says that the person is alive and lives in the community."""
    expr = step.expr
    while isinstance(expr, Clause):
        expr = expr.item
    return isinstance(expr, Present) or (isinstance(expr, OneOf) and LivesIn.COMMUNITY in expr.values)


def _condition(step: Step) -> Condition:
    from eligibility.rules.words import words

    text = words(step.expr)
    at = step.expr.at if isinstance(step.expr, Clause) else None
    return Condition(
        condition=text.vi,
        condition_en=text.en,
        verdict=_CONDITION[step.verdict],
        value=_plain(step.value),
        fact=step.facts[0] if step.facts else None,
        citation=str(at) if at else None,
    )


def _plain(value: object) -> object:
    """A value as JSON can hold it: dates in ISO form, bounds as lists (one value where they meet)."""
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, tuple):
        parts = [_plain(v) for v in value]
        bounds = bool(value) and not isinstance(value[0], str)
        return parts[0] if bounds and parts[0] == parts[-1] else parts
    return value


def _citations(  # noqa: PLR0913 - everything a citation depends on
    law: ProgramLaw,
    proof: Step,
    verdict: Verdict,
    is_paid: bool | None,
    yields_to: str | None,
    payable: Payable,
) -> Iterable[str]:
    cases = [s.expr.at for s in proof.met_cases if isinstance(s.expr, Clause) and s.expr.at]
    yield str(cases[0] if verdict == "eligible" and cases else law.provision.at)
    if law.payment.rows:
        yield str(law.payment.at)
    if verdict != "eligible":
        return
    if yields_to is not None:
        yield from _exclusion_citations(law.id, yields_to, payable)
    elif is_paid:
        for row in payable.law.exclusions:
            paired = {(row.program, w) for w in row.with_} if isinstance(row, MayCombine) else set()
            if paired & {w for w in payable.winners if law.id in w}:
                yield str(row.at)


def _exclusion_citations(loser: str, winner: str, payable: Payable) -> Iterable[str]:
    rows = [r for r in payable.law.exclusions if isinstance(r, HighestOnly) and {loser, winner} <= set(r.among)]
    yield from dict.fromkeys(str(r.at) for r in rows[:1])


def _amount_citations(law: ProgramLaw, walk_: Walk) -> Iterable[str]:
    paid_now = walk_.subject.receives((law.id,))
    for payment, applies in ((law.payment, paid_now is not True), (law.continuing, paid_now is not False)):
        if payment is None or payment.level is None:
            continue
        if payment is law.payment and law.continuing is None:
            applies = True  # noqa: PLW2901 - one payment for everybody
        if applies:
            yield str(payment.level.source)


# remarks


def _notes(law: ProgramLaw, proof: Step, walk_: Walk, granted: list[Paid]) -> Iterable[Said]:
    for reading in _readings(proof):
        other = Walk(walk_.ruleset, walk_.subject, reading)
        units = [(walk_.units(p.units), other.units(p.units)) for p in law.payments] if granted else []
        if other.truth(law.when) is not proof.verdict or any(a != b for a, b in units):
            yield _said(reading)
    if granted and law.transition and law.continuing and walk_.subject.receives((law.id,)) is not False:
        ours = [walk_.truth(r.when) and r.coefficient for r in law.continuing.rows]
        theirs = [walk_.truth(r.when) and r.coefficient for r in law.payment.rows]
        if ours != theirs:
            yield _said(law.transition.reading)


def _said(reading: Reading) -> Said:
    return Said.of(
        reading.id,
        Text(
            f"Cách hiểu (chưa kiểm chứng): {reading.says.vi}; {reading.other.vi}.",
            f"Reading (unverified): {reading.says.en}; {reading.other.en}.",
        ),
    )


def _readings(proof: Step) -> tuple[Reading, ...]:
    return _readings_in(proof.expr)


@cache
def _readings_in(expr: Expr) -> tuple[Reading, ...]:
    found = [e.reading for e in walk(expr) if isinstance(e, Clause) and e.reading]
    return tuple({r.id: r for r in found}.values())


def _person_notes(member: Person, ruleset: Ruleset) -> Iterable[Said]:
    as_of = ruleset.as_of
    if member.deceased_on and member.deceased_on.hi <= as_of:
        yield Said.of(
            "month_of_death_due",
            Text(
                f"Đã mất {member.deceased_on}: trợ cấp của tháng mất vẫn được hưởng, thôi hưởng từ tháng sau.",
                f"Died {member.deceased_on}: the month of death is still due, payment stops the month after.",
            ),
        )
    if member.birth and member.birth.lo > as_of:
        yield Said.of(
            "not_born_yet",
            Text(f"Chưa sinh vào ngày {day(as_of)}.", f"Not born yet on {day(as_of)}."),
        )
    leap = member.birth and (member.birth.lo.month, member.birth.lo.day) == (2, 29) and member.birth.exact
    if leap and (as_of.month, as_of.day) == (2, 28):
        yield _said(LEAP_BIRTHDAY)


def _eligible_from(law: ProgramLaw, walk_: Walk) -> date | None:
    """The first birthday limit from which the conditions hold, all else unchanged, under today's law."""
    subject = walk_.subject
    if subject.birth_lo is None or subject.birth_lo != subject.birth_hi:
        return None
    ages = {e.months for e in walk_.ruleset.law.expressions(law) if isinstance(e, Age)}
    for day_ in sorted(add_months(subject.birth_lo, months) for months in ages):
        if day_ > walk_.ruleset.as_of and Walk(walk_.ruleset.on(day_), subject).truth(law.when) is True:
            return day_
    return None


__all__ = ["NOTHING", "Engine", "Subject", "determine", "is_plain"]
