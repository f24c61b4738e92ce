"""A training is planned, held, and judged by somebody apart from it; what it showed is what people have."""

import json

import pytest
from django.core.exceptions import ValidationError
from django.db import transaction

from processes.attainments.models import Attainment
from processes.trainings.forms import TrainingForm
from processes.trainings.models import Training
from qms.acts.acts import arrows_of
from qms.api.tokens import issue_token
from qms.inbox.models import Notice
from qms.ledger.now import today
from qms.lifecycle.door import perform
from qms.lifecycle.errors import RuleNotMet, WrongPerson
from qms.lifecycle.models import Task
from tests.documents.controlled import making as documents
from tests.imports import making as imports
from tests.processes.attainments import making as attainments

from . import making

pytestmark = [pytest.mark.django_db, pytest.mark.both_databases]
EFFECT = {"effect": "Xem 10 hồ sơ"}


def test_the_arrows_are_those_drawn():
    arrows = {("planned", "held"), ("planned", "cancelled"), ("held", "effective"), ("held", "ineffective")}
    assert arrows_of(Training) == arrows | {("held", "held")}


def test_whoever_was_present_at_an_effective_training_has_the_competence(office):
    training = making.effective(office)
    assert {each.person for each in Attainment.objects.all()} == {office.motcua1}
    assert Attainment.objects.get().grounds.startswith(training.number)


def test_what_somebody_has_already_is_renewed_by_it(office):
    had = attainments.valid(office)
    making.effective(office)
    assert (Attainment.objects.get().pk, Attainment.objects.get().since) == (had.pk, today())


def test_where_it_changed_nothing_nobody_has_anything_and_who_ran_it_is_told(office):
    making.ineffective(office)
    assert not Attainment.objects.exists()
    assert Notice.objects.filter(person=office.giamdoc, record_type__model="training").exists()


def test_the_judge_is_asked_and_nobody_else_judges(office):
    training = making.held(office)
    assert Task.objects.open().get(record_type__model="training").person == office.truongphong
    for person in (office.giamdoc, office.motcua1, office.qmr):
        with pytest.raises(WrongPerson), transaction.atomic():
            perform(training.find_effective, by=person, **EFFECT)


def test_whoever_wrote_down_who_came_does_not_judge_the_effect(office):
    training = making.planned(office, judge=office.qmr)
    came = {"motcua1": "present", "motcua2": "present"}
    training = perform(training.record_attendance, by=office.qmr, attendance=came)
    with pytest.raises(WrongPerson) as refused, transaction.atomic():
        perform(training.find_effective, by=office.qmr, **EFFECT)
    assert "hiệu lực" in str(refused.value)


def test_nobody_is_named_to_judge_who_runs_it_or_takes_part(office):
    for person in (office.giamdoc, office.motcua1):
        with pytest.raises(ValidationError) as refused, transaction.atomic():
            making.planned(office, judge=person)
        assert "judge" in refused.value.message_dict


def test_the_effect_is_judged_only_after_its_time(office):
    with pytest.raises(RuleNotMet), transaction.atomic():
        perform(making.far(office).find_effective, by=office.truongphong, **EFFECT)


def test_everybody_is_told_of_on_the_page_of_a_telephone(office, client):
    training = making.planned(office)
    client.force_login(office.giamdoc, backend="django.contrib.auth.backends.ModelBackend")
    path = f"/trainings/{training.pk}/acts/record_attendance"
    assert "presence_motcua1" in client.get(path).text
    given = {"whole-form": "1", "presence_motcua1": "present"}
    assert client.post(path, given).status_code == 422
    assert client.post(path, given | {"presence_motcua2": "absent"}).status_code == 302
    told = {each.person.username: each.presence for each in training.participants.all()}
    assert told == {"motcua1": "present", "motcua2": "absent"}


def test_a_script_tells_who_came_together(office, client):
    training = making.planned(office)
    answer = client.post(
        f"/api/trainings/{training.pk}/acts/record_attendance",
        json.dumps({"sequence": 1, "attendance": {"motcua1": "present", "motcua2": "absent"}}),
        content_type="application/json",
        headers={"Authorization": f"Token {issue_token(office.giamdoc)}"},
    )
    assert answer.status_code == 200, answer.content


def test_a_training_about_a_revision_asks_whoever_must_read_it(office):
    revision = documents.effective(office)
    form = TrainingForm(user=office.qmr, initial={"revision": revision.number})
    readers = {each.person.username for each in revision.acknowledgements.all()}
    assert readers and set(form.initial["participants"]) == readers


def test_a_sheet_changes_what_it_says_and_leaves_who_takes_part(office):
    training = making.planned(office)
    heads = ("Đơn vị", "Nội dung đào tạo", "Mục đích", "Thời gian", "Đối tượng", "Giảng viên")
    heads = (*heads, str(TrainingForm.base_fields["judge"].label))
    told = {"motcua": "motcua1; motcua2", "trainer": training.trainer}

    def read(**values):
        given = told | values
        row = (training.unit.name, training.title, training.purpose, training.planned_on, given["motcua"])
        file = imports.workbook(heads, (*row, given["trainer"], "truongphong"))
        return imports.read(office, file, kind="trainings", by=office.giamdoc)

    assert imports.verdicts(read()) == {2: "same"}
    imports.gone_on(perform(read(trainer="Sở Tư pháp").take, by=office.giamdoc))
    training = Training.objects.get()
    assert training.trainer == "Sở Tư pháp"
    assert [each.person for each in training.participants_now()] == [office.motcua1, office.motcua2]
    imports.gone_on(perform(read(trainer="Sở Tư pháp", motcua="motcua2").take, by=office.giamdoc))
    assert [each.person for each in Training.objects.get().participants_now()] == [office.motcua2]
