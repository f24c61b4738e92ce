"""Makes training plans in each of their states, through the door."""

from datetime import date

from processes.training_plans.models import TrainingPlan
from processes.trainings.models import Training
from qms.lifecycle.door import create, perform


def draft(office, **values):
    """A plan without a training yet."""
    given = {"unit": office.units["vinhbao"], "year": 2026, "needs": "Còn thiếu nghiệp vụ Một cửa."} | values
    return create(TrainingPlan, by=office.qmr, **given)


def known(office):
    """The one that there is, or a new one."""
    return TrainingPlan.objects.first() or draft(office)


def planned(office):
    """A plan with one training."""
    plan = draft(office)
    given = {
        "title": "Nghiệp vụ Một cửa",
        "purpose": "Hướng dẫn đầy đủ",
        "trainer": "Sở Nội vụ",
        "planned_on": date(2026, 3, 12),
        "participants": [office.motcua1],
        "organiser": office.giamdoc,
        "judge": office.chutich,
    }
    create(Training, by=office.qmr, plan=plan, unit=office.units["hcc"], **given)
    return plan


def submitted(office):
    return perform(planned(office).submit, by=office.qmr)


def approved(office):
    return perform(submitted(office).approve, by=office.chutich, password="demo")


def closed(office):
    plan = approved(office)
    perform(plan.trainings.get().cancel, by=office.giamdoc, reason="Hoãn sang năm sau")
    return perform(TrainingPlan.objects.get(pk=plan.pk).close, by=office.qmr, summary="Chưa tổ chức được lớp nào.")


IN_STATE = {"draft": draft, "submitted": submitted, "approved": approved, "closed": closed}
