"""What holds a nonconformity open: each rule accepted, and refused with one thing changed; the holes others leave."""

from datetime import timedelta

import pytest
from django.core.exceptions import ValidationError
from django.db import DatabaseError, IntegrityError, connection, transaction

from processes.nonconformities import rules
from processes.nonconformities.handlers import open_checks
from processes.nonconformities.models import Nonconformity
from processes.nonconformities.parts import Correction
from processes.nonconformities.services import raise_from
from qms.evidence.links import links_of
from qms.inbox.models import Notice
from qms.ledger.entry import NotRecorded, recording
from qms.ledger.kept import NotAllowedOnKeptRows
from qms.ledger.now import frozen, now, today
from qms.lifecycle.door import create, perform
from qms.lifecycle.errors import RuleNotMet, WrongPerson
from qms.lifecycle.exemptions import Exemption
from qms.lifecycle.models import Task
from qms.people.actors import actors_of
from tests.office import fresh
from tests.processes.actions import making as making_actions
from tests.processes.cases.making import refusing
from tests.processes.nonconformities import making as making
from tests.roles import as_owner

TABLE = "nonconformities_nonconformity"


# ── Reporting and taking on


def test_everybody_with_a_post_reports_even_about_another_unit(office):
    record = create(Nonconformity, by=office.motcua1, description="Máy lấy số hỏng\nTừ sáng", unit=office.units["kt"])
    assert (record.title, record.unit.code, record.number[:4]) == ("Máy lấy số hỏng", "kt", "KPH-")
    assert record.is_visible_to(office.motcua1) and not record.is_visible_to(office.motcua2)
    with refusing(WrongPerson, rules.may_report):
        create(Nonconformity, by=office.quantri, description="x", unit=office.units["kt"])


def test_the_day_it_was_found_is_not_in_the_future(office):
    assert making.reported(office, detected_on=today() - timedelta(days=3)).detected_on < today()
    with pytest.raises(ValidationError, match="detected_on"), transaction.atomic():
        making.reported(office, detected_on=today() + timedelta(days=1))


def test_whoever_reported_it_does_not_reject_it(office):
    own = create(Nonconformity, by=office.qmr, description="Thấy khi đi kiểm tra", unit=office.units["kt"])
    with refusing(WrongPerson, rules.is_not_reporter):
        perform(own.reject, by=office.qmr, **making.REASON)
    rejected = making.rejected(office)
    assert rejected.state == "rejected"
    assert Notice.objects.of(office.congchuc1).first().params["why"] == making.REASON["reason"]


def test_what_came_from_an_audit_finding_is_not_rejected(office):
    record = making.reported(office, source="audit_finding")
    with refusing(RuleNotMet, rules.is_not_from_a_finding):
        perform(record.reject, by=office.qmr, **making.REASON)


@pytest.mark.parametrize("missing", ["owner", "severity", "clause"])
def test_it_is_taken_on_with_owner_severity_and_clause(office, missing):
    given = {"owner": office.truongphong, "severity": "minor", "clause": making.clause()}
    record = making.reported(office)
    with pytest.raises(ValidationError, match=missing), transaction.atomic():
        perform(record.accept, by=office.qmr, **{name: value for name, value in given.items() if name != missing})
    assert perform(record.accept, by=office.qmr, **given).state == "accepted"


def test_the_quality_manager_does_not_decide_on_their_own(office):
    with pytest.raises(ValidationError, match="owner"), transaction.atomic():
        making.accepted(office, owner=office.qmr)
    record = making.contained(office)
    with recording(by=office.system, act="forge"):
        record.owner = office.qmr
        record.save()
    with refusing(WrongPerson, rules.is_not_owner):
        perform(record.close_with_correction, by=office.qmr, **making.REASON)
    office.substitute("qmr", "quality_manager", "motcua2", today(), today())
    with refusing(WrongPerson, rules.is_not_owner):
        perform(record.close_with_correction, by=fresh(office.motcua2), **making.REASON)


