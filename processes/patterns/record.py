"""The face of patterns of procedures."""

from django.utils.translation import gettext_lazy as _

from qms.lifecycle.registry import InPack, RecordType, register

from .forms import CopyForm, PatternForm
from .models import Pattern


def pattern_context(pattern, request):
    """The steps as they were copied: the same as those of the version, for as long as that is what it was."""
    return {} if pattern.is_past else {"steps": pattern.definition.get("steps", [])}


PATTERNS = register(
    RecordType(
        model=Pattern,
        collection="procedure-patterns",
        clauses=("8.1",),
        purpose=_("Steps and times that procedures of one field have in common, so that many are drafted at once."),
        way=None,
        reached_through="the page of procedures",
        in_pack=InPack(governs=True),
        columns=("title_text", "prefix", "steps_told", "state"),
        create_form=PatternForm,
        forms={Pattern.edit: CopyForm},
        template="patterns/record.html",
        context=pattern_context,
    )
)
