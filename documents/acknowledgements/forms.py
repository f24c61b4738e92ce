"""What acknowledging asks for: the answers to the document's questions, where it has any."""

from django import forms
from django.urls import reverse
from django.utils.html import format_html
from django.utils.translation import gettext_lazy as _

from documents.controlled.questions import questions_of
from qms.lifecycle.forms import ActForm


class AcknowledgeForm(ActForm):
    """The questions of the revision, each with its answers to choose from."""

    answers = forms.CharField(
        label=_("answers"),
        required=False,
        max_length=200,
        widget=forms.HiddenInput,
        help_text=_("Numbers of the answers in the order of the questions, separated by commas."),
    )

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.asked = questions_of(self.record.revision) if self.record else []
        for number, question in enumerate(self.asked, 1):
            self.fields[f"question_{number}"] = forms.ChoiceField(
                label=f"{number}. {question.words}",
                choices=[(str(place), answer) for place, answer in enumerate(question.answers, 1)],
                widget=forms.RadioSelect,
                required=False,
            )
        if self.asked:
            address = reverse("revision_read", args=[self.record.revision_id])
            self.aside = format_html('<p class="mt-3"><a href="{}">{}</a></p>', address, _("Back to the content"))

    def meant(self, given):
        """The answers chosen on the page, or those that a script gives in one value."""
        chosen = [given.get(f"question_{number}") or "" for number in range(1, len(self.asked) + 1)]
        return {"answers": ",".join(chosen) if any(chosen) else given.get("answers", "")}
