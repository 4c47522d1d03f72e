"""Everybody at once: a person of whom nothing is known, over whom two wordings of a clause are compared exactly.

Every fact is left open, so a diagram of the outcome stands for all people that the rules can tell apart. Whether two
wordings ever answer somebody differently, and how, is read off it rather than sought by examples.
"""

from __future__ import annotations

import dataclasses
from collections.abc import Iterable, Iterator
from datetime import date
from functools import cache
from itertools import combinations
from typing import Final

from eligibility.calendar import ONE_DAY
from eligibility.facts.enums import LivesIn
from eligibility.facts.household import Household
from eligibility.rules.engines.completions import Completions, Paid
from eligibility.rules.engines.diagrams import outcomes
from eligibility.rules.expressions import Expr, Meets, OneOf, UnlessStated
from eligibility.rules.provisions import Program
from eligibility.rules.resolve import Payment, ProgramLaw, Ruleset
from eligibility.rules.subjects import Subject, subjects
from eligibility.text import Text

Pair = tuple[Paid | None, Paid | None]

_OLDEST: Final = date(1880, 1, 1)
_FAMILY: Final = Household.model_validate({"members": [{"id": "x", "raising": ["a", "b"]}, {"id": "a"}, {"id": "b"}]})


def pairs(was: Ruleset, now: Ruleset, program: str) -> frozenset[Pair]:
    """What somebody gets of a program under one law, and what the same person gets under another: all that occurs.

    None stands for not eligible. What a transition gives to people already paid is compared as well. Both laws grant
    the program; they stand on the same day.
    """
    one, other = was.law.by_id[program], now.law.by_id[program]
    found: set[Pair] = set()
    for mine, theirs in _payments(one, other):
        first, second = _alone("one", one, mine), _alone("other", other, theirs)
        joint = _joint(was, now, first, second)
        read = [*one.provision.expressions(), *other.provision.expressions()]
        for person in _everybody(joint, read):
            completions = Completions(joint, person)
            both = completions.diagrams.apply(_pair, completions.paid(first), completions.paid(second))
            found |= outcomes(both)
    return frozenset(found)


def reworded(ruleset: Ruleset, program: str, when: Expr) -> Ruleset:
    """The same law with other conditions for one program."""
    law = ruleset.law.by_id[program]
    changed = dataclasses.replace(law, provision=dataclasses.replace(law.provision, when=when))
    programs = tuple(changed if p is law else p for p in ruleset.law.programs)
    return dataclasses.replace(ruleset, law=dataclasses.replace(ruleset.law, programs=programs))


@cache
def met_together(ruleset: Ruleset) -> frozenset[frozenset[str]]:
    """Every pair of programs whose conditions somebody can meet at once, the order of the law's exclusions apart."""
    found = set()
    for person in _everybody(ruleset, [e for p in ruleset.law.programs for e in p.provision.expressions()]):
        completions = Completions(ruleset, person)
        d = completions.diagrams
        for one, other in combinations(ruleset.law.by_id, 2):
            if d.both(completions.program(one), completions.program(other)) is not d.false:
                found.add(frozenset((one, other)))
    return frozenset(found)


def _pair(one: Paid | None, other: Paid | None) -> Pair:
    return (one, other)


def _payments(one: ProgramLaw, other: ProgramLaw) -> Iterator[tuple[Payment, Payment]]:
    yield one.payment, other.payment
    if one.continuing or other.continuing:
        yield one.continuing or one.payment, other.continuing or other.payment


def _alone(name: str, law: ProgramLaw, payment: Payment) -> ProgramLaw:
    """A wording as a program of its own, with one payment for everybody."""
    return ProgramLaw(Program(name, Text(name, name), (law.provision,)), law.provision, payment)


def _joint(was: Ruleset, now: Ruleset, *added: ProgramLaw) -> Ruleset:
    programs, values = (*was.law.programs, *added), (*was.law.values, *now.law.values)
    return dataclasses.replace(was, law=dataclasses.replace(was.law, programs=programs, values=values))


def _everybody(ruleset: Ruleset, read: Iterable[Expr]) -> Iterator[Subject]:
    """Nobody known, once for each value of the facts whose silence already says something, where they are read."""
    read = list(read)
    through = any(isinstance(e, Meets) for e in read)
    homes = through or any(isinstance(e, OneOf) and e.name == "lives_in" for e in read)
    stated = [e.fact.name for e in read if isinstance(e, UnlessStated)]
    if through:
        every = (e for law in ruleset.law.programs for e in law.provision.expressions())
        stated = [e.fact.name for e in every if isinstance(e, UnlessStated)]
    for home in LivesIn if homes else (LivesIn.COMMUNITY,):
        for value in (None, True, False) if stated else (None,):
            person, *children = subjects(_FAMILY, ruleset.as_of)
            for member in (person, *children):
                member.birth_lo, member.birth_hi, member.alive = _OLDEST, ruleset.as_of + ONE_DAY, None
            person.facts |= {"lives_in": home, **dict.fromkeys(stated, value)}
            yield person
