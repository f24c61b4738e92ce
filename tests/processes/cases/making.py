"""Dossiers as the tests need them, made through the door; one maker for each state."""

from contextlib import contextmanager
from datetime import date, datetime

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import transaction

from processes.cases.models import Case
from processes.procedures.models import effective_version
from qms.ledger.now import frozen
from qms.lifecycle.door import create, perform
from qms.workdays.line import ZONE
from tests.processes.procedures import making as procedures

PARTS = ["Tờ khai", "Giấy tờ tùy thân"]
ANSWERS = {"so_ban": 2}
GROUND = {"name": "Phải xác minh", "legal_basis": "Luật mẫu, Điều 15", "amount": 3, "times": 1}


def at(*numbers):
    """A moment in the office's time."""
    return datetime(*numbers, tzinfo=ZONE)


@contextmanager
def refusing(kind, rule=None):
    """What is tried inside is refused, by this rule where one is named; the test goes on as a new request would."""
    with pytest.raises(kind) as refusal, transaction.atomic():
        yield refusal
    assert rule is None or str(rule.sentence) in str(refusal.value)


MONDAY = at(2026, 3, 2, 8, 0)
ANSWER_BY = date(2026, 3, 20)


def definition(work=480, **values):
    """Four steps: received, worked on (may be refused), looked at by another person, entered by the clerk."""
    steps = [
        procedures.step(
            "B1",
            post="one_stop_officer",
            unit="hcc",
            fields=[{"key": "so_ban", "label": "Số bản", "kind": "number", "required": True, "choices": []}],
            outcomes=[{"code": "du", "label": "Đủ", "leads_to": "B2"}],
        ),
        procedures.step(
            "B2",
            minutes=work,
            outcomes=[
                {"code": "trinh", "label": "Trình", "leads_to": "B3"},
                {"code": "tu_choi", "label": "Từ chối", "leads_to": "refused"},
            ],
        ),
        procedures.step(
            "B3",
            post="unit_head",
            not_holder_of=["B2"],
            outcomes=[
                {"code": "dong_y", "label": "Đồng ý", "leads_to": "B4"},
                {"code": "tra_lai", "label": "Trả lại", "leads_to": "B2"},
            ],
        ),
        procedures.step(
            "B4",
            post="clerk",
            unit="vinhbao",
            result="Giấy xác nhận",
            result_required=True,
            outcomes=[{"code": "xong", "label": "Xong", "leads_to": "resolved"}],
        ),
    ]
    parts = [{"name": name, "originals": 1, "copies": 0, "mandatory": name == PARTS[0]} for name in PARTS]
    return procedures.definition(**{"steps": steps, "parts": parts} | values)


def procedure(office, code="QT-TP-09", **values):
    """A procedure's document in force since the beginning of 2026."""
    with frozen(at(2026, 1, 5, 9, 0)):
        version = procedures.effective(
            office, document_=procedures.document(office, code), definition_=definition(**values)
        )
    return version.revision.document


def received(office, document=None, **values):
    """A dossier at the desk, complete."""
    given = {"applicant_name": "Nguyễn Thị Mẫu", "parts": PARTS} | values
    return create(Case, by=office.motcua1, procedure=document or procedure(office), **given)


def accepted(office, document=None, **values):
    """A dossier on its first step, which waits for the desk."""
    return perform(received(office, document, **values).accept, by=office.motcua1)


def on_work(office, document=None, **values):
    """A dossier on its second step, which waits for an officer and may be refused."""
    return perform(accepted(office, document, **values).complete_step, by=office.motcua1, values=ANSWERS)


def asked(post="", unit="", partner="", minutes=240):
    """One opinion that a step asks for."""
    return {"post": post, "unit": unit, "partner": partner, "minutes": minutes}


HEAD, LEADER, POLICE = asked("unit_head"), asked("top_management", "vinhbao"), asked(partner="Công an xã")


def asking_steps(join="all", needed=None, opinions=(HEAD, LEADER, POLICE)):
    """The usual four steps; the second asks three before it goes on, back, or ends."""
    found = definition()["steps"]
    found[1] |= {"opinions": list(opinions), "join_rule": join, "needed": needed}
    found[1]["outcomes"] = [
        {"code": "trinh", "label": "Trình", "leads_to": "B3", "joined": "agreed"},
        {"code": "lai", "label": "Hỏi lại người nộp", "leads_to": "B1", "joined": "refused"},
        {"code": "tu_choi", "label": "Từ chối", "leads_to": "refused", "joined": "refused"},
    ]
    return found


def asking(office, join="all", needed=None, **values):
    """A dossier on its second step, which asks three for their opinion."""
    return on_work(office, procedure(office, steps=asking_steps(join, needed, **values)))


def on_look(office, document=None):
    """A dossier on its third step, which waits for the head of the unit."""
    return perform(on_work(office, document).complete_step, by=office.congchuc1, outcome="trinh")


def on_last_step(office, document=None):
    """A dossier on its last step, which waits for the clerk."""
    return perform(on_look(office, document).complete_step, by=office.truongphong, outcome="dong_y")


def awaiting_supplement(office):
    case = on_work(office)
    return perform(case.request_supplement, by=office.congchuc1, reason="Thiếu", what="Giấy tờ", answer_by=ANSWER_BY)


def awaiting_payment(office):
    return perform(on_work(office).request_payment, by=office.congchuc1, what="Lệ phí", answer_by=ANSWER_BY)


def suspended(office):
    case = on_work(office)
    return perform(
        case.suspend, by=office.truongphong, reason="Chờ ý kiến", legal_ground="Văn bản mẫu", answer_by=ANSWER_BY
    )


def issued(number="Số 01 (mẫu)"):
    """What the last step asks for: the result as a file, with its number."""
    return {"result": SimpleUploadedFile("giay-xac-nhan.pdf", b"%PDF-1.7 mau"), "result_number": number}


def resolved(office, document=None):
    return perform(on_last_step(office, document).resolve, by=office.vanthu, **issued())


def refused(office):
    case = on_work(office)
    return perform(case.refuse, by=office.congchuc1, reason="Không đủ điều kiện", legal_ground="Văn bản mẫu")


def closed(office):
    return perform(resolved(office).deliver, by=office.motcua1, how="counter")


def withdrawn(office):
    return perform(received(office).withdraw, by=office.motcua1, reason="Người nộp xin rút")


IN_STATE = {
    "received": received,
    "in_progress": on_work,
    "awaiting_supplement": awaiting_supplement,
    "awaiting_payment": awaiting_payment,
    "suspended": suspended,
    "resolved": resolved,
    "refused": refused,
    "closed": closed,
    "withdrawn": withdrawn,
}


def version_of(document):
    """The version in force of a procedure."""
    return effective_version(document)


def fresh(case):
    """The case as the database has it."""
    return Case.objects.get(pk=case.pk)
