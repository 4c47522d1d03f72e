"""Điều-khoản-điểm: where in which instrument a rule stands."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from typing import Self

from eligibility.errors import RulebookError
from eligibility.text import Text

POINT_LETTERS = "abcdđeghiklmno"
"""The letters of điểm in the order of the law: đ stands after d; f, j and w do not occur."""

_PLACE = re.compile(r"(?:điểm (?P<point>\w) )?(?:khoản (?P<clause>\d+) )?Điều (?P<article>\d+)")
_WHOLE = re.compile(_PLACE.pattern + r" (?P<instrument>\S+ \S+)")


@dataclass(frozen=True, slots=True)
class Citation:
    """A place in an instrument: Điều, and where they exist khoản and điểm.

    >>> Citation.parse("điểm đ khoản 1 Điều 5 NĐ 335/2026/NĐ-CP").point
    'đ'
    >>> str(Citation("NĐ 335/2026/NĐ-CP", 5, 5, "a"))
    'điểm a khoản 5 Điều 5 NĐ 335/2026/NĐ-CP'
    """

    instrument: str
    """The instrument as it is written in a citation: kind and number."""
    article: int
    clause: int | None = None
    point: str | None = None

    @classmethod
    def parse(cls, words: str) -> Self:
        """Read a whole citation; refuses what is not one."""
        return cls._read(_WHOLE, words, None)

    @classmethod
    def within(cls, instrument: str, place: str) -> Self:
        """Read a place such as "khoản 6 Điều 5" inside a known instrument."""
        return cls._read(_PLACE, place, instrument)

    @classmethod
    def _read(cls, pattern: re.Pattern[str], words: str, instrument: str | None) -> Self:
        found = pattern.fullmatch(words)
        point = found["point"] if found else None
        if found is None or (point is not None and (point not in POINT_LETTERS or not found["clause"])):
            raise RulebookError(
                Text(
                    f"«{words}» không phải một căn cứ: viết «điểm … khoản … Điều … văn bản».",
                    f"«{words}» is not a citation: write «điểm … khoản … Điều … instrument».",
                )
            )
        clause = found["clause"]
        return cls(instrument or found["instrument"], int(found["article"]), int(clause) if clause else None, point)

    def at_point(self, letter: str) -> Citation:
        """The điểm with this letter inside the cited khoản.

        >>> str(Citation.parse("khoản 1 Điều 5 NĐ 20/2021/NĐ-CP").at_point("đ"))
        'điểm đ khoản 1 Điều 5 NĐ 20/2021/NĐ-CP'
        """
        return Citation.parse(str(replace(self, point=letter)))

    @property
    def place(self) -> str:
        """The place without its instrument, as in "điểm a khoản 5 Điều 5"."""
        point = f"điểm {self.point} " if self.point else ""
        clause = f"khoản {self.clause} " if self.clause is not None else ""
        return f"{point}{clause}Điều {self.article}"

    @property
    def order(self) -> tuple[str, int, int, int]:
        """A key that sorts citations as the law prints them (đ after d)."""
        point = POINT_LETTERS.index(self.point) + 1 if self.point else 0
        return (self.instrument, self.article, self.clause or 0, point)

    def __str__(self) -> str:
        """The citation as it is printed."""
        return f"{self.place} {self.instrument}"
