"""What we may know of a household: pydantic models, dates that may be partial, and the words of every fact."""

from eligibility.facts.catalogue import HOUSEHOLD_FACTS, PERSON_FACTS, FactDef, Sensitivity, fact_def
from eligibility.facts.enums import (
    Area,
    DisabilitySeverity,
    LivesIn,
    MaritalStatus,
    ParentSituation,
    PovertyClass,
    Sex,
)
from eligibility.facts.household import MAX_MEMBERS, Household
from eligibility.facts.partial_date import PartialDate
from eligibility.facts.person import Person

__all__ = [
    "HOUSEHOLD_FACTS",
    "MAX_MEMBERS",
    "PERSON_FACTS",
    "Area",
    "DisabilitySeverity",
    "FactDef",
    "Household",
    "LivesIn",
    "MaritalStatus",
    "ParentSituation",
    "PartialDate",
    "Person",
    "PovertyClass",
    "Sensitivity",
    "Sex",
    "fact_def",
]
