"""The form "Sổ theo dõi sự không phù hợp và hành động khắc phục": the register of nonconformities on paper (10.2.2)."""

from django.utils.timezone import localdate
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from qms.web.printed.blocks import Signatures, Signer, Table
from qms.web.printed.forms import PrintedForm

from .models import Nonconformity
from .parts import RootCause
from .states import NonconformityState


def table_of_nonconformities(found, request):
    """A row for each, in the order in which they were found."""
    shown = sorted(found.rows, key=lambda each: (each.detected_on, each.pk))
    again = came_again(shown, request.user)
    columns = (
        _("No."),
        _("Number"),
        _("Unit"),
        _("What was wrong"),
        _("Settled by"),
        _("Closed on"),
        _("Result of the check"),
        _("Came again?"),
    )
    rows = tuple(_row(place, each, again) for place, each in enumerate(shown, 1))
    yield Table(columns=columns, rows=rows, widths=(5, 12, 14, 27, 10, 10, 14, 12))
    yield Signatures((Signer(_("Written by"), request.user), Signer(_("Reviewed by")), Signer(_("Approved by"))))


def came_again(shown, user):
    """Keys of those of whose root causes one was found again later in the same unit; one question for all."""
    rows = RootCause.objects.filter(active=True, nonconformity__in=Nonconformity.objects.visible_to(user))
    rows = rows.filter(cause__in=RootCause.objects.filter(nonconformity__in=shown, active=True).values("cause"))
    rows = rows.exclude(nonconformity__state=NonconformityState.REJECTED)
    newest, own = {}, []
    for cause, unit, pk in rows.values_list("cause", "nonconformity__unit", "nonconformity"):
        newest[cause, unit] = max(pk, newest.get((cause, unit), 0))
        own.append((cause, unit, pk))
    return {pk for cause, unit, pk in own if newest[cause, unit] > pk}


def _row(place, record, again):
    is_ended = record.state == NonconformityState.CLOSED
    return (
        place,
        record.number,
        record.unit,
        record.title,
        record.due_on,
        localdate(record.closed_at) if is_ended else "",
        record.get_ending_display() if is_ended else record.get_state_display(),
        _again(record, again),
    )


def _again(record, again):
    """Whether its cause came back: the effect was missing, or the same was found again later."""
    if record.round > 1:
        return _("Yes: round %(round)s") % {"round": record.round}
    return _("Yes: found again") if record.pk in again else _("No")


TABLE = PrintedForm(
    slug="table",
    title=gettext_lazy("Register of nonconformities and corrective actions"),
    code="BM-QT-HT-04-02",
    blocks=table_of_nonconformities,
    landscape=True,
)
