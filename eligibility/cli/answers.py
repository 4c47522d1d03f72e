"""An answer in words, for the person at the desk: what, how much, under which clause, what is missing."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from typing import Final

from eligibility.calendar import add_months
from eligibility.cli import messages as m
from eligibility.cli.console import Console
from eligibility.facts.catalogue import Sensitivity, fact_def
from eligibility.facts.enums import value_label
from eligibility.facts.household import Household
from eligibility.facts.partial_date import PartialDate
from eligibility.facts.person import Person
from eligibility.law.places import PLACES
from eligibility.programs import RULEBOOK, resolve
from eligibility.rules.engines.reference import Step
from eligibility.rules.expressions import Age, Clause
from eligibility.screening.answer import Answer, Condition, Determination, PersonAnswer
from eligibility.screening.explanation import condition, goes_without_saying
from eligibility.text import Lang, Text, day, decimal, money

CARD: Final = "health_insurance_card"
WIDTH: Final = 78
YEARS_AHEAD: Final = 5
"""How far ahead a day of becoming eligible is told in words (the JSON holds it however far)."""
_POINTS_AT_A_GROUP: Final = 2
_RARE_AGES: Final = range(4 * 12 + 1, 60 * 12)
"""Age limits in months that most people meet: they point to no group."""
_NEUTRAL: Final = {"citizen", "requested", "lives_in", "deceased_on", "pension_monthly", "has_income", "studying"}


class AnswerText:
    """Writes one answer to a console."""

    def __init__(self, console: Console, household: Household, answer: Answer, *, explain: bool = False) -> None:
        """Hold the case and its answer side by side; `explain` writes every condition of every program."""
        self.console = console
        self.lang: Lang = console.lang
        self.household = household
        self.answer = answer
        self.explain = explain
        self.ruleset = resolve(answer.as_of, answer.known_on, answer.place)

    def write(self) -> None:
        """The whole answer."""
        self._header()
        for person in self.answer.people:
            self.console.say()
            self._person(person)
        self.console.say()
        total = self._bounds(self.answer.monthly_total_low, self.answer.monthly_total_high)
        self.console.text(m.HOUSEHOLD_TOTAL.format(amount=total))
        for problem in self.answer.problems:
            who = m.OF_MEMBER.format(id=problem.member) if problem.member else Text("", "")
            self.console.text(m.PROBLEM.format(who=who, what=problem.text))
        self.console.text(m.CLOSING)

    def _header(self) -> None:
        a, h = self.answer, self.household
        parts = [m.HOUSEHOLD.format(id=h.id) if h.id else m.A_HOUSEHOLD, m.PEOPLE.format(n=len(h.members))]
        parts += [value_label(v) for v in (h.poverty_class, h.area) if v is not None]
        parts += [Text(h.commune, h.commune)] if h.commune else []
        parts.append(m.HEADER_DAY.format(day=day(a.as_of)))
        self.console.say(" · ".join(p.in_(self.lang) for p in parts))
        self.console.text(
            m.HEADER_LAW.format(
                place=PLACES[a.place].name, known=day(a.known_on), version=a.ruleset.version, digest=a.ruleset.digest
            )
        )
        levels = [
            Text(
                f"{s.name.vi} {money(v.value)} đồng ({v.source.instrument})",
                f"{s.name.en} VND {money(v.value, 'en')} ({v.source.instrument})",
            )
            for s, v in self.ruleset.law.values
        ]
        self.console.say(" · ".join(t.in_(self.lang) for t in levels))
        if a.as_of > RULEBOOK.verified_on:
            self.console.text(m.LAW_OLDER.format(known=day(RULEBOOK.verified_on)))
        for assumed in a.assumptions:
            who = ", ".join(assumed.applied_to) or m.NOBODY.in_(self.lang)
            value = str(assumed.value).lower() if isinstance(assumed.value, bool) else assumed.value
            self.console.text(m.ASSUMED.format(fact=assumed.fact, value=value, who=who))

    # one person

    def _person(self, person: PersonAnswer) -> None:
        member = self.household.member(person.id)
        self.console.say(self._who(member) if member else person.id)
        money_programs = [d for d in person.determinations if d.program != CARD]
        shown = [d for d in money_programs if self.explain or self._worth_a_block(d)]
        for note in person.notes:
            self.console.say(note.text.in_(self.lang), 2)
        for determination in shown:
            self._block(determination)
        open_ones = [d for d in money_programs if d.verdict == "undetermined" and d not in shown]
        if not shown and not open_ones:
            self.console.say(f"{self.console.sign('✘')} {m.NOTHING.in_(self.lang)}", 2)
        self._card(person)
        self._collected(open_ones)
        if any(d.verdict != "not_eligible" for d in shown):
            total = self._bounds(person.monthly_total_low, person.monthly_total_high)
            self.console.text(m.PERSON_TOTAL.format(amount=total), 2)

    def _card(self, person: PersonAnswer) -> None:
        for card in person.determinations:
            if card.program == CARD and card.verdict == "eligible":
                self.console.text(m.WITH_CARD.format(at=card.citations[0]), 2)
                for note in card.notes:
                    self.console.say(f"! {note.text.in_(self.lang)}", 4)

    def _collected(self, determinations: list[Determination]) -> None:
        if determinations:
            names = "; ".join(d.name.in_(self.lang).split(" - ", 1)[-1] for d in determinations)
            line = m.COLLECTED.format(names=names).in_(self.lang)
            self.console.say(f"{self.console.sign('?')}{line.removeprefix('?')}", 2)

    def _who(self, member: Person) -> str:
        parts = [value_label(member.sex).in_(self.lang)] if member.sex else []
        if member.birth:
            parts.append(m.BORN.format(date=member.birth).in_(self.lang))
            if member.birth.hi <= self.answer.as_of:
                parts.append(age_words(member.birth, self.answer.as_of).in_(self.lang))
        return f"{member.id} ({', '.join(parts)})" if parts else member.id

    # one program

    def _worth_a_block(self, d: Determination) -> bool:
        if d.verdict == "eligible":
            return True
        if d.verdict == "undetermined":
            return points_to(d)
        soon = d.eligible_from is not None and d.eligible_from <= add_months(self.answer.as_of, 12 * YEARS_AHEAD)
        return fails_by_one(d) and (soon or d.because[0].fact != "birth")

    def _block(self, d: Determination) -> None:
        sign, verdict = self._verdict(d)
        head = f"{verdict.in_(self.lang)}  {d.name.in_(self.lang)}"
        amount = self._amount(d)
        gap = " " * max(2, WIDTH - 4 - len(head) - len(amount))
        self.console.say(f"{self.console.sign(sign)} {head}{gap if amount else ''}{amount}", 2)
        formula = self._formula(d)
        if formula:
            self.console.say(formula, 4)
        self._conditions(d)
        self.console.text(m.BASIS.format(at="; ".join(d.citations)), 4)
        if d.amount_citations:
            self.console.text(m.LEVEL.format(at="; ".join(d.amount_citations)), 4)
        for remark in self._remarks(d):
            self.console.text(remark, 4)
        for note in d.notes:
            self.console.say(f"! {note.text.in_(self.lang)}", 4)
        if d.verdict != "not_eligible":
            self._papers(d)
        self._to_know(d)

    def _verdict(self, d: Determination) -> tuple[str, Text]:
        if d.verdict == "eligible":
            return "✔", m.ELIGIBLE
        if d.verdict == "undetermined":
            return "?", m.UNDETERMINED
        if d.eligible_from is not None and d.eligible_from <= add_months(self.answer.as_of, 12 * YEARS_AHEAD):
            return "→", m.ELIGIBLE_FROM.format(day=day(d.eligible_from))
        return "✘", m.NOT_ELIGIBLE

    def _amount(self, d: Determination) -> str:
        if d.verdict == "not_eligible" or d.kind == "in_kind":
            return ""
        if d.verdict == "undetermined":
            return m.UP_TO.format(high=money(d.amount_high, self.lang)).in_(self.lang)
        return self._bounds(d.amount_low, d.amount_high)

    def _bounds(self, low: int, high: int) -> str:
        if low == high:
            return m.A_MONTH.format(amount=money(low, self.lang)).in_(self.lang)
        return m.FROM_TO.format(low=money(low, self.lang), high=money(high, self.lang)).in_(self.lang)

    def _formula(self, d: Determination) -> str:
        if d.verdict != "eligible" or d.coefficient is None or not d.units or d.monthly_amount is None:
            return ""
        standard = money(int(d.monthly_amount / d.coefficient / d.units), self.lang)
        template = m.FORMULA if d.units == 1 and "single_parent" not in d.program else m.FORMULA_UNITS
        return template.format(coefficient=decimal(d.coefficient, self.lang), units=d.units, standard=standard).in_(
            self.lang
        )

    def _conditions(self, d: Determination) -> None:
        steps = d.proof.conditions if d.proof and (self.explain or d.verdict == "not_eligible") else ()
        told = [condition(s) for s in steps if not (s.verdict is True and goes_without_saying(s))] or list(d.because)
        for one in told:
            word = {"met": m.MET, "not_met": m.NOT_MET, "unknown": m.UNKNOWN}[one.verdict].in_(self.lang)
            at = f"  ({one.citation})" if one.citation and self.explain else ""
            self.console.say(f"{word:<8}{one.text.in_(self.lang)}{self._found(one)}{at}", 4)

    def _found(self, one: Condition) -> str:
        """The value found, where saying it adds something."""
        if one.fact is None or one.value is None or isinstance(one.value, bool):
            return ""
        name = one.fact.rpartition(".")[2]
        if name == "birth" and isinstance(one.value, str | list):
            ends = one.value if isinstance(one.value, list) else [one.value, one.value]
            return f"  [{PartialDate(date.fromisoformat(ends[0]), date.fromisoformat(ends[-1]))}]"
        if name.endswith("_monthly") and isinstance(one.value, int):
            return f"  [{money(one.value, self.lang)}]"
        if name == "receives" and isinstance(one.value, list):
            return f"  [{', '.join(one.value)}]" if one.value else ""
        if name == "raising" and isinstance(one.value, int | list):
            bounds = one.value if isinstance(one.value, list) else [one.value]
            return f"  [{'-'.join(map(str, bounds))}]"
        definition = fact_def(one.fact)
        if definition.sensitivity is Sensitivity.CLOSED:
            return ""
        return f"  [{definition.label.in_(self.lang)}: {value_label(one.value).in_(self.lang)}]"

    def _remarks(self, d: Determination) -> Iterable[Text]:
        if d.yields_to is not None:
            yield m.YIELDS.format(winner=self.ruleset.law.by_id[d.yields_to].program.name)
        elif d.verdict == "eligible" and d.payable is None:
            yield m.OPEN_WHICH
        elif d.payable and any("khoản 2 Điều 6" in c for c in d.citations):
            yield m.ADDED

    def _papers(self, d: Determination) -> None:
        facts = [c.fact for c in d.because if c.fact]
        papers = [fact_def(f).paper for f in facts]
        told = dict.fromkeys(p.in_(self.lang) for p in papers if p)
        if told:
            self.console.text(m.PAPERS.format(papers="; ".join(told)), 4)

    def _to_know(self, d: Determination) -> None:
        if not d.missing:
            return
        self.console.text(m.TO_KNOW, 4)
        for reference in d.missing:
            definition = fact_def(reference)
            owner = reference.rpartition(".")[0]
            who = f"{owner}: " if owner not in {"", "household"} else ""
            paper = f" [{definition.paper.in_(self.lang)}]" if definition.paper else ""
            self.console.say(f"- {who}{definition.ask.in_(self.lang)}{paper}", 6)


def age_words(birth: PartialDate, on: date) -> Text:
    """How old: months under three years, years from then on, both ends where the birth date is partial.

    >>> age_words(PartialDate.read(1950), date(2026, 11, 23)).vi
    '75 hoặc 76 tuổi'
    """
    months = [_completed_months(end, on) for end in (birth.hi, birth.lo)]
    if months[1] < 3 * 12 and birth.exact:
        return m.MONTHS_OLD.format(n=months[0])
    low, high = months[0] // 12, months[1] // 12
    if low == high:
        return m.YEARS_OLD.format(n=low)
    return (m.OR if high == low + 1 else m.AGE_RANGE).format(a=low, b=high)


def _completed_months(birth: date, on: date) -> int:
    months = (on.year - birth.year) * 12 + on.month - birth.month
    return months if add_months(birth, months) <= on else months - 1


def fails_by_one(d: Determination) -> bool:
    """Whether a refused program fails by one condition only, everything else being met, and not by a closed fact."""
    if d.proof is None or len(d.because) != 1:
        return False
    culprit = d.because[0]
    if culprit.fact and fact_def(culprit.fact).sensitivity in {Sensitivity.CLOSED, Sensitivity.HEALTH}:
        return False
    telling = [s for s in d.proof.conditions if not goes_without_saying(s)]
    failing = [s for s in telling if s.verdict is not True]
    return len(telling) > 1 and len(failing) == 1 and _points(telling) > 0


def points_to(d: Determination) -> bool:
    """Whether anything known points to an open program, so that it deserves its own questions."""
    if d.proof is None:
        return False
    if any(fact_def(f).sensitivity is Sensitivity.CLOSED for f in d.missing):
        return False
    met = [s for s in d.proof.conditions if s.verdict is True]
    partly = [a for s in d.proof.conditions if s.verdict is None for a in s.atoms if a.verdict is True]
    own = any(
        a.read and not a.read[0].startswith("household.") and a.read[0] not in _NEUTRAL | {"birth"} for a in partly
    )
    return own or _points(met) >= _POINTS_AT_A_GROUP


def _points(met: Iterable[Step]) -> int:
    """How strongly the met conditions point to a group: a rare age or a fact of one's own counts two, a class one."""
    points = 0
    for step in met:
        facts = set(step.facts) - _NEUTRAL
        if step.verdict is not True or not facts or goes_without_saying(step):
            continue
        if facts == {"birth"}:
            points += 0 if _common_age(step) else _POINTS_AT_A_GROUP
        elif all(f.startswith("household.") for f in facts):
            points += 1
        elif (isinstance(step.expr, Clause) and "birth" in facts) or not facts & {"receives"}:
            points += _POINTS_AT_A_GROUP
    return points


def _common_age(step: Step) -> bool:
    expr = step.expr
    while isinstance(expr, Clause):
        expr = expr.item
    return isinstance(expr, Age) and expr.months in _RARE_AGES
