"""The objective on paper: what is to be reached, and its values (BM "Mục tiêu chất lượng và bảng theo dõi")."""

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, pgettext

from qms.web.printed.blocks import Facts, Heading, Signatures, Signer, Table, Text
from qms.web.printed.forms import PrintedForm

from ..actions.states import ActionState
from ..actions.table import actions_by_origin


def objective_sheet(objective, request):
    """Objective, measure, term and owner; then a line for each period, and what is done."""
    yield Facts(
        (
            (_("Objective"), objective.title),
            (_("Unit"), objective.unit),
            (_("Target"), objective.course.target_words()),
            (_("How it is measured"), objective.formula),
            (_("Term"), f"{objective.starts_on:%d/%m/%Y} – {objective.ends_on:%d/%m/%Y}"),
            (_("Person in charge"), objective.owner),
        )
    )
    if objective.measures:
        yield from (Heading(_("Measures and resources")), Text(objective.measures))
    rows = tuple(
        (str(row.period), row.words(), row.behind(), row.tone_words(), row.note) for row in objective.course.measured()
    )
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
    code="BM-QT-HT-02-03",
    title=gettext_lazy("Quality objective and how it is followed"),
    blocks=objective_sheet,
    living="It follows the objective, value by value, until its evaluation.",
)


# ── What the register finds, in one table


def table_of_objectives(found, request):
    """A row for each objective, in the order of their numbers, with its values so far (6.2.2)."""
    shown = sorted(found.rows.prefetch_related("measurements"), key=lambda each: each.number)
    actions = actions_by_origin(shown)
    columns = (
        _("No."),
        _("Objective"),
        _("Target"),
        _("Measures and resources"),
        _("Who answers"),
        pgettext("measure", "Until"),
        _("How it is measured"),
        _("Values"),
        _("Against the target"),
        _("What is done"),
    )
    rows = tuple(_row(place, each, actions.get(each.pk, ())) for place, each in enumerate(shown, 1))
    yield Table(columns=columns, rows=rows, widths=(4, 18, 9, 13, 10, 9, 14, 15, 9, 13))
    yield Signatures((Signer(_("Written by"), request.user), Signer(_("Reviewed by")), Signer(_("Approved by"))))


def _row(place, objective, actions):
    values = [each for each in objective.course.measured() if each.value is not None]
    words = values[-1].tone_words() if values else objective.get_state_display()
    return (
        place,
        f"{objective.number}\n{objective.title}",
        objective.course.target_words(),
        objective.measures,
        f"{objective.owner}\n{objective.unit}",
        objective.ends_on,
        objective.formula,
        "\n".join(f"{each.period}: {each.words()}" for each in values),
        objective.get_result_display() or words,
        "\n".join(f"– {each.title}" for each in actions if each.state != ActionState.CANCELLED),
    )


TABLE = PrintedForm(
    slug="table",
    title=gettext_lazy("Quality objectives and table of their results"),
    code="BM-QT-HT-02-02",
    blocks=table_of_objectives,
    landscape=True,
)
