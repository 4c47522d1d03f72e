"""The conditions of a clause by their position in its tree: walked, replaced, turned into their opposite.

A position is a path from the root: the index of an operand, `not`, `item` (below a label), `fact` and `otherwise` (of a
fact that the case may leave to the law), `each` (the predicate on the members counted).
"""

from __future__ import annotations

import dataclasses
from collections.abc import Iterator

from eligibility.rules.engines.kleene import Truth, conjunction, disjunction, negation
from eligibility.rules.engines.reference import Walk
from eligibility.rules.expressions import AllOf, AnyOf, Clause, CountAtLeast, Expr, Fact, Not, UnlessStated
from eligibility.rules.words import words
from eligibility.text import Text

Path = tuple[int | str, ...]


def operands(expr: Expr) -> tuple[tuple[int | str, Expr], ...]:
    """The conditions directly inside one, each with its step."""
    match expr:
        case AllOf(items=items) | AnyOf(items=items):
            return tuple(enumerate(items))
        case Not(item=item):
            return (("not", item),)
        case Clause(item=item):
            return (("item", item),)
        case UnlessStated(fact=fact, otherwise=otherwise):
            return (("fact", fact), ("otherwise", otherwise))
        case CountAtLeast(count=count):
            return (("each", count.predicate),)
    return ()


def positions(expr: Expr, path: Path = ()) -> Iterator[tuple[Path, Expr]]:
    """Every condition with its position, from the outside in, in the order of the clause.

    >>> from eligibility.rules.expressions import all_of, not_, person
    >>> [path for path, _ in positions(all_of(person.hiv, not_(person.has_income)))]
    [(), (0,), (1,), (1, 'not')]
    """
    yield path, expr
    for step, inner in operands(expr):
        yield from positions(inner, (*path, step))


def leaves(expr: Expr) -> Iterator[tuple[Path, Expr]]:
    """The innermost conditions, those that read a fact, with their positions."""
    constant = AllOf, AnyOf
    return ((path, leaf) for path, leaf in positions(expr) if not operands(leaf) and not isinstance(leaf, constant))


def replaced(expr: Expr, path: Path, new: Expr) -> Expr:
    """The same tree with another condition at one position."""
    if not path:
        return new
    step, rest = path[0], path[1:]
    inner = replaced(dict(operands(expr))[step], rest, new)
    match expr:
        case AllOf(items=items) | AnyOf(items=items):
            return dataclasses.replace(expr, items=tuple(inner if i == step else e for i, e in enumerate(items)))
        case UnlessStated(fact=fact, otherwise=otherwise):
            if step == "otherwise":
                return UnlessStated(fact, inner)
            if not isinstance(inner, Fact):
                raise TypeError(type(inner))
            return UnlessStated(inner, otherwise)
        case CountAtLeast(count=count):
            return dataclasses.replace(expr, count=dataclasses.replace(count, predicate=inner))
        case Not() | Clause():
            return dataclasses.replace(expr, item=inner)
    raise TypeError(type(expr))


def flipped(walk: Walk, expr: Expr, path: Path) -> Truth:
    """The verdict of a condition if the one at `path`, and it alone, were the opposite of what it is.

    The same fact read elsewhere in the tree stays as it is. A predicate on members is turned for each of them.
    """
    if not path:
        return negation(walk.truth(expr))
    step, rest = path[0], path[1:]
    match expr:
        case AllOf(items=items) | AnyOf(items=items):
            rule = conjunction if isinstance(expr, AllOf) else disjunction
            return rule([flipped(walk, e, rest) if i == step else walk.truth(e) for i, e in enumerate(items)])
        case Not(item=item):
            return negation(flipped(walk, item, rest))
        case Clause(item=item):
            return flipped(walk, item, rest)
        case UnlessStated():
            return _unless_stated(walk, expr, path)
        case CountAtLeast():
            return _counted(walk, expr, rest)
    raise TypeError(type(expr))


def _unless_stated(walk: Walk, expr: UnlessStated, path: Path) -> Truth:
    stated = walk.truth(expr.fact)
    if stated is not None:
        return negation(stated) if path[0] == "fact" else stated
    return walk.truth(expr.otherwise) if path[0] == "fact" else flipped(walk, expr.otherwise, path[1:])


def _counted(walk: Walk, expr: CountAtLeast, path: Path) -> Truth:
    known = walk.subject.raising
    low = high = 0
    for member in walk.subject.candidates if known is None else known:
        inner = flipped(Walk(walk.ruleset, member), expr.count.predicate, path)
        truth = conjunction((member.present(walk.ruleset.as_of), inner))
        high += truth is not False
        low += truth is True and known is not None
    return True if low >= expr.n else False if high < expr.n else None


def said(expr: Expr, path: Path) -> Text:
    """A condition in words with its position, for messages."""
    found = expr
    for step in path:
        found = dict(operands(found))[step]
    place = ".".join(map(str, path)) or "-"
    text = words(found)
    return Text(f"«{text.vi}» [{place}]", f"«{text.en}» [{place}]")
