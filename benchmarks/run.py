"""What the library costs, as ratios measured side by side in one run; exit code 1 if a bar is missed.

./do bench, or: python benchmarks/run.py [--quick]. What each line means stands in docs/performance.md.
"""

from __future__ import annotations

import argparse
import gc
import os
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from random import Random
from statistics import median
from typing import Any, Final

from benchmarks.handwritten import handwritten
from eligibility import Household, determine, resolve
from eligibility.facts.enums import DisabilitySeverity, LivesIn, MaritalStatus, ParentSituation, PovertyClass
from eligibility.rules.engines.compiled import compiled
from eligibility.rules.engines.reference import Walk
from eligibility.rules.subjects import Subject, subjects

DAY: Final = date(2026, 11, 23)
ROOT: Final = Path(__file__).parent.parent
SCREEN: Final = Path(sys.executable).with_name("eligibility")
CASE: Final = ROOT / "examples" / "ho_can_ngheo.yaml"
LIBRARIES: Final = "import pydantic, typer, rich, yaml"
FLOOR: Final = """
import typer, yaml
from pydantic import BaseModel
class Case(BaseModel):
    birth: int
app = typer.Typer(rich_markup_mode=None)
@app.command()
def screen(file: str, json: bool = False) -> None:
    Case.model_validate({"birth": 1950})
app(["x"], standalone_mode=False)
"""
"""The least that a Typer command with one pydantic model does: imports alone load hardly anything of either."""


@dataclass(frozen=True, slots=True)
class Line:
    """One line of the table: several measurements of one figure, and the bar it must stay under, if any."""

    what: str
    values: tuple[float, ...]
    unit: str = "x"
    bar: float | None = None
    goal: float | None = None
    """A bar that is told but does not fail the run; docs/performance.md says why."""

    @property
    def missed(self) -> bool:
        """Whether the median is over the bar."""
        return self.bar is not None and median(self.values) > self.bar

    def __str__(self) -> str:
        low, middle, high = (f"{v:9.2f}" for v in (min(self.values), median(self.values), max(self.values)))
        bar = "" if self.bar is None else f"<= {self.bar:g} {self.unit}  {'MISSED' if self.missed else 'ok'}"
        if self.goal is not None:
            bar = f"<= {self.goal:g} {self.unit}  {'missed' if median(self.values) > self.goal else 'ok'} (a goal)"
        return f"{self.what:58} {low} {middle} {high} {self.unit:3} {bar}"


def households(count: int) -> list[Household]:
    """The same households every time: one to six people of every age and group, one fact in twelve unknown."""
    random = Random(335)  # noqa: S311 - the same cases every time

    def said(**facts: object) -> dict[str, Any]:
        return {name: value for name, value in facts.items() if value is not None and random.random() > 1 / 12}

    def yes(chance: float) -> bool:
        return random.random() < chance

    def birth() -> str | int:
        decade = random.choice((201, 202, 202, 198, 199, 200, 193, 194, 195, 196))
        year, month, day = decade * 10 + random.randint(0, 5), random.randint(1, 12), random.randint(1, 28)
        exact = f"{year}-{month:02}-{day:02}"
        return year if yes(0.1) else exact[:7] if yes(0.1) else exact

    def parent() -> str:
        return "living" if yes(0.7) else random.choice(list(ParentSituation))

    def member(n: int, size: int) -> dict[str, Any]:
        return {
            "id": f"m{n}",
            "lives_in": "community" if yes(0.95) else random.choice(list(LivesIn)),
            **said(
                birth=birth(),
                citizen=yes(0.99),
                mother=parent(),
                father=parent(),
                abandoned=yes(0.02),
                adopted=yes(0.02),
                studying=yes(0.3),
                study_uninterrupted=yes(0.9),
                study_suspended=yes(0.1),
                hiv=yes(0.05),
                disability="none" if yes(0.6) else random.choice(list(DisabilitySeverity)),
                marital_status=random.choice(list(MaritalStatus)),
                raising=[f"m{k}" for k in range(size) if k != n and yes(0.25)],
                has_supporter=yes(0.8),
                supporter_receives_allowance=yes(0.1),
                unable_to_live_in_community=yes(0.1),
                taken_in=yes(0.1),
                has_income=yes(0.5),
                pension_monthly=random.choice((0, 0, 0, 400_000, 3_000_000)),
                social_insurance_monthly=random.choice((0, 0, 0, 600_000)),
                survivor_benefit_monthly=0,
                requested=yes(0.7),
                receives=[p for p in ("severe_disability", "poor_single_parent", "orphan_child") if yes(0.06)],
            ),
        }

    made = []
    for _ in range(count):
        size = random.randint(1, 6)
        shared = said(poverty_class=random.choice(list(PovertyClass)), especially_difficult_area=yes(0.2))
        made.append(Household.model_validate(shared | {"members": [member(n, size) for n in range(size)]}))
    return made


