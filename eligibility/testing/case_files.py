"""Reading case tables: from YAML to rows with a household, a day and what is expected. The format: see `cases`."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from difflib import get_close_matches
from typing import Any, Final

import yaml
from pydantic import ValidationError
from pydantic_core import ErrorDetails

from eligibility.errors import EligibilityError, RulebookError
from eligibility.facts.household import Household
from eligibility.facts.refusals import REFUSALS
from eligibility.law.citation import Citation
from eligibility.law.instruments import instrument_of
from eligibility.programs import RULEBOOK
from eligibility.text import Text

JUDGED: Final = "x"
"""The id of the person a row is about."""
HOUSEHOLD: Final = "household"
"""The target of a row's `also` that is the household as a whole."""

_SHARED = ("program", "source", "as_of", "known_on")
_PEOPLE = ("household", "person", "others")
_FILE = (*_SHARED, "base", "tables")
_TABLE = ("title", *_SHARED, "base", "rows")
_ROW = ("case", *_SHARED, *_PEOPLE, "expect", "also")
_OF_A_PROGRAM = (
    *("verdict", "coefficient", "units", "amount", "payable", "yields_to"),
    *("missing", "cites", "notes", "eligible_from"),
)
_OF_A_SUM = ("total",)
_KINDS = {p.id: p.kind for p in RULEBOOK.programs}
_BOUNDS = 2

Block = Mapping[str, Any]


class CaseTableError(EligibilityError, ValueError):
    """A case table that cannot be read: the file, the line, what is wrong, what to write."""

    code = "case_table"


@dataclass(frozen=True, slots=True)
class Expected:
    """What a row expects of one answer: of `member` for `program`, or of a monthly sum where `program` is None."""

    member: str
    program: str | None
    values: Mapping[str, object]
    """By the names that the answer has for them; `total` is the pair (least, most)."""

    @property
    def target(self) -> str:
        """Who and what, as `also` writes it."""
        return f"{self.member}.{self.program}" if self.program else self.member


@dataclass(frozen=True, slots=True)
class Case:
    """One row: a household, the day judged and the day known, the sources, and the answers expected."""

    file: str
    line: int
    name: str
    sources: tuple[Citation, ...]
    household: Household
    as_of: date
    known_on: date | None
    expected: tuple[Expected, ...]

    @property
    def where(self) -> Text:
        """File, line and name, for messages."""
        return Text(f"{self.file}, dòng {self.line}, «{self.name}»", f"{self.file}, line {self.line}, «{self.name}»")


def read_table(name: str, text: str) -> tuple[Case, ...]:
    """The rows of one file of case tables; `name` is the file's name for messages.

    Raises `CaseTableError` with one sentence for a file that is not YAML, an unknown key, a row that lacks something,
    a household that cannot be read, a source that is no citation of an encoded instrument.

    >>> text = '''
    ... program: severe_disability
    ... tables:
    ...   - title: Mức độ khuyết tật
    ...     source: khoản 6 Điều 5 NĐ 335/2026/NĐ-CP
    ...     as_of: 2026-11-23
    ...     rows:
    ...       - {case: khuyết tật nhẹ, person: {disability: mild}, expect: not_eligible}
    ... '''
    >>> case = read_table("vi_du.yaml", text)[0]
    >>> case.name, case.line, case.household.members[0].disability.severity.value
    ('khuyết tật nhẹ', 8, 'mild')
    """
    top = _block(name, _parsed(name, text), 1, _FILE)
    seen: set[str] = set()
    found = []
    for raw_table in _list(name, top, "tables"):
        table = _block(name, raw_table, top.line, _TABLE)
        if not table.get("title"):
            raise _refused(name, table.line, Text("bảng thiếu «title».", "a table lacks its «title»."))
        for raw_row in _list(name, table, "rows"):
            row = _Row(name, _block(name, raw_row, table.line, _ROW), table, top)
            if row.name in seen:
                raise row.refused(Text("một dòng khác đã có tên này.", "another row of the file has this name."))
            seen.add(row.name)
            found.append(row.case())
    return tuple(found)


# ------------------------------------------------------------------------------------------------ YAML


class _Lined(dict[str, Any]):
    """A mapping of the file that knows the line it begins on."""

    line = 0


