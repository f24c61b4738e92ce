"""The form "Kế hoạch đào tạo, bồi dưỡng": what is needed, each training with its day, and who approved it (7.2)."""

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from qms.web.printed.blocks import Facts, Heading, Signatures, Signer, Table, Text
from qms.web.printed.forms import PrintedForm

from .models import TrainingPlan


def plan_sheet(plan, request):
    """The needs, a row for each training, money and means, and who stands by it."""
    yield Facts(((_("Unit"), plan.unit), (_("Year"), plan.year)))
    yield Heading(_("What is needed, and why"))
    yield Text(plan.needs)
    columns = (_("No."), _("Training"), _("Competence"), _("Who takes part"), _("Taught by"), _("Planned on"))
    rows = tuple(
        (place, each.title, each.competence, each.participants_words(), each.trainer, each.planned_on)
        for place, each in enumerate(plan.trainings.planned().order_by("planned_on", "pk"), 1)
    )
    yield Table(columns=columns, rows=rows, widths=(5, 28, 18, 24, 14, 11))
    yield Heading(_("Money and means"))
    yield Text(plan.means)
    if plan.summary:
        yield Heading(_("What came of it"))
        yield Text(plan.summary)
    yield Signatures(
        (
            Signer(_("Written by"), plan.created_by),
            Signer(_("Approved by"), plan.approved_by, "", plan.approved_at),
        )
    )


PLAN = PrintedForm(
    slug="plan",
    title=gettext_lazy("Plan of training"),
    code="BM-ĐT-02",
    blocks=plan_sheet,
    landscape=True,
    issued_by=(TrainingPlan.approve, TrainingPlan.close),
    stands=lambda plan: plan.approved_at is not None,
)
