"""What a question back asks for, and its answer."""

from django.utils.html import format_html
from django.utils.translation import gettext_lazy as _

from qms.lifecycle.forms import ActForm, PersonField, RecordField, several_lines
from qms.lifecycle.registry import record_at


class InquiryForm(ActForm):
    """About which record, of whom, and what."""

    about = RecordField()
    asked = PersonField(label=_("person asked"))
    question = several_lines(_("question back"), 4, help_text=_("One question, so that it can be answered in a line."))

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        record = record_at(self["about"].value(), self.user) if self.user is not None else None
        if record is not None:
            self.aside = format_html("<p>{} <strong>{}</strong></p>", _("It is asked about:"), record)


class AnswerForm(ActForm):
    """The answer."""

    answer = several_lines(_("answer"), 4)


class PassOnForm(ActForm):
    """Who is asked instead."""

    asked = PersonField(label=_("person asked"))
