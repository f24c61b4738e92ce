"""Makes patterns in each of their states, through the door."""

from processes.patterns.models import Pattern
from qms.lifecycle.door import create, perform
from tests.processes.procedures import making as procedures


def in_use(office, **values):
    version = values.pop("version", None) or procedures.effective(office, document_=procedures.document(office, "QT-M"))
    return create(Pattern, by=office.thuky, **({"version": version, "prefix": "QT-TP", "field": "Hộ tịch"} | values))


def known(office):
    """The pattern that there is, or a new one."""
    return Pattern.objects.filter(state="in_use").first() or in_use(office)


def retired(office):
    return perform(in_use(office).retire, by=office.thuky, reason="Không dùng")


IN_STATE = {"in_use": in_use, "retired": retired}
