"""What is asked of whoever wants a pack."""

from django import forms
from django.utils.text import capfirst
from django.utils.translation import gettext_lazy as _

from qms.ledger.now import today
from qms.lifecycle.forms import ActForm, DayField, UnitField
from qms.lifecycle.registry import record_types
from qms.people.models import Unit
from qms.text.vietnamese import order_key
from qms.workdays.months import first_of_year


class LeaveForm(ActForm):
    """Whether who came to the office is needed, and why."""

    personal = forms.BooleanField(
        label=_("with names, numbers and addresses of those who came, and the files that name them"),
        required=False,
        help_text=_(
            "Otherwise they are masked, and such files stay out. Each opening stays on record, with the reason."
        ),
    )
    reason = forms.CharField(label=_("reason"), max_length=150, required=False)


class PackForm(ActForm):
    """Unit, period and kinds of records."""

    unit = UnitField(
        label=_("unit"),
        help_text=_(
            "With the units below it; documents and procedures of those above come along, since they govern it."
        ),
    )
    since = DayField(label=_("period from"))
    until = DayField(label=_("period until"))
    kinds = forms.MultipleChoiceField(
        label=_("kinds of records"),
        required=False,
        widget=forms.CheckboxSelectMultiple,
        help_text=_("None: all. Others are in the pack by their digests alone."),
    )

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["unit"].initial = Unit.objects.filter(parent__isnull=True).values_list("code", flat=True).first()
        self.fields["since"].initial = first_of_year(today())
        self.fields["until"].initial = today()
        kinds = [(name, capfirst(kind.model._meta.verbose_name_plural)) for name, kind in record_types().items()]
        self.fields["kinds"].choices = sorted(kinds, key=lambda kind: order_key(kind[1]))
