"""`eligibility rules list | show | diff`: the law as it stands on a day, clause by clause, and between two days."""

from __future__ import annotations

import json
import sys
from datetime import date
from difflib import SequenceMatcher, get_close_matches
from itertools import takewhile
from typing import Annotated

import typer

from eligibility.cli.console import Console
from eligibility.cli.inputs import read_day
from eligibility.cli.options import LANG, LangName
from eligibility.errors import NotEncodedError
from eligibility.programs import RULEBOOK, resolve
from eligibility.rules import listing
from eligibility.rules.listing import Line
from eligibility.rules.resolve import ProgramLaw, Ruleset
from eligibility.text import Text, day, decimal, money

rules = typer.Typer(help="Quy định: danh sách, từng điều khoản, thay đổi giữa hai ngày.", no_args_is_help=True)

AsOf = Annotated[
    str | None, typer.Option("--as-of", "--ngay", help="Ngày xét: 2026-11-23 hoặc 23/11/2026; mặc định hôm nay.")
]
KnownOn = Annotated[
    str | None, typer.Option("--known-on", help="Đứng ở ngày nào để biết luật; mặc định ngày luật được kiểm.")
]
Place = Annotated[str, typer.Option("--place", help="Địa phương: national.")]
Lang = Annotated[LangName, LANG]
Ascii = Annotated[bool, typer.Option("--ascii", help="Chỉ dùng ký tự ASCII, không dấu.")]


def _ruleset(as_of: str | None, known_on: str | None, place: str) -> Ruleset:
    on = read_day(as_of) if as_of else date.today()  # noqa: DTZ011 - the officer's own calendar day
    return resolve(on, read_day(known_on) if known_on else None, place)


@rules.command("list")
def list_(
    as_of: AsOf = None,
    known_on: KnownOn = None,
    place: Place = "national",
    as_json: Annotated[bool, typer.Option("--json", help="In JSON.")] = False,
    lang: Lang = LangName.VI,
    ascii_only: Ascii = False,
) -> None:
    """Các chế độ có hiệu lực vào một ngày, điều khoản và mức."""
    ruleset = _ruleset(as_of, known_on, place)
    if as_json:
        rows = [
            {
                "program": law.id,
                "name": law.program.name.vi,
                "name_en": law.program.name.en,
                "citation": str(law.provision.at),
                "kind": law.program.kind,
                "holder": law.program.holder,
                "level": law.payment.level.value if law.payment.level else None,
                "coefficients": [float(r.coefficient) for r in law.payment.rows],
            }
            for law in ruleset.law.programs
        ]
        json.dump(rows, sys.stdout, ensure_ascii=False, indent=2)
        sys.stdout.write("\n")
        return
    console = Console(lang.value, ascii_only)
    _header(console, ruleset)
    for law in ruleset.law.programs:
        console.say(f"{law.id:<28} {law.program.name.in_(console.lang)}")
        console.say(f"{law.provision.at}{_short(law, console)}", 29)
    for line in listing.exclusions(ruleset):
        console.text(line.full)


def _header(console: Console, ruleset: Ruleset) -> None:
    console.text(
        Text(
            f"Ngày xét: {day(ruleset.as_of)} · luật biết đến ngày {day(ruleset.known_on)} · {ruleset.digest}",
            f"Day judged: {day(ruleset.as_of)} · law known on {day(ruleset.known_on)} · {ruleset.digest}",
        )
    )


def _short(law: ProgramLaw, console: Console) -> str:
    level = law.payment.level
    if level is None:
        return ""
    factors = sorted({r.coefficient for r in law.payment.rows})
    shown = " / ".join(decimal(f, console.lang) for f in factors)
    return f" · {shown} × {money(level.value, console.lang)}" if factors else f" · {money(level.value, console.lang)}"


def _program(ruleset: Ruleset, program_id: str) -> ProgramLaw:
    known = [p.id for p in RULEBOOK.programs]
    if program_id not in known:
        near = get_close_matches(program_id, known, n=1, cutoff=0.4)
        hint = Text(f" Có phải «{near[0]}»?", f" Did you mean «{near[0]}»?") if near else Text("", "")
        raise NotEncodedError(
            Text(
                f"Không có chế độ «{program_id}».{hint.vi} Xem: eligibility rules list.",
                f"There is no program «{program_id}».{hint.en} See: eligibility rules list.",
            )
        )
    found = ruleset.law.by_id.get(program_id)
    if found is None:
        raise NotEncodedError(
            Text(
                f"«{program_id}» không có quy định nào hiệu lực ngày {day(ruleset.as_of)}.",
                f"Nothing grants «{program_id}» on {day(ruleset.as_of)}.",
            )
        )
    return found


@rules.command("show")
def show(
    program: Annotated[str, typer.Argument(metavar="CHẾ_ĐỘ", help="Mã chế độ, ví dụ social_pension.")],
    as_of: AsOf = None,
    known_on: KnownOn = None,
    place: Place = "national",
    lang: Lang = LangName.VI,
    ascii_only: Ascii = False,
) -> None:
    """Một chế độ, từng điều kiện theo thứ tự của điều khoản, để đọc cạnh văn bản."""
    ruleset = _ruleset(as_of, known_on, place)
    console = Console(lang.value, ascii_only)
    law = _program(ruleset, program)
    _header(console, ruleset)
    console.say(f"{law.id} · {law.program.name.in_(console.lang)}")
    console.text(Text(f"Căn cứ: {law.provision.at}", f"Basis: {law.provision.at}"), 2)
    for line in (*listing.conditions(law), *listing.payments(law)):
        console.text(line.full, 2 + 2 * line.depth)


