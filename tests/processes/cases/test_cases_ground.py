"""What the database itself holds of dossiers: versions, steps and outcomes; and how much an act asks of it."""

from collections import Counter

import pytest
from django.db import IntegrityError, connection, transaction
from django.test.utils import CaptureQueriesContext

from processes.cases.models import Case
from processes.cases.parts import CaseStep
from processes.procedures.models import Outcome, Step
from qms.acts.acts import named
from qms.ledger.entry import recording
from qms.ledger.now import frozen
from qms.lifecycle.door import create, perform
from qms.lifecycle.registry import type_of
from qms.web.printed.papers import papers_of_type
from tests.office import fresh
from tests.processes.cases import making as making
from tests.processes.procedures import making as procedures

CEILING = 15


@pytest.fixture(autouse=True)
def monday():
    with frozen(making.MONDAY):
        yield


def released_again(office, document):
    """The next version of a procedure, with a step that the first does not have."""
    given = making.definition()
    given["steps"].insert(1, procedures.step("B9", "B2"))
    given["steps"][0]["outcomes"][0]["leads_to"] = "B9"
    version = procedures.draft(office, document_=document, definition_=given, change_summary="Thêm bước B9")
    revision = version.revision
    perform(revision.submit, by=office.congchuc1)
    perform(revision.endorse, by=office.truongphong, password="demo")
    perform(revision.approve, by=office.chutich, password="demo")
    perform(revision.release, by=office.thuky)
    return procedures.fresh(version)


def test_a_case_keeps_its_version_after_a_new_one_is_released(office):
    document = making.procedure(office)
    first = making.version_of(document)
    case = making.accepted(office, document)
    with frozen(making.at(2026, 3, 3, 8, 0)):
        second = released_again(office, document)
        new = making.accepted(office, document)
        perform(case.complete_step, by=office.motcua1, values=making.ANSWERS)
        perform(new.complete_step, by=office.motcua1, values=making.ANSWERS)
        earlier = making.received(office, document, received_at=making.at(2026, 3, 2, 9, 0))
    assert (case.version, new.version, earlier.version) == (first, second, first)
    assert [row.step.code for row in case.case_steps.all()] == ["B1", "B2"]
    assert [row.step.code for row in new.case_steps.all()] == ["B1", "B9"]


def refused_by_the_database(sql, *values):
    """The statement is refused at once, or when its transaction would end."""
    with pytest.raises(IntegrityError), transaction.atomic():
        with connection.cursor() as cursor:
            cursor.execute(sql, values)
        connection.check_constraints()


def rows_of_two_versions(office):
    document = making.procedure(office)
    case = making.on_work(office, document)
    second = released_again(office, document)
    return case, second, case.case_steps.get(step__code="B2")


def test_the_database_refuses_another_version_of_a_case(office):
    case, second, _row = rows_of_two_versions(office)
    refused_by_the_database("UPDATE cases_case SET version_id = %s WHERE id = %s", second.pk, case.pk)


@pytest.mark.parametrize("field", ["step", "outcome", "version"])
def test_the_database_refuses_a_step_or_outcome_of_another_version(office, field):
    case, second, row = rows_of_two_versions(office)
    foreign = {
        "step": Step.objects.get(version=second, code="B9"),
        "outcome": Outcome.objects.get(step__version=second, step__code="B2", code="trinh"),
        "version": second,
    }[field]
    row = CaseStep.objects.get(pk=row.pk)
    setattr(row, field, foreign)
    # By save, so that the row has its history and only the composite keys stand against it.
    with pytest.raises(IntegrityError), transaction.atomic():
        with recording(by=office.system, act="forge"):
            row.save()
        connection.check_constraints()
    refused_by_the_database(f"UPDATE cases_casestep SET {field}_id = %s WHERE id = %s", foreign.pk, row.pk)
    assert making.fresh(case).version != second


def test_the_database_lets_a_case_stand_on_a_step_once_at_a_time(office):
    case = making.on_work(office)
    row = case.case_steps.get(step__code="B2")
    with pytest.raises(IntegrityError), transaction.atomic(), recording(by=office.system, act="forge"):
        CaseStep(case=case, version=case.version, step=row.step, opened_at=making.MONDAY).save()


def test_the_database_refuses_a_state_that_no_act_leads_to(office):
    case = making.on_work(office)
    refused_by_the_database("UPDATE cases_case SET state = 'closed' WHERE id = %s", case.pk)


# ── How much an act asks

# A paper is kept as issued: two rows more, the papers of its kind, the head of its unit, what it shows of the dossier.
OF_A_PAPER = 5
ISSUING = Counter(act for paper in papers_of_type(type_of(Case)) for act in named(*paper.issued_by))

UNTIL = {"answer_by": making.ANSWER_BY}
ACTS = [
    (making.received, "accept", "motcua1", {}),
    (making.received, "return_incomplete", "motcua1", {"reason": "Thiếu", "missing": "Tờ khai"}),
    (making.received, "receive_parts", "motcua1", {"parts": making.PARTS}),
    (making.received, "refuse", "motcua1", {"reason": "Không", "legal_ground": "Văn bản mẫu"}),
    (making.accepted, "complete_step", "motcua1", {"values": making.ANSWERS}),
    (making.on_work, "complete_step", "congchuc1", {"outcome": "trinh"}),
    (making.on_look, "complete_step", "truongphong", {"outcome": "dong_y"}),
    (making.on_work, "request_supplement", "congchuc1", {"reason": "Thiếu", "what": "Giấy tờ"} | UNTIL),
    (making.awaiting_supplement, "receive_supplement", "motcua1", {}),
    (making.on_work, "request_payment", "congchuc1", UNTIL),
    (making.awaiting_payment, "receive_payment", "motcua1", {}),
    (making.on_work, "suspend", "truongphong", {"reason": "Chờ", "legal_ground": "Văn bản mẫu"} | UNTIL),
    (making.suspended, "resume", "truongphong", {"reason": "Đã có ý kiến"}),
    (making.on_work, "apologise", "truongphong", {"reason": "Quá tải", "promised_on": making.ANSWER_BY}),
    (making.on_last_step, "resolve", "vanthu", making.issued()),
    (making.on_work, "refuse", "congchuc1", {"reason": "Không", "legal_ground": "Văn bản mẫu"}),
    (making.resolved, "deliver", "motcua1", {"how": "post"}),
    (making.awaiting_supplement, "withdraw", "motcua1", {"reason": "Rút"}),
]


@pytest.mark.parametrize(("maker", "act", "person", "values"), ACTS)
def test_an_act_asks_the_database_little(office, maker, act, person, values):
    case, person = maker(office), fresh(getattr(office, person))
    with CaptureQueriesContext(connection) as asked:
        perform(getattr(case, act), by=person, **values)
    ceiling = CEILING + OF_A_PAPER * ISSUING[act]
    assert len(asked) <= ceiling, "\n".join(query["sql"][:150] for query in asked.captured_queries)


def test_receiving_a_dossier_asks_the_database_little(office):
    document, person = making.procedure(office), fresh(office.motcua1)
    making.received(office, document)
    with CaptureQueriesContext(connection) as asked:
        create(Case, by=person, procedure=document, applicant_name="Nguyễn Thị Mẫu", parts=making.PARTS)
    assert len(asked) <= CEILING, "\n".join(query["sql"][:150] for query in asked.captured_queries)
