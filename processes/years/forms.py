"""What the acts on the preparation of a year ask for."""

from django import forms
from django.utils.translation import gettext_lazy as _

from qms.ledger.now import today
from qms.lifecycle.forms import ActForm, UnitField
from qms.text.inputs import WholeNumberField
from qms.workdays.line import LAST_DAY

from .parts import Line


class NewPreparation(ActForm):
    """Which year, of which administration."""

    unit = UnitField(label=_("administration"))
    year = WholeNumberField(label=_("year"), min_value=2026, max_value=LAST_DAY.year, initial=lambda: today().year + 1)

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["unit"].queryset = self.fields["unit"].queryset.filter(parent__isnull=True)


class LineForm(ActForm):
    """Which of the lines that are open."""

    line = forms.ModelChoiceField(Line.objects.none(), label=_("what the year needs"))

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["line"].queryset = self.offered()

    def offered(self):
        """The lines that are open."""
        return self.record.lines.filter(there_at=None, left_out_why="")

    def meant(self, given):
        """The line by its key."""
        return given | {"line": given["line"].pk} if "line" in given else given


class TakeUpForm(LineForm):
    """Which of the lines left out."""

    def offered(self):
        return self.record.lines_left_out()
