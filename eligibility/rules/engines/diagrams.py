"""Decision diagrams: a function of a few unknowns, each with a handful of values, in a form where equal is identical.

A node asks one unknown and has a branch per value; a leaf is an outcome. Diagrams are reduced and shared, so an
unknown stands in a diagram if and only if some completion of the others makes the outcome depend on it: that is
exactly the question which missing fact matters. Standard construction (ordered, hash-consed, built by `apply`).
"""

from __future__ import annotations

from collections.abc import Callable, Hashable, Iterator
from dataclasses import dataclass
from itertools import repeat
from typing import Any, Final

LEAF_LEVEL: Final = 1 << 30


@dataclass(frozen=True, slots=True, eq=False)
class Node:
    """A leaf (with `value`) or a question (`level` names the unknown, `branches` one diagram per value)."""

    level: int
    branches: tuple[Node, ...] = ()
    value: Hashable = None


class Diagrams:
    """A factory of shared diagrams. Nodes of one factory are equal exactly when they are the same object."""

    def __init__(self) -> None:
        """Start without nodes."""
        self._leaves: dict[tuple[type, Hashable], Node] = {}
        self._nodes: dict[tuple[int, tuple[int, ...]], Node] = {}
        self._applied: dict[tuple[Any, ...], Node] = {}
        self.true = self.leaf(True)  # noqa: FBT003 - an outcome, not a flag
        self.false = self.leaf(False)  # noqa: FBT003

    def leaf(self, value: Hashable) -> Node:
        """The diagram of a constant."""
        key = (type(value), value)
        found = self._leaves.get(key)
        if found is None:
            found = self._leaves[key] = Node(LEAF_LEVEL, (), value)
        return found

    def question(self, level: int, branches: tuple[Node, ...]) -> Node:
        """The diagram that asks the unknown `level`; no question at all where every answer leads to the same."""
        first = branches[0]
        if all(b is first for b in branches):
            return first
        key = (level, tuple(map(id, branches)))
        found = self._nodes.get(key)
        if found is None:
            found = self._nodes[key] = Node(level, branches)
        return found

    def apply(self, rule: Callable[..., Hashable], *operands: Node) -> Node:
        """The outcome of a rule over the outcomes of several diagrams. `rule` must be a module-level function."""
        key = (rule, *map(id, operands))
        found = self._applied.get(key)
        if found is not None:
            return found
        level = min([o.level for o in operands])
        if level == LEAF_LEVEL:
            found = self.leaf(rule(*[o.value for o in operands]))
        else:
            columns = [o.branches if o.level == level else repeat(o) for o in operands]
            found = self.question(level, tuple([self.apply(rule, *row) for row in zip(*columns, strict=False)]))
        self._applied[key] = found
        return found

    def both(self, a: Node, b: Node) -> Node:
        """And."""
        if a is self.false or b is self.true:
            return a
        return b if b is self.false or a is self.true else self.apply(_and, a, b)

    def either(self, a: Node, b: Node) -> Node:
        """Or."""
        if a is self.true or b is self.false:
            return a
        return b if b is self.true or a is self.false else self.apply(_or, a, b)

    def opposite(self, a: Node) -> Node:
        """Not."""
        return self.apply(_not, a)

    def choose(self, condition: Node, then: Node, otherwise: Node) -> Node:
        """`then` where the condition holds, else `otherwise`."""
        if condition is self.true:
            return then
        return otherwise if condition is self.false else self.apply(_pick, condition, then, otherwise)


def _and(a: bool, b: bool) -> bool:  # noqa: FBT001 - operands of logic
    return a and b


def _or(a: bool, b: bool) -> bool:  # noqa: FBT001
    return a or b


def _not(a: bool) -> bool:  # noqa: FBT001
    return not a


def _pick(condition: bool, then: Hashable, otherwise: Hashable) -> Hashable:  # noqa: FBT001
    return then if condition else otherwise


def nodes(root: Node) -> Iterator[Node]:
    """Every node of a diagram once, leaves included."""
    seen: set[int] = set()
    stack = [root]
    while stack:
        node = stack.pop()
        if id(node) not in seen:
            seen.add(id(node))
            stack.extend(node.branches)
            yield node


def outcomes(root: Node) -> set[Any]:
    """Every outcome that some completion of the unknowns gives."""
    return {n.value for n in nodes(root) if n.level == LEAF_LEVEL}


def levels(root: Node) -> set[int]:
    """The unknowns on which the outcome depends."""
    return {n.level for n in nodes(root) if n.level != LEAF_LEVEL}
