"""The programs in force since 2026-10-05, written by hand as one would without a rule language.

The compiled rules are measured against it: three-valued, on the same `Subject`, with early exits where a person
plainly is not of the group. It holds for one legal period and proves, cites and explains nothing.
"""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

from eligibility.calendar import latest_birth
from eligibility.facts.enums import DisabilitySeverity, LivesIn, MaritalStatus, ParentSituation, PovertyClass
from eligibility.rules.subjects import Subject, Value

Truth = bool | None
Row = tuple[Truth, int | None, int | None, int, int]
"""Verdict, least and greatest coefficient in tenths, least and greatest amount (VND a month)."""

STANDARD = 540_000
PENSION = 540_000
NO: Row = (False, None, None, 0, 0)
ALONE = (MaritalStatus.NEVER_MARRIED, MaritalStatus.WIDOWED, MaritalStatus.SPOUSE_MISSING)
ELIGIBLE_PLACES = (LivesIn.COMMUNITY, LivesIn.ELSEWHERE)
LIVING, DEAD, UNIDENTIFIED = ParentSituation.LIVING, ParentSituation.DEAD, ParentSituation.UNIDENTIFIED
MISSING, IN_FACILITY, IN_CUSTODY = ParentSituation.MISSING, ParentSituation.IN_FACILITY, ParentSituation.IN_CUSTODY
SEVERE, EXTREMELY_SEVERE = DisabilitySeverity.SEVERE, DisabilitySeverity.EXTREMELY_SEVERE


def every(*truths: Truth) -> Truth:
    """And."""
    return False if False in truths else None if None in truths else True


def either(*truths: Truth) -> Truth:
    """Or."""
    return True if True in truths else None if None in truths else False


def opposite(truth: Value) -> Truth:
    """Not."""
    return None if truth is None else not truth


def reached(lo: date, hi: date, latest: date) -> Truth:
    """Whether someone born between two days was born by the latest birth of an age."""
    return hi <= latest or (None if lo <= latest else False)


def below(value: Value, limit: int) -> Truth:
    """Whether an amount, if known, is below a limit; below 1 is none."""
    return value < limit if isinstance(value, int) else None


def pays(verdict: Truth, low: int, high: int, least: int = 1, most: int = 1) -> Row:
    """A coefficient (in tenths) and a number of units, each between two bounds."""
    if verdict is False:
        return NO
    return verdict, low, high, low * least * STANDARD // 10 if verdict else 0, high * most * STANDARD // 10


def without_parents(facts: dict[str, Value]) -> Truth:
    """The eleven điểm of khoản 1 Điều 5."""
    mother, father = facts["mother"], facts["father"]
    adopted = facts["adopted"]
    abandoned = False if adopted is True else every(facts["abandoned"], opposite(adopted))  # type: ignore[arg-type]
    if abandoned is True or mother is LIVING or father is LIVING:
        return abandoned
    if mother is None or father is None:
        return None
    return True if mother is not UNIDENTIFIED or father is not UNIDENTIFIED else abandoned


