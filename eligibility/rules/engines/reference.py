"""The normative tree walk: the truth of every condition for one member, with the steps that prove it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date

from eligibility.rules.engines.kleene import Truth, conjunction, disjunction, negation
from eligibility.rules.expressions import (
    Age,
    AllOf,
    Amount,
    AnyOf,
    Clause,
    Count,
    CountAtLeast,
    Expr,
    Fact,
    Meets,
    Not,
    OneOf,
    Present,
    Reading,
    Receives,
    SumBelow,
    Units,
    UnlessStated,
)
from eligibility.rules.resolve import Ruleset
from eligibility.rules.subjects import Subject, Value

Interval = tuple[int, int]
Read = Value | tuple[str, ...] | tuple[date, date] | Interval
"""What a condition read: a value, the benefits paid, the bounds of a birth date, the bounds of a count."""


@dataclass(frozen=True, slots=True)
class Step:
    """One condition with its verdict, the facts it read and what it found. Inner steps follow the clause.

    A condition that has words of its own is one condition, whatever stands inside it.
    """

    expr: Expr
    verdict: Truth
    read: tuple[str, ...] = ()
    found: Read = None
    steps: tuple[Step, ...] = ()

    @property
    def worded(self) -> bool:
        """Whether the condition is shown as one, in its own words."""
        return isinstance(self.expr, Clause) and self.expr.words is not None

    @property
    def facts(self) -> tuple[str, ...]:
        """The facts read; of a worded condition with several inside, those that tell."""
        return tuple(dict.fromkeys(f for atom in self._telling() for f in atom.read)) if self.steps else self.read

    @property
    def value(self) -> Read:
        """What was found; nothing where several conditions inside found different things."""
        if not self.steps:
            return self.found
        values = {atom.found for atom in self._telling()}
        return values.pop() if len(values) == 1 else None

    def _telling(self) -> list[Step]:
        atoms = [a for s in self.steps for d in s.decisive for a in d.atoms]
        return [a for a in atoms if a.verdict is not True] or atoms

    @property
    def decisive(self) -> tuple[Step, ...]:
        """The fewest conditions that settle the verdict, in the order of the clause.

        Met: what makes it so. Not met: the smallest set of failed conditions. Unknown: the ones still open and the
        ones already met beside them.
        """
        if not self.steps:
            return (self,)
        if self.worded:
            cases = self.met_cases
            return cases[:1] if cases else (self,)
        if self.verdict is None:
            return tuple([s for s in self.conditions if s.verdict is not False])
        match self.expr:
            case AllOf() if self.verdict is False:
                return min([s.decisive for s in self.steps if s.verdict is False], key=len)
            case AnyOf() if self.verdict is True:
                return min([s.decisive for s in self.steps if s.verdict is True], key=len)
        return tuple([d for s in self.steps for d in s.decisive])

    @property
    def conditions(self) -> tuple[Step, ...]:
        """The single conditions inside, in the order of the clause."""
        if self.worded or not self.steps:
            return (self,)
        return tuple([c for s in self.steps for c in s.conditions])

    @property
    def met_cases(self) -> tuple[Step, ...]:
        """The met conditions that say which of several cases of the provision it is."""
        if self.verdict is not True or isinstance(self.expr, Meets):
            return ()
        if isinstance(self.expr, Clause) and self.expr.case:
            return (self,)
        return tuple([c for s in self.steps for c in s.met_cases])

    @property
    def atoms(self) -> tuple[Step, ...]:
        """The innermost conditions, each of which read a fact."""
        return tuple([a for s in self.steps for a in s.atoms]) if self.steps else (self,)


class Walk:
    """All conditions of one ruleset for one member. Each is walked once."""

    def __init__(self, ruleset: Ruleset, subject: Subject, other_reading: Reading | None = None) -> None:
        """Stand at one member on the day of the ruleset; `other_reading` asks what the other reading would give."""
        self.ruleset = ruleset
        self.subject = subject
        self.other_reading = other_reading
        self._seen: dict[int, Step] = {}

    def step(self, expr: Expr) -> Step:
        """The condition with its proof."""
        found = self._seen.get(id(expr))
        if found is None:
            found = self._seen[id(expr)] = self._walk(expr)
        return found

    def truth(self, expr: Expr) -> Truth:
        """Only the verdict of the condition."""
        return self.step(expr).verdict

    def program(self, program_id: str) -> Step | None:
        """The proof of a program's clause, or None if nothing grants it on this day."""
        law = self.ruleset.law.by_id.get(program_id)
        return None if law is None else self.step(law.when)

    def count(self, count: Count) -> tuple[Interval, tuple[str, ...]]:
        """The least and the greatest number of related members that meet the predicate, and the facts read."""
        known = self.subject.raising
        low = high = 0
        facts: list[str] = ["raising"]
        for member in self.subject.candidates if known is None else known:
            inner = Walk(self.ruleset, member, self.other_reading)
            step = inner.step(count.predicate)
            truth = conjunction((member.present(self.ruleset.as_of), step.verdict))
            if truth is False:
                continue
            high += 1
            low += truth is True and known is not None
            facts.extend(f"{member.id}.{f}" for atom in step.atoms for f in atom.read)
        return (low, high), tuple(dict.fromkeys(facts))

    def units(self, units: Units) -> Interval:
        """The least and the greatest number of units of a payment."""
        if units.count is None:
            return (units.fixed, units.fixed)
        plain = self.count(units.count)[0]
        if units.when is None or units.then is None:
            return plain
        other = self.count(units.then)[0]
        match self.truth(units.when):
            case True:
                return other
            case False:
                return plain
        return min(plain[0], other[0]), max(plain[1], other[1])

    def _walk(self, expr: Expr) -> Step:
        match expr:
            case AllOf():
                return self._joined(expr, expr.items, conjunction)
            case AnyOf():
                return self._joined(expr, expr.items, disjunction)
            case Not():
                return self._not(expr)
            case Clause():
                return self._clause(expr)
            case UnlessStated():
                return self._unless_stated(expr)
            case Fact():
                return self._fact(expr)
            case OneOf():
                return self._one_of(expr)
            case Amount():
                return self._amount(expr)
            case SumBelow():
                return self._sum_below(expr)
            case Age():
                return self._age(expr)
            case Receives():
                return self._receives(expr)
            case Present():
                return self._present(expr)
            case Meets():
                return self._meets(expr)
            case CountAtLeast():
                return self._count_at_least(expr)
        raise TypeError(type(expr))  # the language is closed: a new node needs a line here

    def _joined(self, expr: Expr, items: tuple[Expr, ...], rule: Callable[[list[Truth]], Truth]) -> Step:
        steps = tuple([self.step(i) for i in items])
        return Step(expr, rule([s.verdict for s in steps]), steps=steps)

    def _not(self, expr: Not) -> Step:
        inner = self.step(expr.item)
        if inner.steps:
            return Step(expr, negation(inner.verdict), steps=(inner,))
        return Step(expr, negation(inner.verdict), inner.read, inner.found)

    def _clause(self, expr: Clause) -> Step:
        other = expr.other if expr.reading is not None and expr.reading is self.other_reading else None
        inner = self.step(other or expr.item)
        if not inner.steps:
            return Step(expr, inner.verdict, inner.read, inner.found)
        return Step(expr, inner.verdict, steps=(inner,))

    def _unless_stated(self, expr: UnlessStated) -> Step:
        stated = self._fact(expr.fact)
        if stated.verdict is not None:
            return Step(expr, stated.verdict, stated.read, stated.found)
        inner = self.step(expr.otherwise)
        return Step(expr, inner.verdict, steps=(inner,))

    def _fact(self, expr: Fact) -> Step:
        value = self._value(expr.owner, expr.name)
        return Step(expr, value if isinstance(value, bool) else None, (_reference(expr.owner, expr.name),), value)

    def _one_of(self, expr: OneOf) -> Step:
        value = self._value(expr.owner, expr.name)
        verdict = None if value is None else value in expr.values
        return Step(expr, verdict, (_reference(expr.owner, expr.name),), value)

    def _amount(self, expr: Amount) -> Step:
        value = self._value("person", expr.name)
        if not isinstance(value, int):
            return Step(expr, None, (expr.name,), None)
        return Step(expr, compare(value, expr.op, self.ruleset.law.value(expr.limit)), (expr.name,), value)

    def _sum_below(self, expr: SumBelow) -> Step:
        values = [self._value("person", name) for name in expr.names]
        known = sum(v for v in values if isinstance(v, int))
        below = known < self.ruleset.law.value(expr.limit)
        return Step(expr, None if below and None in values else below, expr.names, known)

    def _age(self, expr: Age) -> Step:
        lo, hi = self.subject.birth_lo, self.subject.birth_hi
        if lo is None or hi is None:
            return Step(expr, None, ("birth",), None)
        limit = self.ruleset.latest_birth(expr.months)
        old = True if hi <= limit else False if lo > limit else None
        return Step(expr, old if expr.op == ">=" else negation(old), ("birth",), (lo, hi))

    def _receives(self, expr: Receives) -> Step:
        paid = self.subject.paid
        shown = None if paid is None else tuple(sorted(paid))
        return Step(expr, self.subject.receives(expr.programs), ("receives",), shown)

    def _present(self, expr: Present) -> Step:
        facts = ("birth",) if self.subject.born(self.ruleset.as_of) is not True else ("deceased_on",)
        return Step(expr, self.subject.present(self.ruleset.as_of), facts, None)

    def _meets(self, expr: Meets) -> Step:
        inner = self.program(expr.program)
        return Step(expr, verdict=False) if inner is None else Step(expr, inner.verdict, steps=(inner,))

    def _count_at_least(self, expr: CountAtLeast) -> Step:
        (low, high), facts = self.count(expr.count)
        verdict = True if low >= expr.n else False if high < expr.n else None
        return Step(expr, verdict, facts, (low, high))

    def _value(self, owner: str, name: str) -> Value:
        return (self.subject.facts if owner == "person" else self.subject.household)[name]


def compare(value: int, op: str, limit: int) -> bool:
    """Compare two whole amounts."""
    match op:
        case "<":
            return value < limit
        case ">=":
            return value >= limit
        case ">":
            return value > limit
    return value == limit


def _reference(owner: str, name: str) -> str:
    return name if owner == "person" else f"{owner}.{name}"
