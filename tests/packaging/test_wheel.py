"""The package works where it is installed, not only where it is written."""

from __future__ import annotations

import json
import os
import subprocess
import sys
import zipfile
from pathlib import Path

ROOT = Path(__file__).parents[2]


def test_a_wheel_holds_its_data_and_answers_without_the_source_tree(tmp_path: Path) -> None:
    subprocess.run(
        [sys.executable, "-m", "build", "--wheel", "--no-isolation", "--outdir", str(tmp_path), str(ROOT)],
        check=True,
        capture_output=True,
        cwd=tmp_path,
    )
    (wheel,) = tmp_path.glob("*.whl")
    site = tmp_path / "site"
    with zipfile.ZipFile(wheel) as archive:
        names = archive.namelist()
        archive.extractall(site)
    assert "eligibility/py.typed" in names
    assert "eligibility/law/data/values.toml" in names
    assert "eligibility/testing/cases/social_pension.yaml" in names
    script = (
        "import sys, json; from eligibility.cli import main\n"
        "import eligibility; sys.stderr.write(eligibility.__file__)\n"
        "from eligibility.testing.cases import load_tables\n"
        "assert load_tables(); main()"
    )
    done = subprocess.run(
        [
            sys.executable,
            "-c",
            script,
            "screen",
            str(ROOT / "examples/ho_can_ngheo.yaml"),
            "--as-of",
            "2026-11-23",
            "--json",
        ],
        check=True,
        capture_output=True,
        cwd=tmp_path,
        env=os.environ | {"PYTHONPATH": str(site)},
    )
    assert str(site) in done.stderr.decode()
    assert json.loads(done.stdout)["monthly_total_low"] == 1_350_000
