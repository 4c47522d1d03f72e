"""What every completion of the unknown facts would give: exact verdicts, bounds, and which missing facts matter.

For one member, each unknown fact becomes one unknown with a few values that stand for all it could be (dates and
amounts are cut at the law's limits). Every condition, amount and total is then a decision diagram over them.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Hashable, Iterable
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from enum import StrEnum
from functools import cached_property, lru_cache
from typing import Any, Self

from eligibility.facts.enums import DisabilitySeverity as Severity
from eligibility.facts.enums import MaritalStatus, ParentSituation, PovertyClass
from eligibility.rules.engines.diagrams import LEAF_LEVEL, Diagrams, Node, levels, nodes, outcomes
from eligibility.rules.engines.reference import compare
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
    UnlessStated,
)
from eligibility.rules.resolve import Payment, ProgramLaw, Ruleset
from eligibility.rules.subjects import Subject

_CHOICES: dict[str, tuple[StrEnum, ...]] = {
    "poverty_class": tuple(PovertyClass),
    "mother": tuple(ParentSituation),
    "father": tuple(ParentSituation),
    "marital_status": tuple(MaritalStatus),
    "disability": tuple(Severity),
}
_FIRST = ("household.poverty_class", "household.especially_difficult_area", "birth")
"""Unknowns that many programs share are asked first: it keeps the diagrams small."""
_TRUTHS = (True, False)
Vector = tuple[int, ...]


@dataclass(frozen=True, slots=True)
class Paid:
    """The outcome of one program where its conditions are met: coefficient, units, VND a month."""

    coefficient: Decimal | None
    units: int
    amount: int


@dataclass(frozen=True, slots=True)
class Unknown:
    """One unknown: the fact as it stands in `missing`, and the values that stand for all it could be."""

    level: int
    fact: str
    cells: tuple[Any, ...]


class Completions:
    """All completions for one member under one ruleset. `peers` shares the work on related members."""

    def __init__(self, ruleset: Ruleset, subject: Subject, peers: dict[str, Completions] | None = None) -> None:
        """Stand at one member on the day of the ruleset."""
        self.ruleset = ruleset
        self.subject = subject
        self.peers = {} if peers is None else peers
        self.peers[subject.id] = self
        self.diagrams = Diagrams()
        self._unknowns: dict[str, Unknown] = {}
        self._by_level: dict[int, Unknown] = {}
        self._seen: dict[int, tuple[Expr, Node]] = {}  # the condition is kept: a freed one would lend its id on
        self._programs: dict[str, Node] = {}
        self._paid: dict[str, Node] = {}
        self._counting: _Counting | None = None
        self._told: dict[tuple[_Effect, int], tuple[str, ...]] = {}

    # conditions

    def holds(self, expr: Expr) -> Node:
        """The condition as a diagram with outcomes True and False."""
        found = self._seen.get(id(expr))
        if found is None:
            found = self._seen[id(expr)] = (expr, self._condition(expr))
        return found[1]

    def program(self, program_id: str) -> Node:
        """Whether the conditions of a program are met; never, where nothing grants it on this day."""
        found = self._programs.get(program_id)
        if found is None:
            law = self.ruleset.law.by_id.get(program_id)
            found = self.diagrams.false if law is None else self.holds(law.when)
            self._programs[program_id] = found
        return found

    def _condition(self, expr: Expr) -> Node:
        d = self.diagrams
        match expr:
            case AllOf(items=items):
                return self._fold(items, d.both, d.true)
            case AnyOf(items=items):
                return self._fold(items, d.either, d.false)
            case Not(item=item):
                return d.opposite(self.holds(item))
            case Clause(item=item):
                return self.holds(item)
            case UnlessStated(fact=fact, otherwise=otherwise):
                stated = self.subject.facts[fact.name]
                return self.holds(otherwise) if stated is None else d.leaf(stated)
            case Fact(owner=owner, name=name):
                return self._fact(owner, name, _TRUTHS, bool)
            case OneOf(owner=owner, name=name, values=values):
                return self._fact(owner, name, _CHOICES.get(name, ()), lambda v: v in values)
            case Amount(name=name, op=op, limit=limit):
                bound = self.ruleset.law.value(limit)
                return self._fact(
                    "person", name, self.ruleset.law.limits.get(name, ()), lambda v: compare(v, op, bound)
                )
            case Age(op=op, months=months):
                latest = self.ruleset.latest_birth(months)
                return self._birth(lambda last: (last <= latest) is (op == ">="))
            case Receives(programs=programs):
                return self._receives(programs)
            case Present():
                return self.present
            case Meets(program=program):
                return self.program(program)
            case CountAtLeast(count=count, n=n):
                return d.apply(_at_least, self.number(count), d.leaf(n))
        raise TypeError(type(expr))  # the language is closed: a new node needs a line here

    def _fold(self, items: Iterable[Expr], rule: Callable[[Node, Node], Node], start: Node) -> Node:
        result = start
        for item in items:
            result = rule(result, self.holds(item))
            if result is (self.diagrams.false if start is self.diagrams.true else self.diagrams.true):
                break
        return result

    # unknowns

    def _unknown(self, key: str, fact: str, cells: tuple[Any, ...]) -> Unknown:
        found = self._unknowns.get(key)
        if found is None:
            level = _level(key, len(self._unknowns))
            found = self._unknowns[key] = self._by_level[level] = Unknown(level, fact, cells)
        return found

    def _ask(self, unknown: Unknown, test: Callable[[Any], Hashable]) -> Node:
        d = self.diagrams
        return d.question(unknown.level, tuple(d.leaf(test(cell)) for cell in unknown.cells))

    def _fact(self, owner: str, name: str, cells: tuple[Any, ...], test: Callable[[Any], Hashable]) -> Node:
        own = owner == "person"
        value = (self.subject.facts if own else self.subject.household)[name]
        if value is not None:
            return self.diagrams.leaf(test(value))
        reference = name if own else f"household.{name}"
        return self._ask(self._unknown(reference, reference, cells), test)

    def _birth(self, test: Callable[[Any], Hashable]) -> Node:
        lo, hi = self.subject.birth_lo, self.subject.birth_hi
        if lo is not None and lo == hi:
            return self.diagrams.leaf(test(lo))
        return self._ask(self._unknown("birth", "birth", self._birth_cells(lo, hi)), test)

    def _birth_cells(self, lo: date | None, hi: date | None) -> tuple[date, ...]:
        """The last day of each stretch of birth dates between which no limit of the law falls."""
        first, last = lo or date.min, hi or self.ruleset.as_of
        limits = {self.ruleset.latest_birth(m) for m in self.ruleset.law.ages}
        return (*sorted(c for c in limits if first <= c < last), last)

    @cached_property
    def present(self) -> Node:
        """Whether the person is born by the day and not dead on it."""
        d, on = self.diagrams, self.ruleset.as_of
        born = d.leaf(self.subject.born(on))
        if born.value is None:
            born = self._birth(lambda last: last <= on)
        alive = d.leaf(self.subject.alive)
        if alive.value is None:
            alive = self._ask(self._unknown("alive", "deceased_on", _TRUTHS), bool)
        return d.both(born, alive)

    def _receives(self, programs: tuple[str, ...]) -> Node:
        d = self.diagrams
        known = self.subject.receives(programs)
        if known is not None:
            return d.leaf(known)
        maybe = programs if self.subject.paid is None else [p for p in programs if p in self.subject.maybe_paid]
        result = d.false
        for program in maybe:
            result = d.either(result, self._ask(self._unknown(f"receives {program}", "receives", _TRUTHS), bool))
        return result

    # related members

    @property
    def counting(self) -> _Counting:
        """The possible counts of children raised."""
        if self._counting is None:
            self._counting = _Counting(self)
        return self._counting

    def number(self, count: Count) -> Node:
        """A count of related members as a diagram with whole outcomes."""
        index = self.ruleset.law.predicates.index(count)
        vectors = self.counting.vectors
        if len(vectors) == 1:
            return self.diagrams.leaf(vectors[0][index])
        return self._ask(self._unknown("raising", "raising", vectors), lambda v: v[index])

    def peer(self, subject: Subject) -> Completions:
        """The completions of a related member, shared by all who are related to him or her."""
        return self.peers.get(subject.id) or Completions(self.ruleset, subject, self.peers)

    # money

    def paid(self, law: ProgramLaw) -> Node:
        """What a program gives: None where its conditions are not met, else `Paid`."""
        found = self._paid.get(law.id)
        if found is None:
            d = self.diagrams
            met = self.program(law.id)
            found = d.leaf(None)
            if met is not d.false:
                amount = self._payment(law.payment)
                if law.continuing is not None:
                    continues = self._receives(law.program.paid_as)
                    amount = d.choose(continues, self._payment(law.continuing), amount)
                found = d.choose(met, amount, found)
            self._paid[law.id] = found
        return found

    def _payment(self, payment: Payment) -> Node:
        d = self.diagrams
        if payment.level is None:
            return d.leaf(Paid(None, 1, 0))
        if not payment.rows:
            return d.leaf(Paid(None, 1, payment.level.value))
        coefficient = d.leaf(None)
        for line in reversed(payment.rows):
            coefficient = d.choose(self.holds(line.when), d.leaf(line.coefficient), coefficient)
        return d.apply(_times, coefficient, self._units(payment), d.leaf(payment.level.value))

    def _units(self, payment: Payment) -> Node:
        units = payment.units
        if units.count is None:
            return self.diagrams.leaf(units.fixed)
        plain = self.number(units.count)
        if units.when is None or units.then is None:
            return plain
        return self.diagrams.choose(self.holds(units.when), self.number(units.then), plain)

    # what depends on what

    def missing(self, root: Node) -> tuple[str, ...]:
        """The facts on which the outcome depends, each as it stands in `missing`."""
        facts: list[str] = []
        for level in sorted(levels(root)):
            unknown = self._by_level[level]
            if unknown.fact == "raising":
                facts.extend(self.counting.missing(root, level, unknown.cells))
            else:
                facts.append(unknown.fact)
        return tuple(dict.fromkeys(facts))

    def missing_for(self, effect: _Effect, pattern: Node) -> tuple[str, ...]:
        """The facts of this member that can change what its pattern does to somebody else's outcome."""
        key = (effect, id(pattern))
        found = self._told.get(key)
        if found is None:
            found = self._told[key] = self.missing(self.diagrams.apply(effect, pattern))
        return found


