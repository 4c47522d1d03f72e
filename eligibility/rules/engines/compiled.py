"""The trees of a `Law` compiled once into one plain Python function: for many people, where no proof is asked.

Every condition is written as ordinary Python twice: `possible` (it is not false) and `certain` (it is true). On these
two, strong Kleene logic is plain `and`, `or` and `not`, and stops at the first condition that settles it. A birth
is placed once among the day's limits of birth, after which an age is a comparison of two small numbers.
"""

from __future__ import annotations

from bisect import bisect_left
from collections import Counter
from collections.abc import Callable, Iterable
from datetime import date
from functools import lru_cache
from textwrap import indent
from typing import Any, Final, NamedTuple, cast

from eligibility.errors import RulebookError
from eligibility.rules.engines.kleene import Truth
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
    Units,
    UnlessStated,
)
from eligibility.rules.provisions import Row
from eligibility.rules.resolve import Law, Payment, ProgramLaw, Ruleset
from eligibility.rules.subjects import Subject
from eligibility.text import Text


class ProgramResult(NamedTuple):
    """One program for one member: the verdict (None = undetermined), coefficients in tenths, VND a month.

    The coefficients are None for a flat amount, for a benefit in kind and where the conditions are not met. The
    amounts are what the law grants before exclusions; the low one is 0 unless the verdict is True.
    """

    verdict: Truth
    coefficient_low: int | None
    coefficient_high: int | None
    amount_low: int
    amount_high: int


Answerer = Callable[[Subject], tuple[ProgramResult, ...]]
"""Every program for one member, in the order of `ruleset.law.programs`."""


@lru_cache(maxsize=256)
def compiled(ruleset: Ruleset) -> Answerer:
    """The function that answers every program of a ruleset for one member.

    A law is compiled once; another day under it only moves the limits of birth.

    >>> from eligibility import Household, resolve
    >>> from eligibility.rules.subjects import subjects
    >>> ruleset = resolve(date(2026, 11, 23))
    >>> case = Household.model_validate({"members": [{"id": "me", "birth": 1990, "disability": "severe"}]})
    >>> answers = compiled(ruleset)(subjects(case, ruleset.as_of)[0])
    >>> dict(zip(ruleset.law.by_id, answers))["severe_disability"]
    ProgramResult(verdict=True, coefficient_low=15, coefficient_high=15, amount_low=810000, amount_high=810000)
    """
    limits = tuple(ruleset.latest_birth(months) for months in reversed(ruleset.law.ages))
    return _for_day(ruleset.law)(limits)


@lru_cache(maxsize=64)
def _for_day(law: Law) -> Callable[[tuple[date, ...]], Answerer]:
    """From a day's limits of birth to the function for that day."""
    text, names = source(law)
    exec(compile(text, f"<law, {law.place.id}>", "exec"), names)  # noqa: S102 - written below, from the law's own trees
    return cast("Callable[[tuple[date, ...]], Answerer]", names["for_day"])


# what the written functions call

_Bounds = tuple[int | None, int | None, int, int]
"""The least and the greatest coefficient (in tenths), the least and the greatest amount."""
_NOT_MET: Final = ProgramResult(verdict=False, coefficient_low=None, coefficient_high=None, amount_low=0, amount_high=0)


def _grant(certain: bool, bounds: _Bounds) -> ProgramResult:  # noqa: FBT001 - a verdict
    low, high, least, most = bounds
    return ProgramResult(certain or None, low, high, least if certain else 0, most)


def _times(low: int | None, high: int | None, units: tuple[int, int], level: int) -> _Bounds:
    if low is None or high is None:  # no row of the table applies
        return None, None, 0, 0
    return low, high, low * units[0] * level // 10, high * units[1] * level // 10


def _either(one: tuple[Any, ...], other: tuple[Any, ...]) -> tuple[Any, ...]:
    """Bounds, least and greatest in turn, that hold whichever of two is the case."""
    pairs = [[x for x in pair if x is not None] for pair in zip(one, other, strict=True)]
    return tuple([(max if n % 2 else min)(pair, default=None) for n, pair in enumerate(pairs)])


