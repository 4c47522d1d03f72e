"""Screening one household: `determine` and what an answer is made of."""

from eligibility.screening.answer import Answer, Determination, PersonAnswer
from eligibility.screening.determine import determine

__all__ = ["Answer", "Determination", "PersonAnswer", "determine"]
