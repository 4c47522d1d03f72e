"""`eligibility screen`: one household, answered."""

from __future__ import annotations

import json
import sys
from datetime import date
from typing import Annotated

import typer

from eligibility.cli.answers import AnswerText
from eligibility.cli.console import Console
from eligibility.cli.inputs import read_assumptions, read_day, read_file
from eligibility.cli.options import LANG, EngineName, Fail, LangName
from eligibility.screening.determine import determine

GATE_FAILED = 3


def screen(
    file: Annotated[str, typer.Argument(metavar="TỆP", help="Tệp YAML hoặc JSON của một hộ; - là đầu vào chuẩn.")],
    as_of: Annotated[
        str | None, typer.Option("--as-of", "--ngay", help="Ngày xét: 2026-11-23 hoặc 23/11/2026; mặc định hôm nay.")
    ] = None,
    known_on: Annotated[
        str | None, typer.Option("--known-on", help="Đứng ở ngày nào để biết luật; mặc định ngày luật được kiểm.")
    ] = None,
    place: Annotated[str, typer.Option("--place", help="Địa phương: national.")] = "national",
    assume: Annotated[
        list[str] | None,
        typer.Option("--assume", metavar="DỮ_KIỆN=GIÁ_TRỊ", help="Giả định do bạn nêu; luôn được in ra."),
    ] = None,
    as_json: Annotated[bool, typer.Option("--json", help="In JSON theo lược đồ đã công bố.")] = False,
    explain: Annotated[bool, typer.Option("--explain", help="In mọi điều kiện của mọi chế độ.")] = False,
    engine: Annotated[EngineName, typer.Option("--engine", help="Bộ suy luận.")] = EngineName.CHECKED,
    fail_on: Annotated[Fail | None, typer.Option("--fail-on", help="Thoát mã 3 nếu còn chế độ chưa xác định.")] = None,
    lang: Annotated[LangName, LANG] = LangName.VI,
    ascii_only: Annotated[bool, typer.Option("--ascii", help="Chỉ dùng ký tự ASCII, không dấu.")] = False,
) -> None:
    """Sàng lọc một hộ: ai được hưởng gì mỗi tháng, theo điểm khoản Điều nào, còn thiếu gì."""
    day = read_day(as_of) if as_of else date.today()  # noqa: DTZ011 - the officer's own calendar day
    case = read_file(file)
    answer = determine(
        case.household,
        as_of=day,
        known_on=read_day(known_on) if known_on else None,
        place=place,
        engine=engine.value,
        assume=case.assume | read_assumptions(assume or []),
    )
    if as_json:
        json.dump(answer.model_dump(mode="json"), sys.stdout, ensure_ascii=False, indent=2)
        sys.stdout.write("\n")
    else:
        AnswerText(Console(lang.value, ascii_only), case.household, answer, explain=explain).write()
    undetermined = any(d.verdict == "undetermined" for p in answer.people for d in p.determinations)
    if fail_on and undetermined:
        raise typer.Exit(GATE_FAILED)