def _count(subject: Subject, meets: Callable[[Subject], Truth]) -> tuple[int, int]:
    """The least and the greatest number of related members who are present and meet a predicate."""
    known = subject.raising
    found = [meets(member) for member in (subject.candidates if known is None else known)]
    return 0 if known is None else found.count(True), len(found) - found.count(False)


# writing them

_Code = str | tuple[Any, ...]
"""A condition as Python: the text of a test, or ("and" | "or" | "not", condition, ...)."""
_ALWAYS: Final = ("and",)
_NEVER: Final = ("or",)

_BEGIN: Final = """\
facts, household, paid = s.facts, s.household, s.paid
if s.birth_lo is None or s.birth_hi is None:
    first, last = -1, len(limits)
else:
    last = bisect_left(limits, s.birth_hi)
    first = last if s.birth_lo == s.birth_hi else bisect_left(limits, s.birth_lo)
"""
"""How every function begins: `limits[i]` is not before the earliest possible birth if and only if `first <= i`."""


def source(law: Law) -> tuple[str, dict[str, Any]]:
    """The text of `for_day(limits)`, which makes the function for a day, and the objects it names."""
    names: dict[str, Any] = {f.__name__: f for f in (bisect_left, _count, _either, _grant, _times)}
    counts: list[Count] = []
    inner = [_Function(law, names, counts).answer()]
    inner.extend(_Function(law, names, counts).predicate(c) for c in counts)  # grows with what they count in turn
    return f"def for_day(limits):\n{indent(''.join(inner), '    ')}    return answer\n", names


