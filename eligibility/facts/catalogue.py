"""What each fact means to people: its words, the question an officer asks, the paper that proves it, its sensitivity.

One row a fact; a test holds the rows against the fields of `Person` and `Household`.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import Final

from eligibility.text import Text


class Sensitivity(StrEnum):
    """How carefully a fact is asked for and shown."""

    ORDINARY = "ordinary"
    PRIVATE = "private"  # money, family, benefits
    HEALTH = "health"  # sensitive personal data
    CLOSED = "closed"  # never asked unless the officer opens it


@dataclass(frozen=True, slots=True)
class FactDef:
    """One fact: `label` names it, `yes`/`no` say a truth value in a sentence, `ask` is the officer's question."""

    name: str
    label: Text
    ask: Text
    paper: Text | None = None
    sensitivity: Sensitivity = Sensitivity.ORDINARY
    yes: Text | None = None
    no: Text | None = None


_BIRTH_PAPER = Text("giấy khai sinh hoặc căn cước", "birth certificate or identity card")
_DEATH_PAPER = Text("giấy chứng tử", "death certificate")
_PARENT_PAPER = Text(
    "giấy chứng tử, quyết định tuyên bố mất tích, xác nhận của cơ sở hoặc trại giam",
    "death certificate, declaration of missing, statement of the facility or prison",
)
_CLASS_PAPER = Text("danh sách hộ nghèo, cận nghèo của xã", "the commune's list of poor and near-poor households")
_SCHOOL_PAPER = Text("xác nhận của nhà trường", "the school's statement")
_INSURANCE_PAPER = Text("xã tra cơ sở dữ liệu bảo hiểm xã hội", "looked up in the social insurance database")
_LIST_PAPER = Text("danh sách chi trả của xã", "the commune's payment list")
_DISABILITY_PAPER = Text("giấy xác nhận khuyết tật", "disability certificate")
_COMMUNE = Text("xác nhận của UBND cấp xã", "statement of the commune")
_MARRIAGE_PAPER = Text("giấy xác nhận tình trạng hôn nhân", "statement of marital status")

_PRIVATE, _HEALTH, _CLOSED = Sensitivity.PRIVATE, Sensitivity.HEALTH, Sensitivity.CLOSED


def _yes_no(  # noqa: PLR0913, PLR0917 - the columns of the table
    name: str,
    yes: tuple[str, str],
    no: tuple[str, str],
    ask: tuple[str, str],
    paper: Text | None = None,
    sensitivity: Sensitivity = Sensitivity.ORDINARY,
) -> FactDef:
    return FactDef(name, Text(*yes), Text(*ask), paper, sensitivity, Text(*yes), Text(*no))