def handwritten(day: date) -> Callable[[Subject], tuple[Row, ...]]:  # noqa: C901, PLR0915 - the law of one day
    """The function that answers the eleven programs for one member on a day of the period, in clause order."""
    y3, y4, y16, y60, y70, y75 = (latest_birth(12 * years, day) for years in (3, 4, 16, 60, 70, 75))

    def children(subject: Subject, *, students: bool) -> tuple[int, int]:
        """The least and the greatest number of children raised: under 16, or `students` of any age."""
        low = high = 0
        for child in subject.candidates if subject.raising is None else subject.raising:
            counts = opposite(reached(child.birth_lo or date.min, child.birth_hi or date.max, y16))
            if students and counts is not True:
                facts = child.facts
                studies = every(facts["studying"], either(facts["study_uninterrupted"], facts["study_suspended"]))  # type: ignore[arg-type]
                counts = either(counts, studies)
            counts = every(child.present(day), counts)
            if counts is not False:
                high += 1
                low += counts is True and subject.raising is not None
        return low, high

    def answer(subject: Subject) -> tuple[Row, ...]:  # noqa: C901, PLR0912, PLR0915 - every program
        facts, household = subject.facts, subject.household
        present = subject.present(day)
        if present is False:
            return (NO,) * 11
        lo, hi = subject.birth_lo or date.min, subject.birth_hi or date.max
        poverty = household["poverty_class"]
        poor = None if poverty is None else poverty is PovertyClass.POOR
        poor_or_near_poor = poor or (None if poverty is None else poverty is PovertyClass.NEAR_POOR)
        citizen, paid = facts["citizen"], subject.paid
        past_16, past_60 = reached(lo, hi, y16), reached(lo, hi, y60)
        child = opposite(past_16)
        here = present if facts["lives_in"] in ELIGIBLE_PLACES else False
        orphan = student = infected_child = parent = unsupported = taken_in = disabled = young = infected = NO

        if here is not False:
            # khoản 1, 2: without parents
            if child is not False:
                verdict = every(here, child, without_parents(facts))
                if verdict is not False:
                    past_4 = reached(lo, hi, y4)
                    orphan = pays(verdict, 25 if past_4 is False else 15, 15 if past_4 is True else 25)
            if past_16 is not False and facts["studying"] is not False and (paid is None or paid or subject.maybe_paid):
                student = pays(
                    every(
                        here,
                        past_16,
                        facts["studying"],  # type: ignore[arg-type]
                        either(facts["study_uninterrupted"], facts["study_suspended"]),  # type: ignore[arg-type]
                        subject.receives(("orphan_child", "orphan_student")),
                        without_parents(facts),
                    ),
                    15,
                    15,
                )

            # khoản 3, 8: by the health of the person, poor
            if facts["hiv"] is not False and poor is not False:
                hiv = every(here, facts["hiv"], poor)  # type: ignore[arg-type]
                if child is not False:
                    past_4 = reached(lo, hi, y4)
                    infected_child = pays(
                        every(hiv, child), 25 if past_4 is False else 20, 20 if past_4 is True else 25
                    )
                no_income = every(
                    opposite(facts["has_income"]),
                    below(facts["pension_monthly"], 1),
                    below(facts["social_insurance_monthly"], 1),
                )
                infected = pays(every(hiv, no_income), 15, 15)

            # khoản 4: single parents
            marital = facts["marital_status"]
            alone = None if marital is None else marital in ALONE
            if alone is not False and poor_or_near_poor is not False:
                continues = subject.receives(("poor_single_parent",))
                small = children(subject, students=False)
                low, high = small
                raises: Truth = True if small[0] else None if small[1] else False
                if continues is not False:
                    all_ = children(subject, students=True)
                    raises = either(raises, every(continues, True if all_[0] else None if all_[1] else False))
                    low, high = all_ if continues is True else (min(small[0], all_[0]), max(small[1], all_[1]))
                parent = pays(every(here, alone, poor_or_near_poor, raises), 10, 10, low, high)

            # khoản 5: older people
            if past_60 is not False and poor is not False and citizen is not False:
                old_and_poor = every(here, past_60, citizen, poor)  # type: ignore[arg-type]
                no_supporter = opposite(facts["has_supporter"])
                past_75 = reached(lo, hi, y75)
                unsupported = pays(
                    every(old_and_poor, either(no_supporter, facts["supporter_receives_allowance"])),  # type: ignore[arg-type]
                    20 if past_75 is True else 15,
                    15 if past_75 is False else 20,
                )
                unable, qualifies = facts["unable_to_live_in_community"], facts["qualifies_for_facility"]
                if qualifies is None:
                    qualifies = every(past_60, citizen, poor, no_supporter, unable)  # type: ignore[arg-type]
                taken_in = pays(
                    every(old_and_poor, no_supporter, unable, qualifies, facts["taken_in"]),  # type: ignore[arg-type]
                    30,
                    30,
                )

            # khoản 6: people with disabilities
            severity = facts["disability"]
            if severity is None or severity is SEVERE or severity is EXTREMELY_SEVERE:
                dependent = either(child, every(past_60, citizen))  # type: ignore[arg-type]
                base = 15 if severity is not EXTREMELY_SEVERE else 20
                top = 20 if severity is SEVERE else 25
                disabled = pays(
                    every(here, None if severity is None else True),
                    base + 5 if dependent is True and severity is not None else base,
                    top - 5 if dependent is False else top,
                )

            # khoản 7: young children
            past_3 = reached(lo, hi, y3)
            if past_3 is not True and poor_or_near_poor is not False:
                young = pays(
                    every(
                        here,
                        opposite(past_3),
                        poor_or_near_poor,
                        household["especially_difficult_area"],  # type: ignore[arg-type]
                        opposite(either(orphan[0], infected_child[0], disabled[0])),
                    ),
                    15,
                    15,
                )

        # the social pension
        pension = NO
        past_70 = reached(lo, hi, y70)
        if past_70 is not False and citizen is not False and facts["requested"] is not False:
            verdict = every(
                present,
                citizen,  # type: ignore[arg-type]
                facts["requested"],  # type: ignore[arg-type]
                either(reached(lo, hi, y75), every(past_70, poor_or_near_poor)),
                below(facts["pension_monthly"], PENSION),
                below(facts["social_insurance_monthly"], PENSION),
                below(facts["survivor_benefit_monthly"], PENSION),
            )
            if verdict is not False:
                pension = (verdict, None, None, PENSION if verdict else 0, PENSION)

        monthly = (orphan, student, infected_child, parent, unsupported, taken_in, disabled, young, infected, pension)
        card = either(*[row[0] for row in monthly])
        return (*monthly, (card, None, None, 0, 0))

    return answer
