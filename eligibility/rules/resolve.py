"""From the rulebook and two days to the law that applies: `resolve(as_of, known_on, place) -> Ruleset`.

Law has two clocks: `as_of` is the day judged, `known_on` the day we stand on. Between two legal changes the same
`Law` object answers every day (it is cached, and so is what engines compile from it); a `Ruleset` adds the day.
"""

from __future__ import annotations

import dataclasses
import hashlib
from bisect import bisect_right
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from enum import Enum
from functools import cached_property

from eligibility.calendar import latest_birth
from eligibility.errors import NotEncodedError, RulebookError
from eligibility.law.citation import Citation
from eligibility.law.places import NATIONAL, Place
from eligibility.law.values import Audience, DatedValue, Series
from eligibility.rules.expressions import (
    ONE_UNIT,
    Age,
    Amount,
    Clause,
    Count,
    CountAtLeast,
    Expr,
    Meets,
    Reading,
    Units,
    walk,
)
from eligibility.rules.provisions import (
    Coefficients,
    ExclusionRow,
    FlatAmount,
    HighestOnly,
    InKind,
    MayCombine,
    Program,
    Provision,
    Row,
    Rulebook,
    Transition,
)
from eligibility.text import Text, day


@dataclass(frozen=True, slots=True)
class Payment:
    """What one program pays on one day: coefficient rows and units over a level, or the level itself (no rows)."""

    at: Citation
    level: DatedValue | None
    """None for a benefit in kind."""
    rows: tuple[Row, ...] = ()
    units: Units = ONE_UNIT


@dataclass(frozen=True, slots=True)
class ProgramLaw:
    """One program as it stands on one day: the clause in force, what it pays, and what those already paid get."""

    program: Program
    provision: Provision
    payment: Payment
    continuing: Payment | None = None
    """For people already paid, where a transition moves them to another level first."""
    transition: Transition | None = None

    @property
    def id(self) -> str:
        """The program's id."""
        return self.program.id

    @property
    def when(self) -> Expr:
        """The conditions of the clause in force."""
        return self.provision.when

    @property
    def payments(self) -> tuple[Payment, ...]:
        """What it pays: to everybody, and to those already paid where that differs."""
        return (self.payment,) if self.continuing is None else (self.payment, self.continuing)


@dataclass(frozen=True)
class Law:
    """The law between two changes, for one place: programs in clause order and the exclusions in force."""

    programs: tuple[ProgramLaw, ...]
    exclusions: tuple[ExclusionRow, ...]
    values: tuple[tuple[Series, DatedValue], ...]
    place: Place

    @cached_property
    def by_id(self) -> dict[str, ProgramLaw]:
        """Programs by id."""
        return {p.id: p for p in self.programs}

    @cached_property
    def combinations(self) -> tuple[tuple[str, ...], ...]:
        """What may be paid together, in the order in which ties are decided: one benefit, or a permitted pair."""
        single = [i for row in self.exclusions if isinstance(row, HighestOnly) for i in row.among]
        order = {i: n for n, i in enumerate(dict.fromkeys(i for i in single if i in self.by_id))}
        alone: list[tuple[str, ...]] = [(i,) for i in order]
        pairs: list[tuple[str, ...]] = [
            (row.program, other)
            for row in self.exclusions
            if isinstance(row, MayCombine)
            for other in row.with_
            if row.program in order and other in order
        ]
        return tuple(sorted(alone + pairs, key=lambda c: tuple(order[i] for i in c)))

    @cached_property
    def predicates(self) -> tuple[Count, ...]:
        """The distinct counts of related members that any condition or number of units uses."""
        found: dict[Count, None] = {}
        for law in self.programs:
            for expr in law.provision.expressions():
                if isinstance(expr, CountAtLeast):
                    found[expr.count] = None
            for payment in law.payments:
                for count in (payment.units.count, payment.units.then):
                    if count:
                        found[count] = None
        return tuple(found)

    @cached_property
    def ages(self) -> tuple[int, ...]:
        """Every age limit, in months, that any condition or coefficient uses; 0 is being born."""
        return tuple(sorted({0}.union(*self.ages_of.values())))

    @cached_property
    def ages_of(self) -> dict[str, tuple[int, ...]]:
        """The age limits of each program, in months."""
        return {
            p.id: tuple(sorted({e.months for e in self.expressions(p) if isinstance(e, Age)})) for p in self.programs
        }

    @cached_property
    def readings_of(self) -> dict[str, tuple[Reading, ...]]:
        """The readings on which the conditions of each program rest."""
        found = {p.id: [e.reading for e in walk(p.when) if isinstance(e, Clause) and e.reading] for p in self.programs}
        return {program: tuple({r.id: r for r in readings}.values()) for program, readings in found.items()}

    @cached_property
    def limits(self) -> dict[str, tuple[int, ...]]:
        """For each amount of money, the values that stand for every way of comparing with the law's limits."""
        found: dict[str, set[int]] = {}
        for law in self.programs:
            for expr in self.expressions(law):
                if isinstance(expr, Amount):
                    limit = self.value(expr.limit)
                    found.setdefault(expr.name, {0}).update({max(limit - 1, 0), limit, limit + 1})
        return {name: tuple(sorted(points)) for name, points in found.items()}

    def expressions(self, law: ProgramLaw) -> tuple[Expr, ...]:
        """Every condition of a program in force: of the clause and of all its payments."""
        extra = [e for p in law.payments for line in p.rows for e in walk(line.when)]
        return (*law.provision.expressions(), *extra)

    def value(self, limit: int | Series) -> int:
        """A limit as an amount: itself, or what the law sets for the day (for everybody)."""
        if isinstance(limit, int):
            return limit
        return next(v.value for s, v in self.values if s is limit)

    @cached_property
    def digest(self) -> str:
        """A fingerprint of the law's content (conditions, amounts, citations; not the wording for people)."""
        return hashlib.sha256(repr(_canonical(self)).encode()).hexdigest()[:16]

    def __hash__(self) -> int:
        """One object stands for one stretch of law, so identity is enough."""
        return id(self)


