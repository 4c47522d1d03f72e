"""Choices that several commands offer."""

from __future__ import annotations

from enum import StrEnum
from typing import Final

import typer


class LangName(StrEnum):
    """Ngôn ngữ."""

    VI = "vi"
    EN = "en"


class EngineName(StrEnum):
    """Bộ suy luận."""

    REFERENCE = "reference"
    DURABLE = "durable"
    CHECKED = "checked"


class Fail(StrEnum):
    """Khi nào thoát với mã 3."""

    UNDETERMINED = "undetermined"


LANG: Final = typer.Option("--lang", envvar="ELIGIBILITY_LANG", help="Ngôn ngữ: vi hoặc en.")