_PERSON = (
    FactDef("birth", Text("ngày sinh", "date of birth"), Text("Sinh ngày nào?", "Date of birth?"), _BIRTH_PAPER),
    FactDef("sex", Text("giới tính", "sex"), Text("Nam hay nữ?", "Male or female?"), _BIRTH_PAPER),
    _yes_no(
        "ethnic_minority",
        ("người dân tộc thiểu số", "belongs to an ethnic minority"),
        ("không phải người dân tộc thiểu số", "does not belong to an ethnic minority"),
        ("Có phải người dân tộc thiểu số?", "Belongs to an ethnic minority?"),
    ),
    _yes_no(
        "citizen",
        ("công dân Việt Nam", "Vietnamese citizen"),
        ("không phải công dân Việt Nam", "not a Vietnamese citizen"),
        ("Có phải công dân Việt Nam?", "Vietnamese citizen?"),
        Text("căn cước", "identity card"),
    ),
    FactDef(
        "deceased_on",
        Text("ngày mất", "date of death"),
        Text("Đã mất ngày nào?", "Date of death?"),
        _DEATH_PAPER,
        _PRIVATE,
    ),
    FactDef(
        "lives_in",
        Text("nơi sống", "where the person lives"),
        Text("Hiện sống ở đâu?", "Lives where now?"),
        _COMMUNE,
    ),
    _yes_no(
        "lives_alone",
        ("sống một mình", "lives alone"),
        ("không sống một mình", "does not live alone"),
        ("Có sống một mình?", "Lives alone?"),
        _COMMUNE,
    ),
    FactDef(
        "mother",
        Text("tình trạng của mẹ", "situation of the mother"),
        Text("Mẹ hiện thế nào?", "What is the mother's situation?"),
        _PARENT_PAPER,
        _PRIVATE,
    ),
    FactDef(
        "father",
        Text("tình trạng của cha", "situation of the father"),
        Text("Cha hiện thế nào?", "What is the father's situation?"),
        _PARENT_PAPER,
        _PRIVATE,
    ),
    _yes_no(
        "abandoned",
        ("bị bỏ rơi", "abandoned"),
        ("không bị bỏ rơi", "not abandoned"),
        ("Trẻ có bị bỏ rơi?", "Was the child abandoned?"),
        Text("biên bản về trẻ bị bỏ rơi", "record of the abandoned child"),
        _PRIVATE,
    ),
    _yes_no(
        "adopted",
        ("đã có người nhận làm con nuôi", "adopted"),
        ("chưa có người nhận làm con nuôi", "not adopted"),
        ("Đã có người nhận làm con nuôi?", "Has the child been adopted?"),
        Text("giấy chứng nhận nuôi con nuôi", "adoption certificate"),
        _PRIVATE,
    ),
    _yes_no(
        "studying",
        ("đang đi học", "studying"),
        ("không đi học", "not studying"),
        (
            "Có đang đi học (phổ thông, nghề, cao đẳng, đại học văn bằng thứ nhất)?",
            "Studying (up to a first degree)?",
        ),
        _SCHOOL_PAPER,
    ),
    _yes_no(
        "study_uninterrupted",
        ("học liên tục, không gián đoạn", "studies without interruption"),
        ("quá trình học có gián đoạn", "studies were interrupted"),
        ("Quá trình học có liên tục?", "Have the studies been continuous?"),
        _SCHOOL_PAPER,
    ),
    _yes_no(
        "study_suspended",
        ("được phép tạm dừng học hoặc bảo lưu kết quả", "on a permitted suspension of studies"),
        ("không được phép tạm dừng học hay bảo lưu", "no permitted suspension of studies"),
        (
            "Việc gián đoạn có được nhà trường cho tạm dừng hoặc bảo lưu?",
            "Was the break permitted by the school?",
        ),
        _SCHOOL_PAPER,
    ),
    _yes_no(
        "hiv",
        ("có giấy xác nhận nhiễm HIV", "certified to live with HIV"),
        ("không có giấy xác nhận nhiễm HIV", "not certified to live with HIV"),
        (
            "Có giấy xác nhận thuộc nhóm khoản 3 hoặc khoản 8 Điều 5?",
            "Holds a paper for the groups of khoản 3 or 8?",
        ),
        Text("giấy xác nhận của cơ quan y tế có thẩm quyền", "statement of the competent health body"),
        _CLOSED,
    ),
    _yes_no(
        "critical_illness",
        ("mắc bệnh hiểm nghèo", "critically ill"),
        ("không mắc bệnh hiểm nghèo", "not critically ill"),
        ("Có mắc bệnh hiểm nghèo?", "Critically ill?"),
        Text("bệnh án", "medical record"),
        _HEALTH,
    ),
    FactDef(
        "disability",
        Text("mức độ khuyết tật", "level of disability"),
        Text("Giấy xác nhận khuyết tật ghi mức độ nào?", "Which level does the disability certificate state?"),
        _DISABILITY_PAPER,
        _HEALTH,
    ),
    FactDef(
        "work_capacity_loss_percent",
        Text("tỷ lệ suy giảm khả năng lao động", "loss of work capacity"),
        Text("Suy giảm khả năng lao động bao nhiêu phần trăm?", "Loss of work capacity in percent?"),
        Text("kết luận giám định y khoa", "medical board's conclusion"),
        _HEALTH,
    ),
    _yes_no(
        "pregnant",
        ("đang mang thai", "pregnant"),
        ("không mang thai", "not pregnant"),
        ("Có đang mang thai?", "Pregnant?"),
        Text("giấy xác nhận mang thai của cơ sở y tế", "pregnancy statement of a health facility"),
        _HEALTH,
    ),
    FactDef(
        "birth_order",
        Text("con thứ mấy", "order of birth"),
        Text("Là con thứ mấy?", "Which child in order?"),
        _BIRTH_PAPER,
    ),
    FactDef(
        "marital_status",
        Text("tình trạng hôn nhân", "marital status"),
        Text("Tình trạng hôn nhân?", "Marital status?"),
        _MARRIAGE_PAPER,
        _PRIVATE,
    ),
    FactDef(
        "raising",
        Text("những người con đang nuôi", "children being raised"),
        Text(
            "Đang nuôi những người con nào trong hộ?",
            "Which children of the household does this person raise?",
        ),
        Text("giấy khai sinh của con", "the child's birth certificate"),
    ),
    FactDef(
        "mother_id",
        Text("mẹ trong hộ", "mother in the household"),
        Text("Mẹ là ai trong hộ?", "Who is the mother?"),
    ),
    FactDef(
        "father_id",
        Text("cha trong hộ", "father in the household"),
        Text("Cha là ai trong hộ?", "Who is the father?"),
    ),
    FactDef(
        "spouse_id",
        Text("vợ hoặc chồng trong hộ", "spouse in the household"),
        Text("Vợ hoặc chồng là ai trong hộ?", "Who is the spouse?"),
        Text("giấy đăng ký kết hôn", "marriage certificate"),
    ),
    FactDef(
        "carer_id",
        Text("người chăm sóc trong hộ", "carer in the household"),
        Text("Ai trong hộ trực tiếp chăm sóc?", "Who in the household gives direct care?"),
        _COMMUNE,
    ),
    _yes_no(
        "has_supporter",
        ("có người có nghĩa vụ và quyền phụng dưỡng", "has a person with the duty and right of support"),
        (
            "không có người có nghĩa vụ và quyền phụng dưỡng",
            "has no person with the duty and right of support",
        ),
        (
            "Có ai có nghĩa vụ và quyền phụng dưỡng (con, cháu ...)?",
            "Is there anyone with the duty of support?",
        ),
        _COMMUNE,
        _PRIVATE,
    ),
    _yes_no(
        "supporter_receives_allowance",
        (
            "người phụng dưỡng đang hưởng trợ cấp xã hội hằng tháng",
            "the supporter is paid a monthly social allowance",
        ),
        (
            "người phụng dưỡng không hưởng trợ cấp xã hội hằng tháng",
            "the supporter is not paid a monthly social allowance",
        ),
        (
            "Người phụng dưỡng có đang hưởng trợ cấp xã hội hằng tháng?",
            "Is the supporter paid a monthly allowance?",
        ),
        _LIST_PAPER,
        _PRIVATE,
    ),
    _yes_no(
        "unable_to_live_in_community",
        ("không có điều kiện sống ở cộng đồng", "unable to live in the community"),
        ("có điều kiện sống ở cộng đồng", "able to live in the community"),
        ("Có đủ điều kiện tự sống ở cộng đồng không?", "Able to live in the community?"),
        _COMMUNE,
    ),
    _yes_no(
        "qualifies_for_facility",
        ("đủ điều kiện tiếp nhận vào cơ sở trợ giúp xã hội", "qualifies for a social assistance facility"),
        (
            "không đủ điều kiện tiếp nhận vào cơ sở trợ giúp xã hội",
            "does not qualify for a social assistance facility",
        ),
        (
            "Có đủ điều kiện tiếp nhận vào cơ sở trợ giúp xã hội?",
            "Qualifies for a social assistance facility?",
        ),
        _COMMUNE,
    ),
    _yes_no(
        "taken_in",
        ("có người nhận chăm sóc, nuôi dưỡng tại cộng đồng", "someone takes the person in"),
        ("không có người nhận chăm sóc, nuôi dưỡng", "nobody takes the person in"),
        ("Có người nhận chăm sóc, nuôi dưỡng tại cộng đồng?", "Does someone take the person in?"),
        Text("tờ khai nhận chăm sóc, nuôi dưỡng", "declaration of taking in"),
    ),
    _yes_no(
        "has_income",
        (
            "có tiền lương, tiền công hoặc thu nhập ổn định hằng tháng",
            "has a wage or other stable monthly income",
        ),
        (
            "không có tiền lương, tiền công hay thu nhập ổn định hằng tháng",
            "has no wage or other stable monthly income",
        ),
        ("Có tiền lương, tiền công hoặc thu nhập ổn định hằng tháng?", "Any wage or stable monthly income?"),
        _COMMUNE,
        _PRIVATE,
    ),
    FactDef(
        "pension_monthly",
        Text("lương hưu hằng tháng", "monthly pension"),
        Text("Lương hưu mỗi tháng bao nhiêu (không có: 0)?", "Monthly pension in VND (none: 0)?"),
        _INSURANCE_PAPER,
        _PRIVATE,
    ),
    FactDef(
        "social_insurance_monthly",
        Text("trợ cấp bảo hiểm xã hội hằng tháng", "monthly social insurance benefit"),
        Text(
            "Trợ cấp bảo hiểm xã hội mỗi tháng bao nhiêu (không có: 0)?",
            "Monthly insurance benefit in VND (none: 0)?",
        ),
        _INSURANCE_PAPER,
        _PRIVATE,
    ),
    FactDef(
        "survivor_benefit_monthly",
        Text("trợ cấp tuất bảo hiểm xã hội hằng tháng", "monthly survivor benefit"),
        Text("Trợ cấp tuất mỗi tháng bao nhiêu (không có: 0)?", "Monthly survivor benefit in VND (none: 0)?"),
        _INSURANCE_PAPER,
        _PRIVATE,
    ),
    _yes_no(
        "has_health_insurance",
        ("đã có thẻ bảo hiểm y tế", "has a health insurance card"),
        ("chưa có thẻ bảo hiểm y tế", "has no health insurance card"),
        ("Đã có thẻ bảo hiểm y tế?", "Has a health insurance card?"),
        _INSURANCE_PAPER,
    ),
    FactDef(
        "merit",
        Text("diện người có công với cách mạng", "category of people with meritorious services"),
        Text("Thuộc diện người có công nào?", "Which category of people with meritorious services?"),
        Text("quyết định công nhận", "decision of recognition"),
        _PRIVATE,
    ),
    FactDef(
        "injury_rate",
        Text("tỷ lệ tổn thương cơ thể", "injury rate"),
        Text("Tỷ lệ tổn thương cơ thể bao nhiêu phần trăm?", "Injury rate in percent?"),
        Text("kết luận giám định y khoa", "medical board's conclusion"),
        _HEALTH,
    ),
    _yes_no(
        "requested",
        ("đã có văn bản đề nghị", "has asked in writing"),
        ("chưa có văn bản đề nghị", "has not asked in writing"),
        ("Đã nộp văn bản đề nghị hưởng chưa?", "Has a written request been made?"),
        Text("tờ khai đề nghị", "the request form"),
    ),
    FactDef(
        "requested_on",
        Text("ngày đề nghị", "day of the request"),
        Text("Đề nghị ngày nào?", "Requested on which day?"),
    ),
    FactDef(
        "decided_on",
        Text("ngày quyết định hưởng", "day of the decision"),
        Text("Quyết định hưởng ngày nào?", "Decided on which day?"),
        Text("quyết định trợ cấp", "the decision"),
    ),
    FactDef(
        "receives",
        Text("chế độ đang hưởng", "benefits now paid"),
        Text("Đang hưởng chế độ nào hằng tháng?", "Which monthly benefits are now paid?"),
        _LIST_PAPER,
        _PRIVATE,
    ),
)

