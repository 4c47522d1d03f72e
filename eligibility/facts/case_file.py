"""Reading one household from YAML or JSON text; what cannot be read is told by line and field, never repaired."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from difflib import get_close_matches
from typing import Any, Final

import yaml
from pydantic import BaseModel, ValidationError
from pydantic_core import ErrorDetails

from eligibility.errors import CaseError
from eligibility.facts.catalogue import HOUSEHOLD_FACTS, PERSON_FACTS, Sensitivity
from eligibility.facts.household import Household
from eligibility.facts.person import Person
from eligibility.facts.records import Disability, Event, Merit, Received
from eligibility.facts.refusals import REFUSALS
from eligibility.text import Text

TOP_KEYS: Final = ("household", "assume")
MAX_DEPTH: Final = 12
LONGEST_SHOWN: Final = 40
_MODELS: Final[dict[str, type[BaseModel]]] = {
    "members": Person,
    "disability": Disability,
    "receives": Received,
    "merit": Merit,
    "events": Event,
}
_LONG_NUMBER = re.compile(r"\d{9,}")
_OF_THE_WHOLE: Final = {"duplicate_id", "death_before_birth", "no_members", "too_many_members"}
"""Complaints about a whole member or household rather than one field."""
Path = tuple[str | int, ...]


@dataclass(frozen=True, slots=True)
class Case:
    """One household, and the assumptions that the file itself states."""

    household: Household
    assume: dict[str, Any]


class _Loader(yaml.SafeLoader):
    """YAML whose dates stay as they are written, so that an impossible one can be told as such."""


_Loader.yaml_implicit_resolvers = {
    first: [(tag, pattern) for tag, pattern in found if tag != "tag:yaml.org,2002:timestamp"]
    for first, found in yaml.SafeLoader.yaml_implicit_resolvers.items()
}


def read_case(text: str, name: str) -> Case:
    """Read one household from the text of a case file; `name` is the file's name for messages.

    Raises `CaseError` with one sentence: the file, the line, the member and field, what was found, what to do.

    >>> read_case("household: {members: [{id: ba, birth: 1950}]}", "ba.yaml").household.members[0].birth.lo.year
    1950
    """
    reader = _Reader(name)
    data = reader.data(text)
    if not isinstance(data, Mapping):
        raise reader.error((), Text("cần các dòng «khóa: giá trị»", "must be a mapping of keys to values"))
    if "household" not in data and "members" in data:
        data = {"household": data}
        reader.lines = {("household", *path): line for path, line in reader.lines.items()}
    for key in data:
        if key not in TOP_KEYS:
            raise reader.unknown_key((key,), key, TOP_KEYS)
    if not isinstance(data.get("household"), Mapping):
        raise reader.error(
            (), Text("thiếu khóa «household» với các «members»", "lacks the key «household» with «members»")
        )
    assume = data.get("assume") or {}
    if not isinstance(assume, Mapping):
        raise reader.error(("assume",), Text("cần các dòng «dữ kiện: giá trị»", "must be a mapping of facts to values"))
    try:
        return Case(Household.model_validate(data["household"]), dict(assume))
    except ValidationError as refused:
        raise reader.refusal(refused, data["household"]) from None


class _Reader:
    """One file being read: its name, and on which line each key stands."""

    def __init__(self, name: str) -> None:
        self.name = name
        self.lines: dict[Path, int] = {}
        self._seen: set[int] = set()

    def data(self, text: str) -> Any:  # noqa: ANN401 - whatever the file holds
        """The data of the text, remembering lines."""
        if not text.strip():
            raise self.error(
                (), Text("tệp trống; cần một hộ dưới khóa «household»", "is empty; a «household» is needed")
            )
        try:
            loader = _Loader(text)
            try:
                node = loader.get_single_node()
                return self._value(loader, node, ()) if node is not None else None
            finally:
                loader.dispose()
        except CaseError:
            raise
        except yaml.MarkedYAMLError as broken:
            mark = broken.problem_mark or broken.context_mark
            where = Text(f", dòng {mark.line + 1}", f", line {mark.line + 1}") if mark else Text("", "")
        except (yaml.YAMLError, RecursionError, ValueError):
            where = Text("", "")
        raise CaseError(
            Text(
                f"{self.name}{where.vi}: không đọc được YAML/JSON; xem lại thụt lề, dấu hai chấm, ngoặc ở gần đó.",
                f"{self.name}{where.en}: cannot be read as YAML or JSON; check indents, colons and brackets near it.",
            )
        )

    def _value(self, loader: _Loader, node: yaml.Node, path: Path) -> Any:  # noqa: ANN401
        if len(path) > MAX_DEPTH or id(node) in self._seen:  # too deep, or an alias: neither has a place in a case
            raise yaml.YAMLError
        self._seen.add(id(node))
        self.lines.setdefault(path, node.start_mark.line + 1)
        if isinstance(node, yaml.MappingNode):
            found: dict[str, Any] = {}
            for key_node, value_node in node.value:
                key = str(loader.construct_object(key_node)) if isinstance(key_node, yaml.ScalarNode) else ""
                self._once(found, key, key_node)
                found[key] = self._value(loader, value_node, (*path, key))
                self.lines[*path, key] = key_node.start_mark.line + 1
            return found
        if isinstance(node, yaml.SequenceNode):
            return [self._value(loader, item, (*path, i)) for i, item in enumerate(node.value)]
        return loader.construct_object(node)

    def _once(self, found: Mapping[str, Any], key: str, node: yaml.Node) -> None:
        if key in found:
            line = node.start_mark.line + 1
            key = key if _short(key) else "…"
            raise CaseError(
                Text(
                    f"{self.name}, dòng {line}: khóa «{key}» viết hai lần; giữ lại một.",
                    f"{self.name}, line {line}: the key «{key}» is written twice; keep one.",
                )
            )

    def error(self, path: Path, what: Text) -> CaseError:
        """A sentence about the place `path`."""
        where = self._where(path)
        return CaseError(
            Text(f"{self.name}{where.vi}: {_sentence(what.vi)}", f"{self.name}{where.en}: {_sentence(what.en)}")
        )

    def unknown_key(self, path: Path, key: str, known: tuple[str, ...]) -> CaseError:
        """A sentence about a key that no mapping of this kind has."""
        near = get_close_matches(key, known, n=1, cutoff=0.5)
        key = key if _short(key) else "…"
        hint = Text(f"; có phải «{near[0]}»?", f"; did you mean «{near[0]}»?") if near else Text("", "")
        what = Text(f"«{key}» là trường không có trong mẫu{hint.vi}", f"«{key}» is an unknown field{hint.en}")
        return self.error(path[:-1] if len(path) > 1 else path, what)

    def _where(self, path: Path) -> Text:
        line = next((self.lines[path[:n]] for n in range(len(path), 0, -1) if path[:n] in self.lines), None)
        return Text(f", dòng {line}", f", line {line}") if line else Text("", "")

    def refusal(self, refused: ValidationError, data: Mapping[str, Any]) -> CaseError:
        """The first of the validation's complaints as a sentence, and how many more there are."""
        first, *more = refused.errors(include_url=False)
        path: Path = ("household", *first["loc"])
        where, owner = self._where(path), _owner(first["loc"], data)
        field = next((str(p) for p in reversed(first["loc"]) if isinstance(p, str)), "")
        field = field if _short(field) else "…"
        what = _complaint(first, field)
        named = Text("", "") if first["type"] in _OF_THE_WHOLE else Text(f", trường «{field}»", f", field «{field}»")
        rest = Text(f" (và {len(more)} chỗ khác)", f" (and {len(more)} more)") if more else Text("", "")
        return CaseError(
            Text(
                f"{self.name}{where.vi}{owner.vi}{named.vi}: {_sentence(what.vi)}{rest.vi}",
                f"{self.name}{where.en}{owner.en}{named.en}: {_sentence(what.en)}{rest.en}",
            )
        )


