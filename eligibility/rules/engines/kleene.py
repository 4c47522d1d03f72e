"""Strong Kleene logic over True, False and None (unknown)."""

from __future__ import annotations

from collections.abc import Iterable

Truth = bool | None


def conjunction(values: Iterable[Truth]) -> Truth:
    """And: false if any is false, else unknown if any is unknown.

    >>> conjunction([True, None]), conjunction([None, False])
    (None, False)
    """
    result: Truth = True
    for value in values:
        if value is False:
            return False
        if value is None:
            result = None
    return result


def disjunction(values: Iterable[Truth]) -> Truth:
    """Or: true if any is true, else unknown if any is unknown.

    >>> disjunction([False, None]), disjunction([None, True])
    (None, True)
    """
    result: Truth = False
    for value in values:
        if value is True:
            return True
        if value is None:
            result = None
    return result


def negation(value: Truth) -> Truth:
    """Not: unknown stays unknown.

    >>> negation(None) is None
    True
    """
    return None if value is None else not value
