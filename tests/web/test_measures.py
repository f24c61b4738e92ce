"""A number is made and written in one way: no share of nothing, no rounding to a whole, two places at most."""

import re
from decimal import Decimal
from fractions import Fraction

import pytest
from django.utils.translation import override
from hypothesis import given
from hypothesis import strategies as st

from qms.text.quantities import KEPT, number_words, rounded
from qms.web.measures import Measure, behind_words, percent, value_words
from tests.architecture.tree import ROOT

WRITTEN = {
    (Fraction(1400, 30), Measure.PERCENT): "46,7 %",
    (Fraction(9996, 100), Measure.PERCENT): "99,96 %",  # 100 % is said of all alone
    (Fraction(4, 100), Measure.PERCENT): "0,04 %",
    (0, Measure.PERCENT): "0 %",
    (100, Measure.PERCENT): "100 %",
    (Decimal("83.3333"), Measure.SCORE): "83,33 điểm",
    (1234567, Measure.COUNT): "1.234.567",
    (Decimal("2.50"), Measure.WORKING_DAYS): "2,5 ngày làm việc",
}
# What writes or rounds a number by itself: drawings and papers measure in points and per cent of a width.
BY_THEMSELVES = r"floatformat|number_format\(|quantize\(|round\(100|:\.[0-9]f"
DRAWING = {
    "qms/text/quantities.py",
    "qms/web/printed/blocks.py",
    "qms/web/printed/pdf_stamps.py",
    "qms/web/printed/column_widths.py",
    "processes/risks/drawing.py",
    "make_evidence_pack.py",
}
FIELDS = {"qms/text/inputs.py"}  # what somebody types is shown back as it was typed


@pytest.mark.parametrize(("value", "measure"), WRITTEN)
def test_it_is_written_as_people_read_it(value, measure):
    with override("vi"):
        assert value_words(value, measure) == WRITTEN[value, measure]


def test_a_share_of_nothing_has_no_value():
    assert percent(0, 0) is None and percent(0, 1) == 0 and percent(1, 1) == 100
    with override("vi"):
        assert value_words(percent(0, 0), Measure.PERCENT) == "không có gì để đếm"
        assert behind_words(0, 0) == "" and behind_words(Decimal("14.0000"), 31) == "14 trên 31"


def test_a_target_is_written_as_it_was_set():
    with override("vi"):
        assert value_words(Decimal("66.67"), Measure.PERCENT, KEPT) == "66,67 %"


@given(st.fractions(min_value=0, max_value=10_000))
def test_what_is_not_whole_never_looks_whole(number):
    kept = rounded(number)
    with override("vi"):
        whole = "," not in number_words(number)
    assert whole == (kept == kept.to_integral_value())


def test_nothing_else_writes_numbers():
    files = [path for room in ("qms", "processes", "audits", "documents") for path in (ROOT / room).rglob("*.*")]
    told = {path.relative_to(ROOT).as_posix(): path for path in files if path.suffix in (".py", ".html")}
    found = {name for name, path in told.items() if re.search(BY_THEMSELVES, path.read_text(encoding="utf-8"))}
    assert {
        name for name in found if "/migrations/" not in name and not name.endswith(tuple(DRAWING | FIELDS))
    } == set()
