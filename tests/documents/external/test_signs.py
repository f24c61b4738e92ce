"""The numbers of legal documents, as texts write them."""

import pytest

from documents.external.signs import body_of, found_in, kind_of, written

READ = {
    "theo Nghị định số 61/2018/NĐ-CP ngày 23/4/2018": ["61/2018/NĐ-CP"],
    "Luật Đầu tư số 63/2020/QH14, Luật Hộ tịch số 03/2026/QH16": ["63/2020/QH14", "03/2026/QH16"],
    "Thông tư 01/2018/TT-VPCP; Thông tư liên tịch 15/2016/TTLT-BTP-BNV.": ["01/2018/TT-VPCP", "15/2016/TTLT-BTP-BNV"],
    "Quyết định 24/2021/QĐ-TTg (sửa đổi)": ["24/2021/QĐ-TTg"],
    "TCVN ISO 9001:2015 và TCVN ISO/IEC 27001:2019": ["TCVN ISO 9001:2015", "TCVN ISO/IEC 27001:2019"],
    "Nghị quyết 80-NQ/TW": ["80-NQ/TW"],
    "Nghị quyết 1656/NQ-UBTVQH15 và 36/2021/UBTVQH15": ["1656/NQ-UBTVQH15", "36/2021/UBTVQH15"],
    # As people and machines write them
    "61 / 2018 / NĐ - CP": ["61/2018/NĐ-CP"],
    "61/2018/NĐ–CP": ["61/2018/NĐ-CP"],
    "61/2018/ND-CP": ["61/2018/NĐ-CP"],
    "61/2018/NÐ-CP": ["61/2018/NĐ-CP"],
    "61/2018/NĐ\u2212CP": ["61/2018/NĐ-CP"],
    "Căn cứ:61/2018/NĐ-CP;63/2020/QH14": ["61/2018/NĐ-CP", "63/2020/QH14"],
    "khoản 2 Điều 5 Luật 63/2020/QH14": ["63/2020/QH14"],
    "61/2018/NĐ\u00adCP và 61/2018/NĐ\u00a0-\u00a0CP": ["61/2018/NĐ-CP"],
    "Nghị định 30/2020/NĐ-CP - UBND xã thực hiện": ["30/2020/NĐ-CP"],
    "Nghị định 61/2018/NĐ-CP, lại 61/2018/NĐ-CP": ["61/2018/NĐ-CP"],
    "Quyết định số 223/QĐ-UBND ngày 12/8/2025": ["223/QĐ-UBND"],
    "theo nghị định 61/2018/nđ-cp và 30/2020/nd-cp.": ["61/2018/NĐ-CP", "30/2020/NĐ-CP"],
    "Nđ 61/2018/Nđ-Cp, qđ 24/2021/qđ-ttg; 24/2021/QĐ-TTG": ["61/2018/NĐ-CP", "24/2021/QĐ-TTg"],
    "Luật 63/2020/QH 14, luật 03/2026/qh16, 36/2021/ubtvqh 15": ["63/2020/QH14", "03/2026/QH16", "36/2021/UBTVQH15"],
    "TCVN ISO 9001 : 2015, tcvn iso 9001: 2015, TCVN ISO9001:2015": ["TCVN ISO 9001:2015"],
    "61/2018/NĐ- CP, 30/2020/NĐ -CP": ["61/2018/NĐ-CP", "30/2020/NĐ-CP"],
    "61/2018/\nNĐ-CP; 30/2020/NĐ-\n  CP; 118/\r\n2025/NĐ-CP": ["61/2018/NĐ-CP", "30/2020/NĐ-CP", "118/2025/NĐ-CP"],
    "TCVN ISO\n9001:2015": ["TCVN ISO 9001:2015"],
    "61/2018/NĐ\u2011CP, 30\u00a0/\u202f2020/NĐ\u2060-\u200bCP": ["61/2018/NĐ-CP", "30/2020/NĐ-CP"],
    "61／2018／NĐ－CP": ["61/2018/NĐ-CP"],
    "80-nq/tw": ["80-NQ/TW"],
    "15/2016/ttlt-btp-bnv quy định": ["15/2016/TTLT-BTP-BNV"],
    # What only looks like one
    "61/2018/nđ-cpvà, 3/tt-x": [],
    "họp 2/9, tổ 3/tt phường": [],
    "ngày 12/8/2025, tỷ lệ 3/4, mẫu 01/BM-HT-01, H24.01/2025/CP": [],
    "12/KH-UBND và 7/BC-UBND": [],
    "A61/2018/NĐ-CP": [],
}


@pytest.mark.parametrize("text", READ)
def test_the_numbers_of_a_text_are_found_each_once(text):
    assert [each.sign for each in found_in(text).values()] == READ[text]


def test_the_words_around_a_number_are_told():
    found = found_in("x " * 100 + "theo Nghị định 118/2025/NĐ-CP về một cửa" + " y" * 100)
    words = found["118/2025/NĐ-CP"].words
    assert "theo Nghị định 118/2025/NĐ-CP về một cửa" in words and len(words) < 170


@pytest.mark.parametrize(
    ("sign", "kind", "body"),
    [
        ("118/2025/NĐ-CP", "decree", "Chính phủ"),
        ("24/2021/QĐ-TTg", "decision", "Thủ tướng Chính phủ"),
        ("03/2026/QH16", "law", "Quốc hội"),
        ("03/2025/TT-VPCP", "circular", "Văn phòng Chính phủ"),
        ("15/2016/TTLT-BTP-BNV", "joint_circular", "Bộ Nội vụ"),
        ("36/2021/UBTVQH15", "resolution", "Ủy ban Thường vụ Quốc hội"),
        ("TCVN ISO 9001:2015", "standard", "Bộ Khoa học và Công nghệ"),
        ("223/QĐ-UBND", "decision", ""),
        ("linh tinh", "other", ""),
    ],
)
def test_a_number_tells_what_it_is_of(sign, kind, body):
    assert (kind_of(written(sign)), body_of(written(sign))) == (kind, body)
