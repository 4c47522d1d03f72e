"""Case tables: rows that a lawyer can read, each a person or household with the answer that the law gives.

A file `cases/*.yaml` holds `tables:`, a table its `title:` and `rows:`. A row is one line:

    - {case: "mồ côi cả cha và mẹ", source: "điểm b khoản 1 Điều 5 NĐ 335/2026/NĐ-CP", as_of: 2026-11-23,
       person: {birth: 2024-01-10, mother: dead, father: dead},
       expect: {verdict: eligible, coefficient: 2.5, amount: 1_350_000}}

`person` holds the facts of the one judged, whose id is `x`; `household` those of the household; `others` the other
members by id. `known_on` is the day on which the law is known. File and table say once what their rows share: the
`program`, `source`, `as_of`, `known_on`, and under `base` any `household`, `person` and `others`. A row adds to it, and
takes a fact away by `null`. Each row has a name, its `case`, that no other row of the file has.

`expect` is the answer for `x` and the `program`. `also` holds further ones by `program` (of `x`), by `member.program`,
and monthly sums by `member: {total: ...}` and `household: {total: ...}`. What a row leaves out is expected to be plain:

- `not_eligible`, which may be written as that one word: nothing is paid, nothing is missing.
- `eligible` needs `amount` (VND a month), and `coefficient` where the law has one. `units` is 1, nothing is missing, it
  yields to nothing, unless `units`, `missing`, `yields_to` say otherwise.
- `undetermined` needs `amount` and `missing`. An amount that is still open is written `[least, most]`.
- `not_in_force`: on that day no clause grants it to anybody.

`payable` says whether it is paid after the exclusions. `cites` must be among the citations of the answer, `notes` among
the codes of its remarks. `eligible_from` is the day on which time alone makes it eligible. These four are compared only
where they are stated.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Any, Final

from eligibility.screening.answer import Answer
from eligibility.screening.determine import determine
from eligibility.testing.case_files import HOUSEHOLD, JUDGED, Case, CaseTableError, Expected, read_table
from eligibility.text import Text

_AMONG: Final = ("cites", "notes")
"""What is expected to be among several."""


@cache
def load_tables() -> tuple[Case, ...]:
    """All rows of the tables that come with the package, in the order of the files."""
    folder = files("eligibility.testing").joinpath("cases")
    found = sorted((f.name, f) for f in folder.iterdir() if f.name.endswith(".yaml"))
    return tuple(case for name, file in found for case in read_table(name, file.read_text("utf-8")))


@dataclass(frozen=True, slots=True)
class Difference:
    """One thing that came out otherwise than a row expects."""

    case: Case
    target: str
    field: str
    expected: object
    found: object

    @property
    def text(self) -> Text:
        """The difference as a sentence: the file, the row, the field, what was expected and what was found."""
        where, expected, found = self.case.where, _shown(self.expected), _shown(self.found)
        return Text(
            f"{where.vi}: {self.target}, {self.field}: chờ đợi {expected}, nhận được {found}.",
            f"{where.en}: {self.target}, {self.field}: expected {expected}, found {found}.",
        )

    def __str__(self) -> str:
        """The sentence in Vietnamese."""
        return self.text.vi


def differences(case: Case) -> tuple[Difference, ...]:
    """Judge the household of a row, and say everything that came out otherwise than the row expects.

    >>> text = '''
    ... program: severe_disability
    ... source: khoản 6 Điều 5 NĐ 335/2026/NĐ-CP
    ... as_of: 2026-11-23
    ... tables:
    ...   - title: Mức độ khuyết tật
    ...     rows:
    ...       - {case: khuyết tật nhẹ, person: {disability: mild}, expect: not_eligible}
    ...       - {case: khuyết tật nặng, person: {disability: severe}, expect: not_eligible}
    ... '''
    >>> mild, severe = read_table("vi_du.yaml", text)
    >>> differences(mild)
    ()
    >>> print(differences(severe)[0])
    vi_du.yaml, dòng 9, «khuyết tật nặng»: x.severe_disability, verdict: chờ đợi not_eligible, nhận được eligible.
    """
    answer = determine(case.household, as_of=case.as_of, known_on=case.known_on)
    found = []
    for expected in case.expected:
        for field, value in expected.values.items():
            got = _found(answer, expected, field)
            same = set(value) <= set(got) if field in _AMONG else value == got  # type: ignore[call-overload]
            if not same:
                found.append(Difference(case, expected.target, field, value, got))
    return tuple(found)


def _found(answer: Answer, expected: Expected, field: str) -> Any:  # noqa: ANN401 - whatever the answer holds
    if expected.program is None:
        owner = answer if expected.member == HOUSEHOLD else answer[expected.member]
        return (owner.monthly_total_low, owner.monthly_total_high)
    person = answer[expected.member]
    determination = next((d for d in person.determinations if d.program == expected.program), None)
    if determination is None:
        return () if field in _AMONG else None
    match field:
        case "missing":
            return frozenset(determination.missing)
        case "cites":
            return determination.citations
        case "notes":
            return tuple(n.code for n in (*determination.notes, *person.notes))
    return getattr(determination, field)


def _shown(value: object) -> str:
    match value:
        case None:
            return "∅"
        case frozenset():
            return f"[{', '.join(sorted(map(_shown, value)))}]"
        case tuple():
            return f"[{', '.join(map(_shown, value))}]"
    return str(value)


__all__ = [
    "HOUSEHOLD",
    "JUDGED",
    "Case",
    "CaseTableError",
    "Difference",
    "Expected",
    "differences",
    "load_tables",
    "read_table",
]
