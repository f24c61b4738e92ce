"""What the acts on external documents ask for."""

from django import forms
from django.utils.translation import gettext_lazy as _

from qms.evidence.uploads import media_type_of
from qms.lifecycle.forms import ActForm, DayField, several_lines

from .models import FACTS, ExternalDocument
from .signs import named_in
from .states import ExternalKind, ExternalState


class ExternalField(forms.ModelChoiceField):
    """An external document in force, by its number."""

    def __init__(self, **kwargs):
        super().__init__(ExternalDocument.objects.none(), to_field_name="number", **kwargs)

    def offer_to(self, user):
        seen = ExternalDocument.objects.visible_to(user).filter(state=ExternalState.IN_FORCE)
        self.queryset = seen.order_by("number")

    def label_from_instance(self, document):
        return f"{document.number} – {document.title}"


class EditForm(ActForm):
    """What is known of it, and where that was found."""

    kind = forms.ChoiceField(label=_("kind"), choices=ExternalKind.choices)
    body = forms.CharField(label=_("issued by"), max_length=150)
    title = forms.CharField(label=_("title"), max_length=500)
    issued_on = DayField(label=_("issued on"), required=False)
    effective_on = DayField(label=_("in force from"), required=False)
    expires_on = DayField(label=_("in force until"), required=False, help_text=_("The last day, where it names one."))
    source = forms.CharField(
        label=_("source"), max_length=500, required=False, help_text=_("Where it was published or found.")
    )
    note = several_lines(_("note"), rows=2, required=False)
    file = forms.FileField(label=_("attach a file"), required=False)

    def clean_file(self):
        upload = self.cleaned_data.get("file")
        if upload:
            media_type_of(upload)
        return upload

    @staticmethod
    def initial_of(document):
        return {name: getattr(document, name) for name in (*FACTS, "note")}


class ExternalForm(EditForm):
    """A document new in the register."""

    sign = forms.CharField(label=_("number and sign"), max_length=60, help_text=_("E.g. 118/2025/NĐ-CP."))
    field_order = ["sign"]

    def clean_sign(self):
        taken = _("This document is in the register already.")
        return ExternalDocument.free_code(named_in(self.cleaned_data["sign"]), taken)


class ReplaceForm(ActForm):
    """What took its place, and since when."""

    successor = ExternalField(label=_("replaced by"))
    since = DayField(
        label=_("no longer in force since"),
        required=False,
        help_text=_("Empty: the day from which the new one is in force."),
    )

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        if self.record:
            offered = self.fields["successor"]
            offered.queryset = offered.queryset.exclude(pk=self.record.pk)


class AnnounceForm(ReplaceForm):
    """What will take its place, and from when on."""

    since = DayField(
        label=_("from this day on"),
        required=False,
        help_text=_("Empty: the day from which the new one is in force."),
    )


class ExpireForm(ActForm):
    """Since when it no longer holds."""

    since = DayField(label=_("no longer in force since"), required=False, help_text=_("Empty: today."))
