"""One household (hộ) and its members: what a case file holds."""

from __future__ import annotations

import unicodedata
from collections import Counter
from collections.abc import Mapping
from typing import Annotated, Final, Self

from pydantic import Field, StrictBool, StrictInt, model_validator

from eligibility.facts.enums import Area, PovertyClass
from eligibility.facts.partial_date import PartialDate
from eligibility.facts.person import MemberId, Person
from eligibility.facts.records import Event, Money, Record
from eligibility.facts.refusals import refuse

MAX_MEMBERS: Final = 50
"""A larger "household" is a list of households put into one; it is refused rather than answered slowly."""


def nfc(value: object) -> object:
    r"""The same data with every string in Unicode NFC, so that one spelling is one word.

    >>> nfc({"a": "e\u0302"}) == {"a": "ê"}
    True
    """
    if isinstance(value, str):
        return unicodedata.normalize("NFC", value)
    if isinstance(value, Mapping):
        return {nfc(k): nfc(v) for k, v in value.items()}
    if isinstance(value, list | tuple):
        return [nfc(v) for v in value]
    return value


class Household(Record):
    """A household with its members. `poverty_class` is the national list's, `local_poverty_class` the place's own."""

    id: MemberId | None = None
    commune: str | None = None
    area: Area | None = None
    especially_difficult_area: StrictBool | None = None
    poverty_class: PovertyClass | None = None
    local_poverty_class: PovertyClass | None = None
    class_valid_from: PartialDate | None = None
    unable_to_escape_poverty: StrictBool | None = None
    monthly_income_per_capita: Money | None = None
    deprivations: Annotated[StrictInt, Field(ge=0, le=12)] | None = None
    score_a: Annotated[StrictInt, Field(ge=0)] | None = None
    score_b: Annotated[StrictInt, Field(ge=0)] | None = None
    events: tuple[Event, ...] | None = None
    members: tuple[Person, ...]

    @model_validator(mode="before")
    @classmethod
    def _bounded_and_normalised(cls, data: object) -> object:
        if not isinstance(data, Mapping):
            return data
        members = data.get("members")
        if isinstance(members, list | tuple):
            if not members:
                raise refuse("no_members")
            if len(members) > MAX_MEMBERS:
                raise refuse("too_many_members", count=len(members), limit=MAX_MEMBERS)
        return nfc(data)

    @model_validator(mode="after")
    def _ids_are_unique(self) -> Self:
        twice = [i for i, n in Counter(m.id for m in self.members).items() if n > 1]
        if twice:
            raise refuse("duplicate_id", id=twice[0])
        return self

    def member(self, member_id: str) -> Person | None:
        """The member with this id, if the household has one."""
        return next((m for m in self.members if m.id == member_id), None)
