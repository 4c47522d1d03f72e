"""The law as sources and dates: instruments, citations, dated values, places. No rule stands here."""

from eligibility.law.citation import Citation
from eligibility.law.instruments import Instrument
from eligibility.law.places import NATIONAL, Place, place
from eligibility.law.values import DatedValue, Series

__all__ = ["NATIONAL", "Citation", "DatedValue", "Instrument", "Place", "Series", "place"]
