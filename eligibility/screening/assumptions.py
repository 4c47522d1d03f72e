"""Assumptions that somebody states: they fill facts that are unknown, never one that is known, and are always told."""

from __future__ import annotations

from collections.abc import Mapping
from difflib import get_close_matches
from typing import Any

from pydantic import ValidationError

from eligibility.errors import AssumptionError
from eligibility.facts.catalogue import HOUSEHOLD_FACTS, PERSON_FACTS
from eligibility.facts.household import Household
from eligibility.facts.person import Person
from eligibility.screening.answer import Assumed
from eligibility.text import Text


def assume(household: Household, stated: Mapping[str, Any]) -> tuple[Household, tuple[Assumed, ...]]:
    """The household with the stated facts where they were unknown, and to whom each was applied.

    A key is `fact` (every member), `household.fact`, or `<member>.fact`. Raises `AssumptionError` for a fact or a
    member that does not exist and for a value the fact cannot take.
    """
    if not stated:
        return household, ()
    data = household.model_dump(mode="json", exclude_none=True)
    told = []
    for key, value in stated.items():
        owner, name = _target(key, household)
        _refuse_impossible(owner, name, value)
        records = [data] if owner == "household" else [m for m in data["members"] if owner in {"", m["id"]}]
        applied = []
        for record in records:
            if name not in record:
                record[name] = value
                applied.append("household" if record is data else record["id"])
        told.append(Assumed.model_construct(fact=key, value=value, applied_to=tuple(applied)))
    return Household.model_validate(data), tuple(told)


def _refuse_impossible(owner: str, name: str, value: object) -> None:
    """Refuse a value that the fact cannot take, wherever it would be applied."""
    try:
        if owner == "household":
            Household.model_validate({"members": [{"id": "x"}], name: value})
        else:
            Person.model_validate({"id": "x", name: value})
    except ValidationError:
        raise AssumptionError(
            Text(
                f"Giả định cho «{name}» có giá trị không dùng được; xem: eligibility schema household.",
                f"The assumption about «{name}» has a value that cannot be used; see: eligibility schema household.",
            )
        ) from None


def _target(key: str, household: Household) -> tuple[str, str]:
    owner, _, name = key.rpartition(".")
    known = HOUSEHOLD_FACTS if owner == "household" else PERSON_FACTS
    if name not in known:
        near = get_close_matches(name, known, n=1)
        if not near and not owner and name in HOUSEHOLD_FACTS:
            near = [f"household.{name}"]
        hint = Text(f" Có phải «{near[0]}»?", f" Did you mean «{near[0]}»?") if near else Text("", "")
        raise AssumptionError(
            Text(
                f"Không có dữ kiện «{key}» để giả định.{hint.vi}",
                f"There is no fact «{key}» to assume.{hint.en}",
            )
        )
    if owner not in {"", "household"} and household.member(owner) is None:
        raise AssumptionError(
            Text(
                f"Không có thành viên «{owner}» trong hộ để giả định «{name}».",
                f"There is no member «{owner}» in the household to assume «{name}» of.",
            )
        )
    return owner, name
