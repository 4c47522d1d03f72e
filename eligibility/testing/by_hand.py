"""The law judged the slow way, to hold engines against: two truth values, one fully known case after another.

No intervals, no diagrams, no unknowns: an age is `birth + years <= day`, "at least one child" is a count, and what an
unknown fact could do is found by writing down every value it could have.
"""

from __future__ import annotations

import operator
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from functools import cache
from itertools import chain, combinations, product

from eligibility.calendar import ONE_DAY, add_months
from eligibility.facts import Household, LivesIn, PartialDate, Person
from eligibility.facts.enums import DisabilitySeverity
from eligibility.facts.partial_date import OLDEST
from eligibility.facts.records import Disability, Received
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
    Receives,
    SumBelow,
    UnlessStated,
)
from eligibility.rules.resolve import Law, Ruleset
from eligibility.testing.edits import stated, value_of

_COMPARE: dict[str, Callable[[int, int], bool]] = {
    "<": operator.lt,
    ">=": operator.ge,
    "==": operator.eq,
    ">": operator.gt,
}
_FEW = 5
"""Up to so many kinds of benefits, every set of them is written down; above it, sets of none, one, two and all."""


class NotKnownError(Exception):
    """A condition reads a fact that the case does not state: by hand, only a fully known case is judged."""


@dataclass(frozen=True, slots=True)
class Grant:
    """What one program gives to somebody who meets its conditions: per unit, units, VND a month."""

    coefficient: Decimal | None
    units: int
    amount: int


@dataclass(frozen=True)
class ByHand:
    """A fully known household under one ruleset."""

    household: Household
    ruleset: Ruleset

    def grants(self, person: Person) -> dict[str, Grant | None]:
        """What each program in force gives to one member, before benefits exclude each other; None: nothing.

        >>> from eligibility import resolve
        >>> from eligibility.testing.by_hand import ByHand
        >>> be = Person(id="be", birth=PartialDate.read("2025-03-20"), abandoned=True, adopted=False)
        >>> case = Household(members=(be,))
        >>> ByHand(case, resolve(date(2026, 11, 23))).grant("orphan_child", be).amount
        1350000
        """
        return {law.id: self.grant(law.id, person) for law in self.ruleset.law.programs}

    def grant(self, program: str, person: Person) -> Grant | None:
        """What one program gives."""
        law = self.ruleset.law.by_id[program]
        if not self.holds(law.when, person):
            return None
        moved = law.continuing is not None and self.holds(Receives(law.program.paid_as), person)
        payment = law.continuing if moved and law.continuing else law.payment
        if payment.level is None:
            return Grant(None, 1, 0)
        if not payment.rows:
            return Grant(None, 1, payment.level.value)
        coefficient = next((r.coefficient for r in payment.rows if self.holds(r.when, person)), None)
        if coefficient is None:
            return None
        count = payment.units.count
        if payment.units.when and self.holds(payment.units.when, person):
            count = payment.units.then
        units = self.number(count, person) if count else payment.units.fixed
        return Grant(coefficient, units, int(coefficient * units * payment.level.value))

    def holds(self, expr: Expr, person: Person) -> bool:  # noqa: C901, PLR0911, PLR0912 - one line a node
        """Whether a condition is met."""
        match expr:
            case AllOf(items=items):
                return all(self.holds(i, person) for i in items)
            case AnyOf(items=items):
                return any(self.holds(i, person) for i in items)
            case Not(item=item):
                return not self.holds(item, person)
            case Clause(item=item):
                return self.holds(item, person)
            case UnlessStated(fact=fact, otherwise=otherwise):
                said = getattr(person, fact.name)
                return self.holds(otherwise, person) if said is None else bool(said)
            case Fact(owner=owner, name=name):
                return self._said(owner, name, person) is True
            case OneOf(owner=owner, name=name, values=values):
                return self._said(owner, name, person) in values
            case Amount(name=name, op=op, limit=limit):
                return _COMPARE[op](self._amount(name, person), self.ruleset.law.value(limit))
            case SumBelow(names=names, limit=limit):
                return sum(self._amount(n, person) for n in names) < self.ruleset.law.value(limit)
            case Age(op=op, months=months):
                return (add_months(self._born_on(person), months) <= self.ruleset.as_of) is (op == ">=")
            case Receives(programs=programs):
                return not self._paid(person).isdisjoint(programs)
            case Present():
                return self._present(person)
            case Meets(program=program):
                return program in self.ruleset.law.by_id and self.holds(self.ruleset.law.by_id[program].when, person)
            case CountAtLeast(count=count, n=n):
                return self.number(count, person) >= n
        raise TypeError(type(expr))

    def number(self, count: Count, person: Person) -> int:
        """How many of the members raised meet a predicate."""
        if person.raising is None:
            raise NotKnownError(f"{person.id}.raising")
        raised = [m for m in self.household.members if m.id in person.raising and m.id != person.id]
        return sum(self._present(m) and self.holds(count.predicate, m) for m in raised)

    def _present(self, person: Person) -> bool:
        born = person.birth is None or self._born_on(person) <= self.ruleset.as_of
        return born and not (person.deceased_on and self._reached(person.deceased_on))

    def _born_on(self, person: Person) -> date:
        if person.birth is None or not person.birth.exact:
            raise NotKnownError(f"{person.id}.birth")
        return person.birth.lo

    def _reached(self, when: PartialDate) -> bool:
        if when.lo <= self.ruleset.as_of < when.hi:
            raise NotKnownError(str(when))
        return when.hi <= self.ruleset.as_of

    def _paid(self, person: Person) -> set[str]:
        if person.receives is None:
            raise NotKnownError(f"{person.id}.receives")
        return {r.program for r in person.receives if r.since is None or self._reached(r.since)}

    def _amount(self, name: str, person: Person) -> int:
        return int(str(self._said("person", name, person)))

    def _said(self, owner: str, name: str, person: Person) -> object:
        said: object = getattr(self.household if owner == "household" else person, name)
        if name == "lives_in" and said is None:
            return LivesIn.COMMUNITY
        valid = self.household.class_valid_from
        if name == "poverty_class" and valid and not self._reached(valid):
            said = None
        if isinstance(said, Disability):
            issued = said.certificate_on
            said = said.severity if issued is None or self._reached(issued) else None
        if said is None:
            raise NotKnownError(f"{owner}.{name}")
        return said


