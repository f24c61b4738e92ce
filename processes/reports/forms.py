"""What the acts on reports ask for."""

from django import forms
from django.utils.translation import gettext_lazy as _

from qms.lifecycle.forms import ActForm, FilesField, several_lines

from ..plan.forms import LONGEST


class ReportForm(ActForm):
    """What a unit says beside its figures."""

    results = several_lines(_("what was done"), 6, LONGEST, required=False)
    shortcomings = several_lines(_("shortcomings and their causes"), 4, LONGEST, required=False)
    proposals = several_lines(_("proposals"), 4, LONGEST, required=False)
    next_work = several_lines(_("work of the next period"), 4, LONGEST, required=False)
    files = FilesField(label=_("files"), required=False)

    @staticmethod
    def initial_of(report):
        return {name: getattr(report, name) for name in ("results", "shortcomings", "proposals", "next_work")}


class ReportEditForm(ReportForm):
    """The same once more; the figures stay unless they are asked for anew."""

    anew = forms.BooleanField(label=_("fill in the figures anew"), required=False)
