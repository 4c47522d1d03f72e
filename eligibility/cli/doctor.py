"""`eligibility doctor`: what this installation has, and what it lacks."""

from __future__ import annotations

import platform
import sys
from importlib.metadata import PackageNotFoundError, version
from importlib.util import find_spec
from typing import Annotated

import typer

from eligibility.cli.console import Console
from eligibility.cli.options import LANG, LangName
from eligibility.law.places import PLACES
from eligibility.programs import RULEBOOK, resolver
from eligibility.text import Text, day


def doctor(
    lang: Annotated[LangName, LANG] = LangName.VI,
    ascii_only: Annotated[bool, typer.Option("--ascii", help="Chỉ dùng ký tự ASCII, không dấu.")] = False,
) -> None:
    """Kiểm tra bản cài: phiên bản, luật kiểm đến ngày nào, bộ suy luận nào có sẵn, mã ký tự."""
    console = Console(lang.value, ascii_only)
    console.say(f"eligibility {resolver().version} · Python {platform.python_version()} · {platform.system()}")
    last = day(RULEBOOK.verified_on)
    first = day(RULEBOOK.first_day)
    console.text(Text(f"Luật: từ {first}, kiểm đến {last}", f"Law: from {first}, verified to {last}"))
    for one in PLACES.values():
        here = Text("đã có", "here") if one.encoded else Text("chưa đưa vào", "not encoded")
        console.text(Text(f"Địa phương {one.id}: {here.vi}", f"Place {one.id}: {here.en}"))
    console.text(_durable())
    console.text(Text(f"Mã ký tự: {sys.stdout.encoding}", f"Encoding: {sys.stdout.encoding}"))


def _durable() -> Text:
    try:
        found = version("durable-rules") if find_spec("durable_rules_engine") else None
    except PackageNotFoundError:
        found = None
    if found:
        return Text(
            f"durable-rules {found}: có; kết quả hiện do bộ reference trả lời.",
            f"durable-rules {found}: here; answers come from the reference engine for now.",
        )
    return Text(
        "durable-rules: không có; bộ reference trả lời một mình.",
        "durable-rules: not here; the reference engine answers alone.",
    )
