"""Title blocks of several offices, read."""

from datetime import date

import pytest

from documents.takeovers.title_block import title_block

BLOCKS = {
    # a district's set of 2018
    (
        "UBND HUYỆN QUẢNG ĐIỀN",
        "QUY TRÌNH",
        "KIỂM SOÁT TÀI LIỆU",
        "Mã số QT01 ISO",
        "Ban hành lần 01",
        "Ngày 30/10/2018",
    ): (
        "QT01",
        "Quy trình kiểm soát tài liệu",
        "procedure",
        1,
        None,
        date(2018, 10, 30),
    ),
    # a table in the head of each page, its cells in one line
    (
        "UBND XÃ | QUY TRÌNH ĐÁNH GIÁ NỘI BỘ | Mã hiệu: QT-HT-03",
        "Lần ban hành: 02 | Lần sửa đổi: 01",
        "Ngày hiệu lực: 01/7/2025",
    ): (
        "QT-HT-03",
        "Quy trình đánh giá nội bộ",
        "system_procedure",
        2,
        1,
        date(2025, 7, 1),
    ),
    ("Mã tài liệu | BM-HT-01.02", "Lần ban hành/sửa đổi: 01/03", "Hải Phòng, ngày 05 tháng 02 năm 2026"): (
        "BM-HT-01.02",
        "",
        "form",
        1,
        3,
        date(2026, 2, 5),
    ),
    ("Ngày ban hành: 01/6/2025 | Ngày hiệu lực: 15/6/2025", "Tên tài liệu: Chính sách chất lượng"): (
        "",
        "Chính sách chất lượng",
        "",
        None,
        None,
        date(2025, 6, 15),
    ),
    ("Ngày 31/02/2020", "Kính gửi"): ("", "", "", None, None, None),
    (): ("", "", "", None, None, None),
}


def test_a_line_of_letters_is_no_code():
    assert title_block(["Mã hiệu: QT-07" + "x" * 200]).code == ""


@pytest.mark.parametrize("lines", BLOCKS)
def test_a_title_block_is_read_and_what_it_does_not_say_stays_empty(lines):
    found = title_block(list(lines))
    told = (found.code, found.title, found.kind, found.issue, found.amendment, found.in_force_on)
    assert told == BLOCKS[lines]
