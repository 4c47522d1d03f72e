"""The command line: `eligibility screen`, `rules`, `schema`, `doctor`. Vietnamese unless asked otherwise."""

from __future__ import annotations

import os
import sys
from itertools import pairwise

from eligibility.cli.console import Console, use_utf8
from eligibility.errors import EligibilityError
from eligibility.text import Text

FINISHED, COULD_NOT_FINISH, USAGE = 0, 1, 2
_USAGE_CODES = {"date", "assumption", "not_encoded"}


def main(arguments: list[str] | None = None) -> None:
    """Run the command line; every refusal is one sentence on standard error, never a trace."""
    use_utf8()
    sys.exit(run(sys.argv[1:] if arguments is None else arguments))


def run(arguments: list[str]) -> int:
    """Run one command and give its exit code: 0 done, 1 could not finish, 2 usage, 3 a gate that was asked for."""
    import typer  # noqa: PLC0415 - after the streams are ready

    from eligibility.cli.app import app_for  # noqa: PLC0415
    from eligibility.cli.usage import WrongUsage, usage_sentence  # noqa: PLC0415

    told = Console("en" if _wants_english(arguments) else "vi", "--ascii" in arguments, sys.stderr)
    try:
        code = app_for(arguments)(arguments, standalone_mode=False)
    except EligibilityError as refusal:
        told.text(refusal.text)
        return USAGE if refusal.code in _USAGE_CODES else COULD_NOT_FINISH
    except WrongUsage as wrong:
        sentence = usage_sentence(wrong)
        if sentence is None:  # asked for nothing: the help is the answer
            app_for(arguments)([*arguments, "--help"], standalone_mode=False)
        else:
            told.text(sentence)
        return USAGE
    except (typer.Abort, KeyboardInterrupt):
        return COULD_NOT_FINISH
    except BrokenPipeError:  # the reader of our output has gone: nothing more to say
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return FINISHED
    except Exception as unforeseen:
        if os.environ.get("ELIGIBILITY_DEBUG"):
            raise
        told.text(
            Text(
                f"Lỗi ngoài dự kiến ({type(unforeseen).__name__}), chưa có kết quả nào. "
                "Đặt ELIGIBILITY_DEBUG=1 rồi chạy lại để xem chi tiết.",
                f"Unforeseen error ({type(unforeseen).__name__}), no result was given. "
                "Set ELIGIBILITY_DEBUG=1 and run again for the details.",
            )
        )
        return COULD_NOT_FINISH
    return code if isinstance(code, int) else FINISHED


def _wants_english(arguments: list[str]) -> bool:
    stated = [b for a, b in pairwise(arguments) if a == "--lang"]
    stated += [a.partition("=")[2] for a in arguments if a.startswith("--lang=")]
    return (stated[-1] if stated else os.environ.get("ELIGIBILITY_LANG")) == "en"
