"""One member of a household, as far as anything is known. Every absent fact is unknown, never no."""

from __future__ import annotations

from typing import Annotated, Self

from pydantic import BeforeValidator, Field, StrictBool, StrictInt, model_validator

from eligibility.facts.enums import LivesIn, MaritalStatus, ParentSituation, Sex
from eligibility.facts.partial_date import PartialDate
from eligibility.facts.records import DisabilityFact, MeritFact, Money, Percent, ReceivedFact, Record
from eligibility.facts.refusals import refuse


def _as_id(value: object) -> str:
    if isinstance(value, int) and not isinstance(value, bool):
        value = str(value)
    if not isinstance(value, str) or value.strip() in {"", "household"} or "." in value:
        raise refuse("id_form")
    return value.strip()


MemberId = Annotated[str, BeforeValidator(_as_id, json_schema_input_type=str | int)]


class Person(Record):
    """One member. Meanings, questions and papers of each fact are in the catalogue (`facts.catalogue`).

    No name and no identity number: `id` is any code that is unique in the household.
    """

    id: MemberId
    birth: PartialDate | None = None
    sex: Sex | None = None
    ethnic_minority: StrictBool | None = None
    citizen: StrictBool | None = None
    deceased_on: PartialDate | None = None
    lives_in: LivesIn | None = None
    lives_alone: StrictBool | None = None

    mother: ParentSituation | None = None
    father: ParentSituation | None = None
    abandoned: StrictBool | None = None
    adopted: StrictBool | None = None
    studying: StrictBool | None = None
    study_uninterrupted: StrictBool | None = None
    study_suspended: StrictBool | None = None

    hiv: StrictBool | None = None
    critical_illness: StrictBool | None = None
    disability: DisabilityFact | None = None
    work_capacity_loss_percent: Percent | None = None
    pregnant: StrictBool | None = None
    birth_order: Annotated[StrictInt, Field(ge=1)] | None = None

    marital_status: MaritalStatus | None = None
    raising: tuple[MemberId, ...] | None = None
    mother_id: MemberId | None = None
    father_id: MemberId | None = None
    spouse_id: MemberId | None = None
    carer_id: MemberId | None = None

    has_supporter: StrictBool | None = None
    supporter_receives_allowance: StrictBool | None = None
    unable_to_live_in_community: StrictBool | None = None
    qualifies_for_facility: StrictBool | None = None
    taken_in: StrictBool | None = None

    has_income: StrictBool | None = None
    pension_monthly: Money | None = None
    social_insurance_monthly: Money | None = None
    survivor_benefit_monthly: Money | None = None
    has_health_insurance: StrictBool | None = None

    merit: tuple[MeritFact, ...] | None = None
    injury_rate: Percent | None = None

    requested: StrictBool | None = None
    requested_on: PartialDate | None = None
    decided_on: PartialDate | None = None
    receives: tuple[ReceivedFact, ...] | None = None

    @model_validator(mode="after")
    def _lived_before_dying(self) -> Self:
        if self.birth and self.deceased_on and self.deceased_on.hi < self.birth.lo:
            raise refuse("death_before_birth")
        return self
