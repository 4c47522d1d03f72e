"""The instruments of the law: what each is called, from when to when it is in force, what ends it."""

from __future__ import annotations

import tomllib
from dataclasses import dataclass
from datetime import date
from functools import cache
from pathlib import Path
from typing import Final

from eligibility.errors import RulebookError
from eligibility.law.citation import Citation
from eligibility.text import Text

DATA: Final = Path(__file__).with_name("data")
"""Where the instruments and dated values stand, as TOML."""


@dataclass(frozen=True, slots=True)
class Instrument:
    """A law, decree, circular or resolution, with the days between which it is in force.

    `in_force` is the day it takes legal effect; `applies_from` an earlier day from which its regime is said to
    count, where the text names one. `repealed_from` is the first day without it, ended by `repealed_by`.
    """

    id: str
    kind: str
    number: str
    title: str
    issuer: str
    issued: date
    in_force: date
    text: str
    verified_on: date
    applies_from: date | None = None
    repealed_by: str | None = None
    repealed_from: date | None = None
    repeal_source: str | None = None
    amended_by: tuple[str, ...] = ()

    @property
    def name(self) -> str:
        """Kind and number as written in a citation, for example "NĐ 335/2026/NĐ-CP"."""
        return f"{self.kind} {self.number}"

    @property
    def starts(self) -> date:
        """The first day the instrument's regime applies to."""
        return self.applies_from or self.in_force

    def at(self, place: str) -> Citation:
        """Cite a place in this instrument.

        >>> str(ND_335_2026.at("điểm a khoản 5 Điều 5"))
        'điểm a khoản 5 Điều 5 NĐ 335/2026/NĐ-CP'
        """
        return Citation.within(self.name, place)

    def counts_on(self, known_on: date) -> bool:
        """Whether someone standing on `known_on` takes this instrument as law: it is in force by then."""
        return self.in_force <= known_on

    def ends(self, known_on: date) -> date | None:
        """The first day without the instrument, if what repeals it is law on `known_on`."""
        if self.repealed_by is None or not instruments()[self.repealed_by].counts_on(known_on):
            return None
        return self.repealed_from

    def in_force_on(self, as_of: date, known_on: date) -> bool:
        """Whether the instrument applies to the day `as_of` under the law known on `known_on`."""
        end = self.ends(known_on)
        return self.counts_on(known_on) and self.starts <= as_of and (end is None or as_of < end)


@cache
def instruments() -> dict[str, Instrument]:
    """All instruments by id, read once from the package's data."""
    raw = tomllib.loads((DATA / "instruments.toml").read_text("utf-8"))
    amended = {key: tuple(row.pop("amended_by", ())) for key, row in raw.items()}
    return {key: Instrument(id=key, amended_by=amended[key], **row) for key, row in raw.items()}


@cache
def _by_name() -> dict[str, Instrument]:
    return {i.name: i for i in instruments().values()}


def instrument_of(citation: Citation) -> Instrument:
    """The instrument a citation names; refuses one the rulebook does not know."""
    found = _by_name().get(citation.instrument)
    if found is None:
        raise RulebookError(
            Text(
                f"«{citation}» dẫn một văn bản chưa khai báo trong instruments.toml.",
                f"«{citation}» cites an instrument that instruments.toml does not hold.",
            )
        )
    return found


ND_20_2021 = instruments()["nd_20_2021"]
TT_02_2021 = instruments()["tt_02_2021"]
ND_76_2024 = instruments()["nd_76_2024"]
LUAT_41_2024 = instruments()["luat_41_2024"]
ND_176_2025 = instruments()["nd_176_2025"]
ND_335_2026 = instruments()["nd_335_2026"]
LUAT_39_2009 = instruments()["luat_39_2009"]
LUAT_51_2010 = instruments()["luat_51_2010"]
LUAT_102_2016 = instruments()["luat_102_2016"]
