"""Facts under which a condition of the law holds or fails, found by walking it: how strategies aim at a program."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date
from typing import Final

from hypothesis import strategies as st

from eligibility.calendar import ONE_DAY, add_months, latest_birth
from eligibility.rules.engines.reference import compare
from eligibility.rules.expressions import (
    Age,
    AllOf,
    Amount,
    AnyOf,
    Clause,
    CountAtLeast,
    Expr,
    Fact,
    Meets,
    Not,
    OneOf,
    Receives,
    UnlessStated,
)
from eligibility.rules.resolve import Law
from eligibility.testing.sketches import SUMS, Facts, Sketch

_A_GENERATION: Final = -12 * 30
"""How far below an age limit somebody without an upper limit is drawn, in months."""


@dataclass
class Wish:
    """What a condition wishes of a person, of the household and of a child raised; a later wish overrules."""

    draw: st.DrawFn
    law: Law
    as_of: date
    own: Facts = field(default_factory=dict)
    shared: Facts = field(default_factory=dict)
    born_from: date | None = None
    born_to: date | None = None
    child: Wish | None = None

    def towards(self, expr: Expr, *, wanted: bool = True) -> Wish:
        """Collect what makes the condition true, or false."""
        match expr:
            case AllOf(items=items):
                for item in items:
                    self.towards(item)
                if items and not wanted:  # missed by one
                    self.towards(self.draw(st.sampled_from(items)), wanted=False)
            case AnyOf(items=items):
                for item in (self.draw(st.sampled_from(items)),) if wanted and items else items:
                    self.towards(item, wanted=wanted)
            case Not(item=item):
                self.towards(item, wanted=not wanted)
            case Clause(item=item) | UnlessStated(otherwise=item):
                self.towards(item, wanted=wanted)
            case Meets(program=program) if program in self.law.by_id:
                self.towards(self.law.by_id[program].when, wanted=wanted)
            case CountAtLeast(count=count) if wanted:
                self.child = Wish(self.draw, self.law, self.as_of).towards(count.predicate)
            case _:
                self._fact(expr, wanted=wanted)
        return self

    def _fact(self, expr: Expr, *, wanted: bool) -> None:
        match expr:
            case Age(op=op, months=months):
                self._age(latest_birth(months, self.as_of), reached=(op == ">=") is wanted)
            case Fact(owner=owner, name=name):
                (self.own if owner == "person" else self.shared)[name] = wanted
            case OneOf(owner=owner, name=name, values=values) if name != "lives_in":
                right = [v for v in type(values[0]) if (v in values) is wanted]
                (self.own if owner == "person" else self.shared)[name] = self.draw(st.sampled_from(right))
            case Amount(name=name, op=op, limit=limit):
                fitting = [s for s in SUMS if compare(s, op, self.law.value(limit)) is wanted]
                self.own[name] = self.draw(st.sampled_from(fitting))
            case Receives(programs=programs):
                self.own["receives"] = [self.draw(st.sampled_from(programs))] if wanted else []

    def _age(self, limit: date, *, reached: bool) -> None:
        if reached:
            self.born_to = limit if self.born_to is None else min(limit, self.born_to)
        else:
            self.born_from = limit + ONE_DAY if self.born_from is None else max(limit + ONE_DAY, self.born_from)

    def fill(self, person: Sketch, household: Facts) -> None:
        """Write the wishes over what was drawn: a birth between its limits, at one of them, or just outside."""
        last = self.born_to or self.as_of
        first = self.born_from or add_months(last, _A_GENERATION)
        if self.born_from or self.born_to:
            edges = st.sampled_from((first, last, first - ONE_DAY, min(last + ONE_DAY, self.as_of)))
            person.birth = self.draw(edges | st.dates(first, last) if first <= last else edges)
        person.facts |= self.own
        household |= self.shared