# ── Containing


def test_contained_needs_a_correction_with_evidence_and_a_cause(office):
    record = making.accepted(office)
    with refusing(RuleNotMet, rules.is_corrected):
        perform(record.contain, by=office.truongphong, probable_cause=making.cause(office))
    with pytest.raises(ValidationError, match="evidence"), transaction.atomic():
        perform(record.correct, by=office.truongphong, what="Trả ngay")
    perform(record.correct, by=office.truongphong, what="Trả ngay", evidence="Sổ")
    with pytest.raises(ValidationError, match="probable_cause"), transaction.atomic():
        perform(making.fresh(record).contain, by=office.truongphong)
    assert perform(making.fresh(record).contain, by=office.truongphong, probable_cause=making.cause(office))


def test_a_major_one_is_not_closed_with_its_correction(office):
    record = making.contained(office, severity="major")
    with refusing(RuleNotMet, rules.is_minor):
        perform(record.close_with_correction, by=office.qmr, **making.REASON)


def closed_so(office, **values):
    return perform(making.contained(office, **values).close_with_correction, by=office.qmr, **making.REASON)


def test_the_same_cause_is_closed_with_a_correction_once_in_24_months(office):
    first = closed_so(office)
    again = making.contained(office, unit=office.units["kt"], clause=making.clause("7.2"))
    with refusing(RuleNotMet) as refusal:
        perform(again.close_with_correction, by=office.qmr, **making.REASON)
    assert first.number in str(refusal.value)
    other = making.cause(office, "phan-mem", "Phần mềm")
    assert closed_so(office, probable=other, unit=office.units["kt"], clause=making.clause("7.2")).ending == "corrected"


def test_the_same_clause_in_the_same_unit_is_closed_so_once_in_24_months(office):
    closed_so(office)
    other = making.cause(office, "phan-mem", "Phần mềm")
    again = making.contained(office, probable=other)
    with refusing(RuleNotMet):
        perform(again.close_with_correction, by=office.qmr, **making.REASON)
    with frozen(now() + timedelta(days=732)):  # the same day two years ago is the first of the last 24 months
        assert perform(making.fresh(again).close_with_correction, by=office.qmr, **making.REASON).state == "closed"


def test_what_was_reopened_is_not_closed_with_a_correction_again(office):
    again = perform(closed_so(office).reopen, by=office.qmr, **making.REASON)
    assert (again.state, again.round, again.ending) == ("contained", 2, "")
    with refusing(RuleNotMet, rules.is_first_round):
        perform(again.close_with_correction, by=office.qmr, **making.REASON)


# ── Analysis and plan


@pytest.mark.parametrize(
    ("wrong", "field"),
    [
        ({"analysis_method": ""}, "analysis_method"),
        ({"analysis": {"whys": ["Một lần"]}}, "whys"),
        ({"analysis": {"whys": "Vì sao"}}, "whys"),
        ({"analysis": {"whys": ["Vì", 5]}}, "whys"),
        ({"analysis": ["Vì"]}, "analysis"),
        ({"analysis_method": "fishbone"}, "bones"),
        ({"analysis_method": "fishbone", "analysis": {"branches": [{"causes": ["Không tên", "Hai"]}]}}, "bones"),
        ({"analysis_method": "other"}, "text"),
        ({"root_causes": {}}, "root_causes"),
    ],
)
def test_an_analysis_has_its_data(office, wrong, field):
    record = making.contained(office)
    with pytest.raises(ValidationError, match=field), transaction.atomic():
        perform(record.analyse, by=office.truongphong, **making.analysis(office, **wrong))
    assert perform(record.analyse, by=office.truongphong, **making.analysis(office)).analysis == making.WHYS


