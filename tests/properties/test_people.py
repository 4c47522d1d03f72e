"""Who else is in the household, in which order, under which id and with which other facts: none of it matters."""

from __future__ import annotations

from functools import partial
from typing import Final

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pydantic import ValidationError

from eligibility import Answer, Household, determine, resolve
from eligibility.programs import RULEBOOK
from eligibility.rules.subjects import subjects
from eligibility.screening import PersonAnswer
from eligibility.testing.by_hand import could_raise, facts_read, values
from eligibility.testing.edits import stated, without
from eligibility.testing.properties import order_of_members_does_not_matter
from eligibility.testing.strategies import Case, cases, less_known, persons

SEVERAL: Final = st.one_of(cases(), cases(members=4))
NOT_IN_THE_JSON_OF_ONE: Final = {"because"}
"""The order of facts inside an explanation follows the order of the members."""


def _of(answer: PersonAnswer) -> list[tuple[dict[str, object], list[str]]]:
    return [
        (d.model_dump(exclude={"missing"} | NOT_IN_THE_JSON_OF_ONE), sorted(d.missing)) for d in answer.determinations
    ]


@given(SEVERAL.flatmap(lambda c: st.tuples(st.just(c), st.permutations(range(len(c.household.members))))))
def test_the_order_of_members_does_not_matter(turned: tuple[Case, list[int]]) -> None:
    case, order = turned
    order_of_members_does_not_matter(partial(determine, as_of=case.as_of), case.household, order)


@given(SEVERAL)
def test_an_id_is_only_a_name(case: Case) -> None:
    ids = {m.id: f"người {n}" for n, m in enumerate(case.household.members)}
    renamed = _renamed(case.household, ids)
    one, other = determine(case.household, as_of=case.as_of), determine(renamed, as_of=case.as_of)
    for person in one.people:
        expected = [
            sorted(f"{ids.get(owner, owner)}.{name}" if owner else name for owner, _, name in split)
            for split in ([m.rpartition(".") for m in d.missing] for d in person.determinations)
        ]
        found = _of(other[ids[person.id]])
        assert [dump for dump, _ in _of(person)] == [dump for dump, _ in found]
        assert expected == [missing for _, missing in found]
    assert _totals(one) == _totals(other)


def _renamed(household: Household, ids: dict[str, str]) -> Household:
    links = ("mother_id", "father_id", "spouse_id", "carer_id")
    members = []
    for m in household.members:
        linked = {link: ids.get(target, target) for link in links if (target := getattr(m, link))}
        raising = None if m.raising is None else tuple(ids.get(i, i) for i in m.raising)
        members.append(m.model_copy(update={"id": ids[m.id], "raising": raising, **linked}))
    return household.model_copy(update={"members": tuple(members)})


def _totals(answer: Answer) -> list[tuple[int, int]]:
    each = [(p.monthly_total_low, p.monthly_total_high) for p in answer.people]
    return [*each, (answer.monthly_total_low, answer.monthly_total_high)]


@given(SEVERAL.flatmap(lambda c: st.tuples(st.just(c), persons(c.as_of, person_id="thêm"))))
def test_somebody_else_matters_only_to_those_who_may_raise_him(grown: tuple[Case, object]) -> None:
    (household, as_of), newcomer = grown
    larger = household.model_copy(update={"members": (*household.members, newcomer)})
    before, after = determine(household, as_of=as_of), determine(larger, as_of=as_of)
    for member in household.members:
        if member.raising is not None:
            assert _of(before[member.id]) == _of(after[member.id])


@given(SEVERAL.flatmap(lambda c: st.tuples(st.just(c), persons(c.as_of, known="all"), st.data())))
def test_facts_that_no_rule_reads_change_nothing(told: tuple[Case, object, st.DataObject]) -> None:
    (household, as_of), somebody, data = told
    read = facts_read(resolve(as_of).law) | {"id", "deceased_on", "lives_in", "spouse_id", "mother_id", "father_id"}
    idle = [name for name in type(household.members[0]).model_fields if name not in read]
    named = data.draw(st.sets(st.sampled_from(idle)))
    first = household.members[0].id
    changed = stated(household, {f"{first}.{name}": getattr(somebody, name) for name in named})
    assert _of(determine(household, as_of=as_of)[first]) == _of(determine(changed, as_of=as_of)[first])


def test_no_member_is_called_what_stands_for_the_household() -> None:
    with pytest.raises(ValidationError, match="id_form"):
        Household.model_validate({"members": [{"id": "household"}]})


@given(cases(members=2))
def test_a_missing_fact_once_stated_is_missing_no_more(case: Case) -> None:
    household = without(case.household, ["household.class_valid_from"])
    for person in determine(household, as_of=case.as_of).people:
        for fact in {m for d in person.determinations for m in d.missing if not m.endswith("deceased_on")}:
            reference = fact if "." in fact else f"{person.id}.{fact}"
            value = next(iter(values(household, reference, resolve(case.as_of))))
            better = determine(stated(household, {reference: value}), as_of=case.as_of)[person.id]
            assert all(fact not in d.missing for d in better.determinations), reference


@given(cases(members=4).flatmap(less_known))
def test_whom_somebody_may_raise_is_whom_the_case_does_not_rule_out(household: Household) -> None:
    for member, subject in zip(household.members, subjects(household, RULEBOOK.verified_on), strict=True):
        possible = [m.id for m in household.members if could_raise(household, member.id, m)]
        assert member.raising is not None or [c.id for c in subject.candidates] == possible
