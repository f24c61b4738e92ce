"""What the acts on patterns ask for."""

from django import forms
from django.utils.translation import gettext_lazy as _

from documents.controlled.states import RevisionState
from qms.lifecycle.forms import ActForm

from ..procedures.models import ProcedureVersion


class VersionField(forms.ModelChoiceField):
    """A procedure in force, named by the number of its version."""

    def __init__(self, **kwargs):
        super().__init__(queryset=ProcedureVersion.objects.none(), to_field_name="number", **kwargs)

    def offer_to(self, user):
        if user is not None:
            seen = ProcedureVersion.objects.visible_to(user).filter(revision__state=RevisionState.EFFECTIVE)
            self.queryset = seen.select_related("revision__document").order_by("number")

    def label_from_instance(self, version):
        return f"{version.revision.document.number} {version.revision.title}"


class CopyForm(ActForm):
    """Whose steps are the pattern."""

    version = VersionField(label=_("copied from"))
    prefix = forms.CharField(label=_("codes begin with"), max_length=30, help_text=_("For instance QT-HT."))

    @staticmethod
    def initial_of(record):
        return {"prefix": record.prefix, "version": record.taken_from.number}


class PatternForm(CopyForm):
    """A pattern of a field, or of every other."""

    field = forms.CharField(
        label=_("field of administration"), max_length=200, required=False, help_text=_("Empty: of every other field.")
    )
    field_order = ("field", "version", "prefix")
