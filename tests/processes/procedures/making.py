"""Procedures as the tests need them, made through the door."""

from copy import deepcopy

from documents.controlled.models import Document, DocumentRevision
from processes.procedures.models import ProcedureVersion
from qms.lifecycle.door import create, perform


def step(code, leads_to="resolved", **values):
    """A sound step whose outcomes lead to the codes given."""
    targets = list(enumerate(leads_to.split()))
    return {
        "code": code,
        "name": f"Bước {code}",
        "post": "officer",
        "unit": "",
        "minutes": 60,
        "outcomes": [{"code": f"o{n}", "label": f"Tới {target}", "leads_to": target} for n, target in targets],
    } | values


def definition(*steps, **values):
    """A sound definition with the steps given."""
    found = {
        "field": "Hộ tịch",
        "unit_in_charge": "vhxh",
        "legal_limit": 3,
        "committed": 3,
        "parts": [{"name": "Tờ khai", "originals": 1, "copies": 0, "mandatory": True}],
        "steps": list(steps) or [step("B1", "B2", post="one_stop_officer", unit="hcc"), step("B2", "resolved refused")],
    }
    return deepcopy(found | values)


def document(office, code="QT-TP-09"):
    return create(
        Document,
        by=office.congchuc1,
        code=code,
        title="Xác nhận tình trạng hôn nhân",
        kind="procedure",
        unit=office.units["vhxh"],
    )


def draft(office, document_=None, definition_=None, **values):
    """A draft revision of a procedure's document, with steps; gives its version."""
    values = {"text": "<p>Mục đích</p>", "reviewers": [office.truongphong], "approver": office.chutich} | values
    revision = create(DocumentRevision, by=office.congchuc1, document=document_ or document(office), **values)
    version = ProcedureVersion.objects.get(revision=revision)
    if definition_ is not None:
        perform(version.define, by=office.congchuc1, definition=definition_)
    return version


def submitted(office, **values):
    values = {"definition_": definition()} | values
    version = draft(office, **values)
    perform(version.revision.submit, by=office.congchuc1)
    return fresh(version)


def effective(office, **values):
    version = submitted(office, **values)
    revision = version.revision
    perform(revision.endorse, by=office.truongphong, password="demo")
    perform(revision.approve, by=office.chutich, password="demo")
    perform(revision.release, by=office.thuky)
    return fresh(version)


def fresh(version):
    """The version as the database has it."""
    return ProcedureVersion.objects.get(pk=version.pk)
