"""Slips of the pen in the law, made on purpose: a rulebook with one small change, which the case tables must notice.

A mutant drops, swaps or turns a condition, moves a limit by the smallest step, changes a coefficient, a number of
units, a dated value or a day. What tables make of it: see `noticing`.
"""

from __future__ import annotations

import dataclasses
from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal
from functools import cached_property
from itertools import pairwise
from typing import Any, Final

from eligibility.calendar import ONE_DAY
from eligibility.law.values import DatedValue, Series
from eligibility.rules.expressions import (
    Age,
    AllOf,
    Amount,
    AnyOf,
    CountAtLeast,
    Expr,
    Fact,
    Meets,
    Not,
    OneOf,
    Operator,
    Receives,
    Units,
    UnlessStated,
    all_of,
    any_of,
)
from eligibility.rules.provisions import (
    Coefficients,
    ExclusionRow,
    FlatAmount,
    HighestOnly,
    MayCombine,
    Program,
    Provision,
    Row,
    Rulebook,
)
from eligibility.rules.resolve import Resolver
from eligibility.testing.conditions import Path, positions, replaced, said
from eligibility.text import Text

_OPERATORS: Final[tuple[Operator, ...]] = ("<", ">=", "==", ">")
_HALF: Final = Decimal("0.5")
_STEP: Final = 1000
"""By how many VND a dated value is moved."""

Change = tuple[str, Text, Expr]
"""A short code, the change in words, and the condition after it."""


@dataclass(frozen=True)
class Mutant:
    """A rulebook with one small change, in the law of one program (or in a value that several share)."""

    id: str
    """Stable and readable: program, clause, place in it, what was changed."""
    says: Text
    programs: tuple[str, ...]
    """The programs whose answers may come out otherwise."""
    rulebook: Rulebook
    """With the change; of a program's own mutants, without programs that have nothing to do with it."""

    @cached_property
    def resolver(self) -> Resolver:
        """The changed rulebook, made ready."""
        return Resolver(self.rulebook, self.id)


# ------------------------------------------------------------------------------------------------ making them


def mutants_of(rulebook: Rulebook, program_id: str) -> tuple[Mutant, ...]:
    """Every mutant of the clauses of one program: of its conditions, its coefficients and units, the day it ends."""
    program = next(p for p in rulebook.programs if p.id == program_id)
    found = []
    for index, provision in enumerate(program.provisions):
        for code, text, mutated in _of_provision(provision):
            provisions = (*program.provisions[:index], mutated, *program.provisions[index + 1 :])
            changed = dataclasses.replace(program, provisions=provisions)
            name = f"{program_id} | {provision.at} | {code}"
            where = Text(f"{program_id}, {provision.at}: {text.vi}", f"{program_id}, {provision.at}: {text.en}")
            found.append(Mutant(name, where, (program_id,), _with_program(rulebook, changed)))
    return tuple(found)


def mutants_of_values(rulebook: Rulebook) -> tuple[Mutant, ...]:
    """Every dated value moved by a little, or its days by one; every transition moved by a day, or forgotten."""
    return (*_of_series(rulebook), *_of_transitions(rulebook))


def mutants_of_exclusions(rulebook: Rulebook) -> tuple[Mutant, ...]:
    """Every rule on what is paid together forgotten, and every program forgotten in it."""
    found = []
    everyone = tuple(p.id for p in rulebook.programs)
    for i, row in enumerate(rulebook.exclusions):
        for code, text, kept in _of_exclusion(row):
            exclusions = (*rulebook.exclusions[:i], *kept, *rulebook.exclusions[i + 1 :])
            name = f"{type(row).__name__} | {row.at}"
            where = Text(f"{row.at}: {text.vi}", f"{row.at}: {text.en}")
            changed = dataclasses.replace(rulebook, exclusions=exclusions)
            found.append(Mutant(f"{name} | {code}", where, everyone, changed))
    return tuple(found)


