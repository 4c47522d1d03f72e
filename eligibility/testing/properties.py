"""What has to hold of every answer, ready to be called from a property test. Each raises `BrokenPromiseError`.

They take a judge, so that they serve any place, day or engine: `partial(determine, as_of=day, place="hcmc")`.

>>> from datetime import date
>>> from functools import partial
>>> from eligibility import determine
>>> from eligibility.testing.edits import without
>>> case = Household.model_validate({"members": [{"id": "an", "disability": "severe", "citizen": True, "birth": 1950}]})
>>> judge = partial(determine, as_of=date(2026, 11, 23))
>>> more_facts_never_reverse(judge(without(case, ["an.citizen"])), judge(case))
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterator, Sequence
from typing import TypeVar

from eligibility.facts import Household, fact_def
from eligibility.screening import Answer, Determination, PersonAnswer
from eligibility.testing.edits import stated

Judge = Callable[[Household], Answer]
T = TypeVar("T")


class BrokenPromiseError(AssertionError):
    """An answer that breaks what every answer promises: a sentence that names the person and the program."""


def answer_is_consistent(answer: Answer) -> None:
    """Verdict, amounts, payable, yields and missing say one thing, and the JSON says the same."""
    programs = [d.program for d in answer.people[0].determinations]
    for person in answer.people:
        _promise([d.program for d in person.determinations] == programs, f"{person.id} has other programs")
        for found in person.determinations:
            _promise(_consistent(found), f"contradicts itself: {person.id} {found!r}")
            winner = person[found.yields_to] if found.yields_to else None
            _promise(winner is None or winner.verdict != "not_eligible", f"yields to nothing: {person.id} {found!r}")
            for fact in found.missing:
                fact_def(fact)
        paid = [d for d in person.determinations if d.payable is not False]
        least = sum(d.amount_low for d in paid if d.payable)
        most = sum(d.amount_high for d in paid)
        _promise(
            least <= person.monthly_total_low <= person.monthly_total_high <= most,
            f"{person.id}: total {_total(person)} outside the sums of what is paid, {least}-{most}",
        )
    _promise(answer.monthly_total_low <= answer.monthly_total_high, "the household's total is reversed")
    written = answer.model_dump_json()
    _promise(Answer.model_validate_json(written).model_dump_json() == written, "the JSON does not read back")


def _consistent(found: Determination) -> bool:
    met = found.amount_low == found.amount_high
    amounts = 0 <= found.amount_low <= found.amount_high and found.monthly_amount == (found.amount_low if met else None)
    cited = bool(found.citations)
    match found.verdict:
        case "eligible":
            settled = (found.yields_to is not None) is (found.payable is False)
        case "not_eligible":
            settled = (found.amount_high, found.payable, found.yields_to, found.missing) == (0, False, None, ())
        case "undetermined":
            settled = (found.amount_low, found.payable, found.yields_to) == (0, None, None) and bool(found.missing)
    return amounts and cited and settled


def more_facts_never_reverse(less: Answer, more: Answer) -> None:
    """Of one household, known less and known better: no settled verdict changes, no bound of an amount widens.

    The better known case must be one that the lesser one leaves possible; see `edits.STATED_BY_SILENCE`.
    """
    for before, after in _both(less, more):
        kept = before.verdict in {"undetermined", after.verdict} and before.payable in {None, after.payable}
        narrower = before.amount_low <= after.amount_low and after.amount_high <= before.amount_high
        _promise(kept, f"reversed:\n{before!r}\n{after!r}")
        _promise(narrower, f"amounts widened:\n{before!r}\n{after!r}")
    totals = [(_total(less), _total(more))]
    totals += [(_total(a), _total(b)) for a, b in zip(less.people, more.people, strict=True)]
    for (low, high), (better_low, better_high) in totals:
        inside = low <= better_low and better_high <= high
        _promise(inside, f"total widened from {low}-{high} to {better_low}-{better_high}")


def unknown_answers_like_its_values(
    judge: Judge, household: Household, reference: str, values: Sequence[object]
) -> None:
    """A fact that is missing gives the verdict its values share, the bounds they span, and their missing facts.

    `values` stand for all that the fact could be; `reference` names it as in `edits`.
    """
    open_ = judge(household)
    answers = [judge(stated(household, {reference: value})) for value in values]
    owner, _, name = reference.rpartition(".")
    for number, person in enumerate(open_.people):
        fact = name if owner == person.id else reference
        each = [a.people[number] for a in answers]
        for program in [d.program for d in person.determinations]:
            _joins(person[program], [p[program] for p in each], fact)
        span = (min(p.monthly_total_low for p in each), max(p.monthly_total_high for p in each))
        _promise(_total(person) == span, f"{person.id}: total {_total(person)}, over {reference} {span}")
    low, high = min(a.monthly_total_low for a in answers), max(a.monthly_total_high for a in answers)
    inside = open_.monthly_total_low <= low and high <= open_.monthly_total_high
    exact = _total(open_) == (low, high) or owner != "household"
    _promise(inside and exact, f"household total {_total(open_)}, over {reference} {(low, high)}")


def _joins(found: Determination, each: list[Determination], fact: str) -> None:
    verdict = _shared([d.verdict for d in each], "undetermined")
    granted = [d for d in each if d.verdict != "not_eligible"]
    others = {m for d in each for m in d.missing}
    wanted = (
        verdict,
        min(d.amount_low for d in each) if verdict == "eligible" else 0,
        max(d.amount_high for d in each),
        _shared([d.payable for d in each], None) if verdict != "undetermined" else None,
        _shared([d.coefficient for d in granted], None) if granted else None,
        _shared([d.units for d in granted], None) if granted else None,
        others,
    )
    got = (
        found.verdict,
        found.amount_low,
        found.amount_high,
        found.payable,
        found.coefficient,
        found.units,
        set(found.missing) - {fact},
    )
    _promise(got == wanted, f"{found.program} over {fact}: {got}, not {wanted}")
    differ = len({(d.verdict, d.amount_low, d.amount_high, frozenset(d.missing)) for d in each}) > 1
    listed = fact in found.missing
    _promise(listed or not differ, f"{found.program} depends on {fact}, which is not missing")
    _promise(differ or not listed or bool(others), f"{found.program} does not depend on {fact}, which is missing")
    _promise(found.yields_to in {d.yields_to for d in each}, f"{found.program} yields to {found.yields_to}")


def order_of_members_does_not_matter(judge: Judge, household: Household, order: Sequence[int]) -> None:
    """Each person gets the same answer, and the household the same total, in whichever order people are listed."""
    turned = household.model_copy(update={"members": tuple(household.members[n] for n in order)})
    one, other = judge(household), judge(turned)
    _promise(_total(one) == _total(other), f"total {_total(one)}, in another order {_total(other)}")
    for person in household.members:
        first, second = one[person.id], other[person.id]
        for a, b in zip(first.determinations, second.determinations, strict=True):
            _promise(_unordered(a) == _unordered(b), f"depends on the order:\n{a!r}\n{b!r}")
        _promise(_total(first) == _total(second), f"{person.id}: {_total(first)}, in another order {_total(second)}")


def _unordered(found: Determination) -> tuple[object, ...]:
    shown = found.model_dump(mode="json", exclude={"missing", "because"})
    return sorted(found.missing), [(b.condition, b.verdict) for b in found.because], shown


def _both(one: Answer, other: Answer) -> Iterator[tuple[Determination, Determination]]:
    for a, b in zip(one.people, other.people, strict=True):
        yield from zip(a.determinations, b.determinations, strict=True)


def _total(of: Answer | PersonAnswer) -> tuple[int, int]:
    return of.monthly_total_low, of.monthly_total_high


def _shared(values: Collection[T], otherwise: T) -> T:
    return next(iter(values)) if len(set(values)) == 1 else otherwise


def _promise(kept: bool, sentence: str) -> None:  # noqa: FBT001 - what is promised
    if not kept:
        raise BrokenPromiseError(sentence)
