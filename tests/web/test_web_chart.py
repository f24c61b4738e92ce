"""The drawing of numbers over periods: no number stands on the line of its target."""

import re
from decimal import Decimal

import pytest

from qms.web.chart_svg import Point, chart_svg

DIGITS = 8.5  # what the figures of a number take above the line they stand on


def drawn(value, target):
    point = Point("Q1", "Quý I", Decimal(value), str(value))
    return chart_svg([point], key="k", title="T", target=target and Decimal(target))


def number_of(svg):
    return float(re.search(r'class="chart-number" x="[^"]+" y="([^"]+)"', svg)[1])


@pytest.mark.parametrize("value", range(60, 101))
def test_the_line_of_the_target_runs_through_no_number(value):
    svg = drawn(value, 90)
    line = float(re.search(r'class="chart-target" d="M\d+ ([\d.]+)H', svg)[1])
    assert not number_of(svg) - DIGITS <= line <= number_of(svg)


def test_a_number_stays_over_its_bar_where_the_target_is_far():
    svg = drawn(50, 95)
    bar = float(re.search(r'<rect x="[^"]+" y="([^"]+)" width="44"', svg)[1])
    assert number_of(svg) == bar - 6
