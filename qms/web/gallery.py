"""Every component on one page, in all its tones: looked at by people, measured by the tests. Shown in the demo only."""

from datetime import datetime

from django import forms
from django.conf import settings
from django.contrib import messages
from django.http import Http404
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from qms.lifecycle.forms import DayField, FilesField
from qms.workdays.lateness import Deadline

from .cells import Cell, small
from .editor import TextEditor
from .tables import Table

SVG = """<svg xmlns="http://www.w3.org/2000/svg" width="900" height="90" viewBox="0 0 900 90" aria-hidden="true">
<g fill="#dbe9fa" stroke="#0b4f9e"><rect x="2" y="20" width="180" height="50" rx="6"/>
<rect x="262" y="20" width="180" height="50" rx="6"/><rect x="522" y="20" width="180" height="50" rx="6"/></g>
<path d="M182 45h80M442 45h80M702 45h80" stroke="#1d2733"/><circle cx="800" cy="45" r="18" fill="#d8f0e0"/></svg>"""


class SampleForm(forms.Form):
    """One field of every kind."""

    title = forms.CharField(label=gettext_lazy("title"), help_text=gettext_lazy("As it stands on the document."))
    reason = forms.CharField(label=gettext_lazy("reason"), widget=forms.Textarea(attrs={"rows": 2}))
    text = forms.CharField(label=gettext_lazy("text"), widget=TextEditor, required=False)
    day = DayField(label=gettext_lazy("day"))
    file = forms.FileField(label=gettext_lazy("file"), required=False)
    files = FilesField(label=gettext_lazy("files"), required=False)
    kind = forms.ChoiceField(
        label=gettext_lazy("kind"), choices=[("a", gettext_lazy("Procedure")), ("b", gettext_lazy("Record"))]
    )
    outcome = forms.ChoiceField(
        label=gettext_lazy("outcome"),
        widget=forms.RadioSelect,
        choices=[("y", gettext_lazy("endorse")), ("n", gettext_lazy("return for change"))],
    )
    agreed = forms.BooleanField(label=gettext_lazy("I have read it"))


def gallery(request):
    """The page; 404 where real work is done."""
    if not settings.DEMO:
        raise Http404
    form = SampleForm(request.POST or None, request.FILES or None)
    if form.is_valid():
        messages.success(request, _("Understood; a gallery saves nothing."))
        return redirect("gallery")
    return render(request, "web/gallery.html", _samples() | {"form": form})


def _samples():
    moment = datetime(2026, 3, 12, 16, 0, tzinfo=timezone.get_default_timezone())
    changes = [
        {"label": _("title"), "before": _("Procedure"), "after": _("Procedure for receiving cases")},
        {"label": _("reason"), "before": "", "after": _("The form was changed by the province.")},
    ]
    return {
        "moment": moment,
        "tones": [
            ("plain", _("Draft"), _("no due moment")),
            ("active", _("In review"), _("2 working days left")),
            ("good", _("Effective"), _("delivered on time")),
            ("soon", _("Awaiting approval"), _("due today")),
            ("late", _("Overdue"), _("1 day late")),
            ("past", _("Superseded"), _("closed")),
        ],
        "unmet": [_("Someone other than the author approves."), _("Every step has a time.")],
        "entries": [
            {
                "moment": moment,
                "sentence": _("The head of unit returned it for change."),
                "person": _("Head of unit A"),
                "on_behalf_of": _("Head of unit B"),
                "reason": _("The form was changed by the province."),
                "changes": changes,
            },
            {"moment": moment, "sentence": _("The officer submitted it."), "person": _("Officer C")},
        ],
        "changes": changes,
        "svg": SVG,
        "refused": SampleForm({"title": "", "reason": "<script>"}, prefix="refused"),
        "filter": FilterForm(),
        "table": Table.of(
            [_("Number"), _("State"), _("Due")],
            [
                [
                    Cell("", "text", "QT-01", url="#content", below=(small(_("Document control")),)),
                    Cell("", "state", _("Draft"), "plain"),
                    Deadline("soon", _("2 working days left"), moment),
                ]
            ],
        ),
    }


class FilterForm(forms.Form):
    """Filters as a register has them."""

    state = forms.ChoiceField(
        label=gettext_lazy("state"), choices=[("", gettext_lazy("all")), ("l", gettext_lazy("late"))], required=False
    )
    q = forms.CharField(label=gettext_lazy("contains"), required=False)
    kind = forms.CharField(label=gettext_lazy("kind"), required=False)

    def first_fields(self):
        """Those always in sight."""
        return [self["q"], self["state"]]

    def further_fields(self):
        """Those behind one press."""
        return [self["kind"]]
