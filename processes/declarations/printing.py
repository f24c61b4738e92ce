"""The two papers of a declaration: the decision and the declaration itself with its scope (4.3; decision 19/2014)."""

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from qms.web.printed.blocks import Facts, Heading, Signatures, Signer, Table, Text
from qms.web.printed.forms import PrintedForm

from .models import Declaration


def decision_sheet(declaration, request):
    """By which top management declares; its number is given when it is signed."""
    yield Facts(
        (
            (_("Number of the decision"), declaration.decision),
            (_("Day of the decision"), declaration.decided_on),
            (_("Ground"), _("Decision 19/2014/QĐ-TTg of 05/3/2014 of the Prime Minister")),
        )
    )
    words = {"standard": declaration.standard, "unit": declaration.unit}
    yield Text(_("Article 1. To declare that the quality system of %(unit)s conforms to %(standard)s.") % words)
    yield Text(_("Article 2. The scope is that of the declaration which comes with this decision."))
    yield Text(_("Article 3. It takes effect on the day of its signature and takes the place of the earlier one."))
    yield Facts(((_("Sent to"), declaration.recipients), (_("Published at"), declaration.portal)))
    yield Signatures((Signer(_("Head of the office"), declaration.signed_by or ""),))


def declaration_sheet(declaration, request):
    """What is declared, where, for which procedures, and which clauses are not applied and why."""
    yield Facts(
        (
            (_("Organisation"), declaration.unit),
            (_("Standard"), declaration.standard),
            (_("Places where the system is applied"), declaration.places),
            (_("Activities besides procedures"), declaration.activities),
            (_("By decision"), declaration.decision),
            (_("Day of the decision"), declaration.decided_on),
        )
    )
    yield Heading(_("Procedures covered"))
    scope = tuple(
        (place, each.code, each.title, each.national_code, each.field)
        for place, each in enumerate(declaration.procedures.filter(active=True), 1)
    )
    columns = (_("No."), _("Code"), _("Procedure"), _("National code"), _("Field of administration"))
    yield Table(columns=columns, rows=scope, widths=(6, 16, 44, 14, 20))
    yield Heading(_("Clauses that are not applied"))
    left_out = tuple((e.clause, e.title, e.why) for e in declaration.exclusions.filter(active=True))
    yield Table(columns=(_("Clause"), _("Title"), _("Why it is not applied")), rows=left_out, widths=(10, 34, 56))
    yield Signatures((Signer(_("Head of the office"), declaration.signed_by or ""),))


DECISION = PrintedForm(
    slug="decision",
    title=gettext_lazy("Decision to declare that the quality system conforms to the standard"),
    code="BM-QT-HT-01-08",
    blocks=decision_sheet,
    issued_by=(Declaration.publish,),
)
DECLARATION = PrintedForm(
    slug="declaration",
    title=gettext_lazy("Declaration of conformity with its scope"),
    code="BM-QT-HT-01-09",
    blocks=declaration_sheet,
    issued_by=(Declaration.publish,),
)
