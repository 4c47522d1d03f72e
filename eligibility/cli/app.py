"""The commands, put together. Only the module of the command asked for is loaded: an answer is wanted at once."""

from __future__ import annotations

from importlib import import_module
from typing import Final

import typer

COMMANDS: Final = ("screen", "rules", "schema", "doctor")
ALIASES: Final = {"sang-loc": "screen", "quy-dinh": "rules"}
"""Vietnamese names of commands; they are not listed in the help."""


def app_for(arguments: list[str]) -> typer.Typer:
    """The command line with the command that the arguments name, or with all of them."""
    app = typer.Typer(
        name="eligibility",
        help="Ai được hưởng chính sách trợ giúp xã hội nào, theo điểm khoản Điều nào, vào ngày nào. "
        "Không kết nối mạng, không gửi dữ liệu đi đâu.",
        no_args_is_help=True,
        rich_markup_mode=None,
        pretty_exceptions_enable=False,
    )
    app.callback()(lambda: None)
    asked = arguments[0] if arguments else ""
    command = ALIASES.get(asked, asked)
    for name in [command] if command in COMMANDS else COMMANDS:
        _add(app, name, name)
    if asked in ALIASES:
        _add(app, command, asked)
    return app


def _add(app: typer.Typer, command: str, name: str) -> None:
    found = getattr(import_module(f"eligibility.cli.{command}"), command)
    if isinstance(found, typer.Typer):
        app.add_typer(found, name=name)
    else:
        app.command(name)(found)
