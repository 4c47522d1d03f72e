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
        c = self.completions
        d = c.diagrams
        result = d.leaf(NOTHING)
        for index, combination in enumerate(self.law.combinations):
            parts = [c.paid(self.law.by_id[i]) for i in combination]
            if any(p is d.leaf(None) for p in parts):
                continue
            total = d.apply(_amount, parts[0])
            for part in parts[1:]:
                total = d.apply(_plus, total, d.apply(_amount, part))
            result = d.apply(_better, result, total, d.leaf(index))
        return result

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


def _amount(paid: Paid | None) -> int | None:
    return None if paid is None else paid.amount


def _plus(a: int | None, b: int | None) -> int | None:
    return None if a is None or b is None else a + b


def _better(best: tuple[int, int], total: int | None, index: int) -> tuple[int, int]:
    if total is None:
        return best
    return (total, index) if best == NOTHING or total > best[0] else best
