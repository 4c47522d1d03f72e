"""The console: UTF-8 whatever the code page, symbols beside words, colour only as an addition."""

from __future__ import annotations

import os
import sys
import unicodedata
from dataclasses import dataclass
from typing import Final, TextIO

from eligibility.text import Lang, Text

ASCII: Final = {"✔": "[+]", "✘": "[-]", "?": "[?]", "→": "[>]"}
_SIGNS: Final = str.maketrans(
    {"đ": "d", "Đ": "D", "✔": "[+]", "✘": "[-]", "→": "->", "·": "-", "×": "x", "─": "-", "«": '"', "»": '"', "–": "-"}
)
_COLOURS: Final = {"✔": "32", "✘": "31", "?": "33", "→": "36"}


def use_utf8() -> None:
    """Write UTF-8 even where the console or the pipe has a legacy code page (cp1258, cp437): nothing may crash."""
    for stream in (sys.stdout, sys.stderr):
        reconfigure = getattr(stream, "reconfigure", None)
        if reconfigure is not None:
            reconfigure(encoding="utf-8", errors="replace")


def plain_ascii(words: str) -> str:
    """The words without diacritics or drawn signs, for consoles that show neither.

    >>> plain_ascii("✔ ĐỦ ĐIỀU KIỆN")
    '[+] DU DIEU KIEN'
    """
    bare = "".join(c for c in unicodedata.normalize("NFD", words) if not unicodedata.combining(c))
    return bare.translate(_SIGNS).encode("ascii", "replace").decode("ascii")


@dataclass(frozen=True, slots=True)
class Console:
    """Where words for people go, in one language."""

    lang: Lang = "vi"
    ascii: bool = False
    stream: TextIO | None = None

    @property
    def out(self) -> TextIO:
        """The stream written to: standard output unless told otherwise."""
        return self.stream or sys.stdout

    @property
    def colour(self) -> bool:
        """Colour only on a terminal that wants it (`NO_COLOR`, `TERM=dumb`)."""
        wanted = not os.environ.get("NO_COLOR") and os.environ.get("TERM") != "dumb"
        return wanted and not self.ascii and self.out.isatty()

    def say(self, words: str = "", indent: int = 0) -> None:
        """Write one line."""
        line = " " * indent + words
        print(plain_ascii(line) if self.ascii else line, file=self.out)

    def text(self, text: Text, indent: int = 0) -> None:
        """Write one line in the console's language."""
        self.say(text.in_(self.lang), indent)

    def sign(self, sign: str) -> str:
        """A verdict's sign, coloured where colour is wanted; the word always stands beside it."""
        if self.ascii:
            return ASCII[sign]
        return f"\033[{_COLOURS[sign]}m{sign}\033[0m" if self.colour else sign
