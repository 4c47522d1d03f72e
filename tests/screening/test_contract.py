"""What people and checks outside depend on: the README household, the traps, the shape of an answer."""

from __future__ import annotations

import json
from datetime import date
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest
from jsonschema import Draft202012Validator

from eligibility import Answer, AssumptionError, EngineError, Household, NotEncodedError, determine
from eligibility.facts.case_file import read_case
from eligibility.programs import RULEBOOK

TODAY = date(2026, 11, 23)
EXAMPLE = Path(__file__).parents[2] / "examples" / "ho_can_ngheo.yaml"
SETTLED = {
    "citizen": True,
    "requested": True,
    "pension_monthly": 0,
    "social_insurance_monthly": 0,
    "survivor_benefit_monthly": 0,
    "disability": "none",
    "hiv": False,
    "has_income": False,
    "has_supporter": True,
    "supporter_receives_allowance": False,
    "raising": [],
    "receives": [],
    "mother": "living",
    "father": "living",
    "abandoned": False,
    "marital_status": "married",
    "unable_to_live_in_community": False,
    "taken_in": False,
}


def one(poverty_class: str | None = "average", **facts: Any) -> Household:
    """A household of one person `x` of whom everything is stated but what `facts` changes or takes away (None)."""
    member = {"id": "x"} | SETTLED | facts
    return Household.model_validate({"poverty_class": poverty_class, "members": [member]})


@pytest.fixture(scope="module")
def example() -> Household:
    return read_case(EXAMPLE.read_text("utf-8"), EXAMPLE.name).household


@pytest.mark.parametrize(
    ("day", "total"),
    [
        ("2024-06-30", 540_000),
        ("2024-07-01", 750_000),
        ("2025-07-01", 1_250_000),
        ("2026-09-01", 1_350_000),
        ("2026-10-05", 1_350_000),
        ("2026-11-23", 1_350_000),
    ],
)
def test_the_example_household_is_owed_its_total_on_each_day(example: Household, day: str, total: int) -> None:
    answer = determine(example, as_of=date.fromisoformat(day))
    assert (answer.monthly_total_low, answer.monthly_total_high) == (total, total)
    assert sum(p.monthly_total_low for p in answer.people) == total


def test_nothing_stays_open_in_the_example(example: Household) -> None:
    answer = determine(example, as_of=TODAY)
    assert {d.verdict for p in answer.people for d in p.determinations} == {"eligible", "not_eligible"}


def test_before_her_birth_the_child_is_refused_with_a_note(example: Household) -> None:
    child = determine(example, as_of=date(2024, 6, 30))["an"]
    assert {d.verdict for d in child.determinations} == {"not_eligible"}
    assert [n.code for n in child.notes] == ["not_born_yet"]


def test_an_82_year_old_whose_pension_is_unknown_is_asked_about_the_pension() -> None:
    pension = determine(one(birth="1944-05-05", pension_monthly=None), as_of=TODAY)["x"]["social_pension"]
    assert (pension.verdict, pension.payable) == ("undetermined", None)
    assert pension.missing == ("pension_monthly",)
    assert (pension.amount_low, pension.amount_high, pension.monthly_amount) == (0, 540_000, None)


def test_born_1950_needs_no_day_of_birth() -> None:
    pension = determine(one(birth=1950), as_of=TODAY)["x"]["social_pension"]
    assert (pension.verdict, pension.monthly_amount, pension.missing) == ("eligible", 540_000, ())
    assert pension.citations == ("khoản 1 Điều 2 NĐ 176/2025/NĐ-CP",)


def test_born_1951_needs_the_birth_date_unless_near_poor() -> None:
    not_poor = determine(one(birth=1951), as_of=TODAY)["x"]["social_pension"]
    assert (not_poor.verdict, not_poor.missing) == ("undetermined", ("birth",))
    near_poor = determine(one("near_poor", birth=1951), as_of=TODAY)["x"]["social_pension"]
    assert (near_poor.verdict, near_poor.missing, near_poor.monthly_amount) == ("eligible", (), 540_000)


