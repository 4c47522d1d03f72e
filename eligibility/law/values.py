"""Dated values: amounts that the law sets for a time, each with its source. No number of the law stands elsewhere."""

from __future__ import annotations

import tomllib
from dataclasses import dataclass
from datetime import date
from functools import cache
from typing import Literal

from eligibility.errors import NotEncodedError, RulebookError
from eligibility.law.citation import Citation
from eligibility.law.instruments import DATA
from eligibility.text import Text

Audience = Literal["all", "receiving"]
"""Whom a value is for: everybody, or only people already paid the benefit."""


@dataclass(frozen=True, slots=True)
class DatedValue:
    """One value (VND a month) with the day it applies from, the day its instrument is in force, and its source."""

    value: int
    applies_from: date
    in_force: date
    source: Citation
    verified_on: date
    confidence: str
    audience: Audience = "all"
    unverified: bool = False


@dataclass(frozen=True, slots=True)
class Series:
    """The history of one value, for example the social assistance standard."""

    id: str
    name: Text
    values: tuple[DatedValue, ...]

    def at(self, as_of: date, known_on: date, audience: Audience = "all") -> DatedValue:
        """The value for the day `as_of` under the law known on `known_on`.

        The audience "receiving" also reads the values for all; where two apply, the later start wins.
        """
        counting = [
            v
            for v in self.values
            if v.in_force <= known_on and v.applies_from <= as_of and v.audience in {"all", audience}
        ]
        if not counting:
            raise NotEncodedError(
                Text(
                    f"Chưa đưa vào {self.name.vi} cho ngày này.",
                    f"The {self.name.en} of that day is not encoded.",
                )
            )
        return max(counting, key=lambda v: (v.applies_from, v.audience == "all"))

    @property
    def change_days(self) -> tuple[date, ...]:
        """Every day on which the value changes for somebody."""
        return tuple(sorted({v.applies_from for v in self.values}))


@cache
def series() -> dict[str, Series]:
    """All dated values by id, read once from the package's data; refuses overlapping starts."""
    raw = tomllib.loads((DATA / "values.toml").read_text("utf-8"))
    found = {}
    for key, block in raw.items():
        rows = tuple(DatedValue(**row | {"source": Citation.parse(row["source"])}) for row in block["values"])
        starts = [(v.applies_from, v.audience) for v in rows]
        if len(starts) != len(set(starts)):
            raise RulebookError(
                Text(f"«{key}» có hai mức cùng ngày bắt đầu.", f"«{key}» has two values that start on one day.")
            )
        found[key] = Series(key, Text(block["vi"], block["en"]), rows)
    return found


SOCIAL_ASSISTANCE_STANDARD = series()["social_assistance_standard"]
SOCIAL_PENSION_LEVEL = series()["social_pension_level"]
