"""The same refusal is told with the same words on every way: page, new record, checklist, phone, editor, annex, API."""

import base64
import json
import re
import uuid
from html import unescape

import pytest
from django.core.exceptions import ValidationError
from django.db import IntegrityError
from django.test import Client
from django.urls import reverse

from documents.controlled.models import Document
from qms.acts.rules import Rule
from qms.api.tokens import issue_token
from qms.lifecycle import reception
from qms.lifecycle.door import perform
from qms.lifecycle.errors import ConcurrentTransition, NotVisible, RuleNotMet, WrongPerson, WrongState
from qms.lifecycle.models import Task
from qms.lifecycle.reception import Kind, attempt, attempt_to_create, refused
from qms.people.posts import PostKind
from qms.people.rules import by_post, own_unit
from tests.audits.conduct import making as audits
from tests.documents.controlled import making
from tests.processes.plan import making as plans
from tests.processes.plan.test_plan import KT, workbook
from tests.processes.procedures import making as procedures
from tests.processes.procedures.test_procedures_editor import data_of

WHOLE = {"whole-form": "1"}


def browser_of(person):
    browser = Client()
    browser.force_login(person, backend="django.contrib.auth.backends.ModelBackend")
    return browser


def by_page(office):
    revision = making.draft(office)
    address = reverse("document_revisions_act", args=[revision.pk, "submit"])
    return lambda: browser_of(office.congchuc1).post(address, WHOLE | {"sequence": revision.sequence})


def by_new_page(office):
    given = {"code": "QT-1", "title": "A", "kind": "form", "unit": "vhxh", "review_months": 24}
    return lambda: browser_of(office.congchuc1).post(reverse("documents_new"), WHOLE | given)


def audit_under_way(office):
    audit = audits.notified(office)
    return perform(audit.open, by=audit.lead, **audits.MET)


def by_checklist(office):
    audit = audit_under_way(office)
    line, address = audit.checklist.lines()[0], reverse("audit_checklist", args=[audit.pk])
    given = {"line": line.pk, "line_sequence": line.sequence, "answer": "conforms", "note": "Đã xem"}
    return lambda: browser_of(audit.lead).post(address, WHOLE | given)


def by_phone(office):
    audit = audit_under_way(office)
    line, address = audit.checklist.lines()[0], reverse("audit_field_messages", args=[audit.pk])
    given = {"kind": "answer", "line": line.pk, "answer": "conforms", "note": "Đã xem", "message": str(uuid.uuid4())}
    return lambda: browser_of(audit.lead).post(address, WHOLE | given)


def by_editor(office):
    version = procedures.draft(office, definition_=procedures.definition())
    address, typed = reverse("revision_steps", args=[version.revision_id]), data_of(version.definition())
    return lambda: browser_of(office.congchuc1).post(address, typed | {"sequence": version.sequence})


def by_annex(office):
    plan = plans.plan(office)
    address = reverse("plan_annex", args=[plan.pk])
    content = base64.b64encode(workbook(["2.7", "Việc mới", KT]).read()).decode()
    given = {"workbook": content, "name": "phu-luc.xlsx", "confirm": "1"}
    return lambda: browser_of(office.truongphong).post(address, given)


def by_script(office):
    revision = making.draft(office)
    script = Client(headers={"Authorization": f"Token {issue_token(office.congchuc1)}"})
    body = json.dumps({"sequence": revision.sequence})
    address = f"/api/document-revisions/{revision.pk}/acts/submit"
    return lambda: script.post(address, body, content_type="application/json")


WAYS = [by_page, by_new_page, by_checklist, by_phone, by_editor, by_annex, by_script]


def unique_violation():
    """What SQLite's driver says of a row that is there already; PostgreSQL's says 23505."""
    cause = Exception()
    cause.sqlite_errorname, fault = "SQLITE_CONSTRAINT_UNIQUE", IntegrityError("UNIQUE")
    fault.__cause__ = cause
    return fault