class _Loader(yaml.SafeLoader):
    """YAML whose mappings know their line and say no key twice, and whose decimal numbers are exact."""

    def mapping(self, node: yaml.MappingNode) -> _Lined:
        """A mapping with its line."""
        found = _Lined()
        found.line = node.start_mark.line + 1
        for key_node, value_node in node.value:
            key = str(self.construct_object(key_node, deep=True))
            if key in found:
                raise yaml.MarkedYAMLError(problem=f"«{key}» × 2", problem_mark=key_node.start_mark)
            found[key] = self.construct_object(value_node, deep=True)
        return found

    def decimal(self, node: yaml.ScalarNode) -> Decimal:
        """A number with a point, as it is written."""
        return Decimal(str(self.construct_scalar(node)))


_Loader.add_constructor("tag:yaml.org,2002:map", _Loader.mapping)
_Loader.add_constructor("tag:yaml.org,2002:float", _Loader.decimal)


def _parsed(name: str, text: str) -> object:
    try:
        found: object = yaml.load(text, Loader=_Loader)  # noqa: S506 - a safe loader
    except (yaml.YAMLError, ValueError, ArithmeticError) as broken:
        mark = getattr(broken, "problem_mark", None)
        why = getattr(broken, "problem", None) or str(broken)
        line = mark.line + 1 if mark else 1
        raise _refused(name, line, Text(f"không đọc được YAML ({why}).", f"cannot be read as YAML ({why}).")) from None
    return found


def _refused(name: str, line: int, what: Text) -> CaseTableError:
    return CaseTableError(Text(f"{name}, dòng {line}: {what.vi}", f"{name}, line {line}: {what.en}"))


def _block(name: str, value: object, line: int, known: tuple[str, ...]) -> _Lined:
    """A mapping with only known keys."""
    if not isinstance(value, _Lined):
        raise _refused(name, line, Text("cần các dòng «khóa: giá trị».", "a mapping of keys to values is needed."))
    for key in value:
        if key not in known:
            near = get_close_matches(key, known, n=1)
            said = Text(f"không có khóa «{key}».", f"there is no key «{key}».")
            hint = Text(f" Có phải «{near[0]}»?", f" Did you mean «{near[0]}»?") if near else Text("", "")
            raise _refused(name, value.line, Text(said.vi + hint.vi, said.en + hint.en))
    return value


def _list(name: str, block: _Lined, key: str) -> list[object]:
    found = block.get(key)
    if not isinstance(found, list) or not found:
        raise _refused(name, block.line, Text(f"thiếu danh sách «{key}».", f"lacks the list «{key}»."))
    return found


# ------------------------------------------------------------------------------------------------ rows


