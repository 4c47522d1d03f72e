"""What is written reads back as the same: dates, citations, households; and one spelling is one word."""

from __future__ import annotations

import json
import re
import unicodedata
from collections.abc import Mapping
from datetime import date
from typing import Final, Literal

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st
from pydantic import ValidationError

from eligibility import Household, PartialDate, determine
from eligibility.calendar import days_in_month
from eligibility.errors import RulebookError
from eligibility.facts.case_file import read_case
from eligibility.law.citation import POINT_LETTERS, Citation
from eligibility.testing.strategies import Case, cases, partial_dates
from eligibility.text import Lang, money

DAYS: Final = (date(1880, 1, 1), date(2100, 12, 31))
INSTRUMENTS: Final = ("NĐ 20/2021/NĐ-CP", "NĐ 335/2026/NĐ-CP", "Luật 41/2024/QH15", "TT 02/2021/TT-BLĐTBXH")
CITATIONS: Final = st.builds(
    Citation,
    st.sampled_from(INSTRUMENTS),
    st.integers(1, 200),
    clause := st.integers(1, 30),
    st.none() | st.sampled_from(POINT_LETTERS),
) | st.builds(Citation, st.sampled_from(INSTRUMENTS), st.integers(1, 200), st.none() | clause)


# dates


@given(partial_dates(*DAYS))
def test_a_partial_date_reads_back_as_the_days_it_was(when: PartialDate) -> None:
    written = when.written()
    assert PartialDate.read(written) == when
    assert PartialDate.read(json.loads(json.dumps(written))) == when


@given(partial_dates(*DAYS))
def test_a_date_as_officers_write_it_reads_back(when: PartialDate) -> None:
    if not isinstance(when.written(), Mapping):
        assert PartialDate.read(str(when)) == when


@given(st.integers(1880, 2100), st.integers(0, 13), st.integers(0, 32))
def test_only_days_of_the_calendar_are_read(year: int, month: int, day: int) -> None:
    there = 1 <= month <= 12 and 1 <= day <= days_in_month(year, month)
    for words in (f"{year}-{month:02d}-{day:02d}", f"{day:02d}/{month:02d}/{year}", f"{day}.{month}.{year}"):
        if there:
            assert PartialDate.read(words) == PartialDate(date(year, month, day), date(year, month, day))
        else:
            with pytest.raises(ValueError, match="calendar"):
                PartialDate.read(words)


# citations


@given(CITATIONS)
def test_a_citation_reads_back_from_its_words(citation: Citation) -> None:
    assert Citation.parse(str(citation)) == citation
    assert Citation.within(citation.instrument, citation.place) == citation


@given(CITATIONS, st.sampled_from(POINT_LETTERS), st.sampled_from(POINT_LETTERS))
def test_points_sort_as_the_law_prints_them(citation: Citation, one: str, other: str) -> None:
    alphabet = "abcdđeghiklmno"
    if citation.clause is not None:
        before = citation.at_point(one).order < citation.at_point(other).order
        assert before is (alphabet.index(one) < alphabet.index(other))


@given(st.sampled_from(INSTRUMENTS), st.sampled_from("fjwzF1?"), st.integers(1, 30))
def test_a_point_that_the_law_does_not_have_is_refused(instrument: str, letter: str, clause: int) -> None:
    with pytest.raises(RulebookError):
        Citation.parse(f"điểm {letter} khoản {clause} Điều 5 {instrument}")


# households


@given(st.one_of(cases(), cases(known="little"), cases(known="all")))
def test_a_household_reads_back_from_its_json_and_its_case_file(case: Case) -> None:
    household = case.household
    assert Household.model_validate_json(household.model_dump_json()) == household
    data = household.model_dump(mode="json", exclude_none=True)
    assert Household.model_validate(data) == household
    for text in (json.dumps({"household": data}), yaml.safe_dump({"household": data}, allow_unicode=True)):
        assert read_case(text, "ho.yaml").household == household


FORMS: Final[tuple[Literal["NFC", "NFD"], ...]] = ("NFC", "NFD")


@given(cases(), st.sampled_from(FORMS))
def test_one_spelling_is_one_word(case: Case, form: Literal["NFC", "NFD"]) -> None:
    data = case.household.model_dump(mode="json", exclude_none=True)
    spelt = json.loads(unicodedata.normalize(form, json.dumps(data, ensure_ascii=False)))
    assert Household.model_validate(spelt) == case.household


def test_ids_that_differ_only_in_spelling_are_refused() -> None:
    twins = [{"id": unicodedata.normalize("NFC", "bà Hằng")}, {"id": unicodedata.normalize("NFD", "bà Hằng")}]
    with pytest.raises(ValidationError, match="duplicate_id"):
        Household.model_validate({"members": twins})


@given(cases(members=2))
def test_every_text_of_an_answer_is_in_one_normal_form(case: Case) -> None:
    written = determine(case.household, as_of=case.as_of).model_dump_json()
    assert unicodedata.is_normalized("NFC", written)


# money


@given(st.integers(0, 10**12), st.sampled_from(("vi", "en")))
def test_money_is_grouped_by_thousands_and_loses_no_digit(amount: int, lang: Lang) -> None:
    shown = money(amount, lang)
    assert re.fullmatch(r"\d{1,3}([.,]\d{3})*", shown)
    assert int(re.sub(r"[.,]", "", shown)) == amount
