"""Programmes of a year: everything planned or explained, approved by another, turned into audits (9.2.2 a)."""

import random
import re
from datetime import date, datetime

import pytest
from django.core.exceptions import PermissionDenied, ValidationError
from django.db import IntegrityError, connection, transaction
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from audits.conduct.models import Audit
from audits.programmes import coverage, rules
from audits.programmes.coverage_map import coverage_map, never_asked
from audits.programmes.handlers import ask_for_months
from processes.map.models import Process
from qms.ledger.now import frozen, now, today
from qms.lifecycle.door import create_as_part, perform
from qms.lifecycle.errors import RuleNotMet
from qms.lifecycle.models import Task
from qms.people.actors import Actor
from qms.workdays.line import ZONE
from tests.audits.conduct import making as audits
from tests.audits.programmes import making as making
from tests.office import fresh


def unmet(move, **values):
    with pytest.raises(RuleNotMet) as refusal, transaction.atomic():
        perform(move, **values)
    return refusal.value.unmet


# ── What is covered


def test_every_unit_and_process_is_planned_or_explained_before_it_is_approved(office):
    programme = making.programme(office)
    assert {str(each) for each in programme.uncovered()} == {
        *(str(office.units[code]) for code in ("vhxh", "kt", "hcc")),
        str(audits.process(office)),
    }
    assert unmet(programme.approve, by=office.chutich, password="demo") == [programme.words_of_uncovered()]
    assert making.approved(office, year=today().year + 1).state == "approved"


def test_a_process_that_is_no_longer_run_is_not_asked_for(office):
    programme = making.covered(office)
    other = create_as_part(
        Process, actor=Actor(office.qmr), code="CL-08", name="Cũ", kind="core", unit=office.units["kt"]
    )
    assert programme.uncovered() == [other]
    perform(other.retire, by=office.qmr, reason="Đã chuyển lên thành phố")
    assert programme.uncovered() == []


def test_what_is_missing_is_proposed_the_weightiest_first_and_units_without_processes_too(office):
    programme = making.programme(office)
    perform(programme.propose, by=office.qmr, from_month=4)
    assert programme.uncovered() == []
    first = programme.entries.order_by("pk").first()
    assert (first.process, first.month) == (audits.process(office), 4)
    before = programme.entries.count()
    perform(programme.propose, by=office.qmr, from_month=4)
    assert programme.entries.count() == before


def test_a_line_is_left_out_with_its_reason(office):
    programme = making.covered(office)
    row = programme.entries_to_plan().get()
    perform(programme.drop_entry, by=office.qmr, entry=row.pk, reason="Đã đánh giá năm trước")
    assert office.units["vhxh"] in programme.uncovered()
    with pytest.raises(ValidationError), transaction.atomic():
        perform(programme.drop_entry, by=office.qmr, entry=row.pk, reason="Lần nữa")


# ── Who approves


def test_whoever_drafted_it_does_not_approve_it_not_even_as_a_substitute(office):
    programme = making.covered(office)
    office.substitute("chutich", "top_management", "qmr", today(), today())
    with pytest.raises(PermissionDenied) as refusal, transaction.atomic():
        perform(programme.approve, by=fresh(office.qmr), password="demo")
    assert str(rules.is_not_author.sentence) in str(refusal.value)


def test_there_is_one_programme_for_a_year(office):
    making.programme(office)
    with pytest.raises((RuleNotMet, IntegrityError)), transaction.atomic():
        making.programme(office)


# ── From lines to audits


def test_an_audit_is_planned_from_the_lines_of_one_unit(office):
    programme, audit = making.with_audit(office)
    assert (audit.unit, audit.lead, audit.audited_processes) == (
        office.units["vhxh"],
        office.danhgia1,
        [audits.process(office)],
    )
    assert unmet(programme.complete, by=office.qmr) == [str(rules.all_is_audited.sentence)]
    perform(audit.cancel, by=office.qmr, reason="Hoãn")
    assert perform(programme.complete, by=office.qmr).state == "completed"


