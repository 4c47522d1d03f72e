"""Named refusals. Each is one sentence for a person: what was found, and what to do."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from eligibility.text import Lang, Text


class EligibilityError(Exception):
    """A refusal with its sentence in Vietnamese and English and a stable code that is never translated."""

    code = "error"

    def __init__(self, text: Text) -> None:
        """Keep the sentence; `str()` gives the Vietnamese one."""
        super().__init__(text.vi)
        self.text = text

    def in_(self, lang: Lang) -> str:
        """The sentence in one language."""
        return self.text.in_(lang)


class CaseError(EligibilityError, ValueError):
    """A case (file or mapping) that cannot be read as one household."""

    code = "case"


class NotEncodedError(EligibilityError, ValueError):
    """Law, a place or a day that the rulebook does not hold: nothing is answered rather than something wrong."""

    code = "not_encoded"


class DateError(EligibilityError, ValueError):
    """Words that do not name a day."""

    code = "date"


class AssumptionError(EligibilityError, ValueError):
    """A stated assumption about a fact or member that does not exist, or with a value the fact cannot take."""

    code = "assumption"


class EngineError(EligibilityError, RuntimeError):
    """An engine that is not there, or engines that disagree: never a verdict."""

    code = "engine"


class RulebookError(EligibilityError):
    """The rulebook contradicts itself: a gap, an overlap, a constant without a source. Raised when it loads."""

    code = "rulebook"
