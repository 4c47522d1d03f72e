"""A condition in words, made from the words of its facts: what an officer reads beside the verdict."""

from __future__ import annotations

from typing import Final

from eligibility.facts.catalogue import fact_def
from eligibility.facts.enums import value_label
from eligibility.law.values import Series
from eligibility.rules.expressions import (
    Age,
    AllOf,
    Amount,
    AnyOf,
    Clause,
    CountAtLeast,
    Expr,
    Fact,
    Meets,
    Not,
    OneOf,
    Present,
    Receives,
    SumBelow,
    UnlessStated,
)
from eligibility.text import Text, join, money

_AND: Final = Text(" và ", " and ")
_OR: Final = Text(" hoặc ", " or ")
MONTHS_IN_YEAR: Final = 12
_AMOUNT_WORDS: Final = {
    "<": Text("{what} thấp hơn {limit}", "{what} below {limit}"),
    ">": Text("{what} cao hơn {limit}", "{what} above {limit}"),
    ">=": Text("{what} từ {limit} trở lên", "{what} of {limit} or more"),
    "==": Text("không có {what}", "no {what}"),
}


def words(expr: Expr) -> Text:
    """The condition in words.

    >>> from eligibility.rules.expressions import person, years
    >>> words(person.age >= years(75)).vi
    'từ đủ 75 tuổi'
    """
    match expr:
        case Clause(words=own, item=item):
            return own or words(item)
        case Fact(name=name):
            definition = fact_def(_reference(expr))
            return definition.yes or Text(name, name)
        case Not(item=item):
            return _denied(item)
        case OneOf(values=values):
            label = fact_def(_reference(expr)).label
            return Text("{what}: {one}", "{what}: {one}").format(
                what=label, one=_one_of([value_label(v) for v in values])
            )
        case Amount(name=name, op=op, limit=limit):
            return _AMOUNT_WORDS[op].format(what=fact_def(name).label, limit=_limit(limit))
        case SumBelow(limit=limit):
            return Text("tổng các khoản thấp hơn {limit}", "their sum below {limit}").format(limit=_limit(limit))
        case Age(op=op, months=months):
            return _age(op, months)
        case Receives(programs=programs):
            return Text("đang hưởng {one}", "is paid {one}").format(one=", ".join(programs))
        case Present():
            return Text("đã sinh và còn sống vào ngày xét", "born and alive on the day judged")
        case Meets(program=program):
            return Text("đủ điều kiện {one}", "meets {one}").format(one=program)
        case CountAtLeast(count=count, n=n):
            return Text("đang nuôi ít nhất {n} con: {one}", "raises at least {n}: {one}").format(
                n=n, one=words(count.predicate)
            )
        case UnlessStated(fact=fact):
            return words(fact)
        case AllOf(items=items):
            return join([_grouped(i) for i in items], _AND) if items else Text("không có điều kiện", "no condition")
        case AnyOf(items=items):
            return join([words(i) for i in items], _OR) if items else Text("không ai", "nobody")
    raise TypeError(type(expr))  # the language is closed: a new node needs a line here


def _reference(expr: Fact | OneOf) -> str:
    return expr.name if expr.owner == "person" else f"household.{expr.name}"


def _denied(item: Expr) -> Text:
    if isinstance(item, Fact):
        no = fact_def(_reference(item)).no
        if no is not None:
            return no
    return Text("không: {one}", "not: {one}").format(one=words(item))


def _one_of(labels: list[Text]) -> Text:
    """One of several values; a semicolon parts those that hold an "or" of their own."""
    inner = any(_OR.vi in label.vi for label in labels)
    return join(labels, Text("; ", "; ") if inner else _OR)


def _grouped(item: Expr) -> Text:
    """The words of one of several joined conditions, in brackets where they hold an "or" of their own."""
    own = words(item)
    return Text(f"({own.vi})", f"({own.en})") if isinstance(item, AnyOf) else own


def _limit(limit: int | Series) -> Text:
    if isinstance(limit, Series):
        return limit.name
    return Text(f"{money(limit)} đồng", f"VND {money(limit, 'en')}")


def _age(op: str, months: int) -> Text:
    years, rest = divmod(months, MONTHS_IN_YEAR)
    span = Text(f"{months} tháng", f"{months} months") if rest else Text(f"{years} tuổi", f"{years} years")
    return (Text("từ đủ {span}", "{span} or more") if op == ">=" else Text("dưới {span}", "under {span}")).format(
        span=span
    )