def test_lines_of_two_units_make_no_audit(office):
    programme = making.covered(office)
    other = {"unit": office.units["kt"], "month": 5, "why": ""}
    perform(programme.add_entries, by=office.qmr, **other)
    programme = perform(perform(programme.approve, by=office.chutich, password="demo").start, by=office.qmr)
    rows = list(programme.entries_to_plan().values_list("pk", flat=True))
    with pytest.raises(ValidationError), transaction.atomic():
        perform(programme.plan_audit, by=office.qmr, entries=rows, lead=office.danhgia1, title="Hai đơn vị")
    assert not Audit.objects.exists()


def test_a_revised_programme_is_approved_anew(office):
    programme = perform(making.running(office).revise, by=office.qmr, **making.REASON)
    assert (programme.state, programme.approved_at) == ("draft", None)


# ── The coverage map


def test_the_map_agrees_with_a_slow_count(office):
    chance = random.Random(5)
    others = [audits.process(office, code=f"CL-1{n}") for n in range(3)]
    for number in range(3):
        audit = audits.planned(office, count=0, title=f"Lần {number}")
        perform(audit.plan, by=office.qmr, processes=chance.sample(others, 2))
        clauses = [audits.clause(chance.choice(["7.5", "8.5.1", "8.5.2", "9.1"])) for _n in range(4)]
        lines = [{"clause": clause, "text": f"Câu {n}", "evidence": ""} for n, clause in enumerate(clauses)]
        audit = perform(audit.compose, by=office.qmr, lines=lines)
        audit = perform(perform(audit.notify, by=audit.lead).open, by=audit.lead, **audits.MET)
        for line in audit.checklist.lines():
            perform(audit.answer, by=audit.lead, line=line.pk, answer="conforms", note="Đã xem")
        audit = perform(audit.conclude, by=audit.lead, **audits.PARTED)
        if number:  # the first is not reported yet: it does not count
            audit = perform(audit.write, by=audit.lead, conclusion="Phù hợp")
            perform(audit.report, by=audit.lead, password="demo")
    slow = {}
    for number in ("8.5", "9.1"):
        audits.clause(number)
    for audit in Audit.objects.filter(state="reported"):
        for process in audit.audited_processes:
            for line in audit.checklist.lines():
                slow[line.clause.number, process.pk] = slow.get((line.clause.number, process.pk), 0) + 1
    unit = office.units["vinhbao"]
    first, last = today().replace(month=1, day=1), today().replace(month=12, day=31)
    assert coverage.coverage(unit, first, last) == slow and slow
    processes, rows = coverage_map(unit, 1)
    assert sum(row.total for row in rows) == sum(slow.values())
    _clauses, untouched, _empty, cells = never_asked(processes, rows)
    assert cells == len(processes) * len(rows)
    assert {process.pk for process in untouched} == {p.pk for p in processes} - {pk for _number, pk in slow}


def test_a_cell_opens_the_questions_behind_it(office, as_person):
    audit = audits.reported(office)
    audits.clause("8.5")
    client = as_person(office.qmr)
    page = client.get(reverse("audit_coverage")).content.decode()
    url = reverse("audit_coverage_behind", args=["8.5", audits.process(office).pk])
    assert re.search(rf'{url}\?years=3"\s*>3<', page)
    shown = client.get(url).content.decode()
    assert audit.number in shown and shown.count("Câu hỏi") == 3
    assert "Câu hỏi" not in as_person(office.congchuc3).get(url).content.decode()


@pytest.mark.parametrize("lines", [2, 20])
def test_the_page_of_a_programme_asks_the_same_however_long_it_is(office, as_person, lines):
    programme = making.covered(office)
    for number in range(lines):
        perform(
            programme.add_entries, by=office.qmr, unit=office.units["kt"], month=number % 12 + 1, why=f"Lần {number}"
        )
    client, url = as_person(office.qmr), reverse("audit_programmes_record", args=[programme.pk])
    client.get(url)
    with CaptureQueriesContext(connection) as asked:
        assert client.get(url).status_code == 200
    assert len(asked) <= 40


