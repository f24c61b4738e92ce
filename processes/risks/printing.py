"""The form "Bảng nhận diện, đánh giá rủi ro và cơ hội": the register on paper, as the office knows it (6.1)."""

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, pgettext

from qms.web.printed.blocks import Signatures, Signer, Table
from qms.web.printed.forms import PrintedForm

from ..actions.states import ActionState
from ..actions.table import actions_by_origin
from .states import Level

CODE = "BM-QT-HT-02-01"


def table_of_risks(found, request):
    """A row for each risk or opportunity, the highest score first."""
    shown = sorted(found.rows, key=lambda risk: (-(risk.score() or 0), risk.pk))
    actions = actions_by_origin(shown)
    columns = (
        _("No."),
        _("Process"),
        _("Risk or opportunity"),
        _("Why it may happen"),
        _("What would follow"),
        _("Likelihood (1–5)"),
        _("Consequence (1–5)"),
        _("Score"),
        _("Level"),
        _("Measures"),
        _("Who answers"),
        pgettext("measure", "Until"),
        _("Whether it was effective"),
    )
    rows = tuple(_row(place, risk, actions.get(risk.pk, [])) for place, risk in enumerate(shown, 1))
    return [
        Table(columns=columns, rows=rows, widths=(5, 8, 13, 11, 11, 9, 10, 7, 7, 14, 10, 12, 11)),
        Signatures((Signer(_("Written by"), request.user), Signer(_("Reviewed by")), Signer(_("Approved by")))),
    ]


def _row(place, risk, actions):
    actions = [each for each in actions if each.state != ActionState.CANCELLED]
    measures = [each.title for each in actions] or [risk.get_decision_display()]
    days = [each.due_on for each in actions if each.due_on]
    return (
        place,
        risk.process.number if risk.process else "",
        f"{risk.get_kind_display()}: {risk.title}",
        risk.causes,
        risk.consequences,
        risk.likelihood,
        risk.consequence,
        risk.score(),
        risk.get_level_display(),
        "\n".join(f"– {each}" for each in measures if each),
        "\n".join(dict.fromkeys(str(each.responsible) for each in actions)) or risk.owner,
        max(days) if days else "",
        _effect(risk),
    )


def _effect(risk):
    """What remains, in words."""
    if not risk.residual_level:
        return risk.get_state_display()
    words = {"score": risk.residual_score(), "level": Level(risk.residual_level).label, "why": risk.residual_why}
    return _("Remains: %(score)s (%(level)s). %(why)s") % words


TABLE = PrintedForm(
    slug="table",
    title=gettext_lazy("Table of risks and opportunities identified and assessed"),
    code=CODE,
    blocks=table_of_risks,
    landscape=True,
)
