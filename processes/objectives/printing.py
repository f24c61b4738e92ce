"""The objective on paper: what is to be reached, and its values (BM "Mục tiêu chất lượng và bảng theo dõi")."""

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from qms.web.printed.blocks import Facts, Heading, Signatures, Signer, Table, Text
from qms.web.printed.forms import PrintedForm


def objective_sheet(objective, request):
    """Objective, measure, term and owner; then a line for each period, and what is done."""
    yield Facts(
        (
            (_("Objective"), objective.title),
            (_("Unit"), objective.unit),
            (_("Target"), objective.target_words()),
            (_("How it is measured"), objective.formula),
            (_("Term"), f"{objective.starts_on:%d/%m/%Y} – {objective.ends_on:%d/%m/%Y}"),
            (_("Person in charge"), objective.owner),
        )
    )
    if objective.measures:
        yield from (Heading(_("Measures and resources")), Text(objective.measures))
    rows = tuple((str(row.period), row.words(), row.behind(), row.standing(), row.note) for row in objective.measured())
    columns = (_("Period"), _("Value"), _("Reckoned from"), _("Against the target"), _("Causes and measures"))
    yield Heading(_("Values"))
    yield Table(columns=columns, rows=rows, widths=(18, 14, 20, 20, 28), empty="–")
    actions = tuple(
        (each.number, each.title, each.responsible, each.due_on, each.get_state_display())
        for each in objective.actions().select_related("responsible")
    )
    heads = (_("Number"), _("What is done"), _("Person responsible"), _("Due"), _("State"))
    yield Heading(_("Actions"))
    yield Table(columns=heads, rows=actions, widths=(16, 40, 20, 12, 12), empty="–")
    if objective.result:
        yield from (Heading(_("Evaluation")), Text(f"{objective.get_result_display()}. {objective.evaluation}"))
    yield Signatures((Signer(_("Written by"), objective.owner), Signer(_("Approved by"), "")))


OBJECTIVES_FORM = PrintedForm(
    slug="objective",
    code="",
    title=gettext_lazy("Quality objective and how it is followed"),
    blocks=objective_sheet,
)
