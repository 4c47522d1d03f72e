"""Strong Kleene logic loses no verdict: conditions are written so that they overlap, and an engine may walk them."""

from __future__ import annotations

from typing import Final

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from eligibility import resolve
from eligibility.programs import RULEBOOK, resolver
from eligibility.rules.engines.completions import Completions
from eligibility.rules.engines.diagrams import outcomes
from eligibility.rules.engines.kleene import Truth
from eligibility.rules.engines.reference import Walk
from eligibility.rules.subjects import subjects
from eligibility.testing.strategies import Case, cases, days

PROGRAMS: Final = tuple(p.id for p in RULEBOOK.programs)
NEEDS_COMPLETIONS: Final = {
    "health_insurance_card",
    "elderly_remote_area",
    "elderly_without_pension",
    "young_child_difficult_area",
}
"""Clauses that refer to other programs. Three are for who is *not* of another clause: where the same unknown fact puts
somebody into that clause or out of this one, no completion meets this one, and only completions see that. A card goes
to whoever meets one of many programs, and where one group ends another begins: at 16, at 80, at a supporter. Somebody
on such a border is certain of the card and of no single program."""


def _aimed_at(program: str) -> st.SearchStrategy[Case]:
    """A case near the conditions of a program, on a day on which a clause grants it."""
    granted = [p for p in resolver().periods() if program in resolve(p[0]).law.by_id]
    on = days(granted[0][0], granted[-1][1])
    return st.one_of(*(cases(on, members=2, known=known, towards=program) for known in ("some", "little")))


def _verdicts(program: str, case: Case) -> list[tuple[Truth, Truth]]:
    """For each member, what a walk says and what all completions say."""
    ruleset = resolve(case.as_of)
    law = ruleset.law.by_id[program]
    found = []
    for subject in subjects(case.household, case.as_of):
        possible = outcomes(Completions(ruleset, subject).holds(law.when))
        found.append((Walk(ruleset, subject).truth(law.when), possible.pop() if len(possible) == 1 else None))
    return found


@given(st.data())
def test_a_walk_never_contradicts_the_completions(data: st.DataObject) -> None:
    program = data.draw(st.sampled_from(PROGRAMS))
    case = data.draw(_aimed_at(program))
    assert all(walked in {None, exact} for walked, exact in _verdicts(program, case)), case


@settings(max_examples=2 * settings().max_examples)
@pytest.mark.parametrize("program", sorted(set(PROGRAMS) - NEEDS_COMPLETIONS))
@given(st.data())
def test_a_walk_settles_every_verdict_that_the_completions_settle(program: str, data: st.DataObject) -> None:
    case = data.draw(_aimed_at(program))
    assert all(walked is exact for walked, exact in _verdicts(program, case)), case
