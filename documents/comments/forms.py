"""What the acts on comments ask for."""

from django import forms
from django.utils.translation import gettext_lazy as _

from documents.controlled.models import DocumentRevision
from qms.lifecycle.forms import ActForm, several_lines

from . import rules


class CommentForm(ActForm):
    """A comment on a revision, or on a passage of it."""

    revision = forms.ModelChoiceField(
        DocumentRevision.objects.none(), to_field_name="number", label=_("document revision")
    )
    passage = several_lines(
        _("passage"), 2, required=False, help_text=_("Copied from the text. Empty: the comment is on all of it.")
    )
    words = several_lines(_("comment"))
    suggestion = several_lines(
        _("suggested words"), 2, required=False, help_text=_("Instead of the passage; the author takes them over.")
    )

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        if self.user is not None:
            seen = DocumentRevision.objects.visible_to(self.user).filter(state__in=rules.COMMENTED_ON)
            self.fields["revision"].queryset = seen.order_by("number")


class AnswerForm(ActForm):
    """What is done about a comment, or why nothing is."""

    answer = several_lines(_("answer"))