@dataclass(frozen=True, slots=True)
class Ruleset:
    """The law for one day and place, as known on another day. Immutable; pass it around freely."""

    as_of: date
    known_on: date
    law: Law
    version: str

    @property
    def place(self) -> Place:
        """The place whose law this is."""
        return self.law.place

    @property
    def digest(self) -> str:
        """A fingerprint of the law; the same on every day between two legal changes."""
        return self.law.digest

    def latest_birth(self, months: int) -> date:
        """The last day of birth of someone who has completed `months` months on the day judged."""
        return latest_birth(months, self.as_of)

    def for_those_paid(self, series: Series) -> DatedValue | None:
        """What a value is for people already paid, where a transition gives them another one than everybody."""
        levels = {p.continuing.level for p in self.law.programs if p.continuing and p.continuing.level}
        return next((v for v in series.values if v in levels and v.audience == "receiving"), None)

    def on(self, other: date) -> Ruleset:
        """The same law with another day in its place: for asking when an age will be reached."""
        return dataclasses.replace(self, as_of=other)


class Resolver:
    """A rulebook made ready for `resolve`: it knows every day on which the law changes."""

    def __init__(self, rulebook: Rulebook, version: str) -> None:
        """Find the days of change of the two clocks."""
        self.rulebook = rulebook
        self.version = version
        provisions = [p for program in rulebook.programs for p in program.provisions]
        values = {v for p in provisions for s in _series(p) for v in s.values}
        self.change_days = tuple(
            sorted(
                {d for p in provisions for d in p.change_days}
                | {v.applies_from for v in values}
                | {t.from_ for t in rulebook.transitions}
                | {t.instrument.in_force for t in rulebook.transitions}
                | {e.instrument.starts for e in rulebook.exclusions}
            )
        )
        """Every day on which what applies may change (the clock of the day judged)."""
        self.knowledge_days = tuple(
            sorted(
                {p.instrument.in_force for p in provisions}
                | {p.ended.by.in_force for p in provisions if p.ended}
                | {v.in_force for v in values}
                | {t.instrument.in_force for t in rulebook.transitions}
            )
        )
        """Every day on which new law becomes law (the clock of the day we stand on)."""
        self._laws: dict[tuple[int, int, str], Law] = {}

    def resolve(self, as_of: date, known_on: date | None = None, place: Place = NATIONAL) -> Ruleset:
        """The law that applies to `as_of` under what is law on `known_on` (default: the day of verification)."""
        known = known_on or self.rulebook.verified_on
        for clock, name in (
            (as_of, Text("Ngày xét", "The day judged")),
            (known, Text("Ngày biết luật", "The day known")),
        ):
            if clock < self.rulebook.first_day:
                first = day(self.rulebook.first_day)
                raise NotEncodedError(
                    Text(
                        f"{name.vi} {day(clock)}: luật trước ngày này chưa được đưa vào; sớm nhất là {first}.",
                        f"{name.en} {day(clock)}: law before this day is not encoded; the earliest is {first}.",
                    ).format()
                )
        key = (bisect_right(self.change_days, as_of), bisect_right(self.knowledge_days, known), place.id)
        law = self._laws.get(key)
        if law is None:
            law = self._laws[key] = self._law(as_of, known, place)
        return Ruleset(as_of, known, law, self.version)

    def periods(self) -> tuple[tuple[date, date | None], ...]:
        """The stretches of days (first, last) on which the law known today is one and the same."""
        starts = [d for d in self.change_days if d >= self.rulebook.first_day]
        ends = [date.fromordinal(d.toordinal() - 1) for d in starts[1:]]
        return tuple(zip(starts, [*ends, None], strict=True))

    def _law(self, as_of: date, known_on: date, place: Place) -> Law:
        programs = []
        for program in self.rulebook.programs:
            provision = program.in_force(as_of, known_on)
            if provision is None:
                continue
            payment = _payment(provision, as_of, known_on, "all")
            programs.append(ProgramLaw(program, provision, payment))
        programs = [self._with_transition(p, as_of, known_on) for p in programs]
        _refuse_references_to_nothing(programs, self.rulebook)
        exclusions = tuple(e for e in self.rulebook.exclusions if e.instrument.in_force_on(as_of, known_on))
        used = {s for p in programs for s in _series(p.provision)}
        values = tuple((s, s.at(as_of, known_on)) for s in sorted(used, key=lambda s: s.id))
        return Law(tuple(programs), exclusions, values, place)

    def _with_transition(self, p: ProgramLaw, as_of: date, known_on: date) -> ProgramLaw:
        for transition in self.rulebook.transitions:
            later = transition.instrument
            if not (later.counts_on(known_on) and transition.from_ <= as_of < later.in_force):
                continue
            if isinstance(p.provision.pays, InKind):
                continue
            target = next((q for q in p.program.provisions if q.instrument == later), p.provision)
            continuing = dataclasses.replace(_payment(target, as_of, known_on, "receiving"), units=p.payment.units)
            if continuing != p.payment:
                return dataclasses.replace(p, continuing=continuing, transition=transition)
        return p


