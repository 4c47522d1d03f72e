"""A date of which only a part is known is an interval, never a guess."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any, Self

from pydantic import GetCoreSchemaHandler, GetJsonSchemaHandler
from pydantic_core import CoreSchema, core_schema

from eligibility.calendar import days_in_month
from eligibility.facts.refusals import refuse
from eligibility.text import day as day_text

_ISO = re.compile(r"(?P<y>\d{4})(?:-(?P<m>\d{1,2})(?:-(?P<d>\d{1,2}))?)?")
_VIETNAMESE = re.compile(r"(?:(?:(?P<d>\d{1,2})[/.])?(?P<m>\d{1,2})[/.])?(?P<y>\d{4})")
OLDEST = 1880
"""No living person was born before this year; a year below it is a slip of the pen."""


@dataclass(frozen=True, slots=True, order=True)
class PartialDate:
    """A day, a month, a year or a range: every day from `lo` to `hi` is possible.

    Read from a date, `1950`, `"1950-06"`, `"1950-06-15"`, `"15/06/1950"` or `{from: ..., to: ...}`.

    >>> PartialDate.read(1950)
    PartialDate(lo=datetime.date(1950, 1, 1), hi=datetime.date(1950, 12, 31))
    >>> PartialDate.read("1952-02").hi
    datetime.date(1952, 2, 29)
    """

    lo: date
    hi: date

    @classmethod
    def read(cls, value: object) -> Self:
        """Read any of the accepted forms; a `ValueError` with a code says what is wrong."""
        if isinstance(value, cls):
            return value
        if isinstance(value, datetime):
            value = value.date()
        if isinstance(value, date):
            return cls._checked(value, value)
        if isinstance(value, Mapping):
            return cls._read_range(value)
        if isinstance(value, bool) or not isinstance(value, int | str):
            raise refuse("date_form")
        return cls._read_words(str(value).strip())

    @classmethod
    def _read_words(cls, words: str) -> Self:
        found = _ISO.fullmatch(words) or _VIETNAMESE.fullmatch(words)
        if found is None:
            raise refuse("date_form")
        year, month, day = (int(found[k]) if found[k] else None for k in ("y", "m", "d"))
        if year is None or year < OLDEST:
            raise refuse("date_too_old")
        try:
            if month is None:
                return cls(date(year, 1, 1), date(year, 12, 31))
            if day is None:
                return cls(date(year, month, 1), date(year, month, days_in_month(year, month)))
            return cls(date(year, month, day), date(year, month, day))
        except ValueError:
            raise refuse("date_impossible") from None

    @classmethod
    def _read_range(cls, value: Mapping[Any, Any]) -> Self:
        if set(value) != {"from", "to"}:
            raise refuse("date_range_keys")
        return cls._checked(cls.read(value["from"]).lo, cls.read(value["to"]).hi)

    @classmethod
    def _checked(cls, lo: date, hi: date) -> Self:
        if lo.year < OLDEST:
            raise refuse("date_too_old")
        if lo > hi:
            raise refuse("date_reversed")
        return cls(lo, hi)

    @property
    def exact(self) -> bool:
        """Whether only one day is possible."""
        return self.lo == self.hi

    def written(self) -> str | int | dict[str, str]:
        """The shortest form that reads back as the same interval.

        >>> PartialDate.read("1950-01").written(), PartialDate.read(1950).written()
        ('1950-01', 1950)
        """
        if self.exact:
            return self.lo.isoformat()
        if self.lo.day == 1 and self.hi.day == days_in_month(self.hi.year, self.hi.month):
            if (self.lo.year, self.lo.month) == (self.hi.year, self.hi.month):
                return f"{self.lo:%Y-%m}"
            if self.lo.year == self.hi.year and (self.lo.month, self.hi.month) == (1, 12):
                return self.lo.year
        return {"from": self.lo.isoformat(), "to": self.hi.isoformat()}

    def __str__(self) -> str:
        """The date as officers write it: 20/03/2025, 03/2025, 1950, or from ... to ..."""
        match self.written():
            case int(year):
                return str(year)
            case str() as words if len(words) == len("1950-06"):
                return f"{self.lo.month:02d}/{self.lo.year}"
            case str():
                return day_text(self.lo)
            case _:
                return f"{day_text(self.lo)} - {day_text(self.hi)}"

    @classmethod
    def __get_pydantic_core_schema__(cls, source: type, handler: GetCoreSchemaHandler) -> CoreSchema:
        """Validate every accepted form and write the shortest one."""
        return core_schema.no_info_plain_validator_function(
            cls.read,
            serialization=core_schema.plain_serializer_function_ser_schema(lambda value: value.written()),
        )

    @classmethod
    def __get_pydantic_json_schema__(cls, schema: CoreSchema, handler: GetJsonSchemaHandler) -> dict[str, Any]:
        """The published schema of the accepted forms."""
        words = {"type": "string", "pattern": r"^\d{4}(-\d{1,2}(-\d{1,2})?)?$|^(\d{1,2}[/.]){0,2}\d{4}$"}
        year = {"type": "integer", "minimum": OLDEST}
        ends = {"anyOf": [words, year]}
        interval = {
            "type": "object",
            "properties": {"from": ends, "to": ends},
            "required": ["from", "to"],
            "additionalProperties": False,
        }
        return {"anyOf": [words, year, interval]}