class _Counting:
    """The counts of related members for all predicates at once, as vectors, with the facts that leave them open."""

    def __init__(self, completions: Completions) -> None:
        subject = completions.subject
        self.predicates = completions.ruleset.law.predicates
        self.known = subject.raising is not None
        self.open: list[tuple[Completions, Node, frozenset[Vector]]] = []
        zero = (0,) * len(self.predicates)
        base = zero
        for member in subject.candidates if subject.raising is None else subject.raising:
            peer = completions.peer(member)
            pattern = self._pattern(peer)
            possible = frozenset(outcomes(pattern)) | (frozenset() if self.known else {zero})
            if len(possible) == 1:
                base = _add(base, next(iter(possible)))
            else:
                self.open.append((peer, pattern, possible))
        self.base = base
        self.vectors = _sums(base, tuple(p for _, _, p in self.open))

    def _pattern(self, peer: Completions) -> Node:
        """Which predicates a member meets, as a diagram of 0/1 vectors."""
        d = peer.diagrams
        present = peer.present
        result = d.leaf(())
        for count in self.predicates:
            result = d.apply(_append, result, d.both(present, peer.holds(count.predicate)))
        return result

    def missing(self, root: Node, level: int, cells: tuple[Vector, ...]) -> Iterable[str]:
        """The facts of the members, and the link itself, that can still change an outcome of `root`."""
        asked = [dict(zip(cells, n.branches, strict=True)) for n in nodes(root) if n.level == level]
        found: dict[frozenset[Vector], _Effect] = {}
        for index, (peer, pattern, possible) in enumerate(self.open):
            effect = found.get(possible)
            if effect is None:
                rest = _sums(self.base, tuple(p for i, (_, _, p) in enumerate(self.open) if i != index))
                effect = found[possible] = _Effect.of(
                    {p: tuple(id(branch[_add(r, p)]) for branch in asked for r in rest) for p in possible}
                )
            if not effect.matters:
                continue
            if not self.known:
                yield "raising"
            yield from (f"{peer.subject.id}.{f}" for f in peer.missing_for(effect, pattern))


