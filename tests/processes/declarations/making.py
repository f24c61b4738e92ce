"""Makes declarations in each of their states: qmr writes, chutich signs, over one procedure in force."""

from documents.controlled.models import Document
from processes.declarations.models import Declaration
from qms.ledger.now import today
from qms.lifecycle.door import create, perform
from qms.people.models import system_person
from tests.processes.cases import making as cases

TOLD = {"places": "Trụ sở (mẫu)", "recipients": "Sở KH&CN (mẫu)"}


def procedure(office, code):
    """A procedure in force, made once."""
    known = Document.objects.filter(number=code).first()
    return known or cases.procedure(office, code)


def draft(office):
    procedure(office, "QT-TP-09")
    return create(Declaration, by=office.qmr, **TOLD)


def submitted(office):
    return perform(draft(office).submit, by=office.qmr)


def published(office):
    signed = {"decision": "12/QĐ-UBND", "decided_on": today()}
    return perform(submitted(office).publish, by=office.chutich, **signed)


def outdated(office):
    declaration = published(office)
    procedure(office, "QT-TP-10")
    return perform(declaration.ask_renewal, by=system_person())


def replaced(office):
    old = outdated(office)
    new = perform(create(Declaration, by=office.qmr, **TOLD).submit, by=office.qmr)
    perform(new.publish, by=office.chutich, decision="13/QĐ-UBND", decided_on=today())
    return Declaration.objects.get(pk=old.pk)


def withdrawn(office):
    return perform(published(office).withdraw, by=office.chutich, reason="Sáp nhập")


def dropped(office):
    return perform(draft(office).drop, by=office.qmr, reason="Chưa cần")


IN_STATE = {
    "draft": draft,
    "submitted": submitted,
    "published": published,
    "outdated": outdated,
    "replaced": replaced,
    "withdrawn": withdrawn,
    "dropped": dropped,
}
