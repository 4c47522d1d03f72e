"""Two sizes of every property: a quick one in each run, and with `-m slow` the same one over many more examples."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import settings

QUICK, SLOW = 100, 1_000
_HERE = Path(__file__).parent


def _slow(config: pytest.Config) -> bool:
    return bool(config.getoption("markexpr") == "slow")


def pytest_configure(config: pytest.Config) -> None:
    settings.register_profile("quick", settings(max_examples=QUICK, derandomize=True, deadline=None))
    settings.register_profile("slow", settings(max_examples=SLOW, derandomize=True, deadline=None))
    if not config.getoption("--hypothesis-profile"):
        settings.load_profile("slow" if _slow(config) else "quick")


@pytest.hookimpl(tryfirst=True)
def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    if _slow(config):
        for item in items:
            if _HERE in item.path.parents and getattr(getattr(item, "obj", None), "is_hypothesis_test", False):
                item.add_marker("slow")
