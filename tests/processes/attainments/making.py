"""Makes attainments in each of their states, through the door and by the clock."""

from datetime import date, datetime

from django.utils import timezone

from processes.attainments.handlers import expire, warn_of_ends
from processes.attainments.models import Attainment
from processes.competences.models import Competence
from qms.ledger.now import frozen, now
from qms.lifecycle.door import create, perform
from tests.processes.competences import making as competences


def at(year, month, day):
    """A moment of that day."""
    return timezone.make_aware(datetime(year, month, day, 9, 0))


def valid(office, **values):
    """The first one-stop officer may work at the counter, without an end."""
    competence = Competence.objects.filter(number="NL-01").first() or competences.in_use(office, months=None)
    given = {"person": office.motcua1, "competence": competence, "grounds": "Giấy số 1", "since": date(2025, 7, 2)}
    return create(Attainment, by=office.giamdoc, **given | values)


def known(office):
    """The one that there is, or a new one."""
    return Attainment.objects.filter(state="valid").first() or valid(office)


def ending(office):
    """One whose last day is near, so that the head of the unit is asked."""
    record = valid(office, until=date(2026, 6, 30))
    with frozen(at(2026, 6, 1)):
        warn_of_ends(now())
    return Attainment.objects.get(pk=record.pk)


def expired(office):
    """One whose last day has passed."""
    record = ending(office)
    with frozen(at(2026, 7, 1)):
        expire(now())
    return Attainment.objects.get(pk=record.pk)


def withdrawn(office):
    return perform(valid(office).withdraw, by=office.giamdoc, reason="Ghi nhầm người")


def listed(office):
    """What posts need, with somebody who has it."""
    valid(office)
    return Competence.objects.get()


IN_STATE = {"valid": valid, "expired": expired, "withdrawn": withdrawn}
