"""The closed lists of answers, each with its words. Codes are never translated; labels are for people."""

from __future__ import annotations

from enum import StrEnum
from typing import Final

from eligibility.text import Text


class Sex(StrEnum):
    """Giới tính as on the identity paper."""

    FEMALE = "female"
    MALE = "male"


class Area(StrEnum):
    """Khu vực by which the poverty line is chosen: xã is rural, phường (and thị trấn while it existed) urban."""

    RURAL = "rural"
    URBAN = "urban"


class PovertyClass(StrEnum):
    """Phân loại hộ decided by the commune under the multidimensional poverty standard."""

    POOR = "poor"
    NEAR_POOR = "near_poor"
    AVERAGE = "average"
    ABOVE_AVERAGE = "above_average"


class ParentSituation(StrEnum):
    """What is known of a parent: the words of the eleven điểm of khoản 1 Điều 5."""

    LIVING = "living"
    DEAD = "dead"
    MISSING = "missing"
    UNIDENTIFIED = "unidentified"
    IN_FACILITY = "in_facility"
    IN_CUSTODY = "in_custody"


class MaritalStatus(StrEnum):
    """Tình trạng hôn nhân, as far as khoản 4 Điều 5 tells it apart."""

    NEVER_MARRIED = "never_married"
    MARRIED = "married"
    WIDOWED = "widowed"
    SPOUSE_MISSING = "spouse_missing"
    DIVORCED = "divorced"


class DisabilitySeverity(StrEnum):
    """Mức độ khuyết tật on the certificate (khoản 2 Điều 3 Luật 51/2010/QH12); none = no disability."""

    NONE = "none"
    MILD = "mild"
    SEVERE = "severe"
    EXTREMELY_SEVERE = "extremely_severe"


class DisabilityForm(StrEnum):
    """Dạng tật (khoản 1 Điều 3 Luật 51/2010/QH12)."""

    MOBILITY = "mobility"
    HEARING_SPEECH = "hearing_speech"
    VISION = "vision"
    MENTAL = "mental"
    INTELLECTUAL = "intellectual"
    OTHER = "other"


class LivesIn(StrEnum):
    """Where a member lives; a listed member lives in the community unless the case says otherwise."""

    COMMUNITY = "community"
    FACILITY = "facility"
    CUSTODY = "custody"
    ELSEWHERE = "elsewhere"


class HouseDamage(StrEnum):
    """What a sudden event did to the house."""

    DESTROYED = "destroyed"
    BADLY_DAMAGED = "badly_damaged"
    MUST_MOVE = "must_move"


VALUE_LABELS: Final[dict[StrEnum, Text]] = {
    Sex.FEMALE: Text("nữ", "female"),
    Sex.MALE: Text("nam", "male"),
    Area.RURAL: Text("nông thôn (xã)", "rural"),
    Area.URBAN: Text("thành thị (phường)", "urban"),
    PovertyClass.POOR: Text("hộ nghèo", "poor household"),
    PovertyClass.NEAR_POOR: Text("hộ cận nghèo", "near-poor household"),
    PovertyClass.AVERAGE: Text("hộ có mức sống trung bình", "household of average living standard"),
    PovertyClass.ABOVE_AVERAGE: Text("hộ trên mức trung bình", "household above the average standard"),
    ParentSituation.LIVING: Text(
        "còn sống, không thuộc trường hợp nào khác", "living, in none of the other situations"
    ),
    ParentSituation.DEAD: Text("đã chết", "dead"),
    ParentSituation.MISSING: Text("bị tuyên bố mất tích", "declared missing"),
    ParentSituation.UNIDENTIFIED: Text("không xác định được", "cannot be identified"),
    ParentSituation.IN_FACILITY: Text(
        "đang được nuôi dưỡng tại cơ sở trợ giúp xã hội", "cared for in a social assistance facility"
    ),
    ParentSituation.IN_CUSTODY: Text(
        "đang chấp hành án phạt tù hoặc biện pháp xử lý hành chính",
        "serving a prison term or an administrative measure",
    ),
    MaritalStatus.NEVER_MARRIED: Text("chưa có vợ hoặc chồng", "never married"),
    MaritalStatus.MARRIED: Text("đang có vợ hoặc chồng", "married"),
    MaritalStatus.WIDOWED: Text("vợ hoặc chồng đã chết", "spouse dead"),
    MaritalStatus.SPOUSE_MISSING: Text("vợ hoặc chồng mất tích theo quy định", "spouse legally missing"),
    MaritalStatus.DIVORCED: Text("đã ly hôn", "divorced"),
    DisabilitySeverity.NONE: Text("không khuyết tật", "no disability"),
    DisabilitySeverity.MILD: Text("khuyết tật nhẹ", "mild disability"),
    DisabilitySeverity.SEVERE: Text("khuyết tật nặng", "severe disability"),
    DisabilitySeverity.EXTREMELY_SEVERE: Text("khuyết tật đặc biệt nặng", "extremely severe disability"),
    DisabilityForm.MOBILITY: Text("vận động", "mobility"),
    DisabilityForm.HEARING_SPEECH: Text("nghe, nói", "hearing, speech"),
    DisabilityForm.VISION: Text("nhìn", "vision"),
    DisabilityForm.MENTAL: Text("thần kinh, tâm thần", "neurological, mental"),
    DisabilityForm.INTELLECTUAL: Text("trí tuệ", "intellectual"),
    DisabilityForm.OTHER: Text("khác", "other"),
    LivesIn.COMMUNITY: Text("sống tại cộng đồng", "lives in the community"),
    LivesIn.FACILITY: Text("sống tại cơ sở trợ giúp xã hội", "lives in a social assistance facility"),
    LivesIn.CUSTODY: Text("đang bị giam giữ hoặc chấp hành án", "in custody"),
    LivesIn.ELSEWHERE: Text("sống nơi khác", "lives elsewhere"),
    HouseDamage.DESTROYED: Text("đổ, sập, trôi, cháy hoàn toàn", "collapsed, swept away or burnt down"),
    HouseDamage.BADLY_DAMAGED: Text("hư hỏng nặng", "badly damaged"),
    HouseDamage.MUST_MOVE: Text("phải di dời khẩn cấp", "must move urgently"),
}


def value_label(value: object) -> Text:
    """The words for one value of a fact.

    >>> value_label(PovertyClass.NEAR_POOR).vi
    'hộ cận nghèo'
    """
    if isinstance(value, StrEnum):
        return VALUE_LABELS[value]
    if isinstance(value, bool):
        return Text("có", "yes") if value else Text("không", "no")
    return Text(str(value), str(value))
