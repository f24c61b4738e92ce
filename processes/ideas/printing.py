"""Ideas on paper: the sheet of one that is spread, and the list of all (10.3)."""

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, pgettext

from qms.acts.acts import named
from qms.web.printed.blocks import Facts, Signatures, Signer, Table
from qms.web.printed.forms import PrintedForm

from .models import Idea


def idea_sheet(idea, request):
    """What was suggested, what the trial showed, and where it is done from now on."""
    yield Facts(
        (
            (_("Number"), idea.number),
            (_("Idea in short"), idea.title),
            (_("Whose idea"), idea.get_source_display()),
            (_("Entered by"), idea.created_by),
            (_("Unit"), idea.unit),
            (_("How it is now"), idea.at_present),
            (_("How it would be better"), idea.proposal),
            (_("What is expected of it"), idea.expected),
            (_("Tried by"), idea.responsible or ""),
            (_("Tried where"), idea.trial_place),
            (_("By what the effect is seen"), idea.measured_by),
            (_("Before the trial"), idea.before),
            (_("After the trial"), idea.after),
            (pgettext("idea", "Effect"), idea.effect),
            (_("Spread to"), idea.spread_to),
            (_("Put into force by"), idea.spread_by),
            (_("What whoever judged thinks"), idea.judgement),
        )
    )
    yield Signatures(
        (
            Signer(_("Entered by"), idea.created_by, confirmed_at=idea.created_at),
            Signer(_("Tried by"), idea.responsible or "", confirmed_at=_moment(idea, Idea.report_trial)),
            Signer(_("Judged by"), idea.judged_by or "", confirmed_at=_moment(idea, Idea.spread)),
        )
    )


def _moment(idea, act):
    row = idea.history.filter(act__in=named(act)).order_by("-history_id").first()
    return row and row.history_date


IDEA_FORM = PrintedForm(
    slug="idea",
    title=gettext_lazy("Idea for improvement, its trial and effect"),
    code="BM-QT-HT-04-05",
    blocks=idea_sheet,
    issued_by=(Idea.spread,),
)


def list_of_ideas(found, request):
    """A row for each, in the order of their numbers."""
    columns = (
        _("No."),
        _("Idea in short"),
        _("Unit"),
        _("How it is now"),
        _("How it would be better"),
        _("Tried by"),
        _("Before the trial"),
        _("After the trial"),
        pgettext("idea", "Effect"),
        _("State"),
    )
    rows = tuple(
        (
            place,
            f"{each.number}\n{each.title}",
            each.unit,
            each.at_present,
            each.proposal,
            each.responsible or "",
            each.before,
            each.after,
            each.effect,
            each.get_state_display(),
        )
        for place, each in enumerate(sorted(found.rows, key=lambda each: each.number), 1)
    )
    yield Table(columns=columns, rows=rows, widths=(5, 16, 11, 15, 17, 11, 10, 10, 14, 10))
    yield Signatures((Signer(_("Written by"), request.user), Signer(_("Reviewed by")), Signer(_("Approved by"))))


LIST = PrintedForm(
    slug="table",
    title=gettext_lazy("List of ideas for improvement"),
    code="BM-QT-HT-04-06",
    blocks=list_of_ideas,
    landscape=True,
)
