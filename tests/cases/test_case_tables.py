"""Every row of the case tables comes out as the law says; a table that cannot be read is refused in a sentence."""

from __future__ import annotations

import unicodedata
from pathlib import Path

import pytest
import yaml

from eligibility import Household
from eligibility.programs import RULEBOOK
from eligibility.testing.cases import Case, CaseTableError, differences, load_tables, read_table

EXAMPLE = Path(__file__).parents[2] / "examples" / "ho_can_ngheo.yaml"
OF_SEVERAL_PROGRAMS = {"dates_of_law", "exclusions", "households", "partial_dates", "unknown_facts"}
HEAD = """
program: severe_disability
source: khoản 6 Điều 5 NĐ 335/2026/NĐ-CP
as_of: 2026-11-23
tables:
  - title: Mức độ khuyết tật
    rows:
"""


def ascii_name(case: Case) -> str:
    """The row's name without diacritics, for terminals and reports."""
    plain = unicodedata.normalize("NFD", case.name.replace("đ", "d").replace("Đ", "D"))
    letters = "".join(c for c in plain if not unicodedata.combining(c))
    return f"{case.file.removesuffix('.yaml')}: {letters}"


@pytest.mark.parametrize("case", load_tables(), ids=ascii_name)
def test_the_row_comes_out_as_the_law_says(case: Case) -> None:
    assert not differences(case), "\n".join(map(str, differences(case)))


def test_every_program_has_its_own_file() -> None:
    files = {case.file.removesuffix(".yaml") for case in load_tables()}
    assert files == {p.id for p in RULEBOOK.programs} | OF_SEVERAL_PROGRAMS


def test_a_file_named_after_a_program_is_about_it() -> None:
    for case in load_tables():
        name = case.file.removesuffix(".yaml")
        assert name in OF_SEVERAL_PROGRAMS or case.expected[0].program == name, case.where.en


def test_the_household_of_the_readme_is_the_one_in_the_tables() -> None:
    example = Household.model_validate(yaml.safe_load(EXAMPLE.read_text("utf-8"))["household"])
    rows = [c for c in load_tables() if c.household.id == example.id]
    assert len(rows) >= 6
    assert {c.household for c in rows} == {example}


def test_a_row_that_does_not_come_out_is_told_by_file_line_row_and_field() -> None:
    row = "      - {case: nặng, person: {disability: severe}, expect: not_eligible}"
    (case,) = read_table("thu.yaml", HEAD + row)
    told = {d.field: d for d in differences(case)}
    assert set(told) == {"verdict", "units", "payable", "missing", "amount_low", "amount_high"}
    assert str(told["verdict"]) == (
        "thu.yaml, dòng 8, «nặng»: x.severe_disability, verdict: chờ đợi not_eligible, nhận được eligible."
    )
    assert "expected 0, found 1080000." in told["amount_high"].text.en