def _of_exclusion(row: ExclusionRow) -> Iterator[tuple[str, Text, tuple[ExclusionRow, ...]]]:
    yield "gone", Text("bỏ cả quy định", "the rule forgotten"), ()
    for program in row.among if isinstance(row, HighestOnly) else row.with_:
        text = Text(f"bỏ {program}", f"without {program}")
        if isinstance(row, HighestOnly):
            kept: ExclusionRow = HighestOnly(row.at, tuple(p for p in row.among if p != program))
        else:
            kept = MayCombine(row.at, row.program, tuple(p for p in row.with_ if p != program))
        yield f"without {program}", text, (kept,)


def _with_program(rulebook: Rulebook, changed: Program) -> Rulebook:
    """The rulebook with a changed program and only those that its conditions refer to: it is read a thousand times."""
    by_id = {p.id: p for p in rulebook.programs} | {changed.id: changed}
    needed: set[str] = set()
    wanted = {changed.id}
    while wanted - needed:
        needed |= wanted
        expressions = (e for i in needed for p in by_id[i].provisions for e in p.expressions())
        wanted = {e.program for e in expressions if isinstance(e, Meets)}
    return dataclasses.replace(rulebook, programs=tuple(by_id[p.id] for p in rulebook.programs if p.id in needed))


def _of_provision(provision: Provision) -> Iterator[tuple[str, Text, Provision]]:
    for code, text, when in _of_condition(provision.when):
        yield f"when | {code}", text, dataclasses.replace(provision, when=when)
    if isinstance(provision.pays, Coefficients):
        for code, text, pays in _of_coefficients(provision.pays):
            yield f"pays | {code}", text, dataclasses.replace(provision, pays=pays)
    if provision.ended is not None:
        for days, text in _A_DAY:
            moved = dataclasses.replace(provision.ended, from_=provision.ended.from_ + days * ONE_DAY)
            yield f"ended | {days:+} day", text, dataclasses.replace(provision, ended=moved)
        gone = Text("quên ngày hết hiệu lực", "its end forgotten")
        yield "ended | never", gone, dataclasses.replace(provision, ended=None)


_A_DAY: Final = (
    (-1, Text("sớm hơn một ngày", "one day earlier")),
    (1, Text("muộn hơn một ngày", "one day later")),
)


# conditions


def _of_condition(expr: Expr) -> Iterator[Change]:
    """The whole condition with one change at one position."""
    for path, node in positions(expr):
        place = said(expr, path)
        for code, text, new in _changes(node, path):
            where = Text(f"{place.vi} {text.vi}", f"{place.en} {text.en}")
            yield f"{'.'.join(map(str, path)) or '-'} | {code}", where, replaced(expr, path, new)


def _changes(node: Expr, path: Path) -> Iterator[Change]:
    match node:
        case AllOf(items=items) | AnyOf(items=items):
            yield from _of_junction(isinstance(node, AllOf), items)
        case Not(item=item):
            yield "turned", Text("bỏ chữ không", "without its not"), item
        case Age(op=op, months=months):
            yield "turned", Text("đổi chiều", "turned"), Age("<" if op == ">=" else ">=", months)
            for step in (-1, 1):
                yield f"{step:+} month", Text(f"lệch {step:+} tháng", f"{step:+} month"), Age(op, months + step)
        case UnlessStated(fact=fact, otherwise=otherwise):
            yield "only stated", Text("chỉ khi được ghi", "only where stated"), fact
            yield "never stated", Text("bỏ qua điều được ghi", "whatever is stated"), otherwise
            turned = Not(UnlessStated(fact, Not(otherwise)))
            yield "stated turned", Text("đọc ngược điều được ghi", "what is stated read the other way"), turned
        case Fact() if path[-1:] == ("fact",):
            return
        case _ if path[-1:] != ("not",):
            yield "turned", Text("thành điều ngược lại", "turned into its opposite"), Not(node)
    yield from _of_lists(node)


