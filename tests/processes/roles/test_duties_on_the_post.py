"""The page of a post shows the duties that a decision in force gives to it, and to whoever holds it (5.3)."""

import pytest

from qms.lifecycle.door import perform
from qms.people.models import Post

from . import making

pytestmark = pytest.mark.django_db


def page_of(client, post):
    return client.get(f"/people/posts/{post.pk}").text


def test_its_duties_and_those_of_its_holder_are_shown_once_they_hold(office, client):
    decision = making.draft(office)
    making.add(office, decision, person=office.truongphong, words="Trưởng đoàn đánh giá (mẫu)")
    head = Post.objects.get(unit=office.units["vhxh"], kind="unit_head")
    client.force_login(office.qmr, backend="django.contrib.auth.backends.ModelBackend")
    assert "Duy trì hệ thống" not in page_of(client, head)
    decision = making.signed(office, perform(decision.submit, by=office.qmr))
    page = page_of(client, head)
    assert "Duy trì hệ thống" in page and "Yêu cầu báo cáo" in page and "Trưởng đoàn đánh giá" in page
    assert all(f"/duties/{each.pk}" in page for each in decision.duties.all())
    other = Post.objects.get(unit=office.units["kt"], kind="unit_head")
    assert "Duy trì hệ thống" not in page_of(client, other)
    perform(decision.end, by=office.chutich, **making.REASON)
    assert "Duy trì hệ thống" not in page_of(client, head)
