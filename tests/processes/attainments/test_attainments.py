"""What people have: said by somebody else, told before it ends, run out by the clock, and seen in the matrix."""

from datetime import date

import pytest
from django.core.exceptions import ValidationError
from django.db import transaction

from processes.attainments.competence_matrix import competences_asked, gaps_by_competence, lines_of
from processes.attainments.handlers import warn_of_ends
from processes.attainments.models import Attainment
from qms.acts.acts import arrows_of
from qms.inbox.models import Notice
from qms.ledger.now import frozen, now
from qms.lifecycle.door import create, perform
from qms.lifecycle.errors import WrongPerson
from qms.lifecycle.models import Task
from qms.people.models import Unit
from tests.processes.competences import making as competences

from . import making

pytestmark = [pytest.mark.django_db, pytest.mark.both_databases]
SHOWN = {"grounds": "Giấy số 2", "since": date(2025, 8, 1)}


def test_the_arrows_are_those_drawn():
    arrows = {("valid", "expired"), ("expired", "valid"), ("valid", "withdrawn"), ("expired", "withdrawn")}
    assert arrows_of(Attainment) == arrows | {("valid", "valid")}


def test_the_last_day_follows_from_the_competence_unless_one_is_given(office):
    competence = competences.in_use(office)
    assert making.valid(office, competence=competence).until == date(2027, 7, 1)
    given = {"person": office.motcua2, "competence": competence, "until": date(2026, 1, 1)}
    assert making.valid(office, **given).until == date(2026, 1, 1)


def test_nobody_says_of_themselves_what_they_can_do(office):
    competence = competences.in_use(office)
    with pytest.raises(WrongPerson), transaction.atomic():
        create(Attainment, by=office.giamdoc, person=office.giamdoc, competence=competence, **SHOWN)
    assert create(Attainment, by=office.qmr, person=office.giamdoc, competence=competence, **SHOWN)


def test_a_person_has_it_once_and_renews_it_there(office):
    making.valid(office)
    with pytest.raises(ValidationError):
        making.valid(office)


def test_who_heads_the_unit_is_asked_before_it_ends_and_the_person_is_told_once(office):
    record = making.ending(office)
    task = Task.objects.open().get(record_id=record.pk, record_type__model="attainment")
    assert (task.post, task.unit) == ("unit_head", office.units["hcc"])
    assert Notice.objects.filter(person=office.motcua1, record_id=record.pk).count() == 1
    with frozen(making.at(2026, 6, 2)):
        assert warn_of_ends(now()) == 0


def test_what_ran_out_is_renewed_and_nobody_is_asked_any_more(office):
    record = making.expired(office)
    with frozen(making.at(2026, 7, 3)):
        record = perform(record.renew, by=office.giamdoc, grounds="Giấy số 9", since=date(2026, 7, 2))
    assert (record.state, record.until, record.warned_on) == ("valid", None, None)
    assert not Task.objects.open().filter(record_id=record.pk, record_type__model="attainment").exists()


def test_the_matrix_shows_who_lacks_what_by_their_posts(office):
    making.valid(office)
    asked = competences_asked(office.qmr)
    lines = lines_of(Unit.objects.all(), asked)
    words = {str(line.person): line.places[0].words for line in lines}
    assert words == {"Motcua1": "đã có", "Motcua2": "còn thiếu"}
    assert gaps_by_competence(asked, lines) == [(asked[0], [office.motcua2])]


def test_the_matrix_leads_only_to_what_the_person_may_see(office, client):
    record = making.valid(office)
    for person, leads in ((office.giamdoc, True), (office.chutich, True), (office.congchuc3, False)):
        client.force_login(person, backend="django.contrib.auth.backends.ModelBackend")
        page = client.get("/competences/matrix")
        assert page.status_code == 200
        assert (f"/attainments/{record.pk}" in page.text) is leads
    assert client.get("/competences/matrix?unit=nowhere").status_code == 422