def _of_junction(every: bool, items: tuple[Expr, ...]) -> Iterator[Change]:  # noqa: FBT001 - which of the two it is
    if len(items) < 2:  # noqa: PLR2004 - nothing to join
        return
    same, other = (all_of, any_of) if every else (any_of, all_of)
    yield "joined", Text("lẫn «và» với «hoặc»", "and/or mixed up"), other(*items)
    for i in range(len(items)):
        kept = same(*(e for n, e in enumerate(items) if n != i))
        yield f"without {i}", Text(f"bỏ vế {i}", f"without part {i}"), kept


def _of_lists(node: Expr) -> Iterator[Change]:
    """Changes to the list, limit or number inside a condition."""
    match node:
        case OneOf(values=values):
            for value in type(values[0]):
                if value in values:
                    kept = tuple(v for v in values if v is not value)
                    yield f"without {value}", Text(f"bớt {value}", f"without {value}"), _with(node, values=kept)
                else:
                    yield f"with {value}", Text(f"thêm {value}", f"with {value}"), _with(node, values=(*values, value))
        case Amount():
            yield from _of_amount(node)
        case Receives(programs=programs):
            for program in programs:
                kept_ids = tuple(p for p in programs if p != program)
                yield f"without {program}", Text(f"bớt {program}", f"without {program}"), Receives(kept_ids)
        case CountAtLeast(count=count, n=n):
            yield f"at least {n + 1}", Text(f"ít nhất {n + 1}", f"at least {n + 1}"), count.at_least(n + 1)


def _of_amount(node: Amount) -> Iterator[Change]:
    for op in _OPERATORS:
        if op != node.op:
            yield f"op {op}", Text(f"so sánh bằng {op}", f"compared by {op}"), _with(node, op=op)
    if isinstance(node.limit, int):
        yield "limit +1", Text("thêm 1 đồng", "one VND more"), _with(node, limit=node.limit + 1)


def _with(node: Expr, **changes: Any) -> Expr:  # noqa: ANN401 - the fields of any node
    return dataclasses.replace(node, **changes)


# what it pays


def _of_coefficients(pays: Coefficients) -> Iterator[tuple[str, Text, Coefficients]]:
    for code, text, rows in _of_rows(pays.rows):
        yield f"row {code}", text, dataclasses.replace(pays, rows=rows)
    for code, text, units in _of_units(pays.units):
        yield f"units {code}", text, dataclasses.replace(pays, units=units)


def _of_rows(rows: tuple[Row, ...]) -> Iterator[tuple[str, Text, tuple[Row, ...]]]:
    for i, line in enumerate(rows):
        for code, text, new in _of_row(line):
            yield f"{i} | {code}", text, (*rows[:i], new, *rows[i + 1 :])
        if len(rows) > 1:
            yield (
                f"{i} | gone",
                Text(f"bỏ hệ số {line.coefficient}", f"without {line.coefficient}"),
                (
                    *rows[:i],
                    *rows[i + 1 :],
                ),
            )
    for i, (first, second) in enumerate(pairwise(rows)):
        swapped = Row(second.coefficient, first.when), Row(first.coefficient, second.when)
        if first.coefficient != second.coefficient:
            text = Text("đổi chỗ hai hệ số", "two coefficients exchanged")
            yield f"{i} | coefficients exchanged", text, (*rows[:i], *swapped, *rows[i + 2 :])
        text = Text("đổi thứ tự hai dòng", "two rows exchanged")
        yield f"{i} | rows exchanged", text, (*rows[:i], second, first, *rows[i + 2 :])


def _of_row(line: Row) -> Iterator[tuple[str, Text, Row]]:
    for step in (-_HALF, _HALF):
        text = Text(f"hệ số {line.coefficient} lệch {step:+}", f"coefficient {line.coefficient} {step:+}")
        yield f"{step:+}", text, Row(line.coefficient + step, line.when)
    for code, text, when in _of_condition(line.when):
        yield f"for | {code}", text, Row(line.coefficient, when)