@dataclass(frozen=True)
class _Effect:
    """What a member's pattern does to an outcome: which patterns are as good as each other. A rule for `apply`."""

    classes: tuple[tuple[Vector, int], ...]

    @classmethod
    def of(cls, effects: dict[Vector, Hashable]) -> Self:
        kinds: dict[Hashable, int] = {}
        return cls(tuple((p, kinds.setdefault(effects[p], len(kinds))) for p in sorted(effects)))

    @property
    def matters(self) -> bool:
        return any(kind for _, kind in self.classes)

    def __call__(self, pattern: Vector) -> int:
        return next(kind for p, kind in self.classes if p == pattern)


def _level(key: str, already: int) -> int:
    if key == "raising":  # the widest question is asked last
        return LEAF_LEVEL - 1
    return _FIRST.index(key) if key in _FIRST else len(_FIRST) + already


def _sums(base: Vector, parts: tuple[frozenset[Vector], ...]) -> tuple[Vector, ...]:
    """Every vector that the base and one choice from each part can add up to."""
    return _sums_of(base, frozenset(Counter(parts).items()))


@lru_cache(maxsize=1024)
def _sums_of(base: Vector, parts: frozenset[tuple[frozenset[Vector], int]]) -> tuple[Vector, ...]:
    reachable = {base}
    for part, times in parts:
        for _ in range(times):
            reachable = {_add(r, p) for r in reachable for p in part}
    return tuple(sorted(reachable))


def _add(a: Vector, b: Vector) -> Vector:
    return tuple(x + y for x, y in zip(a, b, strict=True))


def _append(vector: Vector, met: bool) -> Vector:  # noqa: FBT001 - an outcome
    return (*vector, int(met))


def _at_least(number: int, n: int) -> bool:
    return number >= n


def _times(coefficient: Decimal | None, units: int, level: int) -> Paid | None:
    if coefficient is None:
        return None
    return Paid(coefficient, units, int(coefficient * units * level))