def _sentence(words: str) -> str:
    return words if words.endswith("?") else f"{words}."


def _owner(loc: tuple[str | int, ...], data: Mapping[str, Any]) -> Text:
    match loc:
        case ("members", int(index), *_):
            members = data.get("members")
            member = members[index] if isinstance(members, list) and index < len(members) else None
            code = member.get("id") if isinstance(member, Mapping) else None
            if isinstance(code, str | int) and _short(str(code)):
                return Text(f", thành viên «{code}»", f", member «{code}»")
            return Text(f", thành viên thứ {index + 1}", f", member number {index + 1}")
    return Text("", "")


def _complaint(error: ErrorDetails, field: str) -> Text:
    kind = error["type"]
    template = REFUSALS.get(kind)
    if template is None:
        return Text("giá trị không dùng được", "cannot be used")
    context: dict[str, Any] = {"hint": Text("", ""), **error.get("ctx", {})}
    if kind == "extra_forbidden":
        context["hint"] = _hint(field, _known_fields(error["loc"]), error["loc"])
    elif kind == "enum":
        allowed = re.findall(r"'([^']+)'", str(context.get("expected", "")))
        context["expected"] = ", ".join(allowed)
        context["hint"] = _hint(str(error["input"]), tuple(allowed), ())
    elif kind == "unknown_benefit":
        near = str(context.get("near") or "")
        context["hint"] = Text(f"; có phải «{near}»?", f"; did you mean «{near}»?") if near else Text("", "")
    said = template.format(**context)
    found = "" if kind == "extra_forbidden" else _shown(error["input"], field)
    return Text(f"{found}{said.vi}", f"{found}{said.en}")


def _shown(value: object, field: str) -> str:
    """The value found, where it is short and says nothing about health or identity."""
    definition = PERSON_FACTS.get(field) or HOUSEHOLD_FACTS.get(field)
    quiet = definition is not None and definition.sensitivity in {Sensitivity.HEALTH, Sensitivity.CLOSED}
    return f"«{value}» " if not quiet and isinstance(value, str | int | float) and _short(str(value)) else ""


def _short(words: str) -> bool:
    """Whether words found in a file may stand in a message: one short line without a long number."""
    return words.isprintable() and 0 < len(words) <= LONGEST_SHOWN and not _LONG_NUMBER.search(words)


def _known_fields(loc: tuple[str | int, ...]) -> tuple[str, ...]:
    owners = [_MODELS[p] for p in loc[:-1] if isinstance(p, str) and p in _MODELS]
    return tuple((owners[-1] if owners else Household).model_fields)


def _hint(found: str, known: tuple[str, ...], loc: tuple[str | int, ...]) -> Text:
    near = get_close_matches(found, known, n=1, cutoff=0.5)
    if loc and found in Household.model_fields:
        return Text("; đó là trường của hộ, không phải của người", "; it belongs to the household, not to a person")
    if loc and found in Person.model_fields:
        return Text("; đó là trường của từng người trong members", "; it belongs to each person in members")
    return Text(f"; có phải «{near[0]}»?", f"; did you mean «{near[0]}»?") if near else Text("", "")
