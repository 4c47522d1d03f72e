"""What is not known: it never becomes an answer of its own, and nothing that would not matter is asked."""

from __future__ import annotations

from functools import partial

from hypothesis import assume, given, settings
from hypothesis import strategies as st

from eligibility import PartialDate, determine, resolve
from eligibility.calendar import ONE_DAY
from eligibility.facts import Household
from eligibility.testing.by_hand import facts_read, values
from eligibility.testing.edits import STATED_BY_SILENCE, references, stated, value_of, without
from eligibility.testing.properties import (
    answer_is_consistent,
    more_facts_never_reverse,
    unknown_answers_like_its_values,
)
from eligibility.testing.strategies import Case, births, cases, less_known


@given(st.one_of(cases(), cases(known="little", members=2)))
def test_an_answer_never_contradicts_itself(case: Case) -> None:
    answer_is_consistent(determine(case.household, as_of=case.as_of))


@st.composite
def _known_less_and_better(draw: st.DrawFn) -> tuple[Household, Case]:
    case = draw(cases(known=draw(st.sampled_from(("all", "all", "some")))))
    return draw(less_known(case)), case


@settings(max_examples=2 * settings().max_examples)
@given(_known_less_and_better())
def test_more_facts_never_reverse_a_verdict_nor_widen_an_amount(known: tuple[Household, Case]) -> None:
    less, (household, as_of) = known
    more_facts_never_reverse(determine(less, as_of=as_of), determine(household, as_of=as_of))


@st.composite
def _one_unknown(draw: st.DrawFn) -> tuple[Case, str]:
    """A case and a fact that it does not state, among others that it may not state either."""
    household, as_of = draw(
        st.one_of(cases(known="all"), cases(), cases(members=2, known="little"), cases(members=1, known="little"))
    )
    read = facts_read(resolve(as_of).law) - STATED_BY_SILENCE
    reference = draw(st.sampled_from([r for r in references(household) if r.rpartition(".")[2] in read]))
    if reference.endswith((".birth", ".raising")):
        household = _nobody_else_could_be_raising(household, reference)
    if reference.endswith(".birth") and draw(st.booleans()):
        birth = draw(births(as_of))
        assume(birth.hi <= as_of)
        return Case(stated(household, {reference: birth}), as_of), reference
    return Case(without(household, {reference, "household.class_valid_from"}), as_of), reference


def _nobody_else_could_be_raising(household: Household, but: str) -> Household:
    """A birth or a link can rule out who raises whom; then it is no longer free of the other unknown links."""
    unknown = [f"{m.id}.raising" for m in household.members if m.raising is None]
    return stated(household, {r: () for r in unknown if r != but})


@settings(max_examples=2 * settings().max_examples)
@given(_one_unknown())
def test_a_missing_fact_answers_as_all_its_values_do(asked: tuple[Case, str]) -> None:
    (household, as_of), reference = asked
    possible = values(household, reference, resolve(as_of))
    unknown_answers_like_its_values(partial(determine, as_of=as_of), household, reference, possible)


@given(_one_unknown(), st.data())
def test_to_assume_a_fact_answers_as_to_state_it(asked: tuple[Case, str], data: st.DataObject) -> None:
    (household, as_of), reference = asked
    household = without(household, [reference])
    value = data.draw(st.sampled_from(values(household, reference, resolve(as_of))))
    known = stated(household, {reference: value})
    owner, _, name = reference.rpartition(".")
    record = known if owner == "household" else known.member(owner)
    assert record is not None
    assumed = determine(household, as_of=as_of, assume={reference: record.model_dump(mode="json")[name]})
    assert assumed.people == determine(known, as_of=as_of).people
    assert [a.fact for a in assumed.assumptions] == [reference]


@st.composite
def _born_within_some_weeks(draw: st.DrawFn) -> tuple[Case, str]:
    """A case in which a birth is only known to lie between two days, often on both sides of an age limit."""
    household, as_of = draw(st.one_of(cases(known="all"), cases(members=1)))
    member = draw(st.sampled_from(household.members))
    middle = draw(births(as_of, exact=True)).lo
    span = PartialDate(middle - draw(st.integers(0, 20)) * ONE_DAY, middle + draw(st.integers(0, 20)) * ONE_DAY)
    reference = f"{member.id}.birth"
    return Case(stated(_nobody_else_could_be_raising(household, reference), {reference: span}), as_of), reference


@given(_born_within_some_weeks())
def test_a_range_of_birth_dates_answers_as_all_its_days_do(asked: tuple[Case, str]) -> None:
    (household, as_of), reference = asked
    span = value_of(household, reference)
    assert isinstance(span, PartialDate)
    every = [PartialDate(d, d) for d in (span.lo + n * ONE_DAY for n in range((span.hi - span.lo).days + 1))]
    unknown_answers_like_its_values(partial(determine, as_of=as_of), household, reference, every)