def test_a_new_analysis_drops_what_it_no_longer_names(office):
    record = making.planned(office)
    back = perform(record.return_for_change, by=office.qmr, **making.REASON)
    other = making.cause(office, "phan-cong", "Phân công")
    again = perform(back.analyse, by=office.truongphong, **making.analysis(office, root_causes={other: ""}))
    assert [row.cause for row in again.work.root_causes()] == [other]
    assert again.root_causes.count() == 2
    with refusing(RuleNotMet, rules.causes_have_actions):
        perform(again.plan, by=office.truongphong)


def test_a_plan_has_an_action_for_each_root_cause(office):
    record = making.analysed(office)
    plan = {"verifier": office.danhgia1, **making.PLAN}
    with refusing(RuleNotMet, rules.causes_have_actions):
        perform(record.plan, by=office.truongphong, **plan)
    action = making.add_action(office, record)
    assert (action.kind, action.origin) == ("corrective", record)
    perform(action.cancel, by=office.qmr, **making.REASON)
    with refusing(RuleNotMet, rules.causes_have_actions):
        perform(making.fresh(record).plan, by=office.truongphong, **plan)
    making.add_action(office, record)
    assert perform(making.fresh(record).plan, by=office.truongphong, **plan).state == "planned"


@pytest.mark.parametrize("missing", ["verifier", "criterion", "waiting_days"])
def test_a_plan_says_how_the_effect_is_judged(office, missing):
    record = making.with_action(office)
    given = {"verifier": office.danhgia1, **making.PLAN}
    given.pop(missing)
    with pytest.raises(ValidationError, match=missing), transaction.atomic():
        perform(record.plan, by=office.truongphong, **given)


# ── Independence


@pytest.mark.parametrize("person", ["truongphong", "congchuc2"])
def test_no_verifier_is_named_who_owns_it_or_did_the_work(office, person):
    record = making.with_action(office)
    with pytest.raises(ValidationError, match="verifier"), transaction.atomic():
        perform(record.plan, by=office.truongphong, verifier=getattr(office, person), **making.PLAN)
    planned = perform(record.plan, by=office.truongphong, verifier=office.danhgia1, **making.PLAN)
    with pytest.raises(ValidationError, match="verifier"), transaction.atomic():
        perform(planned.reassign, by=office.qmr, verifier=getattr(office, person), **making.REASON)
    with pytest.raises(ValidationError, match="responsible"), transaction.atomic():
        making.add_action(office, planned, responsible=office.danhgia1)


def test_nobody_names_themselves_to_judge_it(office):
    record = making.planned(office)
    with pytest.raises(ValidationError, match="verifier"), transaction.atomic():
        perform(record.reassign, by=office.qmr, verifier=office.qmr, **making.REASON)
    record = perform(making.fresh(record).reassign, by=office.truongphong, verifier=office.qmr, **making.REASON)
    assert record.verifier == office.qmr


def test_whoever_owned_it_before_does_not_judge_it(office):
    record = making.planned(office)
    perform(record.reassign, by=office.qmr, owner=office.giamdoc, **making.REASON)
    with pytest.raises(ValidationError, match="verifier"), transaction.atomic():
        perform(making.fresh(record).reassign, by=office.qmr, verifier=office.truongphong, **making.REASON)


def test_whoever_got_the_work_after_being_named_does_not_judge_it(office):
    record = making.implementing(office)
    action = record.actions().get()
    perform(action.reassign, by=office.truongphong, responsible=office.danhgia1, **making.REASON)
    making.settle(record)
    waiting = perform(making.fresh(record).complete, by=office.truongphong)
    with making.after_waiting(waiting):
        for act, words in (("confirm_effective", making.EFFECT), ("find_ineffective", making.REASON)):
            with refusing(WrongPerson, rules.verifier_did_no_work):
                perform(getattr(making.fresh(record), act), by=office.danhgia1, **words)


