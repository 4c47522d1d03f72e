"""Why a value of a case is refused: a stable code and a phrase in both languages, filled with what was found."""

from __future__ import annotations

from typing import Final

from pydantic_core import PydanticCustomError

from eligibility.text import Text

REFUSALS: Final[dict[str, Text]] = {
    "date_form": Text(
        "không phải một ngày; viết 2025-03-20, 20/03/2025, 1950-06, 1950 hoặc {{from: ..., to: ...}}",
        "is not a date; write 2025-03-20, 20/03/2025, 1950-06, 1950 or {{from: ..., to: ...}}",
    ),
    "date_impossible": Text("là ngày không có trên lịch", "is not a day of the calendar"),
    "date_too_old": Text("có năm trước 1880; xem lại năm", "has a year before 1880; check the year"),
    "date_range_keys": Text(
        "là khoảng ngày cần đúng hai khóa from và to", "is a range that needs exactly the keys from and to"
    ),
    "date_reversed": Text("là khoảng ngày có from sau to", "is a range whose from is after its to"),
    "duplicate_id": Text("hai thành viên cùng mã «{id}»; đổi một mã", "two members have the id «{id}»; change one"),
    "death_before_birth": Text("ngày mất trước ngày sinh", "died before being born"),
    "unknown_benefit": Text("không phải mã một chế độ đã biết{hint}", "is not the id of a known benefit{hint}"),
    "no_members": Text("hộ chưa có thành viên nào trong members", "the household has no one in members"),
    "too_many_members": Text(
        "hộ có {count} thành viên, quá {limit}; một tệp là một hộ: tách thành từng hộ",
        "the household has {count} members, over {limit}; one file is one household: split it",
    ),
    "id_form": Text(
        "là mã không dùng được: chữ hoặc số, không rỗng, không có dấu chấm, khác «household»",
        "cannot be an id: letters or digits, not empty, without a full stop, not «household»",
    ),
    # the types pydantic itself reports
    "bool_type": Text("cần true hoặc false", "must be true or false"),
    "int_type": Text("cần một số nguyên (tiền tính bằng đồng, không có dấu chấm)", "must be a whole number"),
    "greater_than_equal": Text("không được nhỏ hơn {ge}", "must not be below {ge}"),
    "less_than_equal": Text("không được lớn hơn {le}", "must not be above {le}"),
    "enum": Text("không có trong danh sách: {expected}{hint}", "is not one of {expected}{hint}"),
    "extra_forbidden": Text("là trường không có trong mẫu{hint}", "is an unknown field{hint}"),
    "missing": Text("là trường bắt buộc mà chưa có", "is required and absent"),
    "string_type": Text("cần một dòng chữ", "must be text"),
    "list_type": Text("cần một danh sách", "must be a list"),
    "model_type": Text("cần các dòng «khóa: giá trị»", "must be a mapping of keys to values"),
}


def refuse(code: str, **context: str | int) -> PydanticCustomError:
    """The error to raise inside a validator for one of the codes above."""
    template = REFUSALS[code].en.replace("{{", "(").replace("}}", ")")
    return PydanticCustomError(code, template, context)
