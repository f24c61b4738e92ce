"""What the acts on the yearly report ask for."""

from django import forms
from django.utils.translation import gettext_lazy as _

from processes.plan.forms import LONGEST
from processes.report_rounds.forms import SendForm as RoundSendForm
from qms.lifecycle.forms import ActForm, DayField, several_lines

from .models import SAID

RECIPIENTS = "Sở Khoa học và Công nghệ thành phố\nỦy ban nhân dân thành phố"


class QualityReportForm(ActForm):
    """What is said beside figures and records, which come by themselves."""

    situation = several_lines(
        _("how the system is built, applied and kept up"),
        6,
        LONGEST,
        help_text=_("Steering committee, scope, trainings, how procedures are kept to; figures come by themselves."),
    )
    shortcomings = several_lines(_("shortcomings and their causes"), 4, LONGEST, required=False)
    next_work = several_lines(_("work of the next year"), 4, LONGEST, required=False)
    proposals = several_lines(_("proposals"), 4, LONGEST, required=False)

    @staticmethod
    def initial_of(report):
        return {name: getattr(report, name) for name in SAID}


class QualityReportEditForm(QualityReportForm):
    """The same once more; the figures stay unless they are asked for anew."""

    anew = forms.BooleanField(label=_("fill in figures and records anew"), required=False)


class SendForm(RoundSendForm):
    """Under which number, to whom, and whether it was signed outside."""

    @staticmethod
    def initial_of(report):
        return {"recipients": report.recipients or RECIPIENTS}


class DayForm(ActForm):
    """By which day the city wants it."""

    due_on = DayField(label=_("due"))

    @staticmethod
    def initial_of(report):
        return {"due_on": report.due_on}
