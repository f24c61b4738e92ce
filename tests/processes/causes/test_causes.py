"""The catalogue of causes: the quality manager keeps it, everybody reads it, nobody else changes it."""

import pytest
from django.test import Client

from processes.causes.keeping import add_cause, change_cause
from processes.causes.models import Cause
from tests.processes.nonconformities import making

pytestmark = pytest.mark.both_databases


def browser(person):
    client = Client()
    client.force_login(person, backend="django.contrib.auth.backends.ModelBackend")
    return client


def text_of(client, path):
    answer = client.get(path)
    assert answer.status_code == 200, path
    return answer.content.decode()


def test_the_quality_manager_keeps_the_catalogue(office):
    client = browser(office.qmr)
    client.post("/nonconformities/causes/new", {"code": "con-nguoi", "name": "Con người"})
    client.post("/nonconformities/causes/new", {"code": "thai-do", "name": "Thái độ", "parent": "con-nguoi"})
    cause = Cause.objects.get(code="thai-do")
    assert cause.path == "/con-nguoi/thai-do/"
    assert client.post("/nonconformities/causes/new", {"code": "thai-do", "name": "Hai"}).status_code == 422
    client.post(f"/nonconformities/causes/{cause.pk}", {"name": "Thái độ phục vụ"})
    cause = Cause.objects.get(pk=cause.pk)
    assert (cause.name, cause.active, cause.history.count()) == ("Thái độ phục vụ", False, 2)
    assert "thai-do" not in text_of(browser(office.qmr), "/nonconformities/causes/new")
    assert "Thái độ phục vụ" in text_of(browser(office.congchuc1), "/nonconformities/causes")


def test_nobody_else_keeps_it(office):
    with pytest.raises(Exception, match="danh mục nguyên nhân"):
        add_cause(by=office.truongphong, code="x", name="x")
    with pytest.raises(Exception, match="danh mục nguyên nhân"):
        change_cause(making.cause(office), by=office.truongphong, name="x", active=True)
