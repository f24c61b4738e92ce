"""What the acts on issuances ask for."""

from django import forms
from django.utils.translation import gettext_lazy as _

from qms.ledger.legible import JSONText
from qms.lifecycle.forms import ActForm, PersonField
from qms.text.inputs import WholeNumberField

from ..published.models import PublishedList
from ..published.states import ListState
from .rows import RowForm

MOST_CODES = 20_000  # letters: some 500 codes
WHICH = [("new", _("All that are new")), ("new_and_changed", _("All that are new or changed"))]


class ListField(forms.ModelChoiceField):
    """A published list, named by its number."""

    def __init__(self, **kwargs):
        super().__init__(queryset=PublishedList.objects.none(), to_field_name="number", **kwargs)

    def offer_to(self, user):
        if user is not None:
            lists = PublishedList.objects.visible_to(user).filter(state__in=[ListState.ARRIVING, ListState.WHOLE])
            self.queryset = lists.order_by("-pk")

    def label_from_instance(self, published):
        return f"{published.number} {published.title_text()}"


class IssuanceForm(ActForm):
    """Which procedures of a list are made, and who reviews and approves them."""

    published_list = ListField(label=_("published list of procedures"))
    which = forms.ChoiceField(label=_("which procedures"), choices=WHICH, required=False)
    codes = forms.CharField(
        label=_("or only these codes"),
        max_length=MOST_CODES,
        required=False,
        widget=forms.Textarea(attrs={"rows": 2}),
        help_text=_("Separated by commas, spaces or lines."),
    )
    reviewer = PersonField(label=_("reviewer"))
    approver = PersonField(label=_("approver"))
    decision = forms.CharField(
        label=_("issuing decision"), max_length=120, required=False, help_text=_("It can be given later.")
    )

    def clean_codes(self):
        return self.cleaned_data["codes"].replace(",", " ").replace(";", " ").split()


class DecisionForm(ActForm):
    """Under which decision they are issued."""

    decision = forms.CharField(label=_("issuing decision"), max_length=120)

    @staticmethod
    def initial_of(issuance):
        return {"decision": issuance.decision}


class ReassignForm(ActForm):
    """Other persons for an issuance that is not decided yet."""

    author = PersonField(label=_("author"), required=False, empty_label=_("As now"))
    reviewer = PersonField(label=_("reviewer"), required=False, empty_label=_("As now"))
    approver = PersonField(label=_("approver"), required=False, empty_label=_("As now"))


class FillForm(ActForm):
    """{line: {committed, limit_in, same_day, fee, legal_basis, steps}}; the page of the table sends it row by row."""

    rows = JSONText(label=_("rows"))

    def clean_rows(self):
        rows = self.cleaned_data["rows"]
        if not isinstance(rows, dict) or not all(
            str(line).isdecimal() and isinstance(row, dict) for line, row in rows.items()
        ):
            raise forms.ValidationError(_("Write the rows by the numbers of their lines."))
        found = {}
        for line, row in rows.items():
            form = RowForm(row)
            if not form.is_valid():
                said = [sentence for sentences in form.errors.values() for sentence in sentences]
                raise forms.ValidationError([_("Line {line}: {said}").format(line=line, said=each) for each in said])
            found[int(line)] = {name: value for name, value in form.row().items() if name in row}
        return found


class LeaveOutForm(ActForm):
    """Which line is left out."""

    line = WholeNumberField(label=_("line"), min_value=1)
