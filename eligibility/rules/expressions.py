"""The rule language: a closed set of small nodes. A condition of a clause is a tree of them, and nothing else.

Every engine, explanation, lint and test walks the same trees. A condition is true, false or unknown (strong Kleene
logic). A predicate on a related member reads that member, the day and constants, never the outer person.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from enum import StrEnum
from typing import Literal

from eligibility.law.citation import Citation
from eligibility.law.values import Series
from eligibility.text import Text

Owner = Literal["person", "household"]
Relation = Literal["raising"]
Operator = Literal["<", ">=", "==", ">"]


@dataclass(frozen=True, slots=True)
class Expr:
    """Any condition."""

    def children(self) -> tuple[Expr, ...]:
        """The conditions directly inside this one, in the order of the clause."""
        return ()


@dataclass(frozen=True, slots=True)
class Fact(Expr):
    """A yes/no fact that must be yes."""

    owner: Owner
    name: str


@dataclass(frozen=True, slots=True)
class OneOf(Expr):
    """A fact whose value must be one of a list."""

    owner: Owner
    name: str
    values: tuple[StrEnum, ...]


@dataclass(frozen=True, slots=True)
class Amount(Expr):
    """A monthly amount (VND) compared with a constant or with a value that the law sets for the day."""

    name: str
    op: Operator
    limit: int | Series


@dataclass(frozen=True, slots=True)
class SumBelow(Expr):
    """Several monthly amounts (VND) that together are below a value of the law. Only ever the *other* reading."""

    names: tuple[str, ...]
    limit: Series


@dataclass(frozen=True, slots=True)
class Age(Expr):
    """An age in completed months, reached (`>=`) or not yet reached (`<`) on the day judged."""

    op: Literal["<", ">="]
    months: int


@dataclass(frozen=True, slots=True)
class Receives(Expr):
    """Is now paid at least one of these benefits, by the case's own list (never by a verdict)."""

    programs: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Present(Expr):
    """Born by the day judged and not dead on it."""


@dataclass(frozen=True, slots=True)
class Meets(Expr):
    """Meets the conditions of another program on the same day (references are acyclic)."""

    program: str


@dataclass(frozen=True, slots=True)
class AllOf(Expr):
    """Every one of the conditions."""

    items: tuple[Expr, ...]

    def children(self) -> tuple[Expr, ...]:
        """The conditions joined by "and"."""
        return self.items


@dataclass(frozen=True, slots=True)
class AnyOf(Expr):
    """At least one of the conditions."""

    items: tuple[Expr, ...]

    def children(self) -> tuple[Expr, ...]:
        """The conditions joined by "or"."""
        return self.items


@dataclass(frozen=True, slots=True)
class Not(Expr):
    """The opposite of a condition; unknown stays unknown."""

    item: Expr

    def children(self) -> tuple[Expr, ...]:
        """The condition denied."""
        return (self.item,)


@dataclass(frozen=True, slots=True)
class UnlessStated(Expr):
    """A yes/no fact where the case states it; where it is silent, what the law concludes from other conditions."""

    fact: Fact
    otherwise: Expr

    def children(self) -> tuple[Expr, ...]:
        """What the law concludes when nothing is stated."""
        return (self.otherwise,)


@dataclass(frozen=True, slots=True)
class Count:
    """How many related members (born, not dead) meet a predicate: a number, an interval while facts are missing."""

    relation: Relation
    predicate: Expr

    def at_least(self, n: int) -> CountAtLeast:
        """The condition that there are `n` or more."""
        return CountAtLeast(self, n)


@dataclass(frozen=True, slots=True)
class CountAtLeast(Expr):
    """At least so many related members meet the predicate."""

    count: Count
    n: int


@dataclass(frozen=True, slots=True)
class Reading:
    """One of several possible readings of the law, or law seen only second-hand: said with every answer on it."""

    id: str
    says: Text
    other: Text
    """What the other reading would give."""


@dataclass(frozen=True, slots=True)
class Clause(Expr):
    """A condition as the text knows it: where it stands, its own words, the reading it rests on. No logic.

    A condition with words is shown as one condition. `case` says that `at` names which of several cases of the
    provision is met. `other` is what the condition would be under the other reading.
    """

    item: Expr
    at: Citation | None = None
    words: Text | None = None
    case: bool = False
    reading: Reading | None = None
    other: Expr | None = None

    def children(self) -> tuple[Expr, ...]:
        """The condition that carries the label."""
        return (self.item,)


@dataclass(frozen=True, slots=True)
class Units:
    """A number of units: a fixed one, or a count that may depend on a condition (`when` decides between two)."""

    fixed: int = 1
    count: Count | None = None
    when: Expr | None = None
    then: Count | None = None
    """The count to use where `when` holds."""


ONE_UNIT = Units()


def all_of(*items: Expr) -> Expr:
    """Every one of the conditions, in the order of the clause."""
    return items[0] if len(items) == 1 else AllOf(items)


def any_of(*items: Expr) -> Expr:
    """At least one of the conditions."""
    return items[0] if len(items) == 1 else AnyOf(items)