HEADS = by_post(PostKind.UNIT_HEAD, unit_of=own_unit)
REFUSALS = {
    Kind.NOT_VISIBLE: (NotVisible, 404),
    Kind.WRONG_PERSON: (lambda: WrongPerson(HEADS, Task(unit=None)), 403),
    Kind.FASTER: (lambda: ConcurrentTransition("Ai đó đã nhanh hơn."), 409),
    Kind.NOT_NOW: (lambda: RuleNotMet(["Chưa có ai xem xét.", "Chưa đến ngày."]), 409),
    "wrong state": (lambda: WrongState(["Không thể ở trạng thái này."]), 409),
    Kind.NOT_VALID: (lambda: ValidationError({"note": ["Hãy ghi bằng chứng."], "else": ["Còn thiếu."]}), 422),
    Kind.CONTRADICTS: (unique_violation, 409),
    "broken guard": (lambda: IntegrityError("documents_document: …"), 409),
}


@pytest.mark.parametrize("kind", REFUSALS)
@pytest.mark.parametrize("way", WAYS)
def test_a_refusal_is_told_alike_on_every_way(office, monkeypatch, way, kind):
    ask, (fault, status) = way(office), REFUSALS[kind]

    def refuse(*args, **kwargs):
        raise fault()

    for place in (reception, __import__("qms.api.views", fromlist=["views"])):
        monkeypatch.setattr(place, "perform", refuse)
        monkeypatch.setattr(place, "create", refuse)
    answer = ask()
    told = refused(fault())
    assert answer.status_code == status == told.status
    if told.kind is not Kind.NOT_VISIBLE:
        words = unescape(re.sub(r"\\u([0-9a-f]{4})", lambda m: chr(int(m[1], 16)), answer.content.decode()))
        assert told.sentences and all(sentence in words for sentence in told.sentences), words[-3000:]


def test_who_could_do_it_is_named_on_page_and_by_script(office, monkeypatch):
    revision = making.approved(office)
    page = browser_of(office.congchuc1).post(
        reverse("document_revisions_act", args=[revision.pk, "release"]), WHOLE | {"sequence": revision.sequence}
    )
    outcome = attempt(revision.release, by=office.congchuc1)
    assert (outcome.kind, outcome.who, outcome.rule.role) == (Kind.WRONG_PERSON, ["Thuky"], "release")
    assert page.status_code == 403 and "Thuky" in page.content.decode()


def test_what_was_done_gives_the_record(office):
    outcome = attempt(making.draft(office).submit, by=office.congchuc1)
    assert outcome.done and (outcome.status, outcome.record.state, outcome.sentences) == (200, "in_review", [])


def test_a_refusal_leaves_the_work_around_it_as_it_was(office):
    """After a refusal the same transaction goes on: nothing of what was refused is in it, everything else is."""
    document = making.document(office)
    outcome = attempt_to_create(Document, by=office.danhgia1, code="X", title="X", kind="form", unit=document.unit)
    assert outcome.kind is Kind.WRONG_PERSON
    assert list(Document.objects.values_list("number", flat=True)) == [document.number]


def test_the_same_thing_twice_is_somebody_faster_on_both_databases(office):
    given = {"code": "QT-1", "title": "A", "kind": "form", "unit": office.units["vhxh"]}
    assert attempt_to_create(Document, by=office.congchuc1, **given).done
    again = attempt_to_create(Document, by=office.congchuc2, **given)
    assert again.kind is Kind.CONTRADICTS and again.status == 409
    assert again.sentences == refused(unique_violation()).sentences
    assert again.sentences != refused(IntegrityError("guard")).sentences


def test_any_other_fault_stays_one(office):
    def broken(**values):
        raise ZeroDivisionError

    assert refused(ZeroDivisionError()) is None
    with pytest.raises(ZeroDivisionError):
        reception.attempt_work(broken)


def test_the_rule_of_a_refusal_is_told_of_the_record():
    rule = Rule("for_nobody", "Không ai.", lambda record, actor: False)
    outcome = refused(WrongPerson(rule, None))
    assert (outcome.rule.name, outcome.sentences, outcome.who) == ("for_nobody", ["Không ai."], [])
