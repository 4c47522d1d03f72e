"""Where the text allows two readings, or was seen only second-hand: what we encode, and what the other would give.

Each is argued in `docs/decisions/`. An answer that rests on one says so.
"""

from __future__ import annotations

from eligibility.rules.expressions import Reading
from eligibility.text import Text

UNDER_22 = Reading(
    "not_over_22",
    Text(
        "«không quá 22 tuổi», «đến 22 tuổi» được hiểu là đến trước ngày đủ 22 tuổi",
        "«not over 22», «to 22 years» is read as before the 22nd birthday",
    ),
    Text("cách hiểu khác: đến trước ngày đủ 23 tuổi", "other reading: until the 23rd birthday"),
)
SURVIVOR_BENEFIT = Reading(
    "survivor_benefit_is_insurance",
    Text(
        "trợ cấp tuất hằng tháng được tính là trợ cấp bảo hiểm xã hội hằng tháng",
        "a monthly survivor benefit is counted as a monthly social insurance benefit",
    ),
    Text("cách hiểu khác: không tính trợ cấp tuất", "other reading: survivor benefits do not count"),
)
SURVIVOR_BENEFIT_NOT_READ = Reading(
    "survivor_benefit_not_read",
    Text(
        "điểm c khoản 5 và khoản 8 chỉ nói lương hưu, trợ cấp bảo hiểm xã hội: không xét trợ cấp tuất",
        "điểm c khoản 5 and khoản 8 name pension and insurance benefit only: survivor benefits are not looked at",
    ),
    Text("cách hiểu khác: trợ cấp tuất cũng là trợ cấp bảo hiểm xã hội", "other reading: they count as well"),
)
OTHER_ALLOWANCE = Reading(
    "single_parent_allowance_counts",
    Text(
        "«không hưởng trợ cấp xã hội hằng tháng» tính cả trợ cấp khoản 4 đang hưởng",
        "«is not paid a monthly social allowance» counts the allowance of khoản 4 too",
    ),
    Text(
        "cách hiểu khác: không tính khoản 4, vì khoản 2 Điều 6 cho hưởng cả hai",
        "other reading: khoản 4 left out, because khoản 2 Điều 6 pays both",
    ),
)
EACH_BENEFIT_ALONE = Reading(
    "each_benefit_alone",
    Text(
        "từng khoản lương hưu, trợ cấp được so riêng với mức trợ cấp hưu trí xã hội",
        "each pension or benefit is compared on its own with the social pension level",
    ),
    Text("cách hiểu khác: so tổng các khoản", "other reading: their sum is compared"),
)
NEW_COEFFICIENT = Reading(
    "transition_takes_coefficient",
    Text(
        "người đang hưởng được chuyển sang cả hệ số mới từ 01/07/2026, không chỉ mức chuẩn mới",
        "people already paid move to the new coefficient too from 01/07/2026, not only to the new standard",
    ),
    Text("cách hiểu khác: chỉ mức chuẩn mới", "other reading: only the new standard"),
)
POINTS_ENDED = Reading(
    "remote_and_over_80_ended",
    Text(
        "điểm b và điểm c khoản 5 Điều 5 NĐ 20/2021 hết hiệu lực từ 01/07/2025 (đọc qua trích dẫn)",
        "điểm b and c khoản 5 Điều 5 NĐ 20/2021 ended on 01/07/2025 (read in quotation)",
    ),
    Text("văn bản gốc chưa đọc được", "the text itself was not read"),
)
FACILITY = Reading(
    "facility_replaces_allowance",
    Text(
        "người sống tại cơ sở trợ giúp xã hội hưởng chế độ của cơ sở, không hưởng trợ cấp tại cộng đồng",
        "who lives in a facility gets the facility's regime, not the allowance paid in the community",
    ),
    Text("NĐ 335/2026 không nhắc lại khoản 5 Điều 25 NĐ 20/2021", "NĐ 335/2026 does not repeat that sentence"),
)
CARD_FOR_ALL = Reading(
    "card_for_every_allowance",
    Text(
        "từ 05/10/2026 thẻ BHYT của nhóm này theo pháp luật BHYT, danh mục chưa đọc được nguyên văn",
        "from 05/10/2026 this group's card rests on health insurance law whose list was not read",
    ),
    Text("cần xem lại trước khi cấp", "to be checked before issuing"),
)
LEAP_BIRTHDAY = Reading(
    "leap_birthday",
    Text(
        "người sinh ngày 29/02 đủ tuổi vào 28/02 năm không nhuận (Điều 148 Bộ luật Dân sự, chưa đọc nguyên văn)",
        "who is born on 29 February comes of age on 28 February of a common year (text not read)",
    ),
    Text("cách hiểu khác: ngày 01/03", "other reading: 1 March"),
)
ALL_READINGS = (
    UNDER_22,
    SURVIVOR_BENEFIT,
    SURVIVOR_BENEFIT_NOT_READ,
    OTHER_ALLOWANCE,
    EACH_BENEFIT_ALONE,
    NEW_COEFFICIENT,
    POINTS_ENDED,
    FACILITY,
    CARD_FOR_ALL,
    LEAP_BIRTHDAY,
)
