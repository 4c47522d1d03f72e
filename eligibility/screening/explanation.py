"""Why: the decisive conditions, the citations, and the remarks that an answer owes its reader."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date
from typing import Final

from eligibility.facts.enums import LivesIn
from eligibility.facts.person import Person
from eligibility.programs.readings import LEAP_BIRTHDAY
from eligibility.rules.engines.payable import Payable
from eligibility.rules.engines.reference import Step, Walk
from eligibility.rules.expressions import Clause, OneOf, Present, Reading
from eligibility.rules.provisions import HighestOnly, MayCombine
from eligibility.rules.resolve import ProgramLaw
from eligibility.rules.words import words
from eligibility.screening.answer import Condition, ConditionVerdict, Said
from eligibility.text import Text, day

CONDITION_VERDICTS: Final[dict[bool | None, ConditionVerdict]] = {True: "met", False: "not_met", None: "unknown"}


def because(proof: Step) -> tuple[Condition, ...]:
    """The decisive conditions, without those that every listed person meets (alive, in the community)."""
    return tuple(condition(s) for s in proof.decisive if not (s.verdict is True and goes_without_saying(s)))


def goes_without_saying(step: Step) -> bool:
    """Whether a condition only says that the person is alive and lives in the community."""
    expr = step.expr
    while isinstance(expr, Clause):
        expr = expr.item
    return isinstance(expr, Present) or (isinstance(expr, OneOf) and LivesIn.COMMUNITY in expr.values)


def condition(step: Step) -> Condition:
    """One step of a proof as it stands in an answer."""
    text = words(step.expr)
    at = step.expr.at if isinstance(step.expr, Clause) else None
    facts = [f for f in step.facts if f not in {"deceased_on", "lives_in"}] or step.facts
    return Condition.model_construct(
        condition=text.vi,
        condition_en=text.en,
        verdict=CONDITION_VERDICTS[step.verdict],
        value=plain(step.value),
        fact=facts[0] if facts else None,
        citation=str(at) if at else None,
    )


def plain(value: object) -> object:
    """A value as JSON can hold it: dates in ISO form, bounds as lists (one value where they meet)."""
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, tuple):
        parts = [plain(v) for v in value]
        bounds = bool(value) and not isinstance(value[0], str)
        return parts[0] if bounds and parts[0] == parts[-1] else parts
    return value


def citations(law: ProgramLaw, proof: Step, payable: Payable, *, eligible: bool) -> tuple[str, ...]:
    """The clause (of several cases, the one met), the coefficient, and the rule by which it yields or adds."""
    own = law.provision.at
    cases = [s.expr.at for s in proof.met_cases if isinstance(s.expr, Clause) and s.expr.at] if eligible else []
    found = [own, *cases[:1]]
    if cases and (cases[0].point is None or cases[0].clause == own.clause):
        found = cases[:1]
    if law.payment.rows:
        found.append(law.payment.at)
    if eligible:
        found.extend(row.at for row in _exclusions(law.id, payable))
    return tuple(dict.fromkeys(str(at) for at in found))


def _exclusions(program: str, payable: Payable) -> Iterator[HighestOnly | MayCombine]:
    winner = payable.yields_to(program)
    if winner is not None:
        rows = payable.law.exclusions
        yield from [r for r in rows if isinstance(r, HighestOnly) and {program, winner} <= set(r.among)][:1]
    elif payable.is_paid(program):
        together = {w for w in payable.winners if program in w}
        for row in payable.law.exclusions:
            if isinstance(row, MayCombine) and together & {(row.program, other) for other in row.with_}:
                yield row


def amount_citations(law: ProgramLaw, walk_: Walk) -> tuple[str, ...]:
    """Where the level of the amount stands; both, while it is open whether the person is already paid."""
    payments = [law.payment]
    if law.continuing is not None:
        paid_now = walk_.subject.receives(law.program.paid_as)
        payments = [law.continuing] if paid_now else [law.payment]
        if paid_now is None:
            payments = [law.payment, law.continuing]
    return tuple(str(p.level.source) for p in payments if p.level)


def notes(law: ProgramLaw, proof: Step, walk_: Walk, *, granted: bool) -> Iterable[Said]:
    """The readings on which this verdict or amount rests: those under whose other reading it would differ."""
    for reading in walk_.ruleset.law.readings_of[law.id]:
        other = Walk(walk_.ruleset, walk_.subject, reading)
        units = [(walk_.units(p.units), other.units(p.units)) for p in law.payments] if granted else []
        if other.truth(law.when) is not proof.verdict or any(ours != theirs for ours, theirs in units):
            yield said(reading)
    if granted and law.transition and law.continuing and walk_.subject.receives(law.program.paid_as) is not False:
        new = [(walk_.truth(r.when), r.coefficient) for r in law.continuing.rows]
        old = [(walk_.truth(r.when), r.coefficient) for r in law.payment.rows]
        if new != old:
            yield said(law.transition.reading)


def said(reading: Reading) -> Said:
    """A reading as a remark: what we read, marked as unverified, and what the other reading is."""
    return Said.of(
        reading.id,
        Text(
            f"Cách hiểu (chưa kiểm chứng): {reading.says.vi}; {reading.other.vi}.",
            f"Reading (unverified): {reading.says.en}; {reading.other.en}.",
        ),
    )


def person_notes(member: Person, as_of: date) -> Iterator[Said]:
    """What must be said of the person whatever the program."""
    if member.deceased_on and member.deceased_on.hi <= as_of:
        yield Said.of(
            "month_of_death_due",
            Text(
                f"Đã mất {member.deceased_on}: trợ cấp của tháng mất vẫn được hưởng, thôi hưởng từ tháng sau.",
                f"Died {member.deceased_on}: the month of death is still due, payment stops the month after.",
            ),
        )
    if member.birth is None:
        return
    if member.birth.lo > as_of:
        yield Said.of("not_born_yet", Text(f"Chưa sinh vào ngày {day(as_of)}.", f"Not born yet on {day(as_of)}."))
    leap = member.birth.exact and (member.birth.lo.month, member.birth.lo.day) == (2, 29)
    if leap and (as_of.month, as_of.day) == (2, 28):
        yield said(LEAP_BIRTHDAY)
