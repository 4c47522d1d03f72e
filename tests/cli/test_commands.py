"""The command line as an officer meets it: a real process, real pipes, real files."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from datetime import date
from pathlib import Path

import pytest
import yaml
from jsonschema import Draft202012Validator

from eligibility import cli, determine
from eligibility.cli import screen as screen_command
from eligibility.facts.case_file import read_case

ROOT = Path(__file__).parents[2]
EXAMPLE = ROOT / "examples" / "ho_can_ngheo.yaml"
CLOSING = "Kết quả sàng lọc, không thay quyết định của Chủ tịch UBND cấp xã"
CASE = "household:\n  members:\n    - id: a\n"


def run(*arguments: str, stdin: str | bytes = "", **env: str) -> subprocess.CompletedProcess[bytes]:
    """Run the command in a process of its own."""
    environment = {k: v for k, v in os.environ.items() if not k.startswith(("PYTHON", "ELIGIBILITY"))} | env
    return subprocess.run(
        [sys.executable, "-c", "from eligibility.cli import main; main()", *arguments],
        input=stdin.encode() if isinstance(stdin, str) else stdin,
        capture_output=True,
        env=environment,
        cwd=ROOT,
        check=False,
        timeout=60,
    )


def text(*arguments: str, **env: str) -> str:
    done = run(*arguments, **env)
    assert done.returncode == 0, done.stderr.decode()
    return done.stdout.decode()


def test_screen_answers_in_vietnamese_with_amount_clause_and_the_closing_line() -> None:
    said = text("screen", str(EXAMPLE), "--as-of", "23/11/2026")
    assert "Ngày xét: 23/11/2026" in said
    assert "✔ ĐỦ ĐIỀU KIỆN  Trợ cấp hưu trí xã hội" in said
    assert "540.000 đồng/tháng" in said
    assert "Căn cứ: khoản 1 Điều 2 NĐ 176/2025/NĐ-CP" in said
    assert "Cả hộ: 1.350.000 đồng/tháng" in said
    assert said.rstrip().endswith(CLOSING + ".")


def test_the_childs_one_failing_condition_is_shown_and_nothing_is_open() -> None:
    said = text("screen", str(EXAMPLE), "--as-of", "2026-11-23")
    assert "✘ KHÔNG ĐỦ ĐIỀU KIỆN  Trợ cấp xã hội hằng tháng - trẻ em dưới 3 tuổi" in said
    assert "KHÔNG   sống tại xã, thôn đặc biệt khó khăn vùng dân tộc thiểu số và miền núi" in said
    assert "CHƯA ĐỦ THÔNG TIN" not in said


def test_what_is_missing_is_asked_and_what_nothing_points_to_is_one_line(tmp_path: Path) -> None:
    case = tmp_path / "ho.yaml"
    case.write_text("household:\n  members:\n    - {id: cu, birth: 1944, citizen: true, requested: true}\n", "utf-8")
    said = text("screen", str(case), "--as-of", "2026-11-23")
    assert "? CHƯA ĐỦ THÔNG TIN  Trợ cấp hưu trí xã hội" in said
    assert "- Lương hưu mỗi tháng bao nhiêu (không có: 0)?" in said
    collected = [line for line in said.splitlines() if "để loại trừ" in line]
    assert len(collected) == 1
    assert "HIV" not in said


def test_json_is_the_answer_of_the_library_and_alone_on_stdout() -> None:
    done = run("screen", str(EXAMPLE), "--as-of", "2026-11-23", "--json")
    printed = json.loads(done.stdout)
    household = read_case(EXAMPLE.read_text("utf-8"), "x").household
    assert printed == determine(household, as_of=date(2026, 11, 23)).model_dump(mode="json")
    assert done.stderr == b""


def test_json_is_the_same_in_both_languages() -> None:
    arguments = ("screen", str(EXAMPLE), "--as-of", "2026-11-23", "--json")
    assert run(*arguments).stdout == run(*arguments, "--lang", "en").stdout


def test_english_is_there_by_option_and_by_environment() -> None:
    for said in (
        text("screen", str(EXAMPLE), "--as-of", "2026-11-23", "--lang", "en"),
        text("screen", str(EXAMPLE), "--as-of", "2026-11-23", ELIGIBILITY_LANG="en"),
    ):
        assert "✔ ELIGIBLE  Social pension" in said
        assert "VND 1,350,000 a month" in said


@pytest.mark.parametrize("code_page", ["cp1258", "cp437", "cp1252", "ascii"])
def test_legacy_code_pages_do_not_crash_and_get_utf8(code_page: str) -> None:
    for arguments in (("screen", str(EXAMPLE), "--as-of", "2026-11-23"), ("--help",), ("rules", "list")):
        done = run(*arguments, PYTHONIOENCODING=code_page)
        assert done.returncode == 0
        assert "ệ" in done.stdout.decode("utf-8")
    refused = run("screen", "khong-co.yaml", PYTHONIOENCODING=code_page)
    assert "không có tệp này" in refused.stderr.decode("utf-8")


def test_ascii_drops_diacritics_and_signs() -> None:
    said = run("screen", str(EXAMPLE), "--as-of", "2026-11-23", "--ascii").stdout
    assert said.isascii()
    assert b"[+] DU DIEU KIEN" in said


def test_no_colour_codes_reach_a_pipe_or_a_no_color_terminal() -> None:
    assert b"\033" not in run("screen", str(EXAMPLE), NO_COLOR="1").stdout
    assert b"\033" not in run("screen", str(EXAMPLE)).stdout


def test_standard_input_is_read_and_the_gate_exits_3_only_when_asked() -> None:
    assert run("screen", "-", stdin=CASE).returncode == 0
    gated = run("screen", "-", "--fail-on", "undetermined", stdin=CASE)
    assert gated.returncode == 3
    assert CLOSING in gated.stdout.decode()
    settled = run("screen", str(EXAMPLE), "--as-of", "2026-11-23", "--fail-on", "undetermined")
    assert settled.returncode == 0


def test_assumptions_are_printed_with_the_answer_wherever_they_were_stated() -> None:
    said = run("screen", "-", "--assume", "citizen=true", stdin=CASE + "assume: {requested: true}\n").stdout.decode()
    assert "Giả định do người dùng nêu: citizen = true (áp dụng cho: a)" in said
    assert "Giả định do người dùng nêu: requested = true (áp dụng cho: a)" in said


BAD = [
    ("tệp trống", "", "tệp trống"),
    ("broken YAML", "household: [", "không đọc được YAML/JSON"),
    ("a tab", "household:\n\tmembers: []", "dòng 2"),
    ("an unknown field", CASE + "      brith: 1950\n", "có phải «birth»?"),
    ("an unknown top key", "househol: {}", "có phải «household»?"),
    ("a household's field on a person", CASE + "      poverty_class: poor\n", "trường của hộ"),
    ("an impossible date", CASE + "      birth: 1950-02-30\n", "ngày không có trên lịch"),
    ("a reversed range", CASE + "      birth: {from: 1951, to: 1950}\n", "from sau to"),
    ("an unknown value", CASE + "      mother: ded\n", "có phải «dead»?"),
    ("a negative amount", CASE + "      pension_monthly: -1\n", "không được nhỏ hơn 0"),
    ("money with dots", CASE + "      pension_monthly: 1.080.000\n", "số nguyên"),
    ("yes for true", CASE + "      citizen: 'yes'\n", "true hoặc false"),
    ("two members with one id", "household: {members: [{id: a}, {id: a}]}", "hai thành viên cùng mã «a»"),
    ("a key twice", CASE + "      hiv: true\n      hiv: false\n", "viết hai lần"),
    ("death before birth", CASE + "      birth: 1950\n      deceased_on: 1949\n", "ngày mất trước ngày sinh"),
    ("an unknown benefit", CASE + "      receives: [social_penson]\n", "có phải «social_pension»?"),
    ("nobody", "household: {members: []}", "chưa có thành viên nào"),
    ("an alias", "household: &a {members: *a}", "không đọc được"),
    ("deep nesting", "household: " + "[" * 3000 + "]" * 3000, "không đọc được"),
    ("a list", "- 1", "khóa: giá trị"),
    ("5000 members", "household: {members: [" + "{id: a}," * 5000 + "]}", "5000 thành viên"),
]


@pytest.mark.parametrize(("what", "case", "says"), BAD, ids=[b[0] for b in BAD])
def test_bad_input_gets_one_sentence_and_exit_code_1(what: str, case: str, says: str, tmp_path: Path) -> None:
    file = tmp_path / "ho.yaml"
    file.write_text(case, "utf-8")
    done = run("screen", str(file))
    told = done.stderr.decode().strip()
    assert done.returncode == 1, what
    assert done.stdout == b""
    assert told.startswith("ho.yaml")
    assert says in told
    assert "\n" not in told
    assert "Traceback" not in told


def test_the_line_of_a_mistake_is_named(tmp_path: Path) -> None:
    file = tmp_path / "ho.yaml"
    file.write_text("household:\n  id: X\n  members:\n    - id: a\n    - id: b\n      birth: 31/02/2020\n", "utf-8")
    assert "ho.yaml, dòng 6, thành viên «b», trường «birth»" in run("screen", str(file)).stderr.decode()


def test_a_huge_file_and_one_that_is_not_utf8_are_refused(tmp_path: Path) -> None:
    huge = tmp_path / "to.yaml"
    with huge.open("wb") as file:
        file.truncate(200_000_000)
    assert "lớn hơn 2 MB" in run("screen", str(huge)).stderr.decode()
    other = tmp_path / "utf16.yaml"
    other.write_text(CASE, "utf-16")
    assert "không phải văn bản UTF-8" in run("screen", str(other)).stderr.decode()
    assert run("screen", str(tmp_path)).returncode == 1


@pytest.mark.parametrize(
    ("arguments", "says"),
    [
        (("screen", str(EXAMPLE), "--place", "hcm"), "Có phải «hcmc»?"),
        (("screen", str(EXAMPLE), "--place", "brvt"), "chưa được đưa vào"),
        (("screen", str(EXAMPLE), "--as-of", "30/06/2021"), "luật trước ngày này chưa được đưa vào"),
        (("screen", str(EXAMPLE), "--as-of", "31/02/2026"), "không phải một ngày có trên lịch"),
        (("screen", str(EXAMPLE), "--assume", "citizn=true"), "Có phải «citizen»?"),
        (("screen", str(EXAMPLE), "--assume", "citizen"), "không phải một giả định"),
        (("screen", str(EXAMPLE), "--asof", "1"), "Không có tùy chọn --asof"),
        (("screen",), "Thiếu"),
        (("scren",), "Không có lệnh này"),
        (("screen", str(EXAMPLE), "--lang", "fr"), "--lang"),
        (("rules", "show", "social_penson"), "Có phải «social_pension»?"),
        (("rules", "show", "social_pension", "--as-of", "2024-01-01"), "không có quy định nào hiệu lực"),
    ],
)
def test_wrong_usage_gets_one_sentence_and_exit_code_2(arguments: tuple[str, ...], says: str) -> None:
    done = run(*arguments)
    assert done.returncode == 2
    assert says in done.stderr.decode()
    assert done.stderr.decode().count("\n") == 1
    assert done.stdout == b""


def test_messages_hold_no_long_number_and_no_health_value(tmp_path: Path) -> None:
    file = tmp_path / "ho.yaml"
    file.write_text("household: {members: [{id: '099123456789', hiv: duong_tinh, citizen: '099123456789'}]}", "utf-8")
    told = run("screen", str(file)).stderr.decode()
    assert "099123456789" not in told
    assert "duong_tinh" not in told


def test_rules_diff_explains_every_step_of_the_example() -> None:
    def diff(first: str, second: str) -> str:
        return text("rules", "diff", first, second)

    assert "mức chuẩn trợ giúp xã hội: 360.000 → 500.000 (khoản 1 Điều 1 NĐ 76/2024/NĐ-CP)" in diff(
        "2024-06-30", "2024-07-01"
    )
    pension = diff("2024-07-01", "2025-07-01")
    assert "+ social_pension" in pension
    assert "- elderly_without_pension" in pension
    assert "mức trợ cấp hưu trí xã hội: 500.000" in pension
    moved = diff("2025-07-01", "2026-09-01")
    assert "mức chuẩn trợ giúp xã hội, người đang hưởng: 540.000 (khoản 3 Điều 32 NĐ 335/2026/NĐ-CP)" in moved
    assert "500.000 → 540.000 (khoản 2 Điều 4 NĐ 335/2026/NĐ-CP)" in diff("2026-09-01", "2026-10-05")
    assert "Không thay đổi" in diff("2026-10-05", "2026-11-23")
    assert "360.000 → 540.000" in diff("2024-06-30", "2026-11-23")


def test_rules_list_and_show_read_beside_the_decree() -> None:
    listed = text("rules", "list", "--as-of", "2026-11-23")
    assert "điểm a khoản 5 Điều 5 NĐ 335/2026/NĐ-CP · 1,5 / 2,0 × 540.000" in listed
    rows = json.loads(text("rules", "list", "--as-of", "2026-11-23", "--json"))
    assert {r["program"] for r in rows} >= {"social_pension", "severe_disability"}
    shown = text("rules", "show", "elderly_poor_unsupported", "--as-of", "2026-08-15")
    assert "người đang hưởng:  (khoản 3 Điều 32 NĐ 335/2026/NĐ-CP)" in shown
    assert "→ hệ số 2,0: từ đủ 75 tuổi  (điểm đ khoản 1 Điều 6 NĐ 335/2026/NĐ-CP)" in shown
    assert text("quy-dinh", "list", "--ngay", "23/11/2026") == listed


@pytest.mark.parametrize("name", ["household", "determination", "answer"])
def test_the_schemas_are_published(name: str) -> None:
    schema = json.loads(text("schema", name))
    Draft202012Validator.check_schema(schema)
    assert schema["$id"] == f"urn:eligibility:{name}:1"


def test_the_example_follows_the_published_household_schema() -> None:
    schema = json.loads(text("schema", "household"))
    data = yaml.safe_load(EXAMPLE.read_text("utf-8"))["household"]
    Draft202012Validator(schema).validate(json.loads(json.dumps(data, default=str)))


def test_doctor_says_what_is_here() -> None:
    said = text("doctor")
    assert "kiểm đến 23/11/2026" in said
    assert "durable-rules" in said


def test_explain_writes_every_condition_of_every_program() -> None:
    said = text("screen", str(EXAMPLE), "--as-of", "2026-11-23", "--explain")
    assert said.count("Căn cứ:") == 3 * 10
    assert "(điểm c khoản 1 Điều 2 NĐ 176/2025/NĐ-CP)" in said


def test_an_unforeseen_error_is_a_sentence_too(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(screen_command, "determine", lambda *_, **__: 1 / 0)
    assert cli.run(["screen", str(EXAMPLE)]) == 1
    assert "Lỗi ngoài dự kiến (ZeroDivisionError)" in capsys.readouterr().err