def seconds(work: Callable[[], object]) -> float:
    """How long one call takes, garbage collection apart."""
    gc.collect()
    gc.disable()
    start = time.perf_counter()
    work()
    end = time.perf_counter()
    gc.enable()
    return end - start


def per_person(answer: Callable[[Subject], object], people: list[Subject]) -> float:
    """Microseconds a person."""
    return seconds(lambda: [answer(p) for p in people]) / len(people) * 1e6


def compiled_rules(people: list[Subject], rounds: int) -> Iterable[Line]:
    """The compiled law beside the same law written by hand, once their answers are the same."""
    by_rules, by_hand = compiled(resolve(DAY)), handwritten(DAY)
    different = [p for p in people if by_rules(p) != by_hand(p)]
    if different:
        sys.exit(f"The answers differ for {len(different)} of {len(people)} people, the first: {different[0]}")
    pairs = [(per_person(by_rules, people), per_person(by_hand, people)) for _ in range(rounds + 1)][1:]
    yield Line("compiled rules / written by hand", tuple(a / b for a, b in pairs), bar=4)
    yield Line("compiled rules, a person", tuple(a for a, _ in pairs), "us")
    yield Line("written by hand, a person", tuple(b for _, b in pairs), "us")


def whole_engines(cases: list[Household], people: list[Subject], rounds: int) -> Iterable[Line]:
    """The walk that proves, and the whole answer with bounds, missing facts and reasons."""
    ruleset = resolve(DAY)

    def walked(person: Subject) -> None:
        walk = Walk(ruleset, person)
        for law in ruleset.law.programs:
            walk.truth(law.when)

    def determined() -> None:
        for case in cases:
            determine(case, as_of=DAY, engine="reference")

    yield Line("proof of every program, a person", tuple(per_person(walked, people) for _ in range(rounds)), "us")
    count = sum(len(case.members) for case in cases)
    yield Line("determine, a person", tuple(seconds(determined) / count * 1e6 for _ in range(rounds)), "us")


def processes(rounds: int) -> Iterable[Line]:
    """Whole processes, one after the other in turn, with bytecode kept as an installed package has it."""
    with tempfile.TemporaryDirectory() as cache:
        settings = {name: value for name, value in os.environ.items() if not name.startswith("PYTHON")}
        settings["PYTHONPYCACHEPREFIX"] = cache

        def run(*command: object) -> float:
            words = [str(word) for word in command]
            return seconds(
                lambda: subprocess.run(words, env=settings, cwd=ROOT, check=True, stdout=subprocess.DEVNULL)  # noqa: S603
            )

        def libraries() -> float:
            return run(sys.executable, "-c", LIBRARIES)

        def package() -> float:
            return run(sys.executable, "-c", "import eligibility")

        def screen() -> float:
            return run(SCREEN, "screen", CASE, "--as-of", DAY, "--engine", "reference")

        def floor() -> float:
            return run(sys.executable, "-c", FLOOR)

        if SCREEN.exists():
            screen(), libraries(), floor()  # fills the cache
            rows = [(screen(), libraries(), floor()) for _ in range(rounds)]
            yield Line("eligibility screen / a Typer command with one model", tuple(a / c for a, _, c in rows), bar=2)
            yield Line(f"eligibility screen / {LIBRARIES}", tuple(a / b for a, b, _ in rows), goal=1.5)
            yield Line("eligibility screen, whole process", tuple(a * 1e3 for a, _, _ in rows), "ms")
            yield Line("a Typer command with one model, whole process", tuple(c * 1e3 for _, _, c in rows), "ms")
            yield Line(f"{LIBRARIES}, whole process", tuple(b * 1e3 for _, b, _ in rows), "ms")
        else:
            print(f"No command at {SCREEN}: the start-up of `eligibility screen` was not measured.")
        package()
        yield Line("import eligibility, whole process", tuple(package() * 1e3 for _ in range(rounds)), "ms")


def main() -> int:
    """Measure, print the table, say whether every bar was kept."""
    parser = argparse.ArgumentParser(description="Costs as ratios, measured side by side.")
    parser.add_argument("--quick", action="store_true", help="few rounds")
    quick = parser.parse_args().quick
    cases = households(150 if quick else 1000)
    people = [person for case in cases for person in subjects(case, DAY)]
    some = cases[: len(cases) // 10]
    some_people = [person for case in some for person in subjects(case, DAY)]
    print(
        f"{len(people)} people of {len(cases)} households, as of {DAY}\n\n{'':58} {'min':>9} {'median':>9} {'max':>9}"
    )
    missed = 0
    for lines in (
        compiled_rules(people, 5 if quick else 15),
        whole_engines(some, some_people, 2 if quick else 5),
        processes(3 if quick else 11),
    ):
        for line in lines:
            print(line, flush=True)
            missed += line.missed
    print(f"\n{missed} bar(s) missed" if missed else "\nevery bar kept")
    return min(missed, 1)


if __name__ == "__main__":
    sys.exit(main())