class _Function:
    """Writes one function of a subject `s`. What conditions share is worked out at most once, when first needed."""

    def __init__(self, law: Law, names: dict[str, Any], counts: list[Count]) -> None:
        self.law = law
        self.names = names
        self.counts = counts
        self.uses: Counter[_Code] = Counter()
        self.shared: dict[_Code, str] | None = None
        self.kept: dict[str, None] = {}
        self.programs: dict[str, str] | None = None

    def answer(self) -> str:
        """The results of all programs."""
        return self._define("answer", self._results)

    def predicate(self, count: Count) -> str:
        """Whether a related member is present and meets a predicate."""
        met = AllOf((Present(), count.predicate))
        return self._define(
            f"meets_{self.counts.index(count)}",
            lambda: f"return (True if {self.certain(met)} else None) if {self.possible(met)} else False\n",
        )

    def _define(self, name: str, body: Callable[[], str]) -> str:
        body()  # for what its conditions share
        self.shared = {c: f"x{n}" for n, (c, times) in enumerate(self.uses.items()) if times > 1}
        text = body()
        start = "".join(f"{kept} = None\n" for kept in self.kept)
        return f"def {name}(s):\n{indent(_BEGIN + start + text, '    ')}"

    # programs

    def _results(self) -> str:
        self.programs = {}
        for law in self.law.programs:
            self._program(law, self.programs)
        results = "".join(f"result_{law.id}, " for law in self.law.programs)
        return f"{''.join(self.programs.values())}return ({results})\n"

    def _program(self, law: ProgramLaw, done: dict[str, str]) -> None:
        """Write the lines of one program, after those of the programs it refers to."""
        if law.id not in done:
            possible, certain = self.possible(law.when), self.certain(law.when)
            done[law.id] = (
                f"maybe_{law.id} = {possible}\n"
                f"surely_{law.id} = maybe_{law.id} and {certain}\n"
                f"result_{law.id} = {self._granted(law)} if maybe_{law.id} else {self._constant(_NOT_MET)}\n"
            )

    def _granted(self, law: ProgramLaw) -> str:
        """The result where the conditions are not certainly unmet."""
        bounds = self._payment(law.payment)
        if law.continuing is not None:
            bounds = self._if(Receives(law.program.paid_as), self._payment(law.continuing), bounds)
        if bounds in self.names:
            certain, open_ = (self._constant(_grant(c, self.names[bounds])) for c in (True, False))
            return f"({certain} if surely_{law.id} else {open_})"
        return f"_grant(surely_{law.id}, {bounds})"

    def _payment(self, payment: Payment) -> str:
        """Bounds of what a payment gives; a constant where only one outcome is possible."""
        if payment.level is None:
            return self._constant((None, None, 0, 0))
        level = payment.level.value
        if not payment.rows:
            return self._constant((None, None, level, level))
        applies = self._rows(payment.rows)
        low, high, units = self._best(applies, min), self._best(applies, max), payment.units
        if units.count is None and low == high and low.isdigit():
            return self._constant(_times(int(low), int(high), (units.fixed, units.fixed), level))
        return f"_times({low}, {high}, {self._units(units)}, {level})"

    def _rows(self, rows: tuple[Row, ...]) -> dict[int, _Code]:
        """For each coefficient, in tenths: that a row with it may be the first whose condition holds."""
        found: dict[int, _Code] = {}
        passed: list[_Code] = []
        for line in rows:
            may = _join("and", [self._code(line.when, possible=True), *passed])
            found[_tenths(line)] = _join("or", [found.get(_tenths(line), _NEVER), may])
            passed.append(("not", self._code(line.when, possible=False)))
        return found

    def _best(self, applies: dict[int, _Code], best: Callable[[Iterable[int]], int]) -> str:
        if not applies:
            return "None"
        tenths = best(applies)
        if applies[tenths] == _ALWAYS:
            return str(tenths)
        rest = self._best({k: may for k, may in applies.items() if k != tenths}, best)
        return f"({tenths} if {self._text(applies[tenths])} else {rest})"

    def _units(self, units: Units) -> str:
        if units.count is None:
            return f"({units.fixed}, {units.fixed})"
        plain = self._counted(units.count)
        if units.when is None or units.then is None:
            return plain
        return self._if(units.when, self._counted(units.then), plain)

    def _counted(self, count: Count) -> str:
        if count not in self.counts:
            self.counts.append(count)
        n = self.counts.index(count)
        return self._keep(f"count_{n}", f"_count(s, meets_{n})")

    def _if(self, when: Expr, then: str, otherwise: str) -> str:
        """Bounds that depend on a condition; those of both where it is open."""
        certain, possible = self.certain(when), self.possible(when)
        return f"({then} if {certain} else _either({then}, {otherwise}) if {possible} else {otherwise})"

    # conditions

    def possible(self, expr: Expr) -> str:
        """Python for: the condition is not false."""
        return self._text(self._code(expr, possible=True))

    def certain(self, expr: Expr) -> str:
        """Python for: the condition is true."""
        return self._text(self._code(expr, possible=False))

    def _code(self, expr: Expr, *, possible: bool) -> _Code:
        match expr:
            case AllOf(items=items):
                return _join("and", [self._code(i, possible=possible) for i in items])
            case AnyOf(items=items):
                return _join("or", [self._code(i, possible=possible) for i in items])
            case Not(item=item):
                return ("not", self._code(item, possible=not possible))
            case Clause(item=item):
                return self._code(item, possible=possible)
            case UnlessStated(fact=fact, otherwise=otherwise):
                silent = f"{_value(fact.owner, fact.name)} is None"
                concluded = _join("and", [silent, self._code(otherwise, possible=possible)])
                return _join("or", [self._code(fact, possible=False), concluded])
            case Fact(owner=owner, name=name):
                return f"{_value(owner, name)} is {'not False' if possible else 'True'}"
            case OneOf(owner=owner, name=name, values=values):
                return _known(_value(owner, name), f"in {self._constant(values)}", possible=possible)
            case Amount(name=name, op=op, limit=limit):
                return _known(_value("person", name), f"{op} {self.law.value(limit)}", possible=possible)
            case SumBelow(names=several, limit=limit):
                amounts = [_value("person", name) for name in several]
                below = f"{' + '.join(f'({v} or 0)' for v in amounts)} < {self.law.value(limit)}"
                return _join("and", [below, *([] if possible else [f"{v} is not None" for v in amounts])])
            case Age(op=op, months=months):
                place = len(self.law.ages) - 1 - self.law.ages.index(months)
                younger = op == "<"
                return f"{'first' if possible is not younger else 'last'} {'>' if younger else '<='} {place}"
            case Receives(programs=programs):
                return self._receives(programs, possible=possible)
            case Present():
                born = f"first <= {len(self.law.ages) - 1}"
                if possible:
                    return _join("and", [born, "s.alive is not False"])
                return _join("and", [f"(first < 0 or last <= {len(self.law.ages) - 1})", "s.alive is True"])
            case Meets(program=program):
                return self._meets(program, possible=possible)
            case CountAtLeast(count=count, n=n):
                return f"{self._counted(count)}[{int(possible)}] >= {n}"
        raise TypeError(type(expr))  # the language is closed: a new node needs a line here

    def _meets(self, program: str, *, possible: bool) -> _Code:
        law = self.law.by_id.get(program)
        if law is None:
            return _NEVER
        if self.programs is None:  # of a related member
            return self._code(law.when, possible=possible)
        self._program(law, self.programs)
        return f"{'maybe' if possible else 'surely'}_{program}"

    def _receives(self, programs: tuple[str, ...], *, possible: bool) -> _Code:
        ids = self._constant(frozenset(programs))
        now = f"not paid.isdisjoint({ids})"
        if possible:
            return _join("or", ["paid is None", now, f"not s.maybe_paid.isdisjoint({ids})"])
        return _join("and", ["paid is not None", now])

    # text

    def _text(self, code: _Code) -> str:
        if isinstance(code, str):
            return code
        op, *parts = code
        if not parts:
            return str(code == _ALWAYS)
        if op == "not":
            return f"(not {self._text(parts[0])})"
        self.uses[code] += 1
        if self.shared is None and self.uses[code] > 1:
            return ""  # its parts are counted already
        text = f"({f' {op} '.join(map(self._text, parts))})"
        return self._keep(self.shared[code], text) if self.shared and code in self.shared else text

    def _keep(self, name: str, text: str) -> str:
        """A value worked out when first asked for, and kept."""
        self.kept[name] = None
        return f"({name} if {name} is not None else ({name} := {text}))"

    def _constant(self, value: object) -> str:
        for name, known in self.names.items():
            if known == value:
                return name
        name = f"C{len(self.names)}"
        self.names[name] = value
        return name


def _join(op: str, parts: Iterable[_Code]) -> _Code:
    """Conditions joined, the cheap ones first and those that change nothing left out."""
    ordered = sorted((p for p in parts if p != (op,)), key=_cost)
    return ordered[0] if len(ordered) == 1 else (op, *ordered)


def _cost(code: _Code) -> int:
    """Roughly: comparing local names, looking a fact up, going through related members."""
    if isinstance(code, tuple):
        return sum(_cost(part) for part in code[1:])
    return 100 if "_count" in code else 3 if "[" in code else 1


def _value(owner: str, name: str) -> str:
    return f"{'facts' if owner == 'person' else 'household'}[{name!r}]"


def _known(value: str, test: str, *, possible: bool) -> str:
    """A test of a value that may be unknown."""
    return f"((v := {value}) is None or v {test})" if possible else f"((v := {value}) is not None and v {test})"


def _tenths(line: Row) -> int:
    tenths, rest = divmod(line.coefficient * 10, 1)
    if rest:
        raise RulebookError(
            Text(
                f"Hệ số {line.coefficient} có quá một chữ số thập phân.",
                f"The coefficient {line.coefficient} has more than one decimal.",
            )
        )
    return int(tenths)
