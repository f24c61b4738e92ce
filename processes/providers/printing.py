"""Providers on paper: the list of those the office works with, and the evaluation of one (8.4.1)."""

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, pgettext

from qms.web.printed.blocks import Facts, Heading, Signatures, Signer, Table, Text
from qms.web.printed.forms import PrintedForm

from .models import Provider


def evaluation_sheet(provider, request):
    """What it provides, how many points each criterion was given, and what was decided."""
    last = provider.evaluation.last()
    yield Facts(
        (
            (_("Number"), provider.number),
            (_("Name of the provider"), provider.title),
            (_("What it provides"), provider.get_kind_display()),
            (_("Products, services, processes provided"), provider.supplies),
            (_("Influence on our services"), provider.get_influence_display()),
            (_("Contract or decision"), provider.contract),
            (_("Period evaluated"), last),
        )
    )
    rows = tuple(
        (place, row.criterion, row.criterion.weight, row.points, row.remark)
        for place, row in enumerate(last.marks.select_related("criterion"), 1)
    )
    columns = (_("No."), _("Criterion"), _("Counts"), _("Points (1–5)"), _("What shows it"))
    yield Heading(_("Points by criterion"))
    yield Table(columns=columns, rows=rows, widths=(6, 40, 10, 12, 32))
    yield Text(_("%(score)s of 100") % {"score": last.score}, label=_("Points together:"))
    yield Text(last.summary, label=_("What was found:"))
    yield Text(last.get_decision_display(), label=_("Decision:"))
    if provider.conditions:
        yield Text(provider.conditions, label=_("Conditions:"))
    yield Signatures(
        (
            Signer(_("Evaluated by"), last.evaluated_by, confirmed_at=_moment(provider, Provider.evaluate)),
            Signer(pgettext("person", "Decided by"), last.decided_by or "", confirmed_at=_moment(provider, *DECISIONS)),
        )
    )


DECISIONS = (Provider.accept, Provider.accept_on_conditions, Provider.refuse)


def _moment(provider, *acts):
    """When one of these acts was done last."""
    row = provider.done(*acts).order_by("-history_id").first()
    return row and row.history_date


EVALUATION = PrintedForm(
    slug="evaluation",
    title=gettext_lazy("Evaluation of an external provider"),
    code="BM-QT-MS-01-02",
    blocks=evaluation_sheet,
    applies=lambda provider: provider.evaluation.last() is not None,
    issued_by=DECISIONS,
)


def list_of_providers(found, request):
    """A row for each, in the order of their numbers (8.4.1)."""
    columns = (
        _("No."),
        _("Name of the provider"),
        _("Products, services, processes provided"),
        _("Unit that works with it"),
        _("Influence"),
        _("How it is controlled"),
        _("Contract or decision"),
        _("Last evaluation"),
        _("Decision"),
        _("Next evaluation"),
    )
    shown = sorted(found.rows, key=lambda each: each.number)
    yield Table(
        columns=columns,
        rows=tuple(_row(place, each) for place, each in enumerate(shown, 1)),
        widths=(5, 16, 18, 12, 9, 14, 12, 9, 11, 10),
    )
    yield Signatures((Signer(_("Written by"), request.user), Signer(_("Reviewed by")), Signer(_("Approved by"))))


def _row(place, provider):
    until = provider.contract_until
    last = pgettext("contract", "until %(day)s") % {"day": f"{until:%d/%m/%Y}"} if until else ""
    return (
        place,
        f"{provider.number}\n{provider.title}",
        provider.supplies,
        provider.unit,
        provider.get_influence_display().partition(":")[0],
        provider.control,
        f"{provider.contract}\n{last}".strip(),
        "" if provider.score is None else f"{provider.score}/100",
        provider.get_state_display(),
        provider.next_evaluation_on,
    )


LIST = PrintedForm(
    slug="table",
    title=gettext_lazy("List of external providers"),
    code="BM-QT-MS-01-01",
    blocks=list_of_providers,
    landscape=True,
)