@pytest.mark.parametrize(("known_on", "amount"), [(date(2026, 8, 1), 500_000), (None, 540_000), (TODAY, 540_000)])
def test_a_recipient_in_august_2026_is_owed_what_the_law_known_says(known_on: date | None, amount: int) -> None:
    household = one(birth=1940, receives=["social_pension"])
    pension = determine(household, as_of=date(2026, 8, 15), known_on=known_on)["x"]["social_pension"]
    assert (pension.monthly_amount, pension.payable) == (amount, True)


def test_in_august_2026_an_unknown_payment_leaves_the_amount_open() -> None:
    pension = determine(one(birth=1940, receives=None), as_of=date(2026, 8, 15))["x"]["social_pension"]
    assert (pension.verdict, pension.amount_low, pension.amount_high) == ("eligible", 500_000, 540_000)
    assert pension.missing == ("receives",)


def test_the_poor_single_father_adds_his_children_to_his_own_allowance() -> None:
    household = Household.model_validate(
        {
            "poverty_class": "poor",
            "members": [
                {"id": "cha", "birth": "1985-02-03", "marital_status": "widowed", "disability": "severe"}
                | {"raising": ["lon", "be"]},
                {"id": "lon", "birth": "2016-01-02"},
                {"id": "be", "birth": "2021-01-02"},
            ],
        }
    )
    father = determine(household, as_of=TODAY)["cha"]
    assert (father.monthly_total_low, father.monthly_total_high) == (1_890_000, 1_890_000)
    children, own = father["poor_single_parent"], father["severe_disability"]
    assert (children.coefficient, children.units, children.monthly_amount) == (Decimal(1), 2, 1_080_000)
    assert own.monthly_amount == 810_000
    assert "khoản 4 Điều 5 NĐ 335/2026/NĐ-CP" in children.citations
    assert "khoản 6 Điều 5 NĐ 335/2026/NĐ-CP" in own.citations
    for paid in (children, own):
        assert paid.payable is True
        assert "khoản 2 Điều 6 NĐ 335/2026/NĐ-CP" in paid.citations


def test_a_total_counts_what_every_completion_pays() -> None:
    """Disabled or not, a poor child under 3 in a difficult area is paid at least 1.5."""
    child = {"id": "x"} | SETTLED | {"birth": "2024-11-01", "disability": None}
    household = Household.model_validate(
        {"poverty_class": "poor", "especially_difficult_area": True, "members": [child]}
    )
    found = determine(household, as_of=TODAY)["x"]
    assert found["young_child_difficult_area"].verdict == "undetermined"
    assert (found.monthly_total_low, found.monthly_total_high) == (810_000, 1_350_000)


def test_a_benefit_that_yields_keeps_its_amount_and_names_the_winner() -> None:
    found = determine(one("poor", birth="1944-05-05", has_supporter=False), as_of=TODAY)["x"]
    loser = found["social_pension"]
    assert (loser.verdict, loser.payable, loser.monthly_amount) == ("eligible", False, 540_000)
    assert loser.yields_to == "elderly_poor_unsupported"
    assert "khoản 1 Điều 3 NĐ 176/2025/NĐ-CP" in loser.citations
    assert found.monthly_total_low == found.monthly_total_high == 1_080_000


def test_the_culprit_is_the_smallest_set_of_failed_conditions(example: Household) -> None:
    child = determine(example, as_of=TODAY)["an"]["young_child_difficult_area"]
    assert [(c.fact, c.verdict) for c in child.because] == [("household.especially_difficult_area", "not_met")]
    assert child.proof is not None
    shown = [s.verdict for s in child.proof.conditions]
    assert shown.count(False) == 1
    assert len(shown) > len(child.because)


def test_a_verdict_that_only_time_will_change_names_the_day() -> None:
    found = determine(one(birth="1952-02-29"), as_of=TODAY)["x"]["social_pension"]
    assert (found.verdict, found.eligible_from) == ("not_eligible", date(2027, 2, 28))