@cache
def conditions(law: Law) -> tuple[Expr, ...]:
    """Every condition that any clause, coefficient or number of units of the day reads."""
    return tuple(chain.from_iterable(law.expressions(p) for p in law.programs))


@cache
def facts_read(law: Law) -> frozenset[str]:
    """The names of the facts that the law of the day reads, of persons and of the household."""
    found = set()
    for expr in conditions(law):
        match expr:
            case Fact(name=name) | OneOf(name=name) | Amount(name=name) | UnlessStated(fact=Fact(name=name)):
                found.add(name)
            case Age():
                found.add("birth")
            case Receives():
                found.add("receives")
            case CountAtLeast():
                found.add("raising")
    if any(p.continuing for p in law.programs):
        found.add("receives")
    return frozenset(found)


def values(household: Household, reference: str, ruleset: Ruleset) -> tuple[object, ...]:
    """Values that stand for all an unknown fact could be, for the rules of the day.

    Dates and amounts stand at each limit of the law and beside it; benefits that no rule tells apart stand for each
    other; a member raised is one whom the case does not rule out.
    """
    owner, _, name = reference.rpartition(".")
    law = ruleset.law
    match name:
        case "birth":
            return tuple(PartialDate(d, d) for d in birth_days(value_of(household, reference), ruleset))
        case "raising":
            return tuple(_subsets([m.id for m in household.members if could_raise(household, owner, m)]))
        case "receives":
            kinds = _kinds_of_benefits(law)
            chosen = _subsets(kinds) if len(kinds) <= _FEW else [*_subsets(kinds, most=2), kinds]
            return tuple(tuple(Received(program=p) for p in some) for some in chosen)
        case "disability":
            return tuple(Disability(severity=s) for s in DisabilitySeverity)
        case _:
            return _answers(law, name)


def _answers(law: Law, name: str) -> tuple[object, ...]:
    """The answers that the conditions tell apart: yes and no, every word of a list, both sides of every limit."""
    amounts = set()
    for expr in conditions(law):
        match expr:
            case Fact(name=n) if n == name:
                return (True, False)
            case OneOf(name=n, values=some) if n == name:
                return tuple(type(some[0]))
            case Amount(name=n, limit=limit) if n == name:
                level = law.value(limit)
                amounts |= {0, max(0, level - 1), level, level + 1}
    return tuple(sorted(amounts))


def completions(
    household: Household, unknown: Sequence[str], ruleset: Ruleset
) -> Iterator[tuple[tuple[object, ...], Household]]:
    """Every way in which the unknown facts could turn out: the values chosen, in the order asked, and the case."""
    for choice in product(*(values(household, r, ruleset) for r in unknown)):
        yield choice, stated(household, dict(zip(unknown, choice, strict=True)))


def birth_days(known: object, ruleset: Ruleset) -> tuple[date, ...]:
    """Days of birth that stand for all that are possible: both ends, and both sides of every age limit."""
    on = ruleset.as_of
    first, last = (known.lo, known.hi) if isinstance(known, PartialDate) else (date(OLDEST, 1, 1), on)
    days = {first, last}
    for months in {e.months for e in conditions(ruleset.law) if isinstance(e, Age)} | {0}:
        near = add_months(on, -months)
        oldest = max(d for d in (near + n * ONE_DAY for n in range(-3, 4)) if add_months(d, months) <= on)
        days |= {oldest, oldest + ONE_DAY}
    return tuple(sorted(d for d in days if first <= d <= last))


def could_raise(household: Household, parent_id: str, child: Person) -> bool:
    """Whether the case leaves it open that one member raises another: no elder, parent, spouse, sibling or raiser."""
    parent = household.member(parent_id)
    if parent is None or child.id == parent.id:
        return False
    elder = parent.birth is not None and child.birth is not None and child.birth.hi <= parent.birth.lo
    kin = {parent.mother_id, parent.father_id, parent.spouse_id}
    siblings = any({parent.id, child.id} <= set(m.raising or ()) for m in household.members)
    raiser = parent.id in (child.raising or ())
    return not (elder or siblings or raiser or child.id in kin or child.spouse_id == parent.id)


def _kinds_of_benefits(law: Law) -> list[str]:
    """One benefit of each kind that the rules tell apart when they ask what somebody is paid."""
    lists = [set(e.programs) for e in conditions(law) if isinstance(e, Receives)]
    lists += [{p.id} for p in law.programs if p.continuing]
    kinds: dict[frozenset[int], str] = {}
    for program in sorted(set().union(*lists)):
        kinds.setdefault(frozenset(n for n, some in enumerate(lists) if program in some), program)
    return list(kinds.values())


def _subsets(items: Sequence[str], most: int | None = None) -> Iterable[tuple[str, ...]]:
    return chain.from_iterable(combinations(items, n) for n in range((len(items) if most is None else most) + 1))
