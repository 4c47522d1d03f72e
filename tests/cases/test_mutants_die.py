"""A slip of the pen anywhere in the law is noticed by a row of the case tables, unless nobody could ever tell.

A mutant that no row notices has to stand below with its reason, and it has to be proved that nobody is answered
otherwise; the two that rest on life rather than on logic stand apart.
"""

from __future__ import annotations

import re
from functools import cache
from typing import Final

import pytest

from eligibility.programs import RULEBOOK, resolver
from eligibility.testing.cases import Case, load_tables
from eligibility.testing.mutants import Mutant, mutants_of, mutants_of_exclusions, mutants_of_values
from eligibility.testing.noticing import makes_no_difference, notices

NO_DIFFERENCE: Final[dict[str, tuple[str, ...]]] = {
    "who is in custody, or in a facility, is left out by the condition beside it": (
        r"when \| 1\.0\.item(\.item)? \| without custody",
        r"when \| 1\.1\.item \| without facility",
    ),
    "the pair of situations that is added is the one of another điểm": (
        r"^orphan_\w+ .* when \| [23]\.item\.\d+\.item[.\d]* \| with \w+",
    ),
    "no two rows of the coefficients are for the same person": (
        r"^(orphan_child|hiv_child|elderly_poor_unsupported) .* pays \| row 0 \| rows exchanged",
        r"^severe_disability .* pays \| row 1 \| rows exchanged",
    ),
    "an earlier row of the coefficients has already taken them": (
        r"^(orphan_child|elderly_poor_unsupported) .* pays \| row 1 \| for \| - \| -1 month",
        r"^hiv_child .* pays \| row 1 \| for \| (- \| (joined|without 0)|0 \| -1 month)",
        r"^severe_disability .* pays \| row \d \| for \| [-\d] \| (without 0|with extremely_severe)",
    ),
    "the clause and the coefficients say the same, under 16 or severely disabled": (
        r"^hiv_child .* when \| (- \| without 2|2\.item \| \+1 month)",
        r"^hiv_child .* pays \| row 1 \| for \| (- \| without 1|1 \| \+1 month)",
        r"^severe_disability .* when \| (- \| without 2|2\.item \| with (none|mild))",
        r"^severe_disability .* pays \| row \d \| for \| [-\d] \| with (none|mild)",
    ),
    "the clause itself asks of everybody what admission to a facility asks": (
        r"^elderly_taken_in .* when \| 6\.item\.otherwise",
    ),
    "a child under 16 suffices by the first part of the clause": (
        r"^poor_single_parent .* 4\.1\.1\.item\.each(\.0)? \| (without 0|-1 month)",
    ),
    "that benefit is met only together with another one named": (
        r"^health_insurance_card .* when \| (item|0\.item) \| without 7",
        r"^health_insurance_card .*NĐ 335.* when \| 0\.item \| without 1",
    ),
    "that benefit had ended before": (
        r"^health_insurance_card .*Luật 41.* when \| 0\.item \| without [56]",
        r"^health_insurance_card .*NĐ 335.* when \| 2\.item\.item \| without [45]",
        r"^(HighestOnly|MayCombine) .* without (elderly_remote_area|elderly_without_pension)",
    ),
    "the next clause grants the card to the same people": (
        r"^health_insurance_card .*Luật 41.* ended \| (\+1 day|never)",
    ),
    "another rule names the same day": (
        r"^social_assistance_standard \| khoản 2 Điều 4 NĐ 20.* -1 day",
        r"^social_pension_level \| khoản 1 Điều 3 .* -1 day",
        r"receiving \| (applies_from|in_force) -1 day",
    ),
    "nobody meets both: no child is 70, khoản 7 leaves out khoản 1, 3 and 6 itself": (
        r"^HighestOnly .*NĐ 176.* without (orphan_child|hiv_child|young_child\w+)",
        r"^HighestOnly .*NĐ 335.* without young_child",
    ),
}
"""Mutants under which nobody is answered otherwise: each of them is proved below."""

BY_LIFE: Final[dict[str, tuple[str, ...]]] = {
    "nobody under 3 years raises a child": (r"^HighestOnly .*NĐ 20.* without young_child",),
    "nobody at 70 has been studying since before 16": (r"^HighestOnly .*NĐ 176.* without orphan_student",),
}
"""Mutants that only people on paper could tell."""

REASONS: Final = {**NO_DIFFERENCE, **BY_LIFE}
BATCH: Final = 200


@cache
def mutants() -> dict[str, tuple[Mutant, ...]]:
    found = {p.id: mutants_of(RULEBOOK, p.id) for p in RULEBOOK.programs}
    return {**found, "values": mutants_of_values(RULEBOOK), "exclusions": mutants_of_exclusions(RULEBOOK)}


def batches() -> list[tuple[str, int]]:
    return [(name, start) for name, found in mutants().items() for start in range(0, len(found), BATCH)]


def rows(name: str) -> tuple[Case, ...]:
    if name not in {p.id for p in RULEBOOK.programs}:
        return load_tables()
    return tuple(c for c in load_tables() if any(e.program == name for e in c.expected))


def reason(mutant: Mutant) -> str | None:
    """The reason under which a mutant is listed."""
    return next((r for r, patterns in REASONS.items() if any(re.search(p, mutant.id) for p in patterns)), None)


@pytest.mark.parametrize(("name", "start"), batches())
def test_a_row_notices_every_mutant_or_nobody_could(name: str, start: int) -> None:
    cases = rows(name)
    unnoticed = [m for m in mutants()[name][start : start + BATCH] if notices(m, cases, resolver()) is None]
    unlisted = [m.says.en for m in unnoticed if reason(m) is None]
    assert not unlisted, "no row notices: " + "\n".join(unlisted)
    told = [m.says.en for m in unnoticed if reason(m) in NO_DIFFERENCE and not makes_no_difference(m, resolver())]
    assert not told, "no row notices, and somebody is answered otherwise: " + "\n".join(told)


def test_every_reason_is_needed() -> None:
    every = [m.id for found in mutants().values() for m in found]
    unused = [p for patterns in REASONS.values() for p in patterns if not any(re.search(p, name) for name in every)]
    assert not unused


def test_only_people_on_paper_could_tell_the_others() -> None:
    apart = [m for found in mutants().values() for m in found if reason(m) in BY_LIFE]
    assert len(apart) == len(BY_LIFE)
    assert not [m.id for m in apart if makes_no_difference(m, resolver())]


def test_every_mutant_has_a_name_of_its_own() -> None:
    names = [m.id for found in mutants().values() for m in found]
    assert len(names) == len(set(names)) > 2_500
