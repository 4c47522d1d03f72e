"""The answer to a screening: what `determine` returns, what `--json` prints, what `schema` publishes."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from typing import Annotated, Any, Final, Literal, Self

from pydantic import BaseModel, ConfigDict, Field, PlainSerializer, PrivateAttr

from eligibility.rules.engines.reference import Step
from eligibility.text import Text

SCHEMA_VERSION: Final = "1"
"""Raised when a key changes its meaning or goes; keys are only ever added within one version."""

Verdict = Literal["eligible", "not_eligible", "undetermined"]
ConditionVerdict = Literal["met", "not_met", "unknown"]
CoefficientNumber = Annotated[Decimal, PlainSerializer(float, return_type=float, when_used="json")]


class AnswerModel(BaseModel):
    """A frozen part of an answer. `determine` makes it with `model_construct`: our own values need no validation."""

    model_config = ConfigDict(frozen=True, defer_build=True)


class Said(AnswerModel):
    """A remark with a stable code, in both languages."""

    code: str
    vi: str
    en: str

    @classmethod
    def of(cls, code: str, text: Text) -> Said:
        """Make it from a text."""
        return cls.model_construct(code=code, vi=text.vi, en=text.en)

    @property
    def text(self) -> Text:
        """The wording in both languages."""
        return Text(self.vi, self.en)


class Problem(Said):
    """Something in the data that contradicts itself: reported beside the verdicts, never repaired."""

    member: str | None = None
    facts: tuple[str, ...] = ()


class Condition(AnswerModel):
    """One condition of a proof: its words, its verdict, the fact it read and the value found, where it stands."""

    condition: str
    condition_en: str
    verdict: ConditionVerdict
    value: Any = None
    fact: str | None = None
    citation: str | None = None

    @property
    def text(self) -> Text:
        """The wording in both languages."""
        return Text(self.condition, self.condition_en)


class Determination(AnswerModel):
    """The verdict on one program for one holder. Amounts are whole VND a month.

    `because` holds the decisive conditions: what makes it eligible, the smallest set of failed conditions, or what is
    still open beside what is met. `proof` (not in the JSON) is the whole clause, condition by condition.
    """

    program: str
    kind: Literal["monthly", "in_kind"]
    verdict: Verdict
    payable: bool | None
    """True: paid. False: not, or yields to a higher benefit. None: open."""
    coefficient: CoefficientNumber | None
    """Per unit; None for a flat amount, for a benefit not granted, and while it is open."""
    units: int | None
    monthly_amount: int | None
    """None unless the bounds meet."""
    amount_low: int
    amount_high: int
    citations: tuple[str, ...]
    amount_citations: tuple[str, ...]
    missing: tuple[str, ...]
    yields_to: str | None
    eligible_from: date | None
    """The day on which only the passing of time makes it eligible, under the law of the day judged."""
    because: tuple[Condition, ...]
    notes: tuple[Said, ...] = ()
    subject: str | None = None

    _proof: Step | None = PrivateAttr(default=None)
    _name: Text = PrivateAttr(default=Text("", ""))

    @property
    def name(self) -> Text:
        """The program's name in both languages."""
        return self._name

    def with_proof(self, proof: Step, name: Text) -> Self:
        """Keep the whole proof and the program's name beside what is published."""
        self._proof, self._name = proof, name
        return self

    @property
    def proof(self) -> Step | None:
        """The conditions in the order of the clause, each with its value, fact and verdict."""
        return self._proof


class Group(AnswerModel):
    """Membership of one of the plan's target groups."""

    row: int
    member: Literal["yes", "no", "unknown"]


class PersonAnswer(AnswerModel):
    """All determinations of one member, with the least and the greatest monthly sum paid (VND)."""

    id: str
    determinations: tuple[Determination, ...]
    monthly_total_low: int
    monthly_total_high: int
    groups: tuple[Group, ...] = ()
    notes: tuple[Said, ...] = ()

    def __getitem__(self, program: str) -> Determination:
        """The determination of one program."""
        for determination in self.determinations:
            if determination.program == program:
                return determination
        raise KeyError(program)


class ClassAnswer(AnswerModel):
    """The household's poverty class and what it rests on; no value while it is unknown."""

    value: str | None
    basis: Literal["official", "scores", "estimate"] | None
    citations: tuple[str, ...] = ()


class HouseholdAnswer(AnswerModel):
    """What belongs to the household as a whole."""

    id: str | None
    poverty_class: ClassAnswer
    local_poverty_class: ClassAnswer
    determinations: tuple[Determination, ...] = ()
    groups: tuple[Group, ...] = ()


class RulesetRef(AnswerModel):
    """Which law answered: the library's version and a fingerprint of the law."""

    version: str
    digest: str


class Assumed(AnswerModel):
    """A fact that was unknown and that somebody stated as an assumption."""

    fact: str
    value: Any
    applied_to: tuple[str, ...]


class Answer(AnswerModel):
    """The whole answer for one household on one day.

    `monthly_total_low` and `monthly_total_high` of the household bound the sum of its members' totals; the bounds are
    the least and the greatest over the household's own unknown facts.
    """

    schema_version: str = Field(default=SCHEMA_VERSION)
    as_of: date
    known_on: date
    place: str
    ruleset: RulesetRef
    assumptions: tuple[Assumed, ...]
    people: tuple[PersonAnswer, ...]
    household: HouseholdAnswer
    monthly_total_low: int
    monthly_total_high: int
    problems: tuple[Problem, ...] = ()

    def __getitem__(self, member: str) -> PersonAnswer:
        """The answer for one member."""
        for person in self.people:
            if person.id == member:
                return person
        raise KeyError(member)
