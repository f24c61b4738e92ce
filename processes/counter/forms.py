"""What the counter asks for: a new dossier, its parts, and what the first step writes down, on one screen."""

from django import forms
from django.utils.translation import gettext_lazy as _

from processes.cases.forms import CaseForm, last_version
from processes.cases.receiving_forms import WithReceiving
from processes.procedures.models import effective_version

FOR_ACCEPTING = ("first_step", "values")
WHO = ("scan", "applicant_name", "applicant_id_number")
SELDOM = ("applicant_phone", "applicant_address", "subject", "channel", "received_at", "source_code")


class CounterForm(WithReceiving, CaseForm):
    """A dossier that is taken in and accepted; `scan` fills in the applicant and goes no further."""

    scan = forms.CharField(
        label=_("scan the identity card"),
        required=False,
        max_length=500,
        help_text=_("Or type the identity number: an applicant who was here before is found."),
        widget=forms.TextInput(attrs={"autocomplete": "off"}),
    )

    for_itself = ("another", "scan")

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.version = self._version()
        self.ask_for_receiving(self.version)
        self.order_fields(["procedure", *WHO, "parts"])

    def required_parts(self):
        """The names of the parts without which it is not accepted."""
        return [part.name for part in self.version.active_parts() if part.mandatory] if self.version else []

    def who(self):
        """The fields that say who applies."""
        return [self[name] for name in WHO]

    def checks(self):
        """What is looked at before accepting: the parts, and what the first step writes down."""
        seen = [name for name in self.fields if name not in (*WHO, *SELDOM)]
        return [self[name] for name in seen if not self[name].is_hidden]

    def seldom(self):
        """The fields that a usual dossier leaves as they are; they stand folded below the others."""
        return [self[name] for name in SELDOM]

    def seldom_has_faults(self):
        """Whether something is wrong in a field that would be folded."""
        return any(self[name].errors for name in SELDOM)

    def values_apart(self):
        """The values for the new dossier, and those for accepting it."""
        given = self.values()
        accepting = {name: given.pop(name) for name in FOR_ACCEPTING if name in given}
        return given, accepting

    def _version(self):
        return self.procedure and (effective_version(self.procedure) or last_version(self.procedure))
