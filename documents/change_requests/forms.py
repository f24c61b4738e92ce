"""What the acts on change requests ask for."""

from django import forms
from django.utils.translation import gettext_lazy as _

from documents.controlled.models import Document, DocumentRevision
from documents.controlled.states import OPEN_STATES
from qms.lifecycle.forms import ActForm, UnitField, several_lines

from .states import RequestKind


class WordsForm(ActForm):
    """What is asked for, and why."""

    as_it_is = several_lines(_("as it is now"), required=False, help_text=_("The part concerned, and what it says."))
    as_asked = several_lines(_("as it should be"), required=False)
    grounds = several_lines(_("grounds"), help_text=_("Why: a new law, a finding, what goes wrong at work."))

    @staticmethod
    def initial_of(request):
        return {name: getattr(request, name) for name in ("as_it_is", "as_asked", "grounds")}


class RequestForm(WordsForm):
    """A new request."""

    kind = forms.ChoiceField(label=_("what is asked for"), choices=RequestKind.choices, initial=RequestKind.CHANGE)
    document = forms.ModelChoiceField(
        Document.objects.none(),
        to_field_name="number",
        label=_("document"),
        required=False,
        empty_label=_("A new document"),
    )
    title = forms.CharField(
        label=_("title of the new document"), max_length=300, required=False, help_text=_("Only where it is new.")
    )
    unit = UnitField(label=_("unit in charge of the new document"), required=False)
    field_order = ["kind", "document", "title", "unit"]

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["document"].queryset = Document.objects.visible_to(self.user).order_by("number")


class DecisionForm(ActForm):
    """What whoever decides thinks of it."""

    opinion = several_lines(_("opinion, with the reason"))


class JoinForm(ActForm):
    """The revision under way that answers it."""

    revision = forms.ModelChoiceField(
        DocumentRevision.objects.none(), to_field_name="number", label=_("revision under way")
    )

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        open_ones = DocumentRevision.objects.visible_to(self.user).filter(state__in=OPEN_STATES)
        if self.record and self.record.document_id:
            open_ones = open_ones.filter(document=self.record.document_id)
        self.fields["revision"].queryset = open_ones.order_by("number")
