"""Who is owed which social assistance, under which điểm-khoản-Điều, on which day.

>>> from datetime import date
>>> from eligibility import Household, determine
>>> child = {"id": "be", "birth": "2025-03-20", "mother": "dead", "father": "dead"}
>>> answer = determine(Household.model_validate({"members": [child]}), as_of=date(2026, 11, 23))
>>> answer["be"]["orphan_child"].monthly_amount
1350000
"""

from eligibility.errors import (
    AssumptionError,
    CaseError,
    DateError,
    EligibilityError,
    EngineError,
    NotEncodedError,
)
from eligibility.facts import Household, PartialDate, Person
from eligibility.programs import resolve
from eligibility.screening import Answer, Determination, determine

__all__ = [
    "Answer",
    "AssumptionError",
    "CaseError",
    "DateError",
    "Determination",
    "EligibilityError",
    "EngineError",
    "Household",
    "NotEncodedError",
    "PartialDate",
    "Person",
    "determine",
    "resolve",
]
