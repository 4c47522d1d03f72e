"""Which benefits exclude each other, and the exception that adds up: rows with their citations."""

from __future__ import annotations

from eligibility.law.instruments import ND_20_2021, ND_176_2025, ND_335_2026
from eligibility.programs.common import ALLOWANCES
from eligibility.rules.provisions import ExclusionRow, HighestOnly, MayCombine

_WITH_THE_SINGLE_PARENT = (
    "elderly_poor_unsupported",
    "elderly_remote_area",
    "elderly_without_pension",
    "elderly_taken_in",
    "severe_disability",
    "hiv_adult",
)
"""Khoản 5, 6 and 8 Điều 5: paid beside khoản 4, the highest one of them."""

EXCLUSIONS: tuple[ExclusionRow, ...] = (
    HighestOnly(ND_20_2021.at("khoản 2 Điều 6"), ALLOWANCES),
    MayCombine(ND_20_2021.at("khoản 2 Điều 6"), "poor_single_parent", _WITH_THE_SINGLE_PARENT),
    HighestOnly(ND_335_2026.at("khoản 2 Điều 6"), ALLOWANCES),
    MayCombine(ND_335_2026.at("khoản 2 Điều 6"), "poor_single_parent", _WITH_THE_SINGLE_PARENT),
    HighestOnly(ND_176_2025.at("khoản 1 Điều 3"), (*ALLOWANCES, "social_pension")),
)
