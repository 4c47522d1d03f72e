"""Places whose law can be asked for, and whether it has been encoded."""

from __future__ import annotations

from dataclasses import dataclass
from difflib import get_close_matches

from eligibility.errors import NotEncodedError
from eligibility.text import Text


@dataclass(frozen=True, slots=True)
class Place:
    """A territory with law of its own on top of the national one; `encoded` says whether that law is here."""

    id: str
    name: Text
    encoded: bool


NATIONAL = Place("national", Text("quy định của Trung ương", "national law"), encoded=True)
PLACES = {
    p.id: p
    for p in (
        NATIONAL,
        Place("hcmc", Text("Thành phố Hồ Chí Minh", "Ho Chi Minh City"), encoded=False),
        Place(
            "brvt",
            Text("tỉnh Bà Rịa - Vũng Tàu (đến 30/06/2025)", "Bà Rịa - Vũng Tàu (to 30/06/2025)"),
            encoded=False,
        ),
    )
}


def place(place_id: str) -> Place:
    """The place with this id; refuses an unknown one, and one whose local law is not encoded.

    A national answer for a place that pays more would be a wrong amount, so none is given in its name.
    """
    found = PLACES.get(place_id)
    if found is None:
        near = get_close_matches(place_id, PLACES, n=1)
        hint = Text(f" Có phải «{near[0]}»?", f" Did you mean «{near[0]}»?") if near else Text("", "")
        known = ", ".join(p.id for p in PLACES.values() if p.encoded)
        raise NotEncodedError(
            Text(
                f"Không biết địa phương «{place_id}».{hint.vi} Đã có: {known}.",
                f"Unknown place «{place_id}».{hint.en} Known: {known}.",
            )
        )
    if not found.encoded:
        raise NotEncodedError(
            Text(
                f"Quy định riêng của {found.name.vi} («{found.id}») chưa được đưa vào; mức ở đó có thể cao hơn. "
                "Dùng --place national để xem mức của Trung ương.",
                f"The local rules of {found.name.en} («{found.id}») are not encoded; they may pay more. "
                "Use --place national for the national amounts.",
            )
        )
    return found
