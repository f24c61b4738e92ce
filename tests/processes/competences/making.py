"""Makes competences in each of their states, through the door."""

from processes.competences.models import Competence
from qms.lifecycle.door import create, perform


def in_use(office, code="NL-01", **values):
    """Whoever works at a counter must know it; it holds for two years."""
    given = {
        "name": "Nghiệp vụ Một cửa",
        "shown_by": "Giấy chứng nhận",
        "months": 24,
        "needs": [("one_stop_officer", office.units["vinhbao"])],
    } | values
    return create(Competence, by=office.qmr, code=code, **given)


def known(office):
    """The one that there is, or a new one."""
    return Competence.objects.filter(state="in_use").first() or in_use(office)


def retired(office):
    return perform(in_use(office).retire, by=office.qmr, reason="Không còn cần")


IN_STATE = {"in_use": in_use, "retired": retired}
