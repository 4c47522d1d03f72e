"""What the command line takes: days, assumptions, files. Each refusal is one sentence."""

from __future__ import annotations

import re
import sys
from datetime import date
from pathlib import Path
from typing import Any, Final

from eligibility.errors import AssumptionError, CaseError, DateError
from eligibility.facts.case_file import Case, read_case
from eligibility.text import Text

MAX_BYTES: Final = 2_000_000
"""A case is one household; a larger file is something else."""
_DAY = re.compile(r"(?:(\d{4})-(\d{1,2})-(\d{1,2})|(\d{1,2})[/.](\d{1,2})[/.](\d{4}))")


def read_day(words: str) -> date:
    """A day written as 2026-11-23 or 23/11/2026.

    >>> read_day("23/11/2026") == read_day("2026-11-23")
    True
    """
    found = _DAY.fullmatch(words.strip())
    if found:
        year, month, day = (found[1], found[2], found[3]) if found[1] else (found[6], found[5], found[4])
        try:
            return date(int(year), int(month), int(day))
        except ValueError:
            pass
    raise DateError(
        Text(
            f"«{words}» không phải một ngày có trên lịch; viết 2026-11-23 hoặc 23/11/2026.",
            f"«{words}» is not a day of the calendar; write 2026-11-23 or 23/11/2026.",
        )
    )


def read_assumptions(stated: list[str]) -> dict[str, Any]:
    """Assumptions written as FACT=VALUE."""
    import yaml  # noqa: PLC0415 - only where something is assumed

    found = {}
    for words in stated:
        fact, equals, value = words.partition("=")
        if not equals or not fact.strip() or not value.strip():
            raise AssumptionError(
                Text(
                    f"«{words}» không phải một giả định; viết DỮ_KIỆN=GIÁ_TRỊ, ví dụ citizen=true.",
                    f"«{words}» is not an assumption; write FACT=VALUE, for example citizen=true.",
                )
            )
        parsed = yaml.safe_load(value)
        found[fact.strip()] = parsed if isinstance(parsed, bool | int) else value.strip()
    return found


def read_file(name: str) -> Case:
    """The household in a file, or on standard input where the name is "-"."""
    shown = "stdin" if name == "-" else Path(name).name
    try:
        raw = sys.stdin.buffer.read(MAX_BYTES + 1) if name == "-" else _bytes(Path(name))
    except OSError as trouble:
        reason = _reason(trouble)
        raise CaseError(Text(f"{shown}: {reason.vi}", f"{shown}: {reason.en}")) from None
    if len(raw) > MAX_BYTES:
        raise CaseError(
            Text(
                f"{shown}: tệp lớn hơn {MAX_BYTES // 1_000_000} MB, không phải một hộ; tách mỗi hộ một tệp.",
                f"{shown}: larger than {MAX_BYTES // 1_000_000} MB, not one household; one file a household.",
            )
        )
    try:
        return read_case(raw.decode("utf-8-sig"), shown)
    except UnicodeDecodeError:
        raise CaseError(
            Text(
                f"{shown}: không phải văn bản UTF-8; mở tệp và lưu lại với mã UTF-8.",
                f"{shown}: not UTF-8 text; open it and save it as UTF-8.",
            )
        ) from None


def _bytes(path: Path) -> bytes:
    with path.open("rb") as file:
        return file.read(MAX_BYTES + 1)


def _reason(trouble: OSError) -> Text:
    match trouble:
        case FileNotFoundError():
            return Text("không có tệp này; xem lại đường dẫn.", "there is no such file; check the path.")
        case IsADirectoryError():
            return Text("là thư mục, không phải tệp.", "is a folder, not a file.")
        case PermissionError():
            return Text(
                "không được phép đọc; nếu đang mở ở nơi khác, hãy đóng lại.", "may not be read; close it elsewhere."
            )
    return Text("không đọc được tệp.", "cannot be read.")
