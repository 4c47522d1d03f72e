"""Importing the package and running its command line load no frame library, no C engine and no test tool."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent.parent
HEAVY = (
    "duckdb",
    "durable",
    "durable_rules_engine",
    "hypothesis",
    "narwhals",
    "numpy",
    "pandas",
    "polars",
    "pyarrow",
    "pyspark",
    "pytest",
)
RUN = "from eligibility.cli import run; assert run({}) == 0"
SCREEN = ["screen", str(ROOT / "examples" / "ho_can_ngheo.yaml"), "--as-of", "2026-11-23"]
PROGRAMS = {
    "import eligibility": "import eligibility",
    "the compiled rules": "import eligibility.rules.engines.compiled",
    "screen": RUN.format(SCREEN),
    "screen in JSON": RUN.format([*SCREEN, "--json"]),
    "rules": RUN.format(["rules", "list"]),
    "help": RUN.format(["--help"]),
}


def loaded_by(program: str) -> set[str]:
    """The top-level modules that a fresh interpreter has loaded after running a program."""
    shown = f"{program}\nimport sys; sys.stderr.write(' '.join(sorted(m for m in sys.modules if '.' not in m)))"
    done = subprocess.run(
        [sys.executable, "-c", shown], cwd=ROOT, check=True, capture_output=True, text=True, encoding="utf-8"
    )
    return set(done.stderr.split())


@pytest.mark.parametrize("name", PROGRAMS)
def test_nothing_heavy_is_loaded(name: str) -> None:
    assert loaded_by(PROGRAMS[name]).isdisjoint(HEAVY)


def test_the_library_alone_loads_no_command_line() -> None:
    assert loaded_by("import eligibility").isdisjoint({"typer", "click", "rich", "yaml"})


def test_the_list_of_what_is_loaded_would_tell() -> None:
    assert "json" in loaded_by("import json.decoder")
