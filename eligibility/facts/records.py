"""The longer forms of facts: a certificate, a benefit now paid, a merit category, a sudden event."""

from __future__ import annotations

from typing import Annotated

from pydantic import BaseModel, BeforeValidator, ConfigDict, Field, StrictInt, field_validator

from eligibility.facts.benefits import is_benefit, nearest_benefit
from eligibility.facts.enums import DisabilityForm, DisabilitySeverity, HouseDamage
from eligibility.facts.partial_date import PartialDate
from eligibility.facts.refusals import refuse

Money = Annotated[StrictInt, Field(ge=0)]
"""Whole VND, never negative."""
Percent = Annotated[StrictInt, Field(ge=0, le=100)]


class Record(BaseModel):
    """A frozen mapping that refuses keys it does not know."""

    model_config = ConfigDict(frozen=True, extra="forbid", defer_build=True)


class Disability(Record):
    """Giấy xác nhận khuyết tật: level, form, date, and a medical board's conclusion where there is one."""

    severity: DisabilitySeverity | None = None
    form: DisabilityForm | None = None
    certificate_on: PartialDate | None = None
    board_conclusion_on: PartialDate | None = None
    board_loss_percent: Percent | None = None


class Received(Record):
    """A benefit now paid: its program id, since when, how much a month (VND)."""

    program: str
    since: PartialDate | None = None
    monthly_amount: Money | None = None

    @field_validator("program")
    @classmethod
    def _known(cls, name: str) -> str:
        if is_benefit(name):
            return name
        near = nearest_benefit(name)
        raise refuse("unknown_benefit", hint=f"; có phải «{near}»?" if near else "", near=near or "")


class Merit(Record):
    """One category of người có công với cách mạng, with the injury rate in percent where the category has one."""

    category: Annotated[str, Field(pattern=r"^[a-z][a-z_]*$")]
    injury_rate: Percent | None = None
    relation: str | None = None


class Event(Record):
    """A sudden event (disaster, fire, accident ...) that struck the household on a day."""

    kind: Annotated[str, Field(pattern=r"^[a-z][a-z_]*$")]
    on: PartialDate
    dead: tuple[str, ...] | None = None
    injured: tuple[str, ...] | None = None
    house: HouseDamage | None = None


def _short(key: str, forms: object) -> BeforeValidator:
    """Read a bare word as the record whose field `key` it is; `forms` is what the published schema accepts."""

    def longer(value: object) -> object:
        return {key: value} if isinstance(value, str) else value

    return BeforeValidator(longer, json_schema_input_type=forms)


DisabilityFact = Annotated[Disability, _short("severity", DisabilitySeverity | Disability)]
ReceivedFact = Annotated[Received, _short("program", str | Received)]
MeritFact = Annotated[Merit, _short("category", str | Merit)]