@pytest.mark.parametrize(
    ("row", "sentence"),
    [
        ("{case: a, expect: not_eligible, persn: {}}", "không có khóa «persn». Có phải «person»?"),
        ("{expect: not_eligible}", "«?»: thiếu «case»."),
        ("{case: a, person: {}}", "«a»: thiếu «expect»."),
        ("{case: a, person: {}, expect: maybe}", "«a»: không có kết luận «maybe»."),
        ("{case: a, person: {}, expect: eligible}", "«a»: cần số tiền, hoặc [ít nhất, nhiều nhất]."),
        ("{case: a, person: {}, expect: {verdict: undetermined, amount: 0}}", "«undetermined» cần «missing»."),
        ("{case: a, person: {}, expect: {verdict: not_eligible, amount: 0}}", "«not_eligible» không có tiền."),
        ("{case: a, person: {}, program: tuoi_gia, expect: not_eligible}", "không có chế độ «tuoi_gia»."),
        ("{case: a, person: {}, source: Điều 5, expect: not_eligible}", "«Điều 5» không phải một căn cứ"),
        ("{case: a, person: {}, source: Điều 5 NĐ 1/1999/NĐ-CP, expect: not_eligible}", "instruments.toml"),
        ("{case: a, person: {}, as_of: hôm nay, expect: not_eligible}", "«as_of» cần một ngày, ví dụ 2026-11-23."),
        (
            "{case: a, person: {disability: rất nặng}, expect: not_eligible}",
            "«members.0.disability.severity» không có trong danh sách",
        ),
        ("{case: a, person: {hvi: true}, expect: not_eligible}", "«members.0.hvi» là trường không có trong mẫu."),
        ("{case: a, case: b, person: {}, expect: not_eligible}", "không đọc được YAML («case» × 2)."),
        ("{case: a, as_of: 2026-02-30, expect: not_eligible}", "không đọc được YAML"),
        ("{case: a, person: {}, expect: [}", "không đọc được YAML"),
        ("{case: a, expect: {verdict: eligible, amount: -1}}", "cần số tiền"),
        ("{case: a, person: {}, also: {x: {totl: 1}}}", "không có khóa «totl». Có phải «total»?"),
        ("một dòng chữ", "cần các dòng «khóa: giá trị»."),
    ],
)
def test_a_row_that_cannot_be_read_is_refused_in_a_sentence(row: str, sentence: str) -> None:
    with pytest.raises(CaseTableError) as refused:
        read_table("thu.yaml", f"{HEAD}      - {row}")
    assert str(refused.value).startswith("thu.yaml, dòng ")
    assert sentence in str(refused.value)


@pytest.mark.parametrize(
    ("text", "sentence"),
    [
        ("", "cần các dòng «khóa: giá trị»."),
        ("program: hiv_adult", "thiếu danh sách «tables»."),
        ("tables: []", "thiếu danh sách «tables»."),
        ("tables: [{rows: [{case: a}]}]", "bảng thiếu «title»."),
        ("tables: [{title: a}]", "thiếu danh sách «rows»."),
        ("tables: [{title: a, rows: [{case: b, expect: not_eligible}]}]", "«b»: thiếu «source»."),
        ("tables: [{titel: a}]", "không có khóa «titel». Có phải «title»?"),
    ],
)
def test_a_file_that_cannot_be_read_is_refused_in_a_sentence(text: str, sentence: str) -> None:
    with pytest.raises(CaseTableError, match=r"^thu\.yaml, dòng 1: ") as refused:
        read_table("thu.yaml", text)
    assert sentence in str(refused.value)


def test_two_rows_of_one_name_are_refused() -> None:
    row = "      - {case: a, person: {}, expect: {verdict: undetermined, amount: 0, missing: [disability]}}\n"
    with pytest.raises(CaseTableError, match="«a»: một dòng khác đã có tên này"):
        read_table("thu.yaml", HEAD + row + row)


def test_a_row_adds_to_its_table_and_its_file_and_takes_a_fact_away_by_null() -> None:
    text = """
    program: severe_disability
    source: khoản 6 Điều 5 NĐ 335/2026/NĐ-CP
    as_of: 2026-11-23
    base: {household: {poverty_class: poor}, person: {citizen: true, hiv: false}, others: {con: {birth: 2020}}}
    tables:
      - title: Một bảng
        base: {person: {disability: mild}}
        rows:
          - {case: a, as_of: 2025-01-01, person: {hiv: null}, others: {con: {hiv: true}}, expect: not_eligible}
    """
    (case,) = read_table("thu.yaml", text)
    judged, child = case.household.members
    assert (judged.id, judged.citizen, judged.hiv) == ("x", True, None)
    assert judged.disability is not None
    assert judged.disability.severity == "mild"
    assert (child.id, child.birth and child.birth.lo.year, child.hiv) == ("con", 2020, True)
    assert (case.household.poverty_class, case.as_of.year, case.known_on) == ("poor", 2025, None)


def test_the_table_in_the_docs_comes_out_as_it_says() -> None:
    page = (EXAMPLE.parents[1] / "docs" / "case-tables.md").read_text("utf-8")
    text = page.split("```yaml\n")[1].split("```")[0]
    cases = read_table("case-tables.md", text)
    assert len(cases) == 2
    assert not [str(d) for case in cases for d in differences(case)]