def not_(item: Expr) -> Expr:
    """The opposite of a condition."""
    return Not(item)


def meets(*programs: str) -> Expr:
    """Meets the conditions of one of the named programs."""
    return any_of(*(Meets(p) for p in programs))


def read_as(reading: Reading, item: Expr, other: Expr) -> Expr:
    """Mark a condition as resting on a reading, beside what it would be under the other one."""
    return Clause(item, reading=reading, other=other)


def in_words(vi: str, en: str, item: Expr, at: Citation | None = None) -> Expr:
    """Give a condition its own words, and where it stands if elsewhere than its provision."""
    return Clause(item, at=at, words=Text(vi, en))


def case(at: Citation, vi: str, en: str, item: Expr) -> Expr:
    """One of several cases of a provision: its điểm or khoản is cited where it is the one met."""
    return Clause(item, at=at, words=Text(vi, en), case=True)


always = AllOf(())
"""No condition at all."""
never = AnyOf(())
"""A condition that nobody meets."""


@dataclass(frozen=True, slots=True)
class Months:
    """A duration in completed months."""

    n: int


def years(n: int) -> Months:
    """A duration in completed years."""
    return Months(12 * n)


@dataclass(frozen=True, slots=True)
class AgeOf:
    """The age of the person: compare it with `years(...)`."""

    def __ge__(self, limit: Months) -> Expr:
        """Từ đủ: the age has been reached."""
        return Age(">=", limit.n)

    def __lt__(self, limit: Months) -> Expr:
        """Dưới: the age has not been reached yet."""
        return Age("<", limit.n)


@dataclass(frozen=True, slots=True)
class Choice:
    """A fact with a closed list of values."""

    owner: Owner
    name: str

    def is_(self, *values: StrEnum) -> Expr:
        """The value is one of these."""
        return OneOf(self.owner, self.name, values)


@dataclass(frozen=True, slots=True)
class Money:
    """A monthly amount in VND; 0 means "has none", absent means unknown."""

    name: str

    def is_zero(self) -> Expr:
        """Has none."""
        return Amount(self.name, "==", 0)

    def __lt__(self, limit: Series) -> Expr:
        """Below a value that the law sets for the day."""
        return Amount(self.name, "<", limit)


@dataclass(frozen=True, slots=True)
class Raising:
    """The relation "đang nuôi con": from the person to the children raised."""

    def count(self, predicate: Expr) -> Count:
        """How many of the children raised meet the predicate."""
        return Count("raising", predicate)


@dataclass(frozen=True, slots=True)
class PersonWords:
    """The facts of the person judged, as words of the rule language."""

    age: AgeOf = field(default=AgeOf())
    raising: Raising = field(default=Raising())
    present: Present = field(default=Present())
    citizen: Fact = field(default=Fact("person", "citizen"))
    abandoned: Fact = field(default=Fact("person", "abandoned"))
    adopted: Fact = field(default=Fact("person", "adopted"))
    studying: Fact = field(default=Fact("person", "studying"))
    study_uninterrupted: Fact = field(default=Fact("person", "study_uninterrupted"))
    study_suspended: Fact = field(default=Fact("person", "study_suspended"))
    hiv: Fact = field(default=Fact("person", "hiv"))
    has_supporter: Fact = field(default=Fact("person", "has_supporter"))
    supporter_receives_allowance: Fact = field(default=Fact("person", "supporter_receives_allowance"))
    unable_to_live_in_community: Fact = field(default=Fact("person", "unable_to_live_in_community"))
    qualifies_for_facility: Fact = field(default=Fact("person", "qualifies_for_facility"))
    taken_in: Fact = field(default=Fact("person", "taken_in"))
    has_income: Fact = field(default=Fact("person", "has_income"))
    requested: Fact = field(default=Fact("person", "requested"))
    mother: Choice = field(default=Choice("person", "mother"))
    father: Choice = field(default=Choice("person", "father"))
    marital_status: Choice = field(default=Choice("person", "marital_status"))
    disability: Choice = field(default=Choice("person", "disability"))
    lives_in: Choice = field(default=Choice("person", "lives_in"))
    pension_monthly: Money = field(default=Money("pension_monthly"))
    social_insurance_monthly: Money = field(default=Money("social_insurance_monthly"))
    survivor_benefit_monthly: Money = field(default=Money("survivor_benefit_monthly"))

    def receives(self, *programs: str) -> Expr:
        """Is now paid one of these benefits."""
        return Receives(programs)


@dataclass(frozen=True, slots=True)
class HouseholdWords:
    """The facts of the household, as words of the rule language."""

    poverty_class: Choice = field(default=Choice("household", "poverty_class"))
    especially_difficult_area: Fact = field(default=Fact("household", "especially_difficult_area"))


person = PersonWords()
household = HouseholdWords()


def walk(expr: Expr) -> Iterator[Expr]:
    """The condition and everything inside it, predicates on related members included, in reading order."""
    yield expr
    for child in expr.children():
        yield from walk(child)
    if isinstance(expr, CountAtLeast):
        yield from walk(expr.count.predicate)
