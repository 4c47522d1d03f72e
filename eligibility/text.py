"""Words in Vietnamese and English, and the forms in which officers write money and dates."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from typing import TYPE_CHECKING, Literal, get_args

if TYPE_CHECKING:
    from datetime import date

Lang = Literal["vi", "en"]
LANGS: tuple[Lang, ...] = get_args(Lang)


@dataclass(frozen=True, slots=True)
class Text:
    """One wording in both languages; Vietnamese is the language of the law, English a help for readers."""

    vi: str
    en: str

    def in_(self, lang: Lang) -> str:
        """The wording in one language.

        >>> Text("hộ nghèo", "poor household").in_("en")
        'poor household'
        """
        return self.vi if lang == "vi" else self.en

    def format(self, **values: object) -> Text:
        """The same text with the same values filled into both wordings; a `Text` value takes its own language.

        >>> Text("dưới {n} tuổi", "under {n} years").format(n=16).vi
        'dưới 16 tuổi'
        """

        def filled(lang: Lang) -> str:
            words = {k: v.in_(lang) if isinstance(v, Text) else v for k, v in values.items()}
            return self.in_(lang).format(**words)

        return Text(filled("vi"), filled("en"))


def join(parts: list[Text] | tuple[Text, ...], separator: Text) -> Text:
    """Several texts joined into one, language by language."""
    return Text(separator.vi.join(p.vi for p in parts), separator.en.join(p.en for p in parts))


def money(amount: int, lang: Lang = "vi") -> str:
    """An amount of VND the way it is printed in Vietnam (or with commas in English).

    >>> money(1250000), money(1250000, "en")
    ('1.250.000', '1,250,000')
    """
    grouped = f"{amount:,}"
    return grouped.replace(",", ".") if lang == "vi" else grouped


def decimal(value: Decimal | int, lang: Lang = "vi") -> str:
    """A coefficient with one place, decimal comma in Vietnamese.

    >>> decimal(Decimal("1.5")), decimal(2, "en")
    ('1,5', '2.0')
    """
    plain = f"{Decimal(value):.1f}"
    return plain.replace(".", ",") if lang == "vi" else plain


def day(value: date) -> str:
    """A day as dd/mm/yyyy, in both languages: the form of every Vietnamese paper.

    >>> from datetime import date
    >>> day(date(2026, 7, 1))
    '01/07/2026'
    """
    return f"{value.day:02d}/{value.month:02d}/{value.year:04d}"