@dataclass(frozen=True, slots=True)
class _Row:
    """One row, and the table and the file that say the rest for it."""

    file: str
    own: _Lined
    table: _Lined
    top: _Lined

    @property
    def name(self) -> str:
        """What the row calls its case."""
        return str(self._needed("case"))

    def refused(self, what: Text) -> CaseTableError:
        """A sentence about this row."""
        called = f"«{self.own.get('case', '?')}»: "
        return _refused(self.file, self.own.line, Text(called + what.vi, called + what.en))

    def case(self) -> Case:
        """The row, read."""
        return Case(
            self.file,
            self.own.line,
            self.name,
            tuple(self._citation(words) for words in _listed(self._needed("source"))),
            self._household(),
            self._day("as_of"),
            self._day("known_on") if self._said("known_on") is not None else None,
            tuple(self._expected()),
        )

    def _said(self, key: str) -> object:
        return next((b[key] for b in (self.own, self.table, self.top) if b.get(key) is not None), None)

    def _needed(self, key: str) -> object:
        found = self._said(key)
        if found is None:
            raise self.refused(Text(f"thiếu «{key}».", f"lacks «{key}»."))
        return found

    def _citation(self, words: object) -> Citation:
        try:
            found = Citation.parse(str(words))
            instrument_of(found)
        except RulebookError as refused:
            raise self.refused(refused.text) from None
        return found

    def _day(self, key: str) -> date:
        found = self._needed(key)
        if not isinstance(found, date):
            raise self.refused(Text(f"«{key}» cần một ngày, ví dụ 2026-11-23.", f"«{key}» must be a day: 2026-11-23."))
        return found

    # people

    def _household(self) -> Household:
        layers = [_block(self.file, b["base"], b.line, _PEOPLE) for b in (self.top, self.table) if "base" in b]
        layers.append(self.own)
        person = _merged([b["person"] for b in layers if "person" in b])
        ids = dict.fromkeys(i for b in layers for i in b.get("others") or ())
        others = [{"id": i, **_merged([b["others"].get(i) for b in layers if b.get("others")])} for i in ids]
        judged = [{"id": JUDGED, **person}] if "expect" in self.own or any("person" in b for b in layers) else []
        shared = _merged([b["household"] for b in layers if "household" in b])
        try:
            return Household.model_validate({**shared, "members": [*judged, *others]})
        except ValidationError as refused:
            raise self.refused(_complaint(refused.errors()[0])) from None

    # what is expected

    def _expected(self) -> Iterator[Expected]:
        if "expect" not in self.own and "also" not in self.own:
            raise self.refused(Text("thiếu «expect».", "lacks «expect»."))
        if "expect" in self.own:
            yield self._of_program(JUDGED, str(self._needed("program")), self.own["expect"])
        for target, said in (self.own.get("also") or {}).items():
            member, _, program = target.rpartition(".")
            if program in _KINDS:
                yield self._of_program(member or JUDGED, program, said)
            else:
                low, high = self._bounds(_block(self.file, said, self.own.line, _OF_A_SUM).get("total"))
                yield Expected(target, None, {"total": (low, high)})

    def _of_program(self, member: str, program: str, said: object) -> Expected:
        if program not in _KINDS:
            raise self.refused(Text(f"không có chế độ «{program}».", f"there is no program «{program}»."))
        said = {"verdict": said} if isinstance(said, str) else _block(self.file, said, self.own.line, _OF_A_PROGRAM)
        values: dict[str, object] = {"verdict": said.get("verdict")}
        match said.get("verdict"):
            case "not_eligible":
                if set(said) - {"verdict", "eligible_from", "cites", "notes"}:
                    raise self.refused(Text("«not_eligible» không có tiền.", "«not_eligible» comes without money."))
                nothing = {"coefficient": None, "units": None, "payable": False, "yields_to": None}
                values |= {**nothing, "missing": frozenset(), "amount_low": 0, "amount_high": 0}
            case "not_in_force":
                return Expected(member, program, {"verdict": None})
            case "eligible":
                values |= self._granted(program, said)
            case "undetermined":
                values |= self._open(said)
            case other:
                raise self.refused(Text(f"không có kết luận «{other}».", f"there is no verdict «{other}»."))
        values |= {k: tuple(map(str, said[k])) for k in ("cites", "notes") if k in said}
        values |= {k: said[k] for k in ("eligible_from",) if k in said}
        for words in said.get("cites") or ():
            self._citation(words)
        return Expected(member, program, values)

    def _granted(self, program: str, said: Block) -> dict[str, object]:
        in_kind = _KINDS[program] == "in_kind"
        low, high = (0, 0) if in_kind else self._bounds(said.get("amount"))
        yields_to = said.get("yields_to")
        paid = {"payable": False} if yields_to else {k: said[k] for k in ("payable",) if k in said}
        return {
            **paid,
            "coefficient": said.get("coefficient"),
            "units": said.get("units", 1),
            "yields_to": yields_to,
            "missing": frozenset(said.get("missing") or ()),
            "amount_low": low,
            "amount_high": high,
        }

    def _open(self, said: Block) -> dict[str, object]:
        if not said.get("missing"):
            raise self.refused(Text("«undetermined» cần «missing».", "«undetermined» needs «missing»."))
        low, high = self._bounds(said.get("amount"))
        found = {k: said[k] for k in ("coefficient", "units") if k in said}
        return {
            **found,
            "payable": said.get("payable"),
            "yields_to": None,
            "missing": frozenset(said["missing"]),
            "amount_low": low,
            "amount_high": high,
        }

    def _bounds(self, said: object) -> tuple[int, int]:
        """An amount that is known, or the least and the most it can be."""
        found = _listed(said)
        if len(found) == 1:
            found = found * _BOUNDS
        if len(found) != _BOUNDS or not all(isinstance(v, int) and v >= 0 for v in found):
            raise self.refused(
                Text("cần số tiền, hoặc [ít nhất, nhiều nhất].", "an amount is needed, or [least, most].")
            )
        return found[0], found[1]


def _complaint(error: ErrorDetails) -> Text:
    """What pydantic says of a household, in both languages."""
    known = REFUSALS.get(error["type"])
    why = known.format(**{"hint": "", **error.get("ctx", {})}) if known else Text(error["msg"], error["msg"])
    place = ".".join(map(str, error["loc"])) or "members"
    return Text(f"«{place}» {why.vi}.", f"«{place}» {why.en}.")


def _listed(value: object) -> list[Any]:
    return value if isinstance(value, list) else [value]


def _merged(layers: list[Block | None]) -> dict[str, Any]:
    """Later facts over earlier ones; null takes a fact away."""
    found: dict[str, Any] = {}
    for layer in layers:
        found |= layer or {}
    return {k: v for k, v in found.items() if v is not None}
