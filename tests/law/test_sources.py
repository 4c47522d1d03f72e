"""Every constant has a source, and every citation names an instrument in force on the days it is used."""

from __future__ import annotations

from datetime import date, timedelta

import pytest

from eligibility.errors import RulebookError
from eligibility.law.citation import POINT_LETTERS, Citation
from eligibility.law.instruments import instrument_of, instruments
from eligibility.law.values import DatedValue, series
from eligibility.programs import RULEBOOK, resolve
from eligibility.programs.readings import ALL_READINGS
from eligibility.rules.expressions import Clause
from eligibility.rules.provisions import Provision

VALUES = [(s.id, v) for s in series().values() for v in s.values]
PROVISIONS = [(p.id, v) for p in RULEBOOK.programs for v in p.provisions]


@pytest.mark.parametrize(("name", "value"), VALUES, ids=[f"{n} {v.applies_from} {v.audience}" for n, v in VALUES])
def test_every_value_is_in_force_when_its_source_is(name: str, value: DatedValue) -> None:
    assert name in series()
    assert value.in_force == instrument_of(value.source).in_force
    assert value.confidence in {"high", "medium", "low"}
    assert value.applies_from >= RULEBOOK.first_day
    assert value.applies_from >= value.in_force or value.audience == "receiving"


@pytest.mark.parametrize(("program", "provision"), PROVISIONS, ids=[f"{p} {v.at}" for p, v in PROVISIONS])
def test_every_citation_of_a_clause_names_an_instrument_in_force_with_it(program: str, provision: Provision) -> None:
    assert program in {p.id for p in RULEBOOK.programs}
    first = max(provision.instrument.starts, RULEBOOK.first_day)
    cited = [e.at for e in provision.expressions() if isinstance(e, Clause) and e.at]
    for citation in (provision.at, provision.pays.at, *cited):
        assert Citation.parse(str(citation)) == citation
        own = instrument_of(citation)
        assert own.starts <= max(first, own.starts)
        assert own.starts <= date(2026, 10, 5)
        ends = own.ends(RULEBOOK.verified_on)
        assert ends is None or first < ends


def test_what_repeals_an_instrument_is_in_force_from_that_day() -> None:
    for own in instruments().values():
        if own.repealed_by is None:
            continue
        assert own.repealed_from == instruments()[own.repealed_by].in_force
        assert own.repeal_source is not None
        assert instrument_of(Citation.parse(own.repeal_source)).id == own.repealed_by


def test_points_sort_as_the_law_prints_them() -> None:
    letters = [str(Citation.parse(f"điểm {c} khoản 1 Điều 5 NĐ 20/2021/NĐ-CP").point) for c in POINT_LETTERS]
    assert letters == list("abcdđeghiklmno")
    cited = [Citation.parse(f"điểm {c} khoản 1 Điều 5 NĐ 20/2021/NĐ-CP") for c in reversed(POINT_LETTERS)]
    assert [c.point for c in sorted(cited, key=lambda c: c.order)] == letters


@pytest.mark.parametrize(
    "words", ["Điều 5", "điểm a Điều 5 NĐ 1", "điểm j khoản 1 Điều 5 NĐ 20/2021/NĐ-CP", "khoản a Điều 5 NĐ 1"]
)
def test_what_is_not_a_citation_is_refused(words: str) -> None:
    with pytest.raises(RulebookError):
        Citation.parse(words)


def test_every_reading_is_in_both_languages_and_has_an_id_of_its_own() -> None:
    assert len({r.id for r in ALL_READINGS}) == len(ALL_READINGS)
    for reading in ALL_READINGS:
        assert reading.says.vi != reading.says.en
        assert reading.other.vi != reading.other.en


def test_the_eve_of_each_change_differs_from_the_day() -> None:
    for day in (date(2024, 7, 1), date(2025, 7, 1), date(2026, 7, 1), date(2026, 10, 5)):
        assert resolve(day).digest != resolve(day - timedelta(days=1)).digest
