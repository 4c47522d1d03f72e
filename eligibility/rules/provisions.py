"""Provisions and programs: a clause of an instrument with its conditions and what it pays, and what they make up."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Literal

from eligibility.law.citation import Citation
from eligibility.law.instruments import Instrument, instrument_of
from eligibility.law.values import Series
from eligibility.rules.expressions import ONE_UNIT, Count, Expr, Reading, Units, walk
from eligibility.text import Text

Holder = Literal["person", "household"]
Kind = Literal["monthly", "in_kind"]


@dataclass(frozen=True, slots=True)
class Row:
    """One line of a coefficient table: the coefficient, and for whom."""

    coefficient: Decimal
    when: Expr


@dataclass(frozen=True, slots=True)
class Coefficients:
    """Amount = coefficient x units x the standard of the day. The first row whose condition holds counts."""

    at: Citation
    rows: tuple[Row, ...]
    standard: Series
    units: Units = ONE_UNIT


@dataclass(frozen=True, slots=True)
class FlatAmount:
    """Amount = the level that the law sets for the day."""

    at: Citation
    level: Series


@dataclass(frozen=True, slots=True)
class InKind:
    """A benefit without an amount of money (a card)."""

    at: Citation


Pays = Coefficients | FlatAmount | InKind


def row(coefficient: str, when: Expr) -> Row:
    """One line of a coefficient table, as the decree prints it.

    >>> from eligibility.rules.expressions import person, years
    >>> row("2.5", person.age < years(4)).coefficient
    Decimal('2.5')
    """
    return Row(Decimal(coefficient), when)


@dataclass(frozen=True, slots=True)
class Ended:
    """A provision that ends before its instrument does: by which instrument, and the first day without it."""

    by: Instrument
    from_: date
    at: Citation
    reading: Reading | None = None


@dataclass(frozen=True, slots=True)
class Provision:
    """One clause (khoản, điểm) with the conditions it sets and what it pays, for the days its instrument is in force.

    `points` are the clauses that say *which* of several cases is met, for the citation of an answer.
    """

    at: Citation
    when: Expr
    pays: Pays
    ended: Ended | None = None

    @property
    def instrument(self) -> Instrument:
        """The instrument the clause stands in."""
        return instrument_of(self.at)

    def in_force(self, as_of: date, known_on: date) -> bool:
        """Whether the clause applies to the day `as_of` under the law known on `known_on`.

        An end counts only if the instrument that ends it counts too.
        """
        if not self.instrument.in_force_on(as_of, known_on):
            return False
        return self.ended is None or as_of < self.ended.from_ or not self.ended.by.counts_on(known_on)

    @property
    def change_days(self) -> tuple[date, ...]:
        """The first day with the clause and, where it has ended, the first day without it."""
        ends = (self.instrument.repealed_from, self.ended.from_ if self.ended else None)
        return (self.instrument.starts, *(d for d in ends if d))

    def expressions(self) -> Iterator[Expr]:
        """Every condition of the clause: who, how much, how many."""
        yield from walk(self.when)
        if isinstance(self.pays, Coefficients):
            for line in self.pays.rows:
                yield from walk(line.when)
            if self.pays.units.when:
                yield from walk(self.pays.units.when)
            for count in self.counts_of_units():
                yield from walk(count.predicate)

    def counts_of_units(self) -> tuple[Count, ...]:
        """The counts that the number of units may come from."""
        if not isinstance(self.pays, Coefficients):
            return ()
        units = self.pays.units
        return tuple(c for c in (units.count, units.then) if c)


@dataclass(frozen=True, slots=True)
class Program:
    """A benefit as people know it: the clauses that have granted it over time. The id holds no number and no date."""

    id: str
    name: Text
    provisions: tuple[Provision, ...]
    kind: Kind = "monthly"
    holder: Holder = "person"
    continues: tuple[str, ...] = ()
    """Programs whose payment this one goes on with: who is paid those is already paid."""

    @property
    def paid_as(self) -> tuple[str, ...]:
        """The ids under which somebody is already paid this benefit."""
        return (self.id, *self.continues)

    def in_force(self, as_of: date, known_on: date) -> Provision | None:
        """The clause that applies on a day, if any (lint proves that there are never two)."""
        return next((p for p in self.provisions if p.in_force(as_of, known_on)), None)


@dataclass(frozen=True, slots=True)
class Transition:
    """People already paid move to the level of a later instrument before it takes effect for everybody else."""

    at: Citation
    from_: date
    reading: Reading
    """Said where the later instrument's coefficient, not only its standard, changes the amount."""

    @property
    def instrument(self) -> Instrument:
        """The instrument to whose level they move."""
        return instrument_of(self.at)


@dataclass(frozen=True, slots=True)
class HighestOnly:
    """Of several benefits a person meets, only one is paid: the highest. Ties go to the first in this order."""

    at: Citation
    among: tuple[str, ...]

    @property
    def instrument(self) -> Instrument:
        """The instrument the rule stands in."""
        return instrument_of(self.at)


@dataclass(frozen=True, slots=True)
class MayCombine:
    """An exception: `program` is paid together with the highest one of `with_`."""

    at: Citation
    program: str
    with_: tuple[str, ...]

    @property
    def instrument(self) -> Instrument:
        """The instrument the rule stands in."""
        return instrument_of(self.at)


ExclusionRow = HighestOnly | MayCombine


@dataclass(frozen=True, slots=True)
class Rulebook:
    """All programs in clause order, the exclusion table and the transitions: the law as data."""

    programs: tuple[Program, ...]
    exclusions: tuple[ExclusionRow, ...]
    transitions: tuple[Transition, ...]
    first_day: date
    """Law before this day is not encoded."""
    verified_on: date
    """The day up to which the law was verified: what `known_on` defaults to."""
