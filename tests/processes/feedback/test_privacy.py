"""The guard against names in what others read: the spellings people use for one sender, and what is nobody's name."""

import unicodedata

import pytest

from processes.feedback.privacy import blotted, holds_identity_number, names_person

SENDER = {
    "full_name": "Nguyễn Thị Hoà",
    "phone": "0912 000 111",
    "id_number": "031 000 000 001",
    "address": "Số 12 đường Hùng Vương, thôn 3, xã Vĩnh Bảo",
}


@pytest.mark.parametrize(
    "text",
    [
        "Bà Nguyễn Thị Hoà chờ lâu",
        "bà nguyễn thị hòa",
        "BÀ NGUYỄN THỊ HÒA",
        "ba nguyen thi hoa",
        "Bà Nguyen Thị Hoà",
        unicodedata.normalize("NFD", "Bà Nguyễn Thị Hoà"),
        "Nguyễn\u00a0Thị\u00a0Hòa",
        "Nguy\u200bễn Thị H\u00adoà",
        "Nguyển Thị Hoà",
        "Nguyễn T. Hoà",
        "N. T. Hòa",
        "Ng. Thị Hòa",
        "Nguyễn Hoà",
        "Nguyễn-Thị-Hoà",
        "Nguyễn_Thị_Hòa",
        "NguyễnThịHoà",
        "nguyenthihoa@vinhbao.vn",
        "Hoà Nguyễn Thị",
        "hoa nguyen thi",
        "hoa.nguyenthi@vinhbao.vn",
        "nguyenthi.hoa@vinhbao.vn",
        "hoanguyenthi@vinhbao.vn",
        "Gọi 0912000111",
        "Gọi 0912.000.111",
        "Gọi (+84) 912 000 111",
        "Gọi +84912000111",
        "Gọi 0084 912-000-111",
        "Gọi O912OOO111",
        "Gọi 0912–000–111",
        "Gọi 0912/000/111",
        "Gọi ０９１２０００１１１",
        "Số 031—000—000—001",
        "Số 031000000001",
        "Số 031.000.000.001",
        "ở số 12 đường Hùng Vương",
        "o so 12 duong Hung Vuong",
    ],
)
def test_the_sender_is_known_in_everyday_spellings(text):
    assert names_person(text, SENDER)


@pytest.mark.parametrize(
    "text",
    [
        "Kính gửi bà Nguyễn T. H.",
        "Bà Nguyễn Thị Hóa",
        "Bà Nguyễn Thị Hoan",
        "Ông Nguyễn Thế Hoà",
        "nguyện thị hoà bình",
        "một nguyên hoa văn",
        "hoà thuận, nguyên thì",
        "thị hoà nguyễn",
        "đường Hùng Vương ngập nước ở thôn 3",
        "Phí 912.000.111 đồng",
        "Nghị định 61/2018/NĐ-CP; 0225 3884 123",
    ],
)
def test_what_is_not_the_sender(text):
    assert not names_person(text, {**SENDER, "phone": "" if "đồng" in text else SENDER["phone"]})


MONEY = [
    "150.000.000 đồng",
    "1.500.000.000đ",
    "150000000 đồng",
    "150 000 000 VND",
    "nộp 2.150.000.000",
    "thu 1.200.000.000 - quá cao",
    "-123.456.789 đ",
    "từ 1.500.000-2.000.000",
    "từ 1.500.000–2.000.000",
]


@pytest.mark.parametrize("text", MONEY)
def test_a_sum_of_money_stays(text):
    assert blotted(text) == text and not holds_identity_number(text)


@pytest.mark.parametrize("text", ["ngày 15-03-2026 08-30", "từ 01.02.2026 10.30", "giai đoạn 2021-2030", "12/2026"])
def test_a_day_stays(text):
    assert blotted(text) == text


@pytest.mark.parametrize(
    "number",
    ["0912000111", "0912 000 111", "0912.000.111", "+84912000111", "031000000001", "031 000 000 001", "123456789012"],
)
def test_a_number_that_leads_to_somebody_goes(number):
    assert blotted(f"gọi {number} nhé") == "gọi ••• nhé"
    assert blotted(f"gọi {number}.") == "gọi •••."


def test_a_number_with_the_long_dashes_of_a_word_processor_is_a_number():
    assert blotted("Gọi 0912–000–111 nhé") == "Gọi ••• nhé" and holds_identity_number("Số 031–000–000–001")
    for days in (
        "Từ 01/02/2026–05/02/2026",
        "Từ 01/02/2026 – 05/02/2026",
        "Số 61/2018/NĐ–CP",
        "phí 1.500.000–2.000.000 đồng",
    ):
        assert blotted(days) == days


@pytest.mark.parametrize(
    "code", ["HS-261128-0001", "H40.12.01-260301-0001", "000.00.19.H40-260301-0001", "H40–260301–00012"]
)
def test_the_code_of_a_dossier_stays(code):
    assert blotted(f"Hồ sơ {code} chậm") == f"Hồ sơ {code} chậm" and not holds_identity_number(f"Hồ sơ {code}.")


@pytest.mark.parametrize("number", ["ĐT-091299-0111", "CC-031000-000001", "H40-261345-0001", "A-260301-0001234"])
def test_a_number_that_is_no_code_of_a_dossier_does_not_hide_behind_letters(number):
    assert blotted(number) != number
