"""The compiled function gives what the normative walk gives: the same verdicts, coefficients and amounts."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import date, timedelta
from decimal import Decimal
from itertools import combinations, product
from random import Random
from typing import Any, Final

import pytest

from eligibility import resolve
from eligibility.calendar import latest_birth
from eligibility.errors import RulebookError
from eligibility.facts.enums import DisabilitySeverity, LivesIn, MaritalStatus, ParentSituation, PovertyClass
from eligibility.law.instruments import ND_335_2026
from eligibility.law.places import NATIONAL
from eligibility.law.values import SOCIAL_PENSION_LEVEL
from eligibility.programs.common import ALLOWANCES
from eligibility.programs.readings import FACILITY
from eligibility.rules.engines import compiled as module
from eligibility.rules.engines.compiled import ProgramResult, compiled, source
from eligibility.rules.engines.completions import Completions
from eligibility.rules.engines.diagrams import outcomes
from eligibility.rules.engines.reference import Walk
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
    Operator,
    Present,
    Receives,
    SumBelow,
    Units,
    UnlessStated,
    always,
    never,
    walk,
)
from eligibility.rules.provisions import Coefficients, Program, Provision, Row
from eligibility.rules.resolve import Law, Payment, ProgramLaw, Ruleset
from eligibility.rules.subjects import Subject
from eligibility.text import Text

TRUTHS: Final = (True, False, None)
AFTER_335: Final = date(2026, 11, 23)
BEFORE_335: Final = date(2026, 9, 1)
SITUATIONS: Final = (
    *((day, AFTER_335) for day in (date(2021, 7, 1), date(2024, 6, 30), date(2024, 7, 1), date(2025, 6, 30))),
    *((day, known) for day in (date(2025, 7, 1), date(2026, 6, 30)) for known in (BEFORE_335, AFTER_335)),
    *((day, known) for day in (date(2026, 7, 1), date(2026, 8, 31)) for known in (BEFORE_335, AFTER_335)),
    *((day, known) for day in (date(2026, 10, 4), date(2026, 10, 5)) for known in (BEFORE_335, AFTER_335)),
    (date(2027, 2, 28), AFTER_335),
    (date(2028, 2, 29), AFTER_335),
)
"""A day judged and the day stood on: around every change, in the transition under both clocks, on leap days."""

FACTS: Final[dict[str, tuple[Any, ...]]] = {
    **dict.fromkeys(
        (
            "citizen",
            "abandoned",
            "adopted",
            "studying",
            "study_uninterrupted",
            "study_suspended",
            "hiv",
            "has_supporter",
            "supporter_receives_allowance",
            "unable_to_live_in_community",
            "qualifies_for_facility",
            "taken_in",
            "has_income",
            "requested",
        ),
        TRUTHS,
    ),
    "mother": (*ParentSituation, None),
    "father": (*ParentSituation, None),
    "marital_status": (*MaritalStatus, None),
    "disability": (*DisabilitySeverity, None),
    "pension_monthly": (0, 499_999, 500_000, 539_999, 540_000, None),
    "social_insurance_monthly": (0, 539_999, 540_000, None),
    "survivor_benefit_monthly": (0, 539_999, 540_000, None),
    "lives_in": tuple(LivesIn),
}
HOUSEHOLD: Final[dict[str, tuple[Any, ...]]] = {
    "poverty_class": (*PovertyClass, None),
    "especially_difficult_area": TRUTHS,
}
PAID: Final[tuple[tuple[frozenset[str] | None, frozenset[str]], ...]] = (
    (None, frozenset()),
    (frozenset(), frozenset()),
    *((frozenset({program}), frozenset[str]()) for program in (*ALLOWANCES, "social_pension")),
    *((frozenset[str](), frozenset({program})) for program in (*ALLOWANCES, "social_pension")),
    (frozenset({"hiv_adult"}), frozenset({"orphan_child", "poor_single_parent"})),
)


def expected(walk_: Walk, law: ProgramLaw) -> ProgramResult:
    """What the normative engine says of one program, written from the definitions."""
    verdict = walk_.truth(law.when)
    if verdict is False:
        return ProgramResult(verdict=False, coefficient_low=None, coefficient_high=None, amount_low=0, amount_high=0)
    payments = [law.payment]
    if law.continuing is not None:
        paid = walk_.subject.receives(law.program.paid_as)
        payments = [
            p for p, applies in ((law.continuing, paid is not False), (law.payment, paid is not True)) if applies
        ]
    coefficients: list[int] = []
    amounts: list[int] = []
    for payment in payments:
        if payment.level is None:
            amounts.append(0)
        elif not payment.rows:
            amounts.append(payment.level.value)
        else:
            units = walk_.units(payment.units)
            rows = tuple(rows_that_may_apply(walk_, payment.rows))
            amounts += [] if rows else [0]
            for line in rows:
                coefficients.append(int(line.coefficient * 10))
                amounts += [int(line.coefficient * n * payment.level.value) for n in units]
    low = min(amounts, default=0) if verdict else 0
    return ProgramResult(
        verdict, min(coefficients, default=None), max(coefficients, default=None), low, max(amounts, default=0)
    )


def rows_that_may_apply(walk_: Walk, rows: tuple[Row, ...]) -> Iterator[Row]:
    """Rows whose condition is not false, up to the first that is true."""
    for line in rows:
        truth = walk_.truth(line.when)
        if truth is not False:
            yield line
        if truth is True:
            return


def assert_parity(ruleset: Ruleset, members: tuple[Subject, ...]) -> None:
    answer = compiled(ruleset)
    for member in members:
        walk_ = Walk(ruleset, member)
        assert answer(member) == tuple(expected(walk_, law) for law in ruleset.law.programs), member


# people


def person(day: date, facts: dict[str, Any], household: dict[str, Any], **more: Any) -> Subject:
    """A person of 40 of whom nothing is known but what is said."""
    born = latest_birth(12 * 40, day)
    given: dict[str, Any] = {"birth_lo": born, "birth_hi": born, "alive": True, "paid": frozenset()} | more
    shared = dict.fromkeys(HOUSEHOLD) | household
    return Subject(
        id="a", facts=dict.fromkeys(FACTS) | {"lives_in": LivesIn.COMMUNITY} | facts, household=shared, **given
    )


def births(day: date) -> tuple[tuple[date | None, date | None], ...]:
    """Each age of the law on its birthday, the day before, and as dates of which a part is missing."""
    edges = [latest_birth(12 * years, day) for years in (0, 3, 4, 16, 22, 60, 70, 75, 80)]
    one = timedelta(1)
    exact = [(d, d) for e in edges for d in (e, e + one if e < day else e)]
    partial = [(e - timedelta(200), e + timedelta(165)) for e in edges]
    return (*exact, *partial, (date(1930, 1, 1), day), (None, None))


def relations(day: date) -> tuple[dict[str, Any], ...]:
    """Nobody raised, several raised, it is unknown who; children of every age, some of them students, one dead."""
    born = [latest_birth(12 * years, day) for years in (2, 15, 16, 23)]
    children = [
        person(day, {"studying": s, "study_uninterrupted": s}, {}, birth_lo=b, birth_hi=b) for b in born for s in TRUTHS
    ]
    dead = replace(children[0], alive=False)
    unsure = replace(children[1], alive=None)
    return (
        {},
        {"raising": ()},
        *({"raising": (child,)} for child in children),
        {"raising": (*children, dead, unsure)},
        {"raising": (dead,)},
        {"candidates": (unsure, *children[4:])},
        {"candidates": (dead,)},
    )


KNOWN: Final[dict[str, Any]] = {
    "citizen": True,
    "abandoned": False,
    "adopted": False,
    "studying": True,
    "study_uninterrupted": True,
    "study_suspended": False,
    "hiv": True,
    "has_supporter": False,
    "supporter_receives_allowance": False,
    "unable_to_live_in_community": True,
    "qualifies_for_facility": True,
    "taken_in": True,
    "has_income": False,
    "requested": True,
    "mother": ParentSituation.DEAD,
    "father": ParentSituation.DEAD,
    "marital_status": MaritalStatus.WIDOWED,
    "disability": DisabilitySeverity.SEVERE,
    "pension_monthly": 0,
    "social_insurance_monthly": 0,
    "survivor_benefit_monthly": 0,
}
"""Facts with which every program turns on the rest."""
POOR: Final = {"poverty_class": PovertyClass.POOR, "especially_difficult_area": True}

Change = dict[str, dict[str, Any]]


def changes(day: date) -> list[list[Change]]:
    """For each thing that may be known of a person, every value it may take."""
    return [
        *([{"facts": {name: value}} for value in values] for name, values in FACTS.items()),
        *([{"household": {name: value}} for value in values] for name, values in HOUSEHOLD.items()),
        [{"more": {"birth_lo": lo, "birth_hi": hi}} for lo, hi in births(day)],
        [{"more": {"alive": alive}} for alive in TRUTHS],
        [{"more": {"paid": paid, "maybe_paid": maybe}} for paid, maybe in PAID],
        [{"more": more} for more in relations(day)],
    ]


def changed(day: date, base: Change, *several: Change) -> Subject:
    facts, household, more = ({k: v for c in (base, *several) for k, v in c.get(part, {}).items()} for part in PARTS)
    return person(day, facts, household, **more)


PARTS: Final = ("facts", "household", "more")
BASES: Final[dict[str, Change]] = {
    "nothing known": {},
    "everything known": {"facts": KNOWN, "household": POOR, "more": {"raising": ()}},
}


@pytest.mark.parametrize(("day", "known_on"), SITUATIONS)
@pytest.mark.parametrize("years", [2, 17, 40, 78])
def test_every_value_of_every_fact_at_every_age_and_change_of_law(day: date, known_on: date, years: int) -> None:
    birth = latest_birth(12 * years, day)
    age = {"more": {"birth_lo": birth, "birth_hi": birth}}
    members = (
        changed(day, base, age, change) for base in BASES.values() for values in changes(day) for change in values
    )
    assert_parity(resolve(day, known_on), tuple(members))


@pytest.mark.parametrize("base", BASES)
def test_every_pair_of_values(base: str) -> None:
    several = [values if len(values) < 10 else values[::3] for values in changes(AFTER_335)]
    pairs = (
        changed(AFTER_335, BASES[base], *pair)
        for one, other in combinations(several, 2)
        for pair in product(one, other)
    )
    assert_parity(resolve(AFTER_335), tuple(pairs))


def seeded(seed: int) -> Random:
    return Random(seed)  # noqa: S311 - cases, not secrets


def random_household(random: Random, day: date, unknown: float) -> tuple[Subject, ...]:
    """Members of any age with any facts, each unknown with a given chance, and links between them."""

    def some(values: tuple[Any, ...]) -> Any:
        return None if random.random() < unknown else random.choice([v for v in values if v is not None])

    household = {name: some(values) for name, values in HOUSEHOLD.items()}
    members = []
    for n in range(random.randint(1, 5)):
        facts = {name: some(values) for name, values in FACTS.items()}
        facts["lives_in"] = random.choice((LivesIn.COMMUNITY, LivesIn.COMMUNITY, LivesIn.COMMUNITY, *LivesIn))
        lo, hi = random.choice(births(day))
        if lo is not None and lo == hi:
            lo = hi = max(lo - timedelta(random.choice((0, 0, 1, 90, 400, 3000))), date(1900, 1, 1))
        paid, maybe = random.choice(PAID) if random.random() >= unknown else (None, frozenset())
        alive = random.choice((True, True, True, True, *TRUTHS))
        members.append(Subject(f"p{n}", facts, lo, hi, alive, paid, maybe, household=household))
    for member in members:
        others = [m for m in members if m is not member]
        linked = tuple(random.sample(others, random.randint(0, len(others))))
        if random.random() < unknown:
            member.candidates = linked
        else:
            member.raising = linked
    return tuple(members)


@pytest.mark.parametrize("unknown", [0, 0.1, 0.4, 0.8])
def test_random_households_on_random_days(unknown: float) -> None:
    random = seeded(335)
    for _ in range(400):
        day, known_on = random.choice(SITUATIONS)
        assert_parity(resolve(day, known_on), random_household(random, day, unknown))


# beside the exact engine


def test_a_verdict_given_is_the_exact_one_and_its_bounds_hold() -> None:
    random = seeded(2026)
    for _ in range(600):
        day, known_on = random.choice(SITUATIONS)
        ruleset = resolve(day, known_on)
        peers: dict[str, Completions] = {}
        for member in random_household(random, day, random.choice((0, 0.1, 0.3))):
            completions = peers.get(member.id) or Completions(ruleset, member, peers)
            for law, result in zip(ruleset.law.programs, compiled(ruleset)(member), strict=True):
                found = outcomes(completions.paid(law))
                exact = True if None not in found else None if len(found) > 1 else False
                refers = any(isinstance(e, Meets) for e in walk(law.when))
                # what refers to another program may be certain through facts that both of them read
                assert result.verdict is exact or (refers and result.verdict is None), (law.id, member)
                amounts = [o.amount for o in found if o is not None]
                assert all(result.amount_low <= a <= result.amount_high for a in amounts), (law.id, member)


def test_where_nothing_is_unknown_the_amounts_are_the_exact_ones() -> None:
    random = seeded(143)
    certain = [c for c in TRUTHS if c is not None]
    paid = [p for p in PAID if p[0] is not None and not p[1]]
    granted = 0
    for _ in range(500):
        day, known_on = random.choice(SITUATIONS)
        ruleset = resolve(day, known_on)
        members = random_household(random, day, 0)
        for member in members:
            exact = latest_birth(random.randint(0, 90 * 12), day)
            member.birth_lo = member.birth_hi = exact
            member.alive = random.choice(certain)
            member.paid, member.maybe_paid = random.choice(paid)
        for member in members:
            completions = Completions(ruleset, member)
            for law, result in zip(ruleset.law.programs, compiled(ruleset)(member), strict=True):
                (outcome,) = outcomes(completions.paid(law))
                if outcome is None:
                    assert result == (False, None, None, 0, 0)
                    continue
                granted += 1
                tenths = None if outcome.coefficient is None else int(outcome.coefficient * 10)
                assert result == (True, tenths, tenths, outcome.amount, outcome.amount)
    assert granted > 500


# laws that nobody has made


def random_expr(random: Random, depth: int, programs: tuple[str, ...]) -> Expr:
    """Any condition that the language can say; it may refer to the named programs."""
    if depth == 0:
        return random.choice(
            (
                Fact("person", random.choice(("citizen", "hiv", "studying"))),
                Fact("household", "especially_difficult_area"),
                OneOf("household", "poverty_class", tuple(random.sample(list(PovertyClass), 2))),
                OneOf("person", "mother", (random.choice(list(ParentSituation)),)),
                Amount("pension_monthly", random.choice(OPERATORS), random.choice((0, 499_999, 540_000))),
                Amount("survivor_benefit_monthly", "<", SOCIAL_PENSION_LEVEL),
                SumBelow(("pension_monthly", "social_insurance_monthly"), SOCIAL_PENSION_LEVEL),
                Age(random.choice(("<", ">=")), 12 * random.choice((0, 3, 16, 60, 75))),
                Receives(tuple(random.sample(ALLOWANCES, random.randint(1, 3)))),
                Present(),
                Meets(random.choice((*programs, "nothing grants this"))),
                always,
                never,
            )
        )

    def several() -> tuple[Expr, ...]:
        return tuple(random_expr(random, depth - 1, programs) for _ in range(random.randint(1, 3)))

    match random.randrange(7):
        case 0 | 1:
            return AllOf(several())
        case 2 | 3:
            return AnyOf(several())
        case 4:
            return Not(AllOf(several()))
        case 5:
            return UnlessStated(Fact("person", "taken_in"), Clause(several()[0], reading=FACILITY, other=never))
    return CountAtLeast(Count("raising", several()[0]), random.randint(0, 2))


OPERATORS: Final[tuple[Operator, ...]] = ("<", ">=", "==", ">")


def random_law(random: Random) -> Law:
    """Two programs, of which the first refers to the second."""
    at = ND_335_2026.at("Điều 5")
    pension = SOCIAL_PENSION_LEVEL.at(AFTER_335, AFTER_335)

    def program(program_id: str, *refers_to: str) -> ProgramLaw:
        def expr(depth: int) -> Expr:
            return random_expr(random, depth, refers_to)

        rows = tuple(Row(Decimal(random.randint(10, 13)) / 10, expr(1)) for _ in range(random.randint(1, 4)))
        one, other = Count("raising", expr(1)), Count("raising", expr(0))
        units = random.choice((Units(), Units(3), Units(count=one), Units(count=one, when=expr(1), then=other)))
        payment = random.choice((Payment(at, None), Payment(at, pension), Payment(at, pension, rows, units)))
        continuing = random.choice((None, Payment(at, pension, rows[:1], units), Payment(at, pension, rows[::-1])))
        provision = Provision(at, expr(3), Coefficients(at, rows, SOCIAL_PENSION_LEVEL, units))
        return ProgramLaw(Program(program_id, Text("", ""), ()), provision, payment, continuing)

    programs = (program("first", "second"), program("second"))
    return Law(programs, (), ((SOCIAL_PENSION_LEVEL, pension),), NATIONAL)


def test_any_law_that_the_language_can_say() -> None:
    random = seeded(20)
    for _ in range(400):
        ruleset = Ruleset(AFTER_335, AFTER_335, random_law(random), "")
        for _ in range(3):
            assert_parity(ruleset, random_household(random, AFTER_335, random.choice((0, 0.2, 0.5))))


def test_a_coefficient_of_two_decimals_is_refused() -> None:
    ruleset = resolve(AFTER_335)
    law = ruleset.law.by_id["severe_disability"]
    odd = replace(law, payment=replace(law.payment, rows=(Row(Decimal("1.25"), always),)))
    with pytest.raises(RulebookError):
        compiled(replace(ruleset, law=replace(ruleset.law, programs=(odd,))))


def test_a_law_is_compiled_once_for_all_its_days(monkeypatch: pytest.MonkeyPatch) -> None:
    written: list[Law] = []

    def counted(law: Law) -> tuple[str, dict[str, Any]]:
        written.append(law)
        return source(law)

    monkeypatch.setattr(module, "source", counted)
    first = replace(resolve(AFTER_335), law=random_law(seeded(1)))
    for days in range(5):
        compiled(first.on(AFTER_335 + timedelta(days)))
    assert written == [first.law]