@rules.command("diff")
def diff(
    first: Annotated[str, typer.Argument(metavar="NGÀY", help="Ngày thứ nhất.")],
    second: Annotated[str, typer.Argument(metavar="NGÀY", help="Ngày thứ hai.")],
    known_on: KnownOn = None,
    place: Place = "national",
    lang: Lang = LangName.VI,
    ascii_only: Ascii = False,
) -> None:
    """Quy định thay đổi gì giữa hai ngày: mức, điều kiện, hệ số, chế độ mới và chế độ thôi."""
    before, after = _ruleset(first, known_on, place), _ruleset(second, known_on, place)
    console = Console(lang.value, ascii_only)
    _header(console, before)
    _header(console, after)
    if before.digest == after.digest:
        console.text(Text("Không thay đổi; chỉ tuổi của mỗi người khác đi.", "No change; only people's ages differ."))
        return
    _diff_levels(console, before, after)
    ids = dict.fromkeys([*(p.id for p in before.law.programs), *(p.id for p in after.law.programs)])
    order = [p.id for p in RULEBOOK.programs]
    for program_id in sorted(ids, key=order.index):
        _diff_program(console, before.law.by_id.get(program_id), after.law.by_id.get(program_id))
    _changed(console, listing.exclusions(before), listing.exclusions(after))


def _diff_levels(console: Console, before: Ruleset, after: Ruleset) -> None:
    then, now = dict(before.law.values), dict(after.law.values)
    for series in dict.fromkeys([*then, *now]):
        old, new = then.get(series), now.get(series)
        if old is not None and new is not None and old.value != new.value:
            change = f"{money(old.value, console.lang)} → {money(new.value, console.lang)}"
            _line(console, "~", series.name, change, str(new.source))
        elif old is None and new is not None:
            _line(console, "+", series.name, money(new.value, console.lang), str(new.source))
        receiving = [r.for_those_paid(series) for r in (before, after)]
        if receiving[0] != receiving[1] and receiving[1] is not None:
            what = Text(f"{series.name.vi}, người đang hưởng", f"{series.name.en}, people already paid")
            _line(console, "~", what, money(receiving[1].value, console.lang), str(receiving[1].source))


def _line(console: Console, sign: str, what: Text, value: str, at: str) -> None:
    console.say(f"{sign} {what.in_(console.lang)}: {value} ({at})")


def _diff_program(console: Console, before: ProgramLaw | None, after: ProgramLaw | None) -> None:
    if before is None and after is not None:
        console.say(f"+ {after.id} · {after.program.name.in_(console.lang)} ({after.provision.at})")
        for line in (*listing.conditions(after), *listing.payments(after)):
            console.say(f"+ {'  ' * line.depth}{line.full.in_(console.lang)}", 2)
    elif before is not None and after is None:
        ended = before.provision.ended
        why = f" ({ended.at})" if ended else ""
        console.say(f"- {before.id} · {before.program.name.in_(console.lang)}{why}")
    elif before is not None and after is not None:
        old = (*listing.conditions(before), *listing.coefficients(before))
        new = (*listing.conditions(after), *listing.coefficients(after))
        if old != new or before.provision.at != after.provision.at:
            moved = Text(str(after.provision.at), str(after.provision.at))
            if before.provision.at != after.provision.at:
                moved = Text(f"{before.provision.at} → {moved.vi}", f"{before.provision.at} → {moved.en}")
            console.say(f"~ {after.id} · {moved.in_(console.lang)}")
            _changed(console, old, new, 2)


def _changed(console: Console, before: tuple[Line, ...], after: tuple[Line, ...], indent: int = 0) -> None:
    """The lines that went and came, each under the unchanged lines it stands beneath."""
    under: list[Line] = []

    def tell(sign: str, side: tuple[Line, ...], first: int, last: int) -> None:
        for index in range(first, last):
            above = [side[i] for i in _above(side, index) if i < first]
            known = sum(1 for _ in takewhile(lambda pair: pair[0] == pair[1], zip(above, under, strict=False)))
            for line in above[known:]:
                console.say(f"  {'  ' * line.depth}{line.full.in_(console.lang)}", indent)
            under[:] = above
            console.say(f"{sign} {'  ' * side[index].depth}{side[index].full.in_(console.lang)}", indent)

    for tag, a, b, c, d in SequenceMatcher(None, before, after, autojunk=False).get_opcodes():
        if tag != "equal":
            tell("-", before, a, b)
            tell("+", after, c, d)


def _above(side: tuple[Line, ...], index: int) -> list[int]:
    """The lines under which a line stands, outermost first."""
    found: list[int] = []
    depth = side[index].depth if index < len(side) else 0
    for i in range(index - 1, -1, -1):
        if side[i].depth < depth:
            found.append(i)
            depth = side[i].depth
    return found[::-1]
