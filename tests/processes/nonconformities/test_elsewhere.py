"""The same cause is looked for in other processes row by row, with a result, a person and a day (10.2.1 b)."""

from datetime import timedelta

import pytest
from django.core.exceptions import ValidationError
from django.db import DatabaseError, connection, transaction

from processes.nonconformities.models import Nonconformity
from qms.evidence.links import origins_of
from qms.ledger.now import today
from qms.lifecycle.door import perform
from qms.lifecycle.errors import RuleNotMet, WrongPerson
from qms.lifecycle.models import Task
from qms.organisation.handover import work_left_by

from . import making

pytestmark = pytest.mark.django_db
NOT_THERE = {"outlook": "not_found", "note": "Xem 20 hồ sơ tháng trước: không có"}
THERE = {"outlook": "found", "note": "5 hồ sơ trễ vì không ai thay"}


def looked(office, record, **values):
    """congchuc3 looks in Phòng Kinh tế until in ten days."""
    given = {"unit": office.units["kt"], "checker": office.congchuc3, "due_on": today() + timedelta(days=10)} | values
    return perform(record.look_elsewhere, by=record.owner, **given)


def asked(record):
    open_now = Task.objects.about(record).open().filter(verb="note_elsewhere")
    return [(task.person.username, task.detail) for task in open_now]


@pytest.mark.both_databases
def test_each_row_is_a_task_until_its_result_is_noted(office):
    record = looked(office, making.analysed(office))
    assert asked(record) == [("congchuc3", str(office.units["kt"]))]
    (task,) = Task.objects.about(record).open().filter(verb="note_elsewhere")
    assert task.due_at.date() >= today() + timedelta(days=10)
    record = looked(office, record, unit=office.units["hcc"], checker=office.congchuc2)
    assert len(asked(record)) == 2
    record = perform(record.note_elsewhere, by=office.congchuc3, number=1, **NOT_THERE)
    assert asked(record) == [("congchuc2", str(office.units["hcc"]))]
    row = record.elsewhere.get(number=1)
    assert (row.outlook, row.looked_by, row.opened) == ("not_found", office.congchuc3, None)


@pytest.mark.both_databases
def test_where_the_same_cause_is_a_nonconformity_of_that_unit_goes_on(office):
    record = looked(office, making.analysed(office))
    record = perform(record.note_elsewhere, by=office.congchuc3, number=1, **THERE)
    there = record.elsewhere.get(number=1).opened
    assert there.unit == office.units["kt"] and there.state == "reported" and THERE["note"] in there.description
    assert [each.pk for each in origins_of(there)] == [record.pk]


def test_a_nonconformity_that_is_known_there_is_named(office):
    known = making.reported(office, unit=office.units["kt"])
    record = looked(office, making.analysed(office))
    with pytest.raises(ValidationError), transaction.atomic():
        perform(record.note_elsewhere, by=office.congchuc3, number=1, known=known, **NOT_THERE)
    before = Nonconformity.objects.count()
    record = perform(record.note_elsewhere, by=office.congchuc3, number=1, known=known, **THERE)
    assert record.elsewhere.get(number=1).opened == known and Nonconformity.objects.count() == before


def test_the_plan_says_where_else_or_why_nowhere(office):
    record = making.contained(office)
    record = perform(record.analyse, by=record.owner, **making.analysis(office, other_processes_checked=""))
    making.add_action(office, record)
    record = making.fresh(record)
    plan = making.PLAN | {"verifier": office.danhgia1}
    with pytest.raises(RuleNotMet), transaction.atomic():
        perform(record.plan, by=record.owner, **plan)
    record = looked(office, record)
    assert perform(record.plan, by=record.owner, **plan).state == "planned"


def test_the_work_is_not_complete_while_a_row_is_open(office):
    record = looked(office, making.settled(office))
    with pytest.raises(RuleNotMet, match="Phòng Kinh tế"), transaction.atomic():
        perform(record.complete, by=record.owner)
    record = perform(record.note_elsewhere, by=office.congchuc3, number=1, **NOT_THERE)
    assert perform(record.complete, by=record.owner).state == "effectiveness_check"


