"""The form of a training: who took part with their signature, and what somebody else found of its effect (7.2)."""

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from qms.web.printed.blocks import Facts, Heading, Signatures, Signer, Table, Text
from qms.web.printed.forms import PrintedForm

from .models import Training


def training_sheet(training, request):
    """Before it is held a list to be signed; afterwards who came and what it changed."""
    yield Facts(
        (
            (_("Training"), training.title),
            (_("What they can do afterwards"), training.purpose),
            (_("How it is given"), training.get_kind_display()),
            (_("Taught by"), training.trainer),
            (_("Day"), training.planned_on),
            (_("Where"), training.place),
        )
    )
    rows = tuple(
        (place, each, each.get_presence_display(), "") for place, each in enumerate(training.participants_now(), 1)
    )
    columns = (_("No."), _("Participant"), _("Presence"), _("Signature"))
    yield Table(columns=columns, rows=rows, widths=(6, 50, 20, 24))
    yield Heading(_("How it went"))
    yield Text(training.note)
    yield Heading(_("Effect"))
    yield Facts(((_("Result"), training.get_state_display()), (_("Effect judged from"), training.judge_on)))
    yield Text(training.effect)
    judged = judged_at(training)
    yield Signatures(
        (Signer(_("Who runs it"), training.organiser), Signer(_("Who judges the effect"), training.judge, "", judged))
    )


def judged_at(training):
    """When its effect was judged, or None."""
    row = training.done(Training.find_effective, Training.find_ineffective).order_by("-history_id").first()
    return row and row.history_date


ATTENDANCE = PrintedForm(
    slug="training",
    title=gettext_lazy("Training: participants and effect"),
    code="BM-ĐT-03",
    blocks=training_sheet,
    issued_by=(Training.find_effective, Training.find_ineffective),
    stands=lambda training: bool(training.effect),
)
