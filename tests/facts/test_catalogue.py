"""Every fact has its words, and the models and the catalogue name the same facts."""

from __future__ import annotations

import enum

import pytest

from eligibility.facts import HOUSEHOLD_FACTS, PERSON_FACTS, FactDef, Household, Person, Sensitivity, enums
from eligibility.facts.enums import VALUE_LABELS

FACTS = [*PERSON_FACTS.values(), *HOUSEHOLD_FACTS.values()]


def test_the_catalogue_and_the_models_name_the_same_facts() -> None:
    assert set(PERSON_FACTS) == set(Person.model_fields) - {"id"}
    assert set(HOUSEHOLD_FACTS) == set(Household.model_fields) - {"id", "members"}


@pytest.mark.parametrize("fact", FACTS, ids=lambda f: f.name)
def test_every_fact_has_a_label_and_a_question_in_both_languages(fact: FactDef) -> None:
    for text in (fact.label, fact.ask):
        assert text.vi.strip()
        assert text.en.strip()
        assert text.vi != text.en
    assert fact.ask.vi.endswith("?")
    assert (fact.yes is None) == (fact.no is None)


def test_hiv_is_never_asked_unless_opened() -> None:
    assert [f.name for f in FACTS if f.sensitivity is Sensitivity.CLOSED] == ["hiv"]


def test_every_value_of_every_list_has_its_words() -> None:
    lists = [e for e in vars(enums).values() if isinstance(e, type) and issubclass(e, enum.StrEnum)]
    values = {v for e in lists if e is not enum.StrEnum for v in e}
    assert values == set(VALUE_LABELS)
