"""The page of those who lead: what to decide, what is late and whose, and numbers that open their records."""

from datetime import timedelta

from django.test import Client
from django.urls import reverse

from qms.ledger.now import frozen, now
from tests.office import fresh
from tests.processes.actions import making as actions
from tests.processes.nonconformities import making as nonconformities


def open_as(person, address="overview"):
    client = Client()
    client.force_login(person, backend="django.contrib.auth.backends.ModelBackend")
    return client.get(reverse(address))


def test_it_is_for_those_who_lead(office):
    assert open_as(office.chutich).status_code == 200
    assert open_as(office.truongphong).status_code == 200
    assert open_as(office.congchuc1).status_code == 403
    assert open_as(office.quantri).status_code == 403


def test_what_is_late_is_told_by_its_unit_and_opens(office):
    actions.in_progress(office)
    with frozen(now() + timedelta(days=60)):
        page = open_as(fresh(office.chutich))
        late = page.context["late"]
        (name, count) = late["table"].rows[0]["cells"]
        assert name.value == "Phòng Văn hóa - Xã hội" and count.value == late["total"] == 1
        client = Client()
        client.force_login(office.chutich, backend="django.contrib.auth.backends.ModelBackend")
        assert [len(section.rows) for section in client.get(count.url).context["sections"]] == [1]
        assert client.get(count.url.replace("vhxh", "kt")).context["sections"] == []


def test_what_is_open_is_told_by_its_age(office):
    nonconformities.reported(office)
    for days, place in [(1, 2), (60, 3), (200, 4)]:
        with frozen(now() + timedelta(days=days)):
            rows = open_as(fresh(office.chutich)).context["numbers"].rows
            row = next(each["cells"] for each in rows if "/nonconformities_open" in each["cells"][0].url)
            assert [cell.value for cell in row[1:]] == [1, *(int(at == place) for at in (2, 3, 4))]


def test_the_leaders_are_led_to_it_and_others_to_their_work(office):
    for person, address in [("chutich", "overview"), ("congchuc1", "home")]:
        client = Client()
        answer = client.post(reverse("login"), {"username": person, "password": "demo"})
        assert answer["Location"] == reverse(address)
