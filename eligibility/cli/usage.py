"""Wrong words on the command line, told as a sentence in the user's language."""

from __future__ import annotations

import re
from typing import Any, Final

import typer

from eligibility.text import Text

WrongUsage: Final[type[Exception]] = next(c for c in typer.BadParameter.__mro__ if c.__name__ == "ClickException")
"""What Typer raises for words it cannot use, under whichever name its version keeps it."""
_SEE: Final = Text(" Xem: eligibility --help.", " See: eligibility --help.")


def usage_sentence(wrong: Exception) -> Text | None:
    """What was wrong, in both languages; None where nothing was asked for at all."""
    match type(wrong).__name__:
        case "NoArgsIsHelpError":
            return None
        case "NoSuchOption":
            name, near = _of(wrong, "option_name"), _of(wrong, "possibilities")
            hint = Text(f" Có phải {near[0]}?", f" Did you mean {near[0]}?") if near else Text("", "")
            what = Text(f"Không có tùy chọn {name}.{hint.vi}", f"There is no option {name}.{hint.en}")
        case "MissingParameter":
            name = _name(_of(wrong, "param"))
            what = Text(f"Thiếu {name}.", f"{name} is missing.")
        case "BadParameter":
            what = _bad_value(_name(_of(wrong, "param")), str(_of(wrong, "message")))
        case "BadOptionUsage":
            name = _of(wrong, "option_name")
            what = Text(f"Tùy chọn {name} cần một giá trị.", f"The option {name} needs a value.")
        case _:
            what = Text("Không có lệnh này, hoặc thừa chữ.", "There is no such command, or there are words too many.")
    return Text(what.vi + _SEE.vi, what.en + _SEE.en)


def _bad_value(name: str, message: str) -> Text:
    listed = ", ".join(re.findall(r"'([^']+)'", message.partition(" one of ")[2]))
    if listed:
        return Text(f"{name} nhận một trong: {listed}.", f"{name} takes one of: {listed}.")
    return Text(f"Giá trị của {name} không dùng được.", f"The value of {name} cannot be used.")


def _name(param: Any) -> str:  # noqa: ANN401 - Typer's own parameter object
    """An argument by the name the help gives it, an option by its long form."""
    metavar, options = _of(param, "metavar"), _of(param, "opts") or ["?"]
    return str(options[0] if options[0].startswith("-") else metavar or options[0])


def _of(thing: Any, name: str) -> Any:  # noqa: ANN401 - attributes of Typer's errors
    return getattr(thing, name, None)
