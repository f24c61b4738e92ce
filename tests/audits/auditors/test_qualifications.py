"""Who is qualified to audit is said by others, through the door, and ends on a day (7.2)."""

import re
from contextlib import contextmanager
from datetime import timedelta

import pytest
from django.core.exceptions import ValidationError
from django.db import transaction
from django.test import Client

from audits.auditors import rules
from audits.auditors.models import Qualification
from qms.acts.acts import arrows_of
from qms.api.tokens import issue_token
from qms.ledger.now import today
from qms.lifecycle.door import create, perform
from qms.lifecycle.errors import ConcurrentTransition, WrongPerson
from tests.audits.conduct import making
from tests.office import fresh


def said(work, *args, **values):
    """The fields at which something is refused."""
    try:
        with transaction.atomic():
            work(*args, **values)
    except ValidationError as fault:
        return set(fault.message_dict)
    return {}


@contextmanager
def not_by(rule):
    """What happens here is refused by a rule on persons, in its sentence."""
    with pytest.raises(WrongPerson, match=re.escape(str(rule.sentence))), transaction.atomic():
        yield


def test_its_acts_leave_its_one_state_alone():
    assert arrows_of(Qualification) == set()


def test_those_who_keep_the_system_qualify_others_never_themselves(office):
    values = {"grounds": "QĐ 1", "since": today()}
    row = create(Qualification, by=office.qmr, person=office.danhgia1, **values)
    assert (row.history.get().act, row.unit) == ("create", office.units["vinhbao"])
    with not_by(rules.is_of_somebody_else):
        create(Qualification, by=office.qmr, person=office.qmr, **values)
    with pytest.raises(WrongPerson), transaction.atomic():
        create(Qualification, by=office.congchuc1, person=office.danhgia1, **values)
    row = perform(row.end, by=fresh(office.qmr), until=today(), reason="Chuyển công tác")
    assert (row.until, row.state) == (today(), "on_record")
    assert Qualification.objects.on(today() + timedelta(days=1)).count() == 0


def test_a_substitute_is_no_way_around(office):
    office.substitute("qmr", "quality_manager", "congchuc1", today(), today())
    values, substitute = {"grounds": "QĐ 1", "since": today()}, fresh(office.congchuc1)
    for person in (office.qmr, office.congchuc1):
        with pytest.raises(WrongPerson), transaction.atomic():
            create(Qualification, by=substitute, person=person, **values)
        with not_by(rules.is_of_somebody_else):
            perform(making.qualify(office, person).end, by=substitute, until=today(), reason="Khác")
    row = create(Qualification, by=substitute, person=office.danhgia1, **values)
    assert row.history.get().on_behalf_of == office.qmr


def test_a_qualification_ends_on_the_day_it_begins_or_later(office):
    first = today()
    for last, allowed in ((first, True), (first - timedelta(days=1), False)):
        values = {"person": office.danhgia1, "grounds": "QĐ 1", "since": first}
        told_by_create = said(create, Qualification, by=office.qmr, until=last, **values)
        row = making.qualify(office, office.vanthu, since=first)
        assert (told_by_create, said(perform, row.end, by=office.qmr, until=last, reason="Khác")) == (
            ({}, {}) if allowed else ({"until"}, {"until"})
        )


def test_a_script_keeps_them_too_and_only_as_it_saw_them(office):
    client = Client(headers={"Authorization": f"Token {issue_token(office.qmr)}"})
    given = {"person": "danhgia1", "grounds": "QĐ 12", "since": "2026-01-01", "may_lead": True}
    made = client.post("/api/auditors", given, content_type="application/json")
    assert made.status_code == 201 and made.json()["person"] == "danhgia1"
    path, seen = f"/api/auditors/{made.json()['id']}/acts/end", made.json()["sequence"]
    end = {"reason": "Thôi việc", "sequence": seen, "until": f"{today() + timedelta(days=30)}"}
    assert client.post(path, end, content_type="application/json").status_code == 200
    stale = client.post(path, end | {"until": f"{today()}"}, content_type="application/json")
    assert stale.status_code == 409 and stale.json()["current"] == {"sequence": seen + 1, "state": "on_record"}
    with pytest.raises(ConcurrentTransition), transaction.atomic():
        perform(Qualification.objects.get().end, by=office.qmr, sequence=seen, until=today(), reason="Khác")


def test_who_is_qualified_today_stands_first_in_the_list(office):
    making.qualify(office, office.congchuc1, until=today() - timedelta(days=1))
    making.qualify(office, office.vanthu)
    client = Client()
    client.force_login(office.congchuc3, backend="django.contrib.auth.backends.ModelBackend")
    listed = [row["record"].person for row in client.get("/audits/auditors").context["rows"]]
    assert listed == [office.vanthu, office.congchuc1]
    shown = [row["record"].person for row in client.get("/audits/auditors?in_force=true").context["rows"]]
    assert shown == [office.vanthu]
    page = client.get(f"/audits/auditors/{Qualification.objects.last().pk}/end")
    assert page.status_code == 200 and str(rules.is_of_somebody_else.sentence) not in page.text


def test_nobody_says_how_long_they_are_qualified_themselves_and_an_end_is_no_extension(office):
    own = making.qualify(office, office.qmr, until=today())
    other = making.qualify(office, office.danhgia1, until=today())
    with not_by(rules.is_of_somebody_else):
        perform(own.end, by=fresh(office.qmr), until=today(), reason="Khác")
    tomorrow = today() + timedelta(days=1)
    assert said(perform, other.end, by=fresh(office.qmr), until=tomorrow, reason="Khác") == {"until"}
    assert perform(other.end, by=fresh(office.qmr), until=today(), reason="Khác").until == today()