_HOUSEHOLD = (
    FactDef("commune", Text("xã, phường, đặc khu", "commune"), Text("Xã, phường nào?", "Which commune?")),
    FactDef("area", Text("khu vực", "area"), Text("Xã hay phường?", "Rural or urban?")),
    _yes_no(
        "especially_difficult_area",
        (
            "sống tại xã, thôn đặc biệt khó khăn vùng dân tộc thiểu số và miền núi",
            "lives in an especially difficult ethnic-minority or mountain commune or village",
        ),
        (
            "không sống tại xã, thôn đặc biệt khó khăn vùng dân tộc thiểu số và miền núi",
            "does not live in an especially difficult ethnic-minority or mountain commune or village",
        ),
        ("Xã, thôn có trong danh sách đặc biệt khó khăn?", "Is the commune or village on the list?"),
        Text("danh sách xã, thôn đặc biệt khó khăn", "list of especially difficult communes and villages"),
    ),
    FactDef(
        "poverty_class",
        Text("phân loại hộ", "poverty class"),
        Text(
            "Hộ nghèo, cận nghèo hay không (theo chuẩn quốc gia)?",
            "Poor, near-poor or neither (national list)?",
        ),
        _CLASS_PAPER,
        _PRIVATE,
    ),
    FactDef(
        "local_poverty_class",
        Text("phân loại hộ theo chuẩn của địa phương", "poverty class by the local standard"),
        Text("Hộ nghèo, cận nghèo theo chuẩn của địa phương?", "Poor or near-poor by the local standard?"),
        _CLASS_PAPER,
        _PRIVATE,
    ),
    FactDef(
        "class_valid_from",
        Text("ngày công nhận phân loại hộ", "day from which the class holds"),
        Text("Phân loại hộ có hiệu lực từ ngày nào?", "From which day does the class hold?"),
        _CLASS_PAPER,
    ),
    _yes_no(
        "unable_to_escape_poverty",
        ("hộ nghèo không có khả năng thoát nghèo", "poor household unable to escape poverty"),
        ("không thuộc danh sách hộ không có khả năng thoát nghèo", "not listed as unable to escape poverty"),
        (
            "Hộ có trong danh sách không có khả năng thoát nghèo của xã?",
            "On the commune's list of such households?",
        ),
        _CLASS_PAPER,
        _PRIVATE,
    ),
    FactDef(
        "monthly_income_per_capita",
        Text("thu nhập bình quân đầu người mỗi tháng", "monthly income per person"),
        Text("Thu nhập bình quân mỗi người mỗi tháng?", "Monthly income per person in VND?"),
        _COMMUNE,
        _PRIVATE,
    ),
    FactDef(
        "deprivations",
        Text("số chỉ số thiếu hụt", "number of deprivations"),
        Text("Thiếu hụt mấy chỉ số trong 12?", "How many of the 12 indicators are deprived?"),
        Text("phiếu rà soát", "review form"),
        _PRIVATE,
    ),
    FactDef("score_a", Text("điểm A", "score A"), Text("Điểm A của phiếu rà soát?", "Score A of the review form?")),
    FactDef("score_b", Text("điểm B", "score B"), Text("Điểm B của phiếu rà soát?", "Score B of the review form?")),
    FactDef(
        "events",
        Text("sự kiện đột xuất", "sudden events"),
        Text("Có sự kiện đột xuất nào?", "Any sudden event?"),
    ),
)

PERSON_FACTS: Final[dict[str, FactDef]] = {f.name: f for f in _PERSON}
HOUSEHOLD_FACTS: Final[dict[str, FactDef]] = {f.name: f for f in _HOUSEHOLD}


def fact_def(reference: str) -> FactDef:
    """The definition behind a reference as it stands in `missing`: `fact`, `household.fact` or `<member>.fact`.

    >>> fact_def("household.poverty_class").label.vi
    'phân loại hộ'
    """
    owner, _, name = reference.rpartition(".")
    return HOUSEHOLD_FACTS[name] if owner == "household" else PERSON_FACTS[name]
