"""The README is true: its commands, its code, its transcript, its links."""

from __future__ import annotations

import re
import subprocess
from pathlib import Path
from typing import Any

import pytest

from eligibility.cli import run

ROOT = Path(__file__).parents[2]
README = (ROOT / "README.md").read_text("utf-8")
PAGES = [ROOT / "README.md", *sorted((ROOT / "docs").rglob("*.md"))]
FIRST_SCREEN = 40


def blocks(language: str) -> list[str]:
    return re.findall(rf"```{language}\n(.*?)```", README, flags=re.DOTALL)


def test_the_first_screen_holds_exactly_two_commands_one_a_line() -> None:
    first = "\n".join(README.splitlines()[:FIRST_SCREEN])
    assert re.findall(r"```sh\n(.*?)```", first, flags=re.DOTALL) == blocks("sh") == ["./do example\n", "./do test\n"]


def test_ci_calls_the_second_command() -> None:
    assert "./do test" in (ROOT / ".ci" / "run").read_text("utf-8")


def test_the_python_example_says_what_it_gives() -> None:
    code = blocks("python")[0]
    scope: dict[str, Any] = {}
    exec(code, scope)  # noqa: S102 - the README's own code
    promised = re.findall(r"^(pension\.\w+)  # ('\w+'|\(.*?\)|\d+)", code, flags=re.MULTILINE)
    assert len(promised) == 3
    for expression, value in promised:
        assert eval(expression, scope) == eval(value)  # noqa: S307


def test_the_transcript_is_what_the_command_prints(capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["screen", str(ROOT / "examples" / "ho_can_ngheo.yaml"), "--as-of", "2026-11-23"]) == 0
    printed = capsys.readouterr().out
    shown = blocks("text")[0].splitlines()
    assert len(shown) > 5
    assert all(line in printed for line in shown if line.strip() != "...")


def test_the_quoted_clause_is_in_the_module_it_names() -> None:
    quoted = blocks("python")[1]
    module = (ROOT / "eligibility" / "programs" / "older_people.py").read_text("utf-8")

    def bare(code: str) -> str:
        return re.sub(r"\s+", "", code)

    assert bare(quoted).rstrip(")").rstrip(",") in bare(module)


@pytest.mark.parametrize("page", PAGES, ids=lambda p: p.name)
def test_every_link_leads_somewhere(page: Path) -> None:
    for target in re.findall(r"\]\(([^)#]+)[^)]*\)", page.read_text("utf-8")):
        if not target.startswith("http"):
            assert (page.parent / target).exists(), target


def test_every_decision_is_listed() -> None:
    listed = (ROOT / "docs" / "decisions" / "README.md").read_text("utf-8")
    for page in (ROOT / "docs" / "decisions").glob("0*.md"):
        assert f"({page.name})" in listed


def test_the_project_speaks_of_itself_alone() -> None:
    tracked = subprocess.run(["git", "ls-files", "-z"], cwd=ROOT, capture_output=True, check=False)  # noqa: S607
    if tracked.returncode:
        pytest.skip("not a git checkout")
    banned = re.compile(r"/(?:work|root|tmp)/|py[p]i\.|iss[u]e #?\d", re.IGNORECASE)
    for name in filter(None, tracked.stdout.decode().split("\0")):
        path = ROOT / name
        if path.is_file() and path != Path(__file__):
            found = banned.search(path.read_text("utf-8", errors="replace"))
            assert found is None, f"{name}: {found}"
