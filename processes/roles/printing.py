"""A decision on roles as a draft for signature, and the matrix of responsibilities on paper (5.3)."""

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, pgettext

from qms.web.printed.blocks import Facts, Heading, Signatures, Signer, Table
from qms.web.printed.forms import PrintedForm

from .models import RoleDecision
from .responsibilities import in_order, matrix_of, who
from .states import LASTING, DutyState


def decision_sheet(decision, request):
    """What is decided, on which grounds, and the duties it gives."""
    yield Facts(
        (
            (_("What is decided"), decision.title),
            (_("Kind of decision"), decision.get_kind_display()),
            (pgettext("role decision", "Grounds"), decision.grounds),
            (_("Number of the decision"), decision.decision),
            (_("Day of the decision"), decision.decided_on or ""),
            (_("Decision it replaces"), decision.replaces or ""),
        )
    )
    yield Heading(_("Duties and authorities"))
    rows = tuple(
        (place, each.bearer(), each.unit, each.get_share_display(), each.words, each.authority)
        for place, each in enumerate(in_order(decision.duties.exclude(state=DutyState.ENDED)), 1)
    )
    columns = (
        _("No."),
        _("Bearer"),
        _("Unit"),
        _("Share in it"),
        pgettext("duties", "Duty"),
        pgettext("duties", "Authority"),
    )
    yield Table(columns=columns, rows=rows, widths=(5, 17, 17, 11, 35, 22))
    yield Signatures((Signer(_("Written by"), decision.created_by), Signer(_("Signed by"), decision.signed_by or "")))


DECISION = PrintedForm(
    slug="decision",
    title=gettext_lazy("Decision on roles, duties and authorities"),
    code="BM-QT-HT-02-06",
    blocks=decision_sheet,
    landscape=True,
    issued_by=(RoleDecision.put_in_force,),
)


def responsibilities(found, request):
    """Duties by units, of those found that did not end."""
    heads, lines = matrix_of(_lasting(found.rows))
    rows = tuple(
        (place, f"{each.words}\n({each.decision.decision or each.decision.number})", *map(_place, each.places))
        for place, each in enumerate(lines, 1)
    )
    columns = (_("No."), pgettext("duties", "Duty"), *heads)
    yield Table(columns=columns, rows=rows, widths=(4, 30, *(11 for _each in heads)))
    yield Signatures((Signer(_("Written by"), request.user), Signer(_("Reviewed by")), Signer(_("Approved by"))))


def _lasting(rows):
    """Those found that did not end, decision by decision."""
    shown = [each for each in rows if each.state in LASTING]
    return sorted(shown, key=lambda each: (each.decision_id, each.pk))


def _place(duties):
    return "\n".join(f"{each.get_share_display()}\n{who(each)}".strip() for each in duties)


MATRIX = PrintedForm(
    slug="table",
    title=gettext_lazy("Matrix of responsibilities"),
    code="BM-QT-HT-02-07",
    blocks=responsibilities,
    landscape=True,
)