def test_nor_is_it_closed_with_the_correction(office):
    record = looked(office, making.contained(office))
    with pytest.raises(RuleNotMet, match="Phòng Kinh tế"), transaction.atomic():
        perform(record.close_with_correction, by=office.qmr, **making.REASON)
    record = perform(record.note_elsewhere, by=record.owner, number=1, **NOT_THERE)
    assert perform(record.close_with_correction, by=office.qmr, **making.REASON).state == "closed"


def test_only_who_is_named_or_the_person_in_charge_notes_it(office):
    record = looked(office, making.analysed(office))
    with pytest.raises(WrongPerson), transaction.atomic():
        perform(record.note_elsewhere, by=office.congchuc1, number=1, **NOT_THERE)
    record = looked(office, record, unit=office.units["hcc"], checker=office.congchuc2)
    with pytest.raises(ValidationError), transaction.atomic():
        perform(record.note_elsewhere, by=office.congchuc2, number=1, **NOT_THERE)


def test_somebody_else_is_named_and_asked(office):
    record = looked(office, making.analysed(office))
    record = perform(record.name_checker, by=office.qmr, number=1, checker=office.congchuc2)
    assert asked(record) == [("congchuc2", str(office.units["kt"]))]
    assert record.is_visible_to(office.congchuc2)


def test_a_task_outlives_the_way_back(office):
    """Returned for change, the rows are still asked for."""
    record = looked(office, making.planned(office))
    record = perform(record.return_for_change, by=office.qmr, **making.REASON)
    assert len(asked(record)) == 1
    record = perform(record.reassign, by=office.qmr, owner=office.congchuc2, **making.REASON)
    assert len(asked(record)) == 1


@pytest.mark.parametrize(
    "values", [{"due_on": today() - timedelta(days=1)}, {"unit": "vhxh"}, {"unit": "kt"}], ids=["past", "here", "twice"]
)
def test_what_makes_no_sense_is_refused(office, values):
    record = looked(office, making.analysed(office))
    given = values | ({"unit": office.units[values["unit"]]} if "unit" in values else {"unit": office.units["hcc"]})
    with pytest.raises(ValidationError), transaction.atomic():
        looked(office, record, **given)


@pytest.mark.both_databases
def test_what_was_found_is_written_once(office):
    record = looked(office, making.analysed(office))
    record = perform(record.note_elsewhere, by=office.congchuc3, number=1, **NOT_THERE)
    with pytest.raises(RuleNotMet), transaction.atomic():
        perform(record.note_elsewhere, by=record.owner, number=1, **THERE)
    with pytest.raises(DatabaseError), transaction.atomic(), connection.cursor() as cursor:
        cursor.execute("UPDATE nonconformities_causeelsewhere SET note='x'")


def test_page_form_and_paper_tell_the_rows(office, client):
    record = looked(office, making.analysed(office))
    client.force_login(office.congchuc3, backend="django.contrib.auth.backends.ModelBackend")
    address = f"/nonconformities/{record.pk}/acts/note_elsewhere"
    assert str(office.units["kt"]) in client.get(address).text
    answer = client.post(address, {"sequence": record.sequence, "number": "1", **THERE})
    assert answer.status_code == 302
    there = record.elsewhere.get(number=1).opened
    page = client.get(f"/nonconformities/{record.pk}").text
    assert there.number in page and THERE["note"] in page
    client.force_login(record.owner, backend="django.contrib.auth.backends.ModelBackend")
    assert client.get(f"/nonconformities/{record.pk}/forms/request.docx").status_code == 200


def test_what_was_one_text_stays_readable(office, client):
    record = making.analysed(office)
    client.force_login(office.truongphong, backend="django.contrib.auth.backends.ModelBackend")
    assert record.other_processes_checked in client.get(f"/nonconformities/{record.pk}").text


def test_a_row_is_handed_over_while_it_is_open(office):
    """Whoever leaves is named by the rows not looked at yet, and another is put there by the record's own act."""
    record = looked(office, making.analysed(office))
    record = looked(office, record, unit=office.units["hcc"])
    perform(record.note_elsewhere, by=office.congchuc3, number=1, **NOT_THERE)
    (named,) = [each for each in work_left_by([office.congchuc3], office.qmr).named if each.place.part == "elsewhere"]
    assert named.detail == str(office.units["hcc"])
    assert named.hand_over(office.congchuc2, by=office.qmr, reason="Nghỉ hưu").done
    assert asked(making.fresh(record)) == [("congchuc2", str(office.units["hcc"]))]
