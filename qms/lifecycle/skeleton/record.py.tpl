"""The face of $names: what the record tells of itself."""

from django.utils.translation import gettext_lazy as _

from qms.lifecycle.registry import InPack, RecordType, register
from qms.lifecycle.ways import Way

from .forms import EditForm, New$Model
from .models import $Model

$CONSTANT = register(
    RecordType(
        model=$Model,
        collection="$collection",
        clauses=("$clause",),
        purpose=_("What belongs here, and what one does with it."),
        way=Way(_("$Names"), "folder", $place),
        in_pack=InPack(),
        columns=("title_text", "unit", "state"),
        create_form=New$Model,
        forms={$Model.edit: EditForm},
        template="$slice/record.html",
    )
)