def test_whoever_did_the_work_as_substitute_does_not_judge_it(office):
    record = making.implementing(office)
    office.substitute("congchuc2", "officer", "danhgia1", today(), today())
    action, stand_in = record.actions().get(), fresh(office.danhgia1)
    perform(action.start, by=stand_in)
    perform(action.report_done, by=stand_in, **making_actions.NO_FILE)
    perform(action.accept, by=action.verifier)
    waiting = perform(making.fresh(record).complete, by=office.truongphong)
    with making.after_waiting(waiting), refusing(WrongPerson, rules.verifier_did_no_work):
        perform(waiting.confirm_effective, by=fresh(office.danhgia1), **making.EFFECT)


def test_a_substitute_of_the_owner_is_told_apart_from_the_verifier_they_are(office):
    record = making.waiting(office)
    office.substitute("truongphong", "unit_head", "danhgia1", today(), today() + timedelta(days=99))
    with making.after_waiting(record):
        own, standing_in = actors_of(fresh(office.danhgia1))
        assert rules.verifier_is_not_owner(record, own) and not rules.verifier_is_not_owner(record, standing_in)


def test_top_management_may_exempt_one_person_on_one_record(office):
    record = making.with_action(office)
    grounds = {"record": record, "person": office.congchuc2, "grounds": "Đơn vị chỉ có hai người"}
    create(Exemption, by=office.chutich, rule="verifier_did_no_work", **grounds)
    planned = perform(record.plan, by=office.truongphong, verifier=office.congchuc2, **making.PLAN)
    assert planned.verifier == office.congchuc2


# ── Completing and judging


def test_nothing_is_completed_with_open_actions(office):
    record = making.implementing(office)
    with refusing(RuleNotMet, rules.actions_are_settled):
        perform(record.complete, by=office.truongphong)
    extra = making.add_action(office, record)
    making.settle(record)
    assert perform(making.fresh(record).complete, by=office.truongphong).state == "effectiveness_check"
    assert extra.pk in record.work.actions().values_list("pk", flat=True)


def test_a_root_cause_whose_action_was_cancelled_stays_open(office):
    record = making.implementing(office)
    perform(record.actions().get().cancel, by=office.qmr, **making.REASON)
    with refusing(RuleNotMet, rules.causes_are_removed):
        perform(making.fresh(record).complete, by=office.truongphong)
    making.add_action(office, making.fresh(record))
    making.settle(record)
    assert perform(making.fresh(record).complete, by=office.truongphong).state == "effectiveness_check"


def test_the_owner_hears_that_all_actions_are_settled(office):
    record = making.implementing(office)
    before = Notice.objects.of(office.truongphong).count()
    making.settle(record)
    notice = Notice.objects.of(office.truongphong).first()
    assert (notice.verb, notice.record_id) == ("complete", record.pk)
    assert Notice.objects.of(office.truongphong).count() == before + 1


def test_the_check_opens_itself_when_its_time_has_come(office):
    record = making.waiting(office)
    assert record.check_due_on == today() + timedelta(days=making.WAITING)
    assert not Task.objects.open().for_person(office.danhgia1).about(record).exists()
    assert open_checks(now()) == 0
    with refusing(RuleNotMet, rules.waiting_is_over.told_of(record)):
        perform(record.open_check, by=office.system)
    with making.after_waiting(record), frozen(now() + timedelta(days=12)):  # days on which no clock ran are caught up
        assert open_checks(now()) == 1
        assert open_checks(now()) == 0
        task = Task.objects.open().for_person(office.danhgia1).get()
        assert (task.verb, task.record_id) == ("confirm_effective", record.pk)
        assert Notice.objects.of(office.danhgia1).first().verb == "confirm_effective"


