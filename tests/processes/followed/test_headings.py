"""The headings and words of exported sheets, and our plain shape."""

from datetime import date, datetime

import pytest

from processes.followed.headings import columns_of, field_of, item_of, moment_of, state_of
from processes.followed.moments import moment_of as read_moment

HEADS = [
    "STT", "Số hồ sơ", "Tên thủ tục", "Lĩnh vực", "Chủ hồ sơ", "Ngày tiếp nhận", "Ngày hẹn trả", "Ngày kết thúc",
    "Trạng thái", "Đơn vị xử lý", "Hình thức nộp", "Ghi chú",
]  # fmt: skip


def test_the_columns_of_a_usual_sheet():
    found = columns_of(HEADS)
    assert found == {
        1: "code", 2: "procedure_name", 3: "field", 4: "applicant_name", 5: "received_at", 6: "due_at", 7: "ended_at",
        8: "state", 9: "decided_by", 10: "channel", 11: "note",
    }  # fmt: skip


@pytest.mark.parametrize(
    ("heading", "name"),
    [
        ("Mã hồ sơ", "code"), ("MÃ HỒ SƠ:", "code"), ("Số / Mã hồ sơ", "code"), ("Người nộp", "applicant_name"),
        ("Chủ hồ sơ / Người nộp", "applicant_name"), ("Ngày trả", "delivered_at"), ("Cán bộ xử lý", "handler"),
        ("Đơn vị / Cán bộ xử lý", "decided_by"), ("Ngày hẹn trả (dự kiến)", "due_at"), ("Điện thoại", None), ("", None),
    ],
)  # fmt: skip
def test_a_heading_names_a_field_or_is_asked_for(heading, name):
    assert field_of(heading) == name


@pytest.mark.parametrize(
    ("words", "beside", "code"),
    [
        ("Mới đăng ký", {}, 1), ("Được tiếp nhận", {}, 2), ("Không được tiếp nhận", {}, 3), ("Đang xử lý", {}, 4),
        ("Yêu cầu bổ sung giấy tờ", {}, 5), ("Yêu cầu thực hiện nghĩa vụ tài chính", {}, 6),
        ("Công dân yêu cầu rút hồ sơ", {}, 7), ("Dừng xử lý", {}, 8), ("Đã xử lý xong", {}, 9),
        ("Đã trả kết quả", {}, 10),
        ("Trong hạn", {}, 4), ("Quá hạn", {}, 4), ("Quá hạn", {"ended_at": "x"}, 9), ("đúng hạn", {}, 9),
        ("Trước hạn", {"delivered_at": "x"}, 10), ("", {}, 4), ("", {"ended_at": "x"}, 9), ("9", {}, 9),
        ("Chuyển phòng khác", {}, "Chuyển phòng khác"),
    ],
)  # fmt: skip
def test_words_of_a_state(words, beside, code):
    assert state_of(words, beside) == code


@pytest.mark.parametrize(
    ("cell", "written"),
    [
        ("25/11/2026", "2026-11-25"), ("25/11/2026 08:05", "2026-11-25T08:05"), ("5-1-2026 8h30", "2026-01-05T08:30"),
        ("25/11/2026 8g", "2026-11-25T08:00"), (date(2026, 11, 25), "2026-11-25"),
        (datetime(2026, 11, 25, 8, 5), "2026-11-25T08:05"), ("sáng thứ ba", "sáng thứ ba"),
    ],
)  # fmt: skip
def test_days_of_cells(cell, written):
    assert moment_of(cell) == written


def test_a_row_becomes_an_item_that_can_be_read():
    row = {"code": "H-1", "state": "Đúng hạn", "received_at": "02/03/2026 08:00", "delivered_at": "03/03/2026",
           "channel": "Trực tuyến", "handler": "Trần Mẫu", "note": None}  # fmt: skip
    item = item_of(row)
    assert item == {
        "code": "H-1", "state": 10, "received_at": "2026-03-02T08:00", "delivered_at": "2026-03-03",
        "ended_at": "2026-03-03", "channel": "online", "facts": {"handler": "Trần Mẫu"},
    }  # fmt: skip
    assert read_moment(item["received_at"]).hour == 8
