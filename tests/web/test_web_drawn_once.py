"""A component that is kept as drawn is what its template draws: for these words, in this language, for no others."""

import pytest
from django.template import engines
from django.utils.safestring import mark_safe
from django.utils.translation import override
from django_cotton.compiler_regex import CottonCompiler

from qms.web.cells import toned
from qms.web.templatetags import components
from qms.web.templatetags.components import ALONE

SAMPLES = {
    "icon": '<c-icon name="{{ words }}" />',
    "state-badge": '<c-state-badge state="{{ words }}" label="{{ words }}" />',
    "deadline": '<c-deadline text="{{ words }}" />',
    "person": '<c-person name="{{ words }}" />',
}
AROUND = dict.fromkeys(("size", "tone", "due", "on_behalf_of", "post"), "what the page around it says")


def draw(source, **context):
    return engines["django"].from_string(CottonCompiler().process(source)).render(context)


@pytest.fixture(autouse=True)
def nothing_kept(monkeypatch):
    monkeypatch.setattr(components, "_drawn", {})


@pytest.mark.parametrize("name", ALONE)
def test_it_is_drawn_as_its_template_draws_it_whatever_stands_around(name, monkeypatch):
    kept = [draw(SAMPLES[name], words="a & b", **around) for around in (AROUND, {}, {})]
    assert len(components._drawn) >= 1
    monkeypatch.setattr(components, "ALONE", {})
    assert kept == [draw(SAMPLES[name], words="a & b")] * 3


def test_what_is_escaped_and_what_is_not_are_two():
    source = '<c-person :name="words" />'
    assert "<b>" in draw(source, words=mark_safe("<b>"))
    assert "<b>" not in draw(source, words="<b>")
    assert "<b>" in toned(mark_safe("<b>"), "late").written
    assert "<b>" not in toned("<b>", "late").written


def test_each_language_has_its_own():
    drawn = set()
    for language in ("vi", "en"):
        with override(language):
            drawn.add(draw('<c-person name="A" on_behalf_of="B" />'))
    assert len(drawn) == 2


def test_what_needs_the_page_is_drawn_each_time():
    assert draw('<c-state-badge state="x" />', label="first") != draw('<c-state-badge state="x" />', label="second")
    assert components._drawn.keys() == {key for key in components._drawn if key[0] == "icon"}


def test_it_begins_anew_when_it_is_full(monkeypatch):
    monkeypatch.setattr(components, "MOST_KEPT", 3)
    for number in range(8):
        draw(SAMPLES["icon"], words=f"x{number}")
    assert len(components._drawn) <= 3
