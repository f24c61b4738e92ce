"""The face of holds."""

from django.utils.translation import gettext_lazy as _

from qms.lifecycle.registry import InPack, RecordType, register

from .forms import HoldForm
from .models import Hold

HOLDS = register(
    RecordType(
        model=Hold,
        collection="holds",
        clauses=("7.5.3",),
        purpose=_("Records that must be kept beyond their term, for an inspection or a dispute."),
        way=None,
        reached_through="the list of records, whose lines it holds",
        in_pack=InPack(),
        columns=("title_text", "grounds", "state", "lifted_on"),
        create_form=HoldForm,
        template="holds/record.html",
    )
)