def test_the_effect_is_confirmed_with_a_judgement_evidence_and_a_password(office):
    record = making.checking(office)
    with making.after_waiting(record):
        for missing in ("judged", "evidence", "password"):
            words = {name: value for name, value in making.EFFECT.items() if name != missing}
            with pytest.raises(ValidationError, match=missing), transaction.atomic():
                perform(record.confirm_effective, by=office.danhgia1, **words)
        closed = perform(record.confirm_effective, by=office.danhgia1, **making.EFFECT)
        assert (closed.state, closed.ending) == ("closed", "effective")
        assert closed.history.first().signature
        assert Notice.objects.of(office.congchuc1).first().params["subject"] == str(closed)


def test_what_did_not_help_begins_a_round_in_which_the_earlier_one_counts_no_more(office):
    record = making.checking(office)
    with making.after_waiting(record):
        again = perform(record.find_ineffective, by=office.danhgia1, judged="3 hồ sơ trễ", **making.REASON)
        ended = again.ended_rounds.get()
        assert (again.round, ended.verdict, ended.judged, ended.analysis) == (
            2,
            "ineffective",
            "3 hồ sơ trễ",
            making.WHYS,
        )
        assert not again.work.root_causes().exists() and not again.work.actions().exists()
        assert again.actions().count() == 1 and again.root_causes.count() == 1
        analysed = perform(again.analyse, by=office.truongphong, **making.analysis(office))
        with refusing(RuleNotMet, rules.causes_have_actions):
            perform(analysed.plan, by=office.truongphong, verifier=office.danhgia1, **making.PLAN)
        assert Task.objects.about(analysed).open().get().verb == "plan"


# ── Holes seen elsewhere


def test_a_plain_write_does_not_close_it(office):
    record = making.implementing(office)
    with pytest.raises(AttributeError):
        record.state = "closed"
    with pytest.raises(NotRecorded):
        record.save()
    with pytest.raises(NotAllowedOnKeptRows):
        Nonconformity.objects.filter(pk=record.pk).update(state="closed")


@pytest.mark.parametrize(
    "statement",
    [
        f"UPDATE {TABLE} SET state = 'closed'",
        f"UPDATE {TABLE} SET state = 'closed', sequence = sequence + 1",
        f"UPDATE {TABLE} SET round = round - 1, sequence = sequence + 1",
        f"UPDATE {TABLE} SET owner_id = verifier_id, sequence = sequence + 1",
        "UPDATE nonconformities_correction SET what = 'x', sequence = sequence + 1",
        "UPDATE nonconformities_remedy SET action_id = action_id, sequence = sequence + 1",
        f"DELETE FROM {TABLE}",
    ],
)
def test_raw_sql_does_not_close_or_rewrite_it(office, statement):
    making.implementing(office)
    with pytest.raises(DatabaseError), transaction.atomic(), connection.cursor() as cursor:
        cursor.execute(statement)


@pytest.mark.parametrize("make", [making.closed, making.rejected], ids=["closed", "rejected"])
def test_what_is_over_is_not_rewritten_even_on_record(office, make):
    record = make(office)
    refused = pytest.raises(IntegrityError, match="never rewritten")
    with refused, transaction.atomic(), recording(by=office.qmr, act="forge"):
        record.title = "Chuyện khác"
        record.save()


def test_a_correction_is_written_once(office):
    making.corrected(office)
    row = Correction.objects.get()
    forging = recording(by=office.qmr, act="forge")
    with as_owner(connection), pytest.raises(IntegrityError), transaction.atomic(), forging:
        row.what = "Khác"
        row.save()


# ── From other records


def test_another_room_raises_one_linked_both_ways(office):
    action = making_actions.action(office)
    with recording(by=office.truongphong, act="late"):
        actor = actors_of(office.truongphong)[0]
        record = raise_from(action, actor=actor, title="Việc trễ", description="Quá hạn 5 ngày", source="case_late")
    assert (record.created_by, record.unit, record.origins()) == (office.truongphong, action.unit, [action])
    assert links_of(action).get().target == record
    assert Nonconformity.objects.from_record(action).get() == record
