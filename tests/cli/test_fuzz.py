"""Whatever a file holds, the answer is a household or one sentence: never another error."""

from __future__ import annotations

import json
from datetime import date
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from eligibility import CaseError, determine
from eligibility.facts.case_file import Case, read_case

EXAMPLE = (Path(__file__).parents[2] / "examples" / "ho_can_ngheo.yaml").read_text("utf-8")
KEYS = [
    "household",
    "members",
    "id",
    "birth",
    "receives",
    "program",
    "since",
    "disability",
    "severity",
    "raising",
    "hiv",
]
SCALARS = st.one_of(
    st.none(),
    st.booleans(),
    st.integers(),
    st.floats(),
    st.text(max_size=8),
    st.sampled_from(
        ["1950", "1950-02-30", "2020-02-29", "dead", "severe", "social_pension", "poor", "29/02/1952", "a"]
    ),
)
TREES = st.recursive(
    SCALARS,
    lambda inner: st.one_of(
        st.lists(inner, max_size=4), st.dictionaries(st.sampled_from(KEYS) | st.text(max_size=5), inner, max_size=5)
    ),
    max_leaves=20,
)
FULL = settings(max_examples=20_000, deadline=None, suppress_health_check=list(HealthCheck))
QUICK = settings(max_examples=400, deadline=None, derandomize=True)


def _read(text: str) -> Case | None:
    try:
        return read_case(text, "ho.yaml")
    except CaseError as refused:
        told = str(refused)
        assert told.startswith("ho.yaml")
        assert "\n" not in told
        return None


def _mutated(positions: list[int], letters: list[str]) -> str:
    text = EXAMPLE
    for position, letter in zip(positions, letters, strict=True):
        at = position % len(text)
        text = text[:at] + letter + text[at + len(letter) // 2 :]
    return text


def _answers(case: Case | None) -> None:
    if case is not None:
        answer = determine(case.household, as_of=date(2026, 8, 15))
        assert answer.monthly_total_low <= answer.monthly_total_high
        json.dumps(answer.model_dump(mode="json"))


def _any_text(text: str) -> None:
    _read(text)


def _any_tree(tree: object) -> None:
    _answers(_read(json.dumps({"household": {"members": tree}})))
    _answers(_read(json.dumps({"household": tree})))


def _any_slip(slips: list[tuple[int, str]]) -> None:
    _answers(_read(_mutated([p for p, _ in slips], [s for _, s in slips])))


SLIPS = st.lists(
    st.tuples(
        st.integers(0, 10_000), st.sampled_from(["", " ", ":", "-", "\n", "[", "}", "&a", "*a", "1", "đ", "null", "\t"])
    ),
    min_size=1,
    max_size=4,
)


@QUICK
@given(st.text())
def test_any_text_is_a_household_or_a_sentence(text: str) -> None:
    _any_text(text)


@QUICK
@given(TREES)
def test_any_data_is_a_household_or_a_sentence(tree: object) -> None:
    _any_tree(tree)


@QUICK
@given(SLIPS)
def test_any_slip_of_the_pen_is_a_household_or_a_sentence(slips: list[tuple[int, str]]) -> None:
    _any_slip(slips)


@pytest.mark.slow
@FULL
@given(st.text())
def test_any_text_at_length(text: str) -> None:
    _any_text(text)


@pytest.mark.slow
@FULL
@given(TREES)
def test_any_data_at_length(tree: object) -> None:
    _any_tree(tree)


@pytest.mark.slow
@FULL
@given(SLIPS)
def test_any_slip_at_length(slips: list[tuple[int, str]]) -> None:
    _any_slip(slips)