def test_every_person_has_one_determination_for_every_program_in_force(example: Household) -> None:
    for day in (date(2021, 7, 1), date(2025, 6, 30), date(2025, 7, 1), TODAY):
        ids = [p.id for p in RULEBOOK.programs if p.in_force(day, RULEBOOK.verified_on)]
        for person in determine(example, as_of=day).people:
            assert [d.program for d in person.determinations] == ids


def test_after_a_death_nothing_is_owed_and_the_month_of_death_is_noted() -> None:
    found = determine(one(birth=1940, deceased_on="2026-11-10"), as_of=TODAY)["x"]
    assert {d.verdict for d in found.determinations} == {"not_eligible"}
    assert [n.code for n in found.notes] == ["month_of_death_due"]
    before = determine(one(birth=1940, deceased_on="2026-11-10"), as_of=date(2026, 11, 9))["x"]
    assert before["social_pension"].verdict == "eligible"


def test_an_assumption_fills_only_what_is_unknown_and_is_told() -> None:
    household = Household.model_validate({"members": [{"id": "a", "citizen": False}, {"id": "b", "birth": 1940}]})
    answer = determine(household, as_of=TODAY, assume={"citizen": True, "b.pension_monthly": 0})
    assert [(a.fact, a.value, a.applied_to) for a in answer.assumptions] == [
        ("citizen", True, ("b",)),
        ("b.pension_monthly", 0, ("b",)),
    ]
    assert "citizen" not in answer["b"]["social_pension"].missing


@pytest.mark.parametrize(
    ("arguments", "error"),
    [
        ({"as_of": date(2021, 6, 30)}, NotEncodedError),
        ({"as_of": TODAY, "known_on": date(2021, 6, 30)}, NotEncodedError),
        ({"as_of": TODAY, "place": "hcmc"}, NotEncodedError),
        ({"as_of": TODAY, "place": "atlantis"}, NotEncodedError),
        ({"as_of": TODAY, "engine": "durable"}, EngineError),
        ({"as_of": TODAY, "assume": {"citizn": True}}, AssumptionError),
        ({"as_of": TODAY, "assume": {"nobody.citizen": True}}, AssumptionError),
        ({"as_of": TODAY, "assume": {"citizen": "maybe"}}, AssumptionError),
    ],
)
def test_what_cannot_be_answered_is_refused_by_name(arguments: dict[str, Any], error: type[Exception]) -> None:
    with pytest.raises(error) as refused:
        determine(one(birth=1950), **arguments)
    assert str(refused.value).endswith((".", "?"))


def test_the_answer_follows_its_published_schema(example: Household) -> None:
    schema = Answer.model_json_schema(mode="serialization")
    open_one = Household.model_validate({"members": [{"id": "x", "birth": 1951}, {"id": "y"}]})
    for household in (example, open_one):
        dumped = determine(household, as_of=date(2026, 8, 15)).model_dump(mode="json")
        Draft202012Validator(schema).validate(dumped)
        assert json.loads(json.dumps(dumped)) == dumped
        assert Answer.model_validate(dumped).model_dump(mode="json") == dumped


def test_the_json_holds_the_keys_of_the_contract(example: Household) -> None:
    dumped = determine(example, as_of=TODAY).model_dump(mode="json")
    assert {"as_of", "known_on", "place", "ruleset", "assumptions", "people", "household"} <= set(dumped)
    assert set(dumped["ruleset"]) == {"version", "digest"}
    person = dumped["people"][1]
    assert {"id", "determinations", "monthly_total_low", "monthly_total_high", "groups"} <= set(person)
    pension = next(d for d in person["determinations"] if d["program"] == "social_pension")
    told = {k: pension[k] for k in ("verdict", "payable", "coefficient", "monthly_amount", "amount_low", "amount_high")}
    assert told == {
        "verdict": "eligible",
        "payable": True,
        "coefficient": None,
        "monthly_amount": 540_000,
        "amount_low": 540_000,
        "amount_high": 540_000,
    }
    assert (pension["missing"], pension["yields_to"], pension["eligible_from"]) == ([], None, None)
    assert set(pension["because"][0]) >= {"condition", "verdict", "value", "fact", "citation"}
    severe = next(d for d in dumped["people"][2]["determinations"] if d["program"] == "severe_disability")
    assert severe["coefficient"] == 1.5
    assert dumped["household"]["poverty_class"] == {"value": "near_poor", "basis": "official", "citations": []}


