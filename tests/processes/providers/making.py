"""Makes providers in each of their states, through the door: truongphong evaluates, qmr decides."""

from datetime import timedelta

from processes.providers.models import Provider
from qms.ledger.now import today
from qms.lifecycle.door import create, perform


def proposed(office, **values):
    given = {
        "title": "Đơn vị bảo trì (mẫu)",
        "kind": "upkeep",
        "supplies": "Bảo trì máy in",
        "influence": "medium",
        "unit": office.units["vhxh"],
    }
    return create(Provider, by=office.truongphong, **(given | values))


def marks(provider, points=4):
    return {criterion: (points, "Biên bản nghiệm thu (mẫu)") for criterion in provider.evaluation.criteria()}


def evaluated(office, points=4, **values):
    provider = proposed(office, **values)
    period = {"since": today() - timedelta(days=180), "until": today()}
    given = {"marks": marks(provider, points), "summary": "Đúng yêu cầu (mẫu)"} | period
    return perform(provider.evaluate, by=office.truongphong, **given)


def accepted(office, **values):
    return perform(evaluated(office, **values).accept, by=office.qmr)


def conditional(office):
    return perform(evaluated(office, points=2).accept_on_conditions, by=office.qmr, conditions="Đến trong 4 giờ")


def refused(office):
    return perform(evaluated(office, points=1).refuse, by=office.qmr, reason="Không đạt")


def ended(office):
    return perform(accepted(office).end, by=office.qmr, reason="Hết hợp đồng")


IN_STATE = {
    "to_evaluate": proposed,
    "evaluated": evaluated,
    "accepted": accepted,
    "conditional": conditional,
    "refused": refused,
    "ended": ended,
}