def _of_units(units: Units) -> Iterator[tuple[str, Text, Units]]:
    if units.count is None:
        return
    yield "one", Text("chỉ tính một suất", "one unit only"), Units()
    for code, text, predicate in _of_condition(units.count.predicate):
        count = dataclasses.replace(units.count, predicate=predicate)
        yield f"count | {code}", text, dataclasses.replace(units, count=count)
    if units.then is None or units.when is None:
        return
    yield "always the first", Text("không xét đang hưởng", "never the second"), Units(count=units.count)
    yield "always the second", Text("luôn như đang hưởng", "always the second"), Units(count=units.then)
    for code, text, predicate in _of_condition(units.then.predicate):
        count = dataclasses.replace(units.then, predicate=predicate)
        yield f"then | {code}", text, dataclasses.replace(units, then=count)
    for code, text, when in _of_condition(units.when):
        yield f"which | {code}", text, dataclasses.replace(units, when=when)


# values and days


def _of_series(rulebook: Rulebook) -> Iterator[Mutant]:
    for series in _series_of(rulebook):
        users = tuple(p.id for p in rulebook.programs if _rebuilt(p, series, None) is not p)
        for i, value in enumerate(series.values):
            for code, text, new in _of_value(value):
                changed = dataclasses.replace(series, values=(*series.values[:i], new, *series.values[i + 1 :]))
                where = f"{series.name.vi} {value.source} ({value.audience})"
                name = f"{series.id} | {value.source} | {value.audience} | {code}"
                programs = tuple(_rebuilt(p, series, changed) for p in rulebook.programs)
                yield Mutant(
                    name,
                    Text(f"{where}: {text.vi}", f"{name}: {text.en}"),
                    users,
                    dataclasses.replace(rulebook, programs=programs),
                )


def _of_value(value: DatedValue) -> Iterator[tuple[str, Text, DatedValue]]:
    for step in (-_STEP, _STEP):
        yield (
            f"{step:+}",
            Text(f"lệch {step:+} đồng", f"{step:+} VND"),
            dataclasses.replace(value, value=value.value + step),
        )
    for field in ("applies_from", "in_force"):
        for days, text in _A_DAY:
            moved: dict[str, Any] = {field: getattr(value, field) + days * ONE_DAY}
            yield f"{field} {days:+} day", text, dataclasses.replace(value, **moved)


def _of_transitions(rulebook: Rulebook) -> Iterator[Mutant]:
    everyone = tuple(p.id for p in rulebook.programs)
    for i, transition in enumerate(rulebook.transitions):
        others = (*rulebook.transitions[:i], *rulebook.transitions[i + 1 :])
        name = f"transition | {transition.at}"
        text = Text("bỏ quy định chuyển tiếp", "the transition forgotten")
        yield Mutant(f"{name} | gone", text, everyone, dataclasses.replace(rulebook, transitions=others))
        for days, text in _A_DAY:
            moved = dataclasses.replace(transition, from_=transition.from_ + days * ONE_DAY)
            changed = dataclasses.replace(rulebook, transitions=(*others, moved))
            yield Mutant(f"{name} | {days:+} day", text, everyone, changed)


def _series_of(rulebook: Rulebook) -> tuple[Series, ...]:
    found: dict[str, Series] = {}
    for program in rulebook.programs:
        for provision in program.provisions:
            match provision.pays:
                case Coefficients(standard=series) | FlatAmount(level=series):
                    found[series.id] = series
    return tuple(found.values())


def _rebuilt(value: Any, old: object, new: object) -> Any:  # noqa: ANN401 - any part of a rulebook
    """The same frozen tree with one object in place of another; the very same where it does not occur."""
    if value is old:
        return new
    if isinstance(value, tuple):
        parts = tuple(_rebuilt(v, old, new) for v in value)
        return value if all(a is b for a, b in zip(parts, value, strict=True)) else parts
    if dataclasses.is_dataclass(value) and not isinstance(value, type):
        was = {f.name: getattr(value, f.name) for f in dataclasses.fields(value)}
        now = {name: _rebuilt(part, old, new) for name, part in was.items()}
        return value if all(now[n] is was[n] for n in was) else dataclasses.replace(value, **now)
    return value