def test_a_later_certificate_or_class_is_taken_as_unknown_and_told() -> None:
    member = {"id": "x"} | SETTLED | {"birth": 1990}
    member["disability"] = {"severity": "severe", "certificate_on": "2027-01-01"}
    household = Household.model_validate(
        {"poverty_class": "poor", "class_valid_from": "2027-01-01", "members": [member]}
    )
    answer = determine(household, as_of=TODAY)
    assert answer["x"]["severe_disability"].missing == ("disability",)
    assert {p.code for p in answer.problems} == {"certificate_later", "class_not_yet_valid"}


@pytest.mark.parametrize(
    ("facts", "code"),
    [
        ({"sex": "male", "pregnant": True}, "pregnant_man"),
        ({"raising": ["ghost"]}, "raising_nobody"),
        ({"raising": ["x"]}, "raising_nobody"),
        ({"mother_id": "ghost"}, "link_to_nobody"),
        ({"birth": "2027-01-01"}, "born_later"),
        ({"has_income": False, "pension_monthly": 1}, "income_denied"),
        ({"requested": False, "receives": ["social_pension"]}, "paid_without_request"),
    ],
)
def test_contradictions_are_reported_beside_the_verdicts(facts: dict[str, Any], code: str) -> None:
    answer = determine(one("poor", **({"birth": 1950} | facts)), as_of=TODAY)
    assert code in {p.code for p in answer.problems}
    assert all(d.verdict == "not_eligible" for d in answer["x"].determinations if d.program == "hiv_adult")


def test_a_reading_is_said_only_where_the_other_one_would_answer_otherwise() -> None:
    def codes(household: Household, day: date, program: str) -> list[str]:
        return [n.code for n in determine(household, as_of=day)["x"][program].notes]

    receives_tuat = one(birth=1940, survivor_benefit_monthly=900_000)
    assert codes(receives_tuat, TODAY, "social_pension") == ["survivor_benefit_is_insurance"]
    assert codes(one(birth=1940), TODAY, "social_pension") == []
    two_small = one(birth=1940, pension_monthly=300_000, social_insurance_monthly=300_000)
    assert codes(two_small, TODAY, "social_pension") == ["each_benefit_alone"]
    student: dict[str, Any] = {"mother": "dead", "father": "dead", "receives": ["orphan_child"], "studying": True}
    assert codes(one(birth="2003-01-01", **student), date(2025, 6, 1), "orphan_student") == ["not_over_22"]
    assert codes(one(birth="2005-01-01", **student), date(2025, 6, 1), "orphan_student") == []
    paid: dict[str, Any] = {"has_supporter": False, "receives": ["elderly_poor_unsupported"]}
    assert codes(one("poor", birth=1949, **paid), date(2026, 8, 15), "elderly_poor_unsupported") == [
        "transition_takes_coefficient"
    ]
    assert codes(one("poor", birth=1960, **paid), date(2026, 8, 15), "elderly_poor_unsupported") == []


def test_what_a_clause_may_or_may_not_count_is_said_where_it_decides() -> None:
    poor = {"birth": 1990, "hiv": True}
    tuat = determine(one("poor", **poor, survivor_benefit_monthly=500_000), as_of=TODAY)["x"]["hiv_adult"]
    assert (tuat.verdict, [n.code for n in tuat.notes]) == ("eligible", ["survivor_benefit_not_read"])
    paid = one("poor", **poor, receives=["poor_single_parent"])
    refused = determine(paid, as_of=date(2025, 1, 1))["x"]["hiv_adult"]
    assert (refused.verdict, [n.code for n in refused.notes]) == ("not_eligible", ["single_parent_allowance_counts"])
