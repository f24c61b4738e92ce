"""The face of named exceptions."""

from django import forms
from django.utils.translation import gettext_lazy as _

from qms.acts.acts import independence_rules
from qms.lifecycle.exemptions import Exemption
from qms.lifecycle.forms import ActForm, PersonField
from qms.lifecycle.registry import InPack, RecordType, record_types, register


def _record_types():
    """Record types with a rule that can be exempted from."""
    known = record_types().items()
    return [(name, kind.model._meta.verbose_name) for name, kind in known if independence_rules(kind.model)]


def _rules():
    """Every rule that can be exempted from, by name."""
    found = {}
    for kind in record_types().values():
        found |= independence_rules(kind.model)
    return [(name, rule.sentence) for name, rule in found.items()]


class ExemptionForm(ActForm):
    """Which rule does not hold, for whom, on which record, and why."""

    gives = ("record", "rule", "person", "grounds")

    collection = forms.ChoiceField(label=_("kind of record"), choices=_record_types)
    number = forms.CharField(label=_("number of the record"), max_length=60)
    rule = forms.ChoiceField(label=_("rule"), choices=_rules)
    person = PersonField(label=_("person exempted"))
    grounds = forms.CharField(
        label=_("why the roles can't be kept apart"), widget=forms.Textarea(attrs={"rows": 3}), max_length=2000
    )

    def clean(self):
        asked = super().clean()
        kind = record_types().get(asked.get("collection") or "")
        if kind and asked.get("number"):
            record = kind.model.objects.visible_to(self.user).filter(number=asked["number"]).first()
            if record is None:
                self.add_error("number", _("There is no such record that you can see."))
            asked["record"] = record
        return asked

    def meant(self, given):
        """The record itself for its kind and number."""
        return {name: self.cleaned_data[name] for name in self.gives}


EXEMPTIONS = register(
    RecordType(
        model=Exemption,
        collection="exemptions",
        clauses=("5.3",),
        purpose=_("One rule, waived once for one record, by top management and with its reason; everybody sees it."),
        way=None,
        in_pack=InPack(),
        reached_through="the record it is granted for",
        columns=("sentence", "person", "created_by", "created_at"),
        create_form=ExemptionForm,
        template="web/exemption.html",
    )
)