def test_a_plan_by_form(office, as_person):
    programme = making.running(office)
    row = programme.entries_to_plan().get()
    client, url = as_person(office.qmr), reverse("audit_programmes_act", args=[programme.pk, "plan_audit"])
    given = {"whole-form": "1", "sequence": programme.sequence, "title": making.TITLE, "lead": "danhgia1"}
    assert client.post(url, given).status_code == 422
    assert client.post(url, given | {"entries": [row.pk]}).status_code == 302
    assert Audit.objects.get().title == making.TITLE


# ── The months


def test_when_its_month_has_come_a_line_asks_the_keeper_once_until_it_is_planned(office):
    with frozen(datetime(2026, 2, 27, 8, 0, tzinfo=ZONE)):
        programme = making.running(office)  # its line is planned for March
        assert ask_for_months(now()) == 0
    with frozen(datetime(2026, 3, 2, 8, 0, tzinfo=ZONE)):
        assert (ask_for_months(now()), ask_for_months(now())) == (1, 0)
        (task,) = Task.objects.about(programme).open().filter(verb="plan_audit")
        row = programme.entries_to_plan().get()
        assert (task.post, task.part_id, task.detail) == ("quality_manager", row.pk, str(row.unit))
        assert task.due_at.date() == date(2026, 3, 31)
        perform(programme.plan_audit, by=office.qmr, entries=[row.pk], lead=office.danhgia1, title=making.TITLE)
        assert not Task.objects.about(programme).open().filter(verb="plan_audit").exists()
        assert ask_for_months(now()) == 0


def test_a_month_missed_by_the_clock_is_asked_for_later(office):
    with frozen(datetime(2026, 2, 27, 8, 0, tzinfo=ZONE)):
        making.running(office)
    with frozen(datetime(2026, 6, 15, 8, 0, tzinfo=ZONE)):
        assert ask_for_months(now()) == 1


def test_a_programme_that_is_revised_asks_for_no_month(office):
    with frozen(datetime(2026, 3, 2, 8, 0, tzinfo=ZONE)):
        programme = making.running(office)
        ask_for_months(now())
        perform(programme.revise, by=office.qmr, **making.REASON)
        assert not Task.objects.about(programme).open().filter(verb="plan_audit").exists()
        assert ask_for_months(now()) == 0


def test_planning_the_audit_of_one_unit_leaves_the_other_asked(office):
    with frozen(datetime(2026, 3, 2, 8, 0, tzinfo=ZONE)):
        programme = making.programme(office)
        for code, month in (("vhxh", 2), ("vhxh", 3), ("kt", 3)):
            values = {"unit": office.units[code], "month": month, "processes": [], "why": ""}
            perform(programme.add_entries, by=office.qmr, **values)
        for name in ({"unit": office.units["hcc"]}, {"process": audits.process(office)}):
            perform(programme.explain, by=office.qmr, why="Vừa sắp xếp lại", **name)
        perform(programme.approve, by=office.chutich, password="demo")
        perform(programme.start, by=office.qmr)
        ask_for_months(now())
        asked = Task.objects.about(programme).open().filter(verb="plan_audit").order_by("pk")
        assert [task.detail for task in asked] == [str(office.units[code]) for code in ("vhxh", "kt")]
        first, second, other = programme.entries_to_plan().order_by("pk")
        plan = {"by": office.qmr, "lead": office.danhgia1, "title": making.TITLE}
        perform(programme.plan_audit, entries=[second.pk], **plan)
        # The line of February is still to be planned, and is asked for anew at the next pass.
        assert [task.part_id for task in asked.all()] == [other.pk]
        ask_for_months(now())
        assert {task.part_id for task in asked.all()} == {first.pk, other.pk}
