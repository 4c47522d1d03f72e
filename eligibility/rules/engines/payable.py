"""Which of several benefits is paid: the exclusion table as one function over all completions of the unknown facts."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from typing import Final

from eligibility.facts.enums import PovertyClass
from eligibility.rules.engines.completions import Completions, Paid
from eligibility.rules.engines.diagrams import Node, outcomes
from eligibility.rules.resolve import Law

NOTHING: Final = (0, -1)
"""The outcome where nothing is paid: no money, no combination."""


@dataclass(frozen=True, slots=True)
class Bounds:
    """The least and the greatest a figure can be."""

    low: int
    high: int


class Payable:
    """What one member is paid after exclusions, over all completions."""

    def __init__(self, completions: Completions) -> None:
        """Read the combinations that the exclusion table of the day allows."""
        self.completions = completions
        self.law: Law = completions.ruleset.law
        self.excluded = frozenset(i for c in self.law.combinations for i in c)

    @cached_property
    def best(self) -> Node:
        """The best combination: outcomes (VND a month, its index); ties go to the earlier index."""
        d = self.completions.diagrams
        combinations = list(enumerate(self.law.combinations))
        result = d.leaf(NOTHING)
        for index, combination in combinations:
            if len(combination) == 1:
                result = d.apply(_better, result, self._worth(combination[0], index))
        for first in dict.fromkeys(c[0] for _, c in combinations if len(c) > 1):
            beside = d.leaf(NOTHING)
            for index, combination in combinations:
                if combination[0] == first and len(combination) > 1:
                    beside = d.apply(_better, beside, self._worth(combination[1], index))
            result = d.apply(_better, result, d.apply(_together, self._worth(first, 0), beside))
        return result

    def _worth(self, program_id: str, index: int) -> Node:
        """What one program pays, as an outcome that names the combination `index`."""
        d = self.completions.diagrams
        return d.apply(_named, self.completions.paid(self.law.by_id[program_id]), d.leaf(index))

    @cached_property
    def winners(self) -> tuple[tuple[str, ...], ...]:
        """The combinations paid in some completion, in the order of ties."""
        found = {index for _, index in outcomes(self.best) if index >= 0}
        return tuple(self.law.combinations[i] for i in sorted(found))

    @cached_property
    def total(self) -> Bounds:
        """The least and the greatest monthly sum paid (VND)."""
        sums = [amount for amount, _ in outcomes(self.best)]
        return Bounds(min(sums), max(sums))

    def by_household_fact(self) -> dict[tuple[int, int], Bounds]:
        """The bounds of the total for each value of the household's own unknown facts.

        Keys are positions among the values of the poverty class and of the area; a fact that is known, or that does
        not matter here, is answered for every position.
        """
        found = {}
        for first, node in enumerate(self._under(self.best, 0, len(PovertyClass))):
            for second, inner in enumerate(self._under(node, 1, 2)):
                sums = [amount for amount, _ in outcomes(inner)]
                found[first, second] = Bounds(min(sums), max(sums))
        return found

    @staticmethod
    def _under(node: Node, level: int, width: int) -> tuple[Node, ...]:
        return node.branches if node.level == level else (node,) * width

    def is_paid(self, program_id: str) -> bool | None:
        """For a program whose conditions are certainly met: whether it is paid, or open."""
        if program_id not in self.excluded:
            return True
        found = {program_id in combination for combination in self.winners}
        return None if len(found) > 1 else found.pop()

    def yields_to(self, program_id: str) -> str | None:
        """For a program that certainly yields: what is paid in its stead, the first in clause order if that is open."""
        if self.is_paid(program_id) is not False:
            return None
        winner = self.winners[0]
        rivals = [i for i in winner if (i, program_id) not in self.law.combinations]
        return (rivals or winner)[0]


Outcome = tuple[int, int]


def _named(paid: Paid | None, index: int) -> Outcome:
    return NOTHING if paid is None else (paid.amount, index)


def _together(first: Outcome, beside: Outcome) -> Outcome:
    return NOTHING if NOTHING in {first, beside} else (first[0] + beside[0], beside[1])


def _better(one: Outcome, other: Outcome) -> Outcome:
    if NOTHING in {one, other}:
        return max(one, other)
    return min(one, other, key=lambda outcome: (-outcome[0], outcome[1]))
