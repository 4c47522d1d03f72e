"""The commands, put together."""

from __future__ import annotations

import typer

from eligibility.cli.doctor import doctor
from eligibility.cli.rules import rules
from eligibility.cli.schema import schema
from eligibility.cli.screen import screen

app = typer.Typer(
    name="eligibility",
    help="Ai được hưởng chính sách trợ giúp xã hội nào, theo điểm khoản Điều nào, vào ngày nào. "
    "Không kết nối mạng, không gửi dữ liệu đi đâu.",
    no_args_is_help=True,
    rich_markup_mode=None,
    pretty_exceptions_enable=False,
    add_completion=True,
)
app.command("screen")(screen)
app.command("sang-loc", hidden=True)(screen)
app.add_typer(rules, name="rules")
app.add_typer(rules, name="quy-dinh", hidden=True)
app.command("schema")(schema)
app.command("doctor")(doctor)