def _refuse_references_to_nothing(programs: list[ProgramLaw], rulebook: Rulebook) -> None:
    known = {p.id for p in rulebook.programs}
    for law in programs:
        for expr in law.provision.expressions():
            if isinstance(expr, Meets) and expr.program not in known:
                raise RulebookError(
                    Text(f"{law.id} dẫn chế độ lạ {expr.program}.", f"{law.id} refers to unknown {expr.program}.")
                )


def _series(provision: Provision) -> set[Series]:
    found = {e.limit for e in provision.expressions() if isinstance(e, Amount) and isinstance(e.limit, Series)}
    match provision.pays:
        case Coefficients(standard=standard):
            found.add(standard)
        case FlatAmount(level=level):
            found.add(level)
    return found


def _payment(provision: Provision, as_of: date, known_on: date, audience: Audience) -> Payment:
    match provision.pays:
        case Coefficients(at=at, rows=rows, standard=standard, units=units):
            return Payment(at, standard.at(as_of, known_on, audience), rows, units)
        case FlatAmount(at=at, level=level):
            return Payment(at, level.at(as_of, known_on, audience))
        case InKind(at=at):
            return Payment(at, None)


def _canonical(value: object) -> object:
    """The content of a frozen dataclass tree as nested tuples, without wording."""
    if isinstance(value, Text | Reading):
        return None
    if dataclasses.is_dataclass(value) and not isinstance(value, type):
        if isinstance(value, Program | Series | Place):
            return value.id
        parts = (_canonical(getattr(value, f.name)) for f in dataclasses.fields(value))
        return (type(value).__name__, *parts)
    if isinstance(value, tuple):
        return tuple(_canonical(v) for v in value)
    if isinstance(value, Enum | Decimal | date):
        return str(value)
    return value
