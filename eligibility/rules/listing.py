"""A clause as lines: conditions in the order of the text, then what it pays. To read beside the decree, and to diff."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field

from eligibility.law.citation import Citation
from eligibility.rules.expressions import AllOf, AnyOf, Clause, CountAtLeast, Expr, Not, UnlessStated
from eligibility.rules.provisions import ExclusionRow, HighestOnly
from eligibility.rules.resolve import Payment, ProgramLaw, Ruleset
from eligibility.rules.words import words
from eligibility.text import Text, decimal, money


@dataclass(frozen=True, slots=True)
class Line:
    """One line: how deep it stands, its words, and where it stands in the law. Lines are equal by their words."""

    depth: int
    text: Text
    at: tuple[Citation, ...] = field(default=(), compare=False)

    @property
    def full(self) -> Text:
        """The words with the citation behind them."""
        where = f"  ({'; '.join(map(str, self.at))})" if self.at else ""
        return Text(self.text.vi + where, self.text.en + where)


def conditions(law: ProgramLaw) -> tuple[Line, ...]:
    """The conditions of the clause in force, in its order."""
    return tuple(_conditions(law.when, 0))


def payments(law: ProgramLaw) -> tuple[Line, ...]:
    """What the program pays to everybody, and what those already paid get where that differs."""
    found = list(_pays(law.payment))
    if law.continuing is not None and law.transition is not None:
        found.append(Line(0, Text("người đang hưởng:", "people already paid:"), (law.transition.at,)))
        found.extend(Line(1, line.text, line.at) for line in _pays(law.continuing))
    return tuple(found)


def coefficients(law: ProgramLaw) -> tuple[Line, ...]:
    """Only the coefficients, without the level they multiply; those of people already paid where they differ."""
    found = list(_rows(law.payment))
    if law.continuing is not None and list(_rows(law.continuing)) != found:
        found.append(Line(0, Text("người đang hưởng:", "people already paid:")))
        found.extend(Line(1, line.text, line.at) for line in _rows(law.continuing))
    return tuple(found)


def _conditions(expr: Expr, depth: int, *, grouped: bool = False) -> Iterator[Line]:
    match expr:
        case AllOf(items=items):
            if grouped:
                yield Line(depth, Text("tất cả:", "all of:"))
            for item in items:
                yield from _conditions(item, depth + grouped)
        case AnyOf(items=items):
            yield Line(depth, Text("một trong:", "one of:"))
            for item in items:
                yield from _conditions(item, depth + 1, grouped=True)
        case Not(item=item) if item.children() and not isinstance(item, Clause):
            yield Line(depth, Text("không:", "not:"))
            yield from _conditions(item, depth + 1)
        case Clause(words=None, item=item, reading=reading):
            yield from _conditions(item, depth, grouped=grouped)
            if reading is not None:
                says = reading.says
                yield Line(depth + 1, Text(f"! cách hiểu: {says.vi}", f"! reading: {says.en}"))
        case Clause(item=item, at=at):
            yield Line(depth, words(expr), (at,) if at else ())
            if item.children() or isinstance(item, CountAtLeast):
                yield from _conditions(item, depth + 1)
        case CountAtLeast(count=count, n=n):
            yield Line(depth, Text(f"đang nuôi từ {n} con trở lên, mỗi con:", f"raises {n} or more, each of whom:"))
            yield from _conditions(count.predicate, depth + 1)
        case UnlessStated(fact=fact, otherwise=otherwise):
            own = words(fact)
            yield Line(depth, Text(f"{own.vi}; nếu chưa ghi, suy từ:", f"{own.en}; where not stated, from:"))
            yield from _conditions(otherwise, depth + 1)
        case _:
            yield Line(depth, words(expr))


def _pays(payment: Payment) -> Iterator[Line]:
    level = payment.level
    if level is None:
        yield Line(0, Text("→ hiện vật, không phải tiền", "→ in kind, not money"))
        return
    yield from _rows(payment)
    vi, en = f"{money(level.value)} đồng/tháng", f"VND {money(level.value, 'en')} a month"
    by = Text(f"× mức chuẩn {vi}", f"× the standard, {en}") if payment.rows else Text(f"→ {vi}", f"→ {en}")
    yield Line(0, by, (level.source,))


def _rows(payment: Payment) -> Iterator[Line]:
    each = Text(" cho mỗi con", " for each child") if payment.units.count else Text("", "")
    for row in payment.rows:
        unconditional = isinstance(row.when, AllOf) and not row.when.items
        who = words(row.when)
        for_whom = Text("", "") if unconditional else Text(f": {who.vi}", f": {who.en}")
        vi, en = decimal(row.coefficient), decimal(row.coefficient, "en")
        text = Text(f"→ hệ số {vi}{each.vi}{for_whom.vi}", f"→ coefficient {en}{each.en}{for_whom.en}")
        yield Line(0, text, (payment.at,))


def exclusions(ruleset: Ruleset) -> tuple[Line, ...]:
    """The exclusion table of the day."""
    return tuple(_exclusion(row, ruleset) for row in ruleset.law.exclusions)


def _exclusion(row: ExclusionRow, ruleset: Ruleset) -> Line:
    if isinstance(row, HighestOnly):
        text = Text("trong các chế độ này chỉ hưởng một mức cao nhất", "of these benefits only the highest is paid")
        if "social_pension" in row.among:
            text = Text(
                "trợ cấp hưu trí xã hội và trợ cấp xã hội: chỉ hưởng mức cao hơn",
                "social pension and social allowance: only the higher one is paid",
            )
        return Line(0, text, (row.at,))
    others = ", ".join(i for i in row.with_ if i in ruleset.law.by_id)
    text = Text(
        f"ngoại lệ: {row.program} cộng với mức cao nhất của {others}",
        f"exception: {row.program} plus the highest of {others}",
    )
    return Line(0, text, (row.at,))
