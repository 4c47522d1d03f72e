"""The words of the command line, in Vietnamese and English."""

from __future__ import annotations

from typing import Final

from eligibility.text import Text

CLOSING: Final = Text(
    "Kết quả sàng lọc, không thay quyết định của Chủ tịch UBND cấp xã.",
    "A screening result; it does not replace the decision of the commune's chairman.",
)
ELIGIBLE: Final = Text("ĐỦ ĐIỀU KIỆN", "ELIGIBLE")
NOT_ELIGIBLE: Final = Text("KHÔNG ĐỦ ĐIỀU KIỆN", "NOT ELIGIBLE")
UNDETERMINED: Final = Text("CHƯA ĐỦ THÔNG TIN", "NOT ENOUGH INFORMATION")
ELIGIBLE_FROM: Final = Text("SẼ ĐỦ TỪ {day}", "ELIGIBLE FROM {day}")
MET: Final = Text("Đạt", "Met")
NOT_MET: Final = Text("KHÔNG", "NOT MET")
UNKNOWN: Final = Text("Chưa rõ", "Unknown")
A_MONTH: Final = Text("{amount} đồng/tháng", "VND {amount} a month")
FROM_TO: Final = Text("từ {low} đến {high} đồng/tháng", "VND {low} to {high} a month")
UP_TO: Final = Text("nếu đủ: đến {high} đồng/tháng", "if so: up to VND {high} a month")
IN_KIND: Final = Text("không phải tiền", "not money")
FORMULA: Final = Text("{coefficient} × {standard}", "{coefficient} × {standard}")
FORMULA_UNITS: Final = Text("{units} con × {coefficient} × {standard}", "{units} children × {coefficient} × {standard}")
BASIS: Final = Text("Căn cứ: {at}", "Basis: {at}")
LEVEL: Final = Text("Mức: {at}", "Level: {at}")
PAPERS: Final = Text("Giấy tờ, đối chiếu: {papers}", "Papers and checks: {papers}")
TO_KNOW: Final = Text("Cần biết:", "To be known:")
PAPER_OF: Final = Text("{ask} [{paper}]", "{ask} [{paper}]")
YIELDS: Final = Text(
    "Không chi trả: chỉ hưởng một mức cao nhất; đã hưởng «{winner}».",
    "Not paid: only the highest is paid; «{winner}» is.",
)
ADDED: Final = Text(
    "Được hưởng đồng thời với chế độ khác (ngoại lệ).", "Paid together with another benefit (an exception)."
)
OPEN_WHICH: Final = Text(
    "Chưa rõ có được chi trả hay nhường chế độ cao hơn.", "Open whether it is paid or yields to a higher one."
)
WITH_CARD: Final = Text(
    "Kèm theo: thẻ bảo hiểm y tế do ngân sách đóng ({at})", "With it: a health insurance card ({at})"
)
NOTHING: Final = Text("Không thuộc diện nào theo dữ kiện đã có.", "In none of the groups by the facts at hand.")
COLLECTED: Final = Text(
    "? CHƯA ĐỦ THÔNG TIN để loại trừ, không dữ kiện nào cho thấy thuộc: {names}.",
    "? NOT ENOUGH INFORMATION to rule out, though nothing points to: {names}.",
)
OTHERS: Final = Text("Đã xét các chế độ khác: không đủ điều kiện.", "Other programs examined: not eligible.")
PERSON_TOTAL: Final = Text("Cộng: {amount}", "Total: {amount}")
HOUSEHOLD_TOTAL: Final = Text("Cả hộ: {amount}", "Household: {amount}")
ASSUMED: Final = Text(
    "Giả định do người dùng nêu: {fact} = {value} (áp dụng cho: {who})",
    "Assumed as stated: {fact} = {value} (for: {who})",
)
NOBODY: Final = Text("không ai, đã có dữ kiện", "nobody, the fact is known")
PROBLEM: Final = Text("! Dữ liệu{who}: {what}", "! Data{who}: {what}")
OF_MEMBER: Final = Text(" của «{id}»", " of «{id}»")
HEADER_DAY: Final = Text("Ngày xét: {day}", "Day judged: {day}")
HEADER_LAW: Final = Text(
    "{place} · luật biết đến ngày {known} · bộ quy định {version} ({digest})",
    "{place} · law known on {known} · ruleset {version} ({digest})",
)
LAW_OLDER: Final = Text(
    "Ngày xét sau ngày luật được kiểm ({known}): văn bản mới hơn, nếu có, chưa được tính.",
    "The day judged is after the day the law was verified ({known}): newer law, if any, is not counted.",
)
PEOPLE: Final = Text("{n} người", "{n} people")
HOUSEHOLD: Final = Text("Hộ {id}", "Household {id}")
A_HOUSEHOLD: Final = Text("Hộ", "Household")
BORN: Final = Text("sinh {date}", "born {date}")
MONTHS_OLD: Final = Text("{n} tháng", "{n} months")
YEARS_OLD: Final = Text("{n} tuổi", "{n} years")
OR: Final = Text("{a} hoặc {b} tuổi", "{a} or {b} years")
AGE_RANGE: Final = Text("{a} đến {b} tuổi", "{a} to {b} years")
